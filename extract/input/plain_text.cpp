#include "extract/input/input_format.hpp"
#include "extract/text/encoding.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kExtensions[] = {".txt", ".md"};

Likeness is_plain_text(std::string_view head, std::string_view name) {
    if (!looks_like_text(head)) return Likeness::kNo;
    return has_extension(name, kExtensions) ? Likeness::kLikely : Likeness::kPossible;
}

void read_plain_text(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    DecodedText decoded = options.document.lossy ? DecodedText{std::string(*bytes), {}, "UTF-8"} : decode_text(*bytes);
    if (!decoded.origin.is_identity()) sink.tell(input.name(), "is not all UTF-8; read as " + decoded.encoding);
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
    .name = "text", .description = "", .extensions = kExtensions, .detect = is_plain_text, .read = read_plain_text};

} // namespace claimgraph
