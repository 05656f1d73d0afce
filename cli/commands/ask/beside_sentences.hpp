#pragma once

#include "cli/commands/ask/answers.hpp"
#include "extract/question/question_form.hpp"
#include "graph/query/sentences.hpp"

#include <span>
#include <string>

/// What sentences tell that stand beside others in their document.
namespace claimgraph::cli {

/// The two sentences before one. Errors are those of the store.
Result<std::string> text_before(const Store& store, const SearchHit& hit);

/// Sentences that tell why what these sentences say was done: next to them, else elsewhere in the document with words
/// of the question; or they do it themselves, perhaps. The likeliest first, two at most. Errors are those of the store.
Result<SearchResult> reasons_beside(const Store& store, std::span<const SentencePlace> deeds, const QuestionForm& form,
                                    const AskKnowledge& knowledge);

/// What the speaker of a question says about its topic, in whole sentences: those with most of the topic first; if
/// `loosely`, else all that he says in a document about it. None if the question has no speaker. Errors are those of
/// the store.
Result<SearchResult> spoken_sentences(const Store& store, const QuestionForm& form, const AskKnowledge& knowledge,
                                      std::size_t limit, bool loosely);

} // namespace claimgraph::cli
