#pragma once

#include "extract/input/office/xml_events.hpp"
#include "extract/input/office_text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Takes the elements of the part "content.xml" of an OpenDocument text, or of a flat one, and writes the text that a
/// reader sees: without deleted revisions, annotations, hidden text and indexes; notes and text boxes behind their
/// paragraph.
class OdtText final : public XmlEvents {
  public:
    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    OfficeText& written() { return written_; }

  private:
    void begin_paragraph(const XmlAttributes& attributes, bool is_heading);
    /// Whether a style is that of a title, by its name and those it is based on.
    bool is_title(std::string_view style) const;

    OfficeText written_;
    std::map<std::string, std::string, std::less<>> parents_; ///< of styles
    std::size_t skipped_ = 0;                                 ///< elements that are open below and with one left out
    bool in_body_ = false;
};

} // namespace claimgraph
