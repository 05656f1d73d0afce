#include "extract/claims/circumstances/time_reader.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool is_year_form(std::string_view form) { // "2014", "1990s"
    if (form.size() == 5 && form.ends_with('s')) form.remove_suffix(1);
    return form.size() == 4 && (form.starts_with("1") || form.starts_with("20")) &&
           std::ranges::all_of(form, is_figure);
}

/// What hangs behind a time and is none: "Monday, which was a holiday", "the day that ...".
constexpr DeprelSet kBehindTime = {deprel::acl,   deprel::acl_relcl, deprel::advcl, deprel::parataxis,
                                   deprel::ccomp, deprel::conj,      deprel::cc};
/// Of a time before the noun that it belongs to.
constexpr DeprelSet kBeforeNoun = {deprel::nmod_poss, deprel::compound, deprel::nummod};
constexpr DeprelSet kModifiers = {deprel::amod, deprel::compound, deprel::nmod_desc, deprel::flat, deprel::advmod};
constexpr std::uint32_t kLongestTime = 14; // tokens
constexpr std::size_t kSentencesBack = 2;  // that "the same day" may look back
constexpr int kMostGovernors = 10;

} // namespace

std::string TimeReader::folded(TokenIndex token) const {
    std::string form = lower_ascii(clauses_.form(token));
    if (form.size() > 1 && form.ends_with('.')) form.pop_back();
    return form;
}

bool TimeReader::is_word(TimeKind kind, TokenIndex token) const {
    return calendar_.words.find(kind, folded(token)).has_value();
}

std::optional<TokenRange> TimeReader::time_at(TokenIndex dependent) const {
    if (clauses_.is(dependent, kBeforeNoun)) return time_before_noun(dependent);
    const bool opens =
        clauses_.is(dependent, deprel::advcl) && is_word(TimeKind::kSince, dependent); // "starting in May"
    if (!opens && !clauses_.is(dependent, kAdverbials)) return std::nullopt;
    if (!opens && !names_time(dependent) && !is_edge_of_time(dependent)) return time_behind(dependent);
    const TokenRange whole = clauses_.tree().subtree(dependent);
    return clauses_.trimmed(clauses_.cut_before(whole, dependent, kBehindTime));
}

/// "Monday's talks", "yesterday's attack", "the 2015 election", but not "2015 soldiers".
std::optional<TokenRange> TimeReader::time_before_noun(TokenIndex modifier) const {
    const bool is_day = is_word(TimeKind::kWeekday, modifier) || is_word(TimeKind::kDay, modifier);
    const bool is_year =
        is_year_form(clauses_.form(modifier)) && clauses_.tree().has_child(clauses_.head_of(modifier), deprel::det);
    if (!is_year && (!is_day || clauses_.is(modifier, deprel::nummod))) return std::nullopt;
    return TokenRange{modifier, TokenIndex{modifier.value + 1u}};
}

/// "The middle of December".
bool TimeReader::is_edge_of_time(TokenIndex token) const {
    if (!is_word(TimeKind::kEdge, token)) return false;
    const auto children = clauses_.tree().children(token);
    return std::ranges::any_of(children, [&](TokenIndex child) {
        return child > token && clauses_.is(child, kAdverbials) && names_time(child);
    });
}

bool TimeReader::names_day(TokenRange time) const {
    constexpr std::array kPlaces = {TimeKind::kWeekday, TimeKind::kMonth, TimeKind::kDay,
                                    TimeKind::kTurn,    TimeKind::kAgo,   TimeKind::kFollowing};
    for (TokenIndex at = time.begin; at < time.end; ++at.value)
        if (is_year_form(clauses_.form(at)) ||
            std::ranges::any_of(kPlaces, [&](TimeKind kind) { return is_word(kind, at); }))
            return true;
    return false;
}

bool TimeReader::has_neutral_preposition(TokenIndex noun) const {
    const TokenIndex preposition = clauses_.tree().child(noun, deprel::case_);
    return preposition && is_word(TimeKind::kFiller, preposition) && !is_word(TimeKind::kOf, preposition);
}

bool TimeReader::is_simultaneous(TokenIndex clause) const {
    const auto children = clauses_.tree().children(clause);
    return std::ranges::any_of(children, [&](TokenIndex child) {
        return clauses_.is(child, {deprel::mark, deprel::advmod}) && is_word(TimeKind::kSimultaneous, child);
    });
}

