#include "extract/syntax/encoder/train/network.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::encoder {

namespace {

void transpose(const float* from, std::size_t rows, std::size_t columns, std::vector<float>& to) {
    constexpr std::size_t kTile = 16;
    to.resize(rows * columns);
    for (std::size_t r0 = 0; r0 < rows; r0 += kTile)
        for (std::size_t c0 = 0; c0 < columns; c0 += kTile)
            for (std::size_t r = r0; r < std::min(rows, r0 + kTile); ++r)
                for (std::size_t c = c0; c < std::min(columns, c0 + kTile); ++c)
                    to[c * rows + r] = from[r * columns + c];
}

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
    kernels_.multiply({tokens_, outputs, inputs, input.data(), inputs, layers[index].weights.value.data(), outputs,
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
    kernels_.multiply({inputs, outputs, tokens_, transposed_.data(), tokens_, pass.d_projected.data(), outputs,
                       layer.weights.gradient.data(), outputs, true});
    transpose(layer.weights.value.data(), inputs, outputs, transposed_weights_);
    kernels_.multiply({tokens_, inputs, outputs, pass.d_projected.data(), outputs, transposed_weights_.data(), inputs,
                       d_input.data(), inputs, true});
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
    kernels_.multiply({tokens_, outputs, inputs, pass.output.data(), inputs, tag_weights.value.data(), outputs,
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
    kernels_.multiply({inputs, outputs, tokens_, transposed_.data(), tokens_, tag_scores_.data(), outputs,
                       tag_weights.gradient.data(), outputs, true});
    transpose(tag_weights.value.data(), inputs, outputs, transposed_weights_);
    kernels_.multiply({tokens_, inputs, outputs, tag_scores_.data(), outputs, transposed_weights_.data(), inputs,
                       pass.d_output.data(), inputs, true});
    return loss;
}

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
        kernels_.multiply({1, padded, width, hidden, width, action_weights.value.data(), padded, scores, padded, true});

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
    kernels_.multiply({width, padded, count, transposed_.data(), count, d_scores_.data(), padded,
                       action_weights.gradient.data(), padded, true});
    transpose(action_weights.value.data(), width, padded, transposed_weights_);
    d_hidden_.resize(count * width);
    kernels_.multiply(
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
    kernels_.multiply(
        {tokens_, width, inputs, top.output.data(), inputs, slot_weights.value.data(), width, slots_.data(), width});
    decisions_.clear();
    hidden_.clear();
    d_scores_.clear();
    hidden_scale_ = 1.0F / (1.0F - regularisation.parser_dropout);
    for (std::size_t s = 0; s < batch.size(); ++s)
        loss.moves += parse(*batch[s], sentence_begin_[s], regularisation, random);
    parse_back();
    transpose(top.output.data(), tokens_, inputs, transposed_);
    kernels_.multiply({inputs, width, tokens_, transposed_.data(), tokens_, d_slots_.data(), width,
                       slot_weights.gradient.data(), width, true});
    transpose(slot_weights.value.data(), inputs, width, transposed_weights_);
    kernels_.multiply({tokens_, inputs, width, d_slots_.data(), width, transposed_weights_.data(), inputs,
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
