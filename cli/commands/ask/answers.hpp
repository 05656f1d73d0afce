#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"
#include "graph/model/relation_traits.hpp"
#include "graph/query/graph_source.hpp"
#include "graph/store/search.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What a graph answers to a question that was read.
namespace claimgraph::cli {

/// A claim that answers, in the part of the graph that was looked at.
struct FoundClaim {
    std::shared_ptr<const Graph> graph;
    ClaimIndex claim;
    EntityIndex entity{}; ///< the end that is asked for; default if none is
};

/// How far the question had to be widened until something answered it.
enum class Widening : std::uint8_t {
    kNone,      ///< as it was read
    kDocuments, ///< undated claims of documents of that time
    kNamed,     ///< the same relation between the two that the question names
    kHeadlines, ///< the relation in documents whose headline has the names
    kSuccessor, ///< who holds the office since
    kSameVerb,  ///< another relation, said with the verb of the question
    kTopic,     ///< as it was read, by what is nobody: an operation that killed somebody
    kFamily,    ///< relations of the same family
    kVerb,      ///< untyped relations of the same verb
    kBetween,   ///< any relation between the two
    kAnyTime,   ///< as it was read, whenever it was
    kChain,     ///< no claim links the two at once: the shortest chain over others
    kSentences, ///< the relation alone, in sentences that have the names
    kFacts,     ///< facts, which have no types and no entities
    kText,      ///< sentences with its words; all that is done for a question that is read as no claim
    kNothing,
};
/// "", "documents", "family", ...
std::string_view to_string(Widening widening);

/// Claims that were asked for: `claims` with these options finds them.
struct AskedPart {
    GraphPart part;
    std::vector<std::string> relations; ///< of the part, by their families where those were meant

    bool has_end() const { return !part.subject.empty() || !part.object.empty() || !part.speaker.empty(); }
};

/// One answer, with the evidence of all its claims.
struct ShortAnswer {
    std::string text;
    std::size_t evidence = 0;
};

/// Who holds an office that was asked for.
struct OfficeHolder {
    std::string name;
    std::string told; ///< the day of the newest document that says so; empty if none is known
    bool is_past = false;
    std::vector<FoundClaim> claims;
};

/// What was found, and by which filters.
struct AnswerSet {
    Widening widening = Widening::kNothing;
    std::vector<AskedPart> read_as; ///< what was asked first; its relations and names are those of the graph
    std::vector<AskedPart> asked;   ///< what was answered, in the same form
    std::vector<FoundClaim> claims; ///< those with most evidence first
    std::vector<FactHit> facts;
    std::vector<OfficeHolder> holders; ///< of the office that is asked for; the claims are theirs
    SearchResult sentences;
    SearchResult headlines; ///< of an event: those that name whom it happened to
    std::string narrowed;   ///< the other words of the question, where only claims with them in a sentence are kept
    std::string searched;   ///< the words of that search
    std::vector<ShortAnswer> answers; ///< the one with most evidence first; none where nothing tells
    bool in_words = false;            ///< they are words of the sentences, not ends of claims
    bool by_clauses = false;          ///< they are told by clauses of the sentences alone, whatever claims were found
    std::vector<ShortAnswer> near;    ///< what claims near the question tell, where clauses answer it
    std::vector<std::string> perhaps; ///< sentences that may tell why, where nothing tells it for sure

    /// Whether nothing but sentences answers.
    bool is_by_sentences() const { return in_words && claims.empty() && facts.empty(); }
    std::vector<std::string> unknown;                          ///< names that no entity has
    std::vector<std::pair<std::string, std::string>> taken_as; ///< such names, and the entity that is asked for instead
    std::string left_out;                                      ///< words of the question without which it was answered
};

/// What is known of the language besides the question.
struct AskKnowledge {
    const Models& models;
    const QuestionWords& words;
    const RelationFamilies& families;
    const RelationTraits& relations;
};

/// Puts the question to a graph, widening it step by step until something answers. At most `limit` facts or sentences.
/// Errors are those of the store.
Result<AnswerSet> answer(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                         std::size_t limit);

} // namespace claimgraph::cli
