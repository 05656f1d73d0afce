// The parser's part of the net: making the moves of a sentence with their loss, and the backward pass.
#include "tools/train/encoder/network.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::encoder {

double Network::parse(const TrainingSentence& sentence, std::size_t begin, const Regularisation& regularisation,
                      Random& random) {
    const std::size_t width = shape_.parser_hidden;
    const std::size_t actions = shape_.actions();
    const std::size_t padded = action_weights.columns;
    const std::size_t labels = shape_.labels;
    const float share = 1.0F / static_cast<float>(tokens_);
    const DynamicOracle oracle(sentence.heads);
    const auto tags = std::span(predicted_tags_).subspan(begin, sentence.size());
    std::vector<float> mask;
    double loss = 0;
    state_.start(sentence.size());
    while (!state_.done()) {
        if (const auto forced = state_.forced(root_label_)) {
            state_.apply(forced->move, forced->label);
            continue;
        }
        Decision& decision = decisions_.emplace_back();
        decision.sentence_begin = static_cast<std::uint32_t>(begin);
        read_state(state_, tags, shape_, decision.input);

        const std::size_t at = hidden_.size();
        hidden_.resize(at + width);
        float* hidden = hidden_.data() + at;
        for (std::size_t slot = 0; slot < kSlots; ++slot) {
            const std::int32_t token = decision.input.tokens[slot];
            const float* from =
                token == ParseState::kNone
                    ? no_token.row(slot)
                    : slots_.data() + ((begin + static_cast<std::size_t>(token)) * kSlots + slot) * width;
            for (std::size_t i = 0; i < width; ++i) hidden[i] += from[i];
        }
        for (const std::uint32_t row : decision.input.rows) {
            const float* from = tables.row(row);
            for (std::size_t i = 0; i < width; ++i) hidden[i] += from[i];
        }
        dropout_mask(mask, width, regularisation.parser_dropout, random);
        for (std::size_t i = 0; i < width; ++i) hidden[i] = hidden[i] > 0.0F ? hidden[i] * mask[i] : 0.0F;

        const std::size_t out = d_scores_.size();
        d_scores_.insert(d_scores_.end(), action_bias.value.begin(), action_bias.value.end());
        float* scores = d_scores_.data() + out;
        kernels_.product_fused(
            {1, padded, width, hidden, width, action_weights.value.data(), padded, scores, padded, true});

        float greatest = -1e30F;
        std::size_t own = 0;
        const auto consider = [&](std::size_t first, std::size_t count, bool allowed) {
            for (std::size_t a = first; a < first + count; ++a) {
                if (!allowed) scores[a] = -1e30F;
                if (scores[a] > greatest) greatest = scores[own = a];
            }
        };
        scores[1 + root_label_] = scores[1 + labels + root_label_] = -1e30F;
        consider(0, 1, state_.can(Move::kShift));
        consider(1, labels, state_.can(Move::kLeft));
        consider(1 + labels, labels, state_.can(Move::kRight));
        float sum = 0;
        for (std::size_t a = 0; a < actions; ++a)
            sum += scores[a] = scores[a] < -1e29F ? 0.0F : std::exp(scores[a] - greatest);

        // The cheapest moves are right; with the gold label, even where the head is lost already. The gold root has
        // none to offer when it must become somebody's dependent: then any label is right.
        std::array<bool, kMoves> cheapest{state_.can(Move::kShift), state_.can(Move::kLeft), state_.can(Move::kRight)};
        oracle.keep_cheapest(state_, cheapest);
        const std::uint16_t label = sentence.labels[static_cast<std::size_t>(state_.stack(0))];
        const auto for_right_actions = [&](const auto& visit) {
            for (std::size_t m = 0; m < kMoves; ++m) {
                if (!cheapest[m]) continue;
                const std::size_t first = m == 0 ? 0 : 1 + (m - 1) * labels;
                if (m == 0)
                    visit(first);
                else if (label != root_label_)
                    visit(first + label);
                else
                    for (std::size_t i = 0; i < labels; ++i) visit(first + i);
            }
        };
        float right = 0;
        std::size_t best_right = actions;
        for_right_actions([&](std::size_t action) {
            right += scores[action];
            if (best_right == actions || scores[action] > scores[best_right]) best_right = action;
        });
        right = std::max(right, 1e-30F);
        loss -= std::log(static_cast<double>(right) / sum);
        // d/ds_a of log(sum) - log(right) = p_a - [a right] p_a / p_right
        for_right_actions([&](std::size_t action) { scores[action] -= scores[action] * sum / right; });
        for (std::size_t a = 0; a < actions; ++a) scores[a] *= share / sum;
        std::fill(scores + actions, scores + padded, 0.0F);

        const std::size_t chosen = random.chance(regularisation.exploration) ? own : best_right;
        if (chosen == 0)
            state_.apply(Move::kShift, 0);
        else if (chosen <= labels)
            state_.apply(Move::kLeft, static_cast<std::uint16_t>(chosen - 1));
        else
            state_.apply(Move::kRight, static_cast<std::uint16_t>(chosen - 1 - labels));
    }
    return loss;
}

void Network::parse_back() {
    const std::size_t width = shape_.parser_hidden;
    const std::size_t padded = action_weights.columns;
    const std::size_t count = decisions_.size();
    for (std::size_t d = 0; d < count; ++d)
        for (std::size_t a = 0; a < padded; ++a) action_bias.gradient[a] += d_scores_[d * padded + a];
    transpose(hidden_.data(), count, width, transposed_);
    kernels_.product_fused({width, padded, count, transposed_.data(), count, d_scores_.data(), padded,
                            action_weights.gradient.data(), padded, true});
    transpose(action_weights.value.data(), width, padded, transposed_weights_);
    d_hidden_.resize(count * width);
    kernels_.product_fused(
        {count, width, padded, d_scores_.data(), padded, transposed_weights_.data(), width, d_hidden_.data(), width});
    d_slots_.assign(slots_.size(), 0.0F);
    for (std::size_t d = 0; d < count; ++d) {
        float* gradient = d_hidden_.data() + d * width;
        const float* hidden = hidden_.data() + d * width;
        // A unit that was cut off or dropped is 0; what passed was scaled by the mask.
        for (std::size_t i = 0; i < width; ++i) gradient[i] = hidden[i] > 0.0F ? gradient[i] * hidden_scale_ : 0.0F;
        const auto add_to = [&](float* to) {
            for (std::size_t i = 0; i < width; ++i) to[i] += gradient[i];
        };
        const ParserInput& input = decisions_[d].input;
        for (std::size_t slot = 0; slot < kSlots; ++slot) {
            const std::int32_t token = input.tokens[slot];
            if (token == ParseState::kNone)
                add_to(no_token.gradient_row(slot));
            else
                add_to(d_slots_.data() +
                       ((decisions_[d].sentence_begin + static_cast<std::size_t>(token)) * kSlots + slot) * width);
        }
        for (const std::uint32_t row : input.rows) add_to(tables.gradient_row(row));
    }
}

} // namespace claimgraph::encoder
