#pragma once

#include "extract/clauses/phrases.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/model/fact_record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The two readings of a sentence; docs/facts.md shows both with examples.
enum class FactReading : std::uint8_t {
    kImplied,  ///< one fact per clause with all its arguments; also implied by apposition, possessor and title
    kExplicit, ///< triples in words of the sentence, one per prepositional phrase, without light modifiers
};

/// The construction that a fact comes from.
enum class FactRule : std::uint8_t {
    kVerb,        ///< a verb and its arguments
    kCopula,      ///< "Oslo is the capital"
    kContent,     ///< the content of saying, thinking, knowing
    kRelative,    ///< a relative clause, about the noun it modifies
    kParticiple,  ///< a participle or an infinitive after its noun
    kAdverbial,   ///< an adverbial clause without its own subject
    kControl,     ///< a controlled infinitive: "urged Congress to pass the bill"
    kAttribution, ///< the report itself: somebody says, thinks, knows a clause
    kApposition,  ///< implied: "Keller, a lawyer"
    kTitle,       ///< implied: "author Bill Bryson"
    kPossessor,   ///< implied: "the city's population"
    kPlace,       ///< implied: "Worcester, Massachusetts"
};
inline constexpr std::size_t kFactRules = 12;

/// A fact in the words of the text: subject, relation and arguments. Its words are tokens of the analysis or views of
/// FactWords, which must outlive it.
struct Fact {
    FactPhrase subject;
    FactPhrase relation;
    std::vector<FactPhrase> arguments; ///< at least one; the first is the object
    FactRule rule = FactRule::kVerb;
    SentenceIndex sentence{};
    double confidence = 0; ///< 0..1
};

/// The words as text: adjacent words as in the document, with each run of white space and each gap as one space.
std::string text_of(const FactPhrase& phrase, const Document& document, const Analysis& analysis);
/// The words in their basic forms, with a space between: "do not accuse"; added words as they are.
std::string lemmas_of(const FactPhrase& phrase, const Analysis& analysis);
/// The fact with words of its own, as stores keep it.
FactRecord fact_record(const Fact& fact, const Document& document, const Analysis& analysis);
/// All sentences of a document, as a store keeps them beside the facts.
std::vector<SentenceRecord> sentence_records(const Document& document, const Analysis& analysis);

} // namespace claimgraph
