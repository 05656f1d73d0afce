#include "extract/question/statement.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "graph/base/fold.hpp"

#include <algorithm>
#include <vector>

namespace claimgraph {
namespace {

/// A token of the question in the statement, or the stand-in.
struct Piece {
    TokenIndex token; ///< default for the stand-in
};

/// Makes the statement of one sentence. Views all it is given.
class StatementMaker : TreeReader {
  public:
    StatementMaker(const Document& document, const Analysis& analysis, const Tree& tree, const QuestionWords& words,
                   const std::string& stand_in)
        : TreeReader(analysis, tree), document_(document), words_(words), stand_in_(stand_in) {}

    std::optional<Statement> make() {
        sentence_ = analysis_.sentences.front().tokens;
        while (sentence_.size() > 0 && is(last(), Upos::kPunct)) --sentence_.end.value;
        if (sentence_.size() == 0) return std::nullopt;
        const TokenIndex word = question_word();
        const TokenIndex auxiliary = inverted_auxiliary(sentence_.begin);
        if (word && !(auxiliary && auxiliary < word))
            ask_for(word);
        else if (auxiliary)
            turn(auxiliary);
        else
            take(sentence_.begin, sentence_.end);
        return write();
    }

  private:
    TokenIndex last() const { return TokenIndex{sentence_.end.value - 1}; }
    std::string form(TokenIndex token) const { return lower_ascii(analysis_.form(document_, analysis_[token])); }
    bool is(TokenIndex token, QuestionWord kind) const { return words_.is(kind, form(token)); }
    using TreeReader::is;

    bool is_question_word(TokenIndex token) const {
        for (const QuestionWord kind :
             {QuestionWord::kPerson, QuestionWord::kThing, QuestionWord::kPlace, QuestionWord::kTime,
              QuestionWord::kReason, QuestionWord::kManner, QuestionWord::kOwner})
            if (is(token, kind)) return is(token, TagTrait::kQuestion) || token == sentence_.begin;
        return false;
    }

    /// The word that opens the question: at its begin or behind a preface, "In 2024, who ...", "With whom ...".
    TokenIndex question_word() const {
        for (TokenIndex token = sentence_.begin; token < sentence_.end; ++token.value) {
            if (!is_question_word(token)) continue;
            if (token == sentence_.begin) return token;
            const TokenIndex before{token.value - 1};
            if (is(before, Upos::kPunct) || (is(before, Upos::kAdp) && opens(before))) return token;
        }
        return {};
    }
    bool opens(TokenIndex token) const {
        return token == sentence_.begin || is(TokenIndex{token.value - 1}, Upos::kPunct);
    }

    /// The auxiliary or copula from `from` on that stands before its subject, with no other word of a clause before it.
    TokenIndex inverted_auxiliary(TokenIndex from) const {
        for (TokenIndex token = from; token < sentence_.end; ++token.value) {
            if (is(token, Upos::kVerb)) return {};
            if (!is(token, Upos::kAux)) continue;
            const TokenIndex subject = subject_child(head_of_clause(token));
            return subject && subject > token ? token : TokenIndex();
        }
        return {};
    }
    TokenIndex head_of_clause(TokenIndex auxiliary) const {
        return is(auxiliary, DeprelSet{deprel::aux, deprel::cop}) || is_passive_auxiliary(auxiliary)
                   ? head_of(auxiliary)
                   : auxiliary;
    }
    bool is_passive_auxiliary(TokenIndex token) const { return is(token, deprel::aux_pass); }

    void take(TokenIndex begin, TokenIndex end) {
        for (TokenIndex token = begin; token < end; ++token.value) pieces_.push_back({token});
    }

    /// Puts the auxiliary behind its subject, and takes the rest: "did Serbia accuse X" becomes "Serbia did accuse X".
    void turn(TokenIndex auxiliary) {
        take(sentence_.begin, auxiliary);
        turn_from(auxiliary);
    }
    void turn_from(TokenIndex auxiliary) {
        predicate_ = predicate_ ? predicate_ : head_of_clause(auxiliary);
        const TokenIndex subject = subject_child(head_of_clause(auxiliary));
        TokenRange range = tree_.subtree(subject);
        range.begin = std::max(range.begin, TokenIndex{auxiliary.value + 1});
        range.end = std::min(range.end, sentence_.end);
        take(range.begin, range.end);
        pieces_.push_back({auxiliary});
        take(TokenIndex{auxiliary.value + 1}, range.begin); // "not" before the subject
        take(range.end, sentence_.end);
    }

