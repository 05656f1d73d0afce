#pragma once

#include "extract/text/block.hpp"
#include "extract/text/source_map.hpp"
#include "extract/text/text_builder.hpp"
#include "graph/base/byte_span.hpp"
#include "graph/base/result.hpp"
#include "graph/base/time/date.hpp"
#include "graph/model/source_document.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// Where a document lies in its file: all of it, or the line, row, entry or message that it is. In bytes of the file,
/// as 64 bits: files may be of any size, documents not. Empty where the file is no text (an archive, a PDF).
struct FileSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// One text: clean, valid UTF-8, and its blocks in order, with what is known of where it comes from. Owns the bytes;
/// tokens, mentions and evidence are byte spans into them. Immutable once it is read; safe to share between threads.
class Document {
  public:
    Document(std::string id, std::string text, std::vector<Block> blocks, std::optional<Date> date = std::nullopt)
        : text_(std::move(text)), blocks_(std::move(blocks)), date_(date) {
        source_.name = std::move(id);
    }
    Document(std::string id, CleanText text) : Document(std::move(id), std::move(text.text), std::move(text.blocks)) {
        origin_ = std::move(text.origin);
    }

    const std::string& id() const { return source_.name; }
    /// Title, author, address, ...; its `name` is the id, its `date` and `words` are set when it is read to the end.
    const SourceDocument& source() const { return source_; }
    SourceDocument& source() { return source_; }
    /// The way back from the text to the bytes of the record, and where the record lies in the file.
    const SourceMap& origin() const { return origin_; }
    void set_origin(SourceMap origin) { origin_ = std::move(origin); }
    FileSpan record() const { return record_; }
    void set_record(FileSpan record) { record_ = record; }
    std::span<const Block> blocks() const { return blocks_; }
    /// The date of writing, if known to the caller; the meaning of "today". See also settle_date().
    std::optional<Date> date() const { return date_; }
    void set_date(Date date) { date_ = date; }
    /// The same in words, as the input says it ("Wed, 03 Aug 2022 16:21:35 +0000"), where that is no ISO 8601.
    const std::string& date_words() const { return date_words_; }
    void set_date_words(std::string words) { date_words_ = std::move(words); }
    /// The day the file was made, of formats that keep it: taken where neither the input nor the text says a date.
    std::optional<Date> file_date() const { return file_date_; }
    void set_file_date(Date date) { file_date_ = date; }

    /// The whole buffer, and the bytes of one span. The views are valid as long as the document, so temporaries are not
    /// allowed.
    std::string_view text() const& { return text_; }
    std::string_view text(ByteSpan span) const& { return slice(text_, span); }
    std::string_view text() && = delete;
    std::string_view text(ByteSpan) && = delete;

  private:
    SourceDocument source_;
    std::string text_;
    std::vector<Block> blocks_;
    SourceMap origin_;
    FileSpan record_;
    std::optional<Date> date_;
    std::optional<Date> file_date_;
    std::string date_words_;
};

/// How make_document() reads the bytes of a text.
struct DocumentOptions {
    bool lossy = false;     ///< each invalid byte becomes '?' instead of an error; offsets are kept
    bool sentences = false; ///< every line is one sentence (a block of its own)
    std::optional<Date> date{};
};

/// The clean text of plain text (valid UTF-8) with its paragraphs and headings; `sentences`: every line is a block.
CleanText plain_text(std::string text, bool sentences = false);

/// Makes a document of plain text, cleaned (see TextBuilder), with blanks and line breaks as they stand. Fails with
/// kNotUtf8 (the message names the byte offset) and kTooLarge.
Result<Document> make_document(std::string id, std::string bytes, const DocumentOptions& options = {});

} // namespace claimgraph
