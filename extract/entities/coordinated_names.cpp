#include "extract/entities/coordinated_names.hpp"

#include "extract/entities/joined_names.hpp"
#include "extract/entities/names/field_lists.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSide = 6; // tokens

class CoordinatedNames {
  public:
    CoordinatedNames(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                     const NameKnowledge& names)
        : document_(document), analysis_(analysis), folded_(folded), names_(names), fields_(document, analysis, names) {
        for (const Sentence& sentence : analysis.sentences)
            for (TokenIndex word = sentence.tokens.begin; word < sentence.tokens.end; ++word.value)
                if (analysis[word].form_kinds.has(WordKind::kNameCoordinator)) read(word, sentence.tokens);
    }

    std::span<const TokenRange> wholes() const { return wholes_; }

    /// Whether a name is but a field of an office: "Workplace Relations" of "Minister for Employment and Workplace
    /// Relations".
    bool is_field_of_office(const NameSpan& span) const {
        const auto next = std::ranges::upper_bound(portfolios_, span.tokens.begin, {}, &TokenRange::begin);
        return next != portfolios_.begin() && span.tokens.end <= std::prev(next)->end;
    }

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

    /// A word that names nothing by itself: "Securities", "Exchange"; not "Norway", "Rose", "Congress", "Ministry".
    bool is_term(TokenIndex at) const {
        const auto type = names_.type_of(lower(at));
        return fields_.may_be_field(at) && (!type || type == EntityType::kLaw || type == EntityType::kEvent);
    }

    /// The institution with this "and" in its name, if there is one.
    void read(TokenIndex coordinator, TokenRange sentence) {
        if (coordinator == sentence.begin) return;
        if (const TokenRange list = fields_.around(coordinator, sentence); list.size() > 0) {
            if (fields_.is_of_office(list)) {
                portfolios_.push_back(list);
                return;
            }
            if (is_of_institution(list)) {
                wholes_.push_back({FieldLists::noun_before(list), list.end});
                details_.push_back({coordinator, names_.gazetteer().find(folded_.key(wholes_.back()))});
                return;
            }
        }
        const TokenIndex before{coordinator.value - 1u};
        const TokenIndex behind{coordinator.value + 1u};
        if (behind.value + 1u >= sentence.end.value || !fields_.is_of_name(before) || !fields_.is_of_name(behind))
            return;
        TokenRange name{before, behind};
        const TokenIndex last_end{std::min(sentence.end.value, behind.value + kLongestSide)};
        while (name.end < last_end && fields_.is_of_name(name.end)) ++name.end.value;
        while (name.begin > sentence.begin && coordinator.value - name.begin.value < kLongestSide &&
               fields_.is_of_name(TokenIndex{name.begin.value - 1u}))
            --name.begin.value;
        const auto known = names_.gazetteer().find(folded_.key(name));
        if (!known && !tells_what_it_is(name, before, behind)) return;
        wholes_.push_back(name);
        details_.push_back({coordinator, known});
    }

    /// "Department of Water, Forests and the Arts": whether an institution is before the list.
    bool is_of_institution(TokenRange list) const {
        const TokenIndex noun = FieldLists::noun_before(list);
        return fields_.is_of_name(noun) && names_.is_institution(lower(noun)) &&
               names_.type_of(lower(noun)) == EntityType::kOrganization;
    }

    /// Terms about "and", and behind them what the institution is.
    bool tells_what_it_is(TokenRange name, TokenIndex before, TokenIndex behind) const {
        if (!is_term(before) || fields_.is_name(behind) || !fields_.is_common(behind)) return false;
        const std::string what = lower(TokenIndex{name.end.value - 1u});
        return names_.type_of(what) == EntityType::kOrganization;
    }

    /// Nobody with a title, nothing that goes on beyond the name, before it no more than "Australian"; before "and" no
    /// name of its own.
    bool may_be_part(const NameSpan& part, std::size_t whole) const {
        const TokenRange name = wholes_[whole];
        const auto& [coordinator, known] = details_[whole];
        if (part.tokens.end > name.end || part.title != nullptr) return false;
        if (part.tokens.begin < name.begin && part.type != EntityType::kOrganization) return false;
        if (part.tokens.end != coordinator || known) return true;
        return !part.known && part.type != EntityType::kPerson && fields_.is_common(TokenIndex{coordinator.value - 1u});
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
    const FieldLists fields_;
    std::vector<TokenRange> wholes_;
    std::vector<TokenRange> portfolios_; ///< fields of offices
    std::vector<Detail> details_;
};

} // namespace

void join_coordinated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                            const NameKnowledge& names, std::vector<NameSpan>& spans) {
    const CoordinatedNames reader(document, analysis, folded, names);
    std::erase_if(spans, [&](const NameSpan& span) { return reader.is_field_of_office(span); });
    join_names(spans, reader.wholes(),
               [&](std::size_t whole, std::span<const NameSpan> parts) { return reader.name_of(whole, parts); });
}

} // namespace claimgraph
