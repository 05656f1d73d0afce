#include "extract/question/statement.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

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
                   const StatementOptions& options)
        : TreeReader(analysis, tree), document_(document), words_(words), options_(options) {}

    std::optional<Statement> make() {
        sentence_ = analysis_.sentences.front().tokens;
        while (sentence_.size() > 0 && is(last(), Upos::kPunct)) --sentence_.end.value;
        if (sentence_.size() == 0) return std::nullopt;
        const TokenIndex word = question_word();
        const Inversion inversion = inversion_from(sentence_.begin, false);
        if (word && !(inversion && inversion.auxiliary < word)) {
            asked_word_ = word;
            ask_for(word);
        } else if (inversion) {
            take(sentence_.begin, inversion.auxiliary); // a preface
            turn(inversion);
        } else {
            predicate_ = root();
            take(sentence_.begin, sentence_.end);
        }
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
            if (is(before, Upos::kPunct) || (is_preposition(before) && opens(before))) return token;
        }
        return {};
    }
    /// "After" of "After whom ..." may have been taken for a conjunction.
    bool is_preposition(TokenIndex token) const { return is(token, Upos::kAdp) || is(token, Upos::kSconj); }
    bool opens(TokenIndex token) const {
        return token == sentence_.begin || is(TokenIndex{token.value - 1}, Upos::kPunct);
    }

    /// An auxiliary or copula before its subject: "did | Serbia | accuse".
    struct Inversion {
        TokenIndex auxiliary; ///< default if there is none
        TokenRange subject;
        TokenIndex head;       ///< of the clause
        bool by_shape = false; ///< the tree does not tell

        explicit operator bool() const { return static_cast<bool>(auxiliary); }
    };

    /// The first auxiliary from `from` on, if it stands before its subject, and no other word of a clause before it.
    /// The tree tells, or the shape: an auxiliary, a noun, and a verb without a tense. Behind "who" a copula may have
    /// such a noun as its predicate ("Who was the man accused of ...?"), and only the tree counts, but where a
    /// preposition at the end has lost its noun ("What was the man accused of?").
    Inversion inversion_from(TokenIndex from, bool behind_who) const {
        for (TokenIndex token = from; token < sentence_.end; ++token.value) {
            const bool is_support = words_.is(QuestionWord::kAnyAct, lemma(token)) && token == from;
            if (!is(token, Upos::kAux) && !is(token, deprel::aux) && !is_support) {
                if (is(token, Upos::kVerb)) return {};
                continue;
            }
            TokenIndex head = is(token, DeprelSet{deprel::aux, deprel::cop, deprel::aux_pass}) ? head_of(token) : token;
            if (const TokenIndex verb = head_of(head);
                verb && verb > token && head < token && is(head, TagTrait::kQuestion))
                head = verb; // "[Where was] X found dead?"
            const TokenIndex behind{token.value + 1};
            if (const TokenIndex subject = subject_child(head); subject && subject > token) {
                TokenRange range = tree_.subtree(subject);
                range.end = std::min(range.end, sentence_.end);
                if (const Inversion by_end = by_last(token, head, is_support)) return by_end;
                if (range.end == sentence_.end && head <= token && (!behind_who || is(last(), Upos::kAdp)))
                    if (const Inversion by_words = by_shape(token, is_support, behind_who))
                        return by_words; // else nothing is said of it
                while (range.end < head && !is(range.end, Upos::kPunct) && is_joined(range.end)) ++range.end.value;
                return {token, {std::max(range.begin, behind), range.end}, head};
            }
            const bool may_be_subject =
                behind_who && is(token, WordKind::kCopula) && !is(last(), Upos::kAdp) && !has_any_act(token);
            return may_be_subject ? Inversion() : by_shape(token, is_support, behind_who);
        }
        return {};
    }
    /// Without a space before it: "soon" of "Park Won-soon" is no word of its own.
    bool is_joined(TokenIndex token) const { return !analysis_[TokenIndex{token.value - 1}].space_after; }
    /// "What are they | doing | there?"
    bool has_any_act(TokenIndex from) const {
        for (TokenIndex token = from; token < sentence_.end; ++token.value)
            if (is(token, Upos::kVerb) && words_.is(QuestionWord::kAnyAct, lemma(token))) return true;
        return false;
    }
    /// The hyphen of "al-Qaeda", and what it joins.
    bool is_within_word(TokenIndex token) const {
        const TokenIndex next{token.value + 1};
        return !analysis_[token].space_after && next < sentence_.end &&
               (is(token, Upos::kPunct) ? is_joined(token) : is(next, Upos::kPunct));
    }
    /// A verb behind "did" may have been taken for a noun: "Who did the court sentence?"
    Inversion by_shape(TokenIndex auxiliary, bool is_support, bool behind_who) const {
        TokenIndex begin{auxiliary.value + 1};
        while (begin < sentence_.end && (is(begin, Upos::kPart) || is(begin, Upos::kAdv) || is(begin, Upos::kAux)))
            ++begin.value; // "have | been | killed" has no subject there
        if (begin < sentence_.end && is(begin, Upos::kAdp)) return {};
        bool has_noun = false;
        TokenIndex noun;
        for (TokenIndex token = begin; token < sentence_.end; ++token.value) {
            if (is(token, Upos::kVerb) && (!is(token, TagTrait::kFinite) || is_before_stranded(token))) {
                if (token != begin) return {auxiliary, {begin, token}, token, true};
                if (behind_who) return {}; // else a noun: "When will | face coverings | become compulsory?"
            }
            const bool is_small =
                is_noun(token) && is_lower(character_at(analysis_.form(document_, analysis_[token]), 0).value);
            if (is_small && has_noun && (!noun || token.value == noun.value + 1)) noun = token;
            has_noun = has_noun || is_noun(token) || is(token, Upos::kPron);
        }
        // "did the death toll of the storm | change"
        if (noun && noun < last() && is(TokenIndex{noun.value + 1}, WordKind::kGenitive) && is_bare_at_end())
            noun = last();
        return (is_support || options_.participle) && noun ? Inversion{auxiliary, {begin, noun}, noun, true}
                                                           : Inversion();
    }

    /// "Did the death | toll | of the storm change?": a noun before "of", or a gerund, was taken for the verb that
    /// stands at the end.
    Inversion by_last(TokenIndex auxiliary, TokenIndex head, bool is_support) const {
        const TokenIndex next{head.value + 1};
        const bool is_noun_before = head > auxiliary && next < last() && is(head, Upos::kVerb) &&
                                    (is(next, WordKind::kGenitive) || is(head, TagTrait::kGerund));
        return is_support && is_noun_before && is_bare_at_end()
                   ? Inversion{auxiliary, {TokenIndex{auxiliary.value + 1}, last()}, last(), true}
                   : Inversion();
    }
    /// A noun at the end right behind another, which may be a verb.
    bool is_bare_at_end() const {
        const TokenIndex before{last().value - 1};
        return is(last(), Upos::kNoun) && is_noun(before) && head_of(last()) != before;
    }

    /// "accused" at the end of "What were they accused of?"
    bool is_before_stranded(TokenIndex token) const {
        return token.value + 2 == sentence_.end.value && is(last(), Upos::kAdp);
    }

    void take(TokenIndex begin, TokenIndex end) {
        for (TokenIndex token = begin; token < end; ++token.value) pieces_.push_back({token});
    }

    /// Puts the auxiliary behind its subject, and takes the rest: "did Serbia accuse X" becomes "Serbia did accuse X".
    void turn(const Inversion& inversion) {
        if (!predicate_) predicate_ = inversion.head;
        const TokenRange subject = inversion.subject;
        take(subject.begin, subject.end);
        pieces_.push_back({inversion.auxiliary});
        if (words_.is(QuestionWord::kAnyAct, lemma(inversion.auxiliary))) support_ = inversion.auxiliary;
        take(TokenIndex{inversion.auxiliary.value + 1}, subject.begin); // "not" before the subject
        take(subject.end, sentence_.end);
    }

    void ask_for(TokenIndex word) {
        TokenIndex head = word; // of the phrase
        TokenIndex after{word.value + 1};
        const bool is_manner = is(word, QuestionWord::kManner);
        if (is_manner && after < sentence_.end && is(after, QuestionWord::kLength)) {
            asked_ = Asked::kTime;
            is_manner_ = true;
            ++after.value;
        } else if (is_manner && after < sentence_.end && is(after, QuestionWord::kAmount)) {
            asked_ = Asked::kEntity;
            counts_ = true;
            head = after;
            ++after.value;
            if (const TokenIndex noun = head_of(head); noun && noun > head && is_noun(noun)) head = noun;
            for (TokenIndex token = after; token <= head && head < sentence_.end; ++token.value)
                counted_.push_back(form(token));
            if (!counted_.empty()) counted_.emplace_back(lemma(head));
        } else if (is(word, QuestionWord::kPlace)) {
            asked_ = Asked::kPlace;
        } else if (is(word, QuestionWord::kTime)) {
            asked_ = Asked::kTime;
        } else if (is_manner || is(word, QuestionWord::kReason)) {
            asked_ = Asked::kReason;
            is_manner_ = is_manner;
        } else {
            asked_ = Asked::kEntity;
            is_thing_ = is(word, QuestionWord::kThing);
            if (!is(word, QuestionWord::kPerson)) head = noun_behind(word);
        }
        const bool is_owner = is(word, QuestionWord::kOwner) && head != word;
        if (head > word) after = TokenIndex{head.value + 1};
        TokenIndex preposition;
        if (word > sentence_.begin && is_preposition(TokenIndex{word.value - 1}))
            preposition = TokenIndex{word.value - 1};
        if (head != word && is_noun(head) && !is_owner) {
            noun_ = lemma(head);
            if (is(head, Upos::kPropn)) asked_words_.push_back(analysis_[head].span);
            for (TokenIndex token{word.value + 1}; token < head && !counts_; ++token.value)
                if (!asked_words_.empty() && is_joined(token))
                    asked_words_.back().end = analysis_[token].span.end;
                else
                    asked_words_.push_back(analysis_[token].span);
            const auto type = words_.type_of(noun_);
            if (type == EntityType::kTime) asked_ = Asked::kTime;
            if (type == EntityType::kPlace && preposition && is(preposition, WordKind::kPlace)) asked_ = Asked::kPlace;
        }
        const TokenIndex begin = preposition ? preposition : word;
        take(sentence_.begin, begin); // the preface
        const Inversion inversion = inversion_from(after, asked_ == Asked::kEntity);
        const TokenIndex governor = head_of(head);
        predicate_ = governor ? governor : root();
        if (inversion && governor == inversion.auxiliary) predicate_ = inversion.head; // its verb was taken for a noun
        if (asked_ != Asked::kEntity) { // where, when, why are no phrases of the statement
            if (inversion && (is(head, kSubjects) || !governor || inversion.by_shape)) predicate_ = inversion.head;
            inversion ? turn(inversion) : take(after, sentence_.end);
            if ((asked_ == Asked::kPlace || asked_ == Asked::kTime) && !options_.stand_in.empty())
                insert(behind_predicate(0, word), {Piece()});
            return;
        }
        if (!inversion && (is(head, kSubjects) || !governor || tree_.has_child(head, deprel::cop))) {
            as_subject_ = true;
            phrase(preposition, is_owner, word, after, pieces_);
            take(after, sentence_.end);
            return;
        }
        // "Who did Rutte say attacked Kosovo?" asks for the subject of an inner clause
        if (inversion && inversion.subject.contains(governor)) predicate_ = inversion.head; // "What are they | doing?"
        const bool is_of_clause = inversion && (governor == inversion.head || governor == inversion.auxiliary ||
                                                is_before_stranded(inversion.head));
        as_subject_ = is(head, kSubjects) && !is_of_clause;
        if (!as_subject_ && (is(head, kSubjects) || !governor || is_before_stranded(inversion.head)))
            predicate_ = inner_predicate(inversion.head);
        const std::size_t from = pieces_.size();
        inversion ? turn(inversion) : take(after, sentence_.end);
        std::vector<Piece> asked;
        phrase(preposition, is_owner, word, after, asked);
        if (inversion)
            for (TokenIndex token = after; token < inversion.auxiliary; ++token.value) asked.push_back({token});
        insert(as_subject_ ? before_predicate(from) : behind_predicate(from, preposition), asked);
    }

    /// The noun that a question word is about, right behind it: "which [other countries]"; else the word itself.
    TokenIndex noun_behind(TokenIndex word) const {
        TokenIndex noun = word;
        for (TokenIndex token{word.value + 1}; token < sentence_.end; ++token.value) {
            if (is(token, Upos::kNoun))
                noun = token;
            else if (!is(token, Upos::kAdj) && !is(token, Upos::kPropn) && !is(token, Upos::kNum) &&
                     !is_within_word(token))
                break;
        }
        const TokenIndex next{word.value + 1}; // "which [Democrats]"
        const TokenIndex verb{next.value + 1};
        const bool is_plural_name = verb < sentence_.end && is(next, Upos::kPropn) && is(next, kSubjects) &&
                                    head_of(next) == verb && fold(lemma(next)) != fold(form(next));
        if (noun == word && is_plural_name) return next;
        return noun;
    }

    void insert(std::size_t at, const std::vector<Piece>& some) {
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(at), some.begin(), some.end());
    }

    /// Of "try to storm" the verb that lacks an object.
    TokenIndex inner_predicate(TokenIndex verb) const {
        for (TokenIndex inner = verb; inner; inner = tree_.child(inner, deprel::xcomp)) {
            verb = inner;
            if (tree_.has_child(inner, deprel::obj)) break;
        }
        return verb;
    }

    /// The stand-in with its preposition; of "whose minister" it is the owner.
    void phrase(TokenIndex preposition, bool is_owner, TokenIndex word, TokenIndex after, std::vector<Piece>& to) {
        if (preposition) to.push_back({preposition});
        to.push_back({});
        owns_ = is_owner;
        if (is_owner)
            for (TokenIndex token{word.value + 1}; token < after; ++token.value) to.push_back({token});
    }

    TokenIndex root() const {
        for (TokenIndex token = sentence_.begin; token < sentence_.end; ++token.value)
            if (!head_of(token)) return token;
        return {};
    }

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
            if (is(token, DeprelSet{deprel::obj, deprel::iobj}) && head_of(token) == predicate_) at = behind(token, i);
        }
        return at;
    }
    /// Behind an object with the rest of its name and what it is of: "call [Ana Lind]", "call [the fall of Vell]".
    std::size_t behind(TokenIndex object, std::size_t at) const {
        const TokenIndex of = tree_.child(object, deprel::nmod);
        TokenIndex last{of ? tree_.subtree(of).end.value - 1U : object.value};
        for (const TokenIndex child : tree_.children(object))
            if (is(child, deprel::flat)) last = std::max(last, child);
        while (at < pieces_.size() && pieces_[at].token && pieces_[at].token <= last) ++at;
        return at;
    }
    bool is_stranded(std::size_t at) const {
        const TokenIndex token = pieces_[at].token;
        if (!is(token, Upos::kAdp) || is(token, deprel::compound_prt)) return false;
        if (at + 1 == pieces_.size()) return true;
        const TokenIndex next = pieces_[at + 1].token;
        if (is(next, deprel::fixed)) return false; // "because of"
        return is(next, Upos::kAdp) || is(next, Upos::kPunct) || is(next, Upos::kAdv);
    }

    /// Of "urge Serbia to do X" and "have to do X" the verb that says something.
    TokenIndex main_predicate() const {
        if (predicate_ && words_.is(QuestionWord::kLight, lemma(predicate_)))
            if (const TokenIndex inner = tree_.child(predicate_, deprel::xcomp); inner && is(inner, Upos::kVerb))
                return inner;
        const TokenIndex above = predicate_ ? head_of(predicate_) : TokenIndex();
        return above && is(above, Upos::kVerb) && words_.is(QuestionWord::kAnyAct, lemma(predicate_)) ? above
                                                                                                      : predicate_;
    }

    std::optional<Statement> write() const {
        const TokenIndex predicate = main_predicate();
        Statement statement{.text = {},
                            .asked = asked_,
                            .noun = noun_,
                            .asked_words = asked_words_,
                            .counts = counts_,
                            .counted = counted_,
                            .is_thing = is_thing_,
                            .is_manner = is_manner_,
                            .as_subject = as_subject_,
                            .asks_owner = owns_};
        std::string& text = statement.text;
        const auto span_from = [&](std::size_t begin) {
            return ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
        };
        const auto add_anybody = [&](std::size_t begin) {
            text += options_.anybody;
            statement.anybody = span_from(begin);
        };
        const std::size_t before_agent = options_.agent ? place_before_agent(predicate) : pieces_.size();
        TokenIndex before;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            const bool joined =
                piece.token && before && piece.token.value == before.value + 1 && !analysis_[before].space_after;
            if (!text.empty() && !joined && !(piece.token && is_suffix(piece.token))) text += ' ';
            const std::size_t begin = text.size();
            if (!piece.token) {
                text += options_.stand_in;
                statement.stand_in = span_from(begin);
                if (owns_) text += words_.of(QuestionWord::kPossessive).front();
            } else if (is_second_question(piece.token)) {
                add_anybody(begin);
                statement.asks_both = true;
            } else {
                std::string words(analysis_.form(document_, analysis_[piece.token]));
                if (options_.modal && piece.token == support_) words = words_.of(QuestionWord::kModal).front();
                if (piece.token == sentence_.begin && !is(piece.token, Upos::kPropn)) words = lower_ascii(words);
                text += words;
                if (piece.token == predicate) statement.predicate = span_from(begin);
            }
            if (i == before_agent) {
                text += (piece.token ? " " : ", ") + words_.of(QuestionWord::kAgent).front() + " ";
                add_anybody(text.size());
            }
            before = piece.token;
        }
        if (text.empty()) return std::nullopt;
        text = capitalized(text) + '.';
        if (predicate) statement.lemma = lemma(predicate);
        statement.has_support = static_cast<bool>(support_);
        return statement;
    }
    /// The piece that "by somebody" follows: the predicate; in "was accused of [what]" the asked word, so that nobody
    /// is "of" it.
    std::size_t place_before_agent(TokenIndex predicate) const {
        std::size_t at = 0;
        while (at < pieces_.size() && pieces_[at].token != predicate) ++at;
        const bool of_asked = at + 2 < pieces_.size() && pieces_[at + 1].token &&
                              is(pieces_[at + 1].token, Upos::kAdp) && !pieces_[at + 2].token;
        return of_asked ? at + 2 : at;
    }
    /// "whom" of "Who accused whom of lying?"; in "the man whom Serbia accused" a clause follows.
    bool is_second_question(TokenIndex token) const {
        if (!asked_word_ || token <= asked_word_ || !is(token, TagTrait::kQuestion)) return false;
        if (!is(token, QuestionWord::kPerson) && !is(token, QuestionWord::kThing)) return false;
        const TokenIndex next{token.value + 1};
        return next == sentence_.end || is(next, Upos::kAdp);
    }
    /// "n't" behind an auxiliary that moved stays with it.
    bool is_suffix(TokenIndex token) const {
        return token > sentence_.begin && !analysis_[TokenIndex{token.value - 1}].space_after && is(token, Upos::kPart);
    }

    const Document& document_;
    const QuestionWords& words_;
    const StatementOptions& options_;
    TokenRange sentence_;
    std::vector<Piece> pieces_;
    TokenIndex asked_word_;
    TokenIndex predicate_;
    TokenIndex support_; ///< "did" behind its subject
    Asked asked_ = Asked::kWhether;
    std::string noun_;
    std::vector<ByteSpan> asked_words_;
    bool counts_ = false;
    std::vector<std::string> counted_;
    bool is_thing_ = false;
    bool is_manner_ = false;
    bool as_subject_ = false;
    bool owns_ = false;
};

} // namespace

std::optional<Statement> statement_of(const Document& document, const Analysis& analysis, const QuestionWords& words,
                                      const StatementOptions& options) {
    if (analysis.sentences.empty()) return std::nullopt;
    const Tree tree(analysis);
    return StatementMaker(document, analysis, tree, words, options).make();
}

} // namespace claimgraph
