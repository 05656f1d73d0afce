#include "extract/entities/names/name_finder.hpp"

#include "extract/entities/names/name_typer.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <unordered_set>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestUnknown = 10; // tokens; more in capitals are no name
/// Words with capitals in a row that are looked at together: each name looks ahead to the end of its run, which must
/// not make lists of thousands of names quadratic.
constexpr std::uint32_t kLongestRun = 64;

constexpr std::uint32_t kLongestPortfolio = 12; // tokens

bool may_be_acronym(std::string_view form) { return form.size() >= 2 && form.size() <= 8 && is_all_capitals(form); }

class NameFinder {
  public:
    NameFinder(const Document& document, const Analysis& analysis, const FoldedWords& folded,
               const NameKnowledge& names)
        : document_(document), analysis_(analysis), folded_(folded), names_(names) {}

    std::vector<NameSpan> find() {
        for (const Sentence& sentence : analysis_.sentences) {
            sentence_ = &sentence;
            in_title_ = is_in_title_case();
            read_sentence();
        }
        agree_on_types(folded_, spans_);
        drop_titles_of_their_own();
        return std::move(spans_);
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    std::string lower(TokenIndex at) const { return lower_ascii(form(at)); }
    bool is_capitalised(TokenIndex at) const { return is_upper(character_at(form(at), 0).value); }
    static TokenIndex after(TokenIndex at) { return TokenIndex{at.value + 1u}; }
    static TokenIndex before(TokenIndex at) { return TokenIndex{at.value - 1u}; }
    TokenIndex end() const { return sentence_->tokens.end; }

    /// A heading or a line in capitals, where capitals tell nothing: nearly every word that is no small word has one.
    bool is_in_title_case() const {
        std::size_t words = 0;
        std::size_t capitalised = 0;
        std::size_t shouted = 0;
        for (TokenIndex at = sentence_->tokens.begin; at < end(); ++at.value) {
            const std::string_view word = form(at);
            if (word.size() < 4 || !is_letter(character_at(word, 0).value)) continue;
            ++words;
            capitalised += is_capitalised(at);
            shouted += std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        }
        if (sentence_->block == BlockKind::kHeading) return capitalised * 3 > words * 2;
        return words > 2 && shouted * 3 > words * 2;
    }

    void read_sentence() {
        TokenRange title; // the last one
        const Title* office = nullptr;
        TokenRange owner;      // "Kenya" of "President of Kenya", "Kenya's President"
        TokenIndex title_ends; // with what it is of
        for (TokenIndex at = sentence_->tokens.begin; at < end();) {
            const bool titled = office != nullptr && title_ends == at;
            const TokenIndex run = run_end(at, titled);
            const auto known = run > at ? known_at({at, run}) : Known{};
            if (const auto [tokens, found] = title_at(at);
                found != nullptr && !is_name_with_title(tokens, run, known)) {
                if (is_place_called_so(tokens, run)) {
                    spans_.push_back({.tokens = {at, run}, .known = {}, .type = EntityType::kPlace});
                    at = run;
                    continue;
                }
                title = {tokens.begin, end_of_portfolio(tokens)};
                office = found;
                owner = institution_before(title.begin);
                at = title_ends = title.end;
                if (const Known place = owner_behind(tokens, title.end); place.match) {
                    at = title_ends = place.tokens.end;
                    if (found->has_institution || owner.size() == 0) owner = place.tokens;
                    title = tokens;
                    spans_.push_back(name_at(place.tokens, place));
                }
                continue;
            }
            if (run == at) {
                ++at.value;
                continue;
            }
            NameSpan span = name_at({at, run}, known);
            if (is_office_of(span)) {
                ++span.tokens.end.value;
                span.known = known_at(span.tokens).match;
                span.type = EntityType::kOrganization;
            }
            if (titled && office->relation.empty() && span.type != EntityType::kPerson)
                span.known.reset(); // "Mr. Paris"
            if (titled && (!span.known || span.type == EntityType::kPerson)) {
                span.type = EntityType::kPerson;
                span.title = office;
                span.title_tokens = title;
                span.institution = owner;
            }
            if (span.tokens.end < end() && names_.is_number_sign(lower(before(span.tokens.end))) &&
                analysis_[span.tokens.end].upos == Upos::kNum)
                ++span.tokens.end.value; // "Republic Act No. 12"
            at = span.tokens.end;
            if (worth_keeping(span)) spans_.push_back(span);
        }
    }

    /// "the Biden administration"
    bool is_office_of(const NameSpan& span) const {
        const TokenIndex next = span.tokens.end;
        return span.type == EntityType::kPerson && next < end() && analysis_[before(next)].head == next &&
               analysis_[before(next)].deprel == deprel::compound && names_.is_persons_office(lower(next));
    }

    /// The name that ends where an office begins, perhaps with a possessive between: "Kosovo's Prime Minister".
    TokenRange institution_before(TokenIndex title) const {
        if (spans_.empty() || spans_.back().tokens.begin < sentence_->tokens.begin) return {};
        const TokenRange last = spans_.back().tokens;
        if (last.end == title) return last;
        if (after(last.end) == title && analysis_[last.end].deprel == deprel::case_ &&
            analysis_[last.end].span.size() <= 4)
            return last;
        return {};
    }

    /// Capitalised words that may be part of a name.
    bool may_belong(TokenIndex at) const {
        if (!is_capitalised(at)) return false;
        if (!in_title_ && may_be_acronym(form(at))) // the WHO, which taggers take for a pronoun
            if (const auto known = names_.gazetteer().find(folded_.key(at)); known && known->acronym) return true;
        const Upos upos = analysis_[at].upos;
        // the tagger calls "United" of the United States an adjective by its look and a proper noun by its use
        if (upos == Upos::kPropn || analysis_[at].traits.has(TagTrait::kProper)) return true;
        if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kX && upos != Upos::kVerb) return false;
        if (folded_.longest_from(at) > 0) return true;
        return upos != Upos::kVerb && at > sentence_->tokens.begin && !in_title_;
    }

