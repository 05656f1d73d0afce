#include "extract/input/feed/feed_parser.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <memory>
#include <mutex>
#include <optional>

namespace claimgraph {
namespace {

constexpr std::size_t kMostFields = 1000;       ///< of an entry; others are left out
constexpr std::ptrdiff_t kMostAttributes = 500; ///< of an element: the parser compares each with each

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The prefix that a name space usually has, for names of fields.
struct XmlSpace {
    std::string_view address, prefix;
};
constexpr std::array<XmlSpace, 10> kSpaces = {{
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"http://search.yahoo.com/mrss/", "media"},
}};

std::string full_name(const xmlChar* local, const xmlChar* prefix, const xmlChar* address) {
    const auto space = std::ranges::find(kSpaces, view(address), &XmlSpace::address);
    const std::string_view before = space != kSpaces.end() ? space->prefix : view(prefix);
    return before.empty() ? std::string(view(local)) : fmt::format("{}:{}", before, view(local));
}

/// Errors that leave the structure clear.
bool is_harmless(int code) {
    switch (code) {
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_MISPLACED_CDATA_END:
    case XML_ERR_HYPHEN_IN_COMMENT:
    case XML_ERR_RESERVED_XML_NAME:
    case XML_ERR_NS_DECL_ERROR:
    case XML_NS_ERR_XML_NAMESPACE:
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_EMPTY:
    case XML_NS_ERR_COLON:
        return true;
    default:
        return false;
    }
}

bool has_too_many_attributes(std::string_view xml) {
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const std::string_view tag = xml.substr(at, std::min(xml.find_first_of("<>", at + 1), xml.size()) - at);
        if (std::ranges::count(tag, '=') > kMostAttributes && !tag.starts_with("<!")) return true;
    }
    return false;
}

class FeedHandler {
  public:
    FeedHandler(std::string_view xml, const std::function<bool(const FeedPart&, const FeedPart&)>& take)
        : xml_(xml), take_(take), skipped_(std::min(xml.find('<'), xml.size())) {}

    Result<void> parse() {
        xmlSAXHandler sax{};
        sax.initialized = XML_SAX2_MAGIC;
        sax.startElementNs = [](void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* address, int,
                                const xmlChar**, int count, int, const xmlChar** attributes) {
            static_cast<FeedHandler*>(self)->begin(full_name(local, prefix, address), attributes, count);
        };
        sax.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
            static_cast<FeedHandler*>(self)->end();
        };
        sax.serror = [](void* self, auto* error) { static_cast<FeedHandler*>(self)->see(error->code, *error); };
        struct Free {
            void operator()(xmlParserCtxt* context) const {
                context->sax = nullptr;
                if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
                context->myDoc = nullptr;
                xmlFreeParserCtxt(context);
            }
        };
        const std::unique_ptr<xmlParserCtxt, Free> context(
            xmlCreateMemoryParserCtxt(xml_.data() + skipped_, static_cast<int>(xml_.size() - skipped_)));
        if (!context) return fail(ErrorCode::kBadFormat, "an empty feed");
        context_ = context.get();
        xmlFree(context->sax);
        context->sax = &sax;
        context->userData = this;
        xmlCtxtUseOptions(context.get(),
                          XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
        xmlParseDocument(context.get());
        if (error_) return tl::unexpected(*error_);
        return {};
    }

  private:
    /// Where the parser is, in bytes of the feed.
    std::uint32_t position() const {
        const xmlParserInput& input = *context_->input;
        const auto at = skipped_ + static_cast<std::size_t>(input.cur - input.base) + input.consumed;
        return static_cast<std::uint32_t>(std::min(at, xml_.size()));
    }

    /// The "<" of the tag that is being read.
    std::uint32_t tag_begin() const {
        const std::size_t at = xml_.substr(0, position()).rfind('<');
        return static_cast<std::uint32_t>(std::min(at, xml_.size()));
    }

    FeedPart& part() { return entry_depth_ > 0 ? entry_ : feed_; }

    void begin(std::string name, const xmlChar** attributes, int count) {
        if (stopped_) return;
        const std::size_t depth = names_.size() + 1;
        if (depth == 1 && name != "rss" && name != "feed" && name != "rdf:RDF" && name != "RDF")
            return stop(Error{ErrorCode::kBadFormat, fmt::format("no feed: its root is <{}>", name.substr(0, 40)), {}});
        names_.push_back(std::move(name));
        const std::string& here = names_.back();
        if (entry_depth_ == 0 && depth > 1 && (here == "item" || here == "entry")) {
            entry_depth_ = depth;
            open_.reset();
            entry_ = {};
            entry_.span.begin = tag_begin();
        }
        if (open_ && names_.size() > field_depth_) part().fields[*open_].has_elements = true;
        if (is_field(depth)) open_field(depth);
        const bool is_top = depth <= 2 && entry_depth_ == 0;
        for (int i = 0; i < count; ++i) {
            const xmlChar** attribute = attributes + std::ptrdiff_t{5} * i;
            const auto* first = reinterpret_cast<const char*>(attribute[3]);
            const std::string_view value(first,
                                         static_cast<std::size_t>(reinterpret_cast<const char*>(attribute[4]) - first));
            set_attribute(view(attribute[0]), value, is_top || depth == entry_depth_);
        }
    }

