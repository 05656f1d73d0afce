#pragma once

#include "graph/base/index.hpp"
#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The frames of the relation table and their parts. Plain data that owns its strings.
using RelationIndex = Index<struct RelationTag>; ///< into RelationTable::relations()

/// The role of a word of a frame, with its notation in the table.
enum class Role : std::uint8_t {
    kSubject,    ///< S
    kObject,     ///< O
    kTheme,      ///< T: what is given, asked, said about the object; becomes the claim's complement
    kComplement, ///< X: an infinitive or gerund clause
    kContent,    ///< C: a finite clause, what is said
    kLiteral,    ///< [word]: a noun that belongs to the trigger, "hold [talk] with O"
    kParticle,   ///< +word
    kAdjective,  ///< a:word inside a verb's frame, "hold O a:responsible for T"
};

/// Sets of entity types, for "O:person|place".
using TypeSet = std::uint16_t;
constexpr TypeSet type_bit(EntityType type) { return static_cast<TypeSet>(1u << static_cast<unsigned>(type)); }

/// A slot of a frame: a role and the restrictions on its filler.
struct Slot {
    Role role{};
    bool optional = false;
    std::vector<std::string> prepositions{}; ///< empty: the trigger's direct argument
    std::vector<std::string> lemmas{};       ///< empty: any word; else its head must be one of these
    TypeSet types = 0;                       ///< 0: any
};

/// The part of speech of an anchor.
enum class AnchorKind : std::uint8_t { kVerb, kNoun, kAdjective };

/// One expression of a relation: an anchor word and the slots around it. Written in the table as
///   `urge O to X`   `hold [talk|meeting] with O`   `n:commitment to O`   `a:ready to X`   `team +up with O`   `meet
///   O:person`
/// docs/adding_a_relation.md has the whole grammar. A frame has the active form; the matcher handles passive, control,
/// relative clauses and coordination.
struct Frame {
    RelationIndex relation;
    AnchorKind anchor_kind = AnchorKind::kVerb;
    bool negated = false;             ///< only for a denied anchor; the claim is affirmed: "not accept O" rejects O
    bool weak = false;                ///< lower confidence: "~try to X"
    bool second = false;              ///< an earlier relation shares some of its words, and wins for those
    Role possessor = Role::kSubject;  ///< role of a possessor of a noun anchor ("NATO's")
    std::vector<std::string> anchors; ///< alternatives of the anchor lemma
    std::string text;                 ///< as written, with "~" if weak; the rule in evidence
    std::vector<Slot> slots;

    bool has(Role role) const;
    /// Whether it has nothing but the anchor.
    bool is_bare() const { return slots.empty() && !negated; }
};

/// Whether some words match both equally: they are equal except for alternatives, of which they share one.
bool overlap(const Frame& a, const Frame& b);

/// A slot as written in the table: "with O:person".
std::string to_string(const Slot& slot);

/// Reads one frame. The error's message names the bad element; its column is the byte in `text`, from 1.
Result<Frame> parse_frame(std::string_view text);

} // namespace claimgraph
