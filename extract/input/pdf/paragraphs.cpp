#include "extract/input/pdf/paragraphs.hpp"

#include "extract/text/line_hyphens.hpp"
#include "extract/text/utf8.hpp"

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace claimgraph::pdf {
namespace {

constexpr std::array<std::string_view, 10> kBullets = {
    "\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x96\xA0", "\xE2\x97\x8F", "\xE2\x97\x8B",  // U+2022, 25AA, 25A0, 25CF, 25CB
    "\xE2\x97\xA6", "\xE2\x80\xA3", "\xEF\x82\xB7", "\xEF\x82\xA7", "\xEF\x83\x98"}; // U+25E6, 2023, F0B7, F0A7, F0D8

std::size_t bullet_size(std::string_view text) {
    for (const std::string_view bullet : kBullets)
        if (text.starts_with(bullet)) return bullet.size();
    return 0;
}

/// "(a) ", "12. ", "iv) ": what numbers the items of a list.
bool begins_with_label(std::string_view text) {
    const std::string_view label = text.substr(0, text.find(' '));
    if (label.size() < 2 || label.size() > 5 || label.size() == text.size()) return false;
    if (label.back() != ')' && label.back() != '.') return false;
    const std::string_view inner = label.substr(label.front() == '(' ? 1 : 0, label.size() - 1);
    const auto is_label = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
    const bool has_digits = inner.front() >= '0' && inner.front() <= '9';
    return inner.size() > 1 && std::all_of(inner.begin(), inner.end() - 1, is_label) &&
           inner.size() <= (has_digits ? 3 : 4);
}

/// The last character that is no closing quote or bracket.
char32_t last_mark(std::string_view text) {
    char32_t last = 0;
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t at = end - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
        last = character_at(text, at).value;
        if (last != '"' && last != '\'' && last != ')' && last != ']' && last != 0x201D && last != 0x2019) return last;
        end = at;
    }
    return last;
}

bool ends_sentence(std::string_view text) {
    const char32_t last = last_mark(text);
    return last == '.' || last == '!' || last == '?' || last == ':';
}

char32_t first_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (is_letter(c.value) || is_digit(c.value)) return c.value;
        at += c.size;
    }
    return 0;
}

bool has_small_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (is_lower(c.value)) return true;
        at += c.size;
    }
    return false;
}

/// What is usual in a document.
struct Usual {
    float size = 0;
    bool is_bold = false;
    std::map<int, float> pitch{}; ///< between lines, by the half points of their size
    std::map<std::pair<std::uint32_t, std::uint32_t>, Box> columns{}; ///< what is filled of a column of a page
};

int half_points(float size) { return static_cast<int>(std::lround(size * 2)); }

Usual usual_of(const std::vector<PageLine>& lines) {
    Usual usual;
    std::map<int, std::size_t> letters;
    std::size_t bold = 0;
    std::size_t all = 0;
    std::map<int, std::vector<float>> pitches;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PageLine& line = lines[i];
        letters[half_points(line.size)] += line.text.size();
        bold += line.is_bold ? line.text.size() : 0;
        all += line.text.size();
        const auto [column, is_new] = usual.columns.try_emplace({line.page, line.column}, line.box);
        if (!is_new) column->second = united(column->second, line.box);
        if (i == 0 || lines[i - 1].page != line.page || lines[i - 1].column != line.column) continue;
        if (half_points(lines[i - 1].size) == half_points(line.size))
            pitches[half_points(line.size)].push_back(line.box.bottom - lines[i - 1].box.bottom);
    }
    std::size_t most = 0;
    for (const auto& [size, count] : letters)
        if (count > most) {
            most = count;
            usual.size = static_cast<float>(size) / 2;
        }
    usual.is_bold = bold * 2 > all;
    for (auto& [size, all_pitches] : pitches) {
        // A third from below: gaps between paragraphs are among them.
        const auto third = all_pitches.begin() + static_cast<std::ptrdiff_t>(all_pitches.size() / 3);
        std::nth_element(all_pitches.begin(), third, all_pitches.end());
        usual.pitch[size] = *third;
    }
    return usual;
}

