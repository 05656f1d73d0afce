#include "cli/commands/ask/sentences_read.hpp"

#include "cli/commands/ask/beside_sentences.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostRead = 60;
constexpr std::size_t kMostOfClaims = 10; ///< sentences of claims
constexpr double kHeadline = 0.05;        ///< less for a headline: the text tells more

/// What the clauses of a sentence tell; of a headline, a little less well as a whole. It is about what the headline and
/// `ends` name.
Result<ClausesTold> clauses_of(const Store& store, const SearchHit& hit, const QuestionForm& form,
                               const AskKnowledge& knowledge, const std::string& ends = {}) {
    const auto before = text_before(store, hit);
    if (!before) return tl::unexpected(before.error());
    const auto headline = sentences_from(store, {hit.document, 0}, 1);
    if (!headline) return tl::unexpected(headline.error());
    const std::string about = headline->empty() ? ends : headline->front().text + " " + ends;
    ClausesTold told = clauses_told(hit.text, hit.date, form, knowledge.words, knowledge.models, *before, about);
    if (hit.sentence == 0) told.of_sentence -= kHeadline;
    return told;
}

} // namespace

std::vector<SentencePlace> SentencesRead::deeds(double least) const {
    std::vector<const SentenceRead*> found;
    for (const SentenceRead& one : sentences)
        if (one.place.sentence > 0 && one.clause >= least) found.push_back(&one);
    std::ranges::stable_sort(found, std::greater<>(), &SentenceRead::clause);
    std::vector<SentencePlace> places;
    for (const SentenceRead* one : found) places.push_back(one->place);
    return places;
}

const SentenceRead* SentencesRead::best() const {
    const auto best = std::ranges::max_element(sentences, {}, &SentenceRead::whole);
    return best == sentences.end() ? nullptr : &*best;
}

Result<SentencesRead> read_sentences(const Store& store, std::span<const SoughtWord> words, const QuestionForm& form,
                                     const AskKnowledge& knowledge) {
    const auto found = sentences_with_most(store, words, kMostRead, {.least = 0.45, .own = 0.1});
    if (!found) return tl::unexpected(found.error());
    SentencesRead read;
    for (const SearchHit& hit : found->hits) {
        auto told = clauses_of(store, hit, form, knowledge);
        if (!told) return tl::unexpected(told.error());
        for (ClauseAnswer& one : told->answers) read.told.push_back({std::move(one), read.sentences.size()});
        read.sentences.push_back({{hit.document, hit.sentence}, hit.text, told->fit, told->of_sentence});
    }
    std::ranges::stable_sort(read.told, std::greater<>(),
                             [](const SentencesRead::Told& one) { return one.answer.fit; });
    return read;
}

Result<std::vector<double>> fits_of(const Store& store, std::span<const SearchHit> hits, const QuestionForm& form,
                                    const AskKnowledge& knowledge) {
    std::vector<double> fits;
    for (const SearchHit& hit : hits) {
        const auto told = clauses_of(store, hit, form, knowledge);
        if (!told) return tl::unexpected(told.error());
        fits.push_back(told->of_sentence);
    }
    return fits;
}

Result<double> fit_of_claims(const Store& store, std::span<const FoundClaim> claims, const QuestionForm& form,
                             const AskKnowledge& knowledge) {
    std::vector<SentencePlace> places;
    std::vector<std::string> ends; // pronouns mean them
    for (const FoundClaim& one : claims)
        for (const Evidence& evidence : (*one.graph)[one.claim].evidence) {
            SentencePlace place{evidence.document, evidence.sentence};
            if (places.size() >= kMostOfClaims || std::ranges::find(places, place) != places.end()) continue;
            places.push_back(std::move(place));
            ends.push_back((*one.graph)[(*one.graph)[one.claim].subject].name + " " +
                           (*one.graph)[(*one.graph)[one.claim].object].name);
        }
    double best = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto found = sentences_at(store, std::span(places).subspan(i, 1));
        if (!found) return tl::unexpected(found.error());
        if (found->hits.empty()) continue;
        const auto told = clauses_of(store, found->hits.front(), form, knowledge, ends[i]);
        if (!told) return tl::unexpected(told.error());
        best = std::max(best, told->of_sentence);
    }
    return best;
}

} // namespace claimgraph::cli
