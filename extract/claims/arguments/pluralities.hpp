#pragma once

#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"

#include <vector>

namespace claimgraph {

/// More conjuncts than this are a list, not an argument; claims multiply by them.
inline constexpr std::size_t kMaxConjuncts = 12;

/// Finds whom a plural phrase means that no single entity does: those of a coordination of names, in an apposition
/// ("the two countries, Kenya and Uganda") or before it ("Ann Lee and Tom Ruiz came. They ...", "Both ...", "The two
/// men ..."; "Ann Lee met Tom Ruiz. They ..."). Views what it is given, which may grow. One thread.
class Pluralities {
  public:
    Pluralities(const ClauseReader& clauses, const EntityLayer& entities) : clauses_(clauses), entities_(entities) {}

    /// Heads of the names in an apposition to a plural noun; empty if there are not several.
    std::vector<TokenIndex> named_beside(TokenIndex noun) const;
    /// Heads of the names that an unresolved pronoun, or a pair ("the two men"), goes back to; empty if the text before
    /// leaves it open. Looks at most two sentences back.
    std::vector<TokenIndex> named_before(TokenIndex phrase) const;

  private:
    std::vector<TokenIndex> coordinated_names(TokenIndex first) const;
    std::vector<TokenIndex> persons_of_act(TokenIndex object) const;
    bool is_plural(TokenIndex token) const {
        return clauses_.token(token).traits.has(TagTrait::kNoun) && clauses_.is(token, TagTrait::kPlural);
    }
    bool is_pair(TokenIndex noun) const;
    bool fits(EntityType noun, std::span<const TokenIndex> names) const;

    const ClauseReader& clauses_;
    const EntityLayer& entities_;
};

} // namespace claimgraph
