#include "extract/input/input_format.hpp"
#include "extract/text/encoding.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kExtensions[] = {".txt", ".md"};

Likeness is_plain_text(std::string_view head, std::string_view name) {
    constexpr double kSomeControls = 0.1; // in a file that is named as a text
    if (has_extension(name, kExtensions) && looks_like_text(head, kSomeControls)) return Likeness::kLikely;
    return looks_like_text(head) ? Likeness::kPossible : Likeness::kNo;
}

void read_plain_text(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    DecodedText decoded = options.document.lossy ? DecodedText{std::string(*bytes), {}, "UTF-8"} : decode_text(*bytes);
    if (!decoded.origin.is_identity())
        sink.tell(input.name(), "bytes that are no UTF-8 are read as " + decoded.encoding);
    auto document = make_document(input.name(), std::move(decoded.text), options.document);
    if (!document) {
        sink.refuse(Error(document.error()));
        return;
    }
    document->set_origin(document->origin().over(decoded.origin));
    document->set_record({0, bytes->size()});
    sink.take({std::move(*document)});
}

} // namespace

extern const InputFormat kTextInput = {
    .name = "text", .description = "plain text, in any encoding", .extensions = kExtensions, .detect = is_plain_text, .read = read_plain_text};

} // namespace claimgraph
