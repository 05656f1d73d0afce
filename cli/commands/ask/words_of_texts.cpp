#include "cli/commands/ask/words_of_texts.hpp"

#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "extract/question/sentence_answers.hpp"
#include "graph/query/sentences.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace claimgraph::cli {
namespace {

class TextSearch {
  public:
    TextSearch(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge, std::size_t limit,
               AnswerSet& set)
        : source_(source),
          form_(form),
          knowledge_(knowledge),
          words_(sought_words(form, knowledge)),
          limit_(limit),
          set_(set) {}

    Result<void> run() {
        if (set_.widening == Widening::kNothing) search_facts();
        if (set_.widening == Widening::kNothing) search_text();
        if (set_.widening == Widening::kFacts && set_.answers.empty()) has_sentences();
        search_beside_claims();
        if (error_) return tl::unexpected(*error_);
        return {};
    }

  private:
    template <class Value>
    const Value* value_of(const Result<Value>& result) {
        if (!result && !error_) error_ = result.error();
        return result ? &*result : nullptr;
    }

    void search_facts() {
        if (source_.store() == nullptr || !source_.store()->keeps_facts() || form_.verb.empty()) return;
        if (!form_.passive.empty() && search_passive_facts()) return;
        for (const QuestionPattern& pattern : form_.patterns) {
            const bool is_said = !pattern.speaker.empty();
            if ((pattern.subject.words + pattern.object.words + pattern.speaker.words).empty()) continue;
            add_facts({.anywhere = is_said ? pattern.subject.words : std::string(),
                       .subject = is_said ? pattern.speaker.words : pattern.subject.words,
                       .relation = form_.verb,
                       .object = pattern.object.words});
            if (set_.facts.empty()) continue;
            set_.answers = answers_of_facts(form_, set_.facts);
            return;
        }
        if (form_.answer == Answer::kClaim) return; // others may say it
        // with its words in any part: whether they answer is for people to see
        if (!form_.words.empty())
            add_facts({.anywhere = fmt::format("{}", fmt::join(form_.words, " ")), .relation = form_.verb});
    }

    /// "Who was poisoned?": the subject of a passive is who suffers it.
    bool search_passive_facts() {
        std::string patient = form_.named.empty() || form_.who ? std::string() : form_.named.front().words;
        std::vector<std::string> others = form_.names;
        std::erase_if(others, [&](const std::string& word) { return patient.find(word) != std::string::npos; });
        const bool has_who =
            form_.answer == Answer::kObject || form_.answer == Answer::kSubject || form_.answer == Answer::kContent;
        for (;; patient.erase(0, patient.rfind(' ') + 1)) { // at last the surname alone
            add_facts({.anywhere = fmt::format("{}", fmt::join(others, " ")),
                       .subject = patient,
                       .relation = fmt::format("{} {}", form_.passive, form_.verb)});
            if (!set_.facts.empty() || patient.find(' ') == std::string::npos) break;
        }
        if (has_who) set_.answers = answers_of_passive_facts(set_.facts, patient.empty());
        return !set_.facts.empty();
    }

    void add_facts(const FactQuery& query) {
        const auto hits = find_facts(*source_.store(), query, limit_);
        const auto* found = value_of(hits);
        if (found == nullptr || found->empty()) return;
        set_.facts = *found;
        set_.widening = Widening::kFacts;
    }

    void search_text() {
        if (has_sentences()) set_.widening = Widening::kText;
    }

    /// Where claims do not tell what is asked, sentences with the words of the question may.
    void search_beside_claims() {
        if (!set_.claims.empty() && (set_.answers.empty() || is_near(set_))) has_sentences();
        if (form_.is_event) search_headlines();
        const bool has_words = form_.answer == Answer::kReason || form_.answer == Answer::kTime;
        if (form_.counts || (has_words && set_.answers.empty()))
            if (std::vector<ShortAnswer> found = answers_in_words(form_, set_, knowledge_); !found.empty()) {
                set_.answers = std::move(found);
                set_.in_words = true;
            }
    }

    /// What happened to somebody stands in the headlines that name him.
    void search_headlines() {
        if (source_.store() == nullptr) return;
        auto found = sentences_with_most(
            *source_.store(), sought_names(form_), limit_,
            {.least = 1, .own = 1, .passes = [](const SearchHit& hit) { return hit.sentence == 0; }});
        if (value_of(found) != nullptr) set_.headlines = std::move(*found);
    }

    /// Whether sentences have most of the words that no claim shows. Those that tell why or when come first, if asked
    /// for.
    bool has_sentences() {
        if (source_.store() == nullptr) return false;
        SentenceChoice choice;
        choice.passes = [&](const SearchHit& hit) {
            return !is_shown(hit) && (!form_.counts || has_amount(hit.text, knowledge_.models));
        };
        const bool asks_detail = form_.answer == Answer::kReason || form_.answer == Answer::kTime;
        const std::size_t looked_at = asks_detail ? 4 * limit_ : limit_; // some of them tell it
        auto found = sentences_with_most(*source_.store(), words_, looked_at, choice);
        if (value_of(found) == nullptr || found->hits.empty()) return false;
        if (asks_detail)
            std::ranges::stable_partition(found->hits, [&](const SearchHit& hit) { return tells_detail(hit); });
        if (found->hits.size() > limit_) found->hits.resize(limit_);
        set_.searched = text_of(words_);
        set_.sentences = std::move(*found);
        return true;
    }
    /// Whether it has a word of reasons, where why is asked, or a time, where when is.
    bool tells_detail(const SearchHit& hit) const {
        if (form_.answer == Answer::kReason) return !clause_of_reason(hit.text, form_.reason_conjunctions).empty();
        const auto document = make_document("sentence", hit.text);
        return document && !find_times(*document, analyze(*document, knowledge_.models), knowledge_.models).empty();
    }
    bool is_shown(const SearchHit& hit) const {
        if (std::ranges::any_of(set_.facts, [&](const FactHit& fact) { return fact.fact.text == hit.text; }))
            return true;
        return std::ranges::any_of(set_.claims, [&](const FoundClaim& one) {
            return std::ranges::any_of((*one.graph)[one.claim].evidence, [&](const Evidence& evidence) {
                return evidence.document == hit.document && evidence.span.begin == hit.span.begin;
            });
        });
    }

    const GraphSource& source_;
    const QuestionForm& form_;
    const AskKnowledge& knowledge_;
    std::vector<SoughtWord> words_;
    std::size_t limit_;
    AnswerSet& set_;
    std::optional<Error> error_;
};

} // namespace

Result<void> add_words_of_texts(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                                std::size_t limit, AnswerSet& found) {
    return TextSearch(source, form, knowledge, limit, found).run();
}

} // namespace claimgraph::cli
