#include "export/page/page.hpp"
#include "graph/base/text/fold.hpp"

#include <fmt/format.h>
#include <ostream>
#include <set>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kPageStyle = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.55 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem;
       color: #1d2430; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: system-ui, "Helvetica Neue", Arial, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid #c9d0da; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
ul, ol { padding-left: 1.35rem; margin: .4rem 0; }
li { margin: .25rem 0; break-inside: avoid; }
a { color: #1f5fae; text-decoration-thickness: 1px; }
sup { font: .68em system-ui, Arial, sans-serif; line-height: 0; margin-left: .12em; }
sup a { text-decoration: none; }
.notes { font-size: .86rem; line-height: 1.45; }
.notes li:target, sup a:target { background: #fff1b8; }
@media (prefers-color-scheme: dark) {
  body { color: #dfe4ec; background: #14181f; } h2 { border-color: #3a4452; } a { color: #8bb8f0; }
  .notes li:target, sup a:target { background: #5a4a00; }
}
@media print {
  body { font-size: 10.5pt; margin: 0; max-width: none; padding: 0; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; } .back { display: none; }
}
)";

std::string html_text(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '"')
            result += "&quot;";
        else if (c == '\'')
            result += "&#39;";
        else
            result += c;
    }
    return result;
}

class HtmlPage {
  public:
    HtmlPage(const Page& page, std::ostream& out) : page_(page), out_(out) {}

    void write() {
        // nothing that a text says can load or run anything
        out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n";
        const std::string title = html_text(one_line(page_.title));
        out_ << fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n", title, kPageStyle,
                            title);
        for (const PageBlock& block : page_.blocks) write(block);
        end_lists(0);
        write_footnotes();
        out_ << "</body>\n</html>\n";
    }

  private:
    void write(const PageBlock& block) {
        switch (block.kind) {
        case PageBlock::Kind::kSection:
            return element("h2", block.line);
        case PageBlock::Kind::kSubsection:
            return element("h3", block.line);
        case PageBlock::Kind::kParagraph:
            return element("p", block.line);
        case PageBlock::Kind::kItem:
            return entry(1, block.line);
        case PageBlock::Kind::kSubitem:
            return entry(2, block.line);
        }
    }

    void element(std::string_view name, const RichText& line) {
        end_lists(0);
        out_ << fmt::format("<{0}>{1}</{0}>\n", name, text_of(line));
    }

    /// An entry of a list so deep; a list within another one belongs to the entry before it.
    void entry(std::size_t depth, const RichText& line) {
        end_lists(depth);
        if (depth_ == depth) out_ << "</li>\n";
        for (; depth_ < depth; ++depth_) out_ << (depth_ + 1 < depth ? "<ul><li>" : "\n<ul>\n");
        out_ << "<li>" << text_of(line);
    }

    void end_lists(std::size_t depth) {
        for (; depth_ > depth; --depth_) out_ << "</li>\n</ul>\n";
    }

    std::string text_of(const RichText& line) {
        std::string text;
        bool follows_footnote = false;
        for (const PageRun& run : line.runs()) {
            const std::string inner = html_text(run.text);
            switch (run.kind) {
            case PageRun::Kind::kText:
            case PageRun::Kind::kNote:
                text += inner;
                break;
            case PageRun::Kind::kStrong:
                text += "<strong>" + inner + "</strong>";
                break;
            case PageRun::Kind::kEmphasis:
                text += "<em>" + inner + "</em>";
                break;
            case PageRun::Kind::kLink:
                text += fmt::format("<a href=\"{}\">{}</a>", html_text(run.target), inner);
                break;
            case PageRun::Kind::kFootnote: {
                if (follows_footnote) text += "<sup>, </sup>";
                const bool is_first = referred_.insert(run.number).second; // where the footnote leads back to
                text += fmt::format("<sup><a href=\"#note-{0}\"{1}>{0}</a></sup>", run.number,
                                    is_first ? fmt::format(" id=\"from-{}\"", run.number) : "");
                break;
            }
            }
            follows_footnote = run.kind == PageRun::Kind::kFootnote;
        }
        return text;
    }

    void write_footnotes() {
        if (page_.footnotes.empty()) return;
        out_ << "<h2>Quotations</h2>\n<ol class=\"notes\">\n";
        for (std::size_t i = 1; i <= page_.footnotes.size(); ++i)
            out_ << fmt::format("<li id=\"note-{0}\">{1} <a class=\"back\" href=\"#from-{0}\">↩</a></li>\n", i,
                                text_of(page_.footnotes[i - 1]));
        out_ << "</ol>\n";
    }

    const Page& page_;
    std::ostream& out_;
    std::size_t depth_ = 0; ///< of the list that is open
    std::set<std::size_t> referred_;
};

} // namespace

void write_html(const Page& page, std::ostream& out) { HtmlPage(page, out).write(); }

} // namespace claimgraph
