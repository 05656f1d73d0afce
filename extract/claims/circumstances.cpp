#include "extract/claims/circumstances.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

bool is_year(std::string_view form) { // "2014", "1990s"
    if (form.size() == 5 && form.ends_with('s')) form.remove_suffix(1);
    return form.size() == 4 && (form.starts_with("1") || form.starts_with("20")) &&
           std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
}

constexpr DeprelSet kAdverbials = {deprel::obl,    deprel::obl_unmarked, deprel::nmod_unmarked,
                                   deprel::advmod, deprel::nmod,         deprel::obl_agent};
/// What hangs behind a time and is none: "Monday, which was a holiday", "the day that ...".
constexpr DeprelSet kBehindTime = {deprel::acl,   deprel::acl_relcl, deprel::advcl, deprel::parataxis,
                                   deprel::ccomp, deprel::conj,      deprel::cc};

class CircumstanceReader {
  public:
    CircumstanceReader(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                       const Calendar& calendar, TimeDirection direction)
        : clauses_(clauses), entities_(entities), match_(match), calendar_(calendar), direction_(direction) {}

    void read_dependents(TokenIndex predicate) {
        const Tree& tree = clauses_.tree();
        for (const TokenIndex child : tree.children(predicate)) {
            if (clauses_.is(child, deprel::advcl) && clauses_.has_marker_of(child, WordKind::kCondition) &&
                result_.condition.empty())
                result_.condition = clauses_.bytes(tree.subtree(child));
            if (is_taken(child)) continue;
            if (clauses_.is(child, {deprel::nmod_poss, deprel::compound})) { // "Monday's talks", "yesterday's attack"
                if (names_day(child)) times_.push_back({child, TokenIndex{child.value + 1u}});
                continue;
            }
            if (!clauses_.is(child, kAdverbials)) continue;
            if (is_time(child)) {
                times_.push_back(time_range(child));
            } else if (clauses_.has_marker_of(child, WordKind::kConditionalPreposition)) {
                if (result_.condition.empty()) result_.condition = clauses_.bytes(tree.subtree(child));
            } else if (clauses_.has_marker_of(child, WordKind::kPlace) && result_.place.empty()) {
                read_place(child);
            }
        }
    }

    /// "met Albin Kurti in Brussels": a place that depends on a name is that of the clause.
    void read_place_of_object() {
        if (!match_.object) return;
        const MentionIndex mention = entities_.headed_by(match_.object);
        if (!mention || entities_.mentions[mention.value].kind != MentionKind::kName) return;
        for (const TokenIndex child : clauses_.tree().children(match_.object))
            if (clauses_.is(child, deprel::obl) && !is_taken(child) && result_.place.empty() &&
                clauses_.has_marker_of(child, WordKind::kPlace))
                read_place(child);
    }

    Circumstances finish() {
        read_times();
        return std::move(result_);
    }

  private:
    bool is_taken(TokenIndex token) const {
        return token == match_.subject || token == match_.object || token == match_.theme ||
               token == match_.complement || token == match_.content ||
               std::ranges::find(match_.words, token) != match_.words.end();
    }

    bool is_time(TokenIndex token) const {
        if (clauses_.is_time(token) || is_year(clauses_.form(token))) return true;
        if (!clauses_.is(token, Upos::kNum)) return false; // "August 10", headed by its number
        const auto children = clauses_.tree().children(token);
        return std::ranges::any_of(children, [&](TokenIndex child) { return clauses_.is_time(child); });
    }

    bool names_day(TokenIndex token) const {
        const std::string form = lower_ascii(clauses_.form(token));
        return calendar_.words.find(TimeKind::kWeekday, form) || calendar_.words.find(TimeKind::kDay, form);
    }

    void read_place(TokenIndex token) {
        const MentionIndex mention = entities_.headed_by(token);
        if (!mention) return;
        const EntityType type = entities_.mentions[mention.value].type;
        if (type != EntityType::kPlace && type != EntityType::kFacility) return;
        result_.place = clauses_.bytes(clauses_.phrase(token));
        result_.place_entity = entities_.mentions[mention.value].entity;
    }

    /// The phrase with its preposition, without its clauses.
    TokenRange time_range(TokenIndex head) const {
        return clauses_.trimmed(clauses_.cut_before(clauses_.tree().subtree(head), head, kBehindTime));
    }

    std::string value_of(TokenRange range) const {
        return time_value(calendar_.words, clauses_.document().text(clauses_.bytes(range)), calendar_.today,
                          direction_);
    }

    /// The first time that has a value, else the first one. Neighbours that make one time together ("on Monday at 10
    /// a.m.", "from 2010 to 2014") do so.
    void read_times() {
        std::ranges::sort(times_);
        for (std::size_t i = 0; i < times_.size(); ++i) {
            TokenRange range = times_[i];
            std::string value = value_of(range);
            while (i + 1 < times_.size() && touches(range, times_[i + 1])) {
                const TokenRange both{range.begin, times_[i + 1].end};
                std::string together = value_of(both);
                if (together.empty()) break;
                range = both;
                value = std::move(together);
                ++i;
            }
            if (!result_.time.empty() && value.empty()) continue;
            result_.time = clauses_.bytes(shown(range, value));
            result_.time_value = std::move(value);
            if (!result_.time_value.empty()) return;
        }
    }

    bool touches(TokenRange range, TokenRange next) const {
        while (range.end < next.begin && clauses_.is(range.end, Upos::kPunct)) ++range.end.value;
        return range.end >= next.begin;
    }

    /// Without the preposition where it adds nothing: "on Monday", but not "since Monday".
    TokenRange shown(TokenRange range, const std::string& value) const {
        TokenRange bare = range;
        while (bare.size() > 1 && (clauses_.is(bare.begin, Upos::kAdp) || clauses_.is(bare.begin, Upos::kDet)))
            ++bare.begin.value;
        return value_of(bare) == value ? bare : range;
    }

    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    const FrameMatch& match_;
    const Calendar& calendar_;
    TimeDirection direction_;
    std::vector<TokenRange> times_;
    Circumstances result_;
};

/// The past of what happened, the future of what is to come; the present is that of plans: "leaves on Monday".
TimeDirection direction_of(const ClauseReader& clauses, TokenIndex predicate, Modality modality) {
    if (modality != Modality::kActual) return TimeDirection::kFuture;
    if (!clauses.is(predicate, TagTrait::kGerund))
        return clauses.is(predicate, TagTrait::kPresent) ? TimeDirection::kFuture : TimeDirection::kPast;
    for (const TokenIndex child : clauses.tree().children(predicate)) // "is leaving", "was leaving"
        if (clauses.is(child, deprel::aux) && clauses.is(child, TagTrait::kPresent)) return TimeDirection::kFuture;
    return TimeDirection::kPast;
}

} // namespace

Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, Modality modality, const Calendar& calendar) {
    CircumstanceReader reader(clauses, entities, match, calendar, direction_of(clauses, predicate, modality));
    reader.read_dependents(match.anchor);
    if (predicate != match.anchor) reader.read_dependents(predicate);
    const TokenIndex governor = clauses.head_of(match.anchor);
    if (governor && clauses.is(match.anchor, deprel::xcomp))
        reader.read_dependents(governor);                                   // "remains committed today"
    for (const TokenIndex word : match.words) reader.read_dependents(word); // "hold talks on Monday"
    reader.read_place_of_object();
    return reader.finish();
}

} // namespace claimgraph
