#pragma once

#include "extract/claims/decision/pair_features.hpp"
#include "extract/syntax/model_file.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// Width of the word vectors and of the hidden layer.
inline constexpr std::size_t kVectorSize = 100;
inline constexpr std::size_t kHidden = 64;

/// The weights of a ClaimModel as they are learnt: rows one after the other.
struct ClaimWeights {
    std::vector<std::string> relations;  ///< ids; the last one is kOpenRelation
    std::vector<std::uint64_t> features; ///< hashes
    std::vector<float> gate;             ///< of each feature: whether anything holds
    std::vector<float> rows;             ///< of each feature: kHidden
    std::vector<std::uint64_t> supports; ///< hashes
    std::vector<float> support;          ///< of each support
    std::vector<std::uint64_t> words;    ///< hashes
    std::vector<float> vectors;          ///< of each word: kVectorSize
    std::vector<float> input;            ///< kWordSlots * kVectorSize rows of kHidden
    std::vector<float> bias;             ///< kHidden
    std::vector<float> gate_output;      ///< kHidden
    std::vector<float> output;           ///< of each relation: kHidden
    std::vector<float> output_bias;      ///< of each relation
    /// Turns a score into a probability (Platt 1999): logit = scale * logit(score) + shift, + drawn if a rule drew the
    /// same relation.
    float scale = 1, shift = 0, drawn = 0;
};

/// The type of a pair that is related, but by none of the table's relations.
inline constexpr std::string_view kOpenRelation = "open";

/// Decides whether two phrases of a sentence are related, and how: a network of one hidden layer over hashed features
/// and word vectors, with a linear part (Cheng et al. 2016), and weights shared by all relations for what speaks for
/// one of them. Owns the mapped file. Immutable after loading; share it between threads.
class ClaimModel {
  public:
    /// Fails with kNotFound or kBadModel. Relations that the table does not know are never decided for.
    static Result<ClaimModel> open(const std::filesystem::path& file, const RelationTable& relations);
    static std::string file_bytes(const ClaimWeights& weights);
    /// A model of weights in memory, to score with what was just learnt.
    static Result<ClaimModel> of(const ClaimWeights& weights, const RelationTable& relations);

    /// The probabilities that a pair is related, and then how.
    struct Scores {
        float holds = 0;
        double shift = 0;                ///< of the logit of every probability, for the kind of text; set it before
        std::vector<float> types;        ///< by type; see relation()
        std::vector<std::uint32_t> rows; ///< memory, as the next ones
        std::vector<float> hidden;
        std::unordered_map<std::uint64_t, std::uint32_t> seen; ///< of a slot and a word
        std::vector<float> products;                           ///< what each of `seen` adds to the hidden layer
    };
    /// Types are left empty where no claim can have a probability of `least`. Linear in the number of features;
    /// allocates only what `out` lacks.
    void score(const PairEvidence& evidence, double least, Scores& out) const;
    std::size_t types() const { return relations_.size(); }
    /// The relation of a type; default for an open one.
    RelationIndex relation(std::size_t type) const { return relations_[type]; }
    /// Whether the table has its relation, or it is the open one, the last.
    bool is_known(std::size_t type) const { return relations_[type] || type + 1 == types(); }
    /// Whether it learnt to decide about a relation; a user's own it did not.
    bool decides(RelationIndex relation) const { return type_of_[relation.value] != types(); }
    /// types() if it did not.
    std::size_t type_of(RelationIndex relation) const { return type_of_[relation.value]; }
    /// The probability that the pair is related, however.
    double probability_of_any(const Scores& scores) const { return probability(scores.holds, false, scores.shift); }
    /// The probability that a claim of this type is right.
    double probability(const Scores& scores, std::size_t type, const PairEvidence& evidence) const;
    /// The probability that one of the two is right; 0 if it did not learn both.
    double probability_of_either(const Scores& scores, RelationIndex one, RelationIndex other,
                                 const PairEvidence& evidence) const;
    /// Whether of all relations but `first` this one has more than all others together; false if it did not learn both.
    bool is_next(const Scores& scores, RelationIndex next, RelationIndex first) const;

    /// An entry of a table of hashes: open addressing at the hash.
    struct Entry {
        std::uint32_t check = 0; ///< upper half of the hash; 0 = free
        std::uint32_t row = 0;
    };
    struct Header {
        std::uint32_t features = 0, supports = 0, words = 0, types = 0;
        float row_scale = 0, vector_scale = 0; ///< of the bytes
        float scale = 1, shift = 0, drawn = 0;
    };

  private:
    explicit ClaimModel(ModelFile file) : file_(std::move(file)) {}
    double probability(double score, bool drawn, double shift) const;
    void add_words(const PairEvidence& evidence, Scores& out) const;
    static Result<ClaimModel> read(ModelFile file, const std::string& path, const RelationTable& relations);

    ModelFile file_;
    Header header_;
    std::span<const Entry> features_, supports_, words_;
    std::span<const float> gate_, support_, input_, bias_, gate_output_, output_, output_bias_;
    std::span<const std::int8_t> rows_, vectors_;
    std::vector<RelationIndex> relations_;
    std::vector<std::uint32_t> type_of_; ///< of each relation of the table, types() if it has none
};

} // namespace claimgraph
