#include "extract/input/html/html_cleanup.hpp"

#include "extract/input/html/html_bytes.hpp"
#include "extract/input/html/html_dates.hpp"
#include "extract/input/html/html_facts.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace claimgraph {
namespace {

/// Where the links of a block lead.
struct LinkUse {
    std::uint32_t elsewhere = 0; ///< letters of links to other sites
    bool to_person = false;      ///< a link to an account of a social network or a mail address
};

bool is_social_host(std::string_view host) {
    static constexpr auto kHosts = std::to_array<std::string_view>(
        {"twitter.com", "x.com", "facebook.com", "instagram.com", "linkedin.com", "youtube.com", "tiktok.com", "t.me",
         "pinterest.com", "bsky.app", "threads.net", "mastodon.social"});
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::ranges::find(kHosts, host) != kHosts.end();
}

/// The last two labels: "example.org"; three where the one before the last is a part of the country: "example.co.uk".
std::string_view site_of(std::string_view host) {
    std::size_t begin = host.size();
    std::size_t labels = 0;
    for (std::size_t wanted = 2; labels < wanted && begin != 0; ++labels) {
        const std::size_t dot = host.rfind('.', begin - 1);
        const std::size_t next = dot == std::string_view::npos ? 0 : dot;
        if (labels == 1 && begin - next <= 4 && host.size() - begin == 3) wanted = 3;
        begin = next;
    }
    return host.substr(begin == 0 ? 0 : begin + 1);
}

bool ends_sentence(std::string_view text) {
    static constexpr auto kAfter =
        std::to_array<std::string_view>({"\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB", "*"});
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view after : kAfter) {
            if (!text.ends_with(after)) continue;
            text.remove_suffix(after.size());
            again = true;
        }
    }
    if (text.ends_with("...") || text.ends_with("\u2026")) return false;
    return text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
}

constexpr std::uint32_t kNearNodes = 40; ///< how far a picture may stand before its caption

class Cleaner {
  public:
    Cleaner(const HtmlPage& page, const HtmlMask& left_out, std::uint32_t main, const PageHints& hints,
            std::vector<HtmlBlock>& blocks)
        : page_(page),
          left_out_(left_out),
          main_(main),
          hints_(hints),
          blocks_(blocks),
          drop_(blocks.size(), false),
          is_list_(blocks.size(), false) {}