/// "As early as July", "late on Friday", where the adverb is the head.
std::optional<TokenRange> TimeReader::time_behind(TokenIndex adverb) const {
    if (!clauses_.is(adverb, Upos::kAdv) && !clauses_.is(adverb, Upos::kAdj)) return std::nullopt;
    if (!is_word(TimeKind::kFiller, adverb)) return std::nullopt;
    for (const TokenIndex child : clauses_.tree().children(adverb))
        if (child > adverb && clauses_.is(child, kAdverbials) && names_time(child)) return time_at(child);
    return std::nullopt;
}

/// Whether a time is headed by it: by a noun of time, a year, the number in "August 10", a time of day in figures.
bool TimeReader::names_time(TokenIndex token) const {
    const std::string_view form = clauses_.form(token);
    if (clauses_.is_time(token) || is_year_form(form)) return true;
    if (!clauses_.is(token, Upos::kNum)) return false;
    if (is_figure(form.front()) && form.find(':') != std::string_view::npos) return true;
    const auto children = clauses_.tree().children(token);
    return std::ranges::any_of(children, [&](TokenIndex child) {
        return clauses_.is_time(child) || is_word(TimeKind::kAm, child) || is_word(TimeKind::kPm, child);
    });
}

TimePhrase TimeReader::first_of(std::vector<TokenRange> times) const {
    std::ranges::sort(times);
    TimePhrase first, length;
    for (std::size_t i = 0; i < times.size(); ++i) {
        TokenRange range = times[i];
        TimeReading reading = read(range);
        while (i + 1 < times.size() && touches(range, times[i + 1])) {
            const TokenRange both{range.begin, times[i + 1].end};
            TimeReading together = read(both);
            if (together.value.empty()) break;
            range = both;
            reading = std::move(together);
            ++i;
        }
        if (!is_whole(range, reading)) reading = {};
        const bool is_length = reading.type == TimeType::kDuration || reading.type == TimeType::kSet;
        TimePhrase& place = is_length && !reading.value.empty() ? length : first;
        if (!place.words.empty() && (is_length || reading.value.empty())) continue;
        place = {clauses_.bytes(shown(range, reading.value, told_for(range))), std::move(reading.value)};
        if (!first.value.empty()) return first;
    }
    return length.value.empty() ? first : length;
}

/// Whether nothing behind it changes what it says: not "two weeks" of "two weeks before the vote", nor "within 30 days"
/// of "within 30 days of the vote".
bool TimeReader::is_whole(TokenRange range, const TimeReading& reading) const {
    if ((reading.type != TimeType::kDuration && !reading.by_length) || is_word(TimeKind::kFor, range.begin))
        return true;
    return range.end >= clauses_.analysis().sentences[clauses_.analysis().sentence_of(range.begin).value].tokens.end ||
           !is_counted_from_more(range.end);
}

bool TimeReader::is_counted_from_more(TokenIndex behind) const {
    return is_word(TimeKind::kSince, behind) || is_word(TimeKind::kUntil, behind) || is_word(TimeKind::kOf, behind) ||
           is_word(TimeKind::kShift, behind) || is_word(TimeKind::kAgo, behind);
}

bool TimeReader::touches(TokenRange range, TokenRange next) const {
    while (range.end < next.begin && clauses_.is(range.end, Upos::kPunct)) ++range.end.value;
    return range.end >= next.begin;
}

/// Without the preposition where it adds nothing: "on Monday", but not "since Monday".
TokenRange TimeReader::shown(TokenRange range, const std::string& value, const std::optional<Period>& told) const {
    TokenRange bare = range;
    while (bare.size() > 1 && (clauses_.is(bare.begin, Upos::kAdp) || clauses_.is(bare.begin, Upos::kDet)))
        ++bare.begin.value;
    return bare == range || read(bare, told).value == value ? bare : range;
}

TimePhrase TimeReader::time_of_report(TokenIndex reporter) const {
    std::vector<TokenRange> times;
    for (const TokenIndex child : clauses_.tree().children(reporter)) {
        if (const auto time = time_at(child)) {
            times.push_back(*time);
        } else if (clauses_.is(child, kAdverbials) && clauses_.is_noun(child)) {
            for (const TokenIndex inner : clauses_.tree().children(child))
                if (const auto time_inside = time_at(inner)) times.push_back(*time_inside);
        }
    }
    return first_of(std::move(times));
}

