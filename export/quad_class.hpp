#pragma once

#include <string_view>

namespace claimgraph {

/// What claims of a family amount to, coarse enough for a colour each. After the quad classes of CAMEO, verbal and
/// material, cooperation and conflict, with saying, asking and lasting relations apart.
enum class QuadClass { kSays, kAsks, kAgrees, kHelps, kObjects, kActsAgainst, kIs, kOther };
inline constexpr int kTones = 8;

/// Of a family of the relation table, "AGREE"; kOther for those that are unknown.
QuadClass tone_of(std::string_view family);

/// "says", "asks", "agrees", "helps", "objects", "acts against", "is", "other".
std::string_view to_string(QuadClass tone);

} // namespace claimgraph
