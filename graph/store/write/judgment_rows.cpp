#include "graph/store/write/judgment_rows.hpp"

#include "graph/store/sentence_claims.hpp"
#include "graph/store/write/document_rows.hpp"

#include <string>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::string_view kJudgmentColumns = "id, verdict, note, text, subject, subject_name, relation, object, "
                                              "object_name, polarity, modality, speaker, symmetric";
constexpr std::string_view kSelectJudgments =
    "SELECT text, subject, subject_name, relation, object, object_name, polarity, modality, speaker, symmetric, id, "
    "verdict, note FROM judgment";

/// Makes the evidence of a sentence wait, wherever the sentence is.
class Reopening {
  public:
    explicit Reopening(const Database& database)
        : find_(database.prepare("SELECT sentence.id, first_evidence, first_evidence + evidences - 1 FROM "
                                 "sentence_words CROSS JOIN sentence ON sentence.id = sentence_words.rowid CROSS JOIN "
                                 "document ON document.id = sentence.document WHERE sentence_words MATCH ?")),
          stale_(
              database.prepare("INSERT OR IGNORE INTO stale_claim SELECT abs(claim) FROM evidence WHERE id BETWEEN ? "
                               "AND ? AND sentence = ? AND claim <> ?")),
          reopen_(database.prepare("UPDATE evidence SET claim = ?, turned = 0 WHERE id BETWEEN ? AND ? AND "
                                   "sentence = ?")) {}

    void reopen(std::string_view text) {
        struct Found {
            std::int64_t sentence, first, last;
        };
        std::vector<Found> found;
        const std::string phrase = phrase_of(text);
        find_.start(phrase);
        while (find_.step()) found.push_back({find_.number(0), find_.number(1), find_.number(2)});
        for (const Found& one : found) {
            stale_.run(one.first, one.last, one.sentence, kNotDerived);
            reopen_.run(kNotDerived, one.first, one.last, one.sentence);
        }
    }

  private:
    /// The first words of a sentence as FTS5 takes them. More than the sentence may be found: evidence that waits for
    /// nothing is placed where it was.
    static std::string phrase_of(std::string_view text) {
        constexpr std::size_t kEnough = 400; // bytes
        if (text.size() > kEnough) text = text.substr(0, text.rfind(' ', kEnough));
        std::string phrase = "^\"";
        for (const char c : text.substr(0, text.find('\0'))) phrase.append(c == '"' ? 2 : 1, c);
        return phrase += '"';
    }

    SqlStatement find_, stale_, reopen_;
};

} // namespace

Judgments read_judgment_rows(const Database& database) {
    Judgments judgments;
    SqlStatement row = database.prepare(std::string(kSelectJudgments) + " ORDER BY id");
    while (row.step()) {
        Judgment judgment;
        const auto verdict = verdict_from(row.text(11));
        if (!verdict || !read_sentence_claim(row, 0, judgment.claim)) {
            database.fail_with(
                {ErrorCode::kBadFormat, "is damaged: a judgment that makes no sense", {database.file()}});
            break;
        }
        judgment.verdict = *verdict;
        judgment.number = row.number(10);
        judgment.note = row.text(12);
        judgments.add(std::move(judgment));
    }
    return judgments;
}

void write_judgment_rows(const Database& database, std::span<const Judgment> judgments) {
    Judgments known = read_judgment_rows(database);
    SqlStatement add = database.prepare(insert_into("judgment", kJudgmentColumns));
    SqlStatement change = database.prepare("UPDATE judgment SET verdict = ?, note = ? WHERE id = ?");
    Reopening reopening(database);
    std::int64_t next = known.empty() ? 1 : known.all().back().number + 1;
    for (Judgment judgment : judgments) {
        judgment.number = next;
        const SentenceClaim& of = judgment.claim;
        const std::size_t place = known.add(judgment);
        const Judgment& kept = known.all()[place];
        if (kept.number == next)
            add.run(next++, to_string(judgment.verdict), judgment.note, of.text, of.subject, of.subject_name,
                    of.relation, of.object, of.object_name, to_string(of.polarity), to_string(of.modality), of.speaker,
                    of.symmetric);
        else
            change.run(to_string(judgment.verdict), judgment.note, kept.number);
        reopening.reopen(of.text);
    }
}

std::size_t remove_judgment_rows(const Database& database, std::span<const std::int64_t> numbers) {
    SqlStatement text = database.prepare("SELECT text FROM judgment WHERE id = ?");
    SqlStatement remove = database.prepare("DELETE FROM judgment WHERE id = ?");
    Reopening reopening(database);
    std::size_t removed = 0;
    for (const std::int64_t number : numbers) {
        text.start(number);
        if (!text.step()) continue;
        const std::string sentence(text.text(0));
        text.reset();
        remove.run(number);
        reopening.reopen(sentence);
        ++removed;
    }
    return removed;
}

JudgedEvidence::JudgedEvidence(const Database& database)
    : judgments_(read_judgment_rows(database)),
      sentence_(database.prepare("SELECT text FROM evidence JOIN sentence ON sentence.id = evidence.sentence WHERE "
                                 "evidence.id = ?")),
      claim_(database.prepare(select_sentence_claims("", "WHERE evidence.id = ?"))) {}

bool JudgedEvidence::is(Verdict verdict, std::int64_t evidence) {
    if (judgments_.empty()) return false;
    sentence_.start(evidence);
    const bool is_judged = sentence_.step() && judgments_.has_sentence(sentence_.text(0));
    sentence_.reset();
    if (!is_judged) return false;
    claim_.start(evidence);
    SentenceClaim claim;
    const bool makes_sense = claim_.step() && read_sentence_claim(claim_, 0, claim);
    claim_.reset();
    const Judgment* judgment = makes_sense ? judgments_.find(claim) : nullptr;
    return judgment != nullptr && judgment->verdict == verdict;
}

} // namespace claimgraph
