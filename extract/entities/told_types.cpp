#include "extract/entities/told_types.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "graph/base/text/fold.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {
namespace {

class ToldTypes : TreeReader {
  public:
    ToldTypes(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names)
        : TreeReader(analysis, tree), document_(document), names_(names) {}

    /// What the words around a name tell.
    std::optional<EntityType> told_of(const NameSpan& span) const {
        const TokenIndex head = head_of_name(analysis_, span.tokens);
        if (const TokenIndex noun = predicate_of(head)) return type_of_noun(noun);
        for (const TokenIndex child : tree_.children(head))
            if (child >= span.tokens.end && is(child, deprel::appos)) return type_of_noun(child);
        if (is_before_post(span.tokens)) return EntityType::kOrganization;
        const TokenIndex governor = analysis_[head].head;
        if (!governor) return std::nullopt;
        if (is_of_post(head, governor, span.type) ||
            (span.type == EntityType::kOther && is_done_to_firm(head, governor)))
            return EntityType::kOrganization;
        return std::nullopt;
    }

    /// Whether the text may tell that a name is of this type. What no list knows, and what is no office itself: only
    /// what a given name begins can be somebody, and it can be nothing else.
    bool may_be(const NameSpan& span, EntityType type) const {
        if (span.known || span.title != nullptr || names_.is_office(lower_ascii(form(span.tokens.begin)))) return false;
        const bool begins_with_given_name = span.tokens.size() > 1 && names_.is_given_name(form(span.tokens.begin));
        return begins_with_given_name == (type == EntityType::kPerson);
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }

    /// "Corvex Tarn CEO Ana Marin", whatever the tree makes of so many names.
    bool is_before_post(TokenRange name) const {
        const TokenIndex post = name.end;
        const TokenIndex holder{post.value + 1U};
        return holder.value < analysis_.tokens.size() && is_noun(post) &&
               names_.is_firm_post(lower_ascii(form(post))) && is(holder, Upos::kPropn);
    }
    /// "The chief executive of Corvex", "Corvex CEO Ana Marin", "Corvex's founder".
    bool is_of_post(TokenIndex head, TokenIndex post, EntityType type) const {
        if (!is_noun(post)) return false;
        if (head < post) return is(head, {deprel::compound, deprel::nmod_poss}) && is_firm_post(post);
        if (!is(head, {deprel::nmod, deprel::obl}) ||
            (!has_marker_of(head, WordKind::kGenitive) && !has_marker_of(head, WordKind::kInstitutionLink)))
            return false;
        return is_firm_post(post) || (type == EntityType::kOther && names_.is_office(lower_ascii(form(post))));
    }
    /// Also of several: "president and CEO of Corvex", and with what goes before: "Chief [Executive] Officer".
    bool is_firm_post(TokenIndex noun) const {
        const auto is_one = [this](TokenIndex word) { return names_.is_firm_post(lower_ascii(form(word))); };
        if (is_one(noun)) return true;
        const TokenIndex first = is(noun, deprel::conj) ? analysis_[noun].head : TokenIndex();
        return (first && is_one(first)) || tree_.first_child(noun, [&](TokenIndex child) {
            return is(child, kPremodifiers | DeprelSet{deprel::conj}) && is_one(child);
        });
    }
    /// "Corvex was founded in 1990", "she co-founded Corvex", "he joined Corvex as an engineer".
    bool is_done_to_firm(TokenIndex head, TokenIndex verb) const {
        return is(head, {deprel::nsubj_pass, deprel::obj}) && names_.is_firm_verb(lemma(verb));
    }
    /// The noun that a name is said to be: "Corvex is a [company]".
    TokenIndex predicate_of(TokenIndex subject) const {
        const TokenIndex noun = analysis_[subject].head;
        const bool is_predicate = noun && noun > subject && is_noun(noun) && tree_.has_child(noun, deprel::cop);
        return is_predicate && subject_of_fact(noun) == subject ? noun : TokenIndex();
    }

    std::optional<EntityType> type_of_noun(TokenIndex noun) const {
        const std::string word = lower_ascii(form(noun));
        if (names_.is_office(word)) return EntityType::kPerson;
        if (!is(noun, Upos::kNoun) || !has_marker_of(noun, WordKind::kIndefiniteArticle, {deprel::det}))
            return std::nullopt;
        if (names_.is_place_kind(word)) return EntityType::kPlace;
        return names_.is_organization_noun(word) ? std::optional(EntityType::kOrganization) : std::nullopt;
    }

    const Document& document_;
    const NameKnowledge& names_;
};

} // namespace

void correct_told_types(const Document& document, const Analysis& analysis, const Tree& tree, const FoldedWords& folded,
                        const NameKnowledge& names, std::span<NameSpan> spans) {
    const ToldTypes reader(document, analysis, tree, names);
    std::unordered_map<std::string_view, EntityType> told; // by the words of the name; the first one counts
    for (const NameSpan& span : spans)
        if (const auto type = reader.told_of(span); type && reader.may_be(span, *type))
            told.try_emplace(folded.key(span.tokens), *type);
    if (told.empty()) return;
    for (NameSpan& span : spans)
        if (const auto found = told.find(folded.key(span.tokens));
            found != told.end() && reader.may_be(span, found->second))
            span.type = found->second;
}

} // namespace claimgraph
