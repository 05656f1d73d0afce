#include "extract/input/pdf/page_lines.hpp"

#include "extract/text/utf8.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <string_view>

namespace claimgraph::pdf {
namespace {

/// Words that stand in one row and are not parted by a gutter.
struct Row {
    Box box;    ///< from its first to its last word; as high as its largest one
    float size; ///< of that
    std::vector<std::uint32_t> words;
};

bool lies_between(const Box& gutter, const Box& left, const Box& right) {
    constexpr float kSlack = 0.5F;
    return gutter.left >= left.right - kSlack && gutter.right <= right.left + kSlack;
}

/// Whether a gutter parts two boxes that stand at one height.
bool are_parted(const Box& a, const Box& b, const std::vector<Box>& gutters) {
    return std::any_of(gutters.begin(), gutters.end(), [&](const Box& gutter) {
        const bool is_beside =
            common_height(gutter, a) > 0.5F * a.height() || common_height(gutter, b) > 0.5F * b.height();
        return is_beside && (lies_between(gutter, a, b) || lies_between(gutter, b, a));
    });
}

/// How well a word fits into a row: the share of the height they have in common; 0 if it does not.
float fit(const PageWord& word, const Row& row, const std::vector<Box>& gutters) {
    const float larger = std::max(word.size, row.size);
    const float smaller = std::min(word.size, row.size);
    const float least = std::min(word.box.height(), row.box.height());
    const float common = common_height(word.box, row.box);
    if (least <= 0 || common < 0.5F * least) return 0;
    // A large letter beside several lines stands in the one whose foot it shares.
    if (larger > 1.7F * smaller && std::abs(word.box.bottom - row.box.bottom) > 0.5F * smaller) return 0;
    return are_parted(word.box, row.box, gutters) ? 0 : common / least;
}

void put_into(Row& row, const PageWord& word, std::uint32_t index) {
    const bool is_larger = word.size > row.size * 1.02F;
    const Box height = is_larger ? word.box : row.box;
    row.box = united(row.box, word.box);
    row.box.top = height.top;
    row.box.bottom = height.bottom;
    row.size = std::max(row.size, word.size);
    row.words.push_back(index);
}

std::vector<Row> find_rows(const PageWords& page, const std::vector<Box>& gutters) {
    constexpr std::size_t kRowsInReach = 48;
    std::vector<std::uint32_t> order(page.words.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return page.words[a].box.middle() < page.words[b].box.middle();
    });
    std::vector<Row> rows;
    for (const std::uint32_t index : order) {
        const PageWord& word = page.words[index];
        Row* best = nullptr;
        float best_fit = 0;
        for (std::size_t back = 1; back <= std::min(kRowsInReach, rows.size()); ++back) {
            Row& row = rows[rows.size() - back];
            const float how_well = fit(word, row, gutters);
            if (how_well > best_fit) {
                best_fit = how_well;
                best = &row;
            }
        }
        if (best != nullptr)
            put_into(*best, word, index);
        else
            rows.push_back({word.box, word.size, {index}});
    }
    return rows;
}

/// A word of one to three digits, or of one mark or letter: what refers to a note.
bool looks_like_note_mark(std::string_view text) {
    if (text.empty() || text.size() > 7) return false;
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        digits += is_digit(c.value);
        letters += is_letter(c.value);
        marks += !is_digit(c.value) && !is_letter(c.value);
        at += c.size;
    }
    if (letters > 0) return letters == 1 && digits == 0 && marks <= 1;
    return digits <= 3;
}

/// Whether a raised number belongs to what is before it: "10" or a unit behind a number, "5 km".
bool is_exponent(std::string_view number, std::string_view before) {
    const auto ends_in_digit = [](std::string_view text) {
        return !text.empty() && text.back() >= '0' && text.back() <= '9';
    };
    const std::size_t blank = before.find_last_of(' ');
    const std::string_view last = blank == std::string_view::npos ? before : before.substr(blank + 1);
    if (last == "10") return true;
    if (blank == std::string_view::npos || last.empty() || last.size() > 2 ||
        !is_letter(static_cast<unsigned char>(last.back())))
        return false;
    return (number == "2" || number == "3") && ends_in_digit(before.substr(0, blank));
}

