#include "export/tone.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {

Tone tone_of(std::string_view family) {
    static constexpr std::pair<std::string_view, Tone> kFamilies[] = {
        {"STATE", Tone::kSays},           {"REQUEST", Tone::kAsks},
        {"AGREE", Tone::kAgrees},         {"CONSULT", Tone::kAgrees},
        {"SUPPORT", Tone::kAgrees},       {"CONCEDE", Tone::kAgrees},
        {"COOPERATE", Tone::kHelps},      {"AID", Tone::kHelps},
        {"RETREAT", Tone::kHelps},        {"ACCUSE", Tone::kObjects},
        {"REJECT", Tone::kObjects},       {"THREATEN", Tone::kObjects},
        {"PROTEST", Tone::kObjects},      {"SANCTION", Tone::kActsAgainst},
        {"MOBILIZE", Tone::kActsAgainst}, {"COERCE", Tone::kActsAgainst},
        {"ASSAULT", Tone::kActsAgainst},  {"STATIC", Tone::kIs},
    };
    const auto* const found = std::ranges::find(kFamilies, family, &std::pair<std::string_view, Tone>::first);
    return found == std::end(kFamilies) ? Tone::kOther : found->second;
}

std::string_view to_string(Tone tone) {
    static constexpr std::array<std::string_view, kTones> kNames = {"says",    "asks",         "agrees", "helps",
                                                                    "objects", "acts against", "is",     "other"};
    return kNames[static_cast<std::size_t>(tone)];
}

} // namespace claimgraph
