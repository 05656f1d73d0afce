#include "graph/model/relation_traits.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

using RelationFlag = std::pair<std::string_view, bool RelationFlags::*>;
constexpr RelationFlag kRelationFlags[] = {{"one_subject", &RelationFlags::one_subject},
                                           {"one_object", &RelationFlags::one_object},
                                           {"by_office", &RelationFlags::by_office},
                                           {"of_place", &RelationFlags::of_place},
                                           {"part", &RelationFlags::part}};

std::string all_flags() {
    std::string flags;
    for (const auto& [name, flag] : kRelationFlags) flags.append(flags.empty() ? "" : ", ").append(name);
    return flags;
}

} // namespace

Result<RelationTraits> RelationTraits::load(const std::filesystem::path& folder) {
    return parse_file(folder / "relations.tsv", parse);
}

Result<RelationTraits> RelationTraits::parse(std::string_view text, const std::string& file) {
    RelationTraits table;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        Row relation{.inverse = std::string(row[1]), .flags = {}};
        std::string problem;
        for_each_part(row[2], ',', [&](std::string_view part) {
            const auto* const flag = std::ranges::find(kRelationFlags, part, &RelationFlag::first);
            if (flag != std::end(kRelationFlags))
                relation.flags.*flag->second = true;
            else
                problem = fmt::format("'{}' is not a flag of a relation; expected one of {}", part, all_flags());
        });
        table.rows_.emplace(row[0], std::move(relation));
        return problem;
    };
    if (auto read = read_tsv_text(text, file, {"id", "inverse?", "flags?"}, read_row); !read)
        return tl::unexpected(read.error());
    return table;
}

std::string_view RelationTraits::inverse_of(std::string_view relation) const {
    const auto found = rows_.find(relation);
    return found == rows_.end() ? std::string_view() : std::string_view(found->second.inverse);
}

RelationFlags RelationTraits::flags_of(std::string_view relation) const {
    const auto found = rows_.find(relation);
    return found == rows_.end() ? RelationFlags() : found->second.flags;
}

std::vector<std::string> RelationTraits::flagged() const {
    std::vector<std::string> found;
    for (const auto& [relation, row] : rows_)
        if (row.flags.one_subject || row.flags.one_object || row.flags.part) found.push_back(relation);
    return found;
}

} // namespace claimgraph
