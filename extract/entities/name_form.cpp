#include "extract/entities/name_form.hpp"

#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/model/name_key.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

class FormReader {
  public:
    FormReader(const Document& document, const Analysis& analysis, const FoldedWords& folded,
               const NameKnowledge& names, const NameSpan& span)
        : document_(document), analysis_(analysis), folded_(folded), names_(names), tokens_(span.tokens) {}

    void read(NameForm& form) const {
        std::string initials, all_initials, foreign; // without small words, with them, without a leading state
        for (TokenIndex at = tokens_.begin; at < tokens_.end;) {
            const std::string_view word = folded_.key(at);
            const bool small = is_small(at);
            if (!small || is_link(at)) all_initials += word.empty() ? "" : word.substr(0, 1);
            if (is_link(at) && form.head.empty() && !form.words.empty()) form.head = form.words.back();
            if (small || word.empty()) {
                ++at.value;
                continue;
            }
            const TokenRange state = form.is_person ? TokenRange{at, at} : state_at(at);
            if (state.size() > 0) {
                for (TokenIndex part = state.begin; part < state.end; ++part.value)
                    initials += folded_.key(part).substr(0, 1);
                form.words.push_back(state_);
                at = state.end;
                continue;
            }
            initials += word.substr(0, 1);
            foreign += word.substr(0, 1);
            form.words.emplace_back(word);
            ++at.value;
        }
        while (form.words.size() > 1 && ends_name(form, form.words.back())) {
            form.is_firm |= !form.is_person;
            form.words.pop_back();
        }
        if (form.head.empty() && !form.words.empty()) form.head = form.words.back();
        if (form.words.size() > 1) {
            for (std::string* letters : {&initials, &all_initials, &foreign})
                if (letters->size() > 1) form.initials.push_back(std::move(*letters));
            std::ranges::sort(form.initials);
            form.initials.erase(std::unique(form.initials.begin(), form.initials.end()), form.initials.end());
        }
        form.office = office();
        form.sorted = form.words;
        std::ranges::sort(form.sorted);
        form.sorted.erase(std::unique(form.sorted.begin(), form.sorted.end()), form.sorted.end());
    }

  private:
    std::string_view text(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }

    /// "of", "for": what stands behind tells whose it is.
    bool is_link(TokenIndex at) const {
        return analysis_[at].form_kinds.has_any({WordKind::kGenitive, WordKind::kInstitutionLink, WordKind::kLocative});
    }

    bool is_small(TokenIndex at) const {
        const Token& token = analysis_[at];
        return is_link(at) || token.form_kinds.has_any({WordKind::kDefiniteArticle, WordKind::kNameCoordinator}) ||
               token.deprel == deprel::case_ || token.deprel == deprel::punct || token.upos == Upos::kPunct ||
               token.upos == Upos::kPart;
    }

    bool ends_name(const NameForm& form, const std::string& word) const {
        return form.is_person ? names_.is_name_suffix(word) : names_.is_firm(word);
    }

    /// "Vice President", "Tasmanian Premier" without its place.
    std::string office() const {
        if (tokens_.size() > NameKnowledge::kLongestTitle) return {};
        std::string title = lower_words(document_, analysis_, tokens_);
        if (names_.title(title) != nullptr) return title;
        const auto place = names_.gazetteer().find(folded_.key(tokens_.begin));
        if (tokens_.size() < 2 || !place || names_.gazetteer()[place->entry].type != EntityType::kPlace) return {};
        title.erase(0, title.find(' ') + 1);
        return names_.title(title) != nullptr ? title : std::string();
    }

