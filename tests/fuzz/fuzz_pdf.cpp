// Any bytes as a PDF: what is read is a clean text with blocks in order, the same each time. A crash may be one of
// poppler: see where it happens.
#include "extract/input/input_format.hpp"
#include "graph/base/text/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <optional>

using namespace claimgraph;

namespace {

struct TextSink : DocumentSink {
    std::optional<Document> document;

    bool take(InputDocument&& input) override {
        document = std::move(input.document);
        return true;
    }
    bool refuse(Error&&) override { return true; }
    bool skip(const std::string&, const std::string&) override { return true; }
    void tell(const std::string&, const std::string&) override {}
};

std::optional<Document> read(const std::string& bytes) {
    InputBytes input("fuzz.pdf", bytes);
    TextSink sink;
    input_format("pdf")->read(input, {}, sink);
    return std::move(sink.document);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    const auto document = read(bytes);
    if (!document) return 0;
    MUST(!find_invalid_utf8(document->text()));
    MUST(!find_invalid_utf8(document->source().title));
    MUST(!find_invalid_utf8(document->source().author));
    MUST(!document->blocks().empty());
    std::uint32_t end = 0;
    for (const Block& block : document->blocks()) {
        MUST(block.span.begin >= end && !block.span.empty() && block.span.end <= document->text().size());
        end = block.span.end;
    }
    const auto again = read(bytes);
    MUST(again && again->text() == document->text());
    return 0;
}
