#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// A reason for or against two entities being the same.
struct MatchReason {
    double weight = 0; ///< above 0 for, below 0 against
    std::string words; ///< "same name 'john smith'"
};

/// Names with a reason of no more than this are names of one thing only where one text has both.
inline constexpr double kOfOneText = 0.5;
/// The reason that equal full names are, and those of persons that differ in initials only.
inline constexpr double kSameFullName = 3;

// All names are folded (graph/base/text/fold.hpp).

/// Whether two names, one of each entity, may name one thing: they are equal, one is part of the other, initials, or
/// the same words in another order. None if they have nothing in common. Symmetric. Reasons have words only if
/// `explain`.
std::optional<MatchReason> name_reason(std::string_view a, std::string_view b, bool persons, bool explain = true);

/// Whether no person is called both: "tina turner" and "kathy turner".
bool given_names_differ(std::string_view a, std::string_view b);

/// Whether it has several words, so that it tells one thing from others of its kind: "mark rutte", not "rutte".
inline bool is_full(std::string_view name) { return name.find(' ') != std::string_view::npos; }

/// Whether the name has this word.
bool has_word(std::string_view name, std::string_view word);

/// Calls visit(part) for the parts that a longer name adds something to: "supreme court" and "court" of "kenyan supreme
/// court", "court" of "court of appeal".
void for_each_head(std::string_view name, const std::function<void(std::string_view)>& visit);

/// Similar names have one of these in common: the last word, the first word, the initials. Empty if there are none.
std::array<std::string, 3> block_keys(std::string_view name);

/// The last word of a name.
std::string_view last_word(std::string_view name);
/// The initials of a name of several words, small words left out: "dra" of "danube river authority".
std::string initials(std::string_view name);

} // namespace claimgraph
