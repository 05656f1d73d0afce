#include "extract/input/feed/feed_parser.hpp"
#include "extract/input/feed/feed_text.hpp"
#include "extract/input/html/html_text.hpp"
#include "extract/input/input_format.hpp"
#include "extract/input/joined_text.hpp"
#include "extract/input/web_address.hpp"
#include "extract/text/encoding.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::string_view kFeedExtensions[] = {".rss", ".atom", ".rdf"};
constexpr std::size_t kMostFeedBytes = std::size_t{64} << 20;

// Fields by what they mean, the best first.
constexpr std::array<std::string_view, 7> kTexts = {"content:encoded", "content",        "body",          "description",
                                                    "summary",         "dc:description", "itunes:summary"};
constexpr std::array<std::string_view, 10> kDates = {
    "pubDate",         "published", "issued",  "dc:date",  "dcterms:issued",
    "dcterms:created", "created",   "updated", "modified", "date"};
constexpr std::array<std::string_view, 4> kAuthors = {"dc:creator", "author/name", "author", "itunes:author"};
constexpr std::array<std::string_view, 2> kSections = {"category", "dc:subject"};
constexpr std::array<std::string_view, 3> kLanguages = {"dc:language", "language", "dcterms:language"};

/// The last words of a summary, which lead to the rest; in lower case.
constexpr std::array<std::string_view, 7> kMoreMarks = {"continue reading", "read more", "read full",    "full story",
                                                        "read the full",    "more...",   "read the rest"};
constexpr std::string_view kRelatedMark = "related:";
constexpr std::string_view kBlogFooter = "appeared first on";

class FeedReader {
  public:
    FeedReader(std::string_view xml, const SourceMap& origin, const std::string& name, DocumentSink& sink)
        : xml_(xml), origin_(origin), name_(name), sink_(sink) {}

    void read() {
        const auto parsed =
            parse_feed(xml_, [&](const FeedPart& entry, const FeedPart& feed) { return give(entry, feed); });
        if (parsed || !goes_on_) return;
        Error error = parsed.error();
        error.place.file = name_;
        sink_.refuse(std::move(error));
    }

  private:
    bool give(const FeedPart& entry, const FeedPart& feed) {
        const std::string id = fmt::format("{}#{}", name_, ++number_);
        const std::string title = feed_line(xml_, entry.field("title"));
        CleanText text = text_of(entry, title);
        if (const FeedField* headline = entry.field("title"); headline != nullptr && !begins_with(text.text, title)) {
            CleanText whole = feed_text(xml_, *headline);
            for (Block& block : whole.blocks) block.kind = BlockKind::kHeading;
            append(whole, text);
            text = std::move(whole);
        }
        if (text.blocks.empty()) return goes_on_ = sink_.skip(id, "no text");
        if (!origin_.is_identity()) text.origin = text.origin.over(origin_);
        const ByteSpan span = origin_.to_source(entry.span);
        text.origin = text.origin.from(span.begin);
        Document document(id, std::move(text));
        document.set_record({span.begin, span.end});
        SourceDocument& source = document.source();
        source.title = title;
        source.author = authors(entry);
        if (feed.fields.size() != known_fields_) read_head(feed);
        source.publisher = publisher(entry);
        source.url = absolute_address(address(entry), entry.base.empty() ? base_ : absolute_address(entry.base, base_));
        source.section = section(entry);
        source.language = language(entry, feed);
        set_date(document, entry);
        return goes_on_ = sink_.take({std::move(document)});
    }

    /// The first of its texts that says something, without what is about it: links to more, and lines of menus that
    /// repeat the title.
    CleanText text_of(const FeedPart& entry, const std::string& title) const {
        constexpr std::size_t kLongestMenu = 150; // beside the title
        for (const std::string_view name : kTexts) {
            const FeedField* field = entry.field(name);
            if (field == nullptr) continue;
            CleanText text = feed_text(xml_, *field);
            std::vector<Block> kept;
            for (const Block& block : text.blocks) {
                const std::string_view words = slice(text.text, block.span);
                const bool is_menu = !title.empty() && words.size() > title.size() + 2 &&
                                     words.size() <= title.size() + kLongestMenu &&
                                     words.find(title) != std::string_view::npos && kept.empty();
                const bool is_repeated = !kept.empty() && words == slice(text.text, kept.back().span);
                if (!is_menu && !is_repeated &&
                    !lower_ascii(words.substr(0, kRelatedMark.size())).starts_with(kRelatedMark))
                    kept.push_back(block);
            }
            while (!kept.empty() && leads_on(slice(text.text, kept.back().span))) kept.pop_back();
            if (kept.size() < text.blocks.size()) text = with_blocks(text, kept);
            if (!text.blocks.empty()) return text;
        }
        return {};
    }

