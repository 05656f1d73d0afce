#pragma once

#include "extract/input/feed/feed_parser.hpp"
#include "extract/text/text_builder.hpp"

#include <string>
#include <string_view>

namespace claimgraph {

/// The text of a field, be it HTML that is escaped once or twice, or in CDATA, XHTML, or plain text, whose paragraphs
/// are apart. The map leads to the bytes of the feed. Linear.
CleanText feed_text(std::string_view xml, const FeedField& field);

/// The same in one line.
std::string feed_line(std::string_view xml, const FeedField* field);

} // namespace claimgraph
