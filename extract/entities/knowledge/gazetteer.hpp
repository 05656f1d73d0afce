#pragma once

#include "graph/base/index.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

using GazetteerIndex = Index<struct GazetteerTag>; ///< one entry of a Gazetteer

/// A known entity.
struct GazetteerEntry {
    std::string id;
    std::string kind;    ///< class of the file: country, capital, intl, person, ...
    std::string name;    ///< display name
    std::string country; ///< id of its country; for a capital, of the state or union that it stands for
    EntityType type = EntityType::kOther;

    /// A state, or a capital, which may stand for its state.
    bool is_state() const { return kind == "country" || kind == "capital"; }
};

/// The gazetteer of known entities: models/en/gazetteer.tsv. Names are looked up by their folded tokens
/// (graph/base/text/fold.hpp). If several entries have a name, the earlier line wins. Immutable after loading; share it
/// between threads.
class Gazetteer {
  public:
    struct Match {
        GazetteerIndex entry;
        bool demonym = false;
        bool acronym = false; ///< in capitals in the file: matches only capitals in the text
    };

    /// Reads `file`, and before it the lines of `first`, tables of the same columns.
    static Result<Gazetteer> load(const std::filesystem::path& file, std::span<const std::filesystem::path> first = {});

    const GazetteerEntry& operator[](GazetteerIndex entry) const { return entries_[entry.value]; }
    /// `key` is a folded name, its tokens joined by single spaces.
    std::optional<Match> find(std::string_view key) const;
    /// All entries with this name, in the order of the lines; more than one for few names ("Georgia").
    std::vector<Match> all(std::string_view key) const;
    /// Default if no line has this id.
    GazetteerIndex by_id(std::string_view id) const;
    /// The names of the entry with this id, folded, with its demonyms; sorted. Linear in the number of all names.
    std::vector<std::string> names_of(std::string_view id) const;
    /// Whether a known person has this folded last name.
    bool is_surname(std::string_view word) const { return surnames_.contains(word); }
    /// How many tokens the longest name has that begins with this folded token; 0 if none does.
    std::size_t longest_from(std::string_view first_token) const;

  private:
    void add_name(std::string_view name, Match match);

    std::vector<GazetteerEntry> entries_;
    StringMap<Match> names_;
    StringMap<std::vector<Match>> others_; ///< of names that several have
    StringMap<std::uint8_t> first_tokens_;
    StringSet surnames_;
    StringMap<GazetteerIndex> ids_;
};

} // namespace claimgraph
