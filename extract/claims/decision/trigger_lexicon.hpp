#pragma once

#include "extract/claims/frames/relation_table.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// What a word says about two phrases beside it, by the pattern they stand in: a row of triggers.tsv, which explains
/// the patterns. Broader than frames, and no decision: the model weighs it.
struct TriggerSense {
    RelationIndex relation;
    bool turned = false; ///< holds from the second phrase to the first
    TypeSet types = 0;   ///< of the second phrase; 0: any
    std::uint8_t rank = 0;
};

/// The senses of verbs, nouns and adjectives. Immutable after loading; share it between threads.
class TriggerLexicon {
  public:
    /// Reads triggers.tsv. Fails with kNotFound, or with kBadFormat, file, line and what was expected.
    static Result<TriggerLexicon> load(const std::filesystem::path& file, const RelationTable& relations);

    /// The key of a word in a pattern. `word` is hash_word() of the lemma in small letters, with "_" and its particle;
    /// `before` is what stands before the preposition ("self>" in "self>in") or the whole pattern ("O").
    static std::uint64_t key(AnchorKind kind, std::uint64_t word, std::string_view before, std::uint64_t preposition);
    std::span<const TriggerSense> senses(std::uint64_t key) const {
        const auto found = senses_.find(key);
        return found == senses_.end() ? std::span<const TriggerSense>() : found->second;
    }

  private:
    std::unordered_map<std::uint64_t, std::vector<TriggerSense>> senses_; ///< by key()
};

} // namespace claimgraph
