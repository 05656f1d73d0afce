#include "cli/terminal/table.hpp"

#include "cli/terminal/messages.hpp"
#include "cli/terminal/terminal.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utf8proc.h>

namespace claimgraph::cli {
namespace {

constexpr int kGap = 2;

/// A piece of text that is shown in one line.
struct Line {
    std::string text;
    int width = 0;
};

/// The bytes and the columns of the character at a place.
std::pair<std::size_t, int> character_at(std::string_view text, std::size_t at) {
    utf8proc_int32_t character = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    if (size <= 0) return {1, 1};
    return {static_cast<std::size_t>(size), std::max(0, utf8proc_charwidth(character))};
}

int width_of(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [bytes, columns] = character_at(text, at);
        width += columns;
        at += bytes;
    }
    return width;
}

/// Calls `use` with each word of a text.
template <class Use>
void for_each_word(std::string_view text, const Use& use) {
    for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        use(text.substr(at, end - at));
        at = end;
    }
}

/// The lines of a text between whose words it is broken; only a word wider than `width` is broken itself.
std::vector<Line> wrapped(std::string_view text, int width) {
    std::vector<Line> lines(1);
    for_each_word(text, [&](std::string_view word) {
        const int columns = width_of(word);
        if (lines.back().width > 0 && lines.back().width + 1 + columns <= width) {
            lines.back().text.append(" ").append(word);
            lines.back().width += 1 + columns;
            return;
        }
        if (lines.back().width > 0) lines.emplace_back();
        for (std::size_t at = 0; at < word.size();) {
            const auto [bytes, more] = character_at(word, at);
            if (lines.back().width + more > width && lines.back().width > 0) lines.emplace_back();
            lines.back().text += word.substr(at, bytes);
            lines.back().width += more;
            at += bytes;
        }
    });
    return lines;
}

/// Ends a line with an ellipsis, in place of its last words if need be.
void end_cut(Line& line, int width) {
    while (line.width + 1 > width) {
        const std::size_t space = line.text.rfind(' ');
        if (space == std::string::npos) { // one word: a letter less
            std::size_t end = line.text.size() - 1;
            while (end > 0 && (line.text[end] & 0xC0) == 0x80) --end;
            line.text.erase(end);
            line.width = width_of(line.text);
            if (end == 0) break;
        } else {
            line.text.erase(space);
            line.width = width_of(line.text);
        }
    }
    line.text += "…";
    ++line.width;
}

/// What is known of a column before the widths of all are found.
struct Measured {
    std::size_t column = 0;
    std::size_t filled = 0; ///< how many cells have something
    int natural = 0;        ///< of its widest cell
    int least = 0;          ///< of its longest word, up to a limit
};

int total(const std::vector<int>& widths) {
    return std::accumulate(widths.begin(), widths.end(), -kGap, [](int sum, int width) { return sum + width + kGap; });
}

/// Leaves out the columns with the fewest cells until the rest can be narrow enough.
std::vector<std::size_t> leave_out(std::vector<Measured>& columns, int width) {
    std::vector<std::size_t> left_out;
    const auto least = [&] {
        std::vector<int> widths;
        for (const Measured& column : columns) widths.push_back(column.least);
        return total(widths);
    };
    while (columns.size() > 1 && least() > width) {
        auto fewest = columns.begin() + 1;
        for (auto column = fewest; column != columns.end(); ++column)
            if (column->filled <= fewest->filled) fewest = column; // of equals the last
        left_out.push_back(fewest->column);
        columns.erase(fewest);
    }
    std::ranges::sort(left_out);
    return left_out;
}

/// Takes from the widest columns what does not fit, down to their least widths.
std::vector<int> fitted_widths(const std::vector<Measured>& columns, int width) {
    std::vector<int> widths;
    for (const Measured& column : columns) widths.push_back(std::min(column.natural, std::max(width, column.least)));
    for (int sum = total(widths); sum > width; --sum) {
        std::size_t widest = columns.size();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (widths[i] > columns[i].least && (widest == columns.size() || widths[i] > widths[widest])) widest = i;
        if (widest == columns.size()) break;
        --widths[widest];
    }
    if (columns.size() == 1) widths.front() = std::min(widths.front(), std::max(width, 1));
    return widths;
}

} // namespace

