#pragma once

#include "extract/text/text_builder.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Whether a paragraph that is set apart by its letters is a heading: it is short and does not end like a sentence.
bool looks_like_heading(std::string_view text);

/// Writes the text of a word processor's document, as its elements come: paragraphs, of which those of text boxes and
/// notes lie inside others and are put behind them, and tables, which become lines: a row a block. The map of the text
/// is the identity, since its file is no text. One thread.
class OfficeText {
  public:
    /// How a paragraph is written.
    enum class Style : std::uint8_t { kText, kHeading, kTitle, kNone }; ///< kNone: left out

    void begin_paragraph(Style style = Style::kText) { open_.push_back({{}, style}); }
    bool is_in_paragraph() const { return !open_.empty(); }
    /// The style of the innermost paragraph, known later than its begin.
    void set_style(Style style) {
        if (!open_.empty()) open_.back().style = style;
    }
    Style style() const { return open_.empty() ? Style::kNone : open_.back().style; }
    /// Of the innermost paragraph, so far.
    std::string_view text() const { return open_.empty() ? std::string_view() : open_.back().text; }
    /// Text of the innermost paragraph; left out between paragraphs.
    void add(std::string_view text);
    void add_line_break() { add("\n"); }
    /// `joins_next`: its end was deleted, it goes on in the next one.
    void end_paragraph(bool joins_next = false);
    /// A note, written behind the outermost paragraph that is open.
    void add_note(std::string_view text);

    void begin_table() { ++tables_; }
    void end_table() { --tables_; }
    void begin_row();
    void begin_cell();
    void end_row();

    /// The text of the first title, else of the first heading of the first level.
    const std::string& title() const { return title_.empty() ? first_heading_ : title_; }
    /// The bytes of the text so far.
    std::size_t size() const { return size_; }

    CleanText finish();

  private:
    struct Paragraph {
        std::string text;
        Style style = Style::kText;
    };
    bool has_row() const { return tables_ == 1 && open_.empty(); } ///< rows of tables in cells and boxes are no rows
    void write(Paragraph&& paragraph);
    void write_block(const Paragraph& paragraph);
    void write_lines(std::string_view text);

    TextBuilder builder_{std::string_view()};
    std::vector<Paragraph> open_, inner_;
    std::string joined_;                      ///< a paragraph whose end was deleted
    std::vector<std::vector<Paragraph>> row_; ///< cells of the row of the outermost table
    std::size_t tables_ = 0;
    std::size_t size_ = 0;
    std::string title_, first_heading_;
};

} // namespace claimgraph
