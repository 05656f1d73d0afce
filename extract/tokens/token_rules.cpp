#include "extract/tokens/token_rules.hpp"

#include "extract/text/tsv.hpp"

#include <fmt/format.h>

namespace claimgraph {

Result<TokenRules> TokenRules::load(const std::filesystem::path& file) {
    TokenRules rules;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        std::string problem;
        for_each_part(row[1], ';', [&](std::string_view word) {
            const std::string_view kind = row[0];
            if (kind == "title") {
                rules.abbreviations_.emplace(word, Abbreviation::kTitle);
            } else if (kind == "abbreviation") {
                rules.abbreviations_.emplace(word, Abbreviation::kPlain);
            } else if (kind == "numbered") {
                rules.abbreviations_.emplace(word, Abbreviation::kNumbered);
            } else if (kind == "prefix") {
                rules.prefixes_.emplace(word);
            } else if (kind == "clitic") {
                rules.clitics_.emplace(word);
            } else if (kind == "starter") {
                rules.starters_.emplace(word);
            } else if (kind == "contraction") {
                const std::size_t cut = word.find('+');
                if (cut == std::string_view::npos || cut == 0 || cut + 1 == word.size())
                    problem = fmt::format("contraction '{}' needs a '+' where it is cut", word);
                else
                    rules.contractions_.emplace(std::string(word.substr(0, cut)).append(word.substr(cut + 1)), cut);
            } else {
                problem = fmt::format(
                    "'{}' is no kind; expected title, abbreviation, numbered, prefix, contraction, clitic or "
                    "starter",
                    kind);
            }
        });
        return problem;
    };
    if (auto read = read_tsv(file, {"kind", "words"}, read_row); !read) return tl::unexpected(read.error());
    return rules;
}

TokenRules::Abbreviation TokenRules::abbreviation(std::string_view word) const {
    const auto found = abbreviations_.find(word);
    return found == abbreviations_.end() ? Abbreviation::kNone : found->second;
}

std::size_t TokenRules::contraction(std::string_view word) const {
    const auto found = contractions_.find(word);
    return found == contractions_.end() ? 0 : found->second;
}

} // namespace claimgraph
