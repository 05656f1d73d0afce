#include "extract/input/office_text.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestHeading = 300; ///< in bytes; longer ones are prose in the style of a heading
constexpr std::size_t kLongestPlainHeading = 120;
constexpr std::size_t kLongestCell = 200; ///< in bytes; longer ones are prose in a table that makes the layout
constexpr std::string_view kBetweenCells = " | ";
constexpr std::string_view kBetweenParagraphs = "\n\n";
constexpr std::string_view kOuterBlanks = " \t\r\n";

std::string_view without_outer_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kOuterBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kOuterBlanks) + 1 - begin);
}

std::string on_one_line(std::string_view text) {
    std::string line(without_outer_blanks(text));
    std::ranges::replace(line, '\n', ' ');
    return line;
}

} // namespace

bool looks_like_heading(std::string_view text) {
    text = without_outer_blanks(text);
    constexpr std::string_view kEnds = ".:;,!?)";
    return !text.empty() && text.size() <= kLongestPlainHeading && kEnds.find(text.back()) == std::string_view::npos;
}

void OfficeText::add(std::string_view text) {
    if (!open_.empty()) open_.back().text += text;
}

void OfficeText::end_paragraph(bool joins_next) {
    if (open_.empty()) return;
    Paragraph paragraph = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) {
        if (!without_outer_blanks(paragraph.text).empty()) inner_.push_back(std::move(paragraph));
        return;
    }
    if (joins_next || !joined_.empty()) joined_ += paragraph.text;
    if (!joins_next) {
        if (!joined_.empty()) paragraph.text = std::exchange(joined_, {});
        write(std::move(paragraph));
    }
    for (Paragraph& inner : std::exchange(inner_, {})) write(std::move(inner));
}

void OfficeText::add_note(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(kBetweenParagraphs), text.size());
        inner_.push_back({std::string(text.substr(0, end)), Style::kText});
        text.remove_prefix(std::min(end + kBetweenParagraphs.size(), text.size()));
    }
}

void OfficeText::begin_row() {
    if (has_row()) row_.assign(1, {});
}

void OfficeText::begin_cell() {
    if (!has_row() || row_.empty()) return;
    if (!row_.back().empty()) row_.emplace_back();
}

void OfficeText::end_row() {
    if (!has_row()) return;
    auto cells = std::exchange(row_, {});
    std::erase_if(cells, [](const auto& cell) { return cell.empty(); });
    const bool is_prose = cells.size() < 2 || std::ranges::any_of(cells, [](const auto& cell) {
                              return cell.size() > 1 || cell[0].text.size() > kLongestCell;
                          });
    if (is_prose) {
        for (const auto& cell : cells)
            for (const Paragraph& paragraph : cell) write_block(paragraph);
        return;
    }
    builder_.begin_block();
    for (const auto& cell : cells) {
        if (&cell != &cells.front()) write_lines(kBetweenCells);
        write_lines(on_one_line(cell[0].text));
    }
}

void OfficeText::write(Paragraph&& paragraph) {
    if (paragraph.style == Style::kNone || without_outer_blanks(paragraph.text).empty()) return;
    if (row_.empty())
        write_block(paragraph);
    else
        row_.back().push_back(std::move(paragraph));
}

void OfficeText::write_block(const Paragraph& paragraph) {
    const bool is_heading = paragraph.style != Style::kText && paragraph.text.size() <= kLongestHeading;
    if (is_heading && paragraph.style == Style::kTitle && title_.empty()) title_ = on_one_line(paragraph.text);
    if (is_heading && first_heading_.empty()) first_heading_ = on_one_line(paragraph.text);
    builder_.begin_block(is_heading ? BlockKind::kHeading : BlockKind::kParagraph);
    write_lines(without_outer_blanks(paragraph.text));
}

void OfficeText::write_lines(std::string_view text) {
    size_ += text.size();
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        builder_.add(text.substr(0, end), {});
        if (end == text.size()) return;
        builder_.add_line_break();
        text.remove_prefix(end + 1);
    }
}

CleanText OfficeText::finish() {
    while (!open_.empty()) end_paragraph();
    if (!joined_.empty()) write({std::exchange(joined_, {}), Style::kText});
    tables_ = 1;
    end_row();
    tables_ = 0;
    CleanText text = builder_.finish();
    text.origin = {};
    return text;
}

} // namespace claimgraph
