#pragma once

#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// Nouns of persons and of groups of them: models/en/actor_nouns.tsv. Immutable after loading; share it between
/// threads.
class ActorNouns {
  public:
    static Result<ActorNouns> load(const std::filesystem::path& file);

    /// Person or group; nothing for a noun of no actor.
    std::optional<EntityType> type_of(std::string_view lemma) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, EntityType, Hash, std::equal_to<>> types_;
};

} // namespace claimgraph
