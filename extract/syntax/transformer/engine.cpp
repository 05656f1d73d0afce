#include "extract/syntax/transformer/engine.hpp"

#include "extract/syntax/encoder/room.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace claimgraph::transformer {

namespace {

using encoder::room;

/// Of the features of [CLS] and [SEP].
constexpr std::uint16_t kNoFeature = std::numeric_limits<std::uint16_t>::max();
/// Scores of arcs are cut here, which leaves the numbers of a damaged model in order.
constexpr float kScoreLimit = 1e6F;
/// Rows for which scores of labels are made at once; each takes labels * width numbers.
constexpr std::size_t kLabelRows = 32;

std::size_t padded(std::size_t count) { return encoder::pad_to_panel(count); }

/// out[j][i] = in[i][j]; columns of `out` from `count` to the stride are zero.
void transpose(const float* in, std::size_t in_stride, std::size_t count, std::size_t width, float* out,
               std::size_t stride) {
    for (std::size_t j = 0; j < width; ++j, out += stride) {
        for (std::size_t i = 0; i < count; ++i) out[i] = in[i * in_stride + j];
        for (std::size_t i = count; i < stride; ++i) out[i] = 0.0F;
    }
}

std::uint16_t feature_row(const encoder::TokenFeatures& features, encoder::Affix affix, std::size_t before) {
    return static_cast<std::uint16_t>(before + features.affix[static_cast<std::size_t>(affix)]);
}

} // namespace

void Engine::clear(Group& group) const {
    group.pieces.clear();
    group.features.clear();
    group.nodes.clear();
    group.blocks.clear();
}

void Engine::open_block(Group& group) const {
    const auto first = static_cast<std::uint32_t>(group.pieces.size());
    group.blocks.push_back({first, 1, static_cast<std::uint32_t>(group.nodes.size()), 0});
    group.nodes.push_back(first);
    group.pieces.push_back(net_->pieces.first());
    group.features.push_back({kNoFeature, kNoFeature, kNoFeature});
}

bool Engine::add_word(std::string_view form, const encoder::TokenFeatures& features, Group& group) const {
    Block& block = group.blocks.back();
    const auto first = static_cast<std::uint32_t>(group.pieces.size());
    net_->pieces.cut(form, group.form, group.pieces);
    const auto added = static_cast<std::uint32_t>(group.pieces.size()) - first;
    if (block.pieces + added + 1 > net_->shape.positions) { // one for [SEP]
        group.pieces.resize(first);
        return false;
    }
    constexpr std::size_t kSuffixes = encoder::kAffixRows[static_cast<std::size_t>(encoder::Affix::kSuffix3)];
    constexpr std::size_t kShapes = encoder::kAffixRows[static_cast<std::size_t>(encoder::Affix::kShape)];
    group.features.resize(group.pieces.size(), {feature_row(features, encoder::Affix::kSuffix3, 0),
                                                feature_row(features, encoder::Affix::kShape, kSuffixes),
                                                feature_row(features, encoder::Affix::kSpacing, kSuffixes + kShapes)});
    group.nodes.push_back(first);
    block.pieces += added;
    ++block.words;
    return true;
}

void Engine::close_block(Group& group) const {
    group.pieces.push_back(net_->pieces.last());
    group.features.push_back({kNoFeature, kNoFeature, kNoFeature});
    ++group.blocks.back().pieces;
}

void Engine::project(const Int8Matrix& matrix, const float* rows, std::size_t count, std::vector<float>& out,
                     Group& group) const {
    if (group.bytes.size() < count * matrix.inputs) group.bytes.resize(count * matrix.inputs);
    float* scale = room(group.scale, count);
    kernels_->quantise(rows, count, matrix.inputs, group.bytes.data(), scale);
    kernels_->multiply(matrix, group.bytes.data(), scale, count, room(out, count * matrix.outputs));
}

void Engine::embed(Group& group) const {
    const std::size_t width = net_->shape.width;
    float* row = room(group.states, group.pieces.size() * width);
    float* part = room(group.mixed, width);
    for (const Block& block : group.blocks)
        for (std::size_t i = 0; i < block.pieces; ++i, row += width) {
            const std::uint32_t piece = group.pieces[block.first_piece + i];
            kernels_->widen(net_->piece_vectors.row(piece), net_->piece_vectors.scale[piece], width, row);
            kernels_->add(row, net_->positions.data() + i * width, 1.0F, width);
            for (const std::uint16_t feature : group.features[block.first_piece + i]) {
                if (feature == kNoFeature) continue;
                kernels_->widen(net_->features.row(feature), net_->features.scale[feature], width, part);
                kernels_->add(row, part, 1.0F, width);
            }
        }
    kernels_->normalise(group.states.data(), group.pieces.size(), width, net_->input_norm.gain, net_->input_norm.bias);
}

