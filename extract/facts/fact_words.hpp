#pragma once

#include "graph/base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace claimgraph {

/// The words that the implied reading adds: fact_words.tsv of a language's folder explains them. Immutable after
/// loading; share it between threads. Facts view these words, so it must outlive them.
struct FactWords {
    std::string copula_singular;
    std::string copula_plural;
    std::string copula_past_singular;
    std::string copula_past_plural;
    std::string possession_singular;
    std::string possession_plural;
    std::string possessive;
    std::string inside;
    std::string article;
    std::string article_before_vowel;
    std::string vowels;

    /// Fails with kNotFound or kBadFormat, naming file and line: a name that is unknown, missing or duplicate.
    static Result<FactWords> load(const std::filesystem::path& file);
    static Result<FactWords> parse(std::string_view text, const std::string& file);
};

} // namespace claimgraph
