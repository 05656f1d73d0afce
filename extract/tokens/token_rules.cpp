#include "extract/tokens/token_rules.hpp"

#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {

Result<TokenRules> TokenRules::load(const std::filesystem::path& file) {
    TokenRules rules;
    const std::array<std::pair<std::string_view, Stopped>, 6> abbreviations = {{
        {"title", {Abbreviation::kTitle, true}},
        {"inner", {Abbreviation::kInner, false}},
        {"abbreviation", {Abbreviation::kPlain, false}},
        {"proper", {Abbreviation::kPlain, true}},
        {"final", {Abbreviation::kFinal, false}},
        {"numbered", {Abbreviation::kNumbered, false}},
    }};
    const std::array<std::pair<std::string_view, StringSet*>, 9> sets = {{
        {"prefix", &rules.prefixes_},
        {"whole", &rules.wholes_},
        {"unit", &rules.units_},
        {"ending", &rules.endings_},
        {"clitic", &rules.clitics_},
        {"fused_clitic", &rules.fused_clitics_},
        {"starter", &rules.starters_},
        {"by_line", &rules.by_line_openers_},
        {"place_particle", &rules.place_particles_},
    }};
    const auto named = [](const auto& table, std::string_view kind) {
        return std::ranges::find_if(table, [&](const auto& row) { return row.first == kind; });
    };
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto abbreviation = named(abbreviations, row[0]);
        const auto set = named(sets, row[0]);
        const bool contraction = row[0] == "contraction";
        if (abbreviation == abbreviations.end() && set == sets.end() && !contraction)
            return fmt::format("'{}' is not a kind; the top of the file lists them", row[0]);
        std::string problem;
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (abbreviation != abbreviations.end()) {
                if (!word.ends_with('.')) problem = fmt::format("abbreviation '{}' has no stop", word);
                if (!rules.abbreviations_.emplace(word, abbreviation->second).second)
                    problem = fmt::format("abbreviation '{}' stands here twice", word);
            } else if (set != sets.end()) {
                set->second->emplace(word);
            } else if (const std::size_t cut = word.find('+');
                       cut == std::string_view::npos || cut == 0 || cut + 1 == word.size()) {
                problem = fmt::format("contraction '{}' needs a '+' where it is cut", word);
            } else {
                rules.contractions_.emplace(std::string(word.substr(0, cut)).append(word.substr(cut + 1)), cut);
            }
        });
        return problem;
    };
    if (auto read = read_tsv(file, {"kind", "words"}, read_row); !read) return tl::unexpected(read.error());
    return rules;
}

TokenRules::Abbreviation TokenRules::abbreviation(std::string_view word, bool capitalised) const {
    const auto found = abbreviations_.find(word);
    if (found == abbreviations_.end() || (found->second.needs_capital && !capitalised)) return Abbreviation::kNone;
    return found->second.kind;
}

std::size_t TokenRules::contraction(std::string_view word) const {
    const auto found = contractions_.find(word);
    return found == contractions_.end() ? 0 : found->second;
}

} // namespace claimgraph