/// Attention within a block: group.projected -> group.mixed.
void Engine::attend(const Block& block, Group& group) const {
    const std::size_t width = net_->shape.width;
    const std::size_t own = width / net_->shape.heads;
    const std::size_t count = block.pieces;
    const std::size_t stride = padded(count);
    const float factor = 1.0F / std::sqrt(static_cast<float>(own));
    const float* first = group.projected.data() + block.first_piece * 3 * width;
    float* keys = room(group.keys, own * stride);
    float* shares = room(group.attention, count * stride);
    for (std::size_t head = 0; head < net_->shape.heads; ++head) {
        const float* queries = first + head * own;
        transpose(queries + width, 3 * width, count, own, keys, stride);
        kernels_->product({count, stride, own, queries, 3 * width, keys, stride, shares, stride});
        for (std::size_t i = 0; i < count; ++i) kernels_->softmax(shares + i * stride, count, factor);
        kernels_->product({count, own, count, shares, stride, queries + 2 * width, 3 * width,
                           group.mixed.data() + block.first_piece * width + head * own, width});
    }
}

/// Adds a layer's share to what tags and parser see.
void Engine::mix(std::size_t layer, Group& group) const {
    const std::size_t width = net_->shape.width;
    for (std::size_t node = 0; node < group.nodes.size(); ++node) {
        const float* state = group.states.data() + group.nodes[node] * width;
        kernels_->add(group.tag_states.data() + node * width, state, net_->tag_mix[layer], width);
        kernels_->add(group.parse_states.data() + node * width, state, net_->parse_mix[layer], width);
    }
}

void Engine::encode(Group& group) const {
    const std::size_t width = net_->shape.width;
    const std::size_t count = group.pieces.size();
    const std::size_t nodes = group.nodes.size();
    group.tag_states.assign(nodes * width, 0.0F);
    group.parse_states.assign(nodes * width, 0.0F);
    embed(group);
    mix(0, group);
    float* states = group.states.data();
    for (std::size_t i = 0; i < net_->layers.size(); ++i) {
        const Net::Layer& layer = net_->layers[i];
        project(layer.project, states, count, group.projected, group);
        room(group.mixed, count * width);
        for (const Block& block : group.blocks) attend(block, group);
        project(layer.attended, group.mixed.data(), count, group.projected, group);
        kernels_->add(states, group.projected.data(), 1.0F, count * width);
        kernels_->normalise(states, count, width, layer.attended_norm.gain, layer.attended_norm.bias);
        project(layer.inner, states, count, group.inner, group);
        kernels_->gelu(group.inner.data(), count * layer.inner.outputs);
        project(layer.outer, group.inner.data(), count, group.projected, group);
        kernels_->add(states, group.projected.data(), 1.0F, count * width);
        kernels_->normalise(states, count, width, layer.outer_norm.gain, layer.outer_norm.bias);
        mix(i + 1, group);
    }
    project(net_->tag, group.tag_states.data(), nodes, group.tags, group);
    const std::array<const Int8Matrix*, 4> slots = {&net_->arc_dependent, &net_->arc_head, &net_->label_dependent,
                                                    &net_->label_head};
    for (std::size_t i = 0; i < slots.size(); ++i) {
        project(*slots[i], group.parse_states.data(), nodes, group.slots[i], group);
        kernels_->relu(group.slots[i].data(), nodes * slots[i]->outputs);
    }
    project(net_->arc, group.slots[0].data(), nodes, group.queries, group);
}

std::span<const float> Engine::tag_scores(const Block& block, std::size_t word, const Group& group) const {
    return std::span(group.tags).subspan((block.first_node + 1 + word) * net_->tag.outputs, net_->shape.tags);
}

std::span<const std::uint32_t> Engine::parse(const Block& block, Group& group) const {
    const std::size_t width = net_->shape.arc;
    const std::size_t nodes = block.words + std::size_t{1};
    const std::size_t stride = padded(nodes);
    float* heads = room(group.heads, width * stride);
    float* arcs = room(group.arcs, block.words * stride);
    transpose(group.slots[1].data() + block.first_node * width, width, nodes, width, heads, stride);
    kernels_->product({block.words, stride, width, group.queries.data() + (block.first_node + 1) * width, width, heads,
                       stride, arcs, stride});
    for (float* score = arcs; score != arcs + block.words * stride; ++score) // not a number: the least
        *score = *score > -kScoreLimit ? std::min(*score, kScoreLimit) : -kScoreLimit;
    return group.tree({arcs, block.words * stride}, stride, block.words);
}

void Engine::label(const Block& block, std::span<const std::uint32_t> heads, Group& group,
                   std::vector<std::uint16_t>& labels) const {
    const std::size_t width = net_->shape.label;
    const std::size_t count = net_->shape.labels;
    labels.assign(block.words, static_cast<std::uint16_t>(net_->root_label));
    for (std::size_t first = 0; first < block.words; first += kLabelRows) {
        const std::size_t rows = std::min<std::size_t>(kLabelRows, block.words - first);
        project(net_->label, group.slots[2].data() + (block.first_node + 1 + first) * width, rows, group.label_queries,
                group);
        for (std::size_t i = 0; i < rows; ++i) {
            if (heads[first + i] == 0) continue;
            const float* query = group.label_queries.data() + i * net_->label.outputs;
            const float* head = group.slots[3].data() + (block.first_node + heads[first + i]) * width;
            labels[first + i] = net_->root_label == 0 ? 1 : 0;
            float best = -std::numeric_limits<float>::infinity();
            for (std::size_t label = 0; label < count; ++label) {
                if (label == net_->root_label) continue;
                const float score = kernels_->dot(query + label * width, head, width) + query[count * width + label];
                if (!(score > best)) continue;
                best = score;
                labels[first + i] = static_cast<std::uint16_t>(label);
            }
        }
    }
}

} // namespace claimgraph::transformer
