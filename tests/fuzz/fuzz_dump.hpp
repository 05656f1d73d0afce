#pragma once

#include "extract/input/input_format.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace claimgraph::fuzz {

/// Checks what is read: valid spans, and words of ASCII are in the file as in the text.
class CheckingSink final : public DocumentSink {
  public:
    explicit CheckingSink(std::string_view file) : file_(file) {}

    bool take(InputDocument&& one) override {
        const Document& document = one.document;
        const FileSpan record = document.record();
        MUST(record.begin <= record.end && record.end <= file_.size());
        if (record.begin == record.end) return true;
        const std::string_view bytes = file_.substr(record.begin, record.end - record.begin);
        for (const Block& block : document.blocks()) {
            MUST(block.span.begin < block.span.end && block.span.end <= document.text().size());
            const ByteSpan source = document.origin().to_source(block.span);
            MUST(source.begin <= source.end && source.end <= bytes.size());
            for (std::uint32_t at = block.span.begin; at < block.span.end; ++at) {
                const char c = document.text()[at];
                if (c < 'a' || c > 'z') continue;
                const ByteSpan letter = document.origin().to_source({at, at + 1});
                MUST(letter.end <= bytes.size());
                if (letter.size() == 1) MUST(bytes[letter.begin] == c);
            }
        }
        return true;
    }
    bool refuse(Error&& error) override {
        MUST(!error.message.empty());
        return true;
    }
    bool skip(const std::string&, const std::string&) override { return true; }
    void tell(const std::string&, const std::string&) override {}

  private:
    std::string_view file_;
};

inline int read_dump(std::string_view format, const std::uint8_t* data, std::size_t size) {
    const std::string bytes = text_of(data, size);
    const InputFormat* reader = input_format(format);
    static_cast<void>(reader->detect(std::string_view(bytes).substr(0, kHeadBytes), "a"));
    InputBytes input("fuzz", bytes);
    ReadOptions options;
    options.document.lossy = size % 2 == 1;
    CheckingSink sink(bytes);
    reader->read(input, options, sink);
    return 0;
}

} // namespace claimgraph::fuzz
