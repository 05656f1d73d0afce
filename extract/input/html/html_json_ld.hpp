#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// What <script type="application/ld+json"> tells of the article of a page, in the words of schema.org. Each is empty
/// where it does not say.
struct JsonLdArticle {
    std::string headline, date_published, authors, publisher, section, url;
};

/// Adds what a script tells that is not yet known: of its articles first, else of the page. Broken scripts tell
/// nothing.
void read_json_ld(std::string_view script, JsonLdArticle& article);

} // namespace claimgraph