/// Joins the lines of a document.
class ParagraphMaker {
  public:
    explicit ParagraphMaker(const std::vector<PageLine>& lines) : usual_(usual_of(lines)) {
        for (const PageLine& line : lines) hyphens_.learn(line.text);
    }

    void add(const PageLine& line) {
        const bool is_note = line.begins_note || (note_ && note_->page == line.page && note_->column == line.column);
        if (line.begins_note) note_ = line;
        // What is smaller than the text is beside it: the text may go on behind.
        Open& open = open_[is_note || line.size < 0.93F * usual_.size ? 1 : 0];
        if (open.last != nullptr && goes_on(open, line)) {
            append(paragraphs_[open.paragraph].text, line.text);
            ++paragraphs_[open.paragraph].lines;
            open.pitch = is_below(*open.last, line) ? line.box.bottom - open.last->box.bottom : 0;
            open.has_many = true;
        } else {
            open.paragraph = paragraphs_.size();
            open.pitch = 0;
            open.has_many = false;
            paragraphs_.push_back(
                {.text = line.text, .size = line.size, .is_bold = line.is_bold, .page = line.page, .lines = 1});
            const std::size_t bullet = bullet_size(line.text);
            if (bullet > 0) {
                std::string& text = paragraphs_.back().text;
                text.erase(0, std::min(text.size(), text.find_first_not_of(' ', bullet)));
            }
            open.is_item = bullet > 0 || begins_with_label(line.text);
        }
        open.last = &line;
    }

    std::vector<PageParagraph> finish() {
        for (std::size_t i = 0; i < paragraphs_.size(); ++i)
            if (is_heading(paragraphs_[i], i + 1 < paragraphs_.size())) paragraphs_[i].kind = BlockKind::kHeading;
        std::erase_if(paragraphs_, [](const PageParagraph& paragraph) { return paragraph.text.empty(); });
        return std::move(paragraphs_);
    }

  private:
    /// A paragraph that may go on.
    struct Open {
        std::size_t paragraph = 0;
        const PageLine* last = nullptr;
        float pitch = 0; ///< between its last two lines; 0 if unknown
        bool has_many = false;
        bool is_item = false;
    };

    static bool is_below(const PageLine& above, const PageLine& line) {
        if (above.page != line.page || line.box.bottom <= above.box.bottom) return false;
        const bool is_right_below =
            common_width(above.box, line.box) > 0 && line.box.bottom - above.box.bottom < 1.45F * line.size;
        return above.column == line.column || is_right_below;
    }

    void append(std::string& text, std::string_view line) const {
        switch (hyphens_.join(text, line)) {
        case LineJoin::kSpace:
            text += ' ';
            break;
        case LineJoin::kDirect:
            break;
        case LineJoin::kWithoutHyphen: {
            std::size_t last = text.size() - 1;
            while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
            text.erase(last);
        }
        }
        text += line;
    }

    /// Whether the first word of the next line would have had room on this one. Ragged lines end earlier than they
    /// must; where no sentence ends, much of the line has to be empty.
    bool ends_early(const PageLine& line, const PageLine& next) const {
        const float rest = rest_of(line);
        if (rest < 0.7F * line.size + next.first_word) return false;
        return ends_sentence(line.text) || rest > 0.25F * column_of(line).width();
    }

    const Box& column_of(const PageLine& line) const {
        const auto found = usual_.columns.find({line.page, line.column});
        return found == usual_.columns.end() ? line.box : found->second;
    }
    /// What is empty at the end of a line.
    float rest_of(const PageLine& line) const { return column_of(line).right - line.box.right; }

    float expected_pitch(const Open& open, const PageLine& next) const {
        if (open.pitch > 0) return open.pitch;
        const auto usual = usual_.pitch.find(half_points(next.size));
        const float limit = 1.45F * next.size;
        if (usual == usual_.pitch.end()) return limit;
        return std::max(usual->second, 0.9F * next.size);
    }

