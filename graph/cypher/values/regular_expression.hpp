#pragma once

#include "graph/base/string_map.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace claimgraph::cypher {

/// An error of a pattern, with the names of a QueryError.
struct PatternError {
    const char* type;
    const char* detail;
    std::string message;
};

/// The regular expressions of one running query, each compiled once. The syntax is RE2's: matching takes linear time,
/// without back references and lookaround. One thread.
class RegularExpressions {
  public:
    RegularExpressions();
    ~RegularExpressions();

    /// Whether the whole text matches the pattern.
    tl::expected<bool, PatternError> matches(std::string_view text, std::string_view pattern);

  private:
    struct Compiled;
    StringMap<std::unique_ptr<const Compiled>> known_;
    const Compiled* last_ = nullptr; ///< most queries have only one
};

/// The error of a pattern; nothing if it is valid.
std::optional<PatternError> pattern_error(std::string_view pattern);

} // namespace claimgraph::cypher
