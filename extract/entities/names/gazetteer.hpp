#pragma once

#include "graph/base/index.hpp"
#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimgraph {

using GazetteerIndex = Index<struct GazetteerTag>; ///< one entry of a Gazetteer

/// One known thing.
struct GazetteerEntry {
    std::string id;
    std::string kind;    ///< class of the file: country, capital, intl, person, ...
    std::string name;    ///< the one to show
    std::string country; ///< id of its country; for a capital, of the state or union that it speaks for
    EntityType type = EntityType::kOther;
};

/// The names of the world: models/en/gazetteer.tsv. Names are found by their tokens, folded (graph/base/fold.hpp). Of
/// several things with one name the earlier line wins. Immutable after loading; share it between threads.
class Gazetteer {
  public:
    struct Match {
        GazetteerIndex entry;
        bool demonym = false;
        bool acronym = false; ///< all capitals in the file: text must write it so too
    };

    /// Reads `file`, and before it the lines of `first`, tables of the same columns.
    static Result<Gazetteer> load(const std::filesystem::path& file, std::span<const std::filesystem::path> first = {});

    const GazetteerEntry& operator[](GazetteerIndex entry) const { return entries_[entry.value]; }
    /// `key` is a folded name, its tokens joined by single spaces.
    std::optional<Match> find(std::string_view key) const;
    /// All that has this name, the first line first; more than one for few names ("Georgia").
    std::vector<Match> all(std::string_view key) const;
    /// Nowhere if no line has this id.
    GazetteerIndex by_id(std::string_view id) const;
    /// Whether some known person has this folded last name.
    bool is_surname(std::string_view word) const { return surnames_.contains(word); }
    /// How many tokens the longest name has that begins with this folded token; 0 if none does.
    std::size_t longest_from(std::string_view first_token) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    void add_name(std::string_view name, Match match);

    std::vector<GazetteerEntry> entries_;
    std::unordered_map<std::string, Match, Hash, std::equal_to<>> names_;
    std::unordered_map<std::string, std::vector<Match>, Hash, std::equal_to<>> others_; ///< of names that several have
    std::unordered_map<std::string, std::uint8_t, Hash, std::equal_to<>> first_tokens_;
    std::unordered_set<std::string, Hash, std::equal_to<>> surnames_;
    std::unordered_map<std::string, GazetteerIndex, Hash, std::equal_to<>> ids_;
};

} // namespace claimgraph
