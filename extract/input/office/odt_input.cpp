#include "extract/input/input_format.hpp"
#include "extract/input/office/odt_text.hpp"
#include "extract/input/office/office_document.hpp"
#include "extract/input/office/package_files.hpp"
#include "extract/input/office/xml_texts.hpp"

#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kOdtExtensions[] = {".odt", ".ott", ".fodt"};
constexpr std::string_view kOdtParts[] = {".xml"};
constexpr std::string_view kOdtMimetype = "application/vnd.oasis.opendocument.text";
constexpr OfficeFields kOdtFields = {.title = "dc:title",
                                     .author = "meta:initial-creator",
                                     .other_author = "dc:creator",
                                     .created = "meta:creation-date",
                                     .changed = "dc:date"};

/// A document in one file of XML.
bool is_flat(std::string_view head) {
    constexpr std::string_view kRoot = "<office:document ";
    return head.find(kRoot) != std::string_view::npos && head.find(kOdtMimetype) != std::string_view::npos;
}

Likeness detect_odt(std::string_view head, std::string_view) {
    return has_mimetype(head, kOdtMimetype) || is_flat(head) ? Likeness::kCertain : Likeness::kNo;
}

void give_odt(const std::string& name, std::string_view content, std::string_view metadata, DocumentSink& sink) {
    OdtText text;
    auto parsed = parse_xml(content, name, text);
    const std::string title = text.written().title();
    Document document(name, text.written().finish());
    set_office_fields(document, XmlTexts::read(metadata), kOdtFields, title);
    const bool is_read = parsed || !document.blocks().empty();
    if (is_read && !sink.take({std::move(document)})) return;
    if (!parsed) sink.refuse(Error(parsed.error()));
}

void read_odt(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    if (is_flat(input.head())) {
        const auto bytes = input.all();
        if (bytes)
            give_odt(input.name(), *bytes, *bytes, sink);
        else
            sink.refuse(Error(bytes.error()));
        return;
    }
    auto files = PackageFiles::read(input, options, kOdtParts);
    if (!files) return static_cast<void>(sink.refuse(std::move(files.error())));
    const std::string* content = files->find("content.xml");
    const std::string* manifest = files->find("META-INF/manifest.xml");
    const bool is_encrypted =
        files->is_encrypted() || (manifest != nullptr && manifest->find("encryption-data") != std::string::npos);
    if (content == nullptr || is_encrypted) {
        const std::string why = is_encrypted              ? "encrypted, cannot be read"
                                : files->damage().empty() ? "no OpenDocument text: 'content.xml' is missing"
                                                          : "damaged OpenDocument text: " + files->damage();
        sink.refuse({ErrorCode::kBadFormat, why, {.file = input.name()}});
        return;
    }
    const std::string* metadata = files->find("meta.xml");
    give_odt(input.name(), *content, metadata == nullptr ? std::string_view() : *metadata, sink);
}

} // namespace

extern const InputFormat kOdtInput = {.name = "odt",
                                      .description = "OpenDocument texts",
                                      .extensions = kOdtExtensions,
                                      .detect = detect_odt,
                                      .read = read_odt};

} // namespace claimgraph
