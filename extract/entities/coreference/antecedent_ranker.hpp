#pragma once

#include "extract/entities/coreference/antecedent_features.hpp"
#include "extract/syntax/model_file.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// Coreference: a log-linear model that ranks the candidate antecedents of each noun phrase, and "none" (Durrett and
/// Klein 2013). Owns the mapped model file. Immutable after loading; share it between threads.
class AntecedentRanker {
  public:
    /// The weight of a feature, in an open-addressing table at the feature's hash.
    struct Entry {
        std::uint32_t check = 0; ///< upper half of the hash; 0 = free
        float weight = 0;
    };
    /// The section "header" of the file.
    struct Header {
        float none = 0; ///< added to the score of having no antecedent
    };
    /// Fails with kNotFound or kBadModel.
    static Result<AntecedentRanker> open(const std::filesystem::path& file);
    /// The bytes of a file. `entries` has a power of two of them, at least one free.
    static std::string file_bytes(const Header& header, std::span<const Entry> entries, WordClasses classes);

    WordClasses classes() const { return classes_; }
    /// The best of the candidates of a phrase, kNoPhrase if "none" is better. `memory` saves allocations.
    std::uint32_t antecedent(const AntecedentFeatures& features, std::uint32_t phrase,
                             std::vector<AntecedentFeatures::Candidate>& memory) const;

  private:
    explicit AntecedentRanker(ModelFile file) : file_(std::move(file)) {}
    float score(std::span<const std::uint64_t> features) const;

    ModelFile file_;
    Header header_;
    std::span<const Entry> entries_;
    WordClasses classes_;
};

} // namespace claimgraph
