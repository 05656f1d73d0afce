#include "graph/model/relation_families.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, kTones> kToneNames = {"says",    "asks",         "agrees", "helps",
                                                             "objects", "acts against", "is",     "other"};

using Flag = std::pair<std::string_view, bool RelationFamily::*>;
constexpr Flag kFlags[] = {{"act", &RelationFamily::act},
                           {"official", &RelationFamily::official},
                           {"commitment", &RelationFamily::commitment},
                           {"refusal", &RelationFamily::refusal},
                           {"protest", &RelationFamily::protest}};

} // namespace

std::string_view to_string(QuadClass tone) { return kToneNames[static_cast<std::size_t>(tone)]; }

Result<std::vector<RelationFamily>> parse_families(std::string_view text, const std::string& file) {
    std::vector<RelationFamily> families;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (row[0].empty()) return "a family needs a name";
        if (std::ranges::find(families, row[0], &RelationFamily::name) != families.end())
            return fmt::format("family '{}' is defined twice", row[0]);
        const auto tone = std::ranges::find(kToneNames, row[1]);
        if (tone == kToneNames.end())
            return fmt::format("'{}' is no tone; expected one of {}", row[1], fmt::join(kToneNames, ", "));
        RelationFamily family{.name = std::string(row[0]), .tone = static_cast<QuadClass>(tone - kToneNames.begin())};
        std::string problem;
        for_each_part(row[2], ',', [&](std::string_view part) {
            if (const auto* const flag = std::ranges::find(kFlags, part, &Flag::first); flag != std::end(kFlags))
                family.*flag->second = true;
            else
                problem = fmt::format("'{}' is no flag of a family; the top of the file lists them", part);
        });
        family.description = row[3];
        families.push_back(std::move(family));
        return problem;
    };
    if (auto read = read_tsv_text(text, file, {"family", "tone", "flags", "description?"}, read_row); !read)
        return tl::unexpected(read.error());
    return families;
}

Result<RelationFamilies> RelationFamilies::load(const std::filesystem::path& folder) {
    const auto families = parse_file(folder / "families.tsv", parse_families);
    if (!families) return tl::unexpected(families.error());
    return parse_file(folder / "relations.tsv",
                      [&](std::string_view text, const std::string& file) { return parse(text, file, *families); });
}

Result<RelationFamilies> RelationFamilies::parse(std::string_view text, const std::string& file,
                                                 std::span<const RelationFamily> families) {
    RelationFamilies table;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (row[0].empty() || row[1].empty()) return "a relation needs an id and a family";
        const auto known = std::ranges::find(families, row[1], &RelationFamily::name);
        const RelationFamily family = known != families.end() ? *known : RelationFamily{.name = std::string(row[1])};
        table.families_.emplace(row[0], family);
        table.families_.emplace(row[1], family); // claims may be merged by family
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"id", "family|parent"}, read_row); !read)
        return tl::unexpected(read.error());
    return table;
}

std::string_view RelationFamilies::of(std::string_view relation) const {
    if (relation.starts_with("open:")) return "OPEN";
    const auto found = families_.find(relation);
    return found == families_.end() ? std::string_view() : std::string_view(found->second.name);
}

QuadClass RelationFamilies::tone_of(std::string_view relation) const {
    const auto found = families_.find(relation);
    return found == families_.end() ? QuadClass::kOther : found->second.tone;
}

std::string_view RelationFamilies::description_of(std::string_view relation) const {
    const auto found = families_.find(relation);
    if (found == families_.end()) return {};
    return found->second.description.empty() ? found->second.name : found->second.description;
}

std::vector<std::string> RelationFamilies::relations() const {
    std::vector<std::string> names;
    for (const auto& [relation, family] : families_)
        if (relation != family.name) names.push_back(relation);
    return names;
}

} // namespace claimgraph
