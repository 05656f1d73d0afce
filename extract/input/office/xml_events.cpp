#include "extract/input/office/xml_events.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstring>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <memory>
#include <vector>

namespace claimgraph {
namespace {

struct Namespace {
    std::string_view uri, prefix;
};

// Office Open XML has two addresses for each: of the transitional and of the strict variant.
constexpr Namespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "app"},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "app"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:container", "container"},
    {"http://www.idpf.org/2007/opf", "opf"},
    {"http://www.w3.org/2001/04/xmlenc#", "enc"},
};

std::string_view prefix_of(const xmlChar* uri) {
    if (uri == nullptr) return {};
    const std::string_view text = reinterpret_cast<const char*>(uri);
    const auto* found = std::ranges::find(kNamespaces, text, &Namespace::uri);
    return found == std::end(kNamespaces) ? std::string_view("?") : found->prefix;
}

/// libxml2 compares each attribute of an element with each other one, and each prefix with all that are open.
constexpr std::size_t kMostAttributes = 1000;
constexpr std::size_t kMostNamespaces = 1000;

/// Whether these bytes begin as UTF-8, UTF-16 or a code page that has ASCII in it.
bool has_usual_encoding(std::string_view bytes) {
    constexpr std::string_view kOther = std::string_view("\0\0\0<", 4);
    if (bytes.starts_with(kOther) || bytes.starts_with("\x4c\x6f\xa7\x94")) return false;
    if (!bytes.starts_with("<?xml")) return true;
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
    constexpr std::string_view kName = "encoding";
    constexpr std::string_view kBetween = " \t\r\n='\"";
    constexpr std::string_view kUsual[] = {"utf-8", "utf-16", "us-ascii", "iso-8859-", "windows-125"};
    std::size_t at = declaration.find(kName);
    if (at == std::string_view::npos) return true;
    at = declaration.find_first_not_of(kBetween, at + kName.size());
    if (at == std::string_view::npos) return false;
    std::string name(declaration.substr(at, declaration.find_first_of(kBetween, at) - at));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::ranges::any_of(kUsual, [&](std::string_view one) { return name.starts_with(one); });
}

/// Counts what may be attributes, `="`, between two "<", which no attribute has in it.
class AttributeCount {
  public:
    bool is_too_many(std::string_view bytes) {
        for (const char byte : bytes) {
            if (byte == '<') count_ = 0;
            if ((byte == '"' || byte == '\'') && is_behind_) ++count_;
            const bool is_blank = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' || byte == '\0';
            is_behind_ = byte == '=' || (is_behind_ && is_blank);
            if (count_ > kMostAttributes) return true;
        }
        return false;
    }

  private:
    std::size_t count_ = 0;
    bool is_behind_ = false; ///< a sign of equality, but for blanks
};

struct Parse {
    XmlEvents& events;
    std::string_view rest;
    AttributeCount attributes{};
    std::vector<int> declared{}; ///< namespaces of the elements that are open
    std::size_t namespaces = 0;
    std::string name{};    ///< of the element at hand
    std::string refused{}; ///< why it was stopped
    xmlParserCtxtPtr parser = nullptr;

    std::string_view name_of(const xmlChar* local, const xmlChar* uri) {
        name = prefix_of(uri);
        if (!name.empty()) name += ':';
        name += reinterpret_cast<const char*>(local);
        return name;
    }
    void stop(std::string why) {
        if (refused.empty()) refused = std::move(why);
        xmlStopParser(parser);
    }
};

Parse& parse_of(void* context) { return *static_cast<Parse*>(context); }

void begin_element(void* context, const xmlChar* local, const xmlChar*, const xmlChar* uri, int declared,
                   const xmlChar**, int count, int, const xmlChar** attributes) {
    Parse& parse = parse_of(context);
    parse.declared.push_back(declared);
    parse.namespaces += static_cast<std::size_t>(declared);
    if (parse.namespaces > kMostNamespaces) return parse.stop("more namespaces than documents have");
    parse.events.begin(parse.name_of(local, uri), XmlAttributes(attributes, static_cast<std::size_t>(count)));
}

