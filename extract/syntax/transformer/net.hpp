#pragma once

#include "extract/syntax/encoder/quantised_net.hpp"
#include "extract/syntax/transformer/word_pieces.hpp"
#include "graph/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::transformer {

/// The transformer network: sizes, weights and how to open them.
using encoder::Int8Matrix;
using encoder::Int8Table;

/// The sizes of a network; all but `heads`, `layers`, `tags` and `labels` are multiples of 16.
struct NetShape {
    std::uint32_t positions = 0; ///< longest row of pieces
    std::uint32_t width = 0;
    std::uint32_t heads = 0; ///< of attention
    std::uint32_t layers = 0;
    std::uint32_t inner = 0;
    std::uint32_t tags = 0;
    std::uint32_t labels = 0;
    std::uint32_t arc = 0;   ///< width of what arcs are scored by
    std::uint32_t label = 0; ///< width of what labels are scored by
};

/// A pretrained encoder (Vaswani et al. 2017; Devlin et al. 2019) with tags and a biaffine parser on top (Dozat and
/// Manning 2017), as stored and run: views into the bytes of a model file, which must outlive it, except for names and
/// sizes. Immutable; safe to share between threads.
struct Net {
    struct Norm {
        const float* gain = nullptr;
        const float* bias = nullptr;
    };
    struct Layer {
        Int8Matrix project; ///< queries, keys and values side by side
        Int8Matrix attended;
        Norm attended_norm;
        Int8Matrix inner;
        Int8Matrix outer;
        Norm outer_norm;
    };

    NetShape shape;
    std::vector<std::string> tags;   ///< "NOUN|NN"
    std::vector<std::string> labels; ///< "nsubj:pass"
    std::uint32_t root_label = 0;    ///< into labels
    WordPieces pieces;
    Int8Table piece_vectors;
    Int8Table features;               ///< rows of suffixes, then of shapes, then of spaces; see feature_rows()
    std::span<const float> positions; ///< [positions][width]
    Norm input_norm;
    std::vector<Layer> layers;
    std::span<const float> tag_mix;   ///< [layers + 1] what the tags take of the input and each layer
    std::span<const float> parse_mix; ///< [layers + 1] what the parser takes
    Int8Matrix tag;
    Int8Matrix arc_dependent; ///< followed by max(0, x), as are the next three
    Int8Matrix arc_head;
    Int8Matrix label_dependent;
    Int8Matrix label_head;
    Int8Matrix arc;   ///< a dependent's row times this times a head's row is the score of the arc
    Int8Matrix label; ///< the same for each label, side by side; then what the dependent adds to each label's score
};

/// Views `bytes`, which must stay where they are and start at a multiple of 8. Fails with kBadModel; every length is
/// checked, so that no damaged file can make inference read outside of it.
Result<Net> open_net(std::string_view bytes);

inline constexpr std::uint32_t kNetFormat = 1;

} // namespace claimgraph::transformer
