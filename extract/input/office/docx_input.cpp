#include "extract/input/input_format.hpp"
#include "extract/input/office/docx_styles.hpp"
#include "extract/input/office/docx_text.hpp"
#include "extract/input/office/office_document.hpp"
#include "extract/input/office/package_files.hpp"
#include "extract/input/office/xml_texts.hpp"

#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kDocxExtensions[] = {".docx", ".docm", ".dotx"};
constexpr std::string_view kDocxParts[] = {".xml", ".rels"};
constexpr std::string_view kUsualPart = "word/document.xml";
constexpr OfficeFields kDocxFields = {.title = "dc:title",
                                      .author = "dc:creator",
                                      .other_author = {},
                                      .created = "dcterms:created",
                                      .changed = "dcterms:modified"};

Likeness detect_docx(std::string_view head, std::string_view name) {
    constexpr std::string_view kZip = "PK\x03\x04";
    constexpr std::size_t kNameAt = 30;
    constexpr std::string_view kTypes = "[Content_Types].xml";
    if (!head.starts_with(kZip) || head.size() < kNameAt) return Likeness::kNo;
    // names of members stand before each of them, whatever their order is
    for (std::size_t at = 0; at != std::string_view::npos; at = head.find(kZip, at + 1))
        if (head.substr(at).size() > kNameAt && head.substr(at + kNameAt).starts_with("word/"))
            return Likeness::kCertain;
    const bool is_office =
        head.substr(kNameAt).starts_with(kTypes) || head.find("_rels/.rels") != std::string_view::npos;
    return is_office && has_extension(name, kDocxExtensions) ? Likeness::kCertain : Likeness::kNo;
}

/// The part of the package that its relationships call the document.
class DocumentPart final : public XmlEvents {
  public:
    std::string path{kUsualPart};

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "rel:Relationship" && attributes.get("Type").ends_with("/officeDocument"))
            path = resolve_part({}, attributes.get("Target"));
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

void read_docx(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    auto files = PackageFiles::read(input, options, kDocxParts);
    if (!files) return static_cast<void>(sink.refuse(std::move(files.error())));
    const auto part = [&](std::string_view path) -> std::string_view {
        const std::string* found = files->find(path);
        return found == nullptr ? std::string_view() : *found;
    };
    DocumentPart main;
    static_cast<void>(parse_xml(part("_rels/.rels"), {}, main));
    const std::string* body = files->find(main.path);
    if (body == nullptr) {
        const std::string why = files->is_encrypted()     ? "encrypted, cannot be read"
                                : files->damage().empty() ? fmt::format("no Word document: '{}' is missing", main.path)
                                                          : fmt::format("damaged Word document: {}", files->damage());
        sink.refuse({ErrorCode::kBadFormat, why, {.file = input.name()}});
        return;
    }
    const std::string folder = main.path.substr(0, main.path.rfind('/') + 1);
    const DocxStyles styles = DocxStyles::read(part(folder + "styles.xml"));
    DocxNotes notes;
    read_docx_notes(part(folder + "footnotes.xml"), styles, notes);
    read_docx_notes(part(folder + "endnotes.xml"), styles, notes);
    DocxText text(styles, notes);
    auto parsed = parse_xml(*body, input.name(), text);
    const std::string title = text.written().title();
    Document document(input.name(), text.written().finish());
    set_office_fields(document, XmlTexts::read(part("docProps/core.xml")), kDocxFields, title);
    document.source().publisher = XmlTexts::read(part("docProps/app.xml")).first("app:Company");
    const bool is_read = parsed || !document.blocks().empty();
    if (is_read && !sink.take({std::move(document)})) return;
    // what could not be read of it is told beside what could
    if (!parsed) sink.refuse(Error(parsed.error()));
}

} // namespace

extern const InputFormat kDocxInput = {.name = "docx",
                                       .description = "documents of Word: text, tables and notes",
                                       .extensions = kDocxExtensions,
                                       .detect = detect_docx,
                                       .read = read_docx};

} // namespace claimgraph