    /// Where the run of words of a name that begins at `begin` ends; `begin` itself if none does.
    TokenIndex run_end(TokenIndex begin, bool is_titled = false) const {
        TokenIndex at = begin;
        const TokenIndex name = is_titled ? after_particles(begin) : begin;
        if (name > begin && name < end() && may_belong(name) && analysis_[name].upos == Upos::kPropn)
            at = name; // "Mayor van Dorn"
        else if (names_.is_particle(lower_if_small(at)) && after(at) < end() && form(after(at)) == "-" &&
                 !analysis_[after(at)].space_after && TokenIndex{at.value + 2u} < end() &&
                 may_belong(TokenIndex{at.value + 2u}))
            at.value += 2; // "al-Maliki"
        else if (is(at, WordKind::kNameArticle) && !is_capitalised(at) && after(at) < end() && may_belong(after(at)))
            ++at.value; // "al Qaeda"
        while (at < end() && at.value - begin.value < kLongestRun) {
            if (may_belong(at)) {
                ++at.value;
                continue;
            }
            if (at == begin) break;
            if (analysis_[at].upos == Upos::kNum && is_digit(character_at(form(at), 0).value) &&
                names_.type_of(lower(before(at))) == EntityType::kLaw) {
                ++at.value; // "Article 5"
            } else if (form(at) == "-" && after(at) < end() && !analysis_[at].space_after &&
                       (may_belong(after(at)) || analysis_[after(at)].upos == Upos::kPropn || ends_name(begin, at))) {
                at.value += 2;
            } else if (const TokenIndex next = after_particles(at);
                       next > at && next < end() && may_belong(next) && analysis_[next].upos == Upos::kPropn) {
                at = next; // "Ursula von der Leyen"
            } else {
                break;
            }
        }
        return at;
    }

    /// Whether a word glued to a name by a hyphen is its end, in small letters or digits: "Park Won-soon", "COVID-19";
    /// but not in "the Trump-led rally".
    bool ends_name(TokenIndex begin, TokenIndex hyphen) const {
        const Token& last = analysis_[before(hyphen)];
        const Token& next = analysis_[after(hyphen)];
        if (last.space_after || last.upos != Upos::kPropn) return false;
        if (next.upos == Upos::kNum) return next.deprel == deprel::flat && last.span.size() > 1;
        return hyphen.value - begin.value > 1 && next.upos != Upos::kVerb && next.upos != Upos::kAdj &&
               next.upos != Upos::kNoun && next.span.size() <= 5 &&
               is_letter(character_at(form(after(hyphen)), 0).value);
    }

    bool is(TokenIndex at, WordKind kind) const { return analysis_[at].form_kinds.has(kind); }
    std::string lower_if_small(TokenIndex at) const { return form(at).size() <= 4 ? lower(at) : std::string(); }

