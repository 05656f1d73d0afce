#pragma once

#include "graph/base/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What a relation says of its two ends: the column `flags` of models/en/relations.tsv.
struct RelationFlags {
    bool one_subject = false; ///< an object has one subject at a time: who leads a country
    bool one_object = false;  ///< a subject has one object at a time: where a company is based
    bool by_office = false;   ///< ... for each office, by its title: the mayor and the bishop of a town
    bool of_place = false;    ///< ... where the object is a place: a state has one governor, a court has many judges
    bool part = false;        ///< one end may be named for the other: a town and its country, two names of one thing
};

/// What questions need to know of relations besides their families: the columns `inverse` and `flags` of
/// models/en/relations.tsv. Immutable; share it between threads.
class RelationTraits {
  public:
    RelationTraits() = default; ///< has no relations

    /// Reads relations.tsv of a folder. Fails with kNotFound or kBadFormat, naming file and line.
    static Result<RelationTraits> load(const std::filesystem::path& folder);
    /// Reads the columns `id`, `inverse` and `flags` of a table; the last two may be missing.
    static Result<RelationTraits> parse(std::string_view text, const std::string& file);

    /// What the relation is called from its object to its subject, "is accused by"; empty where it has no such name.
    std::string_view inverse_of(std::string_view relation) const;
    /// None for relations that the table does not have.
    RelationFlags flags_of(std::string_view relation) const;
    /// The ids of the relations that have some flag, sorted.
    std::vector<std::string> flagged() const;

  private:
    struct Row {
        std::string inverse;
        RelationFlags flags;
    };
    std::map<std::string, Row, std::less<>> rows_; // by relation
};

} // namespace claimgraph
