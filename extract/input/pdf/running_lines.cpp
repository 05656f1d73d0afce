#include "extract/input/pdf/running_lines.hpp"

#include "extract/text/utf8.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace claimgraph::pdf {
namespace {

constexpr float kSameHeight = 4; // points
constexpr std::size_t kOuterRows = 3;

/// A line as it is compared: without blanks, numbers as one mark.
std::string shape_of(std::string_view text) {
    std::string shape;
    for (const char c : text) {
        if (c == ' ') continue;
        const bool is_number = c >= '0' && c <= '9';
        if (is_number && !shape.empty() && shape.back() == '#') continue;
        shape += is_number ? '#' : c;
    }
    return shape;
}

/// The number that a line begins or ends with; -1 if none.
int number_at_edge(std::string_view text, bool at_end) {
    const std::size_t blank = at_end ? text.rfind(' ') : text.find(' ');
    std::string_view word = text;
    if (blank != std::string_view::npos) word = at_end ? text.substr(blank + 1) : text.substr(0, blank);
    int number = -1;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() && number >= 0 ? number : -1;
}

/// A short number with nothing but dashes or brackets around it.
bool is_lone_number(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (is_letter(c.value)) return false;
        digits += is_digit(c.value);
        at += c.size;
    }
    return digits > 0 && digits <= 4 && text.size() <= 10;
}

/// Which lines are in the first or last rows of a page; the lines are sorted by height.
std::vector<std::uint8_t> rows_from_edge(const std::vector<PageLine>& lines) {
    constexpr std::uint8_t kFar = 255;
    std::vector<std::uint8_t> rows(lines.size(), kFar);
    const auto count = [&](auto index_at) {
        std::uint8_t row = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t index = index_at(i);
            if (i > 0 && std::abs(lines[index].box.middle() - lines[index_at(i - 1)].box.middle()) > kSameHeight) ++row;
            if (row >= kOuterRows) return;
            rows[index] = std::min(rows[index], row);
        }
    };
    count([](std::size_t i) { return i; });
    count([&](std::size_t i) { return lines.size() - 1 - i; });
    return rows;
}

/// The shape of all that stands in the row of a line. Columns part the rows of some pages at other
/// places than those of others.
std::string row_shape(const std::vector<PageLine>& lines, std::size_t index) {
    const float height = lines[index].box.middle();
    const auto is_in_row = [&](std::size_t i) { return std::abs(lines[i].box.middle() - height) <= kSameHeight / 2; };
    std::size_t begin = index;
    std::size_t end = index + 1;
    while (begin > 0 && is_in_row(begin - 1)) --begin;
    while (end < lines.size() && is_in_row(end)) ++end;
    constexpr std::size_t kMostParts = 16;
    end = std::min(end, begin + kMostParts);
    std::vector<std::size_t> row;
    for (std::size_t i = begin; i < end; ++i) row.push_back(i);
    std::sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(lines[a].box.left, a) < std::pair(lines[b].box.left, b);
    });
    std::string shape;
    for (const std::size_t i : row) shape += shape_of(lines[i].text);
    return shape;
}

/// The size that most letters of a document have.
float usual_size(const std::vector<LinePage>& pages) {
    std::map<float, std::size_t> letters;
    for (const LinePage& page : pages)
        for (const PageLine& line : page.lines) letters[line.size] += line.text.size();
    const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(letters.begin(), letters.end(), more);
    return most == letters.end() ? 0 : most->first;
}

/// Whether an outer line stands in the margin of a page, in no larger letters than the text and apart from it.
bool is_in_margin(const LinePage& page, std::size_t index, float usual) {
    constexpr float kMargin = 0.055F; // of the height
    constexpr std::size_t kFewLines = 5;
    const auto& lines = page.lines;
    const float height = lines[index].box.middle();
    const bool is_top = height < kMargin * page.height;
    if (lines.size() < kFewLines || lines[index].size > 1.02F * usual) return false;
    if (!is_top && height < (1 - kMargin) * page.height) return false;
    float gap = page.height; // to the next row
    const auto see = [&](const PageLine& other) {
        const float distance = std::abs(other.box.middle() - height);
        if (distance > kSameHeight) gap = std::min(gap, distance);
        return distance > kSameHeight;
    };
    if (is_top)
        for (std::size_t i = index + 1; i < lines.size() && !see(lines[i]); ++i) {
        }
    else
        for (std::size_t i = index; i > 0 && !see(lines[i - 1]); --i) {
        }
    return gap > 2 * usual;
}

/// Lines that are alike, by the pages and heights where they stand.
struct Sighting {
    std::uint32_t page;
    std::uint32_t line;
    float height;
    bool is_outer;
};

/// Marks the lines that stand at one height on at least so many pages.
void mark_repeated(std::vector<Sighting>& sightings, std::size_t least_outer, std::size_t least_inner,
                   std::vector<std::vector<bool>>& leaves) {
    std::sort(sightings.begin(), sightings.end(), [](const Sighting& a, const Sighting& b) {
        return a.height != b.height ? a.height < b.height : a.page < b.page;
    });
    for (std::size_t begin = 0; begin < sightings.size();) {
        std::size_t end = begin + 1;
        while (end < sightings.size() && sightings[end].height - sightings[end - 1].height < kSameHeight) ++end;
        std::vector<std::uint32_t> pages;
        for (std::size_t i = begin; i < end; ++i) pages.push_back(sightings[i].page);
        std::sort(pages.begin(), pages.end());
        pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
        for (std::size_t i = begin; i < end; ++i)
            if (pages.size() >= (sightings[i].is_outer ? least_outer : least_inner))
                leaves[sightings[i].page][sightings[i].line] = true;
        begin = end;
    }
}

} // namespace

void leave_out_running_lines(std::vector<LinePage>& pages) {
    const float usual = usual_size(pages);
    std::map<std::string, std::vector<Sighting>> by_shape;
    std::map<std::pair<bool, int>, std::vector<Sighting>> by_number; // less the page
    std::vector<std::vector<bool>> leaves(pages.size());
    for (std::uint32_t page = 0; page < pages.size(); ++page) {
        auto& lines = pages[page].lines;
        std::stable_sort(lines.begin(), lines.end(),
                         [](const PageLine& a, const PageLine& b) { return a.box.middle() < b.box.middle(); });
        leaves[page].resize(lines.size());
        const auto rows = rows_from_edge(lines);
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            const bool is_outer = rows[i] < kOuterRows;
            const Sighting sighting{page, i, lines[i].box.middle(), is_outer};
            by_shape[shape_of(lines[i].text)].push_back(sighting);
            if (!is_outer) continue;
            by_shape[row_shape(lines, i)].push_back(sighting);
            for (const bool at_end : {false, true})
                if (const int number = number_at_edge(lines[i].text, at_end); number >= 0)
                    by_number[{at_end, number - static_cast<int>(page)}].push_back(sighting);
            if (rows[i] == 0 && lines.size() > 1)
                leaves[page][i] = is_lone_number(lines[i].text) || is_in_margin(pages[page], i, usual);
        }
    }
    const std::size_t least = pages.size() <= 5 ? 2 : 3;
    for (auto& [shape, sightings] : by_shape)
        mark_repeated(sightings, least, std::max<std::size_t>(3, (pages.size() + 1) / 2), leaves);
    for (auto& [number, sightings] : by_number) mark_repeated(sightings, 3, pages.size() + 1, leaves);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        std::size_t index = 0;
        std::erase_if(pages[page].lines, [&](const PageLine&) { return leaves[page][index++]; });
    }
}

} // namespace claimgraph::pdf
