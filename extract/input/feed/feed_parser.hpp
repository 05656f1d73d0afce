#pragma once

#include "graph/base/byte_span.hpp"
#include "graph/base/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// An element of an entry, or of the feed itself.
struct FeedField {
    std::string name; ///< "title", "content:encoded", "dc:date"; "author/name" of one in another
    ByteSpan content; ///< what stands between its tags
    bool has_elements = false;
    std::string type; ///< attributes; empty if it has none
    std::string link; ///< href
    std::string rel;
    std::string label;        ///< label, else term
    bool is_permanent = true; ///< isPermaLink of a guid
};

/// A feed, or an entry of it.
struct FeedPart {
    ByteSpan span;
    std::vector<FeedField> fields;
    std::string language; ///< xml:lang
    std::string base;     ///< xml:base

    /// The first field of this name; null if there is none.
    const FeedField* field(std::string_view name) const;
};

/// Parses RSS 0.9x, 1.0, 2.0 and Atom with libxml2, and gives each entry with what stood in the feed before it to
/// `take`, until that returns false. `xml` is valid UTF-8, whatever it declares. Nothing is loaded, no entity of a DTD
/// is replaced; what many feeds do wrong (an unknown entity or prefix, a bare "&") is let pass. Fails with kBadFormat,
/// after the entries before the place. Linear; memory of one entry.
Result<void> parse_feed(std::string_view xml,
                        const std::function<bool(const FeedPart& entry, const FeedPart& feed)>& take);

} // namespace claimgraph