    /// The children of an entry and of the feed, and the children of those that have only such.
    bool is_field(std::size_t depth) const {
        if (depth < 2) return false;
        const std::string& parent = names_[depth - 2];
        const bool in_person = parent == "author" || parent == "source";
        if (entry_depth_ > 0) return depth == entry_depth_ + 1 || (depth == entry_depth_ + 2 && in_person);
        return (depth == 3 && parent == "channel") || (depth == 2 && parent == "feed");
    }

    void open_field(std::size_t depth) {
        if (part().fields.size() >= kMostFields) return;
        FeedField field;
        const bool is_inner = entry_depth_ > 0 && depth == entry_depth_ + 2;
        field.name = is_inner ? names_[depth - 2] + '/' + names_.back() : names_.back();
        const std::size_t tag_end = std::min(xml_.find('>', position()), xml_.size() - 1);
        field.content.begin = field.content.end = static_cast<std::uint32_t>(tag_end + 1);
        part().fields.push_back(std::move(field));
        open_ = part().fields.size() - 1;
        field_depth_ = depth;
    }

    void set_attribute(std::string_view name, std::string_view value, bool of_part) {
        if (of_part && name == "lang") part().language = value;
        if (of_part && name == "base") part().base = value;
        if (!open_ || names_.size() != field_depth_) return;
        FeedField& field = part().fields[*open_];
        if (name == "type") field.type = value;
        if (name == "mode" && value == "escaped") field.type = "html";
        if (name == "href") field.link = value;
        if (name == "rel") field.rel = value;
        if (name == "label" || (name == "term" && field.label.empty())) field.label = value;
        if (name == "isPermaLink") field.is_permanent = value != "false";
    }

    void end() {
        if (stopped_ || names_.empty()) return;
        const std::size_t depth = names_.size();
        names_.pop_back();
        if (is_open_at(depth)) {
            FeedField& field = part().fields[*open_];
            field.content.end = std::max(field.content.begin, tag_begin());
            if (field.content.begin > tag_begin()) field.content.end = field.content.begin;
            open_.reset();
            reopen(depth);
        }
        if (depth != entry_depth_) return;
        entry_.span.end = position();
        entry_depth_ = 0;
        open_.reset();
        if (!take_(entry_, feed_)) stop(std::nullopt);
    }

    bool is_open_at(std::size_t depth) const { return open_ && depth == field_depth_; }

    /// Back in the field around the one that ended.
    void reopen(std::size_t depth) {
        if (entry_depth_ == 0 || depth != entry_depth_ + 2) return;
        for (std::size_t i = entry_.fields.size(); i > 0; --i)
            if (entry_.fields[i - 1].name == names_.back()) {
                open_ = i - 1;
                field_depth_ = depth - 1;
                return;
            }
    }

    void see(int code, const xmlError& error) {
        if (stopped_ || error.level < XML_ERR_FATAL || is_harmless(code)) return;
        std::string message = error.message == nullptr ? "broken XML" : error.message;
        while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
        constexpr std::size_t kLongest = 200;
        message.resize(std::min(message.size(), kLongest));
        stop(Error{ErrorCode::kBadFormat,
                   "the feed breaks off: " + message,
                   {.line = static_cast<std::uint64_t>(std::max(error.line, 0))}});
    }

    void stop(std::optional<Error> error) {
        stopped_ = true;
        error_ = std::move(error);
        xmlStopParser(context_);
    }

    std::string_view xml_;
    const std::function<bool(const FeedPart&, const FeedPart&)>& take_;
    std::size_t skipped_; ///< blanks before the declaration, a common fault
    xmlParserCtxt* context_ = nullptr;
    std::vector<std::string> names_; ///< of the open elements
    FeedPart feed_, entry_;
    std::size_t entry_depth_ = 0;     ///< of the open entry; 0 if there is none
    std::optional<std::size_t> open_; ///< the open field
    std::size_t field_depth_ = 0;
    bool stopped_ = false;
    std::optional<Error> error_;
};

} // namespace

const FeedField* FeedPart::field(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &FeedField::name);
    return found == fields.end() ? nullptr : &*found;
}

Result<void> parse_feed(std::string_view xml,
                        const std::function<bool(const FeedPart& entry, const FeedPart& feed)>& take) {
    if (has_too_many_attributes(xml))
        return fail(ErrorCode::kTooLarge, fmt::format("an element with more than {} attributes", kMostAttributes));
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    return FeedHandler(xml, take).parse();
}

} // namespace claimgraph
