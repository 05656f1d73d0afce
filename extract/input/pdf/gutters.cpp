#include "extract/input/pdf/gutters.hpp"

#include <cmath>
#include <iterator>

namespace claimgraph::pdf {
namespace {

// In sizes of the usual font.
constexpr float kNarrowestGutter = 0.75F;
constexpr float kShortestGutter = 5.5F;
constexpr float kShortestKnown = 0.8F;
constexpr std::size_t kFewRows = 4;
constexpr std::ptrdiff_t kMostKnown = 24;

/// The empty rectangles of a page that are at least so wide and high.
std::vector<Box> empty_rectangles(const std::vector<PageWord>& by_top, const Box& area, float narrowest,
                                  float shortest) {
    constexpr std::size_t kMostOpen = 300;
    std::vector<Box> found;
    std::vector<Box> open{area}; // `bottom` is unused
    std::vector<Box> next;
    const auto close = [&](const Box& white, float bottom) {
        if (bottom - white.top >= shortest) found.push_back({white.left, white.top, white.right, bottom});
    };
    // One that lies in another is not maximal.
    const auto push = [&](const Box& white) {
        if (white.width() < narrowest) return;
        for (Box& other : next) {
            if (other.left <= white.left && other.right >= white.right && other.top <= white.top) return;
            if (other.left >= white.left && other.right <= white.right && other.top >= white.top) {
                other = white;
                return;
            }
        }
        next.push_back(white);
    };
    for (const PageWord& word : by_top) {
        const Box& box = word.box;
        const bool hits = std::any_of(open.begin(), open.end(), [&](const Box& white) {
            return box.left < white.right && box.right > white.left;
        });
        if (!hits) continue;
        next.clear();
        for (const Box& white : open)
            if (box.left >= white.right || box.right <= white.left) next.push_back(white);
        for (const Box& white : open) {
            if (box.left >= white.right || box.right <= white.left) continue;
            close(white, box.top);
            push({white.left, white.top, box.left, 0});
            push({box.right, white.top, white.right, 0});
            push({white.left, std::max(white.top, box.bottom), white.right, 0});
        }
        if (next.size() > kMostOpen) { // a hostile page: keep the tallest
            std::nth_element(next.begin(), next.begin() + kMostOpen / 2, next.end(),
                             [](const Box& a, const Box& b) { return a.top < b.top; });
            next.resize(kMostOpen / 2);
        }
        open.swap(next);
    }
    for (const Box& white : open) close(white, area.bottom);
    return found;
}

/// What stands on one side of a gutter, near it.
struct Side {
    std::size_t words = 0;
    std::size_t rows = 0;
    std::size_t rows_at_edge = 0; ///< that begin or end near the gutter
    float size = 0;               ///< of the largest letters
};

/// `words` are those at the height of the gutter, by their top.
Side side_of(const std::vector<const PageWord*>& words, const Box& gutter, bool left, float em) {
    constexpr float kNear = 14; // a row of a column has some three words in this width
    constexpr float kAtEdge = 6;
    Side side;
    float row = -1;
    float edge = 0;
    const auto end_row = [&] {
        if (side.rows > 0 && edge < kAtEdge * em) ++side.rows_at_edge;
    };
    for (const PageWord* word : words) {
        const float distance = left ? gutter.left - word->box.right : word->box.left - gutter.right;
        if (distance < -0.1F * em || distance > kNear * em) continue;
        ++side.words;
        side.size = std::max(side.size, word->size);
        if (row < 0 || std::abs(word->box.middle() - row) > 0.6F * em) {
            end_row();
            ++side.rows;
            row = word->box.middle();
            edge = distance;
        }
        edge = std::min(edge, distance);
    }
    end_row();
    return side;
}

/// Rows of several words that mostly reach the edge; all of them if they are few, as where a text ends. Between large
/// words of a few rows, a space of their size is one between words.
bool is_column_edge(const Side& side, float width) {
    const bool is_short = side.rows < kFewRows;
    if (is_short && width < 0.9F * side.size) return false;
    return side.rows > 0 && side.words * 10 >= side.rows * 17 && side.rows_at_edge * (is_short ? 1 : 2) >= side.rows;
}

/// Whether a white space is a part of a gutter: at its place and with one of its edges, as lines may be ragged.
bool is_part_of(const Box& white, const Box& gutter, float em) {
    return common_width(white, gutter) > 0.8F * std::min(white.width(), gutter.width()) &&
           (std::abs(white.left - gutter.left) < 0.6F * em || std::abs(white.right - gutter.right) < 0.6F * em);
}

} // namespace

std::vector<Box> find_gutters(const PageWords& page, float usual_size, std::vector<Box>& known) {
    if (page.words.empty() || usual_size <= 0) return {};
    std::vector<PageWord> by_top = page.words;
    std::stable_sort(by_top.begin(), by_top.end(),
                     [](const PageWord& a, const PageWord& b) { return a.box.top < b.box.top; });
    Box area = by_top.front().box;
    for (const PageWord& word : by_top) area = united(area, word.box);
    std::vector<Box> whites =
        empty_rectangles(by_top, area, kNarrowestGutter * usual_size, kShortestKnown * usual_size);
    // The tallest first: they tell which of the short ones are of the same columns.
    std::stable_sort(whites.begin(), whites.end(), [](const Box& a, const Box& b) { return a.height() > b.height(); });
    constexpr std::size_t kMostTried = 400;
    if (whites.size() > kMostTried) whites.resize(kMostTried);
    std::vector<Box> gutters;
    std::vector<const PageWord*> beside;
    for (const Box& white : whites) {
        if (white.left <= area.left || white.right >= area.right) continue;
        const bool is_known = std::any_of(known.begin(), known.end(),
                                          [&](const Box& gutter) { return is_part_of(white, gutter, usual_size); });
        if (!is_known && white.height() < kShortestGutter * usual_size) continue;
        beside.clear();
        for (const PageWord& word : by_top)
            if (word.box.middle() > white.top && word.box.middle() < white.bottom) beside.push_back(&word);
        const Side left = side_of(beside, white, true, usual_size);
        const Side right = side_of(beside, white, false, usual_size);
        const bool is_enough = is_known || std::max(left.rows, right.rows) >= kFewRows;
        if (!is_enough || !is_column_edge(left, white.width()) || !is_column_edge(right, white.width())) continue;
        gutters.push_back(white);
        if (!is_known) known.push_back(white);
    }
    if (std::ssize(known) > kMostKnown) known.erase(known.begin(), known.end() - kMostKnown);
    return gutters;
}

} // namespace claimgraph::pdf
