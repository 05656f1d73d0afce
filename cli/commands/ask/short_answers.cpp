#include "cli/commands/ask/short_answers.hpp"

#include "cli/commands/ask/words_asked.hpp"
#include "cli/output/claim_text.hpp"
#include "extract/question/answers/sentence_answers.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/model/claim_times.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ranges>
#include <set>
#include <sstream>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr const char* kAffirmed = "affirmed";
constexpr const char* kDenied = "denied";

/// Texts with their evidence, in the order in which they come.
class Tally {
  public:
    void add(const std::string& text, std::size_t evidence) {
        if (text.empty()) return;
        const auto known = std::ranges::find(answers_, text, &ShortAnswer::text);
        if (known == answers_.end())
            answers_.push_back({text, evidence});
        else
            known->evidence += evidence;
    }
    bool empty() const { return answers_.empty(); }
    std::vector<ShortAnswer> sorted() && {
        std::ranges::stable_sort(answers_, std::greater<>(), &ShortAnswer::evidence);
        return std::move(answers_);
    }

  private:
    std::vector<ShortAnswer> answers_;
};

/// Whether the complement of a claim tells why: its slot stands behind one of these prepositions in the rule that drew
/// it, "accuse O of T?".
bool complement_is_reason(const Claim& claim, const std::vector<std::string>& prepositions) {
    return std::ranges::any_of(claim.evidence, [&](const Evidence& evidence) {
        return std::ranges::any_of(prepositions, [&](const std::string& preposition) {
            return fmt::format(" {} ", evidence.rule).find(fmt::format(" {} T", preposition)) != std::string::npos;
        });
    });
}

/// The words of a text, in order.
std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// A fact without its subject, whose clauses may have times of their own.
std::string said_of_subject(const FactRecord& fact) {
    return fmt::format("{} {} {}", fact.relation, fact.object, fmt::join(fact.arguments, " "));
}

void add_reasons(const QuestionForm& form, const Claim& claim, Tally& tally) {
    if (complement_is_reason(claim, form.reason_prepositions)) tally.add(claim.complement, claim.evidence.size());
    for (const Evidence& evidence : claim.evidence)
        tally.add(clause_of_reason(evidence.text, form.reason_conjunctions), 1);
}

std::string how_often(std::size_t affirmed, std::size_t denied) {
    return fmt::format("{}: affirmed {}, denied {}",
                       denied == 0     ? "yes"
                       : affirmed == 0 ? "no"
                                       : "disputed",
                       affirmed, denied);
}

std::string yes_or_no(const QuestionForm& form, const AnswerSet& found) {
    if (!says_the_same(found)) return "not told";
    std::size_t affirmed = 0;
    std::size_t denied = 0;
    std::string others; // what is planned, possible, asked for
    for (const ShortAnswer& one : found.answers)
        if (one.text == kAffirmed)
            affirmed += one.evidence;
        else if (one.text == kDenied)
            denied += one.evidence;
        else
            others += fmt::format("{}{} {}", others.empty() ? "" : ", ", one.text, one.evidence);
    if (affirmed + denied == 0) return "not told as a fact: " + others;
    if (form.polarity == Polarity::kDenied) std::swap(affirmed, denied);
    return how_often(affirmed, denied) + (others.empty() ? "" : ", " + others);
}

/// "Ana Lind; Tom Bakk (told 2019-07-28); in the past: Petra Holm".
std::string holders_text(const std::vector<OfficeHolder>& holders) {
    std::string text;
    bool was_past = false;
    for (const OfficeHolder& holder : holders) {
        if (!text.empty()) text += "; ";
        if (holder.is_past && !was_past) text += "in the past: ";
        was_past = holder.is_past;
        text += holder.name;
        if (!holder.is_past && !holder.told.empty()) text += fmt::format(" (told {})", holder.told);
    }
    return text;
}

/// The days of the documents in which something is told that has no time of its own.
std::string days_of_documents(const AnswerSet& found) {
    std::set<std::string> days;
    for (const FoundClaim& one : found.claims)
        for (const Evidence& evidence : (*one.graph)[one.claim].evidence) days.insert(evidence.date);
    for (const FactHit& hit : found.facts) days.insert(hit.document.date);
    days.erase("");
    return days.empty() ? std::string() : fmt::format("; told in documents of {}", fmt::join(days, ", "));
}

/// Whether no claim answers beside the sentences.
bool is_untold(const AnswerSet& found) { return found.claims.empty() || is_near(found) || found.near.empty(); }

/// Sentences that may tell what no claim does.
std::string told_perhaps(const AnswerSet& found) {
    return fmt::format("not told; perhaps: {}", fmt::join(found.perhaps, " / "));
}

