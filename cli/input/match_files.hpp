#pragma once

#include "graph/base/result.hpp"
#include "graph/matching/entity_matcher.hpp"

#include <span>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// What people decided about entities, and the file that says so.
struct GivenOverrides {
    std::string file;
    std::vector<MatchOverride> overrides;
};

/// Reads manual decisions about entities (docs/entities.md): `verdict<TAB>a<TAB>b`, verdict being same, different or
/// name. Fails with kNotFound or kBadFormat, naming file and line. An empty name gives no decisions.
Result<std::vector<MatchOverride>> read_overrides(const std::string& file);

/// The error that an override of this file is about an entity that no document has.
Error unknown_entity(const UnknownEntity& unknown, const std::string& file);

/// Decisions as a table that can be copied into overrides: verdict, a, b, score, reasons.
std::string decisions_text(std::span<const MatchDecision> decisions);
/// Writes that table.
Result<void> write_decisions(std::span<const MatchDecision> decisions, const std::string& file);
/// Reads such a table back. Fails with kNotFound or kBadFormat, naming file and line.
Result<std::vector<MatchDecision>> read_decisions(const std::string& file);

} // namespace claimgraph::cli
