#include "extract/tokens/tag_set.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {

Result<TagSet> TagSet::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<TagSet> TagSet::parse(std::string_view text, const std::string& file) {
    TagSet result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto [tag, added] = result.tags_.try_emplace(std::string(row[0]));
        if (!added) return fmt::format("tag '{}' stands here twice", row[0]);
        std::string error;
        for_each_part(row[1], ';', [&, &traits = tag->second](std::string_view name) {
            const auto found = std::ranges::find(kTagTraitNames, name);
            if (found == kTagTraitNames.end())
                error = fmt::format("'{}' is not a trait; expected some of {}", name, fmt::join(kTagTraitNames, ", "));
            else
                traits.add(static_cast<TagTrait>(found - kTagTraitNames.begin()));
        });
        return error;
    };
    if (auto read = read_tsv_text(text, file, {"tag", "traits"}, read_row); !read) return tl::unexpected(read.error());
    return result;
}

TagTraits TagSet::traits(std::string_view tag) const {
    const auto found = tags_.find(tag);
    return found == tags_.end() ? TagTraits() : found->second;
}

} // namespace claimgraph