    bool goes_on(const Open& open, const PageLine& next) const {
        const PageLine& last = *open.last;
        const bool same_font =
            std::abs(last.size - next.size) < 0.06F * std::max(last.size, next.size) && last.is_bold == next.is_bold;
        if (next.begins_note || bullet_size(next.text) > 0) return false;
        const bool is_display = last.size > 1.12F * usual_.size || (last.is_bold && !usual_.is_bold);
        if (!is_below(last, next)) return same_font && !is_display && goes_on_elsewhere(open, next);
        const float pitch = next.box.bottom - last.box.bottom;
        if (pitch < 0.3F * next.size && std::abs(last.size - next.size) < 0.3F * last.size) return true; // one row
        if (!same_font && !(last.is_bold != next.is_bold && std::abs(last.size - next.size) < 0.06F * last.size &&
                            !ends_early(last, next) && is_lower(first_letter(next.text))))
            return false;
        if (is_display && is_set_apart(last, next) && ends_early(last, next)) return false;
        if (is_display) return pitch < std::max(1.25F * expected_pitch(open, next), 1.45F * next.size);
        // A small gap is enough behind a line that ends a sentence and is not full.
        const bool may_end = ends_sentence(last.text) && rest_of(last) > last.size;
        if (pitch > (may_end ? 1.12F : 1.25F) * expected_pitch(open, next)) return false;
        const bool is_unfinished =
            (!ends_sentence(last.text) && is_lower(first_letter(next.text))) || is_cut(last, next);
        const float em = next.size;
        if (begins_with_label(next.text) && (ends_sentence(last.text) || last_mark(last.text) == ';')) return false;
        if (ends_early(last, next) && !is_unfinished) return false;
        const float shift = next.box.left - last.box.left;
        if (shift > 0.8F * em && !(open.is_item && !open.has_many) && !is_unfinished) return false;
        if (shift < -0.8F * em && open.has_many && ends_sentence(last.text)) return false;
        return true;
    }

    /// Whether a word or an address goes on in the next line.
    bool is_cut(const PageLine& last, const PageLine& next) const {
        return hyphens_.join(last.text, next.text) != LineJoin::kSpace;
    }

    /// Neither begin nor middle of the lines are in one place.
    static bool is_set_apart(const PageLine& last, const PageLine& next) {
        const float em = 2 * next.size;
        return std::abs(last.box.left - next.box.left) > em &&
               std::abs(last.box.left + last.box.right - next.box.left - next.box.right) > 2 * em;
    }

    /// In another column, on another page, or behind what stands between.
    bool goes_on_elsewhere(const Open& open, const PageLine& next) const {
        const std::string_view text = paragraphs_[open.paragraph].text;
        const char32_t first = first_letter(next.text);
        if (is_cut(*open.last, next)) return true;
        if (ends_sentence(text) || begins_with_label(next.text)) return false;
        return is_lower(first) || !ends_early(*open.last, next);
    }

    bool is_heading(const PageParagraph& paragraph, bool has_next) const {
        constexpr std::size_t kLongest = 250;
        constexpr std::size_t kLongestShort = 100;
        const std::string_view text = paragraph.text;
        if (text.size() > kLongest || paragraph.lines > 5) return false;
        const char32_t last = last_mark(text);
        const bool is_sentence = last == '.' || last == ':' || last == ';' || last == ',';
        const char32_t first = first_letter(text);
        if (paragraph.size > 1.12F * usual_.size) return !is_sentence || text.size() < kLongestShort;
        if (is_sentence || !has_next || first == 0) return false;
        if (paragraph.is_bold && !usual_.is_bold) return true;
        if (text.size() > kLongestShort || paragraph.size < 0.93F * usual_.size) return false;
        return !has_small_letters(text) || (paragraph.lines == 1 && (is_upper(first) || is_digit(first)));
    }

    Usual usual_;
    LineHyphens hyphens_;
    std::vector<PageParagraph> paragraphs_;
    std::array<Open, 2> open_{};   ///< the text, and what is smaller or a note
    std::optional<PageLine> note_; ///< the first line of a note: what is below in the column belongs to notes
};

} // namespace

std::vector<PageParagraph> find_paragraphs(const std::vector<PageLine>& lines) {
    ParagraphMaker maker(lines);
    for (const PageLine& line : lines) maker.add(line);
    return maker.finish();
}

} // namespace claimgraph::pdf
