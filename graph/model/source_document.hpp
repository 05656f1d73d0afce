#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// What is known of a document that claims were read from. Owns its strings; each is empty where the file does not say.
struct SourceDocument {
    std::string name;      ///< its id: its path as given, `path#n` for a part of a file, or the id in the input
    std::string title;     ///< the headline, the subject of a mail
    std::string date;      ///< of writing, 2025-03-11
    std::string author;    ///< names as in the byline, "; " between them
    std::string publisher; ///< the paper, the site, the sender's organization
    std::string url;       ///< the canonical address
    std::string section;   ///< "World"
    std::string language;  ///< ISO 639-1, of the text: "en"
    std::string format;    ///< the name of the input format: "html"
    std::uint32_t words = 0;
    std::string same_as;  ///< the name of the document that has the same text, and counts for both; see same_texts.hpp
    std::string sketch{}; ///< text_sketch() of its text, until the graph is made; not part of the graph

    friend auto operator<=>(const SourceDocument&, const SourceDocument&) = default;
};

/// Whether an address leads to the web: http or https, and nothing in it that ends a link in some format. Others, such
/// as `javascript:`, are shown as text.
inline bool is_web_address(std::string_view url) {
    return (url.starts_with("http://") || url.starts_with("https://")) && std::ranges::none_of(url, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
                      std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
           });
}

/// The document of this name in documents sorted by name; null if there is none.
inline const SourceDocument* find_document(std::span<const SourceDocument> documents, std::string_view name) {
    const auto found = std::ranges::lower_bound(documents, name, {}, &SourceDocument::name);
    return found != documents.end() && found->name == name ? &*found : nullptr;
}

} // namespace claimgraph
