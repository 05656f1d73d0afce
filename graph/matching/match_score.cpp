#include "graph/matching/match_score.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

/// The words of a reason, only if an explanation is wanted.
template <class... Values>
std::string say(bool explain, fmt::format_string<Values...> text, Values&&... values) {
    return explain ? fmt::format(text, std::forward<Values>(values)...) : std::string();
}

using Words = boost::container::small_vector<std::string_view, 8>; // most names need no memory

Words words_of(std::string_view name) {
    Words words;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        if (end > begin) words.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// "J." or "J" for "John".
bool abbreviates(std::string_view initial, std::string_view word) {
    if (initial.ends_with('.')) initial.remove_suffix(1);
    return initial.size() == 1 && word.starts_with(initial);
}

bool may_be_one_word(std::string_view a, std::string_view b) {
    return a == b || abbreviates(a, b) || abbreviates(b, a);
}

/// What two names of persons have in common, best reason first; `never` where given names contradict.
std::optional<MatchReason> same_person(std::string_view a, std::string_view b, bool& contradicts, bool explain) {
    const Words words[] = {words_of(a), words_of(b)};
    const bool a_is_shorter = words[0].size() <= words[1].size();
    const Words& x = words[a_is_shorter ? 0 : 1];
    const Words& y = words[a_is_shorter ? 1 : 0];
    if (x.empty() || x.back() != y.back()) {
        if (x.size() == 1 && y.size() > 1 && x.front() == y.front())
            return MatchReason{0.5,
                               say(explain, "'{}' is the first name of '{}'", x.front(), b.size() > a.size() ? b : a)};
        return std::nullopt;
    }
    if (x.size() == 1) return MatchReason{1, say(explain, "both are called '{}'", x.back())};
    if (!may_be_one_word(x.front(), y.front())) {
        contradicts = true;
        return std::nullopt;
    }
    if (x.front() != y.front())
        return MatchReason{1.5, say(explain, "'{}' may be short for '{}'", x.front(), y.front())};
    // middle names: those of the shorter must be among those of the longer
    for (std::size_t i = 1; i + 1 < x.size(); ++i)
        if (std::none_of(y.begin() + 1, y.end() - 1,
                         [&](std::string_view word) { return may_be_one_word(word, x[i]); }))
            return std::nullopt;
    return MatchReason{2.5, say(explain, "'{}' and '{}' differ in middle names only", a, b)};
}

std::optional<MatchReason> same_thing(std::string_view a, std::string_view b, bool explain) {
    if (a.size() > b.size()) std::swap(a, b);
    if (a.find(' ') == std::string_view::npos && a.size() >= 2 && initials(b) == a)
        return MatchReason{1.5, say(explain, "'{}' has the initials of '{}'", a, b)};
    if (b.starts_with(a) && b[a.size()] == ' ' && words_of(b.substr(a.size())).size() <= 2 && a.size() > 3)
        return MatchReason{1.5, say(explain, "'{}' begins with '{}'", b, a)};
    return std::nullopt;
}

bool is_full(std::string_view name) { return name.find(' ') != std::string_view::npos; }

/// Whether a longer name is known of what is called so.
bool tells_more(const EntityProfile& profile, std::string_view name) {
    return std::ranges::any_of(profile.names, [&](std::string_view other) { return other != name && is_full(other); });
}

/// The strongest reason among all pairs of names.
void compare_names(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    const bool persons = a.type == EntityType::kPerson || b.type == EntityType::kPerson;
    std::optional<MatchReason> best;
    const auto offer = [&](const std::optional<MatchReason>& reason) {
        if (reason && (!best || reason->weight > best->weight)) best = reason;
    };
    bool contradicts = false;
    for (const std::string_view x : a.names)
        for (const std::string_view y : b.names) {
            if (x == y) {
                const bool full = is_full(x);
                if (!persons && !full && tells_more(a, x) && tells_more(b, x)) {
                    offer(
                        MatchReason{0.5, say(explain, "both are called '{}' for short", x)}); // "ABC" of two long names
                    continue;
                }
                offer(MatchReason{full ? 3.0 : persons ? 2.0 : 2.5, say(explain, "same name '{}'", x)});
                continue;
            }
            offer(persons ? same_person(x, y, contradicts, explain) : same_thing(x, y, explain));
        }
    const bool full = best && best->weight >= 2.5;
    if (contradicts && !full) {
        score.never = true;
        score.reasons.push_back({-10, "their given names differ"});
    }
    if (best) score.reasons.push_back(*best);
}

void compare_types(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    if (a.type == EntityType::kOther || b.type == EntityType::kOther) return;
    if (a.type == b.type) {
        score.reasons.push_back({0.5, say(explain, "both are of type {}", to_string(a.type))});
        return;
    }
    const auto is_person = [](const EntityProfile& profile) { return profile.type == EntityType::kPerson; };
    // of a single word that nobody describes the type is a guess
    const auto is_guess = [](const EntityProfile& profile) {
        return profile.descriptions.empty() && std::ranges::none_of(profile.names, is_full);
    };
    const bool guess = is_guess(a) || is_guess(b);
    score.reasons.push_back({guess                          ? -1.0
                             : is_person(a) || is_person(b) ? -4.0
                                                            : -1.5,
                             say(explain, "one is of type {}, the other {}", to_string(std::min(a.type, b.type)),
                                 to_string(std::max(a.type, b.type)))});
}

void compare_descriptions(const EntityProfile& a, const EntityProfile& b, MatchScore& score, bool explain) {
    if (a.descriptions.empty() || b.descriptions.empty()) return;
    int common = 0;
    for (const std::string_view noun : a.descriptions)
        if (b.descriptions.contains(noun) && ++common <= 2)
            score.reasons.push_back({1, say(explain, "both are called {}", noun)});
    if (common == 0)
        score.reasons.push_back(
            {a.type == EntityType::kPerson ? -1.5 : -0.5,
             say(explain, "one is called {}, the other {}", std::min(*a.descriptions.begin(), *b.descriptions.begin()),
                 std::max(*a.descriptions.begin(), *b.descriptions.begin()))});
}

void compare_company(const EntityProfile& a, const EntityProfile& b, std::span<const Companion> companions,
                     MatchScore& score, bool explain) {
    if (a.company.size() < 2 || b.company.size() < 2) return;
    double left = 2; // what company can speak for at most
    const bool a_is_smaller = a.company.size() < b.company.size();
    const CooccurrenceSet& larger = a_is_smaller ? b.company : a.company;
    std::vector<std::uint32_t> memory;
    for (const std::uint32_t number : (a_is_smaller ? a.company : b.company).numbers(memory)) {
        if (left < 0.05) break;
        if (!larger.contains(number)) continue;
        const double weight = std::min(left, companions[number].rarity);
        if (weight < 0.05) continue;
        left -= weight;
        score.reasons.push_back({weight, say(explain, "both appear with {}", companions[number].id)});
    }
    const bool place = a.type == EntityType::kPlace && b.type == EntityType::kPlace; // anybody may be mentioned there
    if (left == 2 && !place) score.reasons.push_back({-0.75, "they appear with nobody in common"});
}

} // namespace

void EntityProfile::merge(const EntityProfile& other) {
    names.merge(other.names);
    full_names.merge(other.full_names);
    descriptions.merge(other.descriptions);
    company.merge(other.company);
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
    if (!a.kb.empty() && !b.kb.empty() && a.kb != b.kb) {
        score.never = true;
        score.reasons.push_back({-10, "the knowledge base tells them apart"});
    }
    compare_names(a, b, score, explain);
    compare_types(a, b, score, explain);
    compare_descriptions(a, b, score, explain);
    compare_company(a, b, companions, score, explain);
    return score;
}

std::string_view last_word(std::string_view name) {
    const std::size_t space = name.rfind(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string initials(std::string_view name) {
    static constexpr std::array<std::string_view, 7> kSmall = {"of", "the", "and", "for", "de", "&", "in"};
    std::string result;
    for (const std::string_view word : words_of(name))
        if (std::ranges::find(kSmall, word) == kSmall.end()) result += word.front();
    return result.size() > 1 ? result : std::string();
}

} // namespace claimgraph
