#pragma once

#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// Nouns that denote persons or groups of persons: models/en/actor_nouns.tsv. Immutable after loading; share it between
/// threads.
class ActorNouns {
  public:
    static Result<ActorNouns> load(const std::filesystem::path& file);

    /// Person or group; nothing for other nouns.
    std::optional<EntityType> type_of(std::string_view lemma) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, EntityType, Hash, std::equal_to<>> types_;
};

} // namespace claimgraph
