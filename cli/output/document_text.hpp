#pragma once

#include "extract/text/document.hpp"

#include <string>

namespace claimgraph::cli {

/// {"id","title","date","author","publisher","url","language","section","format","words","text"} on one line with its
/// end, and "record": where the document lies in its file, if that is text. What is not known is an empty string.
std::string document_json(const Document& document);

} // namespace claimgraph::cli
