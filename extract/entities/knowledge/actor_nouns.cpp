#include "extract/entities/knowledge/actor_nouns.hpp"

#include "graph/base/tsv.hpp"

#include <fmt/format.h>

namespace claimgraph {

Result<ActorNouns> ActorNouns::load(const std::filesystem::path& file) {
    ActorNouns result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto type = entity_type_from(row[1]);
        if (!type) return fmt::format("'{}' is not a type of entity", row[1]);
        result.types_.emplace(row[0], *type);
        return {};
    };
    if (auto read = read_tsv(file, {"noun", "type"}, read_row); !read) return tl::unexpected(read.error());
    return result;
}

std::optional<EntityType> ActorNouns::type_of(std::string_view lemma) const {
    const auto found = types_.find(lemma);
    return found == types_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace claimgraph
