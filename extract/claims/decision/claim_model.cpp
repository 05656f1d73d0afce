#include "extract/claims/decision/claim_model.hpp"

#include "extract/syntax/hash_table.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace claimgraph {
namespace {

using Entry = ClaimModel::Entry;
constexpr std::uint32_t kNoRow = 0xffff'ffff;
constexpr float kMostByte = 127;

/// The row of a hash, kNoRow if there is none.
std::uint32_t find(std::span<const Entry> table, std::uint64_t hash) {
    const Entry* entry = find_entry(table, hash);
    return entry != nullptr ? entry->row : kNoRow;
}

std::vector<Entry> table_of(std::span<const std::uint64_t> hashes) {
    auto table = empty_table<Entry>(hashes.size());
    for (std::size_t row = 0; row < hashes.size(); ++row)
        free_entry(table, hashes[row]) = {check_of(hashes[row]), static_cast<std::uint32_t>(row)};
    return table;
}

/// Values as bytes, and what a byte is worth.
std::pair<std::vector<std::int8_t>, float> quantised(std::span<const float> values) {
    float most = 1e-6F;
    for (const float value : values) most = std::max(most, std::abs(value));
    const float scale = most / kMostByte;
    std::vector<std::int8_t> bytes(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) bytes[i] = static_cast<std::int8_t>(std::lround(values[i] / scale));
    return {std::move(bytes), scale};
}

template <class Number>
Number sigmoid(Number x) {
    return 1 / (1 + std::exp(-x));
}

} // namespace

Result<ClaimModel> ClaimModel::open(const std::filesystem::path& path, const RelationTable& relations) {
    auto file = ModelFile::open(path);
    if (!file) return tl::unexpected(file.error());
    return read(std::move(*file), path.string(), relations);
}

Result<ClaimModel> ClaimModel::of(const ClaimWeights& weights, const RelationTable& relations) {
    auto file = ModelFile::in_memory(file_bytes(weights));
    if (!file) return tl::unexpected(file.error());
    return read(std::move(*file), {}, relations);
}

Result<ClaimModel> ClaimModel::read(ModelFile file, const std::string& path, const RelationTable& relations) {
    const auto bad = [&](std::string message) { return fail(ErrorCode::kBadModel, std::move(message), {path}); };
    if (file.engine() != "claims") return bad(fmt::format("a model of '{}', expected 'claims'", file.engine()));
    ClaimModel model(std::move(file));
    const auto header = model.file_.array<Header>("header");
    if (!header) return tl::unexpected(header.error());
    if (header->size() != 1) return bad("the header has the wrong size");
    model.header_ = header->front();
    const Header& sizes = model.header_;

    std::string problem;
    const auto take = [&]<class T>(std::string_view name, std::size_t size, std::span<const T>& out) {
        const auto values = model.file_.array<T>(name);
        if (!values)
            problem = values.error().message;
        else if (size != 0 && values->size() != size)
            problem = fmt::format("'{}' has {} values, expected {}", name, values->size(), size);
        else
            out = *values;
    };
    const auto take_table = [&](std::string_view name, std::uint32_t rows, std::span<const Entry>& out) {
        take(name, 0, out);
        if (!problem.empty()) return;
        problem = table_problem(out, name);
        if (std::ranges::any_of(out, [&](const Entry& entry) { return entry.check != 0 && entry.row >= rows; }))
            problem = fmt::format("'{}' points behind its rows", name);
    };
    take_table("features", sizes.features, model.features_);
    take_table("supports", sizes.supports, model.supports_);
    take_table("words", sizes.words, model.words_);
    take("gate", sizes.features, model.gate_);
    take("rows", std::size_t{sizes.features} * kHidden, model.rows_);
    take("support", sizes.supports, model.support_);
    take("vectors", std::size_t{sizes.words} * kVectorSize, model.vectors_);
    take("input", kWordSlots * kVectorSize * kHidden, model.input_);
    take("bias", kHidden, model.bias_);
    take("gate_output", kHidden, model.gate_output_);
    take("output", std::size_t{sizes.types} * kHidden, model.output_);
    take("output_bias", sizes.types, model.output_bias_);
    if (!problem.empty()) return bad(problem);

    const auto names = model.file_.section("relations");
    if (!names) return tl::unexpected(names.error());
    model.type_of_.assign(relations.relations().size(), sizes.types);
    for_each_part(*names, '\n', [&](std::string_view name) {
        const RelationIndex relation = relations.find(name);
        if (relation) model.type_of_[relation.value] = static_cast<std::uint32_t>(model.relations_.size());
        model.relations_.push_back(relation);
    });
    if (model.relations_.size() != sizes.types)
        return bad(fmt::format("{} relations, expected {}", model.relations_.size(), sizes.types));
    return model;
}

std::string ClaimModel::file_bytes(const ClaimWeights& weights) {
    const auto [rows, row_scale] = quantised(weights.rows);
    const auto [vectors, vector_scale] = quantised(weights.vectors);
    const Header header{.features = static_cast<std::uint32_t>(weights.features.size()),
                        .supports = static_cast<std::uint32_t>(weights.supports.size()),
                        .words = static_cast<std::uint32_t>(weights.words.size()),
                        .types = static_cast<std::uint32_t>(weights.relations.size()),
                        .row_scale = row_scale,
                        .vector_scale = vector_scale,
                        .scale = weights.scale,
                        .shift = weights.shift,
                        .drawn = weights.drawn};
    const auto features = table_of(weights.features);
    const auto supports = table_of(weights.supports);
    const auto words = table_of(weights.words);
    const auto of = [](const auto& values) {
        return bytes_of(std::span<const typename std::decay_t<decltype(values)>::value_type>(values));
    };
    return model_file_bytes("claims", {{"header", bytes_of(std::span<const Header>(&header, 1))},
                                       {"relations", fmt::format("{}", fmt::join(weights.relations, "\n"))},
                                       {"features", of(features)},
                                       {"gate", of(weights.gate)},
                                       {"rows", of(rows)},
                                       {"supports", of(supports)},
                                       {"support", of(weights.support)},
                                       {"words", of(words)},
                                       {"vectors", of(vectors)},
                                       {"input", of(weights.input)},
                                       {"bias", of(weights.bias)},
                                       {"gate_output", of(weights.gate_output)},
                                       {"output", of(weights.output)},
                                       {"output_bias", of(weights.output_bias)}});
}

