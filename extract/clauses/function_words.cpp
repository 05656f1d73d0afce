#include "extract/clauses/function_words.hpp"

#include "extract/text/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 32> kKinds = {
    "modal",      "negation",  "denier",  "embedder",   "permitter",   "raiser",       "hearsay",  "hedge",
    "condition",  "provision", "source",  "citer",      "report_noun", "first_person", "definite", "relative",
    "light_verb", "agent",     "company", "cause",      "place",       "time_noun",    "frequent", "measure",
    "carrier",    "utterance", "target",  "relational", "judge",       "keeper",       "promiser", "absence"};

} // namespace

Result<FunctionWords> FunctionWords::load(const std::filesystem::path& file) {
    FunctionWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto kind = std::ranges::find(kKinds, row[0]);
        if (kind == kKinds.end())
            return fmt::format("'{}' is no kind; expected one of {}", row[0], fmt::join(kKinds, ", "));
        const auto modality = modality_from(row[2]);
        if (!row[2].empty() && !modality) return fmt::format("'{}' is no modality", row[2]);
        Words& words = result.words_[static_cast<std::size_t>(kind - kKinds.begin())];
        for_each_part(row[1], ';', [&](std::string_view word) { words.emplace(word, modality); });
        return {};
    };
    if (auto read = read_tsv(file, {"kind", "words", "value"}, read_row); !read) return tl::unexpected(read.error());
    return result;
}

void FunctionWords::add(WordKind kind, std::string_view word) {
    words_[static_cast<std::size_t>(kind)].emplace(word, std::nullopt);
}

bool FunctionWords::is(WordKind kind, std::string_view word) const {
    return words_[static_cast<std::size_t>(kind)].contains(word);
}

std::optional<Modality> FunctionWords::modality(WordKind kind, std::string_view word) const {
    const Words& words = words_[static_cast<std::size_t>(kind)];
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : found->second;
}

} // namespace claimgraph
