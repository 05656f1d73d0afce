#pragma once

#include "extract/syntax/encoder/parse_state.hpp"
#include "extract/syntax/encoder/quantised_net.hpp"

#include <memory>
#include <span>
#include <vector>

namespace claimgraph::encoder {

/// Runs a network over groups of sentences. Views the network, which must outlive it. Immutable; writes only to the
/// caller's Scratch, which is reused, so that nothing is allocated after the largest group. One Scratch per thread.
class Engine {
  public:
    /// A cache of the first layer's products for recent words: they depend only on a word's features, and two of three
    /// words occur again. Rows are reused in turn.
    struct SeenWords {
        std::vector<std::uint32_t> row_at; ///< by hash; the row may hold another word by now
        std::vector<TokenFeatures> words;  ///< of each row
        std::unique_ptr<float[]> products; ///< of each row, as wide as the layer's
        std::size_t next = 0;              ///< row to be given out
        std::vector<std::uint32_t> rows;   ///< of each word of the group
    };
    /// Serves one net only.
    struct Scratch {
        SeenWords seen;
        std::vector<std::uint8_t> bytes; ///< of the last layer, once a group is encoded
        std::vector<float> scale;
        std::vector<float> input;
        std::vector<float> projected;
        std::array<std::vector<float>, 2> states; ///< outputs of this and the last layer
        std::vector<float> cell;
        std::vector<float> tag_scores;
        std::size_t tokens = 0;               ///< of the group encoded last
        std::vector<float> slots;             ///< [kSlots][tokens][parser_hidden]
        std::vector<std::uint8_t> slot_known; ///< [kSlots][tokens]
        std::vector<float> hidden;
        std::vector<std::uint8_t> hidden_bytes;
        std::vector<float> action_scores;
        ParseState state;
    };

    Engine(const QuantisedNet& net, const Kernels& kernels) : net_(&net), kernels_(&kernels) {}

    const QuantisedNet& net() const { return *net_; }

    /// Runs the encoder. `begin` holds the first token of every sentence and, at last, the number of tokens.
    void encode(std::span<const TokenFeatures> features, std::span<const std::uint32_t> begin, Scratch& scratch) const;
    /// Scores of all tags of token `t` of the group encoded last.
    std::span<const float> tag_scores(std::size_t token, const Scratch& scratch) const {
        return std::span(scratch.tag_scores).subspan(token * net_->tag_weights.outputs, net_->shape.tags);
    }
    std::uint16_t best_tag(std::size_t token, const Scratch& scratch) const {
        return static_cast<std::uint16_t>(kernels_->argmax(tag_scores(token, scratch).data(), net_->shape.tags));
    }
    /// Scores of all actions (shift; left with each label; right with each label) in a state of the sentence that
    /// starts at `begin`.
    std::span<float> score(const ParseState& state, std::size_t begin, std::span<const std::uint16_t> tags,
                           Scratch& scratch) const;

    /// Parses one sentence of the group encoded last, whose first token is `begin`; scratch.state has its heads and
    /// labels then.
    void parse(std::size_t begin, std::span<const std::uint16_t> tags, Scratch& scratch) const;
    /// Labels a given tree: heads[i] is the head of token i of the sentence, heads.size() for the root's dependent.
    /// scratch.state has the labels then; its heads differ where the tree is crossing. In linear time.
    void label(std::size_t begin, std::span<const std::uint16_t> tags, std::span<const std::int32_t> heads,
               Scratch& scratch) const;

  private:
    void project_words(std::span<const TokenFeatures> features, Scratch& scratch) const;
    const float* slot_row(std::size_t slot, std::size_t token, Scratch& scratch) const;

    const QuantisedNet* net_;
    const Kernels* kernels_;
};

} // namespace claimgraph::encoder
