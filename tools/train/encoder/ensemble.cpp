#include "tools/train/encoder/ensemble.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::encoder {

namespace {

/// Adds the probabilities of scores[i] for all i with allowed(i).
template <class Allowed>
void add_probabilities(std::span<const float> scores, const Allowed& allowed, std::vector<double>& sum) {
    float greatest = -1e30F;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (allowed(i)) greatest = std::max(greatest, scores[i]);
    double total = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (allowed(i)) total += std::exp(scores[i] - greatest);
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (allowed(i)) sum[i] += std::exp(scores[i] - greatest) / total;
}

std::size_t greatest_of(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

} // namespace

Result<Ensemble> Ensemble::of(std::span<const QuantisedNet> nets) {
    if (nets.empty()) return fail(ErrorCode::kUnsupported, "an ensemble needs a net");
    for (const QuantisedNet& net : nets)
        if (net.tags != nets[0].tags || net.labels != nets[0].labels)
            return fail(ErrorCode::kUnsupported, "nets with different tags or labels cannot decide together");
    return Ensemble(nets);
}

void Ensemble::annotate(const Document& document, Analysis& analysis, std::vector<float>* confidence) const {
    const QuantisedNet& first = nets_[0];
    const std::size_t labels = first.shape.labels;
    std::vector<Engine> engines;
    std::vector<FeatureReader> readers;
    for (const QuantisedNet& net : nets_) {
        engines.emplace_back(net, best_kernels());
        readers.emplace_back(net.word_index);
    }
    std::vector<Engine::Scratch> scratch(nets_.size());
    std::vector<TokenFeatures> features;
    std::vector<std::uint16_t> tags;
    std::vector<double> chances;
    ParseState state;
    if (confidence != nullptr) confidence->clear();
    for (const Sentence& sentence : analysis.sentences) {
        const std::span<Token> tokens = analysis.of(sentence.tokens);
        if (tokens.empty()) continue;
        const std::uint32_t begin[] = {0, static_cast<std::uint32_t>(tokens.size())};
        for (std::size_t n = 0; n < engines.size(); ++n) {
            features.clear();
            bool space_before = true;
            for (const Token& token : tokens) {
                features.push_back(readers[n](analysis.form(document, token), space_before, token.space_after));
                space_before = token.space_after;
            }
            engines[n].encode(features, begin, scratch[n]);
        }
        tags.clear();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            chances.assign(first.shape.tags, 0.0);
            for (std::size_t n = 0; n < engines.size(); ++n)
                add_probabilities(
                    engines[n].tag_scores(i, scratch[n]), [](std::size_t) { return true; }, chances);
            tags.push_back(static_cast<std::uint16_t>(greatest_of(chances)));
            const std::string_view name = first.tags[tags.back()];
            const std::size_t bar = name.find('|');
            tokens[i].upos = upos_from(name.substr(0, bar)).value_or(Upos::kX);
            tokens[i].xpos = analysis.symbols.intern(name.substr(bar + 1));
        }
        double certain = 0;
        std::size_t moves = 0;
        for (state.start(tokens.size()); !state.done();) {
            if (const auto forced = state.forced(static_cast<std::uint16_t>(first.root_label))) {
                state.apply(forced->move, forced->label);
                continue;
            }
            const std::array<bool, kMoves> can{state.can(Move::kShift), state.can(Move::kLeft),
                                               state.can(Move::kRight)};
            const auto move_of = [&](std::size_t action) { return action == 0 ? 0U : action <= labels ? 1U : 2U; };
            chances.assign(first.shape.actions(), 0.0);
            for (std::size_t n = 0; n < engines.size(); ++n)
                add_probabilities(
                    engines[n].score(state, 0, tags, scratch[n]), [&](std::size_t a) { return can[move_of(a)]; },
                    chances);
            const std::size_t action = greatest_of(chances);
            certain += chances[action] / static_cast<double>(engines.size());
            ++moves;
            const std::size_t label = action == 0 ? 0 : (action - 1) % labels;
            state.apply(static_cast<Move>(move_of(action)), static_cast<std::uint16_t>(label));
        }
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const ParseState::Node& node = state.node(static_cast<std::int32_t>(i));
            const bool root = node.head == state.length();
            tokens[i].head =
                root ? TokenIndex{} : TokenIndex{sentence.tokens.begin.value + static_cast<std::size_t>(node.head)};
            tokens[i].deprel = analysis.symbols.intern(first.labels[node.label]);
        }
        if (confidence != nullptr)
            confidence->push_back(moves > 0 ? static_cast<float>(certain / static_cast<double>(moves)) : 1.0F);
    }
}

} // namespace claimgraph::encoder
