#include "graph/query/changes.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/time/date.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/model/name_key.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

using Day = std::chrono::sys_days;

/// The days on which a value is known to have held, and where that is said.
struct Holding {
    EntityIndex value;
    Day first = Day::max();
    Day last = Day::min();
    std::vector<ClaimIndex> claims;
};

/// What only one value of a type can be at a time: of an entity in a relation, or in an office, whatever the relation.
struct Seat {
    EntityIndex entity;
    bool values_lead = false;
    EntityType type{};
    std::string_view relation; ///< empty for offices
    std::string office;        ///< empty for relations, and for all offices of the entity

    friend auto operator<=>(const Seat&, const Seat&) = default;
};

std::optional<Day> day_of(std::string_view date) {
    const auto found = date_from(date);
    return found ? std::optional<Day>(*found) : std::nullopt;
}

/// The days of which a piece of evidence says that the claim held: its time, else the day of its document.
std::optional<std::pair<Day, Day>> days_of(const std::string& time_value, const std::string& date) {
    const auto told = day_of(date);
    if (time_value.empty()) return told ? std::optional(std::pair(*told, *told)) : std::nullopt;
    const auto time = time_interval(time_value);
    if (!time) return std::nullopt;
    const auto day = [](std::int64_t count) { return Day(std::chrono::days(count)); };
    const auto first = time->first_day();
    const auto last = time->last_day();
    if (!first) { // until then; "former", which is until it was told, says of no day that it held
        if (!last || (told && day(*last) >= *told)) return std::nullopt;
        return std::pair(day(*last), day(*last));
    }
    if (last) return std::pair(day(*first), day(*last));
    return std::pair(day(*first), told ? std::max(day(*first), *told) : day(*first)); // since then
}

/// Whether one is over before the other begins. They may share a year if that is as exactly as they are known.
bool is_over_before(const Holding& a, const Holding& b) {
    if (a.last < b.first) return true;
    using std::chrono::year_month_day;
    const year_month_day end(a.last);
    const year_month_day begin(b.first);
    const bool by_year = end == year_month_day(end.year(), std::chrono::December, std::chrono::day(31)) ||
                         begin == year_month_day(begin.year(), std::chrono::January, std::chrono::day(1));
    return by_year && end.year() == begin.year() && a.first < b.first && a.last < b.last;
}

/// Whether a name of one is part of a name of the other: "Boris Johnson" and "Johnson".
bool share_a_name(const Entity& a, const Entity& b) {
    const auto names = name_keys(a);
    const auto others = name_keys(b);
    return std::ranges::any_of(names, [&](const std::string& name) {
        return std::ranges::any_of(others, [&](const std::string& other) {
            return !name.empty() && !other.empty() && (is_part_of_key(other, name) || is_part_of_key(name, other));
        });
    });
}

/// Whether claims say that one is a part of the other, over a few steps: a town, its county, its country.
bool is_part_of(const Graph& graph, const RelationTraits& relations, EntityIndex part, EntityIndex whole) {
    std::set<EntityIndex> reached = {part};
    std::vector<EntityIndex> frontier = {part};
    for (std::size_t step = 0; step < kMostPartSteps && !frontier.empty(); ++step)
        for (const EntityIndex here : std::exchange(frontier, {}))
            for (const ClaimIndex claim : graph.out_claims(here)) {
                if (!relations.flags_of(graph[claim].relation).part) continue;
                if (graph[claim].object == whole) return true;
                if (reached.insert(graph[claim].object).second) frontier.push_back(graph[claim].object);
            }
    return false;
}

bool has_own_name(const Entity& entity) {
    return !entity.unnamed && !is_topic(entity.type) && entity.type != EntityType::kRole;
}

/// An office without what it is of: "mayor" of "Mayor of Lund" and "Lund mayor", where the entity is Lund.
std::string office_in(std::string title, const Entity& entity) {
    for (const std::string& name : name_keys(entity)) {
        if (name.empty()) continue;
        if (title.starts_with(name + " ")) return title.substr(name.size() + 1);
        if (!title.ends_with(" " + name)) continue;
        title.erase(title.size() - name.size() - 1);
        return title.substr(0, title.rfind(' ')); // without "of"
    }
    return title;
}

class Seats {
  public:
    Seats(const Graph& graph, const RelationTraits& relations) : graph_(graph), relations_(relations) {}

    void add(ClaimIndex index, RelationFlags flags, bool values_lead) {
        const Claim& claim = graph_[index];
        const EntityIndex entity = values_lead ? claim.object : claim.subject;
        const EntityIndex value = values_lead ? claim.subject : claim.object;
        if (!has_own_name(graph_[entity]) || !has_own_name(graph_[value])) return;
        if (flags.of_place && graph_[claim.object].type != EntityType::kPlace) return;
        const auto hold = [&](std::string office, const std::string& time_value, const std::string& date) {
            const auto days = days_of(time_value, date);
            if (!days) return;
            const auto sit = [&](Holding& holding) {
                holding.value = value;
                holding.first = std::min(holding.first, days->first);
                holding.last = std::max(holding.last, days->second);
                if (holding.claims.empty() || holding.claims.back() != index) holding.claims.push_back(index);
            };
            Seat seat{entity,
                      values_lead,
                      graph_[value].type,
                      flags.by_office ? std::string_view() : std::string_view(claim.relation),
                      {}};
            if (flags.by_office) {
                sit(any_office_[seat][value]);
                seat.office = std::move(office);
            }
            sit(seats_[std::move(seat)][value]);
        };
        for (const Evidence& evidence : claim.evidence)
            hold(office_told(value, graph_[entity], evidence), evidence.time_value, evidence.date);
        if (claim.evidence.empty()) hold("", claim.time_value, "");
    }

