#include "extract/question/question_parts.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

/// Takes a question apart. Views all it is given.
class PartReader : TreeReader {
  public:
    PartReader(const Document& document, const Analysis& analysis, const Tree& tree, const QuestionWords& words)
        : TreeReader(analysis, tree), document_(document), words_(words) {}

    std::vector<QuestionPart> read() {
        for (const Sentence& sentence : analysis_.sentences) {
            TokenRange tokens = sentence.tokens;
            while (tokens.size() > 0 && is(TokenIndex{tokens.end.value - 1}, Upos::kPunct)) --tokens.end.value;
            if (tokens.size() > 0 && is(tokens.begin, Upos::kCconj)) ++tokens.begin.value; // "And why?"
            if (tokens.size() > 0) read(tokens);
        }
        return std::move(parts_);
    }

  private:
    using TreeReader::is;
    std::string form(TokenIndex token) const { return lower_ascii(analysis_.form(document_, analysis_[token])); }
    bool is(TokenIndex token, QuestionWord kind) const { return words_.is(kind, form(token)); }
    static TokenIndex after(TokenIndex token) { return TokenIndex{token.value + 1}; }

    bool is_question_word(TokenIndex token) const {
        return std::ranges::any_of(std::array{QuestionWord::kPerson, QuestionWord::kThing, QuestionWord::kPlace,
                                              QuestionWord::kTime, QuestionWord::kReason, QuestionWord::kManner,
                                              QuestionWord::kOwner},
                                   [&](QuestionWord kind) { return is(token, kind); });
    }
    bool is_auxiliary(TokenIndex token) const {
        return is(token, Upos::kAux) || words_.is(QuestionWord::kAnyAct, lemma(token));
    }
    bool is_comma(TokenIndex token) const { return is(token, Upos::kPunct); }

    /// Question words alone, with prepositions and conjunctions: "when and where", "by whom".
    bool is_bare(TokenRange tokens) const {
        bool asks = false;
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value) {
            asks = asks || is_question_word(token);
            if (!is_question_word(token) && !is(token, Upos::kCconj) && !is(token, Upos::kAdp) && !is_comma(token))
                return false;
        }
        return asks;
    }

    void read(TokenRange tokens) {
        if (is_bare(tokens)) return add_bare(tokens);
        if (add_shared(tokens)) return;
        for (TokenIndex token = after(tokens.begin); after(token) < tokens.end; ++token.value) {
            if (is_comma(token) && is_bare({after(token), tokens.end})) {
                add({{tokens.begin, token}});
                return add_bare({after(token), tokens.end});
            }
            if (!is(token, Upos::kCconj)) continue;
            const TokenRange first{tokens.begin,
                                   is_comma(TokenIndex{token.value - 1}) ? TokenIndex{token.value - 1} : token};
            const TokenRange second{after(token), tokens.end};
            if (opens_question(second) && has_verb(first)) {
                add({first});
                return read(second);
            }
            if (is_question_word(tokens.begin) || !is_auxiliary(tokens.begin)) continue;
            if (const TokenIndex verb = head_of(second.begin); // "Was X arrested | or | released?"
                verb && is(second.begin, Upos::kVerb) && is(second.begin, deprel::conj) && verb < token &&
                !is(verb, deprel::conj)) {
                add({first});
                add({{tokens.begin, verb}, second});
                return;
            }
            const TokenIndex verb = first_verb(first); // "Did X resign | or | was dismissed?"
            if (verb && is_auxiliary(second.begin) && after(second.begin) < second.end &&
                is(after(second.begin), Upos::kVerb)) {
                add({first});
                add({{second.begin, after(second.begin)},
                     {after(tokens.begin), verb},
                     {after(second.begin), second.end}});
                return;
            }
        }
        add({tokens});
    }

    /// "When and where did X die?": what follows is asked with each of the words.
    bool add_shared(TokenRange tokens) {
        std::vector<TokenIndex> asked;
        TokenIndex token = tokens.begin;
        while (token < tokens.end && is_question_word(token)) {
            asked.push_back(token);
            ++token.value;
            while (token < tokens.end && (is(token, Upos::kCconj) || is_comma(token))) ++token.value;
        }
        if (asked.size() < 2 || token == tokens.end || !is_auxiliary(token)) return false;
        for (const TokenIndex word : asked) add({{word, after(word)}, {token, tokens.end}});
        return true;
    }

    bool has_verb(TokenRange tokens) const {
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value)
            if (is(token, Upos::kVerb) || is(token, Upos::kAux)) return true;
        return false;
    }
    TokenIndex first_verb(TokenRange tokens) const {
        for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value)
            if (is(token, Upos::kVerb)) return token;
        return {};
    }

    /// A question word, or an auxiliary before its subject: "was he removed".
    bool opens_question(TokenRange tokens) const {
        if (is_question_word(tokens.begin)) return true;
        const TokenIndex next = after(tokens.begin);
        if (next == tokens.end) return false;
        if (is(tokens.begin, Upos::kAdp)) return is_question_word(next);
        return is_auxiliary(tokens.begin) && (is_noun(next) || is(next, Upos::kPron) || is(next, Upos::kDet));
    }

    void add_bare(TokenRange tokens) {
        TokenIndex before;
        for (TokenIndex token = tokens.begin; token < tokens.end; before = token, ++token.value) {
            if (!is_question_word(token)) continue;
            const bool has_preposition = before && is(before, Upos::kAdp);
            QuestionPart part{.text = as_question(text({has_preposition ? before : token, after(token)})),
                              .is_bare = true};
            if (!parts_.empty()) part.of_first = asked_by(token, has_preposition ? before : TokenIndex());
            parts_.push_back(std::move(part));
        }
    }
    std::optional<Answer> asked_by(TokenIndex word, TokenIndex preposition) const {
        if (is(word, QuestionWord::kReason)) return Answer::kReason;
        if (is(word, QuestionWord::kTime)) return Answer::kTime;
        if (is(word, QuestionWord::kPlace)) return Answer::kPlace;
        if (!preposition) return std::nullopt;
        if (is(word, QuestionWord::kPerson) && is(preposition, QuestionWord::kAgent)) return Answer::kSubject;
        if (is(word, QuestionWord::kThing) && is(preposition, QuestionWord::kFor)) return Answer::kReason;
        return std::nullopt;
    }

    void add(const std::vector<TokenRange>& ranges) {
        std::string words;
        for (const TokenRange range : ranges)
            if (range.size() > 0) words += (words.empty() ? "" : " ") + text(range);
        parts_.push_back({.text = as_question(words)});
    }
    static std::string as_question(std::string_view words) { return capitalized(words) + "?"; }
    std::string text(TokenRange range) const { return std::string(document_.text(analysis_.span_of(range))); }

    const Document& document_;
    const QuestionWords& words_;
    std::vector<QuestionPart> parts_;
};

} // namespace