/// Writes a line of the words of a row, from left to right.
class LineWriter {
  public:
    LineWriter(const PageWords& page, const Row& row) : page_(page) {
        // The largest size that a fair part of the letters has: small capitals are smaller than the text they stand in,
        // initials and marks are few.
        std::map<float, std::size_t, std::greater<>> letters;
        std::size_t all = 0;
        std::size_t bold = 0;
        for (const std::uint32_t index : row.words) {
            const PageWord& word = page.words[index];
            letters[word.size] += word.text.size();
            all += word.text.size();
            bold += word.is_bold ? word.text.size() : 0;
        }
        line_.is_bold = bold * 20 > all * 19;
        for (const auto& [size, count] : letters) {
            line_.size = size;
            if (count * 12 >= all) break;
        }
        line_.box = row.box;
    }

    void add(const PageWord& word) {
        const std::string_view text = slice(page_.text, word.text);
        const bool is_raised = word.size < 0.85F * line_.size &&
                               word.box.bottom < line_.box.bottom - 0.12F * line_.size &&
                               word.box.middle() < line_.box.middle();
        if (is_raised && looks_like_note_mark(text)) {
            if (line_.text.empty()) {
                line_.begins_note = true;
                return;
            }
            if (has_blank_before(word) || !is_exponent(text, line_.text)) {
                left_out_mark_ = true;
                blank_ = blank_ || word.space_after;
                return;
            }
        }
        if (line_.text.empty()) {
            line_.first_word = word.box.width();
            line_.box.left = word.box.left;
        } else if ((blank_ || has_blank_before(word)) && !(left_out_mark_ && is_closing(text))) {
            line_.text += ' ';
        } else if (line_.text.find(' ') == std::string::npos) {
            line_.first_word = word.box.right - line_.box.left;
        }
        line_.text += text;
        line_.box.right = word.box.right;
        blank_ = word.space_after;
        before_ = &word;
        left_out_mark_ = false;
    }

    PageLine finish() { return std::move(line_); }

  private:
    static bool is_closing(std::string_view text) {
        return std::string_view(".,;:)").find(text.front()) != std::string_view::npos;
    }

    bool has_blank_before(const PageWord& word) const {
        if (before_ == nullptr) return false;
        return before_->space_after || word.box.left - before_->box.right > 0.14F * std::min(word.size, before_->size);
    }

    const PageWords& page_;
    PageLine line_{};
    const PageWord* before_ = nullptr;
    bool blank_ = false;
    bool left_out_mark_ = false; ///< right before
};

} // namespace

std::vector<PageLine> find_lines(const PageWords& page, const std::vector<Box>& gutters) {
    std::vector<PageLine> lines;
    if (page.words.empty()) return lines;
    Box area = page.words.front().box;
    for (const PageWord& word : page.words) area = united(area, word.box);
    for (Row& row : find_rows(page, gutters)) {
        std::stable_sort(row.words.begin(), row.words.end(), [&](std::uint32_t a, std::uint32_t b) {
            return page.words[a].box.left < page.words[b].box.left;
        });
        LineWriter writer(page, row);
        for (const std::uint32_t index : row.words) writer.add(page.words[index]);
        PageLine line = writer.finish();
        if (line.text.find_first_not_of(' ') == std::string::npos) continue;
        line.column_left = area.left;
        line.column_right = area.right;
        for (const Box& gutter : gutters) {
            if (common_height(gutter, line.box) < 0.5F * line.box.height()) continue;
            if (gutter.right <= line.box.left + 0.5F) line.column_left = std::max(line.column_left, gutter.right);
            if (gutter.left >= line.box.right - 0.5F) line.column_right = std::min(line.column_right, gutter.left);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace claimgraph::pdf
