#include "extract/entities/coordinated_names.hpp"

#include "extract/entities/joined_names.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSide = 6;  // tokens
constexpr std::uint32_t kLongestList = 16; // tokens

class CoordinatedNames {
  public:
    CoordinatedNames(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                     const NameKnowledge& names)
        : document_(document), analysis_(analysis), folded_(folded), names_(names) {
        for (const Sentence& sentence : analysis.sentences)
            for (TokenIndex word = sentence.tokens.begin; word < sentence.tokens.end; ++word.value)
                if (analysis[word].form_kinds.has(WordKind::kNameCoordinator)) read(word, sentence.tokens);
    }

    std::span<const TokenRange> wholes() const { return wholes_; }

    std::optional<NameSpan> name_of(std::size_t whole, std::span<const NameSpan> parts) const {
        if (!std::ranges::all_of(parts, [&](const NameSpan& part) { return may_be_part(part, whole); }))
            return std::nullopt;
        NameSpan name{.tokens = wholes_[whole], .known = details_[whole].known};
        if (!parts.empty()) name.tokens.begin = std::min(name.tokens.begin, parts.front().tokens.begin);
        name.type = name.known ? names_.gazetteer()[name.known->entry].type : EntityType::kOrganization;
        return name;
    }

  private:
    std::string lower(TokenIndex at) const { return lower_ascii(analysis_.form(document_, analysis_[at])); }

    bool is_of_name(TokenIndex at) const {
        const Upos upos = analysis_[at].upos;
        return (upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj) &&
               is_upper(character_at(analysis_.form(document_, analysis_[at]), 0).value);
    }

    /// A word that names nothing by itself: "Securities", "Exchange"; not "Norway", "Rose", "Congress", "Ministry".
    bool is_term(TokenIndex at) const {
        const auto type = names_.type_of(lower(at));
        return may_be_field(at) && (!type || type == EntityType::kLaw || type == EntityType::kEvent);
    }
    /// What an institution may be for: "Trade", "Energy".
    bool may_be_field(TokenIndex at) const {
        const std::string word = lower(at);
        return !is_name(at) && !names_.is_institution(word) && names_.title(word) == nullptr;
    }
    bool is_name(TokenIndex at) const {
        return names_.is_given_name(analysis_.form(document_, analysis_[at])) || names_.gazetteer().find(lower(at));
    }
    bool is_common(TokenIndex at) const {
        return names_.is_common(lower(at)) || names_.is_common(lower_ascii(analysis_.lemma(analysis_[at])));
    }

    /// The institution with this "and" in its name, if there is one.
    void read(TokenIndex coordinator, TokenRange sentence) {
        if (coordinator == sentence.begin) return;
        if (const TokenRange fields = with_fields(coordinator, sentence); fields.size() > 0) {
            wholes_.push_back(fields);
            details_.push_back({coordinator, names_.gazetteer().find(folded_.key(fields))});
            return;
        }
        const TokenIndex before{coordinator.value - 1u};
        const TokenIndex behind{coordinator.value + 1u};
        if (behind.value + 1u >= sentence.end.value || !is_of_name(before) || !is_of_name(behind)) return;
        TokenRange name{before, behind};
        const TokenIndex last_end{std::min(sentence.end.value, behind.value + kLongestSide)};
        while (name.end < last_end && is_of_name(name.end)) ++name.end.value;
        while (name.begin > sentence.begin && coordinator.value - name.begin.value < kLongestSide &&
               is_of_name(TokenIndex{name.begin.value - 1u}))
            --name.begin.value;
        const auto known = names_.gazetteer().find(folded_.key(name));
        if (!known && !tells_what_it_is(name, before, behind)) return;
        wholes_.push_back(name);
        details_.push_back({coordinator, known});
    }

    /// "Department of Water, Forests and the Arts": an institution and a list of what it is for; else empty.
    TokenRange with_fields(TokenIndex coordinator, TokenRange sentence) const {
        TokenIndex first = behind_article(TokenIndex{coordinator.value + 1u}, sentence);
        TokenIndex end = first;
        while (end < sentence.end && is_of_name(end)) ++end.value;
        if (!are_fields({first, end})) return {};
        const TokenIndex limit{
            std::max(sentence.begin.value + 2u, coordinator.value - std::min(coordinator.value, kLongestList))};
        first = coordinator;
        const auto before = [&] { return TokenIndex{first.value - 1u}; };
        while (first > limit && (is_of_name(before()) || analysis_.form(document_, analysis_[before()]) == ","))
            --first.value;
        if (!are_fields({first, coordinator})) return {};
        if (first > limit && analysis_[before()].form_kinds.has(WordKind::kDefiniteArticle)) --first.value;
        if (first <= limit || !analysis_[before()].form_kinds.has(WordKind::kInstitutionLink)) return {};
        --first.value;
        if (!is_of_name(before()) || !names_.is_institution(lower(before())) ||
            names_.type_of(lower(before())) != EntityType::kOrganization)
            return {};
        return {before(), end};
    }
    TokenIndex behind_article(TokenIndex at, TokenRange sentence) const {
        const bool article = at < sentence.end && analysis_[at].form_kinds.has(WordKind::kDefiniteArticle);
        return article ? TokenIndex{at.value + 1u} : at;
    }
    /// Common words that are nobody's name, between commas.
    bool are_fields(TokenRange words) const {
        if (words.size() == 0) return false;
        for (TokenIndex at = words.begin; at < words.end; ++at.value)
            if (analysis_[at].upos != Upos::kPunct && (!may_be_field(at) || !is_common(at))) return false;
        return true;
    }

    /// Terms about "and", and behind them what the institution is.
    bool tells_what_it_is(TokenRange name, TokenIndex before, TokenIndex behind) const {
        if (!is_term(before) || is_name(behind) || !is_common(behind)) return false;
        const std::string what = lower(TokenIndex{name.end.value - 1u});
        return names_.is_institution(what) && names_.type_of(what) == EntityType::kOrganization;
    }

    /// Nobody with a title, nothing that goes on beyond the name, before it no more than "Australian"; before "and" no
    /// name of its own.
    bool may_be_part(const NameSpan& part, std::size_t whole) const {
        const TokenRange name = wholes_[whole];
        const auto& [coordinator, known] = details_[whole];
        if (part.tokens.end > name.end || part.title != nullptr) return false;
        if (part.tokens.begin < name.begin && part.type != EntityType::kOrganization) return false;
        if (part.tokens.end != coordinator || known) return true;
        return !part.known && part.type != EntityType::kPerson && is_common(TokenIndex{coordinator.value - 1u});
    }

    /// Of a whole.
    struct Detail {
        TokenIndex coordinator;
        std::optional<Gazetteer::Match> known;
    };

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::vector<TokenRange> wholes_;
    std::vector<Detail> details_;
};

} // namespace

void join_coordinated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                            const NameKnowledge& names, std::vector<NameSpan>& spans) {
    const CoordinatedNames reader(document, analysis, folded, names);
    join_names(spans, reader.wholes(),
               [&](std::size_t whole, std::span<const NameSpan> parts) { return reader.name_of(whole, parts); });
}

} // namespace claimgraph
