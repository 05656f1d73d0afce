#include "extract/syntax/inflections.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <fmt/format.h>

namespace claimgraph {

Result<Inflections> Inflections::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<Inflections> Inflections::parse(std::string_view text, const std::string& file) {
    Inflections result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (row[0].empty() || row[1].empty()) return "an inflection needs a tag and an ending";
        if (!row[4].empty() && row[4] != "yes") return fmt::format("irregular must be 'yes' or -, not '{}'", row[4]);
        Inflection inflection{.ending = std::string(row[1]), .stem = row[2] == "*"};
        if (!inflection.stem) inflection.instead = row[2];
        if (const std::size_t arrow = row[3].find('>'); !row[3].empty()) {
            if (!inflection.stem || arrow == 0 || arrow >= row[3].size() - 1)
                return fmt::format("'{}' respells no stem; expected letters like i>y, behind an `instead` of *",
                                   row[3]);
            inflection.last = row[3].substr(0, arrow);
            inflection.before = row[3].substr(arrow + 1);
        }
        Tag& tag = result.tags_[std::string(row[0])];
        tag.inflections.push_back(std::move(inflection));
        tag.irregular |= !row[4].empty();
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"tag", "ending", "instead", "respelt", "irregular"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

std::span<const Inflection> Inflections::of(std::string_view tag) const {
    const auto found = tags_.find(tag);
    return found == tags_.end() ? std::span<const Inflection>() : found->second.inflections;
}

bool Inflections::is_irregular(std::string_view tag) const {
    const auto found = tags_.find(tag);
    return found != tags_.end() && found->second.irregular;
}

} // namespace claimgraph