    static bool leads_on(std::string_view block) {
        constexpr std::size_t kLongestMark = 40;
        constexpr std::size_t kLongestFooter = 400;
        if (block.size() > kLongestFooter) return false;
        const std::string folded = lower_ascii(block);
        if (folded.find(kBlogFooter) != std::string::npos) return true;
        return block.size() <= kLongestMark &&
               std::ranges::any_of(kMoreMarks, [&](std::string_view mark) { return folded.starts_with(mark); });
    }

    /// By letters and digits, in any case.
    static bool begins_with(std::string_view text, std::string_view title) {
        const auto next = [](std::string_view& rest) -> int {
            while (!rest.empty()) {
                const auto byte = static_cast<unsigned char>(rest.front());
                rest.remove_prefix(1);
                if (byte >= 'A' && byte <= 'Z') return byte - 'A' + 'a';
                if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80) return byte;
            }
            return -1;
        };
        for (int letter = next(title); letter >= 0; letter = next(title))
            if (next(text) != letter) return false;
        return true;
    }

    std::string authors(const FeedPart& entry) const {
        std::string result;
        for (const std::string_view name : kAuthors) {
            for (const FeedField& field : entry.fields) {
                if (field.name != name || (field.has_elements && name == "author")) continue;
                const std::string author = author_name(feed_line(xml_, &field));
                if (author.empty()) continue;
                if (!result.empty()) result += "; ";
                result += author;
            }
            if (!result.empty()) break;
        }
        return result;
    }

    /// "ana@example.org (Ana Novak)"
    static std::string author_name(const std::string& text) {
        const std::size_t open = text.find('(');
        const bool has_address = text.substr(0, open).find('@') != std::string::npos;
        if (!has_address || open == std::string::npos || !text.ends_with(')')) return text;
        return text.substr(open + 1, text.size() - open - 2);
    }

    /// What the entries share.
    void read_head(const FeedPart& feed) {
        known_fields_ = feed.fields.size();
        feed_title_ = feed_line(xml_, feed.field("title"));
        base_ = base(feed);
    }

    std::string publisher(const FeedPart& entry) const {
        std::string of_entry = feed_line(xml_, entry.field("source/title"));
        if (of_entry.empty() && entry.field("source") != nullptr && !entry.field("source")->has_elements)
            of_entry = feed_line(xml_, entry.field("source"));
        return of_entry.empty() ? feed_title_ : of_entry;
    }

    std::string address(const FeedPart& entry) const {
        if (const FeedField* original = entry.field("feedburner:origLink")) return feed_line(xml_, original);
        for (const FeedField& field : entry.fields) {
            if (field.name != "link" || !(field.rel.empty() || field.rel == "alternate")) continue;
            const std::string link = field.link.empty() ? feed_line(xml_, &field) : decoded(field.link);
            if (!link.empty()) return link;
        }
        const FeedField* guid = entry.field("guid");
        if (guid == nullptr) guid = entry.field("id");
        const std::string id = guid != nullptr && guid->is_permanent ? feed_line(xml_, guid) : std::string();
        return id.starts_with("http") ? id : std::string();
    }

    static std::string decoded(std::string_view attribute) {
        std::string text;
        for (std::size_t at = 0; at < attribute.size();) {
            constexpr std::string_view kAmp = "&amp;";
            const bool is_amp = attribute.substr(at).starts_with(kAmp) || attribute.substr(at).starts_with("&#38;");
            text += attribute[at];
            at += is_amp ? kAmp.size() : 1;
        }
        return text;
    }

    std::string base(const FeedPart& feed) const {
        if (!feed.base.empty()) return feed.base;
        std::string found;
        for (const FeedField& field : feed.fields) {
            if (field.name != "link" && field.name != "atom:link") continue;
            const std::string link = field.link.empty() ? feed_line(xml_, &field) : decoded(field.link);
            if (link.starts_with("http") && (found.empty() || field.rel.empty() || field.rel == "alternate"))
                found = link;
        }
        return found;
    }

    std::string section(const FeedPart& entry) const {
        for (const std::string_view name : kSections)
            if (const FeedField* field = entry.field(name)) {
                const std::string text = feed_line(xml_, field);
                return text.empty() ? decoded(field->label) : text;
            }
        return {};
    }

    /// ISO 639-1: "en" of "en-GB".
    std::string language(const FeedPart& entry, const FeedPart& feed) const {
        std::string found = entry.language;
        for (const FeedPart* part : {&entry, &feed})
            for (const std::string_view name : kLanguages)
                if (found.empty()) found = feed_line(xml_, part->field(name));
        if (found.empty()) found = feed.language;
        return lower_ascii(found.substr(0, found.find_first_of("-_")));
    }

    void set_date(Document& document, const FeedPart& entry) const {
        for (const std::string_view name : kDates) {
            const std::string words = feed_line(xml_, entry.field(name));
            if (words.empty()) continue;
            if (const auto date = date_from(std::string_view(words).substr(0, 10)))
                document.set_date(*date);
            else
                document.set_date_words(words);
            return;
        }
    }

    std::string_view xml_;
    const SourceMap& origin_;
    const std::string& name_;
    DocumentSink& sink_;
    std::size_t number_ = 0;
    std::string feed_title_, base_;
    std::size_t known_fields_ = 0; ///< of the feed, when these were read
    bool goes_on_ = true;
};

