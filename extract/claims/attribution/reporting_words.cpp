#include "extract/claims/attribution/reporting_words.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {

Result<ReportingWords> ReportingWords::load(const std::filesystem::path& file, const RelationTable& relations) {
    auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return parse(*text, file.string(), relations);
}

Result<ReportingWords> ReportingWords::parse(std::string_view text, const std::string& file,
                                             const RelationTable& relations) {
    constexpr std::array<std::pair<std::string_view, ReportingKind>, 3> kVerbs = {
        {{"verb", ReportingKind::kVerb},
         {"quotative", ReportingKind::kQuotative},
         {"question", ReportingKind::kQuestion}}};
    ReportingWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const RelationIndex relation =
            row[2].empty() ? relations.drawn_by(Construction::kSource) : relations.find(row[2]);
        if (!relation && !row[2].empty()) return fmt::format("'{}' is not a relation", row[2]);
        StringSet* nouns = nullptr;
        if (row[0] == "utterance") nouns = &result.utterances_;
        if (row[0] == "document") nouns = &result.documents_;
        const auto kind = std::ranges::find(kVerbs, row[0], &std::pair<std::string_view, ReportingKind>::first);
        if (nouns == nullptr && kind == kVerbs.end())
            return fmt::format("'{}' is not a kind; the top of the file lists them", row[0]);
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (nouns != nullptr)
                nouns->emplace(word);
            else
                result.verbs_.try_emplace(std::string(word), ReportingVerb{kind->second, relation});
        });
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"kind", "words", "relation"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

} // namespace claimgraph
