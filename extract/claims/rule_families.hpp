#pragma once

#include "graph/base/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A general rule beyond the frames of the relations: one line of models/en/rule_families.tsv.
struct RuleFamily {
    std::string name;    ///< "pairs"
    std::string example; ///< a sentence of which the rule draws a claim
    std::string draws;   ///< that claim: "Kenya agrees_with Uganda"
};

/// Which families are at work: those that the table switches on, but for those that somebody who measures switches off.
/// Immutable after loading; share it between threads. Without a table all are at work.
class RuleFamilies {
  public:
    /// Reads the table. Fails with kBadFormat, naming file and line, or the name in `without` that no family has.
    static Result<RuleFamilies> load(const std::filesystem::path& file, std::span<const std::string> without = {});

    /// Asserts that a table that was loaded has the family.
    bool has(std::string_view family) const;
    std::span<const RuleFamily> families() const { return families_; }

  private:
    bool knows(std::string_view family) const;

    std::vector<RuleFamily> families_;
    std::vector<std::string> off_;
};

} // namespace claimgraph