Table::Fitted Table::fit(int width, bool has_bold_headings) const {
    constexpr int kLongestWord = 20; // a longer one may be broken
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : rows_) std::ranges::transform(row, std::back_inserter(cells.emplace_back()), printable);
    std::vector<Measured> columns;
    for (std::size_t column = 0; column < rows_.front().size(); ++column) {
        Measured measured{.column = column};
        for (std::size_t row = 0; row < cells.size(); ++row) {
            const std::string& cell = cells[row][column];
            measured.filled += row > 0 && !cell.empty();
            if (const int columns_of_cell = width_of(cell); width > 0 || columns_of_cell <= kWidestAligned)
                measured.natural = std::max(measured.natural, columns_of_cell);
            if (width > 0)
                for_each_word(cell, [&](std::string_view word) {
                    measured.least = std::max(measured.least, std::min(width_of(word), kLongestWord));
                });
        }
        if (measured.filled > 0 || empty()) columns.push_back(measured);
    }
    Fitted fitted;
    std::vector<int> widths;
    if (width > 0) {
        for (const std::size_t column : leave_out(columns, width)) fitted.left_out.push_back(rows_.front()[column]);
        widths = fitted_widths(columns, width);
    } else {
        for (const Measured& column : columns) widths.push_back(column.natural);
    }
    for (std::size_t row = 0; row < cells.size(); ++row) {
        std::vector<std::vector<Line>> lines;
        std::size_t height = 1;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string& cell = cells[row][columns[i].column];
            auto& of_cell = lines.emplace_back();
            if (width == 0) {
                of_cell.push_back({cell, width_of(cell)});
                continue;
            }
            of_cell = wrapped(cell, widths[i]);
            if (of_cell.size() > kMostLines) {
                of_cell.resize(kMostLines);
                end_cut(of_cell.back(), widths[i]);
                fitted.is_cut = true;
            }
            height = std::max(height, of_cell.size());
        }
        for (std::size_t at = 0; at < height; ++at) {
            std::string line;
            int missing = 0; // spaces before the next cell
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const Line none;
                const Line& shown = at < lines[i].size() ? lines[i][at] : none;
                if (!shown.text.empty()) line.append(static_cast<std::size_t>(missing), ' ').append(shown.text);
                missing = (shown.text.empty() ? missing : 0) + std::max(0, widths[i] - shown.width) + kGap;
            }
            fitted.text += bold(line, has_bold_headings && row == 0) + '\n';
        }
        fitted.text += below_[row];
    }
    return fitted;
}

std::string Table::records(int width, bool has_bold_headings) const {
    constexpr int kNarrowest = 20;
    std::vector<Line> headings;
    int widest = 0;
    for (const std::string& heading : rows_.front()) {
        const std::string text = printable(heading);
        headings.push_back({text, width_of(text)});
        widest = std::max(widest, headings.back().width);
    }
    const int room = width > 0 ? std::max(kNarrowest, width - widest - kGap) : std::numeric_limits<int>::max();
    const auto spaces = [](int count) { return std::string(static_cast<std::size_t>(count), ' '); };
    std::string out;
    for (std::size_t row = 1; row < rows_.size(); ++row) {
        if (row > 1) out += '\n';
        for (std::size_t column = 0; column < headings.size(); ++column) {
            const std::string cell = printable(rows_[row][column]);
            if (cell.empty()) continue;
            out += bold(headings[column].text, has_bold_headings) + spaces(widest - headings[column].width + kGap);
            if (width == 0) {
                out += cell + '\n';
                continue;
            }
            bool is_first = true;
            for (const Line& line : wrapped(cell, room)) {
                out += (is_first ? "" : spaces(widest + kGap)) + line.text + '\n';
                is_first = false;
            }
        }
        out += below_[row];
    }
    return out;
}

} // namespace claimgraph::cli
