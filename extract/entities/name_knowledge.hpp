#pragma once

#include "extract/entities/gazetteer.hpp"
#include "graph/core/result.hpp"
#include "graph/entity.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// An office or form of address: a line of models/en/titles.tsv.
struct Title {
    std::string relation; ///< empty for mere address ("Mr.")
    Gender gender = Gender::kUnknown;
};

/// What the entity stage knows about names and the nouns beside them. Immutable after loading; share it between
/// threads.
class NameKnowledge {
  public:
    /// Reads gazetteer.tsv, given_names.tsv, titles.tsv and entity_words.tsv of a folder.
    static Result<NameKnowledge> load(const std::filesystem::path& folder);

    const Gazetteer& gazetteer() const { return gazetteer_; }

    /// `words`: lower case, joined by spaces.
    const Title* title(std::string_view words) const;
    bool is_given_name(std::string_view name) const { return given_names_.contains(name); }
    Gender gender_of(std::string_view given_name) const;
    /// The type of things that this lower-case noun names.
    std::optional<EntityType> type_of(std::string_view noun) const;
    /// What "the <noun>" points back to: classes of the gazetteer joined by '|', an id, or "name" for any organization;
    /// empty if the noun describes nothing.
    std::string_view descriptor(std::string_view noun) const;
    bool is_actor(std::string_view noun) const { return actors_.contains(noun); }

    /// No title has more tokens than this.
    static constexpr std::size_t kLongestTitle = 4;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    Gazetteer gazetteer_;
    Map<Gender> given_names_;
    Map<Title> titles_;
    Map<EntityType> types_;
    Map<std::string> descriptors_;
    Map<bool> actors_;
};

} // namespace claimgraph
