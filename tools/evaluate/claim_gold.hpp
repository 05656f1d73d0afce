#pragma once

#include "graph/base/result.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// A manually annotated claim. Every list has the accepted values, compared without case, leading article and
/// possessive; `*` accepts anything.
struct GoldClaim {
    std::vector<std::string> subjects;
    std::vector<std::string> relations; ///< the first one names the type
    std::vector<std::string> objects;
    std::vector<std::string> speakers; ///< an empty one is the document
    std::vector<std::string> modalities;
    Polarity polarity = Polarity::kAffirmed;
    std::map<std::string, std::string> attributes; ///< words that the field of this name must contain
    bool symmetric = false;
    bool core = true; ///< must be found; the others are optional
};

/// A sentence of the text and its gold claims. The span is in bytes of the text.
struct ClaimGoldSentence {
    ByteSpan span;
    std::string text;
    std::vector<GoldClaim> claims;
};

/// A gold file of claims: JSON, tests/gold/README.md describes it.
struct ClaimGold {
    std::string text_file; ///< X.txt of X.gold.json if it exists, else the file's "document"
    std::vector<ClaimGoldSentence> sentences;
};
/// Reads a gold file. Fails with kNotFound or kBadFormat, naming the file.
Result<ClaimGold> read_claim_gold(const std::string& file);

/// By which relations the gold relates two participants in a sentence.
struct GoldRelations {
    std::vector<std::string> relations; ///< ids, without duplicates; empty: by none
    bool core = false;                  ///< some claim of them must be found
};
/// A participant by its name and by its words in the sentence.
using Participant = std::array<std::string, 2>;
GoldRelations relations_between(const ClaimGold& gold, ByteSpan sentence, const Participant& subject,
                                const Participant& object);

/// A number of right ones out of a total.
struct Share {
    std::size_t right = 0, all = 0;
    double value() const { return all > 0 ? static_cast<double>(right) / static_cast<double>(all) : 0; }
};

/// The scores of the claims of one or more texts.
struct ClaimScore {
    Share precision; ///< of the claims of typed relations, those that are in the gold
    Share recall;    ///< of the core claims of the gold, those that were found
    std::map<std::string, std::pair<Share, Share>> types; ///< precision and recall by relation
    std::map<std::string, Share> attributes; ///< attribution, polarity, modality, time ... of found core claims
    std::vector<std::pair<double, bool>> confidences; ///< of each claim, and whether it is right
    std::vector<std::string> missed, wrong;           ///< one line each

    double f1() const;
    /// Adds the scores of another text.
    void add(ClaimScore&& other);
};

/// Compares claims with the gold: one is right if its evidence overlaps the sentence and subject, relation and object
/// are accepted ones. `open:` relations are not scored.
ClaimScore score_claims(const ClaimGold& gold, const ClaimBatch& batch);

} // namespace claimgraph::cli
