#pragma once

#include "extract/tokens/enum_bits.hpp"

#include <array>
#include <cstdint>
#include <string_view>

/// The traits of tags that rules use; tags.tsv of a language lists which of its tags have which traits.
#define CLAIMGRAPH_TAG_TRAITS(X)                                                                                       \
    X(kNoun, "noun")                                                                                                   \
    X(kProper, "proper")                                                                                               \
    X(kPlural, "plural")                                                                                               \
    X(kInfinitive, "infinitive")                                                                                       \
    X(kGerund, "gerund")                                                                                               \
    X(kPastParticiple, "past_participle")                                                                              \
    X(kPast, "past")                                                                                                   \
    X(kPresent, "present")                                                                                             \
    X(kThirdPerson, "third_person")                                                                                    \
    X(kFinite, "finite")                                                                                               \
    X(kQuestion, "question")                                                                                           \
    X(kPossessive, "possessive")                                                                                       \
    X(kOpening, "opening")                                                                                             \
    X(kClosing, "closing")                                                                                             \
    X(kComma, "comma")

namespace claimgraph {

/// A trait of a tag; in the order of the names above.
enum class TagTrait : std::uint8_t {
#define X(trait, name) trait,
    CLAIMGRAPH_TAG_TRAITS(X)
#undef X
};

/// By TagTrait.
inline constexpr auto kTagTraitNames = std::to_array<std::string_view>({
#define X(trait, name) name,
    CLAIMGRAPH_TAG_TRAITS(X)
#undef X
});

/// A set of traits, one bit each.
using TagTraits = EnumBits<TagTrait, std::uint16_t>;
static_assert(kTagTraitNames.size() <= TagTraits::kMost, "a wider word is needed for the traits");

/// "the book", not "Oslo" and not "books".
constexpr bool is_singular_common(TagTraits traits) {
    return traits.has(TagTrait::kNoun) && !traits.has_any({TagTrait::kProper, TagTrait::kPlural});
}

} // namespace claimgraph
