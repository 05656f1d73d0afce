#include "export/page/page.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string>

namespace claimgraph {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The mark of a list or of a heading, where it stands first in a line: "- ", "12. ", "=".
std::size_t end_of_mark(std::string_view text) {
    if (text.empty()) return std::string_view::npos;
    if (std::string_view("-+=").find(text[0]) != std::string_view::npos) return 0;
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    const bool is_number = end > 0 && end < text.size() && (text[end] == '.' || text[end] == ')');
    return is_number ? end : std::string_view::npos;
}

/// Text that is nothing but text in Markdown. `begins` is whether it stands first in its block.
std::string markdown_text(std::string_view raw, bool begins) {
    const std::string text = one_line(raw);
    const std::size_t mark = begins ? end_of_mark(text) : std::string_view::npos;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = std::string_view(text).substr(i);
        const std::string_view before = std::string_view(text).substr(0, i);
        // addresses are no links, %% begins no comment, == marks nothing
        const bool is_pair = (c == '%' || c == '=') && (rest.substr(1).starts_with(c) || before.ends_with(c));
        const bool is_address = rest.starts_with("://") || c == '@' || (c == '.' && before.ends_with("www")) ||
                                (c == '.' && before.ends_with("WWW"));
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (i == mark || is_pair || is_address || std::string_view("\\`*_{}[]#|~$^").find(c) != std::string::npos)
            result.append(1, '\\') += c;
        else
            result += c;
    }
    return result;
}

/// What a link to a note shows has no way to escape.
std::string note_text(std::string_view text) {
    std::string result = one_line(text);
    std::erase_if(result, [](char c) { return c == '[' || c == ']' || c == '|' || c == '<' || c == '>'; });
    return result;
}

std::string line_text(const RichText& line) {
    std::string text;
    for (const PageRun& run : line.runs()) {
        const bool begins = text.empty();
        switch (run.kind) {
        case PageRun::Kind::kText: {
            // spaces at its ends part it from its neighbors
            const std::string inner = markdown_text(run.text, begins);
            text += run.text.starts_with(' ') && !begins ? " " : "";
            text += inner;
            text += run.text.ends_with(' ') && !inner.empty() ? " " : "";
            break;
        }
        case PageRun::Kind::kStrong:
            text += fmt::format("**{}**", markdown_text(run.text, false));
            break;
        case PageRun::Kind::kEmphasis:
            text += fmt::format("*{}*", markdown_text(run.text, false));
            break;
        case PageRun::Kind::kLink:
            text += fmt::format("[{}](<{}>)", markdown_text(run.text, false), run.target);
            break;
        case PageRun::Kind::kNote: {
            const std::string shown = note_text(run.text);
            text += shown.empty() || shown == run.target ? fmt::format("[[{}]]", run.target)
                                                         : fmt::format("[[{}|{}]]", run.target, shown);
            break;
        }
        case PageRun::Kind::kFootnote:
            text += fmt::format("[^{}]", run.number);
            break;
        }
    }
    return text;
}

} // namespace

void write_markdown(const Page& page, std::ostream& out) {
    out << "# " << line_text(RichText(page.title)) << '\n';
    bool in_list = false;
    for (const PageBlock& block : page.blocks) {
        const bool is_entry = block.kind == PageBlock::Kind::kItem || block.kind == PageBlock::Kind::kSubitem;
        if (!is_entry || !in_list) out << '\n';
        in_list = is_entry;
        switch (block.kind) {
        case PageBlock::Kind::kSection:
            out << "## ";
            break;
        case PageBlock::Kind::kSubsection:
            out << "### ";
            break;
        case PageBlock::Kind::kParagraph:
            break;
        case PageBlock::Kind::kItem:
            out << "- ";
            break;
        case PageBlock::Kind::kSubitem:
            out << "    - ";
            break;
        }
        out << line_text(block.line) << '\n';
    }
    for (std::size_t i = 0; i < page.footnotes.size(); ++i)
        out << (i == 0 ? "\n" : "") << fmt::format("[^{}]: {}\n", i + 1, line_text(page.footnotes[i]));
}

} // namespace claimgraph
