#include "extract/claims/decision/implied_relations.hpp"

#include "graph/base/tsv.hpp"

#include <fmt/format.h>
#include <string>

namespace claimgraph {

Result<std::vector<ImpliedRelation>> load_implied_relations(const std::filesystem::path& file,
                                                            const RelationTable& relations) {
    std::vector<ImpliedRelation> result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        ImpliedRelation& implied = result.emplace_back();
        implied.narrower = relations.find(row[0]);
        implied.broader = relations.find(row[1]);
        for (const std::size_t column : {0U, 1U})
            if (!relations.find(row[column]))
                return fmt::format("'{}' is not a relation of relations.tsv", row[column]);
        std::string problem;
        const auto read_type = [&](std::string_view text, std::optional<EntityType>& type) {
            if (text.empty()) return;
            type = entity_type_from(text);
            if (!type) problem = fmt::format("'{}' is not a type of entities", text);
        };
        read_type(row[2], implied.subject);
        read_type(row[3], implied.object);
        implied.draws_narrower = row[4] == "narrower";
        if (!implied.draws_narrower && row[4] != "broader")
            problem = fmt::format("'{}' is neither narrower nor broader", row[4]);
        return problem;
    };
    if (auto read = read_tsv(file, {"relation", "broader", "subject", "object", "drawn"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

} // namespace claimgraph
