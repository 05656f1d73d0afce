#pragma once

#include "extract/input/office/xml_events.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// The texts of the elements of a small XML file with what is known of a document: title, author, dates. Owns them.
class XmlTexts final : public XmlEvents {
  public:
    /// An empty list if the file is broken: then it is as if nothing were known.
    static XmlTexts read(std::string_view bytes);

    /// The text of the first element of this name that has one.
    std::string first(std::string_view name) const;
    /// The texts of all, "; " between them.
    std::string all(std::string_view name) const;

    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

  private:
    std::vector<std::pair<std::string, std::string>> texts_;
    std::vector<std::size_t> open_;
};

} // namespace claimgraph
