#include "extract/claims/factuality/factuality_words.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace claimgraph {
namespace {

constexpr std::string_view kSo = "so";
constexpr std::string_view kFact = "fact"; // so, whatever the word itself is
constexpr std::string_view kNot = "not ";

std::optional<FactualityEffect> effect_from(std::string_view text) {
    FactualityEffect effect;
    if (text.starts_with(kNot)) {
        effect.denied = true;
        text.remove_prefix(kNot.size());
    }
    effect.fact = text == kFact;
    if (text == kSo || effect.fact) return effect;
    const auto modality = modality_from(text);
    if (!modality) return std::nullopt;
    effect.modality = *modality;
    return effect;
}

} // namespace

Result<FactualityWords> FactualityWords::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<FactualityWords> FactualityWords::parse(std::string_view text, const std::string& file) {
    FactualityWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto name = std::ranges::find(kFactualityRoleNames, row[1]);
        if (name == kFactualityRoleNames.end())
            return fmt::format("'{}' is not a role; expected one of {}", row[1], fmt::join(kFactualityRoleNames, ", "));
        const auto role = static_cast<FactualityRole>(name - kFactualityRoleNames.begin());
        const auto affirmed = effect_from(row[2]);
        const auto denied = row[3].empty() ? FactualityEffect{} : effect_from(row[3]);
        if (!affirmed || !denied)
            return fmt::format("'{}' is not an effect; expected so, fact or a modality, also behind 'not'",
                               affirmed ? row[3] : row[2]);
        std::string error;
        for_each_part(row[0], ';', [&](std::string_view word) {
            if (word.size() > kLongestWord) error = fmt::format("'{}' is longer than {} bytes", word, kLongestWord);
            std::vector<Entry>& entries = result.words_[std::string(word)];
            if (std::ranges::find(entries, role, &Entry::role) != entries.end())
                error = fmt::format("'{}' stands twice as '{}'", word, row[1]);
            entries.push_back({role, {*affirmed, *denied}});
            if (const std::size_t blank = word.find(' '); blank != std::string_view::npos)
                result.particles_.emplace(word.substr(blank + 1));
        });
        return error;
    };
    if (auto read = read_tsv_text(text, file, {"words", "as", "affirmed", "denied"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

const FactualitySignature* FactualityWords::find(std::string_view word, FactualityRole role) const {
    if (word.size() > kLongestWord) return nullptr;
    std::array<char, kLongestWord> small{};
    std::ranges::transform(word, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const auto found = words_.find(std::string_view(small.data(), word.size()));
    if (found == words_.end()) return nullptr;
    for (const Entry& entry : found->second)
        if (entry.role == role) return &entry.signature;
    return nullptr;
}

const FactualitySignature* FactualityWords::find(std::string_view verb, std::string_view particle,
                                                 FactualityRole role) const {
    if (verb.size() + 1 + particle.size() > kLongestWord) return nullptr;
    std::array<char, kLongestWord> both{};
    auto end = std::ranges::copy(verb, both.begin()).out;
    *end++ = ' ';
    end = std::ranges::copy(particle, end).out;
    return find(std::string_view(both.data(), static_cast<std::size_t>(end - both.begin())), role);
}

} // namespace claimgraph
