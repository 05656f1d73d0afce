#include "extract/input/joined_text.hpp"

namespace claimgraph {

void append(CleanText& text, const CleanText& below) {
    constexpr std::string_view kBetween = "\n\n";
    if (below.text.empty()) return;
    if (!text.text.empty()) {
        text.text += kBetween;
        const std::uint32_t begin = below.origin.to_source({0, 0}).begin;
        text.origin.add(kBetween.size(), {begin, begin}, false);
    }
    const auto moved = static_cast<std::uint32_t>(text.text.size());
    for (Block block : below.blocks) {
        block.span = {block.span.begin + moved, block.span.end + moved};
        text.blocks.push_back(block);
    }
    text.text += below.text;
    text.origin.append(below.origin, static_cast<std::uint32_t>(below.text.size()));
}

CleanText with_blocks(const CleanText& text, std::span<const Block> kept) {
    TextBuilder builder(text.text, TextBuilder::Blanks::kKeep, &text.origin);
    for (const Block& block : kept) {
        builder.begin_block(block.kind);
        builder.add(block.span);
    }
    return builder.finish();
}

} // namespace claimgraph
