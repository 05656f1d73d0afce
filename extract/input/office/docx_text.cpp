#include "extract/input/office/docx_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace claimgraph {

enum class DocxText::Element : std::uint8_t {
    kOther,
    kLeftOut, ///< with all that is in it
    kAlternatives,
    kAlternative,
    kBreak,
    kCell,
    kCharacter, ///< becomes another one: see kCharacters
    kChoice,
    kChosen,
    kContent,
    kControl,
    kDeleted,
    kEmphasis,
    kField,
    kFieldCharacter,
    kGallery,
    kHidden,
    kInstruction,
    kLevel,
    kNote,
    kParagraph,
    kParagraphProperties,
    kPlaceholder,
    kRow,
    kRun,
    kRunProperties,
    kStyle,
    kTable,
    kText,
};

namespace {

/// Fields whose results are made of other places of the text: tables of contents, of authorities, indexes.
constexpr std::string_view kRepeatingFields[] = {"TOC", "TOA", "INDEX"};
constexpr std::string_view kContentsGallery = "Table of Contents";

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off" || value == "none"; }

std::string_view first_word(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_first_of(" \\"));
}

bool repeats(std::string_view instruction) {
    return std::ranges::find(kRepeatingFields, first_word(instruction)) != std::end(kRepeatingFields);
}

std::string_view character(std::string_view name) {
    return name == "w:noBreakHyphen" ? "-" : name == "w:tab" ? "\t" : "";
}

} // namespace

DocxText::Element DocxText::element(std::string_view name) {
    struct Entry {
        std::string_view name;
        Element element;
    };
    static constexpr auto kElements = std::to_array<Entry>({
        {"m:t", Element::kText},
        {"mc:AlternateContent", Element::kAlternatives},
        {"mc:Choice", Element::kAlternative},
        {"mc:Fallback", Element::kAlternative},
        {"w:b", Element::kEmphasis},
        {"w:br", Element::kBreak},
        {"w:comment", Element::kLeftOut},
        {"w:cr", Element::kBreak},
        {"w:default", Element::kChosen},
        {"w:del", Element::kDeleted},
        {"w:delInstrText", Element::kLeftOut},
        {"w:delText", Element::kLeftOut},
        {"w:docPartGallery", Element::kGallery},
        {"w:endnoteReference", Element::kNote},
        {"w:fldChar", Element::kFieldCharacter},
        {"w:fldSimple", Element::kField},
        {"w:footnoteReference", Element::kNote},
        {"w:instrText", Element::kInstruction},
        {"w:listEntry", Element::kChoice},
        {"w:moveFrom", Element::kLeftOut},
        {"w:noBreakHyphen", Element::kCharacter},
        {"w:outlineLvl", Element::kLevel},
        {"w:p", Element::kParagraph},
        {"w:pPr", Element::kParagraphProperties},
        {"w:pPrChange", Element::kLeftOut},
        {"w:pStyle", Element::kStyle},
        {"w:r", Element::kRun},
        {"w:rPr", Element::kRunProperties},
        {"w:rPrChange", Element::kLeftOut},
        {"w:result", Element::kChosen},
        {"w:rt", Element::kLeftOut},
        {"w:sdt", Element::kControl},
        {"w:sdtContent", Element::kContent},
        {"w:showingPlcHdr", Element::kPlaceholder},
        {"w:t", Element::kText},
        {"w:tab", Element::kCharacter},
        {"w:tabs", Element::kLeftOut},
        {"w:tbl", Element::kTable},
        {"w:tc", Element::kCell},
        {"w:tr", Element::kRow},
        {"w:vanish", Element::kHidden},
    });
    static_assert(std::ranges::is_sorted(kElements, {}, &Entry::name));
    const auto found = std::ranges::lower_bound(kElements, name, {}, &Entry::name);
    return found != kElements.end() && found->name == name ? found->element : Element::kOther;
}

