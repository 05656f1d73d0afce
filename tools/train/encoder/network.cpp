#include "tools/train/encoder/network.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::encoder {

namespace {

void multiply_by(std::vector<float>& values, const std::vector<float>& mask) {
    for (std::size_t i = 0; i < mask.size(); ++i) values[i] *= mask[i];
}

/// Scores to probabilities, in place; the log of their sum is not needed.
void softmax(float* scores, std::size_t count) {
    const float top = *std::max_element(scores, scores + count);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += scores[i] = std::exp(scores[i] - top);
    for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
}

void fill_uniform(Parameter& parameter, float limit, Random& random) {
    for (float& value : parameter.value) value = (2.0F * random.uniform() - 1.0F) * limit;
}

/// Glorot and Bengio 2010, for `inputs` of the matrix that carry signal at once.
void fill_matrix(Parameter& parameter, std::size_t inputs, Random& random) {
    fill_uniform(parameter, std::sqrt(3.0F / static_cast<float>(inputs)), random);
}

} // namespace

void transpose(const float* from, std::size_t rows, std::size_t columns, std::vector<float>& to) {
    constexpr std::size_t kTile = 16;
    to.resize(rows * columns);
    for (std::size_t r0 = 0; r0 < rows; r0 += kTile)
        for (std::size_t c0 = 0; c0 < columns; c0 += kTile)
            for (std::size_t r = r0; r < std::min(rows, r0 + kTile); ++r)
                for (std::size_t c = c0; c < std::min(columns, c0 + kTile); ++c)
                    to[c * rows + r] = from[r * columns + c];
}

void dropout_mask(std::vector<float>& mask, std::size_t count, float rate, Random& random) {
    mask.resize(count);
    const float keep = rate > 0.0F ? 1.0F / (1.0F - rate) : 1.0F;
    const auto threshold = static_cast<std::uint32_t>(rate * 65536.0F);
    for (std::size_t i = 0; i < count; i += 4) {
        std::uint64_t bits = random.next();
        for (std::size_t j = i; j < std::min(count, i + 4); ++j, bits >>= 16)
            mask[j] = (bits & 0xffffU) < threshold ? 0.0F : keep;
    }
}

void Parameter::resize(std::size_t rows_, std::size_t columns_, bool sparse_) {
    rows = rows_;
    columns = columns_;
    sparse = sparse_;
    for (auto* part : {&value, &gradient, &mean, &square}) part->assign(rows * columns, 0.0F);
}

Network::Network(const NetShape& shape, std::uint16_t root_label, std::vector<float> vectors,
                 std::vector<std::uint32_t> counts, std::uint64_t seed)
    : shape_(shape), root_label_(root_label), vectors_(std::move(vectors)), counts_(std::move(counts)) {
    Random random(seed);
    words.resize(shape.word_rows, shape.word_width, true);
    for (std::size_t i = 0; i < kAffixes; ++i) {
        affixes[i].resize(kAffixRows[i], shape.affix_width[i], true);
        fill_uniform(affixes[i], 0.3F, random);
    }
    layers.resize(shape.layers);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        layers[i].weights.resize(shape.layer_inputs(i), shape.layer_outputs(i));
        fill_matrix(layers[i].weights, shape.layer_inputs(i), random);
        layers[i].gates.resize(2, 4 * std::size_t{shape.hidden});
        for (std::size_t direction = 0; direction < 2; ++direction)
            for (std::size_t j = 2 * std::size_t{shape.hidden}; j < layers[i].gates.columns; ++j)
                layers[i].gates.row(direction)[j] = random.uniform() - 0.5F;
    }
    tag_weights.resize(shape.state_width(), pad_to_panel(shape.tags));
    tag_bias.resize(1, tag_weights.columns);
    fill_matrix(tag_weights, shape.state_width(), random);
    slot_weights.resize(shape.state_width(), kSlots * shape.parser_hidden);
    fill_matrix(slot_weights, kSlots * shape.state_width(), random);
    no_token.resize(kSlots, shape.parser_hidden, true);
    fill_uniform(no_token, 0.1F, random);
    tables.resize(table_rows(shape), shape.parser_hidden, true);
    fill_uniform(tables, 0.1F, random);
    action_weights.resize(shape.parser_hidden, pad_to_panel(shape.actions()));
    action_bias.resize(1, action_weights.columns);
    fill_matrix(action_weights, shape.parser_hidden, random);

    all_ = {&words, &tag_weights, &tag_bias, &slot_weights, &no_token, &tables, &action_weights, &action_bias};
    for (auto& affix : affixes) all_.push_back(&affix);
    for (auto& layer : layers) {
        all_.push_back(&layer.weights);
        all_.push_back(&layer.gates);
    }
    passes_.resize(layers.size());
    zeros_.assign(shape.hidden, 0.0F);
    cell_.assign(shape.hidden, 0.0F);
}