    /// The name of a state or union, or its adjective, inside a longer name.
    TokenRange state_at(TokenIndex begin) const {
        const std::size_t longest = folded_.longest_from(begin);
        for (std::size_t size = std::min<std::size_t>(longest, tokens_.end.value - begin.value); size > 0; --size) {
            const TokenRange part{begin, TokenIndex{begin.value + size}};
            if (part == tokens_) continue;
            const auto match = names_.gazetteer().find(folded_.key(part));
            if (!match || (match->acronym && !is_all_capitals(text(begin)))) continue;
            const GazetteerEntry& entry = names_.gazetteer()[match->entry];
            if (entry.kind != "country" && entry.kind != "intl" && entry.kind != "region") continue;
            state_ = entry.id;
            return part;
        }
        return {begin, begin};
    }

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    TokenRange tokens_;
    mutable std::string state_;
};

/// Whether the words of a person's name are among those of a longer one, in their order; before the last one initials
/// stand for words.
bool is_part_of_person(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    std::size_t at = 0;
    for (const std::string& word : whole)
        if (at < part.size() && (part[at] == word || (at + 1 < part.size() && abbreviates(part[at], word)))) ++at;
    return at == part.size() && part != whole;
}

} // namespace

NameForm name_form(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                   const NameKnowledge& names, const NameSpan& span, std::size_t first) {
    NameForm form{.first = first, .type = span.type};
    form.is_person = span.type == EntityType::kPerson;
    form.is_place = span.type == EntityType::kPlace;
    if (span.known) form.entry = span.known->entry;
    if (span.known && span.known->demonym) return form; // an adjective is no name to shorten
    const std::string_view word = analysis.form(document, analysis[span.tokens.begin]);
    form.is_acronym = span.tokens.size() == 1 && word.size() > 1 && word.size() < 10 && is_all_capitals(word);
    FormReader(document, analysis, folded, names, span).read(form);
    return form;
}

Fit fit_of(const NameKnowledge& names, const NameForm& form, const NameForm& full) {
    if (full.is_firm && !form.is_firm && form.words.size() == 1 && form.words == full.words) return Fit::kFirstWords;
    if (form.words.size() >= full.words.size() + (full.is_person ? 1 : 0)) return Fit::kNone;
    const bool unclear = form.type == EntityType::kOther;
    if (full.is_person) {
        if (!is_part_of_person(form.words, full.words)) return Fit::kNone;
        if (!form.is_person && !unclear) { // a lone surname, taken for something else
            const bool surname =
                form.words.size() == 1 && form.words[0] == full.words.back() && !form.entry && !form.is_firm;
            return surname && !form.is_acronym ? Fit::kGivenName : Fit::kNone;
        }
        if (form.words.size() > 1 || form.words[0] != full.words[0]) return Fit::kSurname;
        return form.is_person ? Fit::kGivenName : Fit::kNone;
    }
    const bool somebody = form.is_person && form.is_titled;
    if (somebody || !std::ranges::includes(full.sorted, form.sorted)) return Fit::kNone;
    // "Mahan" of "Mahan Air", "Facebook" of "Facebook Ireland Limited"
    const bool first = std::equal(form.words.begin(), form.words.end(), full.words.begin());
    if (first && !form.is_place && !form.entry && full.type == EntityType::kOrganization &&
        (names.type_of(full.words.back()) || names.is_firm(full.words.back())) &&
        full.words.size() == form.words.size() + 1 && !names.type_of(form.head))
        return Fit::kFirstWords;
    if (form.is_person || form.head != full.head || !names.type_of(form.head)) return Fit::kNone;
    for (std::size_t i = 1; i < full.words.size(); ++i) // "Australian Government", "Western Australian Government"
        if (names.is_side(full.words[i - 1]) && std::ranges::binary_search(form.sorted, full.words[i]) &&
            !std::ranges::binary_search(form.sorted, full.words[i - 1]))
            return Fit::kNone;
    const bool same_type = form.type == full.type || unclear || full.type == EntityType::kOther;
    return same_type ? Fit::kSameNoun : Fit::kNone;
}

bool is_misspelled(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b) return false;
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    const std::string_view rest_a(in_a, a.end());
    const std::string_view rest_b(in_b, b.end());
    if (a.size() < b.size()) return rest_a == rest_b.substr(1);
    if (rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

} // namespace claimgraph
