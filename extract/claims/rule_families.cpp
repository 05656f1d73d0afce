#include "extract/claims/rule_families.hpp"

#include "graph/base/tsv.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

namespace claimgraph {

Result<RuleFamilies> RuleFamilies::load(const std::filesystem::path& file, std::span<const std::string> without) {
    RuleFamilies rules;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (row[0].empty() || row[2].empty() || row[3].empty())
            return "a family of rules needs a name, an example and the claim that it draws";
        if (rules.knows(row[0])) return fmt::format("family '{}' is defined twice", row[0]);
        if (row[1] != "on" && row[1] != "off") return fmt::format("'{}' is not a switch; expected on or off", row[1]);
        rules.families_.push_back({std::string(row[0]), std::string(row[2]), std::string(row[3])});
        if (row[1] == "off") rules.off_.emplace_back(row[0]);
        return {};
    };
    if (auto read = read_tsv(file, {"family", "switch", "example", "draws"}, read_row); !read)
        return tl::unexpected(read.error());
    for (const std::string& name : without) {
        if (!rules.knows(name))
            return fail(ErrorCode::kNotFound, fmt::format("no family of rules is called '{}'", name),
                        {.file = file.string()});
        rules.off_.push_back(name);
    }
    return rules;
}

bool RuleFamilies::has(std::string_view family) const {
    assert(families_.empty() || knows(family));
    return std::ranges::find(off_, family) == off_.end();
}

bool RuleFamilies::knows(std::string_view family) const {
    return std::ranges::find(families_, family, &RuleFamily::name) != families_.end();
}

} // namespace claimgraph