std::vector<float> Network::word_vectors() const {
    std::vector<float> sum = vectors_;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += words.value[i];
    return sum;
}

void Network::embed(std::span<const TrainingSentence* const> batch, const Regularisation& regularisation,
                    Random& random) {
    const std::size_t width = shape_.input_width();
    features_.clear();
    sentence_begin_.clear();
    for (const TrainingSentence* sentence : batch) {
        sentence_begin_.push_back(static_cast<std::uint32_t>(features_.size()));
        features_.insert(features_.end(), sentence->features.begin(), sentence->features.end());
    }
    tokens_ = features_.size();
    sentence_begin_.push_back(static_cast<std::uint32_t>(tokens_));
    word_part_.resize(tokens_);
    input_.resize(tokens_ * width);
    for (std::size_t t = 0; t < tokens_; ++t) {
        float* out = input_.data() + t * width;
        std::uint32_t row = features_[t].word;
        word_part_[t] = 2;
        if (row != 0 && regularisation.rare_word > 0) {
            const float chance =
                regularisation.rare_word / (regularisation.rare_word + static_cast<float>(counts_[row]));
            if (random.chance(chance))
                word_part_[t] = vectors_[row * shape_.word_width] != 0.0F && random.chance(0.7F) ? 1 : 0;
            if (word_part_[t] == 0) row = features_[t].word = 0;
        }
        const float* given = vectors_.data() + std::size_t{row} * shape_.word_width;
        const float* learned = words.row(row);
        for (std::size_t i = 0; i < shape_.word_width; ++i)
            *out++ = given[i] + (word_part_[t] == 1 ? 0.0F : learned[i]);
        for (std::size_t affix = 0; affix < kAffixes; ++affix) {
            const float* from = affixes[affix].row(features_[t].affix[affix]);
            out = std::copy(from, from + shape_.affix_width[affix], out);
        }
    }
    dropout_mask(input_mask_, input_.size(), regularisation.input_dropout, random);
    multiply_by(input_, input_mask_);
}

void Network::embed_back() {
    const std::size_t width = shape_.input_width();
    multiply_by(d_input_, input_mask_);
    for (std::size_t t = 0; t < tokens_; ++t) {
        const float* d = d_input_.data() + t * width;
        if (word_part_[t] != 1) {
            float* to = words.gradient_row(features_[t].word);
            for (std::size_t i = 0; i < shape_.word_width; ++i) to[i] += d[i];
        }
        d += shape_.word_width;
        for (std::size_t affix = 0; affix < kAffixes; ++affix) {
            float* to = affixes[affix].gradient_row(features_[t].affix[affix]);
            for (std::size_t i = 0; i < shape_.affix_width[affix]; ++i) to[i] += *d++;
        }
    }
}

void Network::run_layer(std::size_t index, const std::vector<float>& input, float dropout, Random& random) {
    const std::size_t hidden = shape_.hidden;
    const std::size_t inputs = shape_.layer_inputs(index);
    const std::size_t outputs = shape_.layer_outputs(index);
    const std::size_t gates = shape_.gates(index);
    LayerPass& pass = passes_[index];
    pass.projected.resize(tokens_ * outputs);
    for (auto* part : {&pass.forget, &pass.reset, &pass.cells, &pass.output}) part->resize(tokens_ * 2 * hidden);
    kernels_.product_fused({tokens_, outputs, inputs, input.data(), inputs, layers[index].weights.value.data(), outputs,
                            pass.projected.data(), outputs});
    for (std::size_t direction = 0; direction < 2; ++direction)
        for (std::size_t s = 0; s + 1 < sentence_begin_.size(); ++s) {
            const std::size_t begin = sentence_begin_[s];
            SruPass run;
            run.hidden = hidden;
            run.length = sentence_begin_[s + 1] - begin;
            run.backwards = direction == 1;
            run.gates = layers[index].gates.row(direction);
            run.projected = pass.projected.data() + begin * outputs + direction * gates * hidden;
            run.projected_stride = outputs;
            run.skip = gates == 4 ? run.projected + 3 * hidden : input.data() + begin * inputs + direction * hidden;
            run.skip_stride = gates == 4 ? outputs : inputs;
            run.output = pass.output.data() + begin * 2 * hidden + direction * hidden;
            run.output_stride = 2 * hidden;
            const std::size_t kept = (direction * tokens_ + begin) * hidden;
            run.forget = pass.forget.data() + kept;
            run.reset = pass.reset.data() + kept;
            run.cells = pass.cells.data() + kept;
            run.zeros = zeros_.data();
            kernels_.recur(run);
        }
    dropout_mask(pass.mask, pass.output.size(), dropout, random);
    multiply_by(pass.output, pass.mask);
    pass.d_output.assign(pass.output.size(), 0.0F);
}

