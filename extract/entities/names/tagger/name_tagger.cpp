#include "extract/entities/names/tagger/name_tagger.hpp"

#include "extract/syntax/hash_table.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <string>
#include <unordered_map>

namespace claimgraph {
Result<NameTagger> NameTagger::open(const std::filesystem::path& path) {
    auto file = ModelFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bad = [&](std::string message) {
        return fail(ErrorCode::kBadModel, std::move(message), {path.string()});
    };
    if (file->engine() != "names") return bad(fmt::format("a model of '{}', expected 'names'", file->engine()));
    NameTagger tagger(std::move(*file));
    const auto header = tagger.file_.array<char>("header");
    if (!header) return tl::unexpected(header.error());
    if (header->size() != sizeof(Header)) return bad("the header has the wrong size");
    std::memcpy(&tagger.header_, header->data(), sizeof(Header));
    const auto entries = tagger.file_.array<Entry>("weights");
    if (!entries) return tl::unexpected(entries.error());
    if (auto problem = table_problem(*entries, "weights"); !problem.empty()) return bad(std::move(problem));
    const auto classes = tagger.file_.array<WordClass>("classes");
    if (!classes) return tl::unexpected(classes.error());
    tagger.entries_ = *entries;
    tagger.classes_ = *classes;
    return tagger;
}

std::string NameTagger::file_bytes(const Header& header, std::span<const Entry> entries, WordClasses classes) {
    return model_file_bytes("names", {{"header", bytes_of(std::span<const Header>(&header, 1))},
                                      {"weights", bytes_of(entries)},
                                      {"classes", bytes_of(classes)}});
}

void NameTagger::score(std::span<const std::uint64_t> features, LabelScores& out) const {
    // The check of an entry as one number: comparing the bytes one by one costs more than the sums.
    const auto number_of = [](const std::array<std::uint8_t, 3>& check) {
        return check[0] | std::uint32_t{check[1]} << 8U | std::uint32_t{check[2]} << 16U;
    };
    static_assert(kNameTemplates * 128 < 0x8000);
    std::array<std::int16_t, sizeof(Entry)> sum{}; // of the check as well, in whole registers
    const std::size_t mask = entries_.size() - 1;
    prefetch_entries(entries_, features);
    for (const std::uint64_t hash : features) {
        if (hash == 0) continue;
        const std::uint32_t check = number_of(check_of(hash));
        for (std::size_t i = (hash >> 1U) & mask;; i = (i + 1) & mask) {
            const Entry& entry = entries_[i];
            const std::uint32_t its = number_of(entry.check);
            if (its == 0) break;
            if (its != check) continue;
            std::array<std::int8_t, sizeof entry> bytes;
            std::memcpy(bytes.data(), &entry, sizeof entry);
            for (std::size_t b = 0; b < bytes.size(); ++b) sum[b] = static_cast<std::int16_t>(sum[b] + bytes[b]);
            break;
        }
    }
    for (std::size_t label = 0; label < kNameLabels; ++label)
        out[label] = header_.unit * static_cast<float>(sum[label]);
}

void NameTagger::agree(const NameFeatures& features, std::span<LabelScores> scores) {
    constexpr float kShare = 0.25F; // of the way to the mean
    struct Sum {
        std::array<float, kTaggedTypes.size()> types{};
        float count = 0;
    };
    const auto leads = [](const LabelScores& of) {
        std::array<float, kTaggedTypes.size()> lead{};
        for (std::size_t type = 0; type < lead.size(); ++type) {
            const float* parts = &of[name_label(type, NamePart::kBegin)];
            lead[type] = *std::max_element(parts, parts + kNameParts) - of[kOutside];
        }
        return lead;
    };
    std::unordered_map<std::uint64_t, Sum> sums;
    for (std::size_t at = 0; at < scores.size(); ++at) {
        const std::uint64_t form = features.capital_form(at);
        if (form == 0) continue;
        Sum& sum = sums[form];
        const auto lead = leads(scores[at]);
        for (std::size_t type = 0; type < lead.size(); ++type) sum.types[type] += lead[type];
        ++sum.count;
    }
    for (std::size_t at = 0; at < scores.size(); ++at) {
        const std::uint64_t form = features.capital_form(at);
        if (form == 0) continue;
        const Sum& sum = sums[form];
        if (sum.count < 2) continue;
        const auto lead = leads(scores[at]);
        for (std::size_t type = 0; type < lead.size(); ++type)
            for (std::size_t part = 0; part < kNameParts; ++part)
                scores[at][name_label(type, NamePart::kBegin) + part] +=
                    kShare * (sum.types[type] / sum.count - lead[type]);
    }
}

void best_labels(std::span<const LabelScores> scores, const std::array<LabelScores, kNameLabels>& transitions,
                 std::vector<NameLabel>& out) {
    constexpr float kNever = -std::numeric_limits<float>::infinity();
    out.resize(scores.size());
    std::vector<std::array<NameLabel, kNameLabels>> from(scores.size());
    std::array<float, kNameLabels> best{};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        std::array<float, kNameLabels> next{};
        for (NameLabel label = 0; label < kNameLabels; ++label) {
            next[label] = kNever;
            for (NameLabel before = 0; before < kNameLabels; ++before) {
                if (!may_follow(before, label) || (i == 0 && before != kOutside)) continue;
                const float score = best[before] + transitions[before][label];
                if (score <= next[label]) continue;
                next[label] = score;
                from[i][label] = before;
            }
            next[label] += scores[i][label];
        }
        best = next;
    }
    NameLabel last = kOutside;
    for (NameLabel label = 1; label < kNameLabels; ++label)
        if (!goes_on(label) && best[label] > best[last]) last = label;
    for (std::size_t i = scores.size(); i-- > 0;) {
        out[i] = last;
        last = from[i][last];
    }
}

std::vector<TaggedName> NameTagger::tag(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                        const NameKnowledge& names, std::span<const NameSpan> found) const {
    const NameFeatures features(document, analysis, folded, names, found, classes_);
    std::vector<std::uint64_t> hashes;
    std::vector<LabelScores> scores;
    scores.reserve(analysis.tokens.size());
    for (const Sentence& sentence : analysis.sentences) {
        features.read(sentence, hashes);
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
            score(std::span(hashes).subspan(i * kNameTemplates, kNameTemplates), scores.emplace_back());
    }
    agree(features, scores);
    std::vector<TaggedName> result;
    std::vector<NameLabel> labels;
    std::size_t done = 0;
    for (const Sentence& sentence : analysis.sentences) {
        best_labels(std::span(scores).subspan(done, sentence.tokens.size()), header_.transitions, labels);
        done += sentence.tokens.size();
        TokenIndex begin = sentence.tokens.begin;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const TokenIndex at{sentence.tokens.begin.value + i};
            if (labels[i] == kOutside) continue;
            if (name_part(labels[i]) == NamePart::kBegin || name_part(labels[i]) == NamePart::kSingle) begin = at;
            if (!goes_on(labels[i]))
                result.push_back({{begin, TokenIndex{at.value + 1U}}, kTaggedTypes[tagged_type(labels[i])]});
        }
    }
    return result;
}

} // namespace claimgraph
