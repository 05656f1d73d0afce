#pragma once

#include "graph/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Elements of an XML file may stand in each other this deep.
inline constexpr std::size_t kMaxXmlDepth = 100;

/// Where an element stands, in bytes of the text.
struct XmlElement {
    std::size_t begin = 0;   ///< of its first tag
    std::size_t tag_end = 0; ///< of its first tag
    std::size_t end = 0;     ///< behind its last tag
    std::size_t depth = 0;   ///< 0 for the root
};

/// How deep the elements lie that check_xml() tells of.
inline constexpr std::size_t kOutlineDepth = 2;

/// Checks that `text` is well-formed XML 1.0 in UTF-8 that RapidXML can be given: RapidXML goes down into elements by
/// recursion and lets pass much that is no XML. What is checked here is what RapidXML sees, tag by tag, so that no text
/// can hide elements from the bound. Stricter than XML in one way: a document type may be named, but not declare
/// anything, since entities could grow without bound. Gives the root, its children and theirs in the order of their
/// first tags, for readers that take a big file an element at a time. Fails with kBadFormat or kNotUtf8, naming file
/// and line.
Result<std::vector<XmlElement>> check_xml(std::string_view text, const std::string& file);

} // namespace claimgraph
