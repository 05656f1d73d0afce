#include "extract/input/html/html_facts.hpp"
#include "extract/input/html/html_main.hpp"
#include "extract/input/html/html_text.hpp"
#include "extract/input/input_format.hpp"
#include "extract/text/encoding.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kHtmlExtensions[] = {".html", ".htm", ".xhtml", ".xht", ".shtml"};

/// A page takes up to some 30 times its size in memory while it is read.
constexpr std::size_t kMostPageBytes = 256u << 20;

Likeness is_html(std::string_view head, std::string_view name) {
    if (looks_like_html(head)) return Likeness::kCertain;
    const bool is_named = has_extension(name, kHtmlExtensions) && looks_like_text(head);
    return is_named ? Likeness::kLikely : Likeness::kNo;
}

/// A page is a document: its main text, and what its head says of it.
void read_html(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    if (bytes->size() > kMostPageBytes) {
        sink.refuse({ErrorCode::kTooLarge, "a page of more than 256 MiB", {.file = input.name()}});
        return;
    }
    const DecodedText decoded = decode_text(*bytes, declared_html_encoding(*bytes));
    const HtmlPage page(decoded.text);
    HtmlFacts facts = html_facts(page);
    HtmlMask left_out = unseen_nodes(page);
    const auto blocks = main_blocks(page, left_out, {.title = facts.title, .host = host_of_url(facts.url)});
    TextBuilder builder(decoded.text, TextBuilder::Blanks::kCollapse, &decoded.origin);
    for (const HtmlBlock& block : blocks) add_html_block(page, left_out, block, builder);

    CleanText text = builder.finish();
    if (text.text.empty()) {
        sink.skip(input.name(), "a page without text");
        return;
    }
    Document document(input.name(), std::move(text));
    document.set_record({0, bytes->size()});
    SourceDocument& source = document.source();
    source.title = std::move(facts.title);
    source.author = std::move(facts.author);
    source.publisher = std::move(facts.publisher);
    source.url = std::move(facts.url);
    source.section = std::move(facts.section);
    source.language = std::move(facts.language);
    if (const auto date = date_from(std::string_view(facts.date).substr(0, 10)))
        document.set_date(*date);
    else
        document.set_date_words(std::move(facts.date));
    sink.take({std::move(document), std::nullopt});
}

} // namespace

extern const InputFormat kHtmlInput = {.name = "html",
                                       .description = "the main text of a web page",
                                       .extensions = kHtmlExtensions,
                                       .detect = is_html,
                                       .read = read_html};

} // namespace claimgraph
