#include "extract/input/dumps/json_cursor.hpp"
#include "extract/input/input_format.hpp"
#include "extract/text/encoding.hpp"

#include <algorithm>

namespace claimgraph {

extern const InputFormat kTextInput;

namespace {

constexpr std::string_view kExtensions[] = {".txt", ".md"};

/// JSON is no prose, whatever is in it.
bool is_any_json(std::string_view head) {
    JsonCursor cursor(head);
    if (cursor.next() != JsonCursor::Event::kBeginObject) return false;
    return cursor.skip() || cursor.next() == JsonCursor::Event::kCut;
}

/// Whether the name says that it is of another kind.
bool is_named_otherwise(std::string_view name) {
    return std::ranges::any_of(input_formats(), [&](const InputFormat* format) {
        return format->name != kTextInput.name && has_extension(name, format->extensions);
    });
}

Likeness is_plain_text(std::string_view head, std::string_view name) {
    if (is_named_otherwise(name) || is_any_json(head)) return Likeness::kNo;
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
    if (!decoded.origin.is_identity()) sink.tell(input.name(), "invalid UTF-8 is read as " + decoded.encoding);
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

extern const InputFormat kTextInput = {.name = "text",
                                       .description = "plain text, in any encoding",
                                       .extensions = kExtensions,
                                       .detect = is_plain_text,
                                       .read = read_plain_text};

} // namespace claimgraph
