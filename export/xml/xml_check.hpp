#pragma once

#include "graph/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Elements of an XML file may be nested this deep.
inline constexpr std::size_t kMaxXmlDepth = 100;

/// The position of an element, in bytes of the text.
struct XmlElement {
    std::size_t begin = 0;   ///< of its first tag
    std::size_t tag_end = 0; ///< of its first tag
    std::size_t end = 0;     ///< behind its last tag
    std::uint32_t depth = 0; ///< 0 for the root
    std::uint64_t line = 0;  ///< of its first tag, from 1
};

/// Checks that `text` is well-formed XML 1.0 in UTF-8 that RapidXML can be given: RapidXML parses nested elements by
/// recursion and accepts much that is not XML. The check sees the same tags as RapidXML, so that no text can hide
/// elements from the depth limit. Stricter than XML in one way: a document type may be named, but not declare anything,
/// since entities could grow without bound. Gives the elements down to `outline_depth` in the order of their first
/// tags, for readers that read a large file element by element. Fails with kBadFormat or kNotUtf8, naming file and
/// line.
Result<std::vector<XmlElement>> check_xml(std::string_view text, const std::string& file, std::size_t outline_depth);

} // namespace claimgraph
