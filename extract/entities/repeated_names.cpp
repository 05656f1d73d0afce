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
        std::vector<NameSpan> all;
        all.reserve(spans_.size());
        auto next = spans_.cbegin();
        for (const Sentence& sentence : analysis_.sentences) {
            const TokenIndex done = all.empty() ? TokenIndex{0U} : all.back().tokens.end;
            for (TokenIndex at = std::max(sentence.tokens.begin, done); at < sentence.tokens.end;) {
                const bool is_named = next != spans_.cend() && next->tokens.begin == at;
                NameSpan span = name_at(at, std::span(next, spans_.cend()), sentence.tokens);
                if (span.tokens.size() == 0 && !is_named) {
                    ++at.value;
                    continue;
                }
                if (span.tokens.size() == 0) span = *next;
                all.push_back(span);
                at = span.tokens.end;
                while (next != spans_.cend() && next->tokens.begin < at) ++next;
            }
        }
        spans_ = std::move(all);
    }

  private:
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
    bool has_words_of(TokenRange name, TokenIndex at, std::uint32_t from = 0) const {
        if (at.value + name.size() > analysis_.tokens.size()) return false;
        for (std::uint32_t i = from; i < name.size(); ++i)
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

    /// The name of several words that stands here, or the surname; empty if none does. `next` are the names that begin
    /// here or later: it is none of them, but may hold some.
    NameSpan name_at(TokenIndex at, std::span<const NameSpan> next, TokenRange sentence) const {
        // "northern Norvia" too, where "Northern Norvia" is a name
        const bool is_small = !is_capitalised(at) && analysis_[at].upos == Upos::kAdj &&
                              at.value + 1U < sentence.end.value && is_capitalised(TokenIndex{at.value + 1U});
        if (!is_capitalised(at) && !is_small) return {};
        const bool is_named = !next.empty() && next.front().tokens.begin == at;
        NameSpan found = is_named ? next.front() : NameSpan();
        const std::uint32_t least = found.tokens.size();
        std::string first(form(at));
        if (is_small && first.front() >= 'a' && first.front() <= 'z')
            first.front() = static_cast<char>(first.front() - ('a' - 'A'));
        if (const auto same = by_first_.find(first); same != by_first_.end())
            for (const NameSpan* name : same->second) {
                const TokenRange tokens{at, TokenIndex{at.value + static_cast<std::uint32_t>(name->tokens.size())}};
                if (tokens.size() <= std::max(least, found.tokens.size()) || tokens.end > sentence.end) continue;
                if (!has_words_of(name->tokens, at, 1) || cuts(tokens, next) || !stands_alone(tokens, sentence))
                    continue;
                found.tokens = tokens;
                found.known = name->known;
                found.type = name->type;
            }
        if (found.tokens.size() > least) return found;
        if (is_named || is_small) return {};
        const TokenRange word{at, TokenIndex{at.value + 1u}};
        const Upos upos = analysis_[at].upos;
        const bool is_noun = upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kVerb || upos == Upos::kX;
        if ((upos == Upos::kPropn || (is_noun && at > sentence.begin)) && surnames_.contains(folded_.key(word)) &&
            stands_alone(word, sentence))
            return {.tokens = word, .known = {}, .type = EntityType::kPerson};
        return {};
    }

    /// Whether the words would hold a part of a name.
    static bool cuts(TokenRange tokens, std::span<const NameSpan> next) {
        for (const NameSpan& name : next) {
            if (name.tokens.begin >= tokens.end) return false;
            if (name.tokens.end > tokens.end) return true;
        }
        return false;
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