    void ask_for(TokenIndex word) {
        TokenIndex head = word; // of the phrase
        TokenIndex after{word.value + 1};
        const bool is_manner = is(word, QuestionWord::kManner);
        if (is_manner && after < sentence_.end && is(after, QuestionWord::kLength)) {
            asked_ = Asked::kTime;
            ++after.value;
        } else if (is_manner && after < sentence_.end && is(after, QuestionWord::kAmount)) {
            asked_ = Asked::kEntity;
            counts_ = true;
            head = after;
            ++after.value;
            if (is_noun(head_of(head)) && head_of(head) > head) head = head_of(head);
        } else if (is(word, QuestionWord::kPlace)) {
            asked_ = Asked::kPlace;
        } else if (is(word, QuestionWord::kTime)) {
            asked_ = Asked::kTime;
        } else if (is_manner || is(word, QuestionWord::kReason)) {
            asked_ = Asked::kReason;
        } else {
            asked_ = Asked::kEntity;
            is_thing_ = is(word, QuestionWord::kThing);
            if (is(word, DeprelSet{deprel::det, deprel::nmod_poss}) && head_of(word) > word) head = head_of(word);
        }
        const bool is_owner = is(word, QuestionWord::kOwner) && head != word;
        if (head > word) after = TokenIndex{head.value + 1};
        TokenIndex preposition;
        if (word > sentence_.begin && is(TokenIndex{word.value - 1}, Upos::kAdp))
            preposition = TokenIndex{word.value - 1};
        if (head != word && is_noun(head) && !is_owner) {
            noun_ = lemma(head);
            const auto type = words_.type_of(noun_);
            if (type == EntityType::kTime) asked_ = Asked::kTime;
            if (type == EntityType::kPlace && preposition && is(preposition, WordKind::kPlace)) asked_ = Asked::kPlace;
        }
        const TokenIndex begin = preposition ? preposition : word;
        take(sentence_.begin, begin); // the preface
        const TokenIndex auxiliary = inverted_auxiliary(after);
        const TokenIndex governor = governor_of(head);
        const bool is_subject = !auxiliary && (is(head, kSubjects) || !governor || is_copular(head));
        predicate_ = governor ? governor : root();
        if (asked_ != Asked::kEntity) { // no phrase of the statement
            auxiliary ? turn_from(auxiliary) : take(after, sentence_.end);
            return;
        }
        if (is_subject) {
            as_subject_ = true;
            phrase(preposition, is_owner, word, after);
            take(after, sentence_.end);
            return;
        }
        const std::size_t from = pieces_.size();
        auxiliary ? turn_from(auxiliary) : take(after, sentence_.end);
        as_subject_ = is(head, kSubjects);
        const std::size_t gap = as_subject_ ? before_predicate(from) : behind_predicate(from, preposition);
        const std::vector<Piece> rest(pieces_.begin() + static_cast<std::ptrdiff_t>(gap), pieces_.end());
        pieces_.resize(gap);
        phrase(preposition, is_owner, word, after);
        if (auxiliary) take(after, auxiliary); // "cities in Kosovo"
        pieces_.insert(pieces_.end(), rest.begin(), rest.end());
    }

    /// The stand-in with its preposition; of "whose minister" it is the owner.
    void phrase(TokenIndex preposition, bool is_owner, TokenIndex word, TokenIndex after) {
        if (preposition) pieces_.push_back({preposition});
        pieces_.push_back({});
        if (!is_owner) return;
        owns_ = true;
        take(TokenIndex{word.value + 1}, after);
    }

    TokenIndex root() const {
        for (TokenIndex token = sentence_.begin; token < sentence_.end; ++token.value)
            if (!head_of(token)) return token;
        return {};
    }
    TokenIndex governor_of(TokenIndex head) const { return head_of(head); }
    bool is_copular(TokenIndex head) const { return tree_.has_child(head, deprel::cop); }

    /// Where the subject of an inner clause belongs: "Who did Rutte say attacked Kosovo?"
    std::size_t before_predicate(std::size_t from) const {
        std::size_t at = from;
        while (at < pieces_.size() && pieces_[at].token != predicate_) ++at;
        while (at > from && head_of(pieces_[at - 1].token) == predicate_ && is(pieces_[at - 1].token, Upos::kAux)) --at;
        return std::min(at, pieces_.size());
    }

