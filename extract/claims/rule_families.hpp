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
    std::string example; ///< a sentence to which the rule applies
    std::string draws;   ///< the resulting claim: "Kenya agrees_with Uganda"
};

/// The enabled families: those enabled in the table, except those switched off for measurements. Without a table all
/// are enabled. Immutable after loading; share it between threads.
class RuleFamilies {
  public:
    /// Reads the table. Fails with kBadFormat, naming file and line, or the unknown name in `without`.
    static Result<RuleFamilies> load(const std::filesystem::path& file, std::span<const std::string> without = {});

    /// Whether the family is enabled. Asserts that a loaded table has it.
    bool has(std::string_view family) const;
    std::span<const RuleFamily> families() const { return families_; }

  private:
    bool knows(std::string_view family) const;

    std::vector<RuleFamily> families_;
    std::vector<std::string> off_;
};

} // namespace claimgraph