void DocxText::begin(std::string_view name, const XmlAttributes& attributes) {
    if (skipped_ > 0) {
        ++skipped_;
        return;
    }
    const Element found = element(name);
    switch (found) {
    case Element::kOther:
        break;
    case Element::kLeftOut:
        ++skipped_;
        break;
    case Element::kDeleted:
        // of a paragraph's mark: its end was deleted
        if (in_paragraph_properties_ && !paragraphs_.empty()) paragraphs_.back().joins_next = true;
        ++skipped_;
        break;
    case Element::kAlternatives:
        has_choice_.push_back(false);
        break;
    case Element::kAlternative:
        if (!has_choice_.empty() && has_choice_.back())
            ++skipped_;
        else if (!has_choice_.empty())
            has_choice_.back() = true;
        break;
    case Element::kParagraph:
        paragraphs_.emplace_back();
        written_.begin_paragraph();
        break;
    case Element::kRun:
        runs_.emplace_back();
        break;
    case Element::kText:
        in_text_ = true;
        break;
    case Element::kInstruction:
        in_instruction_ = true;
        break;
    case Element::kBreak:
        write("\n");
        break;
    case Element::kCharacter:
        write(character(name));
        break;
    case Element::kFieldCharacter:
        field_character(attributes.get("w:fldCharType"));
        break;
    case Element::kField:
        if (repeats(attributes.get("w:instr"))) ++skipped_;
        break;
    case Element::kNote:
        if (skipped_ + left_out_ + instructions_ == 0) write_note(name, attributes.get("w:id"));
        break;
    case Element::kTable:
        written_.begin_table();
        break;
    case Element::kRow:
        written_.begin_row();
        break;
    case Element::kCell:
        written_.begin_cell();
        break;
    case Element::kControl:
        is_placeholder_.push_back(false);
        break;
    case Element::kContent:
        if (!is_placeholder_.empty() && is_placeholder_.back()) ++skipped_;
        break;
    default:
        begin_properties(found, attributes);
        break;
    }
}

void DocxText::begin_properties(Element found, const XmlAttributes& attributes) {
    const std::string_view value = attributes.get("w:val");
    switch (found) {
    case Element::kParagraphProperties:
        in_paragraph_properties_ = true;
        break;
    case Element::kRunProperties:
        in_run_properties_ = !in_paragraph_properties_;
        break;
    case Element::kStyle:
        if (in_paragraph_properties_) written_.set_style(styles_.style(value));
        break;
    case Element::kLevel:
        if (in_paragraph_properties_ && value != "9" && written_.style() == OfficeText::Style::kText)
            written_.set_style(OfficeText::Style::kHeading);
        break;
    case Element::kHidden:
        if (in_run_properties_ && !runs_.empty()) runs_.back().is_hidden = !is_off(value);
        break;
    case Element::kEmphasis:
        if (in_run_properties_ && !runs_.empty()) runs_.back().is_bold = !is_off(value);
        break;
    case Element::kGallery:
        if (value == kContentsGallery && !is_placeholder_.empty()) is_placeholder_.back() = true;
        break;
    case Element::kPlaceholder:
        if (!is_off(value) && !is_placeholder_.empty()) is_placeholder_.back() = true;
        break;
    case Element::kChoice:
        if (!fields_.empty()) fields_.back().choices.emplace_back(value);
        break;
    case Element::kChosen:
        if (!fields_.empty()) std::from_chars(value.data(), value.data() + value.size(), fields_.back().chosen);
        break;
    default:
        break;
    }
}

void DocxText::end(std::string_view name) {
    if (skipped_ > 0 && --skipped_ > 0) return;
    switch (element(name)) {
    case Element::kText:
        in_text_ = false;
        break;
    case Element::kInstruction:
        in_instruction_ = false;
        break;
    case Element::kRun:
        if (!runs_.empty()) runs_.pop_back();
        break;
    case Element::kParagraphProperties:
        in_paragraph_properties_ = false;
        // a field whose end is missing ends before the next heading
        if (left_out_ > 0 && written_.style() > OfficeText::Style::kText &&
            written_.style() != OfficeText::Style::kNone)
            while (!fields_.empty()) end_field();
        break;
    case Element::kRunProperties:
        in_run_properties_ = false;
        break;
    case Element::kAlternatives:
        if (!has_choice_.empty()) has_choice_.pop_back();
        break;
    case Element::kControl:
        if (!is_placeholder_.empty()) is_placeholder_.pop_back();
        break;
    case Element::kParagraph: {
        if (paragraphs_.empty()) break;
        const Paragraph paragraph = paragraphs_.back();
        paragraphs_.pop_back();
        const bool stands_out = paragraph.has_bold && !paragraph.has_plain && looks_like_heading(written_.text());
        if (stands_out && written_.style() == OfficeText::Style::kText) written_.set_style(OfficeText::Style::kHeading);
        written_.end_paragraph(paragraph.joins_next);
        // an instruction without a result or an end is over by now
        if (paragraphs_.empty())
            while (!fields_.empty() && !fields_.back().is_result) end_field();
        break;
    }
    case Element::kRow:
        written_.end_row();
        break;
    case Element::kTable:
        written_.end_table();
        break;
    default:
        break;
    }
}

