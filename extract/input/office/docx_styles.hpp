#pragma once

#include "extract/input/office_text.hpp"

#include <map>
#include <string>
#include <string_view>

namespace claimgraph {

/// What the paragraph styles of a Word document are: headings and titles by their outline level or their name, which is
/// English in all languages, since Word knows it; entries of tables of contents and the like are left out.
class DocxStyles {
  public:
    /// Of the part "styles.xml"; what a broken one does not tell is guessed by the names of styles.
    static DocxStyles read(std::string_view xml);
    OfficeText::Style style(std::string_view id) const;

    struct Style {
        std::string name, based_on;
        bool has_level = false; ///< it has an outline level
        bool is_body = false;   ///< and says that it has none
    };

  private:
    std::map<std::string, Style, std::less<>> styles_;
};

} // namespace claimgraph
