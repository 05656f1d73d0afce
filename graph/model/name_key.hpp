#pragma once

#include "graph/model/entity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How names that people type are compared: folded, without stops and a leading article, so that `us` finds U.S.
std::string name_key(std::string_view name);

/// The keys that an entity is found under: of its name, its id and its aliases; sorted, no two alike.
std::vector<std::string> name_keys(const Entity& entity);

} // namespace claimgraph