/// Adds what the words say to the hidden layer. The products are kept: words come again.
void ClaimModel::add_words(const PairEvidence& evidence, Scores& out) const {
    const auto product_of = [&](std::size_t slot, std::uint32_t row) {
        const auto [at, added] = out.seen.try_emplace(std::uint64_t{row} * kWordSlots + slot,
                                                      static_cast<std::uint32_t>(out.products.size()));
        if (added) {
            out.products.resize(out.products.size() + kHidden);
            float* product = out.products.data() + at->second;
            const std::int8_t* vector = vectors_.data() + std::size_t{row} * kVectorSize;
            const float* input = input_.data() + slot * kVectorSize * kHidden;
            for (std::size_t d = 0; d < kVectorSize; ++d) {
                const float value = header_.vector_scale * static_cast<float>(vector[d]);
                for (std::size_t i = 0; i < kHidden; ++i) product[i] += value * input[d * kHidden + i];
            }
        }
        return at->second;
    };
    for (std::size_t slot = 0; slot < kWordSlots; ++slot) {
        const float share = 1 / static_cast<float>(std::max<std::size_t>(1, evidence.words[slot].size()));
        for (const std::uint64_t word : evidence.words[slot]) {
            const std::uint32_t row = find(words_, word);
            if (row == kNoRow) continue;
            const std::uint32_t at = product_of(slot, row);
            const float* product = out.products.data() + at;
            for (std::size_t i = 0; i < kHidden; ++i) out.hidden[i] += share * product[i];
        }
    }
}

void ClaimModel::score(const PairEvidence& evidence, double least, Scores& out) const {
    float gate = 0;
    out.rows.clear();
    prefetch_entries(features_, evidence.features);
    for (const std::uint64_t feature : evidence.features) {
        const std::uint32_t row = find(features_, feature);
        if (row == kNoRow) continue;
        gate += gate_[row];
        __builtin_prefetch(rows_.data() + std::size_t{row} * kHidden);
        out.rows.push_back(row);
    }
    out.types.clear();
    std::array<std::int32_t, kHidden> sums{};
    for (const std::uint32_t row : out.rows) {
        const std::int8_t* values = rows_.data() + std::size_t{row} * kHidden;
        for (std::size_t i = 0; i < kHidden; ++i) sums[i] += values[i];
    }
    out.hidden.resize(kHidden);
    for (std::size_t i = 0; i < kHidden; ++i)
        out.hidden[i] = bias_[i] + header_.row_scale * static_cast<float>(sums[i]);
    add_words(evidence, out);
    for (std::size_t i = 0; i < kHidden; ++i) {
        out.hidden[i] = std::max(0.0F, out.hidden[i]);
        gate += gate_output_[i] * out.hidden[i];
    }
    out.holds = sigmoid(gate);
    if (std::max(probability(out.holds, true, out.shift), probability(out.holds, false, out.shift)) < least) return;
    out.types.resize(types());
    for (std::size_t type = 0; type < types(); ++type) {
        float sum = output_bias_[type];
        for (std::size_t i = 0; i < kHidden; ++i) sum += output_[type * kHidden + i] * out.hidden[i];
        out.types[type] = sum;
    }
    for (const Support& support : evidence.supports) {
        const std::uint32_t type = type_of_[support.relation.value];
        if (type == types()) continue;
        if (const std::uint32_t row = find(supports_, support.feature); row != kNoRow) out.types[type] += support_[row];
    }
    const float most = std::ranges::max(out.types);
    float all = 0;
    for (float& type : out.types) all += type = std::exp(type - most);
    for (float& type : out.types) type /= all;
}

double ClaimModel::probability(double score, bool drawn, double shift) const {
    constexpr double kLeast = 1e-4;
    score = std::clamp(score, kLeast, 1 - kLeast);
    return sigmoid(header_.scale * std::log(score / (1 - score)) + header_.shift + (drawn ? header_.drawn : 0) + shift);
}

double ClaimModel::probability(const Scores& scores, std::size_t type, const PairEvidence& evidence) const {
    const bool drawn = relations_[type] && std::ranges::find(evidence.drawn, relations_[type]) != evidence.drawn.end();
    return probability(static_cast<double>(scores.holds) * scores.types[type], drawn, scores.shift);
}

double ClaimModel::probability_of_either(const Scores& scores, RelationIndex one, RelationIndex other,
                                         const PairEvidence& evidence) const {
    if (!decides(one) || !decides(other)) return 0;
    const bool drawn = std::ranges::any_of(
        evidence.drawn, [&](RelationIndex relation) { return relation == one || relation == other; });
    return probability(static_cast<double>(scores.holds) * (scores.types[type_of(one)] + scores.types[type_of(other)]),
                       drawn, scores.shift);
}

bool ClaimModel::is_next(const Scores& scores, RelationIndex next, RelationIndex first) const {
    if (!decides(next) || !decides(first)) return false;
    constexpr float kLeast = 0.03F; // below, it is not thought of
    const float share = scores.types[type_of(next)];
    return share >= kLeast && 2 * share > 1 - scores.types[type_of(first)];
}

} // namespace claimgraph