/// The name of the first element, behind declarations, comments and a DTD.
std::string_view root_of(std::string_view xml) {
    while (true) {
        const std::size_t open = xml.find('<');
        if (open == std::string_view::npos ||
            xml.substr(0, open).find_first_not_of(" \t\r\n") != std::string_view::npos)
            return {};
        xml.remove_prefix(open);
        std::string_view end;
        if (xml.starts_with("<?"))
            end = "?>";
        else if (xml.starts_with("<!--"))
            end = "-->";
        else if (xml.starts_with("<!"))
            end = xml.substr(0, xml.find('>')).find('[') == std::string_view::npos ? ">" : "]>";
        else
            return xml.substr(1, xml.find_first_of(" \t\r\n/>", 1) - 1);
        const std::size_t close = xml.find(end);
        if (close == std::string_view::npos) return {};
        xml.remove_prefix(close + end.size());
    }
}

Likeness is_feed(std::string_view head, std::string_view) {
    constexpr std::size_t kMostBefore = 100; // blanks and a byte-order mark
    if (head.substr(0, kMostBefore).find('<') == std::string_view::npos) return Likeness::kNo;
    const DecodedText decoded = decode_text(head);
    const std::string_view root = root_of(decoded.text);
    const auto has = [&](std::string_view words) { return decoded.text.find(words) != std::string::npos; };
    if (root == "rss") return Likeness::kCertain;
    if (root.ends_with("feed") && (has("http://www.w3.org/2005/Atom") || has("http://purl.org/atom/ns#")))
        return Likeness::kCertain;
    if (root == "rdf:RDF" && (has("http://purl.org/rss/1.0/") || has("netscape.com/rdf/simple/0.9")))
        return Likeness::kCertain;
    return Likeness::kNo;
}

void read_feed(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    if (bytes->size() > kMostFeedBytes) {
        sink.refuse({ErrorCode::kTooLarge,
                     fmt::format("a feed of {} bytes; at most {} are read", bytes->size(), kMostFeedBytes),
                     {.file = input.name()}});
        return;
    }
    const DecodedText decoded = decode_text(*bytes, declared_html_encoding(bytes->substr(0, kHeadBytes)));
    FeedReader(decoded.text, decoded.origin, input.name(), sink).read();
}

} // namespace

extern const InputFormat kFeedInput = {.name = "feed",
                                       .description = "entries of RSS and Atom",
                                       .extensions = kFeedExtensions,
                                       .has_many = true,
                                       .detect = is_feed,
                                       .read = read_feed};

} // namespace claimgraph
