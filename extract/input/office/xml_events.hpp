#pragma once

#include "graph/base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The attributes of an element, by names as in XmlEvents. Views what the parser has; valid during the call.
class XmlAttributes {
  public:
    XmlAttributes(const unsigned char* const* quintuples, std::size_t count) : quintuples_(quintuples), count_(count) {}
    /// The value, entities resolved.
    std::optional<std::string_view> find(std::string_view name) const;
    /// The same; empty if it is absent.
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }

  private:
    const unsigned char* const* quintuples_; ///< as libxml2 gives them: local name, prefix, namespace, value, its end
    std::size_t count_;
};

/// Takes the elements and texts of an XML file in its order. Names have the prefix that is usual for their namespace
/// ("w:p"), whichever the file uses, "?:p" for namespaces of no interest here, and none for names without a namespace.
/// Texts come in pieces of any size, as UTF-8.
class XmlEvents {
  public:
    virtual ~XmlEvents() = default;
    virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

/// Parses XML of an office file or a book: reads nothing but these bytes, and refuses declarations of entities and
/// default values, which could grow without bound. Elements may be nested 256 deep. Fails with kBadFormat, naming the
/// line of `file`; what comes before it has been given. Time is linear, memory small. Thread-safe.
Result<void> parse_xml(std::string_view bytes, const std::string& file, XmlEvents& events);

} // namespace claimgraph
