#include "cli/serve/parameters.hpp"

#include "graph/base/number.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMostParameters = 300;
constexpr std::size_t kLongestValue = 2000;

} // namespace

std::string value_of(const Parameters& parameters, const std::string& name) {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

std::vector<std::string> values_of(const Parameters& parameters, const std::string& name) {
    std::vector<std::string> values;
    const auto [begin, end] = parameters.equal_range(name);
    for (auto entry = begin; entry != end; ++entry) values.push_back(entry->second);
    return values;
}

Result<std::size_t> count_of(const Parameters& parameters, const std::string& name, std::size_t otherwise,
                             std::size_t most) {
    const std::string text = value_of(parameters, name);
    if (text.empty()) return otherwise;
    const auto count = number_from<std::size_t>(text);
    if (!count || *count > most)
        return fail(ErrorCode::kBadFormat, fmt::format("'{}' is not a number from 0 to {}", name, most));
    return *count;
}

Result<void> check_size(const Parameters& parameters) {
    if (parameters.size() > kMostParameters)
        return fail(ErrorCode::kBadFormat, fmt::format("more than {} parameters", kMostParameters));
    for (const auto& [name, value] : parameters)
        if (name.size() + value.size() > kLongestValue)
            return fail(ErrorCode::kBadFormat, fmt::format("a parameter has more than {} characters", kLongestValue));
    return {};
}

} // namespace claimgraph::cli
