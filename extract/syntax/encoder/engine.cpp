#include "extract/syntax/encoder/engine.hpp"

#include "extract/syntax/encoder/parser_input.hpp"
#include "extract/syntax/encoder/room.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace claimgraph::encoder {

namespace {

constexpr float kForbidden = -1e30F;
/// Words whose products are kept, unless a group is larger; 69 of 100 words of news are found among them.
constexpr std::size_t kSeenWords = 2048;
constexpr std::size_t kPlaceBits = 13;
/// The top of the stack and the front of the buffer, where nearly every token comes to stand. Deeper in the stack only
/// a half and a quarter of them do, so their rows are made when they are asked for.
constexpr std::size_t kUsualSlots[] = {0, 3};

std::size_t place_of(const TokenFeatures& word) {
    std::array<std::uint64_t, 2> halves;
    static_assert(sizeof halves == sizeof word);
    std::memcpy(halves.data(), &word, sizeof halves);
    return (halves[0] * 0x9e3779b97f4a7c15ULL + (halves[1] ^ halves[0] >> 32U) * 0xc2b2ae3d27d4eb4fULL) >>
           (64U - kPlaceBits);
}

} // namespace

/// Finds the rows of the words in scratch.seen, and makes those that are missing.
void Engine::project_words(std::span<const TokenFeatures> features, Scratch& scratch) const {
    const NetShape& shape = net_->shape;
    const Int8Matrix& weights = net_->layers[0].weights;
    SeenWords& seen = scratch.seen;
    if (seen.words.size() < std::max(features.size(), kSeenWords)) {
        seen.row_at.assign(std::size_t{1} << kPlaceBits, 0);
        seen.words.assign(std::max(features.size(), kSeenWords), {.word = std::numeric_limits<std::uint32_t>::max()});
        seen.products.reset(new float[seen.words.size() * weights.outputs]); // not cleared: a short text touches few
        seen.next = 0;
    }
    if (seen.next + features.size() > seen.words.size()) seen.next = 0;
    const std::size_t first = seen.next;
    std::uint32_t* rows = room(seen.rows, features.size());
    float* input = room(scratch.input, features.size() * weights.inputs);
    for (std::size_t i = 0; i < features.size(); ++i) {
        const TokenFeatures& word = features[i];
        std::uint32_t& row = seen.row_at[place_of(word)];
        const bool given_away = row >= seen.next && row < first + features.size(); // or may be, later in this group
        if (given_away || seen.words[row] != word) {
            row = static_cast<std::uint32_t>(seen.next++);
            seen.words[row] = word;
            float* out = input + (row - first) * weights.inputs;
            kernels_->widen(net_->words.row(word.word), net_->words.scale[word.word], shape.word_width, out);
            out += shape.word_width;
            for (std::size_t a = 0; a < kAffixes; ++a) {
                kernels_->widen(net_->affixes[a].row(word.affix[a]), net_->affixes[a].scale[word.affix[a]],
                                shape.affix_width[a], out);
                out += shape.affix_width[a];
            }
        }
        rows[i] = row;
    }
    const std::size_t added = seen.next - first;
    std::uint8_t* bytes = room(scratch.bytes, added * weights.inputs);
    float* scale = room(scratch.scale, added);
    kernels_->quantise(input, added, weights.inputs, bytes, scale);
    kernels_->multiply(weights, bytes, scale, added, seen.products.get() + first * weights.outputs);
}

void Engine::encode(std::span<const TokenFeatures> features, std::span<const std::uint32_t> begin,
                    Scratch& scratch) const {
    const NetShape& shape = net_->shape;
    const std::size_t count = features.size();
    project_words(features, scratch);
    const float* input = nullptr; // of the layer
    const std::size_t hidden = shape.hidden;
    float* scale = room(scratch.scale, count);
    float* cell = room(scratch.cell, hidden);
    for (std::size_t layer = 0; layer < shape.layers; ++layer) {
        const Int8Matrix& weights = net_->layers[layer].weights;
        float* states = room(scratch.states[layer % 2], count * shape.state_width());
        const float* projected = scratch.seen.products.get();
        if (layer > 0) {
            float* made = room(scratch.projected, count * weights.outputs);
            kernels_->multiply(weights, scratch.bytes.data(), scale, count, made);
            projected = made;
        }
        const std::size_t gates = shape.gates(layer);
        for (std::size_t s = 0; s + 1 < begin.size(); ++s)
            for (std::size_t direction = 0; direction < 2; ++direction) {
                SruPass run;
                run.hidden = hidden;
                run.length = begin[s + 1] - begin[s];
                run.backwards = direction == 1;
                run.projected = projected + direction * gates * hidden;
                run.projected_stride = weights.outputs;
                if (layer == 0)
                    run.rows = scratch.seen.rows.data() + begin[s];
                else
                    run.projected += begin[s] * weights.outputs;
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
        std::uint8_t* bytes = room(scratch.bytes, count * shape.state_width());
        kernels_->quantise(states, count, shape.state_width(), bytes, scale);
        if (layer == shape.tag_layer)
            kernels_->multiply(net_->tag_weights, bytes, scale, count,
                               room(scratch.tag_scores, count * net_->tag_weights.outputs));
    }
    const std::size_t width = shape.parser_hidden;
    scratch.tokens = count;
    scratch.slot_known.assign(kSlots * count, 0);
    float* slots = room(scratch.slots, kSlots * count * width);
    for (const std::size_t slot : kUsualSlots) {
        kernels_->multiply(net_->slot_weights.columns(slot * width, width), scratch.bytes.data(), scale, count,
                           slots + slot * count * width);
        std::fill_n(scratch.slot_known.begin() + static_cast<std::ptrdiff_t>(slot * count), count, 1);
    }
}

const float* Engine::slot_row(std::size_t slot, std::size_t token, Scratch& scratch) const {
    const std::size_t width = net_->shape.parser_hidden;
    const std::size_t at = slot * scratch.tokens + token;
    float* row = scratch.slots.data() + at * width;
    if (scratch.slot_known[at] == 0) {
        kernels_->multiply(net_->slot_weights.columns(slot * width, width),
                           scratch.bytes.data() + token * net_->slot_weights.inputs, scratch.scale.data() + token, 1,
                           row);
        scratch.slot_known[at] = 1;
    }
    return row;
}

std::span<float> Engine::score(const ParseState& state, std::size_t begin, std::span<const std::uint16_t> tags,
                               Scratch& scratch) const {
    const NetShape& shape = net_->shape;
    const std::size_t width = shape.parser_hidden;
    float* hidden = room(scratch.hidden, width);
    float* scores = room(scratch.action_scores, net_->action_weights.outputs);
    std::uint8_t* bytes = room(scratch.hidden_bytes, width);
    float scale = 0;
    ParserInput input;
    read_state(state, tags, shape, input);
    std::array<const float*, kSlots + kTables> rows{};
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        const std::int32_t token = input.tokens[slot];
        rows[slot] = token == ParseState::kNone ? net_->no_token.data() + slot * width
                                                : slot_row(slot, begin + static_cast<std::size_t>(token), scratch);
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
