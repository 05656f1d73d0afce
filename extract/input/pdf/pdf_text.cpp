#include "extract/input/pdf/pdf_text.hpp"

#include "extract/input/pdf/gutters.hpp"
#include "extract/input/pdf/page_lines.hpp"
#include "extract/input/pdf/paragraphs.hpp"
#include "extract/input/pdf/pdf_title.hpp"
#include "extract/input/pdf/reading_order.hpp"
#include "extract/input/pdf/running_lines.hpp"

#include <utility>

namespace claimgraph::pdf {
namespace {

/// Of all letters: enough for any book.
constexpr std::size_t kMostLetters = std::size_t{256} << 20;

CleanText text_of(const std::vector<PageParagraph>& paragraphs) {
    std::string all;
    std::vector<ByteSpan> spans;
    for (const PageParagraph& paragraph : paragraphs) {
        const auto begin = static_cast<std::uint32_t>(all.size());
        all += paragraph.text;
        spans.push_back({begin, static_cast<std::uint32_t>(all.size())});
    }
    TextBuilder builder(all);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        builder.begin_block(paragraphs[i].kind);
        builder.add(spans[i]);
    }
    CleanText text = builder.finish();
    text.origin = {}; // a PDF is no text: there is nothing to lead back to
    return text;
}

} // namespace

PdfText read_pdf(const PdfFile& file) {
    PdfText result;
    std::vector<LinePage> pages;
    std::vector<Box> known;
    std::size_t letters = 0;
    for (int index = 0; index < file.page_count() && !result.is_cut; ++index) {
        PageWords page = file.page(index);
        letters += page.text.size();
        result.is_cut = letters > kMostLetters;
        keep_readable(page);
        if (page.words.empty()) {
            result.pages_without_text.push_back(index + 1);
            continue;
        }
        std::vector<PageLine> lines = find_lines(page, find_gutters(page, usual_size(page.words), known));
        for (PageLine& line : lines) line.page = static_cast<std::uint32_t>(index);
        pages.push_back({page.height, std::move(lines)});
    }
    leave_out_running_lines(pages);
    std::vector<PageLine> lines;
    for (LinePage& page : pages) {
        put_in_reading_order(page.lines);
        std::move(page.lines.begin(), page.lines.end(), std::back_inserter(lines));
    }
    const std::vector<PageParagraph> paragraphs = find_paragraphs(lines);
    result.text = text_of(paragraphs);
    result.title = title_of(file.title(), paragraphs);
    return result;
}

} // namespace claimgraph::pdf
