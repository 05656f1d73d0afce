#pragma once

#include "graph/model/entity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The form in which names are compared: folded, without full stops and a leading article, so that `us` finds U.S.
std::string name_key(std::string_view name);

/// Whether all words of one key are words of the other, in this order: those of "Johnson" and of "Boris Johnson" those
/// of "Boris B. Johnson".
bool is_part_of_key(std::string_view part, std::string_view key);

/// Whether a word is an initial, "J." or "J"; and one that this word begins with.
bool is_initial(std::string_view word);
bool abbreviates(std::string_view initial, std::string_view word);

/// The keys of an entity: of its name, id and aliases; sorted, without duplicates.
std::vector<std::string> name_keys(const Entity& entity);

} // namespace claimgraph
