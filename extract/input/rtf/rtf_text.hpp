#pragma once

#include "extract/input/office_text.hpp"
#include "extract/input/rtf/code_pages.hpp"
#include "extract/input/rtf/rtf_words.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// What the group \info of a file tells.
struct RtfInfo {
    std::string title, author, company;
    int year = 0, month = 0, day = 0; ///< of \creatim
};

/// Reads Rich Text Format (RTF 1.9.1): a text with control words in nested groups. Writes what a reader sees: without
/// headers and footers, pictures, deleted and hidden text, instructions of fields and tables of contents; notes and
/// text boxes behind their paragraph. Groups may be nested 1,000 deep. Time is linear. One thread.
class RtfText {
  public:
    /// Fails with kBadFormat where groups are nested deeper; what comes before is written.
    Result<void> read(std::string_view rtf);
    OfficeText& written() { return written_; }
    const RtfInfo& info() const { return info_; }
    /// Whether groups were open at the end.
    bool ends_early() const { return ends_early_; }

  private:
    enum class Destination : std::uint8_t {
        kText,
        kNone,
        kFontTable,
        kStyles,
        kTitle,
        kAuthor,
        kCompany,
        kCreated,
        kInstruction
    };

    /// What a group says, until it ends.
    struct Group {
        Destination destination = Destination::kText;
        Destination outer = Destination::kText; ///< of what \upr says twice
        std::uint32_t code_page = 0;
        int font = 0;
        int skipped_after_unicode = 1; ///< \uc
        bool is_hidden = false;
        bool is_bold = false;
        bool is_field = false;
        bool is_inner = false; ///< a note or a text box: it ends a paragraph of its own
    };
    struct ParagraphFormat {
        int style = 0;
        bool is_heading = false;
        bool is_in_table = false;
    };

    void begin_group();
    void end_group();
    std::size_t control(std::size_t at);
    void apply(std::string_view word, bool has_number, int number, bool is_optional);
    void apply(RtfAction action, int number);
    void unicode(int number);
    void put(std::string_view bytes);
    void put_utf8(std::string_view text);
    void flush();
    void end_paragraph();
    void end_cell();
    void end_row();
    void set_font(int font);
    OfficeText::Style paragraph_style() const;

    std::string_view rtf_;
    std::vector<Group> groups_;
    Group group_;
    ParagraphFormat format_;
    OfficeText written_;
    RtfInfo info_;
    CodePages pages_;
    std::map<int, std::uint32_t> fonts_; ///< code pages
    std::map<int, OfficeText::Style> styles_;
    std::vector<std::string> fields_; ///< instructions of those that are open
    std::string bytes_;               ///< of one code page, not yet decoded
    std::string style_name_;
    std::uint32_t default_page_ = 1252;
    char32_t high_surrogate_ = 0;
    int to_skip_ = 0; ///< what stands for a character of Unicode in old programs
    int default_font_ = 0;
    int style_number_ = 0;
    std::size_t inner_ = 0; ///< notes and text boxes that are open
    bool is_open_ = false;  ///< the paragraph outside them
    bool has_row_ = false;
    bool has_bold_ = false, has_plain_ = false;
    bool ends_early_ = false;
};

} // namespace claimgraph
