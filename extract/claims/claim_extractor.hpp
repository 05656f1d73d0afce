#pragma once

#include "extract/claims/actor_nouns.hpp"
#include "extract/claims/function_words.hpp"
#include "extract/claims/relation_table.hpp"
#include "extract/claims/rule_families.hpp"
#include "extract/entities/mention.hpp"
#include "extract/tokens/token.hpp"
#include "graph/claim.hpp"

#include <filesystem>
#include <vector>

namespace claimgraph {

struct ClaimOptions {
    std::vector<std::filesystem::path> own_relations; ///< tables like relations.tsv that come before it
    RuleFamilies rules;
};

/// What the claim stage knows: relation types and function words. Immutable after loading; share it between threads.
struct ClaimKnowledge {
    RelationTable relations;
    FunctionWords words;
    ActorNouns actors;
    RuleFamilies rules; ///< all, but for measuring

    /// Reads relations.tsv, function_words.tsv and actor_nouns.tsv of a folder, then the relation tables of the user.
    static Result<ClaimKnowledge> load(const std::filesystem::path& folder, const ClaimOptions& options = {});
};

/// The claims of an analysed document, in text order, each with one Evidence. Takes the entities over: those that no
/// claim needs are kept too, since they were mentioned. Never fails; text without claims gives none. Linear in the
/// number of tokens but for sentences with very wide coordination, which are capped.
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, EntityLayer entities,
                          const ClaimKnowledge& knowledge);

} // namespace claimgraph
