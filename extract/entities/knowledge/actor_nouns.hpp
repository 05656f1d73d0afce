#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/entity.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Nouns that denote persons or groups of persons: models/en/actor_nouns.tsv. Immutable after loading; share it between
/// threads.
class ActorNouns {
  public:
    static Result<ActorNouns> load(const std::filesystem::path& file);

    /// Person or group; nothing for other nouns.
    std::optional<EntityType> type_of(std::string_view lemma) const;

  private:
    StringMap<EntityType> types_;
};

} // namespace claimgraph