    void clean() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            drop_[i] = drop_[i] || is_teaser(i) || is_links(blocks_[i]) || is_caption(blocks_[i]);
        drop_lists_of_links();
        drop_head();
        drop_leads();
        drop_tail();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (!drop_[i]) blocks_[kept++] = blocks_[i];
        blocks_.resize(kept);
    }

  private:
    std::string text_of(const HtmlBlock& block) const {
        std::string text;
        for (std::uint32_t i = block.begin; i < block.end;) {
            const HtmlNode& node = page_[i];
            if (!left_out_[i] && node.tag == HtmlTag::kText && text.size() < 1000) text += page_.text(node);
            if (!left_out_[i] && node.tag == HtmlTag::kBr) text += ' ';
            i = left_out_[i] ? node.end : i + 1;
        }
        const std::size_t end = text.find_last_not_of(" \t\r\n");
        text.resize(end == std::string::npos ? 0 : end + 1);
        return text;
    }

    LinkUse links_of(const HtmlBlock& block) const {
        LinkUse use;
        for (std::uint32_t i = block.begin; i < block.end; i = left_out_[i] ? page_[i].end : i + 1) {
            const HtmlNode& node = page_[i];
            if (left_out_[i] || node.tag != HtmlTag::kText || !node.in_link) continue;
            std::uint32_t link = node.parent;
            while (link != 0 && page_[link].tag != HtmlTag::kA) link = page_[link].parent;
            const std::string_view href = page_.raw(link, HtmlAttribute::kHref);
            const std::string_view host = host_of_url(href);
            if (!host.empty() && !hints_.host.empty() && site_of(host) != site_of(hints_.host))
                use.elsewhere += static_cast<std::uint32_t>(page_.text(node).size());
            use.to_person = use.to_person || is_social_host(host) || href.starts_with("mailto:");
        }
        return use;
    }

    bool is_links(const HtmlBlock& block) const {
        if (block.linked * 2 <= block.letters) return false;
        if (is_card(block)) return true;
        const std::uint32_t unlinked = block.letters - block.linked;
        if (unlinked >= 40 || unlinked * 3 >= block.letters) return false;
        return links_of(block).elsewhere * 2 < block.linked;
    }

    /// A link around blocks: a picture, a title and a line of another page.
    bool is_card(const HtmlBlock& block) const {
        for (std::uint32_t i = block.element; i > main_; i = page_[i].parent)
            if (page_[i].tag == HtmlTag::kA) return page_.has(i, HtmlAttribute::kHref);
        return false;
    }

    bool is_caption(const HtmlBlock& block) const {
        if (block.letters > 150 || block.linked != 0 || block.kind == BlockKind::kHeading) return false;
        const std::string text = text_of(block);
        if (ends_sentence(text)) return false;
        if (text.find("\u00A9") != std::string::npos) return true;
        bool has_image = false;
        const std::uint32_t near = std::max(block.element, block.begin - std::min(block.begin, kNearNodes));
        for (std::uint32_t i = near; i < block.begin; ++i)
            has_image = has_image || (!left_out_[i] && page_[i].tag == HtmlTag::kImg);
        return has_image;
    }

    /// A heading that is a link with what little stands below it.
    bool is_teaser(std::size_t i) {
        const HtmlBlock& block = blocks_[i];
        if (block.kind != BlockKind::kHeading || block.linked * 10 < block.letters * 9) return false;
        std::uint32_t box = block.element;
        for (int level = 0; level < 3; ++level) {
            const std::uint32_t around = page_[box].parent;
            if (around <= main_ || page_[around].source.size() > 6000) break;
            std::uint32_t letters = 0;
            for (std::size_t j = i; j < blocks_.size() && blocks_[j].begin < page_[around].end; ++j)
                letters += blocks_[j].letters;
            for (std::size_t j = i; j-- > 0 && blocks_[j].begin >= around;) letters += blocks_[j].letters;
            if (letters > 500) break;
            box = around;
        }
        for (std::size_t j = i; j < blocks_.size() && blocks_[j].begin < page_[box].end; ++j) drop_[j] = true;
        for (std::size_t j = i; j-- > 0 && blocks_[j].begin >= box;) drop_[j] = true;
        return true;
    }

    /// Lists whose items all have links within the site and are no sentences.
    void drop_lists_of_links() {
        for (std::size_t i = 0; i < blocks_.size();) {
            if (page_[blocks_[i].element].tag != HtmlTag::kLi) {
                ++i;
                continue;
            }
            const std::uint32_t list = page_[blocks_[i].element].parent;
            std::size_t end = i;
            std::uint32_t letters = 0;
            std::uint32_t linked = 0;
            bool are_links = true;
            for (; end < blocks_.size() && (end == i || blocks_[end].begin < page_[list].end); ++end) {
                const HtmlBlock& block = blocks_[end];
                letters += block.letters;
                linked += block.linked;
                are_links =
                    are_links && block.linked != 0 && !ends_sentence(text_of(block)) && links_of(block).elsewhere == 0;
            }
            if (are_links && end - i >= 3 && linked * 10 >= letters * 3)
                for (std::size_t j = i; j < end; ++j) drop_[j] = is_list_[j] = true;
            i = std::max(end, i + 1);
        }
    }

    /// The title, and what stands before it and between it and the first sentence that tells who wrote it when.
    void drop_head() {
        const std::string title = bare_letters(hints_.title);
        std::size_t first = 0;
        while (first < blocks_.size() && (blocks_[first].kind == BlockKind::kHeading || blocks_[first].letters < 120))
            ++first;
        std::size_t behind_title = 0;
        for (std::size_t i = 0; i < first; ++i) {
            const HtmlBlock& block = blocks_[i];
            const std::string text = text_of(block);
            const std::string letters = bare_letters(text);
            const bool is_title = page_[block.element].tag == HtmlTag::kH1 ||
                                  (!title.empty() && letters.size() > 8 && title.starts_with(letters)) ||
                                  (title.size() > 8 && letters == title);
            if (is_title) {
                behind_title = i + 1;
            } else if (block.letters < 150 && is_date_text(std::string_view(text).substr(0, 79)) &&
                       !ends_sentence(text)) {
                drop_[i] = true;
            }
        }
        std::fill_n(drop_.begin(), behind_title, true);
    }

    /// Lines that lead to what was left out: "Read also", and headings with nothing below.
    void drop_leads() {
        bool is_next_links = false;
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            const HtmlBlock& block = blocks_[i];
            if (drop_[i]) {
                is_next_links = is_next_links || is_list_[i] || is_links(block);
                continue;
            }
            const bool is_heading_block = block.kind == BlockKind::kHeading;
            const bool is_lead = (block.letters < 60 && is_next_links && !ends_sentence(text_of(block))) ||
                                 (is_heading_block && i + 1 == blocks_.size());
            drop_[i] = is_lead;
            if (!is_lead) is_next_links = false;
        }
    }

    void drop_tail() {
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            if (drop_[i]) continue;
            const HtmlBlock& block = blocks_[i];
            const bool is_quote = page_[block.element].tag == HtmlTag::kBlockquote ||
                                  page_[page_[block.element].parent].tag == HtmlTag::kBlockquote;
            const std::string text = text_of(block);
            const bool is_address = block.letters < 60 && (text.find('@') != std::string::npos ||
                                                           text.find("twitter.com/") != std::string::npos);
            const bool is_contact =
                !is_quote && (is_address || (block.linked * 8 > block.letters && links_of(block).to_person));
            const bool is_label = block.letters < 60 && block.linked * 4 > block.letters &&
                                  links_of(block).elsewhere == 0 && !ends_sentence(text);
            if (block.kind != BlockKind::kHeading && !is_contact && !is_label) return;
            drop_[i] = true;
        }
    }

    const HtmlPage& page_;
    const HtmlMask& left_out_;
    std::uint32_t main_;
    const PageHints& hints_;
    std::vector<HtmlBlock>& blocks_;
    std::vector<bool> drop_;
    std::vector<bool> is_list_; ///< of links
};

} // namespace

void clean_main_blocks(const HtmlPage& page, const HtmlMask& left_out, std::uint32_t main, const PageHints& hints,
                       std::vector<HtmlBlock>& blocks) {
    Cleaner(page, left_out, main, hints, blocks).clean();
}

} // namespace claimgraph
