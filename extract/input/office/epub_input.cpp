#include "extract/input/html/html_text.hpp"
#include "extract/input/input_format.hpp"
#include "extract/input/office/epub_package.hpp"
#include "extract/input/office/office_document.hpp"
#include "extract/text/encoding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kEpubExtensions[] = {".epub"};
constexpr std::string_view kEpubParts[] = {".xml", ".opf", ".xhtml", ".html", ".htm"};
constexpr std::string_view kEpubMimetype = "application/epub+zip";

Likeness detect_epub(std::string_view head, std::string_view name) {
    constexpr std::string_view kZip = "PK\x03\x04";
    if (has_mimetype(head, kEpubMimetype)) return Likeness::kCertain;
    // a zip program that does not know the rules puts the part "mimetype" elsewhere
    return head.starts_with(kZip) && has_extension(name, kEpubExtensions) ? Likeness::kCertain : Likeness::kNo;
}

/// The heading of a chapter that begins with one; books are also cut where no chapter begins.
std::string chapter_heading(const CleanText& text) {
    constexpr std::size_t kMostBefore = 3; // pictures, an author
    constexpr std::size_t kLongest = 200;
    const auto end = text.blocks.begin() + static_cast<std::ptrdiff_t>(std::min(text.blocks.size(), kMostBefore));
    const auto found =
        std::find_if(text.blocks.begin(), end, [](const Block& one) { return one.kind == BlockKind::kHeading; });
    return found == end || found->span.size() > kLongest ? std::string() : std::string(slice(text.text, found->span));
}

Document chapter(const std::string& id, std::string_view page, const XmlTexts& metadata) {
    const DecodedText decoded = decode_text(page, declared_html_encoding(page.substr(0, kHeadBytes)));
    CleanText text = html_text(decoded.text);
    text.origin = {};
    const std::string heading = chapter_heading(text);
    const std::string book = metadata.first("dc:title");
    const bool names_book = heading.find(book) != std::string::npos;
    Document document(id, std::move(text));
    SourceDocument& source = document.source();
    source.title =
        heading.empty() || names_book ? (book.empty() ? heading : book) : fmt::format("{}: {}", book, heading);
    source.author = metadata.all("dc:creator");
    source.publisher = metadata.first("dc:publisher");
    source.language = metadata.first("dc:language");
    set_iso_date(document, metadata.first("dc:date"));
    return document;
}

/// Chapters are documents: "book.epub#3".
void read_epub(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    auto files = PackageFiles::read(input, options, kEpubParts);
    if (!files) return static_cast<void>(sink.refuse(std::move(files.error())));
    auto package = read_epub_package(*files, input.name());
    if (!package) {
        if (!files->damage().empty()) package.error().message += "; " + files->damage();
        sink.refuse(std::move(package.error()));
        return;
    }
    std::size_t number = 0;
    for (const EpubPackage::Chapter& one : package->chapters) {
        const std::string id = fmt::format("{}#{}", input.name(), ++number);
        const std::string* page = files->find(one.path);
        bool wants_more = true;
        if (one.is_encrypted) {
            wants_more = sink.refuse({ErrorCode::kUnsupported, "encrypted, cannot be read", {.file = id}});
        } else if (page == nullptr) {
            wants_more =
                sink.refuse({ErrorCode::kBadFormat, fmt::format("its part '{}' is missing", one.path), {.file = id}});
        } else if (Document document = chapter(id, *page, package->metadata); !document.blocks().empty()) {
            wants_more = sink.take({std::move(document)});
        }
        if (!wants_more) return;
    }
    if (!files->damage().empty()) sink.refuse({ErrorCode::kBadFormat, files->damage(), {.file = input.name()}});
}

} // namespace

extern const InputFormat kEpubInput = {.name = "epub",
                                       .description = "books: a document a chapter",
                                       .extensions = kEpubExtensions,
                                       .detect = detect_epub,
                                       .read = read_epub};

} // namespace claimgraph
