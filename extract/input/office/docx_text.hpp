#pragma once

#include "extract/input/office/docx_styles.hpp"
#include "extract/input/office/xml_events.hpp"
#include "extract/input/office_text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The notes of a Word document, by kind and number: "w:footnoteReference 3". Each is taken out when it is written.
using DocxNotes = std::map<std::string, std::string, std::less<>>;

/// Takes the elements of a part of a Word document (ECMA-376 part 1, WordprocessingML) and writes the text that a
/// reader sees: with inserted, without deleted revisions; results of fields, not their instructions; text boxes once,
/// not in each of their variants; without hidden text, placeholders and tables of contents; notes behind their
/// paragraph.
class DocxText final : public XmlEvents {
  public:
    /// `styles` and `notes` must live as long as this; notes that are written are taken out.
    DocxText(const DocxStyles& styles, DocxNotes& notes) : styles_(styles), notes_(notes) {}

    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    OfficeText& written() { return written_; }

  private:
    enum class Element : std::uint8_t;
    static Element element(std::string_view name);

    struct Run {
        bool is_hidden = false;
        bool is_bold = false;
    };
    struct Field {
        std::string instruction;
        bool is_result = false;   ///< its result has begun
        bool is_left_out = false; ///< a table of contents
        bool has_text = false;
        std::vector<std::string> choices; ///< of a drop-down list
        std::size_t chosen = 0;
    };
    struct Paragraph {
        bool has_bold = false, has_plain = false;
        bool joins_next = false;
    };

    void begin_properties(Element element, const XmlAttributes& attributes);
    void field_character(std::string_view type);
    void end_field();
    void write(std::string_view text);
    void write_note(std::string_view kind, std::string_view number);

    const DocxStyles& styles_;
    DocxNotes& notes_;
    OfficeText written_;
    std::vector<Run> runs_;
    std::vector<Paragraph> paragraphs_;
    std::vector<Field> fields_;
    std::vector<bool> has_choice_;     ///< of the alternatives that are open: one was taken
    std::vector<bool> is_placeholder_; ///< of the content controls that are open: they are left out
    std::size_t instructions_ = 0;     ///< fields whose result has not begun
    std::size_t left_out_ = 0;         ///< fields that are left out
    std::size_t skipped_ = 0;          ///< elements that are open below and with one that is left out
    bool in_text_ = false, in_instruction_ = false;
    bool in_paragraph_properties_ = false, in_run_properties_ = false;
    std::string note_;
};

/// The notes of a part "footnotes.xml" or "endnotes.xml", put into `notes`.
void read_docx_notes(std::string_view xml, const DocxStyles& styles, DocxNotes& notes);

} // namespace claimgraph