/// What clauses of sentences tell where no claim does, and what claims near the question tell.
std::string told_by_clauses(const QuestionForm& form, const AnswerSet& found) {
    std::vector<std::string> texts;
    for (const ShortAnswer& one : found.answers)
        texts.push_back(one.evidence > 1 ? fmt::format("{} ({})", one.text, one.evidence) : one.text);
    std::string text = fmt::format("{}", fmt::join(texts, "; "));
    if (form.answer == Answer::kWhether) {
        const auto count = [&](const char* what) {
            const auto one = std::ranges::find(found.answers, what, &ShortAnswer::text);
            return one == found.answers.end() ? std::size_t(0) : one->evidence;
        };
        const bool is_turned = form.polarity == Polarity::kDenied;
        text = how_often(count(is_turned ? kDenied : kAffirmed), count(is_turned ? kAffirmed : kDenied));
    }
    const bool is_told = !is_untold(found);
    std::vector<std::string> near;
    for (const ShortAnswer& one : found.near) near.push_back(one.text);
    constexpr std::size_t kMostNear = 5;
    if (near.size() > kMostNear) near.resize(kMostNear);
    if (!near.empty() && form.answer != Answer::kWhether)
        text += fmt::format("; {}: {}", is_told ? "claims" : "claims near it", fmt::join(near, "; "));
    return (is_told ? "in sentences: " : "no claim tells; in sentences: ") + text;
}

} // namespace

std::string without_part_of_day(const std::string& value) {
    const std::size_t part = value.find('T');
    const bool has_minute = part != std::string::npos && part + 1 < value.size() && value[part + 1] <= '9';
    return part == std::string::npos || has_minute || part == 0 || value[0] > '9' ? value : value.substr(0, part);
}

bool says_the_same(const AnswerSet& found) {
    const bool is_as_read = found.widening == Widening::kNone || found.widening == Widening::kNamed ||
                            found.widening == Widening::kDocuments || found.widening == Widening::kVerb;
    return is_as_read &&
           std::ranges::none_of(found.asked, [](const AskedPart& asked) { return asked.relations.empty(); });
}

bool are_all_named(const AnswerSet& found) {
    return std::ranges::none_of(found.claims,
                                [](const FoundClaim& one) { return one.entity && (*one.graph)[one.entity].unnamed; });
}

std::string affirmed_or_denied(bool is_denied) { return is_denied ? kDenied : kAffirmed; }

std::string clause_of_reason(const std::string& sentence, const std::vector<std::string>& words) {
    const std::string text = lower_ascii(sentence);
    std::size_t first = std::string::npos;
    for (const std::string& word : words) first = std::min(first, text.find(fmt::format(" {} ", word)));
    if (first == std::string::npos) return {};
    std::string clause = one_line(sentence.substr(first));
    clause.resize(std::min(clause.size(), clause.find(",\""))); // what is said ends there
    if (clause.ends_with('.')) clause.pop_back();
    return clause;
}

EntityIndex entity_asked(const QuestionForm& form, const Claim& claim, const ClaimFilter& filter) {
    const auto has = [](const std::vector<EntityIndex>& some, EntityIndex one) {
        return std::ranges::find(some, one) != some.end();
    };
    switch (form.answer) {
    case Answer::kSubject:
        return claim.symmetric && has(filter.objects, claim.subject) ? claim.object : claim.subject;
    case Answer::kObject:
        return claim.symmetric && has(filter.subjects, claim.object) ? claim.subject : claim.object;
    case Answer::kSpeaker:
        return claim.attributed_to;
    case Answer::kPlace:
        return claim.place_entity;
    default:
        return {};
    }
}

std::vector<ShortAnswer> answers_of_claims(const QuestionForm& form, std::span<const FoundClaim> claims) {
    Tally tally;
    for (const FoundClaim& one : claims) {
        const Claim& claim = (*one.graph)[one.claim];
        const std::size_t count = claim.evidence.size();
        switch (form.answer) {
        case Answer::kWhether:
            if (claim.modality == Modality::kActual || claim.modality == form.modality)
                tally.add(claim.polarity == Polarity::kDenied ? kDenied : kAffirmed, count);
            else
                tally.add(std::string(to_string(claim.modality)), count);
            break;
        case Answer::kTime:
            for (const ClaimTime& time : times_of(claim)) tally.add(without_part_of_day(*time.value), 1);
            break;
        case Answer::kPlace:
            tally.add(one.entity ? (*one.graph)[one.entity].name : claim.place, count);
            break;
        case Answer::kContent:
            tally.add(claim.complement, count);
            break;
        case Answer::kReason:
            add_reasons(form, claim, tally);
            break;
        case Answer::kClaim:
        case Answer::kBoth:
        case Answer::kLink:
            tally.add(claim_sentence(*one.graph, claim), count);
            break;
        default:
            tally.add(one.entity ? (*one.graph)[one.entity].name : std::string(), count);
        }
    }
    return std::move(tally).sorted();
}

