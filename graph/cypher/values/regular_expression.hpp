#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>

namespace claimgraph::cypher {

/// What is wrong with a pattern: the names of a QueryError.
struct PatternError {
    const char* type;
    const char* detail;
    std::string message;
};

/// The regular expressions of one query that runs, each compiled once. Matching takes time in proportion to the text:
/// the syntax is RE2's, which has neither back references nor looking around.
class RegularExpressions {
  public:
    RegularExpressions();
    ~RegularExpressions();

    /// Whether the whole text is of that pattern.
    tl::expected<bool, PatternError> matches(std::string_view text, std::string_view pattern);

  private:
    struct Compiled;
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::unique_ptr<const Compiled>, Hash, std::equal_to<>> known_;
    const Compiled* last_ = nullptr; ///< most queries have but one
};

/// Nothing if the pattern is right.
std::optional<PatternError> pattern_error(std::string_view pattern);

} // namespace claimgraph::cypher
