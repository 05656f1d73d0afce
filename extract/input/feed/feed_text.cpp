#include "extract/input/feed/feed_text.hpp"

#include "extract/input/html/html_text.hpp"
#include "extract/text/html_entity.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

struct Unescaped {
    std::string text;
    SourceMap origin;
};

/// Character data of XML as it is meant: without the marks of CDATA and without comments, entities replaced. `begin` is
/// where it begins in its source.
Unescaped unescape(std::string_view data, std::uint32_t begin) {
    constexpr std::string_view kCdata = "<![CDATA[";
    constexpr std::string_view kCdataEnd = "]]>";
    constexpr std::string_view kComment = "<!--";
    constexpr std::string_view kCommentEnd = "-->";
    Unescaped result;
    const auto span = [&](std::size_t from, std::size_t to) {
        return ByteSpan{begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to)};
    };
    const auto copy = [&](std::size_t from, std::size_t to) {
        result.text += data.substr(from, to - from);
        result.origin.add(static_cast<std::uint32_t>(to - from), span(from, to));
    };
    for (std::size_t at = 0; at < data.size();) {
        const std::size_t next = std::min(data.find_first_of("<&", at), data.size());
        copy(at, next);
        at = next;
        const std::string_view rest = data.substr(at);
        if (rest.starts_with(kCdata)) {
            const std::size_t end = std::min(data.find(kCdataEnd, at), data.size());
            copy(at + kCdata.size(), end);
            at = std::min(end + kCdataEnd.size(), data.size());
        } else if (rest.starts_with(kComment)) {
            const std::size_t end = std::min(data.find(kCommentEnd, at), data.size());
            at = std::min(end + kCommentEnd.size(), data.size());
        } else if (const HtmlEntity entity = rest.starts_with('&') ? html_entity_at(rest) : HtmlEntity{};
                   entity.size > 0) {
            std::array<char, 4> bytes{};
            const std::size_t size = put_utf8(entity.character, bytes.data());
            result.text.append(bytes.data(), size);
            result.origin.add(static_cast<std::uint32_t>(size), span(at, at + entity.size), false);
            at += entity.size;
        } else if (!rest.empty()) {
            copy(at, at + 1);
            ++at;
        }
    }
    return result;
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

bool ends_plain_sentence(std::string_view line) {
    while (!line.empty() && std::string_view(" \t\r\"')").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    for (const std::string_view quote : {"\u201D", "\u2019"})
        if (line.ends_with(quote)) line.remove_suffix(quote.size());
    return !line.empty() && std::string_view(".!?:").find(line.back()) != std::string_view::npos;
}

/// Paragraphs end at empty lines and where a line ends a sentence.
CleanText plain_text(std::string_view text, const SourceMap& lower) {
    TextBuilder builder(text, TextBuilder::Blanks::kCollapse, &lower);
    bool is_open = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (is_blank_line(line)) {
            is_open = false;
        } else {
            if (!is_open) builder.begin_block();
            builder.add({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::min(end + 1, text.size()))});
            is_open = !ends_plain_sentence(line);
        }
        at = end + 1;
    }
    return builder.finish();
}

} // namespace

CleanText feed_text(std::string_view xml, const FeedField& field) {
    const std::string_view data = slice(xml, field.content);
    if (data.empty()) return {};
    if (field.has_elements) {
        SourceMap place;
        place.add(field.content.size(), field.content);
        return html_text(data, &place);
    }
    Unescaped once = unescape(data, field.content.begin);
    constexpr int kMostEscaped = 2; // times more
    for (int i = 0; i < kMostEscaped && !has_html_tags(once.text) && once.text.find('&') != std::string::npos; ++i) {
        Unescaped again = unescape(once.text, 0);
        if (again.text == once.text) break;
        again.origin = again.origin.over(once.origin);
        once = std::move(again);
    }
    return has_html_tags(once.text) ? html_text(once.text, &once.origin) : plain_text(once.text, once.origin);
}

std::string feed_line(std::string_view xml, const FeedField* field) {
    if (field == nullptr) return {};
    std::string line = feed_text(xml, *field).text;
    std::ranges::replace(line, '\n', ' ');
    const auto last = std::unique(line.begin(), line.end(), [](char a, char b) { return a == ' ' && b == ' '; });
    line.erase(last, line.end());
    return line;
}

} // namespace claimgraph
