#include "extract/claims/rule_families.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 13> kNames = {"loose", "pairs",       "lift",  "content", "deontic",
                                                     "reach", "wrap",        "place", "speaker", "light_verb",
                                                     "cause", "prohibition", "open"};

} // namespace

std::span<const std::string_view> rule_family_names() { return kNames; }

std::optional<RuleFamily> rule_family_from(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<RuleFamily>(found - kNames.begin());
}

} // namespace claimgraph
