#include "extract/input/html/html_blocks.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {
namespace {

bool is_block(HtmlTag tag) { return (traits_of(tag) & kBlockElement) != 0; }

/// Whether a style sets a property to a value, with any blanks: "display : none".
bool has_style(std::string_view style, std::string_view property, std::string_view value) {
    for (std::size_t at = style.find(property); at != std::string_view::npos; at = style.find(property, at + 1)) {
        const std::size_t colon = style.find_first_not_of(" \t\n", at + property.size());
        if (colon == std::string_view::npos || style[colon] != ':') continue;
        const std::size_t begin = style.find_first_not_of(" \t\n", colon + 1);
        if (begin != std::string_view::npos && style.substr(begin).starts_with(value)) return true;
    }
    return false;
}

/// Rows of cells that hold nothing but text in a line, so that a row reads as a line.
bool is_plain_table(const HtmlPage& page, std::uint32_t table) {
    const HtmlNode& node = page[table];
    bool has_rows = false;
    for (std::uint32_t i = table + 1; i < node.end; ++i) {
        switch (page[i].tag) {
        case HtmlTag::kTr:
            has_rows = true;
            break;
        case HtmlTag::kTd:
        case HtmlTag::kTh:
        case HtmlTag::kTbody:
        case HtmlTag::kThead:
        case HtmlTag::kTfoot:
            break;
        default:
            if (is_block(page[i].tag)) return false;
        }
    }
    return has_rows;
}

/// Splits nodes into blocks, in one pass.
class BlockSplitter {
  public:
    BlockSplitter(const HtmlPage& page, const HtmlMask& left_out) : page_(page), left_out_(left_out) {}

    std::vector<HtmlBlock> split() {
        for (std::uint32_t i = 0; i < page_.size();) {
            leave(i);
            if (left_out_[i]) {
                i = page_[i].end;
                continue;
            }
            visit(i);
            ++i;
        }
        end_block();
        return std::move(blocks_);
    }

  private:
    struct Open {
        std::uint32_t node, end;
        bool is_heading, is_table;
    };

    void leave(std::uint32_t node) {
        while (!open_.empty() && open_.back().end <= node) {
            end_block();
            tables_ -= open_.back().is_table;
            open_.pop_back();
        }
    }

    void visit(std::uint32_t i) {
        const HtmlNode& node = page_[i];
        if (node.tag == HtmlTag::kText) return add_text(i);
        if (node.tag == HtmlTag::kBr && tables_ == 0) {
            if (breaks_++ != 0) end_block();
            return;
        }
        if (!is_block(node.tag) || tables_ != 0) return;
        end_block();
        const bool is_table = node.tag == HtmlTag::kTable && is_plain_table(page_, i);
        const bool in_heading = !open_.empty() && open_.back().is_heading;
        open_.push_back({i, node.end, in_heading || is_heading(node.tag), is_table});
        tables_ += is_table;
    }

    void add_text(std::uint32_t i) {
        const HtmlNode& node = page_[i];
        const auto letters = static_cast<std::uint32_t>(
            std::ranges::count_if(page_.text(node), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
        if (letters == 0) return;
        if (!is_open_) {
            is_open_ = true;
            block_ = {};
            block_.begin = i;
            block_.element = open_.empty() ? 0 : open_.back().node;
            block_.kind = !open_.empty() && open_.back().is_heading ? BlockKind::kHeading : BlockKind::kParagraph;
        }
        breaks_ = 0;
        block_.end = i + 1;
        block_.letters += letters;
        if (node.in_link) block_.linked += letters;
    }

    void end_block() {
        if (is_open_) blocks_.push_back(block_);
        is_open_ = false;
        breaks_ = 0;
    }

    const HtmlPage& page_;
    const HtmlMask& left_out_;
    std::vector<HtmlBlock> blocks_;
    std::vector<Open> open_;
    HtmlBlock block_{};
    bool is_open_ = false;
    std::uint32_t breaks_ = 0; ///< <br> since the last text
    std::uint32_t tables_ = 0; ///< plain tables that are open
};

bool is_within(const HtmlPage& page, std::uint32_t node, HtmlTag tag) {
    for (; node != 0; node = page[node].parent)
        if (page[node].tag == tag) return true;
    return false;
}

void add_lines(std::string_view text, ByteSpan source, TextBuilder& builder) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const auto at = source.begin + static_cast<std::uint32_t>(begin);
        builder.add(text.substr(begin, end - begin), {at, at + static_cast<std::uint32_t>(end - begin)});
        if (end < text.size()) builder.add_line_break();
        begin = end + 1;
    }
}

} // namespace

HtmlMask unseen_nodes(const HtmlPage& page) {
    HtmlMask mask(page.size(), false);
    for (std::uint32_t i = 0; i < page.size(); ++i) {
        const HtmlNode& node = page[i];
        bool is_unseen = (traits_of(node.tag) & kNoProse) != 0;
        for (const HtmlPage::Attribute& attribute : page.attributes(node)) {
            const std::string_view value = slice(page.html(), attribute.value);
            if (attribute.name == HtmlAttribute::kHidden) is_unseen = value != "false";
            if (attribute.name == HtmlAttribute::kStyle)
                is_unseen = is_unseen || has_style(value, "display", "none") || has_style(value, "mso-hide", "all");
        }
        mask[i] = is_unseen;
    }
    return mask;
}

std::vector<HtmlBlock> html_blocks(const HtmlPage& page, const HtmlMask& left_out) {
    return BlockSplitter(page, left_out).split();
}

void add_html_block(const HtmlPage& page, const HtmlMask& left_out, const HtmlBlock& block, TextBuilder& builder) {
    const bool has_lines = is_within(page, block.element, HtmlTag::kPre);
    builder.begin_block(block.kind);
    for (std::uint32_t i = block.begin; i < block.end;) {
        const HtmlNode& node = page[i];
        if (left_out[i]) {
            i = node.end;
            continue;
        }
        switch (node.tag) {
        case HtmlTag::kText:
            if (has_lines && node.decoded_size == 0)
                add_lines(page.text(node), node.source, builder);
            else
                builder.add(page.text(node), node.source);
            break;
        case HtmlTag::kBr:
        case HtmlTag::kTr:
            builder.add_line_break();
            break;
        case HtmlTag::kTd:
        case HtmlTag::kTh:
            builder.add(" ", {node.source.begin, node.source.begin});
            break;
        default:
            break;
        }
        ++i;
    }
}

} // namespace claimgraph