TimePhrase TimeReader::time_of_office(TokenIndex noun) const {
    const auto past_until_today = [&](TokenIndex word) {
        return TimePhrase{clauses_.token(word).span, calendar_.today ? "../" + to_string(*calendar_.today) : ""};
    };
    if (!clauses_.is_noun(noun)) return {};
    const std::string form = folded(noun);
    if (const std::size_t hyphen = form.find('-'); hyphen != std::string::npos)
        if (calendar_.words.find(TimeKind::kFormer, std::string_view(form).substr(0, hyphen)))
            return past_until_today(noun);
    const TokenIndex whole = clauses_.is(noun, {deprel::compound, deprel::flat, deprel::nmod_desc})
                                 ? clauses_.head_of(noun)
                                 : noun; // of "former minister Ana Novak" the first word may hang on the name
    for (const TokenIndex governor : {noun, whole})
        for (const TokenIndex child : clauses_.tree().children(governor)) {
            if (child >= noun || !clauses_.is(child, kModifiers)) continue;
            if (is_word(TimeKind::kFormer, child)) return past_until_today(child);
            // of "the former Attorney General" on the first word of the office
            for (const TokenIndex inner : clauses_.tree().children(child))
                if (inner < child && clauses_.is(inner, deprel::amod) && is_word(TimeKind::kFormer, inner))
                    return past_until_today(inner);
        }
    return {};
}

TimeReading TimeReader::read(TokenRange range, const std::optional<Period>& told) const {
    return read_time(calendar_.words, clauses_.document().text(clauses_.bytes(range)),
                     {calendar_.today, direction_of(range), told});
}

TimeReading TimeReader::read(TokenRange range) const { return read(range, told_for(range)); }

/// The time that its words may be counted from; looked for only where they ask for one.
std::optional<Period> TimeReader::told_for(TokenRange range) const {
    const TokenIndex last{range.end.value - 1u};
    bool asks = is_word(TimeKind::kSince, last) || is_word(TimeKind::kUntil, last); // "two days after"
    for (TokenIndex at = range.begin; at < range.end && !asks; ++at.value) {
        const auto turn = calendar_.words.find(TimeKind::kTurn, folded(at));
        asks = is_word(TimeKind::kShift, at) || is_word(TimeKind::kSame, at) || is_word(TimeKind::kFollowing, at) ||
               (turn && turn->first > 0); // "the next day"
    }
    return asks ? told_before(range.begin) : std::nullopt;
}

/// The time told last before a token.
std::optional<Period> TimeReader::told_before(TokenIndex token) const {
    const SentenceIndex own = clauses_.analysis().sentence_of(token);
    std::optional<Period> told;
    std::vector<TimeMention> found;
    for (std::size_t i = own.value - std::min<std::size_t>(own.value, kSentencesBack); i < own.value; ++i)
        find(SentenceIndex{i}, told, found);
    std::optional<Period> within = told;
    found.clear();
    find(own, within, found);
    for (const TimeMention& mention : found)
        if (mention.tokens.end <= token && mention.reading.period) told = mention.reading.period;
    return told;
}

TimeDirection TimeReader::direction_of(TokenRange range) const {
    TokenIndex from = range.begin;
    for (TokenIndex at = range.begin; at < range.end; ++at.value) {
        const TokenIndex head = clauses_.head_of(at);
        if (!head || head < range.begin || head >= range.end) from = at;
    }
    // a day that the sentence names again is the same day
    const TokenRange sentence =
        clauses_.analysis().sentences[clauses_.analysis().sentence_of(range.begin).value].tokens;
    for (TokenIndex at = range.begin; at < range.end; ++at.value) {
        if (!is_word(TimeKind::kWeekday, at)) continue;
        const std::string day = folded(at);
        for (TokenIndex other = sentence.begin; other < range.begin; ++other.value)
            if (folded(other) == day) {
                from = other;
                break;
            }
        break;
    }
    const TokenIndex verb = governing_verb(from);
    return verb ? direction_of(verb) : TimeDirection::kPast;
}

/// The nearest verb above it, or predicate of a copula.
TokenIndex TimeReader::governing_verb(TokenIndex token) const {
    TokenIndex at = clauses_.head_of(token);
    for (int step = 0; at && step < kMostGovernors; ++step, at = clauses_.head_of(at))
        if (clauses_.is(at, Upos::kVerb) || clauses_.tree().has_child(at, deprel::cop)) return at;
    return {};
}

