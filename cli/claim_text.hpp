#pragma once

#include "cli/table.hpp"
#include "graph/claim.hpp"

#include <span>
#include <string>
#include <string_view>

/// Claims as lines of text, for commands that print them. `entities` is what the claim's indices point into.
namespace claimgraph::cli {

/// A table for people, and a row of it with lines below.
Table claim_table();
void add_claim(Table& table, const Claim& claim, std::span<const Entity> entities, std::string below = "");

} // namespace claimgraph::cli