    /// Calls visit(seat, before, after) for each two that follow each other, with nobody else between or beside them.
    /// Of offices all days in any of them count: whoever had one before was there already, and the other is of the
    /// past.
    template <class Visit>
    void for_each_succession(const Visit& visit) const {
        for (const auto& [seat, holdings] : seats_) {
            std::vector<const Holding*> order;
            for (const auto& [value, holding] : holdings) order.push_back(&holding);
            std::ranges::stable_sort(order, {},
                                     [](const Holding* holding) { return std::pair(holding->first, holding->last); });
            const Holding* longest = nullptr; // of those before the two
            for (std::size_t i = 1; i < order.size(); ++i) {
                const Holding& before = *order[i - 1];
                const Holding& after = *order[i];
                if (follow_in_offices(seat, before.value, after.value) &&
                    (longest == nullptr || is_over_before(*longest, before)) && is_over_before(before, after) &&
                    (i + 1 == order.size() || is_over_before(after, *order[i + 1])))
                    visit(seat, before, after);
                if (longest == nullptr || before.last > longest->last) longest = &before;
            }
        }
    }

  private:
    /// The office that a claim of somebody is about: the title with its trigger, which another claim of the sentence
    /// gives him; else the trigger.
    std::string office_told(EntityIndex holder, const Entity& entity, const Evidence& told) const {
        for (const ClaimIndex index : graph_.out_claims(holder)) {
            const Claim& claim = graph_[index];
            const RelationFlags flags = relations_.flags_of(claim.relation);
            if (!flags.by_office || !flags.of_place || graph_[claim.object].type == EntityType::kPlace) continue;
            for (const Evidence& titled : claim.evidence)
                if (titled.document == told.document && titled.sentence == told.sentence &&
                    titled.object_span.begin < told.trigger_span.end &&
                    told.trigger_span.begin < titled.object_span.end)
                    return office_in(name_key(graph_[claim.object].name), entity);
        }
        return fold(told.trigger);
    }

    bool follow_in_offices(Seat seat, EntityIndex before, EntityIndex after) const {
        if (!seat.relation.empty()) return true;
        seat.office.clear();
        const auto& holdings = any_office_.at(seat);
        return is_over_before(holdings.at(before), holdings.at(after));
    }

    const Graph& graph_;
    const RelationTraits& relations_;
    std::map<Seat, std::map<EntityIndex, Holding>> seats_;
    std::map<Seat, std::map<EntityIndex, Holding>> any_office_; ///< the same for all offices together
};

HeldValue held(const Holding& holding) {
    return {holding.value, to_string(Date(holding.first)), to_string(Date(holding.last)), holding.claims};
}

} // namespace

std::vector<Change> changes(const Graph& graph, const RelationTraits& relations, const ClaimFilter& filter) {
    Seats seats(graph, relations);
    for (const ClaimIndex index : filter_claims(graph, filter)) {
        const Claim& claim = graph[index];
        if (claim.polarity != Polarity::kAffirmed || claim.modality != Modality::kActual) continue;
        const RelationFlags flags = relations.flags_of(claim.relation);
        if (flags.one_subject) seats.add(index, flags, true);
        if (flags.one_object) seats.add(index, flags, false);
    }
    std::vector<Change> found;
    std::set<std::tuple<EntityIndex, std::string_view, bool, EntityIndex, EntityIndex>> known; // by other words
    seats.for_each_succession([&](const Seat& seat, const Holding& before, const Holding& after) {
        const Claim& claim = graph[after.claims.front()];
        const auto title = [&](EntityIndex value) {
            return office_in(name_key(graph[value].name), graph[seat.entity]);
        };
        if (share_a_name(graph[before.value], graph[after.value]) || title(before.value) == title(after.value) ||
            is_part_of(graph, relations, before.value, after.value) ||
            is_part_of(graph, relations, after.value, before.value) ||
            !known.emplace(seat.entity, seat.relation, seat.values_lead, before.value, after.value).second)
            return;
        found.push_back({.entity = seat.entity,
                         .relation = claim.relation,
                         .label = claim.label,
                         .values_lead = seat.values_lead,
                         .before = held(before),
                         .after = held(after)});
    });
    std::ranges::stable_sort(found, {}, [](const Change& change) {
        return std::tuple(change.entity, std::string_view(change.relation), std::string_view(change.after.first));
    });
    return found;
}

} // namespace claimgraph
