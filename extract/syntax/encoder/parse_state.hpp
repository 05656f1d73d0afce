#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace claimgraph::encoder {

/// A transition of the parser.
enum class Move : std::uint8_t { kShift, kLeft, kRight };
inline constexpr std::size_t kMoves = 3;

/// The arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and Satta 2011) over the tokens 0 .. length-1. The
/// artificial root is at the end of the buffer and may take its one dependent only if that is the last token of the
/// stack, so every tree has exactly one root. 2 * length moves in all. Reuses its memory; one per thread.
class ParseState {
  public:
    static constexpr std::int32_t kNone = -1;

    struct Node {
        std::int32_t head = kNone; ///< length() for the root's dependent
        std::uint16_t label = 0;
        std::int32_t first_left = kNone;  ///< leftmost child so far, the last one attached on the left
        std::int32_t last_right = kNone;  ///< rightmost child so far
        std::int32_t second_left = kNone; ///< the one attached before first_left
        std::uint8_t lefts = 0;           ///< how many, saturated
        std::uint8_t rights = 0;
    };

    void start(std::size_t length);
    bool done() const { return front_ == length() && stack_.empty(); }
    bool can(Move move) const;
    void apply(Move move, std::uint16_t label);
    /// The only allowed move, if there is just one with just one label.
    struct Forced {
        Move move;
        std::uint16_t label;
    };
    std::optional<Forced> forced(std::uint16_t root_label) const {
        if (stack_.empty()) return Forced{Move::kShift, 0};
        if (stack_.size() > 1) return std::nullopt;
        return front_ == length() ? std::optional(Forced{Move::kLeft, root_label}) : std::nullopt;
    }

    std::int32_t length() const { return static_cast<std::int32_t>(nodes_.size()) - 1; }
    /// The token at this depth of the stack (0 = top), and this far into the buffer (length() is the root); kNone
    /// beyond.
    std::int32_t stack(std::size_t depth) const {
        return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNone;
    }
    std::int32_t buffer(std::int32_t ahead) const { return front_ + ahead <= length() ? front_ + ahead : kNone; }
    const Node& node(std::int32_t token) const { return nodes_[static_cast<std::size_t>(token)]; }

  private:
    std::vector<std::int32_t> stack_;
    std::vector<Node> nodes_; // the root's is the last
    std::int32_t front_ = 0;
};

/// Which arcs of the gold tree a move makes unreachable (Goldberg and Nivre 2013, Training deterministic parsers with
/// non-deterministic oracles).
class DynamicOracle {
  public:
    /// `heads[i]` is the gold head of token i, heads.size() for the root's dependent. A view.
    explicit DynamicOracle(std::span<const std::int32_t> heads);

    int cost(const ParseState& state, Move move) const;
    /// Forbids, of the moves that are allowed, those that lose more arcs than the best of them.
    void keep_cheapest(const ParseState& state, std::array<bool, kMoves>& allowed) const;

  private:
    int children_from(std::int32_t head, std::int32_t begin) const;

    std::span<const std::int32_t> heads_;
    std::vector<std::int32_t> first_;
    std::vector<std::int32_t> children_;
};

} // namespace claimgraph::encoder
