#include "graph/matching/texts/same_texts.hpp"

#include "graph/matching/texts/text_sketch.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <numeric>
#include <utility>

namespace claimgraph {
namespace {

// A band is four values, eight bytes: with more there are fewer candidates, and more is missed. (1 - 0.8^4)^32 = 5e-8.

/// With how many of the next ones a text is compared where very many have a band in common, by their sketches.
constexpr std::size_t kMostCompared = 64;

using Number = std::uint32_t; ///< of a document

/// Groups of documents, known by the first of each.
class Alike {
  public:
    explicit Alike(std::size_t count) : first_(count) { std::iota(first_.begin(), first_.end(), Number{0}); }

    Number first_of(Number of) {
        while (first_[of] != of) of = first_[of] = first_[first_[of]];
        return of;
    }
    void join(Number a, Number b) {
        a = first_of(a);
        b = first_of(b);
        first_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<Number> first_;
};

/// Calls visit(begin, end) for each run of things that are equal by `key`, sorted by it.
template <class Thing, class Key, class Visit>
void for_each_run(const std::vector<Thing>& things, const Key& key, const Visit& visit) {
    for (std::size_t begin = 0, end = 0; begin < things.size(); begin = end) {
        while (end < things.size() && std::invoke(key, things[end]) == std::invoke(key, things[begin])) ++end;
        visit(begin, end);
    }
}

void join_alike_sketches(std::span<const SourceDocument> documents, Alike& alike) {
    std::vector<Number> sketched;
    for (Number i = 0; i < documents.size(); ++i)
        if (documents[i].sketch.size() == 2 * kSketchValues) sketched.push_back(i);
    const auto join_if_alike = [&](Number a, Number b) {
        if (alike.first_of(a) != alike.first_of(b) &&
            resemblance(documents[a].sketch, documents[b].sketch) >= kSameText)
            alike.join(a, b);
    };
    const auto sketch = [&](Number of) { return std::string_view(documents[of].sketch); };
    std::ranges::stable_sort(sketched, {}, sketch);
    std::vector<Number> distinct; // of the same sketch one is enough
    for_each_run(sketched, sketch, [&](std::size_t begin, std::size_t end) {
        distinct.push_back(sketched[begin]);
        for (std::size_t i = begin + 1; i < end; ++i) alike.join(sketched[begin], sketched[i]);
    });
    std::vector<std::pair<std::uint64_t, Number>> by_band(distinct.size());
    for (std::size_t at = 0; at < 2 * kSketchValues; at += sizeof(std::uint64_t)) {
        for (std::size_t i = 0; i < distinct.size(); ++i) {
            std::memcpy(&by_band[i].first, documents[distinct[i]].sketch.data() + at, sizeof(std::uint64_t));
            by_band[i].second = static_cast<Number>(i); // by their sketches, in each band
        }
        std::ranges::sort(by_band);
        for_each_run(by_band, &std::pair<std::uint64_t, Number>::first, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                for (std::size_t j = i + 1; j < std::min(end, i + 1 + kMostCompared); ++j)
                    join_if_alike(distinct[by_band[i].second], distinct[by_band[j].second]);
        });
    }
}

} // namespace

void find_same_texts(std::span<SourceDocument> documents) {
    Alike alike(documents.size());
    for (Number i = 0; i < documents.size(); ++i) {
        const SourceDocument* other = find_document(documents, documents[i].same_as);
        if (documents[i].same_as.empty() || other == nullptr) continue;
        alike.join(i, static_cast<Number>(other - documents.data()));
        documents[i].same_as.clear();
    }
    join_alike_sketches(documents, alike);
    for (Number i = 0; i < documents.size(); ++i)
        if (const Number first = alike.first_of(i); first != i) documents[i].same_as = documents[first].name;
}

Sources::Sources(std::span<const SourceDocument> documents) {
    for (const SourceDocument& document : documents)
        if (!document.same_as.empty()) sources_.push_back({document.name, document.same_as});
    if (!std::ranges::is_sorted(sources_, {}, &Copy::document)) std::ranges::sort(sources_, {}, &Copy::document);
}

std::string_view Sources::source_of(std::string_view document) const {
    const auto found = std::ranges::lower_bound(sources_, document, {}, &Copy::document);
    return found != sources_.end() && found->document == document ? found->source : document;
}

std::vector<bool> Sources::that_count(std::span<const std::string_view> documents) const {
    std::vector<std::pair<std::string_view, std::size_t>> by_source;
    for (std::size_t i = 0; i < documents.size(); ++i) by_source.emplace_back(source_of(documents[i]), i);
    std::ranges::sort(by_source);
    std::vector<bool> counts(documents.size());
    for (std::size_t i = 0; i < by_source.size(); ++i)
        counts[by_source[i].second] = i == 0 || by_source[i].first != by_source[i - 1].first;
    return counts;
}

void Sources::leave_out_copies(Claim& claim) const {
    if (all_differ() || claim.evidence.size() < 2) return;
    std::vector<std::string_view> documents;
    for (const Evidence& evidence : claim.evidence)
        if (documents.empty() || documents.back() != evidence.document) documents.push_back(evidence.document);
    const std::vector<bool> counts = that_count(documents);
    if (std::ranges::find(counts, false) == counts.end()) return;
    std::vector<bool> is_told_twice; // found out before anything is moved: `documents` views it
    std::size_t document = 0;
    for (const Evidence& evidence : claim.evidence) {
        while (documents[document] != evidence.document) ++document;
        is_told_twice.push_back(!counts[document]);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < claim.evidence.size(); ++i)
        if (!is_told_twice[i] && kept++ != i) claim.evidence[kept - 1] = std::move(claim.evidence[i]);
    claim.evidence.resize(kept);
}

} // namespace claimgraph
