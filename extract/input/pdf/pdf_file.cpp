#include "extract/input/pdf/pdf_file.hpp"

#include "graph/base/text/utf8.hpp"

#include <cmath>
#include <ctime>
#include <mutex>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

namespace claimgraph::pdf {
namespace {

/// UTF-16 as UTF-8. (The library's own conversion opens a converter each time.)
void append_utf8(std::string& text, const poppler::ustring& utf16) {
    for (std::size_t i = 0; i < utf16.size(); ++i) {
        char32_t c = utf16[i];
        if (c >= 0xD800 && c < 0xE000) {
            const bool is_pair = c < 0xDC00 && i + 1 < utf16.size() && (utf16[i + 1] & 0xFC00) == 0xDC00;
            c = is_pair ? 0x10000 + ((c - 0xD800) << 10) + (utf16[++i] - 0xDC00U) : 0xFFFD;
        }
        claimgraph::append_utf8(text, c);
    }
}

std::string utf8_of(const poppler::ustring& utf16) {
    std::string text;
    append_utf8(text, utf16);
    return text;
}

/// By the name of the font: all that there is.
bool is_bold_font(std::string_view name) {
    for (const std::string_view part : {"Bold", "bold", "Black", "Heavy", "BOLD"})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

float finite(double number) {
    constexpr double kFarthest = 1e6;
    return std::isfinite(number) ? static_cast<float>(std::clamp(number, -kFarthest, kFarthest)) : 0;
}

PageWord word_of(const poppler::text_box& box, std::string& text) {
    const poppler::rectf rect = box.bbox();
    PageWord word;
    word.box = {finite(rect.left()), finite(rect.top()), finite(rect.right()), finite(rect.bottom())};
    word.space_after = box.has_space_after();
    word.quarter_turns = static_cast<std::uint8_t>(box.rotation() & 3);
    word.size = box.has_font_info() ? finite(box.get_font_size()) : 0;
    // Some fonts are one point high and scaled by the page.
    const float height = word.quarter_turns % 2 == 0 ? word.box.height() : word.box.width();
    if (word.size < 0.4F * height || word.size > 2.5F * height) word.size = height;
    if (box.has_font_info()) word.is_bold = is_bold_font(box.get_font_name());
    word.text.begin = static_cast<std::uint32_t>(text.size());
    append_utf8(text, box.text());
    word.text.end = static_cast<std::uint32_t>(text.size());
    return word;
}

} // namespace

struct PdfFile::State {
    std::unique_ptr<poppler::document> document;
};

PdfFile::PdfFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view bytes) {
    static std::once_flag silenced;
    std::call_once(silenced, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
    if (bytes.size() > kMaxDocumentBytes) return fail(ErrorCode::kTooLarge, "larger than 2 GiB");
    auto state = std::make_unique<State>();
    state->document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), {}, {}));
    if (state->document == nullptr) return fail(ErrorCode::kBadFormat, "no PDF that can be opened; it may be damaged");
    if (state->document->is_locked())
        return fail(ErrorCode::kUnsupported, "encrypted; expected a PDF that opens without a password");
    return PdfFile(std::move(state));
}

int PdfFile::page_count() const { return std::max(0, state_->document->pages()); }

PageWords PdfFile::page(int index) const {
    PageWords words;
    const std::unique_ptr<poppler::page> page(state_->document->create_page(index));
    if (page == nullptr) return words;
    const poppler::rectf rect = page->page_rect();
    words.width = finite(rect.width());
    words.height = finite(rect.height());
    const auto turn = page->orientation();
    if (turn == poppler::page::landscape || turn == poppler::page::seascape) std::swap(words.width, words.height);
    for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font))
        words.words.push_back(word_of(box, words.text));
    return words;
}

std::string PdfFile::title() const { return utf8_of(state_->document->get_title()); }
std::string PdfFile::author() const { return utf8_of(state_->document->get_author()); }

std::optional<Date> PdfFile::day() const {
    const std::time_t time = state_->document->get_creation_date_t();
    if (time <= 0) return std::nullopt;
    const Date day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::from_time_t(time)));
    return day.ok() ? std::optional(day) : std::nullopt;
}

} // namespace claimgraph::pdf
