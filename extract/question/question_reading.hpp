#pragma once

#include "extract/extract.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/statement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// A statement that would answer a question, as it was read. Owns all of it. The functions are linear in its length.
struct QuestionReading {
    Statement statement;
    Document document;
    Analysis analysis;
    Explanation explanation;
    EntityLayer layer{}; ///< its names and nouns; of the reading that is taken only

    const ClaimBatch& batch() const { return explanation.batch; }
};

inline bool overlap(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

/// The text of a statement for people: "..." where something stands in.
std::string shown_text(const Statement& statement);

/// The end of a claim of the statement, by its words there; nobody without an entity.
QuestionEnd end_of(const QuestionReading& reading, EntityIndex entity, ByteSpan span);

/// Which end of a claim the stand-in is; kWhether if none.
Answer open_end(const Claim& claim, ByteSpan stand_in);

/// Whether the predicate is a verb; whether it is passive.
bool is_verb(const QuestionReading& reading);
bool is_passive(const QuestionReading& reading);
/// The lemma of the auxiliary of a passive; empty if there is none.
std::string passive_auxiliary(const QuestionReading& reading);

/// A name in the statement that is no stand-in, and how it stands to the predicate.
struct Named {
    QuestionEnd end;
    bool before = false; ///< the predicate does not govern it from the left: who does it
};
std::vector<Named> names_in(const QuestionReading& reading, MentionKind kind = MentionKind::kName);

/// The office that the statement says its stand-in holds: "... is the governor of Kano", "... is Kano's governor".
std::optional<OfficeAsked> office_in(const QuestionReading& reading);
/// The office that it says somebody has in what he does: "replaced Holm as the governor of Kano".
std::optional<OfficeAsked> role_in(const QuestionReading& reading, const QuestionWords& words);

/// The times of the statement that are no part of a name: not "May" of "Theresa May".
std::vector<TimeExpression> times_in(const QuestionReading& reading, const Models& models);

/// All names of a question, each once.
std::vector<QuestionEnd> all_names(const Document& document, const Analysis& analysis, const Models& models);

/// The words of content that the question itself has, but for its predicate. They are those of the reading.
std::vector<const Token*> tokens_of_content(const QuestionReading& reading);

} // namespace claimgraph
