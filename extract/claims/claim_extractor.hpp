#pragma once

#include "extract/claims/function_words.hpp"
#include "extract/claims/relation_table.hpp"
#include "extract/claims/time_words.hpp"
#include "extract/entities/mention.hpp"
#include "extract/tokens/token.hpp"
#include "graph/claim.hpp"

#include <filesystem>

namespace claimgraph {

/// What the claim stage knows: relation types, function words and words of time. Immutable after loading; share it
/// between threads.
struct ClaimKnowledge {
    RelationTable relations;
    FunctionWords words;
    TimeWords times;

    /// Reads relations.tsv, function_words.tsv and times.tsv of a folder.
    static Result<ClaimKnowledge> load(const std::filesystem::path& folder);
};

/// The claims of an analysed document, in text order, each with one Evidence. Takes the entities over: those that no
/// claim needs are kept too, since they were mentioned. Never fails; text without claims gives none. Linear in the
/// number of tokens but for sentences with very wide coordination, which are capped.
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, EntityLayer entities,
                          const ClaimKnowledge& knowledge);

} // namespace claimgraph
