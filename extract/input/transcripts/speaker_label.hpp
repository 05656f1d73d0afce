#pragma once

#include <cstddef>
#include <string_view>

namespace claimgraph {

/// The size of the name and what is behind it, up to the colon, of a line such as "ANA NOVAK (HOST): The north ..." or
/// "Minister Ben Okoro: ..."; 0 where none begins it: names are at most a few words, each with a capital, but for small
/// ones within.
std::size_t speaker_label_size(std::string_view line);

/// A line in brackets, which nobody says: "[Music]", "(Applause.)"
bool is_stage_direction(std::string_view line);

} // namespace claimgraph
