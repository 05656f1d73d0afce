#pragma once

#include "extract/claims/attribution/reporting_words.hpp"
#include "extract/claims/circumstances/time_reader.hpp"
#include "extract/claims/decision/claim_model.hpp"
#include "extract/claims/decision/implied_relations.hpp"
#include "extract/claims/decision/trigger_lexicon.hpp"
#include "extract/claims/factuality/factuality_words.hpp"
#include "extract/claims/frames/relation_table.hpp"
#include "extract/claims/rule_families.hpp"
#include "extract/claims/time/time_words.hpp"
#include "extract/entities/knowledge/actor_nouns.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/syntax/tree.hpp"
#include "extract/tokens/function_words.hpp"
#include "extract/tokens/token.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// Claims less probable than this are noise, even for who wants all.
inline constexpr double kLeastOfAll = 0.05;

/// Options of loading the knowledge for claims.
struct ClaimOptions {
    std::vector<std::filesystem::path> own_relations; ///< tables of relations or frames that take precedence
    std::vector<std::string> without_rules;           ///< families to switch off, to measure their contribution
    double least = 0.67;                              ///< claims less probable than this are not drawn
    bool undecided = false; ///< without claims.model: all that rules draw, with their scores, as training needs it
};

/// The tables of the claim stage. Owns them. Immutable after loading; share it between threads.
struct ClaimKnowledge {
    RelationTable relations;
    FunctionWords words;
    FactualityWords factuality;
    ActorNouns actors;
    TimeWords times;
    ReportingWords reporting;
    RuleFamilies rules;
    TriggerLexicon triggers;
    std::vector<ImpliedRelation> implied;
    std::optional<ClaimModel> model; ///< none: rules alone decide
    double least = 0;                ///< see ClaimOptions

    /// Reads families.tsv, relations.tsv, frames/, rule_families.tsv, function_words.tsv, factuality.tsv,
    /// actor_nouns.tsv, times.tsv, reporting.tsv, triggers.tsv, implied_relations.tsv and claims.model of a folder,
    /// then the relation tables of the user.
    static Result<ClaimKnowledge> load(const std::filesystem::path& folder, const ClaimOptions& options = {});
};

/// Adds what "I" and "we" mean in attributed text to the mentions, as extract_claims() does for itself.
void resolve_speakers(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
                      const ClaimKnowledge& knowledge);

/// The claims of an analysed document, in text order, each with one Evidence. Takes the entities over: those that no
/// claim needs are kept too, since they were mentioned. `least`: in place of that of the knowledge. Never fails; text
/// without claims gives none. Linear in the number of tokens but for sentences with very wide coordination, which are
/// capped.
ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                          const ClaimKnowledge& knowledge, std::optional<double> least = {});

/// The times of an analysed document, in text order.
std::vector<TimeMention> find_times(const Document& document, const Analysis& analysis, const Tree& tree,
                                    const EntityLayer& entities, const ClaimKnowledge& knowledge);

/// Two participants of a sentence and what the model sees of them: what it learns from.
struct ClaimProposal {
    ByteSpan sentence;
    std::string subject, object;             ///< names of the entities
    std::string subject_words, object_words; ///< as written here
    SentenceIndex number;                    ///< of the sentence
    TokenIndex subject_head, object_head;    ///< default if they are no phrase of a tree
    std::vector<TokenIndex> anchors;         ///< in text order, without duplicates
    PairEvidence evidence;
};

/// All that the model would decide about, in the order of the sentences.
std::vector<ClaimProposal> propose_claims(const Document& document, const Analysis& analysis, const Tree& tree,
                                          EntityLayer entities, const ClaimKnowledge& knowledge);

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
    /// Of the subject and the object of each claim, the whole phrase; evidence has the words that stand for it.
    std::vector<std::array<ByteSpan, 2>> phrases;
};

/// The same claims with what was tried for them.
Explanation explain_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                           const ClaimKnowledge& knowledge);

} // namespace claimgraph
