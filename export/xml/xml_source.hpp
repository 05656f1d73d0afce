#pragma once

#include "export/xml/xml_check.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <rapidxml/rapidxml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// XML read an element at a time, so that a big file never stands in memory as a tree. What GraphML and GEXF share.
namespace claimgraph {

using XmlNode = rapidxml::xml_node<>;

// The next four are inline since they are asked for literals, of which the compiler makes a comparison of numbers.

/// Empty where there is none.
inline std::string_view attribute(const XmlNode* node, std::string_view name) {
    for (const auto* found = node->first_attribute(); found != nullptr; found = found->next_attribute())
        if (std::string_view(found->name(), found->name_size()) == name) return {found->value(), found->value_size()};
    return {};
}

/// Whether an element has that name, whatever its namespace's prefix.
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

/// All text and CDATA of an element. Points into the text where it stands in one piece, else into `scratch`.
std::string_view content(const XmlNode* node, std::string& scratch);

/// A checked file and its outline. To be used within read_xml(), which catches what RapidXML throws.
class XmlSource {
  public:
    /// `outline` is what check_xml() gave for `text`.
    XmlSource(std::string text, const std::string& file, std::vector<XmlElement> outline)
        : text_(std::move(text)), file_(file), outline_(std::move(outline)) {}

    const std::vector<XmlElement>& outline() const { return outline_; }
    /// The name of an element without its namespace's prefix. Not for elements that were parsed.
    std::string_view name_of(const XmlElement& element) const;

    /// The element as a tree, in place: its text is used up. Gives back the memory of the one before.
    const XmlNode* parse(const XmlElement& element);
    /// The element without what stands in it, from a copy.
    const XmlNode* parse_tag(const XmlElement& element);

    /// Gives back the memory of the text and its outline, after the last element.
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

/// Checks `text` and has it read: `read` takes the source to a Result. `what` is for errors: "GraphML".
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
