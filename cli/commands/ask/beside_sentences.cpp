#include "cli/commands/ask/beside_sentences.hpp"

#include "cli/commands/ask/words_asked.hpp"
#include "extract/question/answers/sentence_answers.hpp"
#include "extract/question/answers/spoken_sentences.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

constexpr std::uint32_t kMostOfDocument = 400; ///< sentences that are read again
constexpr std::size_t kMostDocuments = 6;

/// The last word of a name, folded.
std::string last_word(const std::string& name) { return fold(name.substr(name.rfind(' ') + 1)); }

struct Scored {
    SentencePlace place;
    double score = 0;
};
std::vector<SentencePlace> best_of(std::vector<Scored> found, std::size_t limit) {
    std::ranges::stable_sort(found, std::greater<>(), &Scored::score);
    if (found.size() > limit) found.resize(limit);
    std::vector<SentencePlace> places;
    for (Scored& one : found) places.push_back(std::move(one.place));
    return places;
}

} // namespace

Result<std::string> text_before(const Store& store, const SearchHit& hit) {
    constexpr std::uint32_t kBefore = 2;
    const std::uint32_t first = hit.sentence - std::min(kBefore, hit.sentence);
    const auto sentences = sentences_from(store, {hit.document, first}, hit.sentence - first);
    if (!sentences) return tl::unexpected(sentences.error());
    std::string text;
    for (const SearchHit& one : *sentences)
        if (one.sentence < hit.sentence) text += one.text + " ";
    return text;
}

Result<SearchResult> reasons_beside(const Store& store, std::span<const SentencePlace> deeds, const QuestionForm& form,
                                    const AskKnowledge& knowledge) {
    constexpr std::size_t kMostDeeds = 3;
    constexpr std::size_t kMostReasons = 2;
    constexpr std::uint32_t kNear = 3; // sentences behind a deed; one less before it
    constexpr double kSurely = 9;      // for the sentence before "For this reason"
    constexpr double kBehind = 1.5;
    constexpr double kBefore = 1.2;
    constexpr double kFar = 0.1; // less for each sentence between
    constexpr double kWord = 0.5;
    std::vector<Scored> found;
    for (const SentencePlace& deed : deeds.first(std::min(deeds.size(), kMostDeeds))) {
        const auto sentences = sentences_from(store, {deed.document, 1}, kMostOfDocument); // not the headline
        if (!sentences) return tl::unexpected(sentences.error());
        for (const SearchHit& hit : *sentences) {
            const bool is_deed = hit.sentence == deed.sentence;
            const SentencePlace place{deed.document, hit.sentence};
            const double distance = std::abs(static_cast<double>(hit.sentence) - deed.sentence);
            const bool is_behind = hit.sentence > deed.sentence;
            const bool is_near = distance <= (is_behind ? kNear : kNear - 1);
            const auto words = static_cast<double>(count_in(hit.text, form.words, form));
            if (is_deed && &hit != &sentences->front() && has_reason_before(hit.text, knowledge.words)) {
                found.insert(found.begin(), {{deed.document, (&hit - 1)->sentence}, kSurely});
                continue;
            }
            if ((!is_near && words == 0) || std::ranges::find(found, place, &Scored::place) != found.end() ||
                !tells_reason(hit.text, is_deed, knowledge.words, knowledge.models))
                continue;
            const double nearness = is_near ? (is_behind ? kBehind : kBefore) - kFar * distance : 0;
            found.push_back({place, nearness + kWord * words});
        }
    }
    return sentences_at(store, best_of(std::move(found), kMostReasons));
}

Result<SearchResult> spoken_sentences(const Store& store, const QuestionForm& form, const AskKnowledge& knowledge,
                                      std::size_t limit, bool loosely) {
    const auto said =
        std::ranges::find_if(form.patterns, [](const QuestionPattern& pattern) { return !pattern.speaker.empty(); });
    if (form.answer != Answer::kClaim || said == form.patterns.end()) return SearchResult();
    const std::string name = last_word(said->speaker.words);
    std::vector<std::string> topic = form.words;
    std::erase_if(topic, [&](const std::string& word) {
        return word == form.predicate || said->speaker.words.find(word) != std::string::npos;
    });
    const auto mentions =
        sentences_with_most(store, std::vector<SoughtWord>{{{name}, 1}}, kMostOfDocument, {.least = 0, .own = 0});
    if (!mentions) return tl::unexpected(mentions.error());
    std::vector<std::string> documents;
    for (const SearchHit& hit : mentions->hits)
        if (std::ranges::find(documents, hit.document) == documents.end()) documents.push_back(hit.document);
    if (documents.size() > kMostDocuments) documents.resize(kMostDocuments);
    std::vector<Scored> found;
    std::vector<Scored> others;                // of documents about the topic
    for (const bool in_full : {true, false}) { // "Ana Lind" is no other Lind, if there is one
        for (const std::string& document : documents) {
            const auto sentences = sentences_from(store, {document, 0}, kMostOfDocument);
            if (!sentences) return tl::unexpected(sentences.error());
            std::vector<std::string> texts;
            for (const SearchHit& hit : *sentences) texts.push_back(hit.text);
            const std::string all = fmt::format("{}", fmt::join(texts, " "));
            if (in_full && fold(all).find(fold(said->speaker.words)) == std::string::npos) continue;
            const bool is_about = count_in(all, topic, form) == topic.size();
            const std::vector<bool> spoken = spoken_by(name, texts, knowledge.words, knowledge.models);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (!spoken[i]) continue;
                const std::size_t words = count_in(texts[i], topic, form);
                if (words > 0 || is_about)
                    (words > 0 || topic.empty() ? found : others)
                        .push_back({{document, (*sentences)[i].sentence}, static_cast<double>(words)});
            }
        }
        if (found.empty() && loosely) found = std::move(others);
        if (!found.empty()) break;
    }
    return sentences_at(store, best_of(std::move(found), limit));
}

} // namespace claimgraph::cli
