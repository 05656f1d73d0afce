#include "graph/matching/score/match_score.hpp"

#include "graph/matching/score/say.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

constexpr double kForbids = -10;

void forbid(MatchScore& score, std::string words) {
    score.never = true;
    score.reasons.push_back({kForbids, std::move(words)});
}

bool is_person(const EntityProfile& profile) { return profile.type == EntityType::kPerson; }

/// Whether names are compared as those of persons: unless one is known to be something else.
bool are_persons(const EntityProfile& a, const EntityProfile& b) {
    const auto may_be = [](const EntityProfile& profile) {
        return is_person(profile) || profile.type == EntityType::kOther;
    };
    return (is_person(a) && may_be(b)) || (is_person(b) && may_be(a));
}

/// Whether a longer name is known of what is called so.
bool tells_more(const EntityProfile& profile, std::string_view name) {
    return std::ranges::any_of(profile.names, [&](std::string_view other) { return other != name && is_full(other); });
}

/// What it tells that both are called by the name of a kind: less if one has another name that tells which one it is.
double weight_of_kind(const EntityProfile& a, const EntityProfile& b, std::string_view name) {
    if (!is_full(name)) return 1;
    return tells_more(a, name) || tells_more(b, name) ? 1.5 : 1.7;
}

/// Whether both have full names, none of which goes with one of the other. What is short for many names ("task force")
/// goes with none.
bool full_names_differ(const EntityProfile& a, const EntityProfile& b, bool persons) {
    bool found = false;
    const auto agree = [&](const TextSet& shown, const EntityProfile& other) {
        for (const std::string_view x : shown)
            for (const std::string_view y : other.names) {
                if (!is_full(x) || !is_full(y)) continue;
                if (other.kinds.contains(y) && !other.full_names.contains(y)) continue;
                found = true;
                if (name_reason(x, y, persons, false)) return true;
            }
        return false;
    };
    const auto has_full = [](const EntityProfile& profile) { return std::ranges::any_of(profile.full_names, is_full); };
    return has_full(a) && has_full(b) && !agree(a.full_names, b) && !agree(b.full_names, a) && found;
}

/// Whether what one text calls them may be compared; what the knowledge base knows has its names from anywhere.
bool are_in_one_text(const EntityProfile& a, const EntityProfile& b) {
    return a.kb.empty() && b.kb.empty() && a.documents.meets(b.documents);
}

/// The strongest reason among all pairs of names.
void compare_names(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    const bool persons = are_persons(a, b);
    const bool in_one_text = are_in_one_text(a, b);
    std::optional<MatchReason> best;
    for (const std::string_view x : a.names)
        for (const std::string_view y : b.names) {
            std::optional<MatchReason> reason = name_reason(x, y, persons, explain);
            if (!reason) continue;
            if (x == y && !persons && !is_full(x) && tells_more(a, x) && tells_more(b, x)) // "ABC" of two long names
                reason = {kOfOneText, say(explain, "both are called '{}' for short", x)};
            else if (x == y && (a.kinds.contains(x) || b.kinds.contains(x)))
                reason = {weight_of_kind(a, b, x), say(explain, "both are called '{}', as several are", x)};
            if (reason->weight <= kOfOneText && !in_one_text) continue;
            if (!best || reason->weight > best->weight) best = std::move(reason);
        }
    if (!best)
        forbid(score, "they have no name in common");
    else if (full_names_differ(a, b, persons))
        forbid(score, "their full names differ");
    if (best) score.reasons.push_back(std::move(*best));
}

void compare_types(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    if (a.type == EntityType::kOther || b.type == EntityType::kOther) return;
    if (a.type == b.type) {
        score.reasons.push_back({0.5, say(explain, "both are of type {}", to_string(a.type))});
        return;
    }
    // of a single word that nobody describes the type is a guess, which tells nothing
    const auto is_guess = [](const EntityProfile& profile) {
        return profile.descriptions.empty() && std::ranges::none_of(profile.names, is_full);
    };
    if (is_guess(a) || is_guess(b)) return;
    // what bears a full name is one thing, though a museum may be taken for its place
    const bool same_name = !score.never && score.reasons.front().weight >= kSameFullName;
    score.reasons.push_back({is_person(a) || is_person(b) ? -4.0
                             : same_name                  ? -0.5
                                                          : -1.5,
                             say(explain, "one is of type {}, the other {}", to_string(std::min(a.type, b.type)),
                                 to_string(std::max(a.type, b.type)))});
}

/// "mayor" of "mayor (brno)".
std::string_view noun_of(std::string_view description) { return description.substr(0, description.find(" (")); }

