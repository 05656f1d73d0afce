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
        const TokenIndex post = analysis_[head].head;
        if (!post || post > head || !is(head, {deprel::nmod, deprel::obl}) || !is_noun(post) ||
            (!has_marker_of(head, WordKind::kGenitive) && !has_marker_of(head, WordKind::kInstitutionLink)))
            return std::nullopt;
        const std::string word = lower_ascii(form(post));
        const bool of_firm = names_.is_firm_post(word) || (span.type == EntityType::kOther && names_.is_office(word));
        return of_firm ? std::optional(EntityType::kOrganization) : std::nullopt;
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
