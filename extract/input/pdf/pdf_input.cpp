#include "extract/input/input_format.hpp"
#include "extract/input/pdf/pdf_file.hpp"
#include "extract/input/pdf/pdf_text.hpp"
#include "graph/base/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::string_view kPdfExtensions[] = {".pdf"};
constexpr std::string_view kPdfSignature = "%PDF-";
/// What programs write where no author is known.
constexpr std::array<std::string_view, 4> kNobody = {"anonymous", "(anonymous)", "unknown", "(unspecified)"};

Likeness detect_pdf(std::string_view head, std::string_view name) {
    constexpr std::size_t kFarthest = 1024; // readers allow other bytes before it
    if (head.starts_with(kPdfSignature)) return Likeness::kCertain;
    const bool has_signature = head.substr(0, kFarthest).find(kPdfSignature) != std::string_view::npos;
    return has_signature || has_extension(name, kPdfExtensions) ? Likeness::kLikely : Likeness::kNo;
}

/// "page 3 has", "pages 3, 5 and 12 more have".
std::string named_pages(const std::vector<int>& pages) {
    constexpr std::size_t kMostNamed = 10;
    std::string text = pages.size() == 1 ? "page " : "pages ";
    for (std::size_t i = 0; i < std::min(pages.size(), kMostNamed); ++i)
        text += fmt::format("{}{}", i == 0 ? "" : ", ", pages[i]);
    if (pages.size() > kMostNamed) text += fmt::format(" and {} more", pages.size() - kMostNamed);
    return text + (pages.size() == 1 ? " has" : " have");
}

void read_pdf_input(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto refuse = [&](Error error) {
        error.place.file = input.name();
        sink.refuse(std::move(error));
    };
    const auto bytes = input.all();
    if (!bytes) return refuse(bytes.error());
    const auto file = pdf::PdfFile::open(*bytes);
    if (!file) return refuse(file.error());
    if (file->page_count() == 0) return refuse({ErrorCode::kBadFormat, "a PDF without pages; it may be damaged", {}});
    pdf::PdfText read = pdf::read_pdf(*file);
    if (read.text.blocks.empty())
        return refuse({ErrorCode::kUnsupported,
                       fmt::format("{} without text (scanned?)",
                                   file->page_count() == 1 ? "a page" : fmt::format("{} pages", file->page_count())),
                       {}});
    if (!read.pages_without_text.empty())
        sink.tell(input.name(), named_pages(read.pages_without_text) + " no text (scanned?)");
    if (read.is_cut) sink.tell(input.name(), "the rest is left out: more text than a document may have");
    Document document(input.name(), std::move(read.text));
    document.source().title = std::move(read.title);
    std::string author = with_valid_utf8(file->author());
    if (std::find(kNobody.begin(), kNobody.end(), author) == kNobody.end())
        document.source().author = std::move(author);
    if (const auto day = file->day()) document.set_file_date(*day);
    sink.take({std::move(document), std::nullopt});
}

} // namespace

extern const InputFormat kPdfInput = {.name = "pdf",
                                      .description = "of which the text is read in columns and paragraphs",
                                      .extensions = kPdfExtensions,
                                      .is_untrusted = true,
                                      .detect = detect_pdf,
                                      .read = read_pdf_input};

} // namespace claimgraph
