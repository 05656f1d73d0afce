#include "extract/entities/name_finder.hpp"

#include "extract/text/utf8.hpp"
#include "graph/core/fold.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 5> kPlacePrepositions = {"in", "at", "near", "from", "across"};

bool is_acronym(std::string_view form) {
    return form.size() >= 2 && form.size() <= 8 &&
           std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
}

class NameFinder {
  public:
    NameFinder(const Document& document, const Analysis& analysis, const NameKnowledge& names)
        : document_(document), analysis_(analysis), names_(names) {}

    std::vector<NameSpan> find() {
        for (const Sentence& sentence : analysis_.sentences) {
            sentence_ = &sentence;
            for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end;) {
                const TokenIndex end = run_end(at);
                if (end > at) cut_run({at, end});
                at = std::max(end, TokenIndex{at.value + 1u});
                if (!spans_.empty()) at = std::max(at, spans_.back().tokens.end); // "Bosnia and Herzegovina" went on
            }
        }
        return std::move(spans_);
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    bool is_capitalised(TokenIndex at) const { return is_upper(character_at(form(at), 0).value); }
    bool in_heading() const { return sentence_->block == BlockKind::kHeading; }

    /// Capitalised words that may be part of a name.
    bool may_belong(TokenIndex at) const {
        if (!is_capitalised(at)) return false;
        const Upos upos = analysis_[at].upos;
        // the tagger calls "United" of the United States an adjective by its look and a proper noun by its use
        if (upos == Upos::kPropn || analysis_.symbols.text(analysis_[at].xpos).starts_with("NNP")) return true;
        if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kX) return false;
        if (names_.gazetteer().longest_from(fold(form(at))) > 0) return true;
        return at > sentence_->tokens.begin && !in_heading();
    }

    TokenIndex run_end(TokenIndex begin) const {
        const TokenIndex end = sentence_->tokens.end;
        TokenIndex at = begin;
        while (at < end) {
            if (may_belong(at)) {
                ++at.value;
            } else if (at > begin && analysis_[at].upos == Upos::kNum && is_digit(character_at(form(at), 0).value) &&
                       names_.type_of(lower_ascii(form(TokenIndex{at.value - 1u}))) == EntityType::kLaw) {
                ++at.value; // "Article 5"
            } else if (at > begin && form(at) == "-" && TokenIndex{at.value + 1u} < end && !analysis_[at].space_after &&
                       (may_belong(TokenIndex{at.value + 1u}) || analysis_.tokens[at.value + 1].upos == Upos::kPropn)) {
                at.value += 2;
            } else {
                break;
            }
        }
        return at;
    }

    /// Parts a run into titles and names.
    void cut_run(TokenRange run) {
        TokenRange title;
        const Title* office = nullptr;
        TokenRange before; // the name just before the title
        for (TokenIndex at = run.begin; at < run.end;) {
            if (form(at) == "-") {
                ++at.value;
                continue;
            }
            if (const auto [tokens, found] = title_at({at, run.end}); found != nullptr) {
                before = !spans_.empty() && spans_.back().tokens.end == at ? spans_.back().tokens : TokenRange{};
                title = tokens;
                office = found;
                at = tokens.end;
                continue;
            }
            NameSpan span = name_at({at, run.end});
            const TokenIndex next = span.tokens.end;
            const bool titled = office != nullptr && title.end == at;
            if (titled && (!span.known || span.type == EntityType::kPerson)) {
                span.type = EntityType::kPerson;
                span.title = office;
                span.title_tokens = title;
                span.institution = before;
            }
            office = nullptr;
            if (worth_keeping(span)) spans_.push_back(span);
            at = next;
        }
        // "Secretary of State" and other offices without a holder are no names
    }

    std::pair<TokenRange, const Title*> title_at(TokenRange rest) const {
        const std::size_t longest = std::min<std::size_t>(NameKnowledge::kLongestTitle, rest.size());
        for (std::size_t size = longest; size > 0; --size) {
            const TokenRange tokens{rest.begin, TokenIndex{rest.begin.value + size}};
            std::string words;
            for (TokenIndex at = tokens.begin; at < tokens.end; ++at.value) {
                if (!words.empty()) words += ' ';
                words += lower_ascii(form(at));
            }
            if (const Title* title = names_.title(words)) return {tokens, title};
        }
        return {{}, nullptr};
    }

    /// The name that begins the range.
    NameSpan name_at(TokenRange rest) const {
        NameSpan span{.tokens = rest};
        for (TokenIndex at{rest.begin.value + 1u}; at < rest.end; ++at.value)
            if (title_at({at, rest.end}).second != nullptr && at.value + 1 < rest.end.value) {
                span.tokens.end = at; // a title further on begins another name
                break;
            }
        if (const auto [tokens, match] = known_at(span.tokens); match) {
            const TokenRange tail{tokens.end, std::max(tokens.end, span.tokens.end)};
            const bool more = tail.size() > 0 && type_by_noun(span.tokens) && !match->acronym;
            if (!more && !(tail.size() > 0 && extends(tail, *match))) {
                span.tokens = tokens;
                span.known = match;
                span.type = names_.gazetteer()[match->entry].type;
                return span;
            }
        }
        while (span.tokens.size() > 1 && form(TokenIndex{span.tokens.end.value - 1u}) == "-") --span.tokens.end.value;
        span.type = guess_type(span.tokens);
        return span;
    }

    /// Whether what follows a known name makes another name of it: "Kosovo Police", "Washington Irving".
    bool extends(TokenRange tail, const Gazetteer::Match& match) const {
        if (in_heading()) return false;
        const EntityType type = names_.gazetteer()[match.entry].type;
        if (type == EntityType::kPerson) return analysis_[tail.begin].upos == Upos::kPropn;
        if (match.demonym || names_.is_given_name(form(tail.begin))) return false;
        if (known_at(tail).second) return false;
        return analysis_[tail.begin].upos == Upos::kPropn && type == EntityType::kPlace && match.acronym == false &&
               type_by_noun(tail).has_value();
    }

    std::pair<TokenRange, std::optional<Gazetteer::Match>> known_at(TokenRange rest) const {
        const Gazetteer& gazetteer = names_.gazetteer();
        // names may go on over small words that end the run: "Bosnia and Herzegovina"
        const std::size_t longest = gazetteer.longest_from(fold(form(rest.begin)));
        const TokenIndex limit{std::min<std::size_t>(sentence_->tokens.end.value, rest.begin.value + longest)};
        for (TokenIndex end = limit; end > rest.begin; --end.value) {
            const TokenRange tokens{rest.begin, end};
            const TokenIndex last{end.value - 1u};
            if (end > rest.end && !is_capitalised(last)) continue;
            auto match = gazetteer.find(folded_key(document_, analysis_, tokens));
            if (!match && form(last).ends_with('s')) { // "Kosovo Security Forces"
                std::string singular = folded_key(document_, analysis_, tokens);
                singular.pop_back();
                if (tokens.size() > 1) match = gazetteer.find(singular);
            }
            if (!match || (match->acronym && !is_all_capitals(tokens))) continue;
            return {tokens, match};
        }
        return {{}, std::nullopt};
    }

    bool is_all_capitals(TokenRange tokens) const {
        return std::ranges::none_of(form(tokens.begin), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    std::optional<EntityType> type_by_noun(TokenRange tokens) const {
        const TokenIndex last{tokens.end.value - 1u};
        if (analysis_[last].upos == Upos::kNum && tokens.size() > 1)
            return names_.type_of(lower_ascii(form(TokenIndex{last.value - 1u})));
        return names_.type_of(lower_ascii(form(last)));
    }

    EntityType guess_type(TokenRange tokens) const {
        if (const auto type = type_by_noun(tokens); type && (tokens.size() > 1 || *type == EntityType::kTime))
            return *type;
        if (names_.is_given_name(form(tokens.begin))) return EntityType::kPerson;
        if (tokens.size() == 1 && is_acronym(form(tokens.begin))) return EntityType::kOrganization;
        if (tokens.begin > sentence_->tokens.begin) {
            const std::string before = lower_ascii(form(TokenIndex{tokens.begin.value - 1u}));
            if (std::ranges::find(kPlacePrepositions, before) != kPlacePrepositions.end()) return EntityType::kPlace;
        }
        return tokens.size() >= 2 && tokens.size() <= 3 && !in_heading() ? EntityType::kPerson : EntityType::kOther;
    }

    bool worth_keeping(const NameSpan& span) const {
        if (span.known) return true;
        if (span.type == EntityType::kTime) return false;
        if (span.tokens.size() > 8) return false; // a line in capitals
        if (in_heading()) return span.tokens.size() == 1 && is_acronym(form(span.tokens.begin));
        const bool common = span.tokens.size() == 1 && analysis_[span.tokens.begin].upos != Upos::kPropn;
        return !common;
    }

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    const Sentence* sentence_ = nullptr;
    std::vector<NameSpan> spans_;
};

} // namespace

std::string folded_key(const Document& document, const Analysis& analysis, TokenRange range) {
    std::string key;
    for (const Token& token : analysis.of(range)) {
        if (!key.empty()) key += ' ';
        key += fold(analysis.form(document, token));
    }
    return key;
}

std::vector<NameSpan> find_names(const Document& document, const Analysis& analysis, const NameKnowledge& names) {
    return NameFinder(document, analysis, names).find();
}

} // namespace claimgraph
