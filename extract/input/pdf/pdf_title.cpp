#include "extract/input/pdf/pdf_title.hpp"

#include "extract/text/utf8.hpp"

#include <array>

namespace claimgraph::pdf {
namespace {

/// Endings of the files that PDFs are made of.
constexpr std::array<std::string_view, 16> kEndings = {".doc", ".docx", ".pdf", ".rtf",  ".odt", ".txt",
                                                       ".tex", ".dvi",  ".ps",  ".indd", ".qxd", ".qxp",
                                                       ".ppt", ".pptx", ".xls", ".html"};
/// What programs put before the name of a file.
constexpr std::array<std::string_view, 3> kPrograms = {"Microsoft Word - ", "Microsoft PowerPoint - ",
                                                       "Microsoft Excel - "};

std::size_t word_count(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
    return words;
}

std::size_t letter_count(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        letters += is_letter(c.value);
        at += c.size;
    }
    return letters;
}

std::string squeezed(std::string_view text) {
    std::string squeezed;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
        if (!is_blank)
            squeezed += c;
        else if (!squeezed.empty() && squeezed.back() != ' ')
            squeezed += ' ';
    }
    while (!squeezed.empty() && squeezed.back() == ' ') squeezed.pop_back();
    return squeezed;
}

std::string in_small_letters(std::string_view text) {
    std::string small;
    for (const char c : text)
        if (c != ' ') small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return small;
}

bool is_name_of_file(std::string_view title) {
    const std::string small = in_small_letters(title);
    for (const std::string_view ending : kEndings)
        if (small.ends_with(ending)) return true;
    for (const std::string_view program : kPrograms)
        if (title.starts_with(program)) return true;
    return word_count(title) < 2; // also "untitled"
}

/// The largest text of the first page.
const PageParagraph* largest(const std::vector<PageParagraph>& paragraphs) {
    constexpr std::size_t kLongest = 300;
    const PageParagraph* best = nullptr;
    for (const PageParagraph& paragraph : paragraphs) {
        if (paragraph.page != 0) break;
        if (paragraph.kind != BlockKind::kHeading || paragraph.text.size() > kLongest) continue;
        if (word_count(paragraph.text) < 2 || letter_count(paragraph.text) < 6) continue;
        if (best == nullptr || paragraph.size > 1.04F * best->size) best = &paragraph;
    }
    return best;
}

} // namespace

std::string title_of(std::string_view in_file, const std::vector<PageParagraph>& paragraphs) {
    const std::string title = squeezed(in_file);
    const PageParagraph* on_page = largest(paragraphs);
    if (!is_name_of_file(title)) {
        // Templates keep their titles: the page is believed where it says another one in large letters.
        std::string first_page;
        for (const PageParagraph& paragraph : paragraphs)
            if (paragraph.page == 0) first_page += in_small_letters(paragraph.text);
        float usual = 0;
        std::size_t most = 0;
        for (const PageParagraph& paragraph : paragraphs)
            if (paragraph.text.size() > most) {
                most = paragraph.text.size();
                usual = paragraph.size;
            }
        const bool is_on_page = first_page.find(in_small_letters(title)) != std::string::npos;
        if (is_on_page || on_page == nullptr || on_page->size < 1.3F * usual) return title;
    }
    return on_page == nullptr ? std::string() : on_page->text;
}

} // namespace claimgraph::pdf