    TokenIndex after_particles(TokenIndex at) const {
        while (at < end() && names_.is_particle(lower_if_small(at))) {
            ++at.value;
            if (at < end() && form(at) == "-" && !analysis_[at].space_after) ++at.value; // "Bashar al-Assad"
        }
        return at;
    }

    std::pair<TokenRange, const Title*> title_at(TokenIndex begin) const {
        const Upos upos = analysis_[begin].upos;
        if (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj && upos != Upos::kVerb)
            return {{}, nullptr};
        std::string words = lower(begin);
        if (!names_.begins_title(words)) return {{}, nullptr};
        std::pair<TokenRange, const Title*> longest{{}, nullptr};
        const TokenIndex limit{std::min<std::size_t>(end().value, begin.value + NameKnowledge::kLongestTitle)};
        for (TokenIndex at = begin; at < limit; ++at.value) {
            if (at > begin && is_inner_hyphen(document_, analysis_, at)) continue; // "Director-General"
            if (at > begin) words.append(" ").append(lower(at));
            if (const Title* title = names_.title(words)) longest = {{begin, after(at)}, title};
        }
        return longest;
    }

    /// "Sultan Kudarat province"
    bool is_place_called_so(TokenRange title, TokenIndex run) const {
        return is_capitalised(title.begin) && run > title.end && run < end() && !is_capitalised(run) &&
               names_.is_place_kind(lower(run)) && analysis_[run].upos == Upos::kNoun;
    }

    /// What an office is for, between it and the name of its holder: "Secretary of State for Work and Pensions Nora
    /// Vale", "Parliamentary Secretary to the Minister for Defence Nora Vale". In "a spokesman for the Minister for
    /// Defence Nora Vale" she is the minister, and in "Spokesman for Minister Nora Vale".
    TokenIndex end_of_portfolio(TokenRange office) const {
        const TokenIndex link = office.end;
        if (link >= end() || analysis_[link].upos != Upos::kAdp) return link;
        const TokenIndex limit{std::min(end().value, link.value + kLongestPortfolio)};
        bool in_list = false; // behind a comma, before "and"
        TokenIndex known_end = link;
        for (TokenIndex at = after(link); after(at) < limit; ++at.value) {
            if (!is_capitalised(at)) {
                if (is_inner_hyphen(document_, analysis_, at)) continue;
                const bool is_comma = form(at) == ",";
                const bool is_and = is(at, WordKind::kNameCoordinator);
                if (!is_comma && !is_and && !is(at, WordKind::kInstitutionLink) && !is(at, WordKind::kDefiniteArticle))
                    break;
                in_list = is_comma || (in_list && !is_and);
                continue;
            }
            if (title_at(at).second != nullptr && !is_capitalised(before(at))) {
                const bool is_field = before(at) == link
                                          ? is(link, WordKind::kGenitive) // "Secretary of Justice"
                                          : is(before(at), WordKind::kDefiniteArticle) && before(before(at)) == link;
                if (!is_field || !is_capitalised(office.begin)) break;
            }
            if (at < known_end) continue; // "editor of the San Francisco Post"
            if (const Known known = known_at({at, run_end(at)}); known.match) known_end = known.tokens.end;
            if (at > after(link) && !in_list && is_capitalised(before(at)) && names_.is_given_name(form(at)) &&
                is_capitalised(after(at)))
                return names_.type_of(lower(before(run_end(at)))) ? link : at; // "of the National Anna Vale Institute"
        }
        return link;
    }

    struct Known {
        TokenRange tokens;
        std::optional<Gazetteer::Match> match;
    };

    /// The place whose an office is that is named between it and its holder: "President of Kenya Nora Vale", "Chief
    /// Minister Sindh Nora Vale".
    Known owner_behind(TokenRange office, TokenIndex name) const {
        const bool is_linked = name > office.end;
        TokenIndex begin = is_linked ? after(office.end) : name;
        if (begin < end() && is(begin, WordKind::kDefiniteArticle)) ++begin.value;
        if (begin >= end()) return {};
        const Known owner = known_at({begin, run_end(begin)});
        if (!owner.match || owner.match->demonym) return {};
        if (names_.gazetteer()[owner.match->entry].type != EntityType::kPlace) return {};
        if (is_linked) return owner.tokens.end == name ? owner : Known{};
        const TokenIndex holder = owner.tokens.end;
        const bool is_before_name = after(holder) < end() && is_capitalised(holder) && is_capitalised(after(holder)) &&
                                    names_.is_given_name(form(holder)) && !names_.is_given_name(form(before(holder)));
        return is_before_name ? owner : Known{};
    }