std::vector<QuestionPart> question_parts(std::string_view text, const Models& models, const QuestionWords& words) {
    const std::string question = without_opener(std::string(text), words);
    const auto document = make_document("question", question);
    if (!document) return {{.text = question}};
    const Analysis analysis = analyze(*document, models);
    const Tree tree(analysis);
    std::vector<QuestionPart> parts = PartReader(*document, analysis, tree, words).read();
    if (parts.size() < 2) return {{.text = question}};
    return parts;
}

std::vector<Meant> named_in(std::string_view question, const Models& models, const QuestionWords& words) {
    const auto document = make_document("question", reworded(std::string(question), words));
    if (!document) return {};
    const Analysis analysis = analyze(*document, models);
    const EntityLayer layer = find_entities(*document, analysis, models);
    const Tree tree(analysis);
    const TreeReader trees(analysis, tree);
    constexpr DeprelSet kInPhrases = {deprel::compound, deprel::flat, deprel::conj, deprel::amod};
    const auto is_asked = [&](const Token& token) { return token.traits.has(TagTrait::kQuestion); };
    std::array<std::vector<Meant>, 3> by_rank;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        const TokenIndex head{i};
        const MentionIndex mention = layer.headed_by(head);
        const EntityType type =
            mention ? layer.type_of(head) : actor_type(trees.lemma(head), models).value_or(EntityType::kConcept);
        if (!trees.is_noun(head) || trees.is(head, kInPhrases) || type == EntityType::kTime) continue;
        if (mention && layer.mentions[mention.value].demonym) continue;
        TokenRange range = tree.subtree(head);
        if (trees.tree().has_child(head, deprel::cop) || !trees.head_of(head)) range = trees.with_premodifiers(head);
        range = trees.trimmed(trees.cut_before(range, head, {deprel::acl_relcl, deprel::acl, deprel::case_}));
        if (trees.is(range.begin, Upos::kAdp)) ++range.begin.value;
        if (range.size() == 0 || std::ranges::any_of(analysis.of(range), is_asked)) continue;
        const std::size_t rank = trees.is(head, kSubjects) ? 0 : trees.is(head, deprel::obj) ? 1 : 2;
        by_rank[rank].push_back({std::string(document->text(analysis.span_of(range))), type});
    }
    std::vector<Meant> found;
    for (std::vector<Meant>& some : by_rank) found.insert(found.end(), some.begin(), some.end());
    return found;
}

std::string without_pronouns(std::string_view question, const std::vector<Meant>& meant, const Models& models,
                             const QuestionWords& words) {
    std::string text(question);
    const auto document = make_document("question", text);
    if (!document) return text;
    const Analysis analysis = analyze(*document, models);
    for (std::size_t i = analysis.tokens.size(); i-- > 0;) { // from behind: positions before stay
        const Token& token = analysis.tokens[i];
        const std::string form = lower_ascii(analysis.form(*document, token));
        const bool is_person = words.is(QuestionWord::kPersonPronoun, form);
        const bool is_thing = words.is(QuestionWord::kThingPronoun, form);
        const bool is_there = words.is(QuestionWord::kPlacePronoun, form);
        if (!is_person && !is_thing && !is_there && !words.is(QuestionWord::kAnyPronoun, form)) continue;
        const auto fits = [&](const Meant& one) {
            if (is_there) return one.type == EntityType::kPlace || one.type == EntityType::kFacility;
            return is_person ? one.type == EntityType::kPerson : !is_thing || one.type != EntityType::kPerson;
        };
        auto found = std::ranges::find_if(meant, fits);
        if (found == meant.end() && is_person) // whose type is not known
            found = std::ranges::find(meant, EntityType::kOther, &Meant::type);
        if (found == meant.end()) continue;
        std::string name = (is_there ? words.where().front().name + " " : "") + found->name;
        if (token.traits.has(TagTrait::kPossessive)) name += words.of(QuestionWord::kPossessive).front();
        text.replace(token.span.begin, token.span.size(), name);
    }
    return text;
}

} // namespace claimgraph