void end_element(void* context, const xmlChar* local, const xmlChar*, const xmlChar* uri) {
    Parse& parse = parse_of(context);
    parse.namespaces -= static_cast<std::size_t>(parse.declared.back());
    parse.declared.pop_back();
    parse.events.end(parse.name_of(local, uri));
}

void characters(void* context, const xmlChar* text, int size) {
    parse_of(context).events.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void entity_declared(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
    parse_of(context).stop("declares entities, which are not allowed in documents");
}

void attribute_declared(void* context, const xmlChar*, const xmlChar*, int, int, const xmlChar*,
                        xmlEnumerationPtr names) {
    xmlFreeEnumeration(names);
    parse_of(context).stop("declares attributes, which are not allowed in documents");
}

void failed(void* context, xmlErrorPtr error) {
    Parse& parse = parse_of(context);
    if (error->level < XML_ERR_ERROR || !parse.refused.empty()) return;
    if (error->level == XML_ERR_ERROR && parse.parser->wellFormed) return; // namespaces: the text is there all the same
    std::string_view message = error->message == nullptr ? "cannot be parsed" : error->message;
    while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.remove_suffix(1);
    parse.refused = "invalid XML: ";
    for (const char letter : message) parse.refused += static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
}

int give_bytes(void* context, char* buffer, int size) {
    Parse& parse = parse_of(context);
    const std::size_t count = std::min(parse.rest.size(), static_cast<std::size_t>(size));
    if (parse.attributes.is_too_many(parse.rest.substr(0, count))) {
        if (parse.refused.empty()) parse.refused = "an element of more attributes than documents have";
        return -1;
    }
    if (count > 0) std::memcpy(buffer, parse.rest.data(), count);
    parse.rest.remove_prefix(count);
    return static_cast<int>(count);
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    const std::size_t colon = name.find(':');
    const std::string_view prefix = name.substr(0, colon == std::string_view::npos ? 0 : colon);
    const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    for (std::size_t i = 0; i < count_; ++i) {
        const unsigned char* const* own = quintuples_ + 5 * i;
        if (local != reinterpret_cast<const char*>(own[0]) || prefix != prefix_of(own[2])) continue;
        return std::string_view(reinterpret_cast<const char*>(own[3]), static_cast<std::size_t>(own[4] - own[3]));
    }
    return std::nullopt;
}

Result<void> parse_xml(std::string_view bytes, const std::string& file, XmlEvents& events) {
    if (!has_usual_encoding(bytes))
        return fail(ErrorCode::kBadFormat, "an encoding that XML of documents does not have", {.file = file});
    static const bool kIsReady = (xmlInitParser(), true);
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(kIsReady ? xmlNewParserCtxt() : nullptr,
                                                                              &xmlFreeParserCtxt);
    if (parser == nullptr) return fail(ErrorCode::kTooLarge, "no memory to parse it", {.file = file});
    Parse parse{.events = events, .rest = bytes, .parser = parser.get()};
    std::memset(parser->sax, 0, sizeof(xmlSAXHandler));
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->startElementNs = begin_element;
    parser->sax->endElementNs = end_element;
    parser->sax->characters = parser->sax->ignorableWhitespace = parser->sax->cdataBlock = characters;
    parser->sax->entityDecl = entity_declared;
    parser->sax->attributeDecl = attribute_declared;
    parser->sax->serror = failed;
    parser->userData = &parse;
    // NOENT only resolves &amp; and the like in attributes: there are no other entities, see entity_declared()
    const int options = XML_PARSE_NONET | XML_PARSE_NOENT;
    if (const xmlDocPtr tree = xmlCtxtReadIO(parser.get(), give_bytes, nullptr, &parse, nullptr, nullptr, options))
        xmlFreeDoc(tree);
    if (parser->wellFormed && parse.refused.empty()) return {};
    if (parse.refused.empty()) parse.refused = "invalid XML";
    const std::uint64_t line = parser->lastError.line > 0 ? static_cast<std::uint64_t>(parser->lastError.line) : 0;
    return fail(ErrorCode::kBadFormat, parse.refused, {.file = file, .line = line});
}

} // namespace claimgraph
