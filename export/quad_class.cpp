#include "export/quad_class.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {

QuadClass tone_of(std::string_view family) {
    static constexpr std::pair<std::string_view, QuadClass> kFamilies[] = {
        {"STATE", QuadClass::kSays},           {"REQUEST", QuadClass::kAsks},
        {"AGREE", QuadClass::kAgrees},         {"CONSULT", QuadClass::kAgrees},
        {"SUPPORT", QuadClass::kAgrees},       {"CONCEDE", QuadClass::kAgrees},
        {"COOPERATE", QuadClass::kHelps},      {"AID", QuadClass::kHelps},
        {"RETREAT", QuadClass::kHelps},        {"ACCUSE", QuadClass::kObjects},
        {"REJECT", QuadClass::kObjects},       {"THREATEN", QuadClass::kObjects},
        {"PROTEST", QuadClass::kObjects},      {"SANCTION", QuadClass::kActsAgainst},
        {"MOBILIZE", QuadClass::kActsAgainst}, {"COERCE", QuadClass::kActsAgainst},
        {"ASSAULT", QuadClass::kActsAgainst},  {"STATIC", QuadClass::kIs},
    };
    const auto* const found = std::ranges::find(kFamilies, family, &std::pair<std::string_view, QuadClass>::first);
    return found == std::end(kFamilies) ? QuadClass::kOther : found->second;
}

std::string_view to_string(QuadClass tone) {
    static constexpr std::array<std::string_view, kTones> kNames = {"says",    "asks",         "agrees", "helps",
                                                                    "objects", "acts against", "is",     "other"};
    return kNames[static_cast<std::size_t>(tone)];
}

} // namespace claimgraph
