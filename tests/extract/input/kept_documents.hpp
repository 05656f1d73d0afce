#pragma once

#include "tests/extract/input/collected.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <utility>

namespace claimgraph {

/// Reads bytes as a file of this name, in any language.
inline Collected read_all(std::string name, std::string bytes) {
    return read(std::move(name), std::move(bytes), {.any_language = true});
}

/// The one document of a file.
inline Document only(std::string name, std::string bytes) {
    Collected kept = read_all(std::move(name), std::move(bytes));
    EXPECT_TRUE(kept.refused.empty());
    EXPECT_EQ(kept.documents.size(), 1u);
    return kept.documents.empty() ? Document("", "", {}) : std::move(kept.documents.front());
}

/// The texts of the blocks of a document, a line break between.
inline std::string blocks_of(const Document& document) {
    std::string result;
    for (const Block& block : document.blocks()) {
        if (!result.empty()) result += '\n';
        result += document.text(block.span);
    }
    return result;
}

/// The bytes of the file that a span of a document comes from.
inline std::string source_of(const Document& document, ByteSpan span, std::string_view file) {
    const ByteSpan source = document.origin().to_source(span);
    return std::string(file.substr(document.record().begin + source.begin, source.size()));
}

/// The first place of these words in a document.
inline ByteSpan span_of_words(const Document& document, std::string_view words) {
    const std::size_t at = document.text().find(words);
    EXPECT_NE(at, std::string_view::npos) << words << " in " << document.text();
    if (at == std::string_view::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

} // namespace claimgraph
