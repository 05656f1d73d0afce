#pragma once

#include "graph/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

/// Elements of an XML file may stand in each other this deep.
inline constexpr std::size_t kMaxXmlDepth = 100;

/// Whether `text` is well-formed XML 1.0 in UTF-8 that RapidXML can be given: RapidXML goes down into elements by
/// recursion and lets pass much that is no XML. What is checked here is what RapidXML sees, tag by tag, so that no text
/// can hide elements from the bound. Stricter than XML in one way: a document type may be named, but not declare
/// anything, since entities could grow without bound. Fails with kBadFormat or kNotUtf8, naming file and line.
Result<void> check_xml(std::string_view text, const std::string& file);

} // namespace claimgraph
