#pragma once

#include "extract/question/answers/read_sentence.hpp"
#include "extract/question/clause_phrases.hpp"
#include "extract/question/question_form.hpp"
#include "extract/question/question_words.hpp"
#include "graph/base/string_map.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

inline constexpr double kSameVerbFit = 1; ///< what a clause gains by the verb of the question
inline constexpr double kNamedFit = 1;    ///< ... by an agent or patient that the question names

/// How a phrase of a clause is to that of a question.
enum class PhraseLikeness : std::uint8_t { kNone, kVague, kSame, kOther };

/// Compares the clauses of a sentence with that of a question. Views all it is given.
class ClauseMatcher : protected TreeReader {
  public:
    /// `before`: the sentences before.
    ClauseMatcher(const ReadSentence& read, const TreeReader& trees, const QuestionForm& form,
                  const QuestionWords& words, std::string_view before)
        : TreeReader(trees), read_(read), form_(form), words_(words), before_(words_of(fold(before))) {}

  protected:
    /// The verb of the question in a clause, and what it gains by it; nowhere if it has none.
    std::pair<TokenIndex, double> verb_of(const ReadClause& clause) const;
    /// Whether it is the noun of the verb of the question beside a verb that says little: "had [disagreements]".
    bool is_noun_of_verb(TokenIndex noun, TokenIndex verb) const;
    /// A noun that begins as the verb of the question does: "election" of "elect".
    bool has_stem_of_verb(TokenIndex noun) const;
    /// Whether whom the question has as acting suffers it here: "the shop closed", "the city closed the shop".
    bool is_turned(const ReadClause& clause, const AskedPhrase& asked) const;
    /// Whether whom the question has as suffering it does it here: "X was accused", "X accused Y".
    bool is_reversed(const ReadClause& clause) const;
    /// What the named agent and patient and the other words add; nothing if they are others than in the question, or if
    /// the clause has too little of it.
    std::optional<double> fit_of_named(const ReadClause& clause) const;
    /// Whether agent and patient are those of the question, and the sentence has its other words.
    bool has_all_named(const ReadClause& clause) const;

    /// How much the sentence has of the words that stand in no agent or patient; of all words.
    double share_of_rest() const { return share_of(form_.clause.rest); }
    double share_of_all() const;
    bool stands_in_sentence(const AskedWord& word) const;
    bool stands_before(const AskedWord& word) const {
        return before_.contains(word.form) || before_.contains(word.lemma);
    }

    bool is_same(const AskedWord& word, TokenIndex token) const;
    TokenIndex root_of(const FactPhrase& phrase) const;
    bool has(const FactPhrase& phrase, const AskedWord& word) const;
    bool has_name(const FactPhrase& phrase) const;
    /// "it", "the company": who it is stands elsewhere.
    bool is_vague(const FactPhrase& phrase) const;
    /// Whether all its words are those of the question: it answers nothing.
    bool is_of_question(const FactPhrase& phrase) const;
    /// Whether it is a time, and nothing else.
    bool is_time(const FactPhrase& phrase) const;
    /// A name with the words before and behind it that belong to it.
    TokenRange with_flat(TokenIndex name) const;
    /// The words of the phrase in this role; none if there is none.
    static const FactPhrase& phrase_of(const ReadClause& clause, ClauseRole role);

    const ReadSentence& read_;
    const QuestionForm& form_;
    const QuestionWords& words_;

  private:
    static StringSet words_of(std::string_view text);
    bool has_last_name(const FactPhrase& phrase, const AskedPhrase& asked) const;
    bool is_namesake(TokenIndex last) const;
    bool has_namesake(const FactPhrase& phrase) const;
    bool has_other_number(const FactPhrase& phrase, const AskedPhrase& asked) const;
    FactPhrase with_appositions(FactPhrase phrase) const;
    PhraseLikeness likeness(const FactPhrase& bare, const AskedPhrase& asked) const;
    bool asks_for(ClauseRole role) const;
    bool stands_elsewhere(const ReadClause& clause, const AskedPhrase& asked) const;
    /// Also in the sentence itself.
    bool stands_before(const AskedPhrase& asked) const;
    double share_of(const std::vector<AskedWord>& some) const;
    bool is_content(TokenIndex token) const;

    StringSet before_; ///< the words of the sentences before, folded
};

} // namespace claimgraph
