#pragma once

#include "extract/claims/confidence.hpp"
#include "extract/claims/frames/actor_nouns.hpp"
#include "extract/claims/frames/relation_table.hpp"
#include "extract/claims/rule_families.hpp"
#include "extract/claims/time/time_words.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/syntax/tree.hpp"
#include "extract/tokens/function_words.hpp"
#include "extract/tokens/token.hpp"
#include "graph/model/claim.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph {

struct ClaimOptions {
    std::vector<std::filesystem::path>
        own_relations;                      ///< tables of relations or frames that come before the shipped ones
    std::vector<std::string> without_rules; ///< families that are switched off, to measure what they bring
};

/// What the claim stage knows. Immutable after loading; share it between threads.
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

/// The claims of an analysed document, in text order, each with one Evidence. Takes the entities over: those that no
/// claim needs are kept too, since they were mentioned. Never fails; text without claims gives none. Linear in the
/// number of tokens but for sentences with very wide coordination, which are capped.
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                          const ClaimKnowledge& knowledge);

/// Why a document gives the claims it gives.
struct Explanation {
    struct Trial {
        TokenIndex anchor;
        std::string relation;
        std::string frame;   ///< as the table writes it
        std::string missing; ///< the slot that nothing in the text fills; empty when the frame fits
        bool chosen = false; ///< the heaviest of the frames that fit at its anchor
    };
    std::vector<Trial> trials; ///< in text order of their anchors
    ClaimBatch batch;
    std::vector<const Frame*> frames; ///< of the knowledge, one for each claim; null where a rule drew it
};

/// The same claims with what was tried for them.
Explanation explain_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                           const ClaimKnowledge& knowledge);

} // namespace claimgraph
