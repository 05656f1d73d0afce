#include "extract/entities/coordinated_names.hpp"

#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestSide = 6; // tokens

class CoordinatedNames {
  public:
    CoordinatedNames(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                     const NameKnowledge& names, std::vector<NameSpan>& spans)
        : document_(document), analysis_(analysis), folded_(folded), names_(names), spans_(spans) {}

    void join() {
        std::vector<NameSpan> joined;
        std::size_t at = 0;
        for (const Sentence& sentence : analysis_.sentences)
            for (TokenIndex word = sentence.tokens.begin; word < sentence.tokens.end; ++word.value) {
                if (!analysis_[word].form_kinds.has(WordKind::kNameCoordinator)) continue;
                const TokenRange whole = name_around(word, sentence.tokens);
                if (whole.size() == 0 || (!joined.empty() && joined.back().tokens.end > whole.begin)) continue;
                while (at < spans_.size() && spans_[at].tokens.end <= whole.begin)
                    joined.push_back(std::move(spans_[at++]));
                std::size_t end = at;
                while (end < spans_.size() && spans_[end].tokens.begin < whole.end) ++end;
                const std::span<const NameSpan> parts(spans_.data() + at, end - at);
                if (!std::ranges::all_of(parts, [&](const NameSpan& part) { return may_be_part(part, whole, word); }))
                    continue;
                NameSpan name{.tokens = whole, .known = names_.gazetteer().find(folded_.key(whole))};
                name.type = name.known ? names_.gazetteer()[name.known->entry].type : EntityType::kOrganization;
                joined.push_back(std::move(name));
                at = end;
            }
        if (joined.empty()) return;
        std::move(spans_.begin() + static_cast<std::ptrdiff_t>(at), spans_.end(), std::back_inserter(joined));
        spans_ = std::move(joined);
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
        const std::string word = lower(at);
        const auto type = names_.type_of(word);
        return !is_name(at) && !names_.is_institution(word) && names_.title(word) == nullptr &&
               (!type || type == EntityType::kLaw || type == EntityType::kEvent);
    }
    bool is_name(TokenIndex at) const {
        return names_.is_given_name(analysis_.form(document_, analysis_[at])) || names_.gazetteer().find(lower(at));
    }
    bool is_common(TokenIndex at) const {
        return names_.is_common(lower(at)) || names_.is_common(lower_ascii(analysis_.lemma(analysis_[at])));
    }

    /// The institution with this "and" in its name; empty if there is none.
    TokenRange name_around(TokenIndex coordinator, TokenRange sentence) const {
        if (coordinator == sentence.begin) return {};
        const TokenIndex before{coordinator.value - 1u};
        const TokenIndex behind{coordinator.value + 1u};
        if (behind.value + 1u >= sentence.end.value || !is_of_name(before) || !is_of_name(behind)) return {};
        TokenRange name{before, behind};
        const TokenIndex last_end{std::min(sentence.end.value, behind.value + kLongestSide)};
        while (name.end < last_end && is_of_name(name.end)) ++name.end.value;
        while (name.begin > sentence.begin && coordinator.value - name.begin.value < kLongestSide &&
               is_of_name(TokenIndex{name.begin.value - 1u}))
            --name.begin.value;
        if (names_.gazetteer().find(folded_.key(name))) return name;
        if (!is_term(before) || is_name(behind) || !is_common(behind)) return {};
        const std::string what = lower(TokenIndex{name.end.value - 1u});
        const bool is_institution = names_.is_institution(what) && names_.type_of(what) == EntityType::kOrganization;
        return is_institution ? name : TokenRange{};
    }

    /// Nobody with a title, nothing that goes on beyond the name; before "and" no name of its own.
    bool may_be_part(const NameSpan& part, TokenRange whole, TokenIndex coordinator) const {
        if (part.tokens.begin < whole.begin || part.tokens.end > whole.end || part.title != nullptr) return false;
        if (part.tokens.end != coordinator || names_.gazetteer().find(folded_.key(whole))) return true;
        return !part.known && part.type != EntityType::kPerson && is_common(TokenIndex{coordinator.value - 1u});
    }

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::vector<NameSpan>& spans_;
};

} // namespace

void join_coordinated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                            const NameKnowledge& names, std::vector<NameSpan>& spans) {
    CoordinatedNames(document, analysis, folded, names, spans).join();
}

} // namespace claimgraph
