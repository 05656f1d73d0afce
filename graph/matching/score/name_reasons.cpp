#include "graph/matching/score/name_reasons.hpp"

#include "graph/matching/score/say.hpp"
#include "graph/model/name_key.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>

namespace claimgraph {
namespace {

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

constexpr std::array<std::string_view, 7> kSmall = {"of", "for", "de", "in", "the", "and", "&"};
bool is_small(std::string_view word) { return std::ranges::find(kSmall, word) != kSmall.end(); }
/// Whether what follows belongs to what comes before it, as in "court of justice".
bool subordinates(std::string_view word) {
    return std::find(kSmall.begin(), kSmall.begin() + 4, word) != kSmall.begin() + 4;
}

bool may_be_one_word(std::string_view a, std::string_view b) {
    return a == b || abbreviates(a, b) || abbreviates(b, a);
}

bool begins_with(const Words& words, const Words& part) {
    return part.size() < words.size() && std::equal(part.begin(), part.end(), words.begin());
}
bool ends_with(const Words& words, const Words& part) {
    return part.size() < words.size() && std::equal(part.rbegin(), part.rend(), words.rbegin());
}

/// Of two persons whose names are not equal; `x` has at most as many words as `y`.
std::optional<MatchReason> person_reason(const Words& x, const Words& y, std::string_view a, std::string_view b,
                                         bool explain) {
    if (x.size() == 1) {
        if (std::find(y.begin() + 1, y.end(), x.front()) == y.end()) return std::nullopt; // a given name is anybody's
        return MatchReason{1, say(explain, "both are called '{}'", x.front())};
    }
    const bool is_end = ends_with(y, x);
    if (is_end || (begins_with(y, x) && y.size() == x.size() + 1))
        return MatchReason{is_end ? 2 : 0.75,
                           say(explain, "of '{}' and '{}' one is part of the other", std::min(a, b), std::max(a, b))};
    if (x.back() != y.back() || !may_be_one_word(x.front(), y.front())) return std::nullopt;
    if (x.front() != y.front())
        return MatchReason{1.5, say(explain, "'{}' may be short for '{}'", x.front(), y.front())};
    // middle names: those of the shorter must be among those of the longer
    for (std::size_t i = 1; i + 1 < x.size(); ++i)
        if (std::none_of(y.begin() + 1, y.end() - 1,
                         [&](std::string_view word) { return may_be_one_word(word, x[i]); }))
            return std::nullopt;
    const bool by_initials = std::all_of(y.begin() + 1, y.end() - 1, is_initial);
    return MatchReason{by_initials ? kSameFullName : 2.5,
                       say(explain, "'{}' and '{}' differ in middle names only", std::min(a, b), std::max(a, b))};
}

/// Whether the words are the same in another order: "state department" and "department of state".
bool has_same_words(Words x, Words y) {
    const auto sort_out = [](Words& words) {
        words.erase(std::remove_if(words.begin(), words.end(), is_small), words.end());
        std::ranges::sort(words);
    };
    sort_out(x);
    sort_out(y);
    return x.size() > 1 && x == y;
}

/// Of two things whose names are not equal; `x` has at most as many words as `y`. What comes before the head of a name
/// or after a small word only tells more of it; another head makes another thing: a country and its police.
std::optional<MatchReason> thing_reason(const Words& x, const Words& y, std::string_view a, std::string_view b,
                                        bool explain) {
    const auto reason = [&](double weight, fmt::format_string<const std::string_view&, const std::string_view&> text) {
        return MatchReason{weight, say(explain, text, std::min(a, b), std::max(a, b))};
    };
    if (x.size() == 1) {
        const bool is_acronym = x.front().size() > 1 && y.size() > 1 && y.front() != x.front() &&
                                initials(a.size() > b.size() ? a : b) == x.front();
        if (!is_acronym) return std::nullopt;
        // two letters are the initials of too much
        return reason(x.front().size() > 2 ? 1.5 : kOfOneText, "of '{}' and '{}' one has the initials of the other");
    }
    if (has_same_words(x, y)) return reason(2.5, "'{}' and '{}' are the same words");
    if ((ends_with(y, x) && !is_small(y[y.size() - x.size() - 1])) || (begins_with(y, x) && subordinates(y[x.size()])))
        return reason(kOfOneText, "of '{}' and '{}' one is part of the other");
    return std::nullopt;
}

} // namespace

std::optional<MatchReason> name_reason(std::string_view a, std::string_view b, bool persons, bool explain) {
    if (a == b) {
        const double weight = is_full(a) ? kSameFullName : persons ? 2.0 : 2.5;
        return MatchReason{weight, say(explain, "same name '{}'", a)};
    }
    const Words x = words_of(a);
    const Words y = words_of(b);
    if (x.empty() || y.empty()) return std::nullopt;
    // of equal length the smaller is the first, whatever the order
    const bool in_order = x.size() != y.size() ? x.size() < y.size() : a < b;
    const Words& first = in_order ? x : y;
    const Words& second = in_order ? y : x;
    return persons ? person_reason(first, second, a, b, explain) : thing_reason(first, second, a, b, explain);
}

bool given_names_differ(std::string_view a, std::string_view b) {
    const Words x = words_of(a);
    const Words y = words_of(b);
    return x.size() > 1 && y.size() > 1 && x.back() == y.back() && !may_be_one_word(x.front(), y.front()) &&
           !ends_with(x, y) && !ends_with(y, x);
}

bool has_word(std::string_view name, std::string_view word) {
    const Words words = words_of(name);
    return std::ranges::find(words, word) != words.end();
}

void for_each_head(std::string_view name, const std::function<void(std::string_view)>& visit) {
    const Words words = words_of(name);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!is_small(words[i - 1])) visit(name.substr(static_cast<std::size_t>(words[i].data() - name.data())));
        if (subordinates(words[i])) visit(name.substr(0, static_cast<std::size_t>(words[i].data() - name.data()) - 1));
    }
}

std::string_view last_word(std::string_view name) {
    const std::size_t space = name.rfind(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string initials(std::string_view name) {
    std::string result;
    for (const std::string_view word : words_of(name))
        if (!is_small(word)) result += word.front();
    return result.size() > 1 ? result : std::string();
}

std::array<std::string, 3> block_keys(std::string_view name) {
    return {std::string(last_word(name)), std::string(name.substr(0, name.find(' '))), initials(name)};
}

} // namespace claimgraph
