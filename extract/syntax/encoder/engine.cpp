#include "extract/syntax/encoder/engine.hpp"

#include "extract/syntax/encoder/parser_input.hpp"

namespace claimgraph::encoder {

namespace {

constexpr float kForbidden = -1e30F;

/// Grows only, and never clears: everything is written before it is read.
template <class T>
T* room(std::vector<T>& vector, std::size_t count) {
    if (vector.size() < count) vector.resize(count);
    return vector.data();
}

} // namespace

void Engine::encode(std::span<const TokenFeatures> features, std::span<const std::uint32_t> begin,
                    Scratch& scratch) const {
    const NetShape& shape = net_->shape;
    const std::size_t count = features.size();
    float* input = room(scratch.input, count * shape.input_width());
    float* out = input;
    for (const TokenFeatures& token : features) {
        kernels_->widen(net_->words.row(token.word), net_->words.scale[token.word], shape.word_width, out);
        out += shape.word_width;
        for (std::size_t i = 0; i < kAffixes; ++i) {
            kernels_->widen(net_->affixes[i].row(token.affix[i]), net_->affixes[i].scale[token.affix[i]],
                            shape.affix_width[i], out);
            out += shape.affix_width[i];
        }
    }

    const std::size_t hidden = shape.hidden;
    float* scale = room(scratch.scale, count);
    float* cell = room(scratch.cell, hidden);
    for (std::size_t layer = 0; layer < shape.layers; ++layer) {
        const Int8Matrix& weights = net_->layers[layer].weights;
        std::uint8_t* bytes = room(scratch.bytes, count * weights.inputs);
        float* projected = room(scratch.projected, count * weights.outputs);
        float* states = room(scratch.states[layer % 2], count * shape.state_width());
        if (layer == 0)
            kernels_->quantise(input, count, weights.inputs, bytes, scale); // else it was done for the layer below
        kernels_->multiply(weights, bytes, scale, count, projected);
        const std::size_t gates = shape.gates(layer);
        for (std::size_t s = 0; s + 1 < begin.size(); ++s)
            for (std::size_t direction = 0; direction < 2; ++direction) {
                SruPass run;
                run.hidden = hidden;
                run.length = begin[s + 1] - begin[s];
                run.backwards = direction == 1;
                run.projected = projected + begin[s] * weights.outputs + direction * gates * hidden;
                run.projected_stride = weights.outputs;
                run.skip =
                    gates == 4 ? run.projected + 3 * hidden : input + begin[s] * weights.inputs + direction * hidden;
                run.skip_stride = gates == 4 ? weights.outputs : weights.inputs;
                run.output = states + begin[s] * shape.state_width() + direction * hidden;
                run.output_stride = shape.state_width();
                run.cells = cell;
                run.gates = net_->layers[layer].gates[direction];
                kernels_->recur(run);
            }
        input = states;
        bytes = room(scratch.bytes, count * shape.state_width());
        kernels_->quantise(states, count, shape.state_width(), bytes, scale);
        if (layer == shape.tag_layer)
            kernels_->multiply(net_->tag_weights, bytes, scale, count,
                               room(scratch.tag_scores, count * net_->tag_weights.outputs));
    }
    kernels_->multiply(net_->slot_weights, scratch.bytes.data(), scale, count,
                       room(scratch.slots, count * net_->slot_weights.outputs));
}

std::span<float> Engine::score(const ParseState& state, std::size_t begin, std::span<const std::uint16_t> tags,
                               Scratch& scratch) const {
    const NetShape& shape = net_->shape;
    const std::size_t width = shape.parser_hidden;
    float* hidden = room(scratch.hidden, width);
    float* scores = room(scratch.action_scores, net_->action_weights.outputs);
    std::uint8_t* bytes = room(scratch.bytes, width);
    float scale = 0;
    ParserInput input;
    read_state(state, tags, shape, input);
    std::array<const float*, kSlots + kTables> rows{};
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        const std::int32_t token = input.tokens[slot];
        rows[slot] = token == ParseState::kNone
                         ? net_->no_token.data() + slot * width
                         : scratch.slots.data() + ((begin + static_cast<std::size_t>(token)) * kSlots + slot) * width;
    }
    for (std::size_t table = 0; table < kTables; ++table)
        rows[kSlots + table] = net_->tables.data() + input.rows[table] * width;
    kernels_->sum_relu(rows.data(), rows.size(), width, hidden);
    kernels_->quantise(hidden, 1, width, bytes, &scale);
    kernels_->multiply(net_->action_weights, bytes, &scale, 1, scores);
    // Only the root's dependent is labelled root, and that move is forced.
    scores[1 + net_->root_label] = scores[1 + shape.labels + net_->root_label] = kForbidden;
    return {scores, shape.actions()};
}

void Engine::parse(std::size_t begin, std::span<const std::uint16_t> tags, Scratch& scratch) const {
    const std::size_t labels = net_->shape.labels;
    ParseState& state = scratch.state;
    for (state.start(tags.size()); !state.done();) {
        if (const auto forced = state.forced(static_cast<std::uint16_t>(net_->root_label))) {
            state.apply(forced->move, forced->label);
            continue;
        }
        const std::span<const float> scores = score(state, begin, tags, scratch);
        Move move = Move::kShift;
        std::size_t label = 0;
        float best = state.can(Move::kShift) ? scores[0] : 2 * kForbidden;
        for (const Move candidate : {Move::kLeft, Move::kRight}) {
            if (!state.can(candidate)) continue;
            const float* first = scores.data() + 1 + (candidate == Move::kRight ? labels : 0);
            const std::size_t own = kernels_->argmax(first, labels);
            if (first[own] <= best) continue;
            best = first[own];
            move = candidate;
            label = own;
        }
        state.apply(move, static_cast<std::uint16_t>(label));
    }
}

void Engine::label(std::size_t begin, std::span<const std::uint16_t> tags, std::span<const std::int32_t> heads,
                   Scratch& scratch) const {
    const std::size_t labels = net_->shape.labels;
    std::vector<std::uint32_t> missing(heads.size() + 1, 0); // dependents that are not attached yet
    for (const std::int32_t head : heads) ++missing[static_cast<std::size_t>(head)];
    ParseState& state = scratch.state;
    for (state.start(heads.size()); !state.done();) {
        if (const auto forced = state.forced(static_cast<std::uint16_t>(net_->root_label))) {
            state.apply(forced->move, forced->label);
            continue;
        }
        const auto top = static_cast<std::size_t>(state.stack(0));
        Move move = state.can(Move::kShift) ? Move::kShift : Move::kRight; // the latter only in a crossing tree
        if (missing[top] == 0) {
            if (heads[top] == state.stack(1)) move = Move::kRight;
            if (heads[top] == state.buffer(0) && state.can(Move::kLeft)) move = Move::kLeft;
        }
        std::size_t label = 0;
        if (move != Move::kShift) {
            const std::span<const float> scores = score(state, begin, tags, scratch);
            label = kernels_->argmax(scores.data() + 1 + (move == Move::kRight ? labels : 0), labels);
            --missing[static_cast<std::size_t>(heads[top])];
        }
        state.apply(move, static_cast<std::uint16_t>(label));
    }
}

} // namespace claimgraph::encoder
