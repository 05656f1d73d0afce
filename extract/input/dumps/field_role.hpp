#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// What a field of a dump is for.
enum class FieldRole : std::uint8_t {
    kNone,
    kText,
    kTitle,
    kDate,
    kUrl,
    kId,
    kSource,
    kAuthor,
    kSection,
    kLanguage,
};
inline constexpr std::size_t kFieldRoles = 10;

/// What the name of a field tells.
struct NamedRole {
    FieldRole role = FieldRole::kNone;
    std::uint8_t rank = 0; ///< of fields with this role the one of the lowest rank is meant
};

/// The role of a field by its path, "_source.headline"; case, underscores and the like do not matter. Names that only
/// say how a value is written ("title.rendered", "author.name") have the role of what they are in.
NamedRole role_of_field(std::string_view path);

/// The name as people read it: "text", "date".
std::string_view to_string(FieldRole role);

} // namespace claimgraph
