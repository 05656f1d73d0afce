#pragma once

#include "graph/base/string_map.hpp"
#include "graph/model/claim.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What a person says of a claim in a sentence.
enum class Verdict : std::uint8_t { kRejected, kConfirmed };

/// "rejected" and "confirmed".
std::string_view to_string(Verdict verdict);
std::optional<Verdict> verdict_from(std::string_view text);

/// A claim as one sentence says it: what stays the same when the text is read again, by another model or from another
/// file. Names are those in the document, not those of the graph, which depend on other documents. Owns its strings.
struct SentenceClaim {
    std::string text;    ///< the sentence
    std::string subject; ///< the words in it, "He"
    std::string subject_name;
    std::string relation;
    std::string object;
    std::string object_name;
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
    std::string speaker;    ///< its name; empty if it is the document
    bool symmetric = false; ///< subject and object are interchangeable; not always known

    friend bool operator==(const SentenceClaim&, const SentenceClaim&) = default;
};

/// A piece of evidence of a claim, whose entities are those of its document.
SentenceClaim sentence_claim(const Claim& claim, const Evidence& evidence, std::span<const Entity> entities);

struct Judgment {
    Verdict verdict = Verdict::kRejected;
    SentenceClaim claim;
    std::string note;        ///< why, in the words of who judged
    std::int64_t number = 0; ///< in the store; 0 outside of one
};

/// Judgments by what they are about. Two claims of a sentence are the same if sentence, relation, polarity, modality
/// and speaker are and the words of subject and object; the name counts only where the words do not tell it ("He").
/// White space of sentences, and case, accents and full stops of words and names, do not count. Safe to share between
/// threads once filled.
class Judgments {
  public:
    /// Adds a judgment; one of the same claim is replaced, and keeps its number and place. Returns its place in all().
    std::size_t add(Judgment judgment);

    /// Null if nobody judged the claim. For a symmetric claim, in either direction.
    const Judgment* find(const SentenceClaim& claim) const;
    /// Whether any claim of the sentence was judged; cheaper than find().
    bool has_sentence(std::string_view text) const;

    /// In the order in which they were added.
    std::span<const Judgment> all() const { return all_; }
    bool empty() const { return all_.empty(); }

  private:
    std::vector<Judgment> all_;
    StringMap<std::size_t> places_;
    StringSet sentences_;
};

/// Removes rejected evidence from a batch, and claims without any other; confirmed claims get confidence 1. Entities
/// stay: the document mentions them.
void apply(const Judgments& judgments, ClaimBatch& batch);

} // namespace claimgraph
