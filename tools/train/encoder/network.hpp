#pragma once

#include "extract/syntax/encoder/kernels.hpp"
#include "extract/syntax/encoder/net_shape.hpp"
#include "extract/syntax/encoder/parser_input.hpp"
#include "tools/train/encoder/random.hpp"

#include <span>
#include <vector>

namespace claimgraph::encoder {

/// A trained matrix with its gradient and Adam's averages. A sparse one is a table of embeddings: only rows that a
/// batch touched are updated.
struct Parameter {
    std::size_t rows = 0;
    std::size_t columns = 0;
    bool sparse = false;
    std::vector<float> value;
    std::vector<float> gradient;
    std::vector<float> mean;
    std::vector<float> square;
    std::vector<std::uint32_t> touched; ///< may name a row twice

    void resize(std::size_t rows_, std::size_t columns_, bool sparse_ = false);
    float* row(std::size_t index) { return value.data() + index * columns; }
    const float* row(std::size_t index) const { return value.data() + index * columns; }
    float* gradient_row(std::size_t index) {
        if (sparse) touched.push_back(static_cast<std::uint32_t>(index));
        return gradient.data() + index * columns;
    }
};

/// A training sentence.
struct TrainingSentence {
    std::vector<TokenFeatures> features;
    std::vector<std::uint16_t> tags;
    std::vector<std::int32_t> heads; ///< size() for the root's dependent
    std::vector<std::uint16_t> labels;
    std::size_t size() const { return features.size(); }
};

/// Regularisation of the training; rates are probabilities from 0 to 1.
struct Regularisation {
    float input_dropout = 0.2F;
    float layer_dropout = 0.3F;
    float parser_dropout = 0.2F;
    float rare_word = 0.25F; ///< a word seen n times loses its trained part with the chance rare_word / (rare_word + n)
    float affix_dropout = 0.0F;
    float exploration = 0.9F; ///< chance to follow the net's own move instead of a right one
};

/// The loss of a batch or epoch.
struct Loss {
    double tags = 0;  ///< summed over tokens
    double moves = 0; ///< summed over moves
    std::size_t tokens = 0;
    double total() const { return tags + moves; }
};

/// The network in fp32 with hand-written backward passes. Owns its parameters. One thread.
class Network {
  public:
    /// `vectors` is [word_rows][word_width], kept as it is; a trained difference is added to it. `counts[row]` is how
    /// often training text has the word.
    Network(const NetShape& shape, std::uint16_t root_label, std::vector<float> vectors,
            std::vector<std::uint32_t> counts, std::uint64_t seed);

    /// Adds the gradients of the loss of these sentences (divided by the number of tokens) to the parameters'
    /// gradients.
    Loss backpropagate(std::span<const TrainingSentence* const> batch, const Regularisation& regularisation,
                       Random& random);
    /// One step of Adam; clears the gradients. `step` counts from 1.
    void update(float rate, std::size_t step);

    const NetShape& shape() const { return shape_; }
    std::span<Parameter*> parameters() { return all_; }
    /// The vector of a word as inference uses it: given plus trained part.
    std::vector<float> word_vectors() const;

    struct Layer {
        Parameter weights; ///< [inputs][2 directions * gates * hidden]
        Parameter gates;   ///< [2 directions][4 * hidden]: biases of f and r, peepholes of f and r
    };
    Parameter words; ///< the trained part
    std::array<Parameter, kAffixes> affixes;
    std::vector<Layer> layers;
    Parameter tag_weights, tag_bias;
    Parameter slot_weights; ///< [2 * hidden][kSlots * parser_hidden]
    Parameter no_token;     ///< [kSlots][parser_hidden], for an empty slot
    Parameter tables;       ///< [table_rows][parser_hidden]
    Parameter action_weights, action_bias;

  private:
    struct LayerPass {
        std::vector<float> projected, forget, reset, cells, output, mask, d_projected, d_output;
    };
    /// One decision of the parser, kept for the way back.
    struct Decision {
        std::uint32_t sentence_begin;
        ParserInput input;
    };

    void embed(std::span<const TrainingSentence* const> batch, const Regularisation& regularisation, Random& random);
    void run_layer(std::size_t layer, const std::vector<float>& input, float dropout, Random& random);
    void run_layer_back(std::size_t layer, const std::vector<float>& input, std::vector<float>& d_input);
    double tag_loss(std::span<const TrainingSentence* const> batch);
    double parse(const TrainingSentence& sentence, std::size_t begin, const Regularisation& regularisation,
                 Random& random);
    void parse_back();
    void embed_back();

    NetShape shape_;
    std::uint16_t root_label_;
    std::vector<float> vectors_;
    std::vector<std::uint32_t> counts_;
    std::vector<Parameter*> all_;
    const Kernels& kernels_ = best_kernels();

    // Of the batch at work; kept between batches to keep their memory.
    std::size_t tokens_ = 0;
    std::vector<std::uint32_t> sentence_begin_;
    std::vector<TokenFeatures> features_;
    std::vector<std::uint8_t> word_part_; ///< 0 = unknown word's row, 1 = given vector only, 2 = both
    std::vector<float> input_, input_mask_, d_input_;
    std::vector<LayerPass> passes_;
    std::vector<float> tag_scores_;
    std::vector<std::uint16_t> predicted_tags_;
    std::vector<float> slots_, d_slots_;
    std::vector<Decision> decisions_;
    std::vector<float> hidden_, d_hidden_, d_scores_;
    float hidden_scale_ = 1; ///< of the parser units that dropout let pass
    std::vector<float> transposed_, transposed_weights_, zeros_, cell_;
    ParseState state_;
};

/// `to` becomes the transpose of `from`, which is [rows][columns].
void transpose(const float* from, std::size_t rows, std::size_t columns, std::vector<float>& to);
/// A random mask of 0 and 1 / (1 - rate).
void dropout_mask(std::vector<float>& mask, std::size_t count, float rate, Random& random);

} // namespace claimgraph::encoder
