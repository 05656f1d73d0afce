#pragma once

#include "extract/syntax/encoder/features.hpp"
#include "extract/syntax/encoder/kernels.hpp"
#include "extract/syntax/transformer/net.hpp"
#include "extract/syntax/transformer/spanning_tree.hpp"

#include <array>
#include <span>
#include <vector>

namespace claimgraph::transformer {

/// Runs a network over groups of blocks; a block is a sentence or a part of a very long one. Views the network, which
/// must outlive it. Immutable; writes only to the caller's Group, which is reused, so that nothing is allocated after
/// the largest group. One Group per thread.
class Engine {
  public:
    struct Block {
        std::uint32_t first_piece = 0;
        std::uint32_t pieces = 0;
        std::uint32_t first_node = 0; ///< the root, then the words
        std::uint32_t words = 0;
    };
    /// Input, results and scratch memory.
    struct Group {
        std::vector<std::uint32_t> pieces;                  ///< rows of the vocabulary
        std::vector<std::array<std::uint16_t, 3>> features; ///< of each piece: rows of Net::features
        std::vector<std::uint32_t> nodes;                   ///< the pieces that stand for roots and words
        std::vector<Block> blocks;

        std::vector<float> states;
        std::vector<float> tag_states;
        std::vector<float> parse_states;
        std::vector<float> projected;
        std::vector<float> keys;
        std::vector<float> attention;
        std::vector<float> mixed;
        std::vector<float> inner;
        std::vector<float> tags;
        std::array<std::vector<float>, 4> slots;
        std::vector<float> queries;
        std::vector<float> heads;
        std::vector<float> arcs;
        std::vector<float> label_queries;
        std::vector<std::uint8_t> bytes;
        std::vector<float> scale;
        std::string form;
        SpanningTree tree;
    };

    Engine(const Net& net, const encoder::Kernels& kernels) : net_(&net), kernels_(&kernels) {}

    /// Empties the group.
    void clear(Group& group) const;
    /// Begins a block.
    void open_block(Group& group) const;
    /// Adds a word to the block that was begun last; false, and nothing done, if the block is full.
    bool add_word(std::string_view form, const encoder::TokenFeatures& features, Group& group) const;
    /// Ends the block.
    void close_block(Group& group) const;

    /// Runs the encoder, and tags and parser on top of it but for what parse() and label() do.
    void encode(Group& group) const;
    /// Scores of all tags of a word of a block.
    std::span<const float> tag_scores(const Block& block, std::size_t word, const Group& group) const;
    /// Heads of the words of a block: 0 for the root, else the number of the word in the block plus 1. Always a tree
    /// with one root. Lives until the next call.
    std::span<const std::uint32_t> parse(const Block& block, Group& group) const;
    /// The best label of each arc; the root's label where the head is the root, and nowhere else.
    void label(const Block& block, std::span<const std::uint32_t> heads, Group& group,
               std::vector<std::uint16_t>& labels) const;

  private:
    void embed(Group& group) const;
    void attend(const Block& block, Group& group) const;
    void mix(std::size_t layer, Group& group) const;
    void project(const Int8Matrix& matrix, const float* rows, std::size_t count, std::vector<float>& out,
                 Group& group) const;

    const Net* net_;
    const encoder::Kernels* kernels_;
};

} // namespace claimgraph::transformer
