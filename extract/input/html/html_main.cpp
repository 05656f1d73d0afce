#include "extract/input/html/html_main.hpp"

#include "extract/input/html/html_boilerplate.hpp"
#include "extract/input/html/html_cleanup.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace claimgraph {
namespace {

constexpr std::uint32_t kShortestProse = 40; ///< letters; less is a label as likely as a sentence

std::uint32_t prose_of(const HtmlBlock& block) {
    const bool is_prose =
        block.kind != BlockKind::kHeading && block.letters >= kShortestProse && block.linked * 3 <= block.letters;
    return is_prose ? block.letters - block.linked : 0;
}

/// The element that holds paragraphs: that of a text without a paragraph of its own, else the one around it.
std::uint32_t holder_of(const HtmlPage& page, std::uint32_t element) {
    for (;; element = page[element].parent) {
        switch (page[element].tag) {
        case HtmlTag::kP:
        case HtmlTag::kLi:
        case HtmlTag::kUl:
        case HtmlTag::kOl:
        case HtmlTag::kDl:
        case HtmlTag::kDt:
        case HtmlTag::kDd:
        case HtmlTag::kPre:
        case HtmlTag::kBlockquote:
            continue;
        default:
            return element;
        }
    }
}

class MainFinder {
  public:
    MainFinder(const HtmlPage& page, const std::vector<HtmlBlock>& blocks)
        : page_(page), direct_(page.size(), 0), all_(page.size() + 1, 0) {
        for (const HtmlBlock& block : blocks) {
            const std::uint32_t prose = prose_of(block);
            direct_[holder_of(page, block.element)] += prose;
            all_[block.begin + 1] = prose;
        }
        std::partial_sum(all_.begin(), all_.end(), all_.begin());
    }

    std::uint32_t find() {
        if (const std::uint32_t marked = marked_body(); marked != 0) return marked;
        const std::uint32_t best = best_holder();
        return best == 0 ? 0 : widened(best);
    }

  private:
    std::uint64_t prose(std::uint32_t node) const { return all_[page_[node].end] - all_[node]; }

    /// The first element that says that it is the body of the article, if it has some prose.
    std::uint32_t marked_body() const {
        for (std::uint32_t i = 0; i < page_.size(); ++i) {
            const bool is_marked = page_[i].tag != HtmlTag::kText &&
                                   page_.raw(i, HtmlAttribute::kItemprop).find("articleBody") != std::string_view::npos;
            if (is_marked && prose(i) * 8 >= all_.back() && prose(i) >= 100) return i;
        }
        return 0;
    }

    std::uint32_t best_holder() const {
        std::vector<std::uint32_t> score(page_.size(), 0);
        std::uint32_t best = 0;
        for (std::uint32_t i = 0; i < page_.size(); ++i) {
            if (direct_[i] == 0) continue;
            std::uint32_t at = i;
            for (std::uint32_t share = 1; share <= 4 && at != 0; share *= 2, at = page_[at].parent) {
                score[at] += direct_[i] / share;
                if (score[at] > score[best]) best = at;
                if (page_[at].tag == HtmlTag::kArticle) break;
            }
        }
        return best;
    }

    /// The element around `best` that holds the rest of its text, too.
    std::uint32_t widened(std::uint32_t best) const {
        const std::uint32_t most = *std::max_element(direct_.begin() + best, direct_.begin() + page_[best].end);
        std::vector<std::uint32_t> like(page_.size() + 1, 0);
        for (std::uint32_t i = 0; i < page_.size(); ++i)
            like[i + 1] = like[i] + (direct_[i] * 4 >= most ? direct_[i] : 0);
        std::uint32_t main = best;
        for (std::uint32_t at = best; at != 0;) {
            if (page_[at].tag == HtmlTag::kArticle && has_other_articles(at)) break;
            at = page_[at].parent;
            const std::uint32_t gain = like[page_[at].end] - like[at] - (like[page_[main].end] - like[main]);
            if (gain * 3 >= prose(main)) main = at;
        }
        return main;
    }

    bool has_other_articles(std::uint32_t article) const {
        const HtmlNode& around = page_[page_[article].parent];
        for (std::uint32_t i = page_[article].parent + 1; i < around.end; i = page_[i].end)
            if (i != article && page_[i].tag == HtmlTag::kArticle) return true;
        return false;
    }

    const HtmlPage& page_;
    std::vector<std::uint32_t> direct_; ///< of each element, the prose in its own paragraphs
    std::vector<std::uint32_t> all_;    ///< the prose before each node
};

} // namespace

std::vector<HtmlBlock> main_blocks(const HtmlPage& page, HtmlMask& left_out, const PageHints& hints) {
    leave_out_boilerplate(page, left_out);
    std::vector<HtmlBlock> blocks = html_blocks(page, left_out);
    const std::uint32_t main = MainFinder(page, blocks).find();
    const std::uint32_t end = page[main].end;
    std::erase_if(blocks, [&](const HtmlBlock& block) { return block.begin < main || block.begin >= end; });
    clean_main_blocks(page, left_out, main, hints, blocks);
    return blocks;
}

} // namespace claimgraph
