#include "graph/cypher/values/regular_expression.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

namespace claimgraph::cypher {

struct RegularExpressions::Compiled {
    std::string pattern;
    re2::RE2 expression;
};

namespace {

constexpr std::size_t kMostPatternBytes = 10'000;
constexpr std::int64_t kMostBytes = 4 << 20;       ///< that one compiled pattern takes
constexpr std::size_t kMostKnown = 16;             ///< patterns that are kept
constexpr std::size_t kMostSteps = 2'000'000'000u; ///< of one match: size of the program times that of the text

re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(kMostBytes);
    return options;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

PatternError too_large(std::string message) { return {"LimitExceeded", "RegularExpression", std::move(message)}; }

PatternError too_long(std::string_view pattern) {
    return too_large(
        fmt::format("found a pattern of {} bytes, expected at most {}", pattern.size(), kMostPatternBytes));
}

std::optional<PatternError> error_of(const re2::RE2& expression) {
    if (expression.ok()) return {};
    return PatternError{"ArgumentError", "InvalidRegularExpression",
                        fmt::format("found a regular expression that is none: {}", expression.error())};
}

} // namespace

RegularExpressions::RegularExpressions() = default;
RegularExpressions::~RegularExpressions() = default;

tl::expected<bool, PatternError> RegularExpressions::matches(std::string_view text, std::string_view pattern) {
    if (!last_ || last_->pattern != pattern) {
        if (pattern.size() > kMostPatternBytes) return tl::unexpected(too_long(pattern));
        const auto known = known_.find(pattern);
        if (known != known_.end()) {
            last_ = known->second.get();
        } else {
            if (known_.size() >= kMostKnown) known_.clear();
            last_ = nullptr;
            std::string key(pattern);
            auto compiled = std::unique_ptr<const Compiled>(new Compiled{key, {piece(pattern), options()}});
            if (auto error = error_of(compiled->expression)) return tl::unexpected(*std::move(error));
            last_ = known_.emplace(std::move(key), std::move(compiled)).first->second.get();
        }
    }
    if (text.size() > kMostSteps / static_cast<std::size_t>(last_->expression.ProgramSize() + 1))
        return tl::unexpected(too_large("the text is too long for this regular expression"));
    return re2::RE2::FullMatch(piece(text), last_->expression);
}

std::optional<PatternError> pattern_error(std::string_view pattern) {
    if (pattern.size() > kMostPatternBytes) return too_long(pattern);
    return error_of({piece(pattern), options()});
}

} // namespace claimgraph::cypher