    /// "Justice Department", "Pilot Corp": the office is part of a longer name.
    bool is_name_with_title(TokenRange title, TokenIndex run, const Known& known) const {
        if (known.match && known.tokens.end > title.end) return true;
        if (title.size() > 1 || run <= title.end) return false;
        if (names_.is_firm(lower(before(run)))) return true;
        const auto type = names_.type_of(lower(before(run)));
        return type == EntityType::kOrganization || type == EntityType::kFacility || type == EntityType::kEvent;
    }

    /// The name that begins the run.
    NameSpan name_at(TokenRange rest, const Known& known) const {
        NameSpan span{.tokens = rest};
        for (TokenIndex at = after(rest.begin); at < rest.end; ++at.value)
            if (const auto [tokens, title] = title_at(at); title != nullptr && tokens.end < rest.end) {
                span.tokens.end = at; // a title further on begins another name
                break;
            }
        if (known.match) {
            const TokenRange tail{known.tokens.end, std::max(known.tokens.end, span.tokens.end)};
            if (tail.size() == 0 || !extends(known, tail, span.tokens)) {
                span.tokens = known.tokens;
                span.known = known.match;
                span.type = names_.gazetteer()[known.match->entry].type;
                return span;
            }
        }
        while (span.tokens.size() > 1 && form(before(span.tokens.end)) == "-") --span.tokens.end.value;
        cut_before_known(span.tokens);
        span.type = guess_type(document_, analysis_, names_, *sentence_, span.tokens);
        go_on(span);
        return span;
    }

    /// Whether what follows a known name makes another name of it: "Kosovo Police", "Washington Irving".
    bool extends(const Known& known, TokenRange tail, TokenRange whole) const {
        if (in_title_) return false;
        const EntityType type = names_.gazetteer()[known.match->entry].type;
        if (type_by_noun(document_, analysis_, names_, whole) && !known.match->acronym) return true;
        if (tail.size() > 1 && names_.is_firm(lower(before(tail.end))) && known_at(tail).match)
            return true; // "Northwind Norvia Limited"
        if (type == EntityType::kPerson) return analysis_[tail.begin].upos == Upos::kPropn && form(tail.begin) != "-";
        if (known.match->demonym || known.match->acronym || names_.is_given_name(form(tail.begin))) return false;
        // "Paris Hilton", "Jordan Smith": the parser hangs a surname on a given name
        return type == EntityType::kPlace && known.tokens.size() == 1 && names_.is_given_name(form(whole.begin)) &&
               analysis_[tail.begin].deprel == deprel::flat;
    }

    /// "Con Ed Enron": a long name of the gazetteer inside the run is a name of its own.
    void cut_before_known(TokenRange& tokens) const {
        for (TokenIndex at = after(tokens.begin); at < tokens.end; ++at.value) {
            if (form(before(at)) == "-") continue;
            const Known known = known_at({at, tokens.end});
            if (!known.match || known.match->demonym || known.tokens.end != tokens.end || known.tokens.size() < 2)
                continue;
            tokens.end = at;
            return;
        }
    }

    /// "University of Pisa", "Ministry of Foreign Affairs": an institution goes on over "of" and "for"; "Cargill, Inc."
    void go_on(NameSpan& span) const {
        TokenRange& tokens = span.tokens;
        if (const TokenIndex firm = after(tokens.end);
            firm < end() && form(tokens.end) == "," && is_capitalised(firm) && names_.is_firm(lower(firm))) {
            tokens.end = after(firm);
            span.type = EntityType::kOrganization;
            return;
        }
        if (in_title_) return;
        for (int times = 0; times < 2; ++times) {
            TokenIndex at = tokens.end;
            if (at >= end() || !names_.is_institution(lower(before(at)))) return;
            if (!is(at, WordKind::kInstitutionLink)) return;
            ++at.value;
            if (at < end() && is(at, WordKind::kDefiniteArticle)) ++at.value;
            const TokenIndex run = at < end() ? run_end(at) : at;
            if (run == at || title_at(at).second != nullptr) return;
            tokens.end = run;
            if (after(run) < end() && is(run, WordKind::kNameCoordinator) && is_capitalised(after(run)) &&
                !known_at({after(run), run_end(after(run))}).match &&
                names_.is_common(lower(after(run)))) // "Ministry of Health and Welfare"
                tokens.end = run_end(after(run));
        }
    }