/// The past of what happened, the future of what is to come; the present is that of plans: "leaves on Monday".
TimeDirection TimeReader::direction_of(TokenIndex verb) const {
    bool past_auxiliary = false;
    bool present_auxiliary = false;
    bool is_passive = false;
    for (const TokenIndex child : clauses_.tree().children(verb)) {
        if (!clauses_.is(child, {deprel::aux, deprel::aux_pass, deprel::cop})) continue;
        is_passive |= clauses_.is(child, deprel::aux_pass);
        past_auxiliary |= clauses_.is(child, TagTrait::kPast) || clauses_.is(child, TagTrait::kPastParticiple);
        present_auxiliary |= clauses_.is(child, TagTrait::kPresent);
    }
    const bool planned = clauses_.modality(verb) != Modality::kActual;
    if (!planned && (past_auxiliary || clauses_.is(verb, TagTrait::kPast))) return TimeDirection::kPast;
    if (factuality_.read(verb).modality != Modality::kActual) return TimeDirection::kFuture;
    if (clauses_.is(verb, TagTrait::kPastParticiple)) // "has met", "held on Monday", but "is held"
        return present_auxiliary && is_passive ? TimeDirection::kFuture : TimeDirection::kPast;
    if (clauses_.is(verb, TagTrait::kGerund)) // "is leaving", "was leaving"
        return present_auxiliary ? TimeDirection::kFuture : TimeDirection::kPast;
    return clauses_.is(verb, TagTrait::kPresent) || present_auxiliary ? TimeDirection::kFuture : TimeDirection::kPast;
}

std::vector<TimeMention> TimeReader::find_all() const {
    std::vector<TimeMention> found;
    std::optional<Period> told;
    std::size_t told_in = 0;
    for (std::size_t i = 0; i < clauses_.analysis().sentences.size(); ++i) {
        if (i > told_in + kSentencesBack) told.reset();
        const std::size_t before = found.size();
        find(SentenceIndex{i}, told, found);
        if (found.size() > before) told_in = i;
    }
    return found;
}

bool TimeReader::may_stand_in_time(TokenIndex token) const {
    const std::string_view form = clauses_.form(token);
    return is_figure(form.front()) || clauses_.is(token, Upos::kPunct) || calendar_.words.is_any(folded(token));
}

/// The longest time that begins at each place.
void TimeReader::find(SentenceIndex sentence, std::optional<Period>& told, std::vector<TimeMention>& found) const {
    const TokenRange tokens = clauses_.analysis().sentences[sentence.value].tokens;
    for (TokenIndex begin = tokens.begin; begin < tokens.end;) {
        TokenIndex reach = begin; // behind the last word that a time from here may have
        bool has_head = false;
        while (reach < tokens.end && reach.value - begin.value < kLongestTime && may_stand_in_time(reach)) {
            has_head |= calendar_.words.is_head(folded(reach)) || is_figure(clauses_.form(reach).front());
            ++reach.value;
        }
        TokenIndex next{begin.value + 1u};
        if (has_head && !clauses_.is(begin, Upos::kPunct)) {
            for (TokenIndex end = reach; end > begin; --end.value) {
                const TokenRange range{begin, end};
                const TokenIndex last{end.value - 1u};
                if (clauses_.is(last, Upos::kPunct) || clauses_.is(last, Upos::kDet)) continue; // "On 3 May, the"
                if (is_word(TimeKind::kOf, last) || !may_be_time(range)) continue;
                TimeReading reading = read(range, told);
                if (reading.value.empty() || (reading.by_length && end < tokens.end && is_counted_from_more(end)))
                    continue;
                const std::optional<Period> told_here = told;
                if (reading.period) told = reading.period;
                found.push_back({shown(range, reading.value, told_here), std::move(reading)});
                next = end;
                break;
            }
        }
        begin = next;
    }
}

/// Not a number of things ("1,500 people", "2014 soldiers"), nor a verb ("they may").
bool TimeReader::may_be_time(TokenRange range) const {
    const TokenIndex last{range.end.value - 1u};
    if (range.size() > 1) return !clauses_.is(range.begin, Upos::kCconj);
    if (clauses_.is(last, deprel::nummod) && !clauses_.is(clauses_.head_of(last), Upos::kPropn)) return false;
    if (clauses_.is(last, Upos::kNum))
        return is_year_form(clauses_.form(last)) || !is_figure(clauses_.form(last).front()) ||
               clauses_.form(last).find_first_not_of("0123456789") != std::string_view::npos;
    return !clauses_.is(last, Upos::kVerb) && !clauses_.is(last, Upos::kAux) &&
           (!clauses_.is(last, WordKind::kNameOnlyTime) || clauses_.is_time(last));
}

} // namespace claimgraph
