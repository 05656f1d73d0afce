#include "graph/matching/companions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace claimgraph {

Companions::Companions(const EntityOccurrences& occurrences, std::span<const std::uint32_t> text_ranks,
                       const MatchEpoch* epoch)
    : occurrences_(occurrences) {
    std::vector<std::uint32_t> documents_with(occurrences.texts.size());
    for (const Text id : occurrences.companies) ++documents_with[id];
    std::vector<Text> ids;
    for (Text id = 0; id < documents_with.size(); ++id)
        if (documents_with[id] > 0) ids.push_back(id);
    std::ranges::sort(ids, {}, [&](Text id) { return text_ranks[id]; });
    const auto documents = static_cast<double>(epoch != nullptr ? epoch->documents() : occurrences.documents.size());
    number_of_.resize(occurrences.texts.size(), kNone);
    company_.reserve(occurrences.companies.size());
    for (const Text id : ids) {
        number_of_[id] = static_cast<std::uint32_t>(all_.size());
        const std::string_view text = occurrences.texts[id];
        const std::uint32_t with =
            documents_with_.emplace_back(epoch != nullptr ? epoch->documents_with(text) : documents_with[id]);
        const double rarity = std::log(documents / with) / std::log(std::max(2.0, documents / 2));
        all_.push_back({text, with < 2 ? 1 : std::clamp(rarity, 0.0, 1.0)});
    }
    gathered_in_.resize(all_.size());
    for (const Text id : occurrences.companies) company_.push_back(number_of_[id]);
    for (std::uint32_t document = 0; document < occurrences.documents.size(); ++document) {
        const auto begin = company_.begin() + occurrences.documents[document].first_company;
        std::sort(begin, begin + static_cast<std::ptrdiff_t>(of(document).size()));
    }
}

void Companions::gather(const EntityOccurrences::Occurrence& one) {
    const std::uint32_t itself = number_of_[occurrences_.observation_of(one).id];
    for (const std::uint32_t number : of(one.document))
        if (number != itself && std::exchange(gathered_in_[number], gathering_) != gathering_)
            gathered_.push_back(number);
    documents_.push_back(one.document);
}

void Companions::add_gathered(EntityProfile& profile) {
    std::ranges::sort(documents_);
    documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
    profile.company.add(gathered_);
    profile.documents.add(documents_);
    gathered_.clear();
    documents_.clear();
    ++gathering_;
}

} // namespace claimgraph
