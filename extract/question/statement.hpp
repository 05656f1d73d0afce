#pragma once

#include "extract/question/question_words.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// What a question leaves open.
enum class Asked : std::uint8_t {
    kWhether, ///< nothing: yes or no
    kEntity,  ///< who, what, which country
    kPlace,
    kTime,
    kReason, ///< why, how
};

/// A question turned into the statement that would answer it: "Whom did Serbia accuse?" becomes "Serbia did accuse
/// Alice Carter." Spans are bytes of `text`.
struct Statement {
    std::string text;
    Asked asked = Asked::kWhether;
    ByteSpan stand_in{};  ///< what stands for the answer; empty if nothing does
    ByteSpan anybody{};   ///< what stands for whoever else is not named; empty if nothing does
    ByteSpan predicate{}; ///< the verb or predicate noun that the question is about; empty if there is none
    std::string lemma{};  ///< of the predicate
    std::string noun{};   ///< lemma of what is asked for: "which country"
    std::vector<ByteSpan>
        asked_words{};   ///< of the question: what stands before that noun, "al-Qaeda" of "which al-Qaeda leader"
    bool counts = false; ///< how many
    std::vector<std::string> counted{}; ///< the words of what is counted, and the lemma of their noun
    bool is_thing = false;              ///< what, not who
    bool is_manner = false;             ///< how, not why; how long, not when
    bool has_support = false;           ///< "did" stands before the verb, or the modal in its place
    bool as_subject = false;            ///< the answer does what the predicate says: "Who accuses Serbia?"
    bool asks_owner = false;            ///< whose: what stands in owns what the statement says
    bool asks_both = false;             ///< both ends: `anybody` is asked for, too: "Who accuses whom?"
};

/// How a statement is made.
struct StatementOptions {
    std::string stand_in{};  ///< stands for the answer; of "where" and "when" a place with its preposition, or empty
    std::string anybody{};   ///< stands for a second question word, and for the agent
    bool modal = false;      ///< "Serbia did sanction X" becomes "Serbia will sanction X": no verb is taken for a noun
    bool participle = false; ///< "X was shot": a noun at the end may be one
    bool agent = false;      ///< "Serbia was accused of X" gets an agent: "Serbia was accused by Y of X"
};

/// The statement of the first sentence of an analysis, which is a question; a sentence that is none is taken as it is.
/// Nothing if there are no words. Linear in the length of the sentence.
std::optional<Statement> statement_of(const Document& document, const Analysis& analysis, const QuestionWords& words,
                                      const StatementOptions& options);

} // namespace claimgraph