void DocxText::text(std::string_view text) {
    if (skipped_ > 0) return;
    constexpr std::size_t kLongestInstruction = 64; // its name is what matters
    if (in_instruction_ && !fields_.empty() && fields_.back().instruction.size() < kLongestInstruction)
        fields_.back().instruction += text.substr(0, kLongestInstruction);
    if (in_text_) write(text);
}

void DocxText::write(std::string_view text) {
    if (skipped_ > 0 || instructions_ > 0 || left_out_ > 0 || in_paragraph_properties_) return;
    if (!runs_.empty() && runs_.back().is_hidden) return;
    const bool has_letters = text.find_first_not_of(" \t\n") != std::string_view::npos;
    if (has_letters && !fields_.empty()) fields_.back().has_text = true;
    if (has_letters && !paragraphs_.empty())
        (!runs_.empty() && runs_.back().is_bold ? paragraphs_.back().has_bold : paragraphs_.back().has_plain) = true;
    written_.add(text);
}

void DocxText::field_character(std::string_view type) {
    constexpr std::string_view kBegin = "begin";
    constexpr std::string_view kSeparate = "separate";
    if (type == kBegin) {
        fields_.emplace_back();
        ++instructions_;
    } else if (fields_.empty()) {
        return;
    } else if (type == kSeparate) {
        Field& field = fields_.back();
        if (field.is_result) return;
        field.is_result = true;
        --instructions_;
        field.is_left_out = repeats(field.instruction);
        if (field.is_left_out) ++left_out_;
    } else {
        end_field();
    }
}

void DocxText::end_field() {
    const Field field = std::move(fields_.back());
    fields_.pop_back();
    if (!field.is_result) --instructions_;
    if (field.is_left_out) --left_out_;
    // what is chosen of a drop-down list stands in no run
    if (!field.has_text && field.chosen < field.choices.size())
        write(field.choices[field.chosen]);
    else if (field.has_text && !fields_.empty())
        fields_.back().has_text = true;
}

void DocxText::write_note(std::string_view kind, std::string_view number) {
    const auto found = notes_.find(fmt::format("{} {}", kind, number));
    if (found == notes_.end()) return;
    written_.add_note(found->second);
    notes_.erase(found);
}

namespace {

/// Each note of a part is written as a text of its own.
class NoteEvents final : public XmlEvents {
  public:
    NoteEvents(const DocxStyles& styles, DocxNotes& notes) : styles_(styles), notes_(notes) {}

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == kFootnote || name == kEndnote)
            number_ = fmt::format("{}Reference {}", name, attributes.get("w:id"));
        else if (!number_.empty())
            current_.begin(name, attributes);
    }
    void end(std::string_view name) override {
        if (name != kFootnote && name != kEndnote) {
            if (!number_.empty()) current_.end(name);
            return;
        }
        std::string text = current_.written().finish().text;
        if (!text.empty()) notes_.try_emplace(std::move(number_), std::move(text));
        number_.clear();
    }
    void text(std::string_view text) override {
        if (!number_.empty()) current_.text(text);
    }

  private:
    static constexpr std::string_view kFootnote = "w:footnote";
    static constexpr std::string_view kEndnote = "w:endnote";

    const DocxStyles& styles_;
    DocxNotes& notes_;
    DocxNotes none_; ///< notes have no notes
    std::string number_;
    DocxText current_{styles_, none_};
};

} // namespace

void read_docx_notes(std::string_view xml, const DocxStyles& styles, DocxNotes& notes) {
    NoteEvents events(styles, notes);
    static_cast<void>(parse_xml(xml, {}, events)); // what comes before an error is read
}

} // namespace claimgraph
