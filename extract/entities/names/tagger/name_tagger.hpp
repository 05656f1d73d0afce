#pragma once

#include "extract/entities/names/name_features.hpp"
#include "extract/entities/names/tagger/name_labels.hpp"
#include "extract/syntax/model_file.hpp"

#include <array>
#include <filesystem>
#include <span>
#include <vector>

namespace claimgraph {

/// A name found by the tagger.
struct TaggedName {
    TokenRange tokens;
    EntityType type = EntityType::kOther; ///< one of kTaggedTypes
};

/// The score of each label of a token.
using LabelScores = std::array<float, kNameLabels>;

/// A linear-chain conditional random field over hashed features (Lafferty, McCallum and Pereira 2001). Owns the mapped
/// model file. Immutable after loading; share it between threads.
class NameTagger {
  public:
    /// The weights of a feature. They lie in an open-addressing table at the feature's hash.
    struct Entry {
        std::array<std::int8_t, kNameLabels> weights{};
        std::array<std::uint8_t, 3> check{}; ///< upper bits of the hash; all 0 = free
    };
    static_assert(sizeof(Entry) == 16);
    /// The section "names" of the file: a unit for the weights, and the weights of label transitions.
    struct Header {
        float unit = 0;
        std::array<LabelScores, kNameLabels> transitions{};
    };

    /// Fails with kNotFound or kBadModel.
    static Result<NameTagger> open(const std::filesystem::path& file);
    /// The bytes of a file. `entries` has a power of two of them, at least one free.
    static std::string file_bytes(const Header& header, std::span<const Entry> entries, WordClasses classes);
    static std::array<std::uint8_t, 3> check_of(std::uint64_t hash) {
        return {static_cast<std::uint8_t>(hash >> 40U), static_cast<std::uint8_t>(hash >> 48U),
                static_cast<std::uint8_t>(hash >> 56U | 1U)};
    }

    /// The names of a document, in text order, not overlapping. `found` is what the rules found.
    std::vector<TaggedName> tag(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                const NameKnowledge& names, std::span<const NameSpan> found) const;

    WordClasses classes() const { return classes_; }

  private:
    explicit NameTagger(ModelFile file) : file_(std::move(file)) {}
    void score(std::span<const std::uint64_t> features, LabelScores& out) const;
    /// Moves the scores of a word's types towards their mean over the document, since a name mostly has one type there.
    static void agree(const NameFeatures& features, std::span<LabelScores> scores);

    ModelFile file_;
    Header header_;
    std::span<const Entry> entries_;
    WordClasses classes_;
};

/// The labels of a sentence with the highest sum of scores and transitions (Viterbi).
void best_labels(std::span<const LabelScores> scores, const std::array<LabelScores, kNameLabels>& transitions,
                 std::vector<NameLabel>& out);

} // namespace claimgraph