    Known known_at(TokenRange rest) const {
        const Gazetteer& gazetteer = names_.gazetteer();
        // names may go on over small words that end the run: "Bosnia and Herzegovina"
        const std::size_t longest = folded_.longest_from(rest.begin);
        const TokenIndex limit{std::min<std::size_t>(end().value, rest.begin.value + longest)};
        for (TokenIndex stop = limit; stop > rest.begin; --stop.value) {
            const TokenRange tokens{rest.begin, stop};
            const TokenIndex last = before(stop);
            const bool is_small_noun = analysis_[last].upos == Upos::kNoun && // "Labour party"
                                       names_.type_of(lower(last)) == EntityType::kOrganization;
            if (stop > rest.end && !is_capitalised(last) && !is_small_noun) continue;
            const std::string_view key = folded_.key(tokens);
            auto match = gazetteer.find(key);
            if (!match && tokens.size() > 1 && key.ends_with('s')) // "Kosovo Security Forces"
                match = gazetteer.find(key.substr(0, key.size() - 1));
            if (!match || (match->acronym && !is_all_capitals(tokens))) continue;
            if (is_somebody(tokens, *match)) continue;
            return {tokens, match};
        }
        return {};
    }

    /// A given name in the gazetteer as a town: it is the town only behind a preposition of place.
    bool is_somebody(TokenRange tokens, const Gazetteer::Match& match) const {
        const GazetteerEntry& entry = names_.gazetteer()[match.entry];
        if (tokens.size() > 1 || entry.is_state() || !names_.is_given_name(form(tokens.begin))) return false;
        if (entry.type != EntityType::kPlace) return false;
        const TokenIndex next = tokens.end;
        return next < end() && analysis_[next].deprel == deprel::flat && analysis_[next].head == tokens.begin;
    }

    bool is_all_capitals(TokenRange tokens) const {
        return std::ranges::none_of(form(tokens.begin), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    bool worth_keeping(const NameSpan& span) const {
        if (span.known) return true;
        if (span.type == EntityType::kTime || span.tokens.size() > kLongestUnknown) return false;
        if (span.tokens.size() > 1) return true;
        if (analysis_[span.tokens.begin].upos != Upos::kPropn) return false;
        const std::string word = lower(span.tokens.begin);
        if (names_.is_no_name(word)) return false;
        const bool told = span.type != EntityType::kOther && span.type != EntityType::kPlace;
        return may_be_acronym(form(span.tokens.begin)) || !names_.is_common(word) || (told && !in_title_);
    }

    /// Unknown names that stand only in titles are more often mere words in capitals.
    void drop_titles_of_their_own() {
        std::unordered_set<std::string_view> below;
        std::vector<bool> titled(spans_.size());
        auto sentence = analysis_.sentences.begin();
        sentence_ = nullptr;
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            while (sentence->tokens.end <= spans_[i].tokens.begin) ++sentence;
            if (sentence_ != &*sentence) {
                sentence_ = &*sentence;
                in_title_ = is_in_title_case();
            }
            titled[i] = !spans_[i].known && in_title_;
            if (titled[i]) continue;
            below.insert(folded_.key(spans_[i].tokens));
            if (spans_[i].type == EntityType::kPerson) below.insert(folded_.key(before(spans_[i].tokens.end)));
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const bool acronym = spans_[i].tokens.size() == 1 && may_be_acronym(form(spans_[i].tokens.begin));
            if (titled[i] && !acronym && spans_[i].title == nullptr && !below.contains(folded_.key(spans_[i].tokens)))
                continue;
            spans_[kept++] = spans_[i];
        }
        spans_.resize(kept);
    }

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    const Sentence* sentence_ = nullptr;
    bool in_title_ = false;
    std::vector<NameSpan> spans_;
};

} // namespace

TokenIndex head_of_name(const Analysis& analysis, TokenRange name) {
    for (TokenIndex at = name.begin; at < name.end; ++at.value)
        if (!name.contains(analysis[at].head)) return at;
    return name.begin;
}

bool is_inner_hyphen(const Document& document, const Analysis& analysis, TokenIndex at) {
    return analysis.joins_words(at) && analysis.form(document, analysis[at]) == "-";
}

std::vector<NameSpan> find_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                 const NameKnowledge& names) {
    return NameFinder(document, analysis, folded, names).find();
}

} // namespace claimgraph
