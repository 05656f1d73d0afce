#include "extract/entities/coreference/antecedent_ranker.hpp"

#include "extract/syntax/hash_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {

Result<AntecedentRanker> AntecedentRanker::open(const std::filesystem::path& path) {
    auto file = ModelFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bad = [&](std::string message) {
        return fail(ErrorCode::kBadModel, std::move(message), {path.string()});
    };
    if (file->engine() != "antecedents")
        return bad(fmt::format("a model of '{}', expected 'antecedents'", file->engine()));
    AntecedentRanker ranker(std::move(*file));
    const auto header = ranker.file_.array<Header>("header");
    if (!header) return tl::unexpected(header.error());
    if (header->size() != 1) return bad("the header has the wrong size");
    ranker.header_ = header->front();
    const auto entries = ranker.file_.array<Entry>("weights");
    if (!entries) return tl::unexpected(entries.error());
    if (auto problem = table_problem(*entries, "weights"); !problem.empty()) return bad(std::move(problem));
    const auto classes = ranker.file_.array<WordClass>("classes");
    if (!classes) return tl::unexpected(classes.error());
    ranker.entries_ = *entries;
    ranker.classes_ = *classes;
    return ranker;
}

std::string AntecedentRanker::file_bytes(const Header& header, std::span<const Entry> entries, WordClasses classes) {
    return model_file_bytes("antecedents", {{"header", bytes_of(std::span<const Header>(&header, 1))},
                                            {"weights", bytes_of(entries)},
                                            {"classes", bytes_of(classes)}});
}

float AntecedentRanker::score(std::span<const std::uint64_t> features) const {
    float sum = 0;
    prefetch_entries(entries_, features);
    for (const std::uint64_t hash : features)
        if (hash != 0)
            if (const Entry* entry = find_entry(entries_, hash)) sum += entry->weight;
    return sum;
}

std::uint32_t AntecedentRanker::antecedent(const AntecedentFeatures& features, std::uint32_t phrase,
                                           std::vector<AntecedentFeatures::Candidate>& memory) const {
    features.candidates(phrase, memory);
    if (memory.empty()) return kNoPhrase;
    std::array<std::uint64_t, kNewTemplates> none;  // NOLINT: features write all
    std::array<std::uint64_t, kPairTemplates> pair; // NOLINT
    features.none(phrase, none);
    float best = header_.none + score(none);
    std::uint32_t result = kNoPhrase;
    for (const AntecedentFeatures::Candidate& candidate : memory) {
        features.pair(phrase, candidate, pair);
        if (const float value = score(pair); value >= best) { // of equals the nearest
            best = value;
            result = candidate.before;
        }
    }
    return result;
}

} // namespace claimgraph
