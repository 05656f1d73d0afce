#pragma once

#include "extract/entities/names/name_finder.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// The words of a name as names are compared within a document.
struct NameForm {
    std::size_t first = 0; ///< the span that it was seen in first
    std::uint32_t count = 0;
    std::uint32_t persons = 0; ///< how many of them are names of persons
    bool is_person = false;    ///< most of them
    bool is_titled = false;    ///< one of them is a person's, by what stands before it: "Mr Holm"
    bool is_place = false;
    bool is_acronym = false;
    bool is_firm = false; ///< told by its end: "Inc."
    EntityType type = EntityType::kOther;
    GazetteerIndex entry; ///< default if the gazetteer does not know it
    /// Folded, without small words, punctuation and the ends of persons' names and firms; for all but persons the names
    /// of states are ids: "Iraqi" is what "Iraq" is.
    std::vector<std::string> words;
    std::vector<std::string> sorted;   ///< the same, in order of the alphabet
    std::string head;                  ///< what it is: "court" of "Supreme Court of Austria"
    std::string office;                ///< small letters; empty if it is more than the name of an office
    std::vector<std::string> initials; ///< of a name that an acronym may stand for
};

NameForm name_form(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                   const NameKnowledge& names, const NameSpan& span, std::size_t first);

/// How well a short form fits a longer name: the higher the better.
enum class Fit : std::uint8_t { kNone, kGivenName, kFirstWords, kSurname, kSameNoun };

/// Whether `form` is short for `full`.
Fit fit_of(const NameKnowledge& names, const NameForm& form, const NameForm& full);

/// Whether two words differ by one letter more, less, other, or two in another order.
bool is_misspelled(std::string_view a, std::string_view b);

} // namespace claimgraph
