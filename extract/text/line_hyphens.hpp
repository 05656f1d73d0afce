#pragma once

#include "extract/text/text_builder.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace claimgraph {

/// What becomes of the break between two lines of one paragraph.
enum class LineJoin : std::uint8_t {
    kSpace,        ///< a space: two words
    kDirect,       ///< nothing: the hyphen, dash or slash at the end stays
    kWithoutHyphen ///< nothing, and the hyphen goes: it parts a word
};

/// Tells the hyphens that part words at line ends from those that belong to a word, by the text itself: whichever way
/// the word is written elsewhere; else the word is joined. Hyphens stay beside capitals, digits and single letters, and
/// in words with more than one. Learns first, then answers; memory grows with the different words. One thread.
class LineHyphens {
  public:
    /// The next line of the text. Words that are broken at its ends are not learned.
    void learn(std::string_view line);
    LineJoin join(std::string_view line, std::string_view next) const;

  private:
    bool knows(std::string_view word) const { return words_.count(std::string(word)) > 0; }

    std::unordered_set<std::string> words_; ///< in small letters, with the hyphens inside
    bool is_broken_ = false;                ///< the line before ended in a hyphen
};

/// Joins the words that line ends part in a text that was broken at a column, in these blocks of several lines. What
/// else the text is stays as it stands, other line breaks too.
CleanText join_line_hyphens(CleanText text);

} // namespace claimgraph
