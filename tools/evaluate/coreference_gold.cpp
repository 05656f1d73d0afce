#include "tools/evaluate/coreference_gold.hpp"

#include "graph/base/read_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

/// The words as CoNLL-U, for its reader to build the document.
std::string conllu_of(const nlohmann::json& sentences) {
    std::string text;
    for (const auto& sentence : sentences) {
        int number = 0;
        for (const auto& word : sentence) {
            auto form = word.get<std::string>();
            std::ranges::replace_if(
                form, [](char c) { return c == ' ' || c == '\t' || c == '\n'; }, '_');
            text += fmt::format("{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n", ++number, form.empty() ? "_" : form);
        }
        if (number > 0) text += '\n';
    }
    return text;
}

Result<ChainedDocument> read_line(const nlohmann::json& line, const std::string& file, const Models& models) {
    const auto& sentences = line.at("sentences");
    auto read = read_conllu(conllu_of(sentences), file);
    if (!read) return tl::unexpected(read.error());
    if (read->size() != 1) return fail(ErrorCode::kBadFormat, "no words");
    ChainedDocument document{std::move(read->front()), {}, line.value("partial", false)};
    complete(document.text.document, document.text.analysis, models);
    std::vector<std::uint32_t> first; // token of each sentence
    std::uint32_t words = 0;
    for (const auto& sentence : sentences) {
        first.push_back(words);
        words += static_cast<std::uint32_t>(sentence.size());
    }
    for (const auto& cluster : line.at("clusters")) {
        Chain& chain = document.chains.emplace_back();
        for (const auto& mention : cluster) {
            const auto sentence = mention.at(0).get<std::size_t>();
            const auto begin = mention.at(1).get<std::uint32_t>();
            const auto end = mention.at(2).get<std::uint32_t>();
            if (sentence >= first.size() || begin >= end || end > sentences[sentence].size())
                return fail(ErrorCode::kBadFormat, "a mention outside its sentence");
            chain.push_back({TokenIndex{first[sentence] + begin}, TokenIndex{first[sentence] + end}});
        }
    }
    return document;
}

} // namespace

Result<std::vector<ChainedDocument>> read_chains(const std::string& file, const Models& models) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    std::vector<ChainedDocument> documents;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string_view line(text->data() + at, end - at);
        at = end + 1;
        ++number;
        if (line.empty()) continue;
        try {
            auto document = read_line(nlohmann::json::parse(line), file, models);
            if (!document) return fail(document.error().code, document.error().message, {file, number});
            documents.push_back(std::move(*document));
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorCode::kBadFormat, error.what(), {file, number});
        }
    }
    return documents;
}

} // namespace claimgraph::cli
