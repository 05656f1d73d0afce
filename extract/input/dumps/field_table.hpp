#pragma once

#include "extract/input/dumps/dump_record.hpp"
#include "extract/input/dumps/field_role.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The fields of a dump, and what each is for: as the caller says, else by their names, else by their values. First
/// some records are looked at, then it is chosen; fields that come later have the role of their names. One thread.
class FieldTable {
  public:
    static constexpr std::uint32_t kNoField = 0xffff'ffff;

    /// The place of a field, which is added if it is new; kNoField for all beyond some thousands.
    std::uint32_t index_of(std::string_view path);
    const std::string& path(std::uint32_t field) const { return fields_[field].path; }
    NamedRole named(std::uint32_t field) const { return fields_[field].named; }

    /// Counts what is in the fields of a record.
    void look_at(std::string_view bytes, std::span<const DumpValue> values);
    /// Decides which fields are read, of which `given` by name (empty: guessed). `only_named`: a text must have a name
    /// that says so. Fails with kBadFormat, naming the fields there are, if a given one is not among them or none has
    /// text.
    using Given = std::array<std::string_view, kFieldRoles>;
    Result<void> choose(const Given& given, bool only_named = false);

    /// The fields of a role, the best first; after choose().
    const std::vector<std::uint32_t>& of(FieldRole role) const { return chosen_[static_cast<std::size_t>(role)]; }
    /// "text from 'body', title from 'headline'".
    std::string describe() const;
    /// "id, name, 3 more", for messages.
    std::string names() const;

  private:
    struct Field {
        std::string path;
        NamedRole named;
        std::uint64_t records = 0; ///< with a value that is not empty
        std::uint64_t words = 0;
        std::uint64_t dates = 0, addresses = 0; ///< values that look like that
    };
    double text_score(const Field& field, bool only_named) const;
    std::uint32_t find(std::string_view name) const;
    void guess_by_values(FieldRole role, std::uint64_t Field::*count);

    std::vector<Field> fields_;
    StringMap<std::uint32_t> index_;
    std::uint64_t records_ = 0;
    std::array<std::vector<std::uint32_t>, kFieldRoles> chosen_;
    bool is_chosen_ = false;
    bool text_is_given_ = false;
};

} // namespace claimgraph
