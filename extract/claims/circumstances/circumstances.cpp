#include "extract/claims/circumstances/circumstances.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// "Said on Monday that he had decided to try to leave": real chains are shorter.
constexpr int kMostClausesAbove = 3;
/// Of a noun that tells of an event: whose time is that of its verb.
constexpr DeprelSet kEventRoles = {deprel::nsubj, deprel::nsubj_pass, deprel::obj};

class CircumstanceReader {
  public:
    CircumstanceReader(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                       const TimeReader& times, ClaimNature nature)
        : clauses_(clauses),
          entities_(entities),
          match_(match),
          time_reader_(times),
          is_event_(nature == ClaimNature::kEvent) {}

    void read_dependents(TokenIndex predicate) {
        const Tree& tree = clauses_.tree();
        for (const TokenIndex child : tree.children(predicate)) {
            if (clauses_.is(child, deprel::advcl) && clauses_.has_marker_of(child, WordKind::kCondition) &&
                result_.condition.empty())
                result_.condition = clauses_.bytes(tree.subtree(child));
            if (is_taken(child)) continue;
            if (const auto time = time_reader_.time_at(child)) {
                times_.push_back(*time);
            } else if (!clauses_.is(child, kAdverbials)) {
                continue;
            } else if (clauses_.has_marker_of(child, WordKind::kConditionalPreposition)) {
                if (result_.condition.empty()) result_.condition = clauses_.bytes(tree.subtree(child));
            } else if (clauses_.has_marker_of(child, WordKind::kPlace) && result_.place.empty()) {
                read_place(child);
            }
        }
    }

    /// "Germany on Monday banned", "the killing of the general in an airstrike last week": a time that hangs on a
    /// participant or an occasion counts where the predicate has none of its own.
    void read_times_of_dependents() {
        if (!times_.empty()) return;
        if (match_.subject && match_.subject < match_.anchor)
            for (const TokenIndex child : clauses_.tree().children(match_.subject))
                if (child > match_.subject && clauses_.is(child, kAdverbials)) add_time(child);
        if (!times_.empty()) return;
        for (const TokenIndex occasion : clauses_.tree().children(match_.anchor))
            if (clauses_.is(occasion, kAdverbials) && clauses_.is_noun(occasion) && !is_taken(occasion) &&
                (clauses_.is_noun(match_.anchor) || is_occasion(occasion)))
                add_days(occasion);
    }

    /// "Asked for his resignation Monday night", "became the nominee in March", "attended a meeting on Monday": a time
    /// behind the object. "The crisis of 2008" is one of 2008 whenever it was solved.
    void read_times_of_objects() {
        if (!times_.empty() || !is_event_ || !clauses_.is(match_.anchor, Upos::kVerb)) return;
        for (const TokenIndex noun : clauses_.tree().children(match_.anchor)) {
            if (!clauses_.is(noun, {deprel::obj, deprel::xcomp}) || !clauses_.is_noun(noun)) continue;
            for (const TokenIndex child : clauses_.tree().children(noun))
                if (child > noun && !is_taken(child) && !clauses_.has_marker_of(child, WordKind::kGenitive))
                    add_day(child);
        }
    }

    /// "Intends to leave by January", "tried to renew it in July", but not "told them to leave by January".
    void read_times_below() {
        if (!times_.empty() || !is_event_ || !clauses_.is(match_.anchor, Upos::kVerb)) return;
        const TokenIndex below = clauses_.tree().child(match_.anchor, deprel::xcomp);
        if (below && clauses_.subject(below) == clauses_.subject(match_.anchor)) add_days(below);
    }

    /// The time of a clause above that tells of the same act: "voted on Friday to legalize it", "gave up in July,
    /// arranging to help", "on Saturday a man killed three and injured five", "announced a plan in March", "the blast
    /// occurred on Friday and killed five".
    void read_times_above() {
        TokenIndex at = match_.anchor;
        for (int step = 0; step < kMostClausesAbove && times_.empty() && shares_time(at); ++step) {
            const TokenIndex governor = clauses_.head_of(at);
            if (!governor) return;
            const bool other_act =
                clauses_.is(at, deprel::conj) && !clauses_.is_noun(at) && !is_event(clauses_.subject(governor));
            for (const TokenIndex child : clauses_.tree().children(governor))
                if (child != at && !is_taken(child) && (!other_act || child < governor)) add_time(child);
            at = governor;
        }
    }

    /// "the Maker Faire in Tyler on Saturday": a time that hangs on the place of an event.
    void read_time_of_object() {
        if (!times_.empty() || !match_.object || !clauses_.is_noun(match_.anchor) || !may_happen(match_.anchor)) return;
        for (const TokenIndex child : clauses_.tree().children(match_.object))
            if (!is_taken(child)) add_time(child);
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
        result_.time = time_reader_.first_of(std::move(times_));
        if (is_event_) {
            if (result_.time.words.empty()) result_.time = time_reader_.time_of_office(match_.anchor);
            return std::move(result_);
        }
        for (const TokenIndex office : {match_.object, match_.anchor})
            if (office)
                if (TimePhrase past = time_reader_.time_of_office(office); !past.words.empty()) {
                    result_.time = std::move(past);
                    break;
                }
        return std::move(result_);
    }

