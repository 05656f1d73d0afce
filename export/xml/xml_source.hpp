#pragma once

#include "export/xml/xml_check.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <rapidxml/rapidxml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reads XML element by element, so that a large file is never in memory as a tree. Used by GraphML and GEXF. One
/// thread.
namespace claimgraph {

/// An element or text of RapidXML; points into the XmlSource that parsed it.
using XmlNode = rapidxml::xml_node<>;

// The next four are inline since they are asked for literals, of which the compiler makes a comparison of numbers.

/// The value of an attribute; empty if it is absent.
inline std::string_view attribute(const XmlNode* node, std::string_view name) {
    for (const auto* found = node->first_attribute(); found != nullptr; found = found->next_attribute())
        if (std::string_view(found->name(), found->name_size()) == name) return {found->value(), found->value_size()};
    return {};
}

/// Whether an element has that name, with any namespace prefix.
inline bool is(const XmlNode* node, std::string_view name) {
    if (node->type() != rapidxml::node_element || node->name_size() < name.size()) return false;
    const std::string_view own(node->name(), node->name_size());
    const std::size_t prefix = own.size() - name.size();
    return own.substr(prefix) == name && (prefix == 0 || own[prefix - 1] == ':');
}

/// The first element of that name in `parent` (behind `node`), or null.
inline const XmlNode* first_child(const XmlNode* parent, std::string_view name) {
    const XmlNode* node = parent->first_node();
    while (node != nullptr && !is(node, name)) node = node->next_sibling();
    return node;
}
inline const XmlNode* next(const XmlNode* node, std::string_view name) {
    do node = node->next_sibling();
    while (node != nullptr && !is(node, name));
    return node;
}

/// All text and CDATA of an element. A view of the text if it is contiguous, else of `scratch`.
std::string_view content(const XmlNode* node, std::string& scratch);

/// A checked file and its outline. Use it within read_xml(), which catches RapidXML's exceptions.
class XmlSource {
  public:
    /// `outline` is what check_xml() gave for `text`.
    XmlSource(std::string text, const std::string& file, std::vector<XmlElement> outline)
        : text_(std::move(text)), file_(file), outline_(std::move(outline)) {}

    const std::vector<XmlElement>& outline() const { return outline_; }
    /// The name of an element without its namespace's prefix. Not for elements that were parsed.
    std::string_view name_of(const XmlElement& element) const;

    /// The element as a tree, parsed in place: its text is changed. Frees the previous one.
    const XmlNode* parse(const XmlElement& element);
    /// The element without its content, from a copy.
    const XmlNode* parse_tag(const XmlElement& element);

    /// Frees the text and its outline, after the last element.
    void release();

    /// An error at the element that was parsed last.
    tl::unexpected<Error> bad(std::string message) const;
    /// The same error, with that place.
    Error here(Error error) const;

  private:
    std::string text_;
    const std::string& file_;
    std::vector<XmlElement> outline_;
    rapidxml::xml_document<> document_;
    std::string tag_;
    std::uint64_t line_ = 0; ///< of the element that was parsed last
};

/// Checks `text` and calls `read` with the source. `what` is for errors: "GraphML".
template <class Read>
auto read_xml(std::string text, const std::string& file, std::string_view what, std::size_t outline_depth,
              const Read& read) -> decltype(read(std::declval<XmlSource&>())) {
    if (text.starts_with("\xEF\xBB\xBF")) text.replace(0, 3, "   ");
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorCode::kBadFormat, "is empty; expected " + std::string(what), {.file = file, .line = 1});
    auto outline = check_xml(text, file, outline_depth);
    if (!outline) return tl::unexpected(outline.error());
    try {
        XmlSource source(std::move(text), file, std::move(*outline));
        return read(source);
    } catch (const rapidxml::parse_error& error) {
        return fail(ErrorCode::kBadFormat, std::string("no well-formed XML: ") + error.what(), {.file = file});
    }
}

} // namespace claimgraph
