#include "extract/input/transcripts/speaker_label.hpp"

#include "extract/text/utf8.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestSpeakerLabel = 60; ///< in bytes
constexpr int kMostSpeakerWords = 6;
constexpr std::size_t kLongestLinkWord = 3; ///< "of", "the", "van"

} // namespace

std::size_t speaker_label_size(std::string_view line) {
    const std::size_t colon = line.substr(0, kLongestSpeakerLabel).find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 >= line.size() || line[colon + 1] != ' ') return 0;
    std::string_view label = line.substr(0, colon);
    if (label.ends_with(')')) {
        label = label.substr(0, label.find('('));
        while (label.ends_with(' ')) label.remove_suffix(1);
    }
    int words = 0;
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t end = std::min(label.find(' ', at), label.size());
        const std::string_view word = label.substr(at, end - at);
        if (word.empty()) return 0;
        const char32_t first = character_at(word, 0).value;
        const bool is_name = is_upper(first) || (words > 0 && (word.size() <= kLongestLinkWord || is_digit(first)));
        const bool is_whole = word.find_first_of("\"“”<>=/{}[]@#;,!?") == std::string_view::npos;
        if (!is_name || !is_whole || !(is_letter(first) || is_digit(first))) return 0;
        ++words;
        at = end + 1;
    }
    return words > 0 && words <= kMostSpeakerWords ? colon : 0;
}

bool is_stage_direction(std::string_view line) {
    while (line.ends_with('.')) line.remove_suffix(1);
    if (line.size() < 2) return false;
    const char closing = line.front() == '[' ? ']' : line.front() == '(' ? ')' : '\0';
    return closing != '\0' && line.find(closing) == line.size() - 1;
}

} // namespace claimgraph
