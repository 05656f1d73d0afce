#pragma once

#include "graph/base/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The tone of a family of relations; each has its own colour. After the quad classes of CAMEO, verbal and material,
/// cooperation and conflict, with saying, asking and lasting relations apart.
enum class QuadClass : std::uint8_t { kSays, kAsks, kAgrees, kHelps, kObjects, kActsAgainst, kIs, kOther };
inline constexpr int kTones = 8;

/// "says", "asks", "agrees", "helps", "objects", "acts against", "is", "other".
std::string_view to_string(QuadClass tone);

/// A family of relations: one line of models/en/families.tsv, which says what the flags mean.
struct RelationFamily {
    std::string name; ///< "AGREE"
    QuadClass tone = QuadClass::kOther;
    bool act = false;
    bool official = false;
    bool commitment = false;
    bool refusal = false;
    bool protest = false;
    std::string description{}; ///< "promises, plans and deals"; empty where the table has none
};

/// Reads the text of families.tsv; `file` names it in errors. Fails with kBadFormat and the line.
Result<std::vector<RelationFamily>> parse_families(std::string_view text, const std::string& file);

/// Which family each relation belongs to ("commits_to" to "AGREE"), and its tone: models/en/relations.tsv and
/// families.tsv, for code that shows or selects claims by family without extracting any. Immutable; share it between
/// threads.
class RelationFamilies {
  public:
    RelationFamilies() = default; ///< has no relations

    /// Reads the two tables of a folder. Fails with kNotFound or kBadFormat, naming file and line.
    static Result<RelationFamilies> load(const std::filesystem::path& folder);
    /// Reads the columns `id` and `family` of a table. Families that are not among `families` have no tone of their
    /// own.
    static Result<RelationFamilies> parse(std::string_view text, const std::string& file,
                                          std::span<const RelationFamily> families = {});

    /// The name of the family: "OPEN" for `open:<lemma>`; empty for relations that the table does not have.
    std::string_view of(std::string_view relation) const;
    /// kOther for relations that the table does not have.
    QuadClass tone_of(std::string_view relation) const;
    /// What its family is about, "promises, plans and deals"; the name of a family that has none; empty
    /// for relations that the table does not have.
    std::string_view description_of(std::string_view relation) const;
    /// The relations that the table has, sorted.
    std::vector<std::string> relations() const;

  private:
    std::map<std::string, RelationFamily, std::less<>> families_; // by relation
};

} // namespace claimgraph
