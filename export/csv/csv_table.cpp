#include "export/csv/csv_table.hpp"

#include <algorithm>
#include <charconv>

namespace claimgraph {
namespace {

/// Whether a spreadsheet could take it for a formula, once apostrophes before it are off.
bool is_like_formula(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of('\'');
    if (first == std::string_view::npos) return false;
    cell.remove_prefix(first);
    if (std::string_view("=+-@").find(cell[0]) == std::string_view::npos || cell.size() == 1) return false;
    double number = 0; // "-5" is none
    return std::from_chars(cell.data(), cell.data() + cell.size(), number).ptr != cell.data() + cell.size();
}

} // namespace

void append_csv(std::string& line, std::string_view cell) {
    if (cell.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

std::string for_spreadsheet(std::string_view cell) { return (is_like_formula(cell) ? "'" : "") + std::string(cell); }

std::string_view from_spreadsheet(std::string_view cell) {
    return cell.starts_with('\'') && is_like_formula(cell) ? cell.substr(1) : cell;
}

CsvReader::CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    constexpr std::string_view kTold = "sep="; // Excel's first line
    if (text_.starts_with(kTold) && text_.size() > kTold.size() + 1 &&
        std::string_view("\r\n").find(text_[kTold.size() + 1]) != std::string_view::npos) {
        separator_ = text_[kTold.size()];
        text_.remove_prefix(kTold.size() + 1);
        return;
    }
    bool quoted = false;
    for (const char c : text_) {
        quoted ^= c == '"';
        if (quoted) continue;
        if (c == '\n') break;
        if (c != ',' && c != ';' && c != '\t') continue;
        separator_ = c;
        break;
    }
}

Result<const std::vector<std::string>*> CsvReader::next() {
    cells_.clear();
    const auto bad = [&](std::string message) {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = file_, .line = line_});
    };
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) next_line_ += text_[at_++] == '\n';
    line_ = next_line_;
    if (at_ == text_.size()) return &cells_;
    const std::string ends{separator_, '\n', '\r', '"'};
    while (true) {
        std::string& cell = cells_.emplace_back();
        if (at_ < text_.size() && text_[at_] == '"') {
            while (true) {
                const std::size_t end = text_.find('"', ++at_);
                if (end == std::string_view::npos) return bad("a quote that is not closed");
                cell += text_.substr(at_, end - at_);
                at_ = end + 1;
                if (at_ == text_.size() || text_[at_] != '"') break;
                cell += '"';
            }
            next_line_ += static_cast<std::uint64_t>(std::ranges::count(cell, '\n'));
        } else {
            const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
            cell = text_.substr(at_, end - at_);
            at_ = end;
        }
        if (at_ == text_.size()) return &cells_;
        const char after = text_[at_];
        if (after == '\n' || after == '\r') return &cells_;
        if (after != separator_) return bad("a quote within a cell; expected quotes around all of it, doubled within");
        ++at_;
    }
}

} // namespace claimgraph
