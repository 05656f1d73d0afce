#pragma once

#include "extract/syntax/encoder/kernels.hpp"
#include "extract/syntax/encoder/net_shape.hpp"
#include "graph/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::encoder {

/// Embeddings as signed bytes with one scale per row. A view.
struct Int8Table {
    std::size_t width = 0;
    std::span<const std::int8_t> bytes; ///< [rows][width]
    std::span<const float> scale;       ///< [rows]

    const std::int8_t* row(std::size_t index) const { return bytes.data() + index * width; }
};

/// The network as stored and run: views into the bytes of a model file, which must outlive it, except for some names
/// and numbers that are copied. Immutable; safe to share between threads.
struct QuantisedNet {
    struct Layer {
        Int8Matrix weights;
        std::array<const float*, 2> gates{}; ///< of each direction, [4][hidden]: see SruPass
    };

    NetShape shape;
    std::vector<std::string> tags;   ///< "NOUN|NN"
    std::vector<std::string> labels; ///< "nsubj:pass"
    std::uint32_t root_label = 0;    ///< into labels
    WordIndex word_index;
    Int8Table words;
    std::array<Int8Table, kAffixes> affixes;
    std::vector<Layer> layers;
    Int8Matrix tag_weights;
    Int8Matrix slot_weights;
    Int8Matrix action_weights;
    std::span<const float> no_token; ///< [kSlots][parser_hidden]
    std::span<const float> tables;   ///< [table_rows][parser_hidden]
};

/// Views `bytes`, which must stay where they are and start at a multiple of 8. Fails with kBadModel; every length and
/// row number is checked, so that no damaged file can make inference read outside of it.
Result<QuantisedNet> open_net(std::string_view bytes);

/// Of the stored form: a head of 32-bit numbers and arrays, each behind its number of elements (64 bits) and aligned.
inline constexpr std::uint32_t kNetFormat = 2;
inline constexpr std::size_t kNetHeadSize = 10 + kAffixes;
inline constexpr std::size_t kNetAlignment = 64;

} // namespace claimgraph::encoder
