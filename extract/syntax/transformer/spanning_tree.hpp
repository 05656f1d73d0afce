#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph::transformer {

/// Finds the maximum spanning tree of a sentence: Chu and Liu 1965, Edmonds 1967, in quadratic time on a dense matrix
/// as Tarjan 1977 does it. That the root has one dependent comes of a cost on its arcs that outweighs all others
/// (Stanojević and Cohen 2021, A Root of a Problem). Reuses its memory; one per thread.
class SpanningTree {
  public:
    /// scores[d * stride + h] is the score of the arc from head h to dependent d + 1; node 0 is the root, of `count`
    /// words. Every score must be finite. The result, heads[d] of dependent d + 1, lives until the next call. Of equal
    /// trees always the same one.
    std::span<const std::uint32_t> operator()(std::span<const float> scores, std::size_t stride, std::size_t count);

  private:
    struct Arc {
        std::uint32_t dependent;
        std::uint32_t head;
    };

    bool greedy(std::span<const float> scores, std::size_t stride, std::size_t count);
    void choose(std::uint32_t slot);
    std::uint32_t find(std::uint32_t slot);
    std::uint32_t contract(std::span<const std::uint32_t> cycle);
    void expand(std::size_t count);

    double& value(std::size_t dependent, std::size_t head) { return values_[dependent * width_ + head]; }
    Arc& arc(std::size_t dependent, std::size_t head) { return arcs_[dependent * width_ + head]; }

    std::size_t width_ = 0;
    std::vector<double> values_;
    std::vector<Arc> arcs_;             // the arc between words that an arc between contracted nodes stands for
    std::vector<std::uint32_t> active_; // slots that are not merged into another
    std::vector<std::uint32_t> best_;   // of a slot: the slot of its best head, maybe merged since
    std::vector<std::uint32_t> merged_; // of a slot: the slot it was merged into, or itself
    std::vector<std::uint32_t> node_;   // of a slot: the node it stands for now
    std::vector<std::uint32_t> parent_; // of a node: the node it was contracted into
    std::vector<Arc> chosen_;           // of a node: the arc into it
    std::vector<std::uint32_t> heads_;
};

} // namespace claimgraph::transformer
