#pragma once

#include "extract/text/block.hpp"
#include "extract/text/source_map.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A text with its blocks and the way back to its source.
struct CleanText {
    std::string text;          ///< valid UTF-8
    std::vector<Block> blocks; ///< in order, apart from each other, without blanks at both ends
    SourceMap origin{};
};

/// Writes the clean text of a document, block by block, out of pieces of its source (valid UTF-8). What no reader sees
/// or what only looks like a letter is cleaned on the way: soft hyphens, zero-width letters, marks of direction,
/// colours of terminals and other control characters are left out; ligatures (U+FB00 to U+FB06) become letters; blanks
/// of all widths become spaces. Curly quotes stay. Blocks are two line breaks apart. One thread.
class TextBuilder {
  public:
    enum class Blanks : std::uint8_t {
        kCollapse, ///< a run of blanks and line breaks is one space, as in HTML
        /// As they stand: as many spaces as a blank has bytes, and what no reader sees beside a blank becomes blanks
        /// too, so that the bytes around stay where they are in the source.
        kKeep,
    };
    /// `lower` is the map of the source to the bytes that it was made of itself; it must live as long as the builder.
    explicit TextBuilder(std::string_view source, Blanks blanks = Blanks::kCollapse, const SourceMap* lower = nullptr)
        : source_(source), blanks_(blanks), lower_(lower) {}

    /// Begins a block: what is added from now on belongs to it. Ends the one before.
    void begin_block(BlockKind kind = BlockKind::kParagraph);
    /// Adds these bytes of the source as they stand.
    void add(ByteSpan source) { add(slice(source_, source), source); }
    /// Adds text that stands for these bytes of the source: "&" for "&amp;". One for one if the sizes are equal.
    void add(std::string_view text, ByteSpan source);
    /// A line break within the block, which ends a sentence: of <br>, of rows.
    void add_line_break();

    /// The bytes of the text so far.
    std::size_t size() const { return text_.size(); }

    /// The text; blocks without words are left out. The builder is empty afterwards.
    CleanText finish();

  private:
    void end_block();
    void put(std::string_view text, ByteSpan source, bool copied);
    void put_blank(std::string_view as_it_stands, ByteSpan source);

    std::string_view source_;
    Blanks blanks_;
    const SourceMap* lower_;
    std::string text_;
    std::vector<Block> blocks_;
    SourceMap origin_;
    ByteSpan waiting_{}; ///< the source of a blank that is put if something follows it
    bool is_waiting_ = false;
    bool is_open_ = false;
    bool breaks_line_ = false;
    BlockKind kind_ = BlockKind::kParagraph;
    std::size_t block_begin_ = 0;
};

/// Cleans a text as it stands, with its blanks and line breaks; see TextBuilder. Without blocks. The map is the
/// identity where there is nothing to clean.
CleanText clean_text(std::string text);

/// A name, a title or another short text, cleaned, its blanks and line breaks as single spaces.
std::string clean_line(std::string_view text);

} // namespace claimgraph
