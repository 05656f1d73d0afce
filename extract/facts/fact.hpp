#pragma once

#include "extract/clauses/phrases.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How much a fact may say beyond the words of the sentence; docs/facts.md shows both on examples.
enum class FactReading : std::uint8_t {
    kImplied,  ///< one fact a clause with all its arguments; also what apposition, possessor and title imply
    kExplicit, ///< triples in words of the sentence alone, a prepositional phrase each, without light modifiers
};

/// What a fact was read from.
enum class FactRule : std::uint8_t {
    kVerb,        ///< a verb and its arguments
    kCopula,      ///< "Oslo is the capital"
    kContent,     ///< what somebody says, thinks, knows
    kRelative,    ///< a relative clause, about the noun it hangs on
    kParticiple,  ///< a participle or an infinitive behind its noun
    kAdverbial,   ///< an adverbial clause without a subject of its own, about that of its clause
    kControl,     ///< what somebody was made to do: "urged Congress to pass the bill"
    kAttribution, ///< somebody says, thinks, knows a clause
    kApposition,  ///< implied: "Keller, a lawyer"
    kTitle,       ///< implied: "author Bill Bryson"
    kPossessor,   ///< implied: "the city's population"
    kPlace,       ///< implied: "Worcester, Massachusetts"
};
inline constexpr std::size_t kFactRules = 12;

/// An open-vocabulary statement: who, does or is, what, and further arguments.
struct Fact {
    FactPhrase subject;
    FactPhrase relation;
    std::vector<FactPhrase> arguments; ///< at least one; the first is the object
    FactRule rule = FactRule::kVerb;
    SentenceIndex sentence{};
    double confidence = 0; ///< 0..1
};

/// The words as text: those side by side as they stand in the document, runs of white space and gaps as one blank.
std::string text_of(const FactPhrase& phrase, const Document& document, const Analysis& analysis);

} // namespace claimgraph
