#pragma once

#include "extract/input/input_format.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Keeps what a reader gives.
struct KeptDocuments final : DocumentSink {
    std::vector<Document> documents;
    std::vector<Error> refused;
    std::vector<std::string> skipped;

    bool take(InputDocument&& input) override {
        documents.push_back(std::move(input.document));
        return true;
    }
    bool refuse(Error&& error) override {
        refused.push_back(std::move(error));
        return true;
    }
    bool skip(const std::string& name, const std::string& why) override {
        skipped.push_back(name + ": " + why);
        return true;
    }
    void tell(const std::string&, const std::string&) override {}
};

inline KeptDocuments read_all(std::string name, std::string bytes) {
    KeptDocuments kept;
    ReadOptions options;
    options.any_language = true;
    InputBytes input(std::move(name), std::move(bytes));
    read_documents(input, options, kept);
    return kept;
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
