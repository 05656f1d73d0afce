#pragma once

#include "extract/question/clause_phrases.hpp"
#include "extract/question/question_words.hpp"
#include "extract/question/statement.hpp"
#include "graph/model/claim.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What of a claim answers a question.
enum class Answer : std::uint8_t {
    kWhether, ///< whether there is one
    kSubject,
    kObject,
    kSpeaker,
    kPlace,
    kTime,
    kContent, ///< what is urged, promised, accused of: the complement
    kReason,  ///< why: the complement where it tells so, else the sentences
    kBoth,    ///< who does so, and to whom
    kLink,    ///< what links the two, over others if nothing does at once
    kClaim,   ///< the claim as a whole: what somebody said or did
};
/// "whether", "subject", "object", ...
std::string_view to_string(Answer answer);

/// Somebody or something in a question. Empty: anybody.
struct QuestionEnd {
    std::string name{};  ///< as a graph would have it
    std::string words{}; ///< as the question has it, without article
    std::string kb{};    ///< Wikidata id, if the name is known

    bool empty() const { return name.empty(); }
    friend bool operator==(const QuestionEnd&, const QuestionEnd&) = default;
};

/// The claims that a question asks for, as a filter.
struct QuestionPattern {
    QuestionEnd subject, object, speaker;
    std::vector<std::string> relations; ///< ids or names of families, any of them; empty: any

    friend bool operator==(const QuestionPattern&, const QuestionPattern&) = default;
};

/// An office that a question asks for: "the foreign minister of Egypt".
struct OfficeAsked {
    std::string title; ///< as written, without what it is of
    QuestionEnd of;
};

/// A word of content of a question, folded.
struct AskedWord {
    std::string form, lemma;
    bool is_name = false;
    bool is_root = false; ///< of its phrase: "toll" of "the death toll of the storm"
};

/// A phrase at the verb of a question.
struct AskedPhrase {
    ClauseRole role = ClauseRole::kOther;
    std::string preposition{}; ///< before what is asked for: "What did X apologize for?"
    std::vector<AskedWord> words{};
    bool is_open = false; ///< what is asked for
};

/// The clause of a question, with which those of sentences are compared.
struct AskedClause {
    std::string verb{}; ///< its lemma; empty: it has none
    std::vector<AskedPhrase> phrases{};
    std::vector<AskedWord> rest{}; ///< its words in no phrase of an agent or patient, but those of its time
    bool is_manner = false;        ///< how; of a time how long
    std::string noun{};            ///< of what is asked for, folded: "which ministry"
    bool is_owner = false;         ///< whose: who has what is asked for
    bool is_naming = false;        ///< what somebody is called by somebody
};

/// A question as it is put to a graph: claims of any of the patterns answer it. Owns its strings.
struct QuestionForm {
    std::string statement; ///< that would answer it
    Answer answer = Answer::kWhether;
    bool who = false;                  ///< somebody is asked for, of whatever type
    bool counts = false;               ///< how many there are
    std::vector<std::string> counted;  ///< of what: its words and lemmas
    std::string passive;               ///< the lemma of its auxiliary, if nobody is named who acts: "was poisoned"
    bool is_guess = false;             ///< no relation is known that its predicate tells: only the verb is asked for
    bool is_event = false;             ///< whatever happened to what it names is asked for
    std::optional<OfficeAsked> office; ///< who holds it is asked for
    std::optional<OfficeAsked> role;   ///< in which somebody does what is asked: "replaced X as governor of Kano"
    bool where = false;                ///< a place is asked for, also where it is the object: "Where was X born?"
    std::optional<EntityType> type;    ///< of what is asked for, where the question says
    std::vector<QuestionPattern> patterns; ///< none if it cannot be read as a question about claims
    std::vector<QuestionEnd> named;        ///< all that it names, each once
    std::optional<Polarity> polarity;
    Modality modality{};            ///< of what is asked whether it is so: "Will Finland join NATO?"
    std::string time;               ///< ISO 8601, an interval of the calendar; empty: any
    std::string verb;               ///< the lemma of its predicate
    std::string predicate;          ///< the same as written
    std::vector<std::string> words; ///< its names and other words of content, for a search of text
    std::vector<std::string> names; ///< of these words those with a capital, but those of its time
    std::map<std::string, std::vector<std::string>, std::less<>> other_names; ///< of these names: of "American" "us"
    std::vector<std::string> nouns;               ///< of these words the other nouns, but those of its time
    std::vector<std::string> reason_prepositions; ///< of a question why: words before what a claim tells as its reason
    std::vector<std::string> reason_conjunctions; ///< words with which a reason begins in a sentence
    AskedClause clause;
};

} // namespace claimgraph
