#pragma once

#include "graph/base/index.hpp"
#include "graph/base/result.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

using RelationIndex = Index<struct RelationTag>; ///< into RelationTable::relations()

/// What a word around the trigger is to the claim. The letters of the table's little language.
enum class Role : std::uint8_t {
    kSubject,    ///< S
    kObject,     ///< O
    kTheme,      ///< T: what is given, asked, said about the object; ends as the claim's complement
    kComplement, ///< X: an infinitive or gerund clause
    kContent,    ///< C: a finite clause, what is said
    kLiteral,    ///< [word]: a noun that belongs to the trigger, "hold [talk] with O"
    kParticle,   ///< +word
    kAdjective,  ///< a:word inside a verb's frame, "hold O a:responsible for T"
};

/// Sets of entity types, for "O:person|place".
using TypeSet = std::uint16_t;
constexpr TypeSet type_bit(EntityType type) { return static_cast<TypeSet>(1u << static_cast<unsigned>(type)); }

struct Slot {
    Role role{};
    bool optional = false;
    std::vector<std::string> prepositions{}; ///< empty: the trigger's direct argument
    std::vector<std::string> lemmas{};       ///< empty: any word; else its head must be one of these
    TypeSet types = 0;                       ///< 0: any
};

enum class AnchorKind : std::uint8_t { kVerb, kNoun, kAdjective };

/// One way to say a relation: an anchor word and the slots around it. Written in the table as
///   `urge O to X`   `hold [talk|meeting] with O`   `n:commitment to O`   `a:ready to X`   `team +up with O`   `meet
///   O:person`
/// docs/adding_a_relation.md has the whole grammar. Passive voice, control, relative clauses and coordination are the
/// matcher's work: a frame shows the active form.
struct Frame {
    RelationIndex relation;
    AnchorKind anchor_kind = AnchorKind::kVerb;
    bool negated = false;             ///< only with a denied anchor, which it then affirms: "not accept O" rejects O
    bool weak = false;                ///< says it less surely: "~try to X"
    bool second = false;              ///< an earlier relation has some of its words too, and wins there
    Role possessor = Role::kSubject;  ///< what "NATO's" is to a noun anchor
    std::vector<std::string> anchors; ///< alternatives of the anchor lemma
    std::string text;                 ///< as written, with "~" where it is weak; evidence names it as its rule
    std::vector<Slot> slots;

    bool has(Role role) const;
    /// Nothing but the anchor.
    bool is_bare() const { return slots.empty() && !negated; }
};

/// Whether some words would fit both alike: the same but for alternatives of which they share one.
bool overlap(const Frame& a, const Frame& b);

/// A slot as the table writes it: "with O:person".
std::string to_string(const Slot& slot);

/// Reads one frame. The error's message names the bad element; its column is the byte in `text`, from 1.
Result<Frame> parse_frame(std::string_view text);

} // namespace claimgraph
