#pragma once

#include "extract/claims/confidence.hpp"
#include "extract/claims/frames/relation_table.hpp"
#include "extract/claims/rule_families.hpp"
#include "extract/claims/time/time_words.hpp"
#include "extract/entities/names/actor_nouns.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/syntax/tree.hpp"
#include "extract/tokens/function_words.hpp"
#include "extract/tokens/token.hpp"
#include "graph/model/claim.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph {

/// Options of loading the knowledge for claims.
struct ClaimOptions {
    std::vector<std::filesystem::path> own_relations; ///< tables of relations or frames that take precedence
    std::vector<std::string> without_rules;           ///< families to switch off, to measure their contribution
};

/// The tables of the claim stage. Owns them. Immutable after loading; share it between threads.
struct ClaimKnowledge {
    RelationTable relations;
    FunctionWords words;
    ActorNouns actors;
    TimeWords times;
    ConfidenceModel confidence;
    RuleFamilies rules;

    /// Reads families.tsv, relations.tsv, frames/, rule_families.tsv, function_words.tsv, actor_nouns.tsv, times.tsv
    /// and confidence.tsv of a folder, then the relation tables of the user.
    static Result<ClaimKnowledge> load(const std::filesystem::path& folder, const ClaimOptions& options = {});
};

/// Adds what "I" and "we" mean in attributed text to the mentions, as extract_claims() does for itself.
void resolve_speakers(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
                      const ClaimKnowledge& knowledge);

/// The claims of an analysed document, in text order, each with one Evidence. Takes the entities over: those that no
/// claim needs are kept too, since they were mentioned. Never fails; text without claims gives none. Linear in the
/// number of tokens but for sentences with very wide coordination, which are capped.
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                          const ClaimKnowledge& knowledge);

/// An explanation of the claims of a document: the frames that were tried.
struct Explanation {
    struct Trial {
        TokenIndex anchor;
        std::string relation;
        std::string frame;   ///< as written in the table
        std::string missing; ///< the slot that was not filled; empty if the frame matches
        bool chosen = false; ///< the most specific of the frames that match at its anchor
    };
    std::vector<Trial> trials; ///< in text order of their anchors
    ClaimBatch batch;
    std::vector<const Frame*> frames; ///< owned by the knowledge, one for each claim; null if it comes from a rule
};

/// The same claims with what was tried for them.
Explanation explain_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                           const ClaimKnowledge& knowledge);

} // namespace claimgraph