void Network::run_layer_back(std::size_t index, const std::vector<float>& input, std::vector<float>& d_input) {
    const std::size_t hidden = shape_.hidden;
    const std::size_t inputs = shape_.layer_inputs(index);
    const std::size_t outputs = shape_.layer_outputs(index);
    const std::size_t gates = shape_.gates(index);
    LayerPass& pass = passes_[index];
    Layer& layer = layers[index];
    multiply_by(pass.d_output, pass.mask);
    pass.d_projected.assign(tokens_ * outputs, 0.0F);
    for (std::size_t direction = 0; direction < 2; ++direction)
        for (std::size_t s = 0; s + 1 < sentence_begin_.size(); ++s) {
            const std::size_t begin = sentence_begin_[s];
            SruPass run;
            run.hidden = hidden;
            run.length = sentence_begin_[s + 1] - begin;
            run.backwards = direction == 1;
            run.gates = layer.gates.row(direction);
            run.projected = pass.projected.data() + begin * outputs + direction * gates * hidden;
            run.projected_stride = outputs;
            run.d_projected = pass.d_projected.data() + begin * outputs + direction * gates * hidden;
            run.skip = gates == 4 ? run.projected + 3 * hidden : input.data() + begin * inputs + direction * hidden;
            run.skip_stride = gates == 4 ? outputs : inputs;
            run.d_skip =
                gates == 4 ? run.d_projected + 3 * hidden : d_input.data() + begin * inputs + direction * hidden;
            run.output_stride = 2 * hidden;
            run.d_output = pass.d_output.data() + begin * 2 * hidden + direction * hidden;
            const std::size_t kept = (direction * tokens_ + begin) * hidden;
            run.forget = pass.forget.data() + kept;
            run.reset = pass.reset.data() + kept;
            run.cells = pass.cells.data() + kept;
            run.zeros = zeros_.data();
            run.d_gates = layer.gates.gradient_row(direction);
            run.d_cell = cell_.data();
            kernels_.recur_back(run);
        }
    transpose(input.data(), tokens_, inputs, transposed_);
    kernels_.product_fused({inputs, outputs, tokens_, transposed_.data(), tokens_, pass.d_projected.data(), outputs,
                            layer.weights.gradient.data(), outputs, true});
    transpose(layer.weights.value.data(), inputs, outputs, transposed_weights_);
    kernels_.product_fused({tokens_, inputs, outputs, pass.d_projected.data(), outputs, transposed_weights_.data(),
                            inputs, d_input.data(), inputs, true});
}

