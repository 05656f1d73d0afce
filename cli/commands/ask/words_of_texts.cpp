#include "cli/commands/ask/words_of_texts.hpp"

#include "cli/commands/ask/beside_sentences.hpp"
#include "cli/commands/ask/facts_asked.hpp"
#include "cli/commands/ask/kept_error.hpp"
#include "cli/commands/ask/sentences_read.hpp"
#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "extract/question/answers/clause_answers.hpp"
#include "extract/question/answers/sentence_answers.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/sentences.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <optional>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

constexpr double kLeastFit = 1.2;   ///< of a clause that answers
constexpr double kSure = 1.75;      ///< ... better than claims with another verb
constexpr double kLeastWhole = 0.6; ///< of a sentence that may tell what nothing else does
constexpr double kGoodWhole = 0.75; ///< of the sentence of a claim that needs no comparing
constexpr double kClearly = 0.25;   ///< how much better a sentence fits than those of the claims it goes before

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
        search_spoken(false);
        if (set_.widening == Widening::kNothing && source_.store() != nullptr)
            add_facts_asked(*source_.store(), form_, limit_, set_, error_);
        if (set_.widening == Widening::kNothing) search_text();
        if (set_.widening == Widening::kFacts) has_sentences();
        search_beside_claims();
        if (set_.answers.empty() && !error_) search_spoken(true);
        if (!error_) compare_with_claims();
        if (set_.answers.empty() && set_.perhaps.empty() && !error_) show_best_sentence();
        if (error_) return tl::unexpected(*error_);
        return {};
    }

  private:
    /// What somebody says is told best by his own sentences.
    void search_spoken(bool loosely) {
        constexpr std::size_t kMostSaid = 3;
        if (source_.store() == nullptr) return;
        auto found = spoken_sentences(*source_.store(), form_, knowledge_, kMostSaid, loosely);
        if (error_.value_of(found) == nullptr || found->hits.empty()) return;
        if (set_.widening == Widening::kNothing) set_.widening = Widening::kText;
        set_.near = std::move(set_.answers);
        set_.answers.clear();
        for (const SearchHit& hit : found->hits) set_.answers.push_back({one_line(hit.text), 1});
        set_.by_clauses = true;
        set_.searched = text_of(words_);
        set_.sentences = std::move(*found);
    }

    /// Where a sentence has clearly more of the question than those of the claims, it goes before them.
    void compare_with_claims() {
        if (source_.store() == nullptr || !asks_clauses(form_) || !asks_end() || set_.by_clauses ||
            set_.claims.empty() || set_.answers.empty() || !set_.holders.empty())
            return;
        const auto found = fit_of_claims(*source_.store(), set_.claims, form_, knowledge_);
        const double* fit = error_.value_of(found);
        if (fit == nullptr || *fit >= kGoodWhole) return;
        const SentenceRead* best = read().best();
        if (best == nullptr || best->whole < std::max(kLeastWhole, *fit + kClearly) || agree_with_clauses() ||
            has_clauses(kLeastFit))
            return;
        set_.near = std::move(set_.answers);
        set_.answers.clear();
    }

    /// Whether a clause of a sentence says the same as the claims, perhaps in more words.
    bool agree_with_clauses() {
        return std::ranges::any_of(read().told, [&](const SentencesRead::Told& one) {
            const std::string text = fold(one.answer.text);
            return one.answer.fit >= kLeastFit && std::ranges::any_of(set_.answers, [&](const ShortAnswer& claimed) {
                       const std::string other = fold(claimed.text);
                       return text.find(other) != std::string::npos || other.find(text) != std::string::npos;
                   });
        });
    }

    /// The sentence that fits the question best, where nothing tells what is asked.
    void show_best_sentence() {
        if (source_.store() == nullptr || !asks_clauses(form_)) return;
        const SentenceRead* best = read().best();
        if (best == nullptr || best->whole < kLeastWhole) return;
        auto found = sentences_at(*source_.store(), std::vector{best->place});
        if (error_.value_of(found) == nullptr || found->hits.empty()) return;
        set_.perhaps = {one_line(best->text)};
        show_first(std::move(*found));
    }

    void search_text() {
        if (has_sentences()) set_.widening = Widening::kText;
    }

    /// Where claims do not tell what is asked, sentences with the words of the question may.
    void search_beside_claims() {
        const bool has_words = form_.answer == Answer::kReason || form_.answer == Answer::kTime;
        if (has_words && !set_.claims.empty() && !is_near(set_)) {
            const bool has_told = form_.answer == Answer::kTime && set_.answers.empty() && has_clauses(kSure);
            if (!has_told) answer_in_words(); // by their own sentences
        }
        if (!set_.claims.empty() && !set_.by_clauses) {
            if (form_.clause.is_naming) set_.answers.clear(); // ends of claims are called nothing
            if (is_untold())
                has_sentences();
            else if (is_said_otherwise())
                has_clauses(kSure);
        }
        if (form_.is_event) search_headlines();
        if (form_.counts || (has_words && !set_.by_clauses)) answer_in_words();
        if (form_.counts && !set_.claims.empty() && !set_.in_words && !are_all_named(set_)) count_in_sentences();
        if (form_.answer == Answer::kReason && set_.answers.empty()) search_reasons();
        if (form_.answer == Answer::kTime && set_.answers.empty()) search_times();
    }
    /// Why something was done may stand beside the sentence that says so.
    void search_reasons() {
        if (source_.store() == nullptr) return;
        auto found = reasons_beside(*source_.store(), deeds(), form_, knowledge_);
        if (error_.value_of(found) == nullptr || found->hits.empty()) return;
        for (const SearchHit& hit : found->hits) set_.perhaps.push_back(one_line(hit.text));
        show_first(std::move(*found));
    }
    /// When something was done may stand in the sentence before, if only that tells who did it.
    void search_times() {
        if (source_.store() == nullptr) return;
        const std::vector<SentencePlace> places = deeds();
        if (places.empty() || places.front().sentence == 0) return;
        SentencePlace previous = places.front();
        --previous.sentence;
        auto found = sentences_at(*source_.store(), std::vector{previous, places.front()});
        if (error_.value_of(found) == nullptr || found->hits.size() != 2) return;
        const SearchHit& told = found->hits.front();
        const auto fit = [&](const std::string& before) {
            return clauses_told(found->hits.back().text, {}, form_, knowledge_.words, knowledge_.models, before).fit;
        };
        const std::string time = first_time_in(told.text, told.date, knowledge_.models);
        if (time.empty() || time == told.date || fit(told.text) <= fit({})) return;
        set_.perhaps = {time};
        show_first(std::move(*found));
    }
    void show_first(SearchResult found) {
        put_first(std::move(found), set_.sentences);
        if (set_.widening == Widening::kNothing) set_.widening = Widening::kText;
        set_.searched = text_of(words_);
    }
    /// The sentences that say what the question asks the reason or the time of.
    std::vector<SentencePlace> deeds() {
        constexpr double kLeastOfDeed = 1.7;
        std::vector<SentencePlace> places;
        const auto add = [&](SentencePlace place) {
            if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
        };
        for (SentencePlace& place : read().deeds(kLeastOfDeed)) add(std::move(place));
        if (!is_near(set_))
            for (const FoundClaim& one : set_.claims)
                for (const Evidence& evidence : (*one.graph)[one.claim].evidence)
                    add({evidence.document, evidence.sentence});
        for (const FactHit& fact : set_.facts) add({fact.document.name, fact.fact.sentence});
        return places;
    }
    void answer_in_words() {
        if (!form_.counts && !set_.answers.empty()) return;
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
        if (error_.value_of(found) != nullptr) set_.headlines = std::move(*found);
    }

    bool asks_end() const {
        return form_.answer == Answer::kSubject || form_.answer == Answer::kObject ||
               form_.answer == Answer::kContent || form_.answer == Answer::kPlace;
    }

    /// Whether the claims do not say what is asked.
    bool is_untold() const {
        if (form_.answer == Answer::kWhether) return !says_the_same(set_);
        return set_.answers.empty() || is_near(set_) || form_.clause.is_owner; // ends of claims own nothing
    }

    /// Whether the claims have the relation of the question, but not its verb: sentences with that may tell more.
    bool is_said_otherwise() const {
        if (!asks_end() || form_.clause.verb.empty() || form_.counts || !set_.holders.empty()) return false;
        if (set_.widening == Widening::kSameVerb) return true;
        std::size_t left = 20; // sentences that are read again
        for (const FoundClaim& one : set_.claims)
            for (const Evidence& evidence : (*one.graph)[one.claim].evidence) {
                if (left-- == 0) return false;
                const std::string verb = verb_of_trigger(evidence, knowledge_.models);
                if (verb == form_.clause.verb || knowledge_.words.answers(verb, form_.clause.verb)) return false;
            }
        return true;
    }
    /// Whether clauses answer at least so well; their sentences come first.
    bool has_clauses(double least) {
        if (source_.store() == nullptr || !asks_clauses(form_)) return false;
        SearchResult told = read_clauses(least);
        if (told.hits.empty()) return false;
        set_.searched = text_of(words_);
        set_.sentences = std::move(told);
        return true;
    }

    /// Whether sentences have most of the words that no claim shows. Those with a clause that answers come first, then
    /// those that tell why or when, if asked for.
    bool has_sentences() {
        if (source_.store() == nullptr) return false;
        const bool asks_detail = form_.answer == Answer::kReason || form_.answer == Answer::kTime;
        SentenceChoice choice;
        choice.passes = [&](const SearchHit& hit) {
            return !is_shown(hit) && (!form_.counts || has_amount(hit.text, knowledge_.models));
        };
        auto found = sentences_with_most(*source_.store(), words_, asks_detail ? 4 * limit_ : limit_, choice);
        if (error_.value_of(found) == nullptr) return false;
        if (asks_detail) // some of them tell it
            std::ranges::stable_partition(found->hits, [&](const SearchHit& hit) { return tells_detail(hit); });
        if (found->hits.size() > limit_) found->hits.resize(limit_);
        // what is nobody, for "who", is near in sentences, too
        if (asks_clauses(form_) && set_.widening != Widening::kTopic) put_first(read_clauses(kLeastFit), *found);
        if (form_.counts)
            if (SearchResult told = with_amounts(); !told.hits.empty()) *found = std::move(told);
        if (found->hits.empty()) return set_.by_clauses;
        set_.searched = text_of(words_);
        set_.sentences = std::move(*found);
        return true;
    }
    /// Puts sentences that answer before the others, with the graph that has the documents of both.
    void put_first(SearchResult told, SearchResult& found) const {
        if (told.hits.empty()) return;
        std::vector<SearchHit> others = std::move(found.hits);
        found = std::move(told);
        std::erase_if(found.hits, [&](const SearchHit& hit) { return is_of_fact(hit); });
        std::erase_if(others, [&](const SearchHit& hit) {
            return std::ranges::any_of(found.hits, [&](const SearchHit& one) { return is_same(one, hit); }) ||
                   std::ranges::none_of(found.graph.documents(),
                                        [&](const SourceDocument& document) { return document.name == hit.document; });
        });
        for (SearchHit& hit : others) {
            hit.claims.clear(); // of another graph
            if (found.hits.size() < limit_) found.hits.push_back(std::move(hit));
        }
    }

    /// The sentences that have some of the words of the question; they are read once.
    const SentencesRead& read() {
        if (!read_) {
            auto found = read_sentences(*source_.store(), words_, form_, knowledge_);
            read_ = error_.value_of(found) == nullptr ? SentencesRead() : std::move(*found);
        }
        return *read_;
    }
    /// Answers by clauses of sentences; gives these sentences, the best first, and moves their facts to the front.
    SearchResult read_clauses(double least_fit) {
        constexpr double kWorse = 0.35; ///< than the best: no answer beside it
        constexpr std::size_t kMostAnswers = 6;
        const SentencesRead& all = read();
        if (all.told.empty() || all.told.front().answer.fit < least_fit) return {};
        const double least = std::max(least_fit, all.told.front().answer.fit - kWorse);
        if (!set_.claims.empty()) set_.near = std::move(set_.answers);
        set_.answers.clear();
        set_.by_clauses = true;
        std::vector<SentencePlace> places;
        for (const SentencesRead::Told& one : all.told | std::views::take(kMostAnswers)) {
            if (one.answer.fit < least) break;
            const SentencePlace& place = all.sentences[one.sentence].place;
            if (std::ranges::find(places, place) == places.end()) places.push_back(place);
            const std::string text = form_.answer == Answer::kWhether ? affirmed_or_denied(one.answer.is_denied)
                                                                      : without_part_of_day(one.answer.text);
            const auto known = std::ranges::find_if(
                set_.answers, [&](const ShortAnswer& other) { return fold(other.text) == fold(text); });
            if (known == set_.answers.end())
                set_.answers.push_back({text, 1});
            else
                ++known->evidence;
        }
        auto found = sentences_at(*source_.store(), places);
        if (error_.value_of(found) == nullptr) return {};
        std::ranges::stable_partition(set_.facts, [&](const FactHit& fact) {
            return std::ranges::any_of(found->hits, [&](const SearchHit& hit) { return hit.text == fact.fact.text; });
        });
        return std::move(*found);
    }
    /// "most delegates" is no number: sentences may tell one.
    void count_in_sentences() {
        if (source_.store() == nullptr) return;
        SearchResult told = with_amounts();
        if (told.hits.empty()) return;
        told.hits.resize(1); // the best
        set_.near = std::move(set_.answers);
        set_.answers.clear();
        for (const SearchHit& hit : told.hits)
            for (const std::string& amount : amounts_in(hit.text, form_, knowledge_.words, knowledge_.models))
                if (std::ranges::find(set_.answers, amount, &ShortAnswer::text) == set_.answers.end())
                    set_.answers.push_back({amount, 1});
        set_.by_clauses = true;
        set_.searched = text_of(words_);
        set_.sentences = std::move(told);
    }

    /// The sentences that tell how many there are of what is asked for, also those that name it by "that event" only:
    /// those that fit as well as the best.
    SearchResult with_amounts() {
        constexpr std::size_t kMostAmounts = 20;
        constexpr std::size_t kMostShown = 5;
        SentenceChoice choice{.least = 0.35, .own = 0.15};
        choice.passes = [&](const SearchHit& hit) {
            return !amounts_in(hit.text, form_, knowledge_.words, knowledge_.models).empty();
        };
        auto found = sentences_with_most(*source_.store(), words_, kMostAmounts, choice);
        if (error_.value_of(found) == nullptr) return {};
        const auto fits = fits_of(*source_.store(), found->hits, form_, knowledge_);
        if (error_.value_of(fits) == nullptr) return {};
        std::vector<std::pair<double, SearchHit>> told;
        for (std::size_t i = 0; i < fits->size(); ++i) told.emplace_back((*fits)[i], std::move(found->hits[i]));
        std::ranges::stable_sort(told, std::greater<>(), [](const auto& one) { return one.first; });
        const double best = told.empty() ? 0 : told.front().first;
        found->hits.clear();
        for (auto& [fit, hit] : told)
            if (fit + kClearly > best && found->hits.size() < kMostShown) found->hits.push_back(std::move(hit));
        return std::move(*found);
    }
    static bool is_same(const SearchHit& a, const SearchHit& b) {
        return a.document == b.document && a.sentence == b.sentence;
    }
    /// Whether it has a word of reasons, where why is asked, or a time, where when is.
    bool tells_detail(const SearchHit& hit) const {
        if (form_.answer == Answer::kReason) return !clause_of_reason(hit.text, form_.reason_conjunctions).empty();
        return !first_time_in(hit.text, hit.date, knowledge_.models).empty();
    }
    bool is_of_fact(const SearchHit& hit) const {
        return std::ranges::any_of(set_.facts, [&](const FactHit& fact) { return fact.fact.text == hit.text; });
    }
    bool is_shown(const SearchHit& hit) const {
        if (is_of_fact(hit)) return true;
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
    std::optional<SentencesRead> read_;
    KeptError error_;
};

} // namespace

Result<void> add_words_of_texts(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                                std::size_t limit, AnswerSet& found) {
    return TextSearch(source, form, knowledge, limit, found).run();
}

} // namespace claimgraph::cli