// facts have no types, and what they count is within their words
std::vector<ShortAnswer> answers_of_facts(const QuestionForm& form, std::span<const FactHit> facts) {
    if (form.counts || form.where || form.type || (form.answer != Answer::kSubject && form.answer != Answer::kObject))
        return {};
    Tally tally;
    for (const FactHit& hit : facts) tally.add(form.answer == Answer::kSubject ? hit.fact.subject : hit.fact.object, 1);
    return std::move(tally).sorted();
}

std::vector<ShortAnswer> answers_of_passive_facts(std::span<const FactHit> facts, bool who) {
    Tally tally;
    for (const FactHit& hit : facts) tally.add(who ? hit.fact.subject : hit.fact.object, 1);
    return std::move(tally).sorted();
}

std::vector<ShortAnswer> answers_in_words(const QuestionForm& form, const AnswerSet& found,
                                          const AskKnowledge& knowledge) {
    Tally tally;
    std::set<std::string> read; // several claims may stand in a sentence
    const auto add = [&](const std::string& sentence, const std::string& date,
                         const std::vector<std::string>& triggers) {
        if (!read.insert(sentence).second) return;
        if (form.answer == Answer::kTime) {
            tally.add(without_part_of_day(only_time_in(sentence, date, knowledge.models)), 1);
            return;
        }
        if (form.counts) {
            for (const std::string& amount : amounts_in(sentence, form, knowledge.words, knowledge.models))
                tally.add(amount, 1);
            return;
        }
        tally.add(clause_of_reason(sentence, form.reason_conjunctions), 1);
        for (const std::string& reason : reasons_in(sentence, form, triggers, knowledge.words, knowledge.models))
            tally.add(reason, 1);
    };
    constexpr std::size_t kMostClaims = 50; // their sentences are read again
    for (const FoundClaim& one : found.claims | std::views::take(kMostClaims))
        for (const Evidence& evidence : (*one.graph)[one.claim].evidence)
            add(evidence.text, evidence.date, split_words(lower_ascii(words_in(evidence, evidence.trigger_span))));
    const bool is_light = knowledge.words.is(QuestionWord::kLight, form.verb);
    const auto has_verb = [&](const std::string& sentence) { // else it tells the time of something else
        if (is_light) return !form.names.empty() && count_in(sentence, form.names, form) == form.names.size();
        const std::string text = " " + fold(sentence);
        return text.find(" " + fold(form.verb)) != std::string::npos ||
               text.find(" " + fold(form.predicate)) != std::string::npos;
    };
    for (const FactHit& hit : found.facts)
        add(form.answer == Answer::kTime ? said_of_subject(hit.fact) : hit.fact.text, hit.document.date, {});
    for (const SearchHit& hit : found.sentences.hits)
        if (has_verb(hit.text)) add(hit.text, hit.date, {});
    if (form.counts && tally.empty()) // of something else, mostly
        for (const SearchHit& hit : found.sentences.hits) add(hit.text, hit.date, {});
    return std::move(tally).sorted();
}

bool is_near(const AnswerSet& found) {
    return found.widening == Widening::kFamily || found.widening == Widening::kBetween ||
           found.widening == Widening::kTopic;
}

std::string short_answer(const QuestionForm& form, const AnswerSet& found) {
    if (found.by_clauses) return told_by_clauses(form, found);
    if (form.answer == Answer::kWhether) {
        if (found.claims.empty() && found.perhaps.empty()) return "not told";
        if (found.claims.empty()) return told_perhaps(found);
        const std::string whether = yes_or_no(form, found);
        return found.left_out.empty() ? whether : fmt::format("not told; without '{}': {}", found.left_out, whether);
    }
    if (found.answers.empty() && !found.perhaps.empty()) return told_perhaps(found);
    if (found.answers.empty())
        return form.answer == Answer::kTime ? "not told" + days_of_documents(found) : std::string("not told");
    std::vector<std::string> texts;
    for (const ShortAnswer& one : found.answers)
        texts.push_back(one.evidence > 1 ? fmt::format("{} ({})", one.text, one.evidence) : one.text);
    constexpr std::size_t kMostShown = 10;
    const std::size_t shown = std::min(texts.size(), kMostShown);
    if (found.widening == Widening::kSuccessor)
        return "no claim tells who followed; in office since: " + holders_text(found.holders);
    if (!found.holders.empty()) return holders_text(found.holders);
    if (found.is_by_sentences()) return fmt::format("no claim tells; in sentences: {}", fmt::join(texts, "; "));
    std::string text =
        form.counts && !found.in_words && are_all_named(found) ? fmt::format("{}: ", texts.size()) : std::string();
    text += fmt::format("{}", fmt::join(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(shown), "; "));
    if (!found.left_out.empty()) text.insert(0, fmt::format("not told; without '{}': ", found.left_out));
    if (is_near(found) && found.left_out.empty()) text.insert(0, "not told; near it: ");
    if (texts.size() > shown) text += fmt::format("; and {} more", texts.size() - shown);
    return text;
}

} // namespace claimgraph::cli
