#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// A piece of a line. Its text is of any kind: the writers escape it.
struct PageRun {
    enum class Kind : std::uint8_t {
        kText,
        kStrong,
        kEmphasis,
        kLink,     ///< to `target`, a web address (is_web_address())
        kNote,     ///< to the note `target`, the name of its file without extension, as Obsidian links them
        kFootnote, ///< the footnote `number`, from 1
    };
    Kind kind = Kind::kText;
    std::string text;
    std::string target{};
    std::size_t number = 0;
};

/// A line of text, made piece by piece.
class RichText {
  public:
    RichText() = default;
    RichText(std::string text) { add(std::move(text)); }
    RichText(const char* text) : RichText(std::string(text)) {}

    RichText& add(std::string text, PageRun::Kind kind = PageRun::Kind::kText, std::string target = {}) {
        runs_.push_back({kind, std::move(text), std::move(target)});
        return *this;
    }
    RichText& append(const RichText& other) {
        runs_.insert(runs_.end(), other.runs_.begin(), other.runs_.end());
        return *this;
    }
    RichText& footnote(std::size_t number) {
        runs_.push_back({.kind = PageRun::Kind::kFootnote, .number = number});
        return *this;
    }
    const std::vector<PageRun>& runs() const { return runs_; }
    bool empty() const { return runs_.empty(); }

  private:
    std::vector<PageRun> runs_;
};

/// A heading, a paragraph or an entry of a list.
struct PageBlock {
    enum class Kind : std::uint8_t { kSection, kSubsection, kParagraph, kItem, kSubitem };
    Kind kind;
    RichText line;
};

/// A text for people, whatever it is written as: a title, blocks, and footnotes that lines refer to by number. Owns its
/// text.
struct Page {
    std::string title;
    std::vector<PageBlock> blocks{};
    std::vector<RichText> footnotes{};

    void section(RichText line) { blocks.push_back({PageBlock::Kind::kSection, std::move(line)}); }
    void subsection(RichText line) { blocks.push_back({PageBlock::Kind::kSubsection, std::move(line)}); }
    void paragraph(RichText line) { blocks.push_back({PageBlock::Kind::kParagraph, std::move(line)}); }
    void item(RichText line) { blocks.push_back({PageBlock::Kind::kItem, std::move(line)}); }
    void subitem(RichText line) { blocks.push_back({PageBlock::Kind::kSubitem, std::move(line)}); }
};

/// The page as Markdown of the kind that GitHub and Obsidian read (CommonMark with footnotes). Nothing in its text is
/// markup, HTML, a tag or a formula.
void write_markdown(const Page& page, std::ostream& out);

/// The page as one HTML file that needs no other, has no script and loads nothing; fit to print. Notes are text there.
void write_html(const Page& page, std::ostream& out);

} // namespace claimgraph
