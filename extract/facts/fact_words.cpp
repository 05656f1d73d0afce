#include "extract/facts/fact_words.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

using WordOf = std::pair<std::string_view, std::string FactWords::*>;
constexpr std::array<WordOf, 11> kFactWords = {{
    {"copula_singular", &FactWords::copula_singular},
    {"copula_plural", &FactWords::copula_plural},
    {"copula_past_singular", &FactWords::copula_past_singular},
    {"copula_past_plural", &FactWords::copula_past_plural},
    {"possession_singular", &FactWords::possession_singular},
    {"possession_plural", &FactWords::possession_plural},
    {"possessive", &FactWords::possessive},
    {"inside", &FactWords::inside},
    {"article", &FactWords::article},
    {"article_before_vowel", &FactWords::article_before_vowel},
    {"vowels", &FactWords::vowels},
}};

} // namespace

Result<FactWords> FactWords::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<FactWords> FactWords::parse(std::string_view text, const std::string& file) {
    FactWords words;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto found = std::ranges::find(kFactWords, row[0], &WordOf::first);
        if (found == kFactWords.end()) return fmt::format("'{}' is not a name; the top of the file lists them", row[0]);
        if (row[1].empty()) return fmt::format("'{}' has no word", row[0]);
        std::string& word = words.*found->second;
        if (!word.empty()) return fmt::format("'{}' stands here twice", row[0]);
        word = row[1];
        return {};
    };
    if (auto read = read_tsv_text(text, file, {"name", "word"}, read_row); !read) return tl::unexpected(read.error());
    for (const auto& [name, word] : kFactWords)
        if ((words.*word).empty())
            return fail(ErrorCode::kBadFormat, fmt::format("'{}' is missing", name), {.file = file});
    return words;
}

} // namespace claimgraph