  private:
    void add_time(TokenIndex dependent) {
        if (const auto time = time_reader_.time_at(dependent)) times_.push_back(*time);
    }

    /// Where a word further away tells it: no "ten days", no "end of the day".
    void add_day(TokenIndex dependent) {
        if (const auto time = time_reader_.time_at(dependent); time && time_reader_.names_day(*time))
            times_.push_back(*time);
    }

    void add_days(TokenIndex governor) {
        for (const TokenIndex child : clauses_.tree().children(governor))
            if (!is_taken(child)) add_day(child);
    }

    /// "At a rally on Monday", "during the 2015 election", but not "since the crisis of 2008".
    bool is_occasion(TokenIndex noun) const {
        return is_event_ && may_happen(noun) &&
               (clauses_.has_marker_of(noun, WordKind::kPlace) || time_reader_.has_neutral_preposition(noun));
    }

    /// Whether a word has its time of the word above: what it does is a part of that, not what is said or told of it.
    bool shares_time(TokenIndex token) const {
        if (clauses_.is(token, {deprel::conj, deprel::xcomp})) return !clauses_.has_own_subject(token);
        if (clauses_.is_noun(token)) return clauses_.is(token, kEventRoles) && (may_happen(token) || is_event_);
        if (clauses_.is(token, deprel::advcl) && is_event_ && time_reader_.is_simultaneous(token)) return true;
        if (clauses_.is(token, {deprel::acl, deprel::acl_relcl}) && tells_of_event(token)) return true;
        if (!clauses_.is(token, {deprel::advcl, deprel::acl}) || clauses_.has_own_subject(token)) return false;
        const TokenIndex mark = clauses_.tree().child(token, deprel::mark);
        if (!mark) return clauses_.is(token, deprel::advcl);
        // "to help", "by helping", "for refusing to help"
        return clauses_.is(mark, WordKind::kInfinitiveMarker) || clauses_.is(mark, WordKind::kAgent) ||
               clauses_.is(mark, WordKind::kJudgementPreposition);
    }

    /// "The attack that killed five": what an event does, it does when it happens.
    bool tells_of_event(TokenIndex clause) const {
        const TokenIndex event = clauses_.head_of(clause);
        return is_event_ && is_event(event) && clauses_.subject(clause) == event &&
               clauses_.is(event, {deprel::nsubj, deprel::nsubj_pass, deprel::obl, deprel::obj});
    }

    bool is_event(TokenIndex noun) const { return noun && entities_.type_of(noun) == EntityType::kEvent; }

    /// "The attack"; a minister is one before and after he speaks.
    bool may_happen(TokenIndex noun) const {
        const EntityType type = entities_.type_of(noun);
        return type == EntityType::kEvent || (type == EntityType::kConcept && !clauses_.is(noun, Upos::kPropn));
    }

    bool is_taken(TokenIndex token) const {
        return token == match_.subject || token == match_.object || token == match_.theme ||
               token == match_.complement || token == match_.content ||
               std::ranges::find(match_.words, token) != match_.words.end();
    }

    void read_place(TokenIndex token) {
        const MentionIndex mention = entities_.headed_by(token);
        if (!mention) return;
        const EntityType type = entities_.mentions[mention.value].type;
        if (type != EntityType::kPlace && type != EntityType::kFacility) return;
        result_.place = clauses_.bytes(clauses_.phrase(token));
        result_.place_entity = entities_.mentions[mention.value].entity;
    }

    const ClauseReader& clauses_;
    const EntityLayer& entities_;
    const FrameMatch& match_;
    const TimeReader& time_reader_;
    bool is_event_; // the claim itself
    std::vector<TokenRange> times_;
    Circumstances result_;
};

} // namespace

Circumstances find_circumstances(const ClauseReader& clauses, const EntityLayer& entities, const FrameMatch& match,
                                 TokenIndex predicate, const TimeReader& times, ClaimNature nature) {
    CircumstanceReader reader(clauses, entities, match, times, nature);
    reader.read_dependents(match.anchor);
    if (predicate != match.anchor) reader.read_dependents(predicate);
    const TokenIndex governor = clauses.head_of(match.anchor);
    if (governor && clauses.is(match.anchor, deprel::xcomp))
        reader.read_dependents(governor);                                   // "remains committed today"
    for (const TokenIndex word : match.words) reader.read_dependents(word); // "hold talks on Monday"
    reader.read_times_of_dependents();
    reader.read_time_of_object();
    reader.read_times_of_objects();
    reader.read_times_above();
    reader.read_times_below();
    reader.read_place_of_object();
    return reader.finish();
}

} // namespace claimgraph
