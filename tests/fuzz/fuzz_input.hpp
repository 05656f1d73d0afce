#pragma once

#include "extract/input/input_format.hpp"
#include "graph/base/text/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace claimgraph::fuzz {

/// Checks what a reader gives: valid texts, blocks in order, and that each letter leads back to itself in the file,
/// unless it was written as something else.
class InputChecker final : public DocumentSink {
  public:
    /// `is_packed`: documents lead back into members of the file, which are not at hand.
    InputChecker(std::string_view file, bool is_packed) : file_(file), is_packed_(is_packed) {}

    bool take(InputDocument&& input) override {
        const Document& document = input.document;
        MUST(!document.id().empty() && !find_invalid_utf8(document.text()));
        std::uint32_t end = 0;
        for (const Block& block : document.blocks()) {
            MUST(end <= block.span.begin && block.span.begin < block.span.end &&
                 block.span.end <= document.text().size());
            end = block.span.end;
        }
        const FileSpan record = document.record();
        MUST(record.begin <= record.end);
        if (is_packed_ || record.end == 0) return ++seen_ < kEnough;
        MUST(record.end <= file_.size());
        const std::string_view bytes = file_.substr(record.begin, record.end - record.begin);
        for (const Block& block : document.blocks())
            for (std::uint32_t at = block.span.begin; at < block.span.end; ++at) check_letter(document, at, bytes);
        return ++seen_ < kEnough;
    }
    bool refuse(Error&& error) override {
        MUST(!error.message.empty());
        return ++seen_ < kEnough;
    }
    bool skip(const std::string&, const std::string& why) override {
        MUST(!why.empty());
        return true;
    }
    void tell(const std::string&, const std::string&) override {}

  private:
    void check_letter(const Document& document, std::uint32_t at, std::string_view bytes) const {
        const char letter = document.text()[at];
        const ByteSpan source = document.origin().to_source({at, at + 1});
        MUST(source.begin <= source.end && source.end <= bytes.size());
        const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        if (is_plain && source.size() == 1 && bytes[source.begin] != letter) MUST(has_other_letters());
    }
    /// It may be in an encoding whose letters are not those of ASCII.
    bool has_other_letters() const {
        const auto has = [&](std::string_view name) { return file_.find(name) != std::string_view::npos; };
        return has(std::string_view("\0", 1)) || has("utf-7") || has("utf-16") || has("UTF-7") || has("UTF-16") ||
               has("2022") || has("ebcdic") || has("cp") || has("ibm");
    }

    static constexpr int kEnough = 1000;
    int seen_ = 0;
    std::string_view file_;
    bool is_packed_;
};

/// Reads bytes as a file of a format.
inline int read_input(std::string_view format, const std::string& name, const std::string& bytes) {
    ReadOptions options;
    options.format = input_format(format);
    options.any_language = true;
    if (options.format == nullptr) return 0; // a build without its library
    InputBytes input(name, bytes);
    static_cast<void>(options.format->detect(input.head(), name));
    InputChecker checker(bytes, format == "archive" || format == "warc");
    read_documents(input, options, checker);
    return 0;
}

/// Reads any bytes as a format.
inline int read_any(std::string_view format, const std::uint8_t* data, std::size_t size) {
    return read_input(format, "fuzz", text_of(data, size));
}

} // namespace claimgraph::fuzz