double Network::tag_loss(std::span<const TrainingSentence* const> batch) {
    LayerPass& pass = passes_[shape_.tag_layer];
    const std::size_t inputs = shape_.state_width();
    const std::size_t outputs = tag_weights.columns;
    tag_scores_.resize(tokens_ * outputs);
    predicted_tags_.resize(tokens_);
    for (std::size_t t = 0; t < tokens_; ++t)
        std::copy(tag_bias.value.begin(), tag_bias.value.end(),
                  tag_scores_.begin() + static_cast<std::ptrdiff_t>(t * outputs));
    kernels_.product_fused({tokens_, outputs, inputs, pass.output.data(), inputs, tag_weights.value.data(), outputs,
                            tag_scores_.data(), outputs, true});
    double loss = 0;
    std::size_t t = 0;
    const float share = 1.0F / static_cast<float>(tokens_);
    for (const TrainingSentence* sentence : batch)
        for (const std::uint16_t gold : sentence->tags) {
            float* scores = tag_scores_.data() + t * outputs;
            predicted_tags_[t++] = static_cast<std::uint16_t>(std::max_element(scores, scores + shape_.tags) - scores);
            softmax(scores, shape_.tags);
            loss -= std::log(std::max(scores[gold], 1e-12F));
            scores[gold] -= 1.0F;
            for (std::size_t i = 0; i < shape_.tags; ++i) {
                scores[i] *= share;
                tag_bias.gradient[i] += scores[i];
            }
            std::fill(scores + shape_.tags, scores + outputs, 0.0F);
        }
    transpose(pass.output.data(), tokens_, inputs, transposed_);
    kernels_.product_fused({inputs, outputs, tokens_, transposed_.data(), tokens_, tag_scores_.data(), outputs,
                            tag_weights.gradient.data(), outputs, true});
    transpose(tag_weights.value.data(), inputs, outputs, transposed_weights_);
    kernels_.product_fused({tokens_, inputs, outputs, tag_scores_.data(), outputs, transposed_weights_.data(), inputs,
                            pass.d_output.data(), inputs, true});
    return loss;
}

Loss Network::backpropagate(std::span<const TrainingSentence* const> batch, const Regularisation& regularisation,
                            Random& random) {
    embed(batch, regularisation, random);
    for (std::size_t i = 0; i < layers.size(); ++i)
        run_layer(i, i == 0 ? input_ : passes_[i - 1].output, regularisation.layer_dropout, random);
    Loss loss;
    loss.tokens = tokens_;
    loss.tags = tag_loss(batch);

    const std::size_t inputs = shape_.state_width();
    const std::size_t width = kSlots * shape_.parser_hidden;
    LayerPass& top = passes_.back();
    slots_.resize(tokens_ * width);
    kernels_.product_fused(
        {tokens_, width, inputs, top.output.data(), inputs, slot_weights.value.data(), width, slots_.data(), width});
    decisions_.clear();
    hidden_.clear();
    d_scores_.clear();
    hidden_scale_ = 1.0F / (1.0F - regularisation.parser_dropout);
    for (std::size_t s = 0; s < batch.size(); ++s)
        loss.moves += parse(*batch[s], sentence_begin_[s], regularisation, random);
    parse_back();
    transpose(top.output.data(), tokens_, inputs, transposed_);
    kernels_.product_fused({inputs, width, tokens_, transposed_.data(), tokens_, d_slots_.data(), width,
                            slot_weights.gradient.data(), width, true});
    transpose(slot_weights.value.data(), inputs, width, transposed_weights_);
    kernels_.product_fused({tokens_, inputs, width, d_slots_.data(), width, transposed_weights_.data(), inputs,
                            top.d_output.data(), inputs, true});

    for (std::size_t i = layers.size(); i-- > 1;) run_layer_back(i, passes_[i - 1].output, passes_[i - 1].d_output);
    d_input_.assign(input_.size(), 0.0F);
    run_layer_back(0, input_, d_input_);
    embed_back();
    return loss;
}

void Network::update(float rate, std::size_t step) {
    AdamStep adam;
    const double first = 1.0 - std::pow(static_cast<double>(adam.beta1), static_cast<double>(step));
    const double second = 1.0 - std::pow(static_cast<double>(adam.beta2), static_cast<double>(step));
    adam.rate = rate * static_cast<float>(std::sqrt(second) / first);
    adam.epsilon = 1e-8F * static_cast<float>(std::sqrt(second));
    for (Parameter* p : all_) {
        if (!p->sparse) {
            kernels_.adam(adam, p->value.size(), p->value.data(), p->gradient.data(), p->mean.data(), p->square.data());
            continue;
        }
        std::sort(p->touched.begin(), p->touched.end());
        p->touched.erase(std::unique(p->touched.begin(), p->touched.end()), p->touched.end());
        for (const std::uint32_t row : p->touched) {
            const std::size_t at = std::size_t{row} * p->columns;
            kernels_.adam(adam, p->columns, p->value.data() + at, p->gradient.data() + at, p->mean.data() + at,
                          p->square.data() + at);
        }
        p->touched.clear();
    }
}

} // namespace claimgraph::encoder