/// "brno" of "mayor (brno)"; empty if it tells none.
std::string_view institution_of(std::string_view description) {
    const std::size_t noun = noun_of(description).size();
    return noun == description.size() ? std::string_view()
                                      : description.substr(noun + 2, description.size() - noun - 3);
}

/// What both have an office of; empty if there is nothing.
std::string_view common_institution(const EntityProfile& a, const EntityProfile& b) {
    for (const std::string_view x : a.descriptions)
        if (const std::string_view place = institution_of(x); !place.empty())
            for (const std::string_view y : b.descriptions)
                if (institution_of(y) == place) return place;
    return {};
}

/// Two offices of the same kind, such as those of two mayors, if they have none in common; empty if there are none.
std::pair<std::string_view, std::string_view> different_offices(const EntityProfile& a, const EntityProfile& b) {
    std::pair<std::string_view, std::string_view> found;
    for (const std::string_view x : a.descriptions) {
        if (noun_of(x).size() == x.size()) continue;
        if (b.descriptions.contains(x)) return {};
        for (const std::string_view y : b.descriptions)
            if (found.first.empty() && noun_of(y).size() < y.size() && noun_of(x) == noun_of(y)) found = {x, y};
    }
    return found;
}

void compare_descriptions(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    if (a.descriptions.empty() || b.descriptions.empty()) return;
    const auto differ = [&](double weight, std::string_view x, std::string_view y) {
        score.reasons.push_back(
            {weight, say(explain, "one is called {}, the other {}", std::min(x, y), std::max(x, y))});
    };
    int common = 0;
    for (const std::string_view noun : a.descriptions)
        if (b.descriptions.contains(noun) && ++common <= 2)
            score.reasons.push_back({1, say(explain, "both are called {}", noun)});
    if (common == 0) {
        if (const std::string_view place = common_institution(a, b); !place.empty()) // its founder and its chief
            score.reasons.push_back({1, say(explain, "both have an office of {}", place)});
        else
            differ(is_person(a) || is_person(b) ? -1.25 : -1, *a.descriptions.begin(), *b.descriptions.begin());
    }
    if (const auto [x, y] = different_offices(a, b); !x.empty()) differ(-3, x, y);
}

/// What the other entities of their documents tell. Those of one document have all company in common, which tells
/// nothing; but a text that names a thing in full calls it by a part of the name afterwards.
void compare_company(const EntityProfile& a, const EntityProfile& b, std::span<const Companion> companions,
                     MatchScore& score, bool explain) {
    if (are_in_one_text(a, b)) score.reasons.push_back({1.5, say(explain, "a text has both")});
    if (a.company.size() < 2 || b.company.size() < 2 || a.documents.meets(b.documents)) return;
    double left = 2; // what company can speak for at most
    bool met = false;
    const bool a_is_smaller = a.company.size() < b.company.size();
    const CooccurrenceSet& larger = a_is_smaller ? b.company : a.company;
    std::vector<std::uint32_t> memory;
    for (const std::uint32_t number : (a_is_smaller ? a.company : b.company).numbers(memory)) {
        if (left < 0.05) break;
        if (!larger.contains(number)) continue;
        met = true;
        const double weight = std::min(left, companions[number].rarity);
        if (weight < 0.05) continue;
        left -= weight;
        score.reasons.push_back({weight, say(explain, "both appear with {}", companions[number].id)});
    }
    // a CNN is one whatever it is told with
    if (!met && (is_person(a) || is_person(b)))
        score.reasons.push_back({-0.75, say(explain, "they appear with nobody in common")});
}

} // namespace

void EntityProfile::merge(const EntityProfile& other) {
    names.merge(other.names);
    full_names.merge(other.full_names);
    kinds.merge(other.kinds);
    descriptions.merge(other.descriptions);
    company.merge(other.company);
    documents.merge(other.documents);
    type = std::min(type, other.type);
    if (kb.empty()) kb = other.kb;
}

double MatchScore::sum() const {
    double sum = 0;
    for (const MatchReason& reason : reasons) sum += reason.weight;
    return sum;
}

MatchScore compare(const EntityProfile& a, const EntityProfile& b, std::span<const Companion> companions,
                   bool explain) {
    MatchScore score;
    score.reasons.reserve(8);
    if (!a.kb.empty() && !b.kb.empty() && a.kb != b.kb) forbid(score, "the knowledge base tells them apart");
    if (explain || !score.never) compare_names(a, b, score, explain);
    if (score.never && !explain) return score;
    compare_types(a, b, score, explain);
    compare_descriptions(a, b, score, explain);
    compare_company(a, b, companions, score, explain);
    return score;
}

} // namespace claimgraph