    /// Where an object belongs: behind a preposition that has lost its noun, else behind the predicate with its
    /// particle and what it has of objects.
    std::size_t behind_predicate(std::size_t from, TokenIndex preposition) const {
        std::size_t verb = from;
        while (verb < pieces_.size() && pieces_[verb].token != predicate_) ++verb;
        if (verb == pieces_.size()) return verb;
        if (!preposition)
            for (std::size_t i = verb + 1; i < pieces_.size(); ++i)
                if (is_stranded(i)) return i + 1;
        std::size_t at = verb + 1;
        for (std::size_t i = at; i < pieces_.size(); ++i) {
            const TokenIndex token = pieces_[i].token;
            if (is(token, deprel::compound_prt) && head_of(token) == predicate_) at = i + 1;
            if (is(token, DeprelSet{deprel::obj, deprel::iobj}) && head_of(token) == predicate_) at = i + 1;
        }
        return at;
    }
    bool is_stranded(std::size_t at) const {
        const TokenIndex token = pieces_[at].token;
        if (!is(token, Upos::kAdp) || is(token, deprel::compound_prt)) return false;
        if (at + 1 == pieces_.size()) return true;
        const TokenIndex next = pieces_[at + 1].token;
        return is(next, Upos::kAdp) || is(next, Upos::kPunct) || is(next, Upos::kAdv);
    }

    std::optional<Statement> write() const {
        Statement statement{.text = {},
                            .asked = asked_,
                            .noun = noun_,
                            .counts = counts_,
                            .is_thing = is_thing_,
                            .as_subject = as_subject_};
        std::string& text = statement.text;
        const auto span_from = [&](std::size_t begin) {
            return ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
        };
        TokenIndex before;
        for (const Piece& piece : pieces_) {
            const bool joined =
                piece.token && before && piece.token.value == before.value + 1 && !analysis_[before].space_after;
            if (!text.empty() && !joined && !(piece.token && is_suffix(piece.token))) text += ' ';
            const std::size_t begin = text.size();
            if (!piece.token) {
                text += stand_in_;
                statement.stand_in = span_from(begin);
                if (owns_) text += words_.of(QuestionWord::kPossessive).front();
            } else {
                std::string words(analysis_.form(document_, analysis_[piece.token]));
                if (piece.token == sentence_.begin && !is(piece.token, Upos::kPropn)) words = lower_ascii(words);
                text += words;
                if (piece.token == predicate_) statement.predicate = span_from(begin);
            }
            before = piece.token;
        }
        if (text.empty()) return std::nullopt;
        if ('a' <= text[0] && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        text += '.';
        if (predicate_) statement.lemma = lemma(predicate_);
        return statement;
    }
    /// "n't" behind an auxiliary that moved stays with it.
    bool is_suffix(TokenIndex token) const {
        return token > sentence_.begin && !analysis_[TokenIndex{token.value - 1}].space_after && is(token, Upos::kPart);
    }

    const Document& document_;
    const QuestionWords& words_;
    const std::string& stand_in_;
    TokenRange sentence_;
    std::vector<Piece> pieces_;
    TokenIndex predicate_;
    Asked asked_ = Asked::kWhether;
    std::string noun_;
    bool counts_ = false;
    bool is_thing_ = false;
    bool as_subject_ = false;
    bool owns_ = false;
};

} // namespace

std::string without_opener(std::string question, const QuestionWords& words) {
    for (bool found = true; found;) {
        found = false;
        const std::string folded = lower_ascii(question);
        for (const std::string& opener : words.of(QuestionWord::kOpener)) {
            if (!folded.starts_with(opener) || folded.size() == opener.size()) continue;
            if (folded[opener.size()] != ' ' && folded[opener.size()] != ',') continue;
            const std::size_t begin = question.find_first_not_of(" ,:", opener.size());
            if (begin == std::string::npos) continue;
            question.erase(0, begin);
            found = true;
            break;
        }
    }
    return question;
}

std::optional<Statement> statement_of(const Document& document, const Analysis& analysis, const QuestionWords& words,
                                      const std::string& stand_in) {
    if (analysis.sentences.empty()) return std::nullopt;
    const Tree tree(analysis);
    return StatementMaker(document, analysis, tree, words, stand_in).make();
}

} // namespace claimgraph
