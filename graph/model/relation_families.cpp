#include "graph/model/relation_families.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

/// What stands before the next `separator`, which is taken from `rest` too.
std::string_view next(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

} // namespace

Result<RelationFamilies> RelationFamilies::parse(std::string_view text, const std::string& file) {
    RelationFamilies table;
    std::uint64_t number = 0;
    bool is_header = true;
    while (!text.empty()) {
        std::string_view line = next(text, '\n');
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        const std::string_view relation = next(line, '\t');
        const std::string_view family = next(line, '\t');
        const auto wrong = [&](std::string message) {
            return fail(ErrorCode::kBadFormat, std::move(message), {.file = file, .line = number});
        };
        if (is_header) {
            if (relation != "id" || family != "parent")
                return wrong(
                    fmt::format("the columns begin with '{}', '{}'; expected 'id', 'parent'", relation, family));
            is_header = false;
            continue;
        }
        if (relation.empty() || family.empty()) return wrong("no relation and family; expected two columns at least");
        table.families_.emplace(relation, family);
    }
    return table;
}

std::string_view RelationFamilies::of(std::string_view relation) const {
    if (relation.starts_with("open:")) return "OPEN";
    const auto found = families_.find(relation);
    return found == families_.end() ? std::string_view() : found->second;
}

} // namespace claimgraph
