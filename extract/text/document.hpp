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

enum class BlockKind : std::uint8_t {
    kParagraph,
    kHeading,
    kSentence, ///< given as one sentence, whatever stops it has inside
};

/// A run of text that belongs together: no sentence crosses its edges.
struct Block {
    ByteSpan span;
    BlockKind kind = BlockKind::kParagraph;
};

/// One text: its bytes exactly as they lay in the file (valid UTF-8), and its blocks in order. Tokens, mentions and
/// evidence are byte spans into it. Immutable; safe to share between threads.
class Document {
  public:
    Document(std::string id, std::string text, std::vector<Block> blocks, std::optional<Date> date = std::nullopt)
        : id_(std::move(id)), text_(std::move(text)), blocks_(std::move(blocks)), date_(date) {}

    const std::string& id() const { return id_; }
    std::span<const Block> blocks() const { return blocks_; }
    /// The day it was written, where whoever made the document knew; what "today" is. See also find_date().
    std::optional<Date> date() const { return date_; }
    void set_date(Date date) { date_ = date; }

    /// The whole buffer, and the bytes of one span. The views die with the document, so a temporary one is refused.
    std::string_view text() const& { return text_; }
    std::string_view text(ByteSpan span) const& { return slice(text_, span); }
    std::string_view text() && = delete;
    std::string_view text(ByteSpan) && = delete;

  private:
    std::string id_;
    std::string text_;
    std::vector<Block> blocks_;
    std::optional<Date> date_;
};

struct DocumentOptions {
    bool lossy = false;     ///< each bad byte becomes '?' instead of an error; offsets stay right
    bool sentences = false; ///< every line is one sentence (a block of its own)
    std::optional<Date> date{};
};

/// Takes the bytes of a plain text. A byte-order mark, CRLF and non-breaking spaces are kept in the buffer and lie
/// between the tokens. Fails with kNotUtf8 (the message names the byte offset) and kTooLarge.
Result<Document> make_document(std::string id, std::string bytes, const DocumentOptions& options = {});

} // namespace claimgraph
