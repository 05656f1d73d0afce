#pragma once

#include "extract/input/html/html_tag.hpp"
#include "graph/base/byte_span.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The attributes that are kept.
enum class HtmlAttribute : std::uint8_t {
    kOther,
    kAriaHidden,
    kCharset,
    kClass,
    kContent,
    kDatetime,
    kHidden,
    kHref,
    kId,
    kItemprop,
    kItemtype,
    kLang,
    kName,
    kProperty,
    kRel,
    kRole,
    kStyle,
    kType,
    kXmlLang,
};

/// An element or a piece of text. The nodes of an element are those from the next one to `end`.
struct HtmlNode {
    HtmlTag tag = HtmlTag::kOther;
    bool in_link = false;              ///< of text: within <a href>
    std::uint8_t decoded_size = 0;     ///< of text that is one character reference: the bytes of `decoded`; else 0
    std::array<char, 4> decoded{};     ///< the character
    std::uint32_t parent = 0;          ///< the root is its own
    std::uint32_t end = 0;             ///< one past its last node
    ByteSpan source;                   ///< of text, in the page; of an element: its content
    std::uint32_t first_attribute = 0; ///< of an element
    std::uint32_t attributes = 0;      ///< how many of them
};

/// A page of HTML as a flat tree, in the order of the page: node 0 is the root. Views the bytes that it was made of,
/// which must outlive it.
class HtmlPage {
  public:
    struct Attribute {
        HtmlAttribute name;
        ByteSpan value; ///< in the page, with its character references
    };

    /// Reads any bytes; never fails. Tokens are those of the HTML standard, with each text at its place in the page; of
    /// its rules for trees those that open and close elements (implied end tags, tables, links), not those that move
    /// elements. Elements deeper than kDeepestElement lie beside each other. Time and memory are linear in the size.
    explicit HtmlPage(std::string_view html);

    std::string_view html() const { return html_; }
    std::span<const HtmlNode> nodes() const { return nodes_; }
    const HtmlNode& operator[](std::size_t node) const { return nodes_[node]; }
    std::size_t size() const { return nodes_.size(); }

    /// The value of an attribute as it stands in the page; empty if there is none.
    std::string_view raw(std::size_t node, HtmlAttribute name) const;
    bool has(std::size_t node, HtmlAttribute name) const;
    /// The same without character references.
    std::string attribute(std::size_t node, HtmlAttribute name) const;
    std::span<const Attribute> attributes(const HtmlNode& node) const {
        return std::span(attributes_).subspan(node.first_attribute, node.attributes);
    }
    /// The bytes of a text node.
    std::string_view text(const HtmlNode& node) const {
        return node.decoded_size != 0 ? std::string_view(node.decoded.data(), node.decoded_size)
                                      : slice(html_, node.source);
    }
    /// All text of an element, blanks as one space, none at the ends.
    std::string text_of(std::size_t node) const;

  private:
    friend class HtmlParser;
    std::string_view html_;
    std::vector<HtmlNode> nodes_;
    std::vector<Attribute> attributes_;
};

inline constexpr std::size_t kDeepestElement = 512; ///< as in browsers

} // namespace claimgraph
