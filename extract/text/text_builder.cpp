#include "extract/text/text_builder.hpp"

#include "extract/text/clean_step.hpp"
#include "graph/base/text/fold.hpp"

#include <utility>

namespace claimgraph {
namespace {

using Kind = CleanStep::Kind;

/// The source of a part of a piece: of the same bytes where the piece is copied, else all of it.
ByteSpan part_of(ByteSpan source, bool copied, std::size_t at, std::size_t size) {
    if (!copied) return source;
    const auto begin = source.begin + static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(size)};
}

} // namespace

void TextBuilder::begin_block(BlockKind kind) {
    end_block();
    kind_ = kind;
    is_open_ = true;
    block_begin_ = text_.size();
}

void TextBuilder::end_block() {
    if (blanks_ == Blanks::kCollapse) is_waiting_ = false;
    breaks_line_ = false;
    if (is_open_ && text_.size() > block_begin_)
        blocks_.push_back(
            {{static_cast<std::uint32_t>(block_begin_), static_cast<std::uint32_t>(text_.size())}, kind_});
    is_open_ = false;
}

void TextBuilder::put(std::string_view text, ByteSpan source, bool copied) {
    if (!is_open_) begin_block();
    const bool is_first = blocks_.empty() ? text_.empty() : text_.size() == blocks_.back().span.end;
    if (is_first) {
        if (!blocks_.empty()) {
            text_ += "\n\n";
            origin_.add(2, {source.begin, source.begin}, false);
        }
        block_begin_ = text_.size();
    } else if (breaks_line_) {
        text_ += '\n';
        origin_.add(1, {source.begin, source.begin}, false);
    } else if (is_waiting_) {
        text_ += ' ';
        origin_.add(1, waiting_, waiting_.size() == 1 && source_[waiting_.begin] == ' ');
    }
    is_waiting_ = breaks_line_ = false;
    text_ += text;
    origin_.add(static_cast<std::uint32_t>(text.size()), source, copied);
}

void TextBuilder::put_blank(std::string_view as_it_stands, ByteSpan source) {
    if (blanks_ == Blanks::kKeep) {
        std::string blanks(as_it_stands);
        blanks.resize(std::max(blanks.size(), std::size_t{source.size()}), ' ');
        put(blanks, source, blanks.size() == source.size());
    } else if (is_waiting_) {
        waiting_.end = std::max(waiting_.end, source.end);
    } else {
        is_waiting_ = true;
        waiting_ = source;
    }
}

void TextBuilder::add(std::string_view text, ByteSpan source) {
    const bool copied = text.size() == source.size();
    for (std::size_t at = 0; at < text.size();) {
        const CleanStep step = clean_step(text, at);
        const ByteSpan from = part_of(source, copied, at, step.size);
        switch (step.kind) {
        case Kind::kKept:
            put(text.substr(at, step.size), from, copied);
            break;
        case Kind::kSpace:
        case Kind::kBlank:
            put_blank(step.text, from);
            break;
        case Kind::kLetters:
            put(step.text, from, false);
            break;
        case Kind::kLeftOut:
            if (blanks_ == Blanks::kKeep && copied &&
                (text_.empty() || is_ascii_space(text_.back()) || at + step.size == text.size() ||
                 is_ascii_space(text[at + step.size])))
                put_blank(" ", from);
            break;
        }
        at += step.size;
    }
}

void TextBuilder::add_line_break() { breaks_line_ = true; }

CleanText TextBuilder::finish() {
    end_block();
    CleanText result{std::move(text_), std::move(blocks_), std::move(origin_)};
    if (lower_ != nullptr) result.origin = result.origin.over(*lower_);
    text_.clear();
    blocks_.clear();
    origin_ = {};
    block_begin_ = 0;
    return result;
}

CleanText clean_text(std::string text) {
    std::size_t at = 0;
    const auto goes_on = [&](const CleanStep& step) { return step.kind == Kind::kKept || step.kind == Kind::kSpace; };
    while (at < text.size()) {
        const CleanStep step = clean_step(text, at);
        if (!goes_on(step)) break;
        at += step.size;
    }
    if (at == text.size()) return {std::move(text), {}, {}};
    TextBuilder builder(text, TextBuilder::Blanks::kKeep);
    builder.add(ByteSpan{0, static_cast<std::uint32_t>(text.size())});
    CleanText clean = builder.finish();
    clean.blocks.clear();
    // nothing grows, so where nothing shrank each byte stands where it stood
    if (clean.text.empty() || clean.text.size() == text.size()) clean.origin = {};
    return clean;
}

std::string clean_line(std::string_view text) {
    TextBuilder builder(text);
    builder.add(ByteSpan{0, static_cast<std::uint32_t>(text.size())});
    return builder.finish().text;
}

} // namespace claimgraph
