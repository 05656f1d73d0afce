#pragma once

#include "extract/input/input_format.hpp"
#include "graph/base/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <string>
#include <utility>

namespace claimgraph::fuzz {

/// Checks what every reader must hold: texts are valid UTF-8, blocks lie in order, apart and within the text, and each
/// leads back to a span of its record.
class CheckingSink final : public DocumentSink {
  public:
    bool take(InputDocument&& input) override {
        const std::string_view text = input.document.text();
        MUST(!find_invalid_utf8(text));
        std::uint32_t end = 0;
        for (const Block& block : input.document.blocks()) {
            MUST(end <= block.span.begin && block.span.begin < block.span.end && block.span.end <= text.size());
            const ByteSpan source = input.document.origin().to_source(block.span);
            MUST(source.begin <= source.end);
            end = block.span.end;
        }
        return ++documents_ < kEnough;
    }
    bool refuse(Error&& error) override {
        MUST(!error.message.empty());
        return ++documents_ < kEnough;
    }
    bool skip(const std::string&, const std::string&) override { return true; }
    void tell(const std::string&, const std::string&) override {}

  private:
    static constexpr int kEnough = 1000;
    int documents_ = 0;
};

/// Reads any bytes as a file of a format.
inline int read_input(const std::string& format, const std::string& name, std::string bytes) {
    const InputFormat* found = input_format(format);
    MUST(found != nullptr);
    InputBytes input(name, std::move(bytes));
    static_cast<void>(found->detect(input.head(), name));
    CheckingSink sink;
    ReadOptions options;
    options.format = found;
    options.any_language = true;
    read_documents(input, options, sink);
    return 0;
}

} // namespace claimgraph::fuzz
