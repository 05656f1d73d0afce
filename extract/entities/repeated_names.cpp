#include "extract/entities/repeated_names.hpp"

#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace claimgraph {
namespace {

class RepeatedNames {
  public:
    RepeatedNames(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                  const NameKnowledge& names, std::vector<NameSpan>& spans)
        : document_(document), analysis_(analysis), folded_(folded), names_(names), spans_(spans) {
        for (const NameSpan& span : spans_) {
            if (span.tokens.size() < 2) continue;
            add_surname(span);
            add_name(span);
        }
        for (const NameSpan& span : spans_)
            if (span.tokens.size() == 1 && tells_of_town(span)) surnames_.erase(folded_.key(span.tokens));
    }

    void find() {
        for (NameSpan& span : spans_)
            if (is_somebody(span)) {
                span.known.reset();
                span.type = EntityType::kPerson;
            }
        std::vector<NameSpan> found;
        auto next = spans_.cbegin();
        for (const Sentence& sentence : analysis_.sentences)
            for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end;) {
                while (next != spans_.cend() && next->tokens.end <= at) ++next;
                const TokenIndex end =
                    next == spans_.cend() ? sentence.tokens.end : std::min(sentence.tokens.end, next->tokens.begin);
                if (at >= end) {
                    at = next->tokens.end;
                    continue;
                }
                if (const NameSpan span = name_at({at, end}, sentence.tokens); span.tokens.size() > 0) {
                    found.push_back(span);
                    at = span.tokens.end;
                } else {
                    ++at.value;
                }
            }
        if (found.empty()) return;
        std::vector<NameSpan> all;
        all.reserve(spans_.size() + found.size());
        std::ranges::merge(spans_, found, std::back_inserter(all), {}, begin_of, begin_of);
        spans_ = std::move(all);
    }

  private:
    static std::uint32_t begin_of(const NameSpan& span) { return span.tokens.begin.value; }
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    bool is_capitalised(TokenIndex at) const { return is_upper(character_at(form(at), 0).value); }
    bool is(TokenIndex at, WordKind kind) const { return analysis_[at].form_kinds.has(kind); }

    /// Of a person with a title or a known given name; of others the type may be wrong.
    void add_surname(const NameSpan& span) {
        if (span.type != EntityType::kPerson || !(span.title || names_.is_given_name(form(span.tokens.begin)))) return;
        TokenIndex last{span.tokens.end.value - 1u};
        while (last > span.tokens.begin && names_.is_name_suffix(lower_ascii(form(last)))) --last.value;
        const std::string word = lower_ascii(form(last));
        const bool is_word = word.size() < 2 || names_.title(word) || names_.type_of(word) == EntityType::kTime;
        if (last > span.tokens.begin && is_capitalised(last) && !is_word) surnames_.insert(folded_.key(last));
    }

    void add_name(const NameSpan& span) {
        if (!is_capitalised(span.tokens.begin) || !is_capitalised(TokenIndex{span.tokens.end.value - 1u})) return;
        std::vector<const NameSpan*>& same = by_first_[form(span.tokens.begin)];
        const auto has_words = [&](const NameSpan* other) { return has_words_of(other->tokens, span.tokens.begin); };
        if (same.size() < kMostOfOneWord && std::ranges::none_of(same, has_words)) same.push_back(&span);
    }

    /// Whether the words of a name stand at a place of the text.
    bool has_words_of(TokenRange name, TokenIndex at) const {
        if (at.value + name.size() > analysis_.tokens.size()) return false;
        for (std::uint32_t i = 0; i < name.size(); ++i)
            if (form(TokenIndex{name.begin.value + i}) != form(TokenIndex{at.value + i})) return false;
        return true;
    }

    bool may_be_town(const NameSpan& span) const {
        if (span.type != EntityType::kPlace || span.title != nullptr) return false;
        return !span.known || !names_.gazetteer()[span.known->entry].is_state();
    }

    /// "in Bolton", "Bolton, Ohio"
    bool tells_of_town(const NameSpan& span) const {
        const TokenRange name = span.tokens;
        if (span.type != EntityType::kPlace) return false;
        if (name.begin.value > 0 && is(TokenIndex{name.begin.value - 1u}, WordKind::kLocative)) return true;
        const TokenIndex next{name.end.value + 1u};
        return next.value < analysis_.tokens.size() && form(name.end) == "," && analysis_[next].upos == Upos::kPropn;
    }

    bool is_somebody(const NameSpan& span) const {
        return span.tokens.size() == 1 && may_be_town(span) && surnames_.contains(folded_.key(span.tokens));
    }

    /// The name that begins a stretch without names; empty if none does.
    NameSpan name_at(TokenRange rest, TokenRange sentence) const {
        const TokenIndex at = rest.begin;
        if (!is_capitalised(at)) return {};
        const auto same = by_first_.find(form(at));
        if (same != by_first_.end())
            for (const NameSpan* name : same->second)
                if (name->tokens.size() <= rest.size() && has_words_of(name->tokens, at)) {
                    const TokenRange tokens{at, TokenIndex{at.value + static_cast<std::uint32_t>(name->tokens.size())}};
                    if (stands_alone(tokens, sentence))
                        return {.tokens = tokens, .known = name->known, .type = name->type};
                }
        const TokenRange word{at, TokenIndex{at.value + 1u}};
        const Upos upos = analysis_[at].upos;
        const bool is_noun = upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kVerb || upos == Upos::kX;
        if ((upos == Upos::kPropn || (is_noun && at > sentence.begin)) && surnames_.contains(folded_.key(word)) &&
            stands_alone(word, sentence))
            return {.tokens = word, .known = {}, .type = EntityType::kPerson};
        return {};
    }

    /// Whether no word beside it may belong to it or make a noun of it: "the West Bank".
    bool stands_alone(TokenRange name, TokenRange sentence) const {
        if (name.begin > sentence.begin) {
            const TokenIndex before{name.begin.value - 1u};
            if (is_capitalised(before) && analysis_[before].upos == Upos::kPropn) return false;
            if (name.size() == 1 && (analysis_[before].upos == Upos::kDet || is(before, WordKind::kLocative)))
                return false;
            if (!analysis_[before].space_after && form(before) == "-") return false;
        }
        return name.end >= sentence.end ||
               ((!is_capitalised(name.end) || analysis_[name.end].upos != Upos::kPropn) && form(name.end) != "-");
    }

    static constexpr std::size_t kMostOfOneWord = 16;

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::vector<NameSpan>& spans_;
    std::unordered_set<std::string_view> surnames_;                               ///< keys
    std::unordered_map<std::string_view, std::vector<const NameSpan*>> by_first_; ///< names by their first word
};

} // namespace

void find_repeated_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                         const NameKnowledge& names, std::vector<NameSpan>& spans) {
    RepeatedNames(document, analysis, folded, names, spans).find();
}

} // namespace claimgraph
