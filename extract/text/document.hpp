#pragma once

#include "graph/base/byte_span.hpp"
#include "graph/base/date.hpp"
#include "graph/base/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The kind of a block of text.
enum class BlockKind : std::uint8_t {
    kParagraph,
    kHeading,
    kSentence, ///< given as one sentence, with any punctuation inside
    kDateline, ///< where, when and by whom a text was written; only of sentences
};

/// A contiguous part of a text that no sentence crosses.
struct Block {
    ByteSpan span;
    BlockKind kind = BlockKind::kParagraph;
};

/// One text: its bytes exactly as in the file (valid UTF-8), and its blocks in order. Owns the bytes; tokens, mentions
/// and evidence are byte spans into them. Immutable; safe to share between threads.
class Document {
  public:
    Document(std::string id, std::string text, std::vector<Block> blocks, std::optional<Date> date = std::nullopt)
        : id_(std::move(id)), text_(std::move(text)), blocks_(std::move(blocks)), date_(date) {}

    const std::string& id() const { return id_; }
    std::span<const Block> blocks() const { return blocks_; }
    /// The date of writing, if known to the caller; the meaning of "today". See also settle_date().
    std::optional<Date> date() const { return date_; }
    void set_date(Date date) { date_ = date; }
    /// The same in words, as the input says it ("Wed, 03 Aug 2022 16:21:35 +0000"), where that is no ISO 8601.
    const std::string& date_words() const { return date_words_; }
    void set_date_words(std::string words) { date_words_ = std::move(words); }

    /// The whole buffer, and the bytes of one span. The views are valid as long as the document, so temporaries are not
    /// allowed.
    std::string_view text() const& { return text_; }
    std::string_view text(ByteSpan span) const& { return slice(text_, span); }
    std::string_view text() && = delete;
    std::string_view text(ByteSpan) && = delete;

  private:
    std::string id_;
    std::string text_;
    std::vector<Block> blocks_;
    std::optional<Date> date_;
    std::string date_words_;
};

/// How make_document() reads the bytes of a text.
struct DocumentOptions {
    bool lossy = false;     ///< each invalid byte becomes '?' instead of an error; offsets are kept
    bool sentences = false; ///< every line is one sentence (a block of its own)
    std::optional<Date> date{};
};

/// Makes a document of plain text. A byte-order mark, CRLF and non-breaking spaces stay in the buffer, between the
/// tokens. Fails with kNotUtf8 (the message names the byte offset) and kTooLarge.
Result<Document> make_document(std::string id, std::string bytes, const DocumentOptions& options = {});

} // namespace claimgraph
