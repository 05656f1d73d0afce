#include "extract/syntax/encoder/encoder_annotator.hpp"

#include "extract/syntax/encoder/output_names.hpp"

#include <algorithm>
#include <memory>
#include <mutex>

namespace claimgraph::encoder {

namespace {

/// Sentences are run together until they have this many tokens: enough rows to use every load of the weights, few
/// enough to stay in the second-level cache.
constexpr std::size_t kGroupTokens = 256;

} // namespace

/// Memory of one call.
struct EncoderAnnotator::Work {
    /// What a longer sentence needed is given back.
    static constexpr std::size_t kLargestKept = 4 * kGroupTokens;

    Engine::Scratch scratch;
    std::vector<TokenFeatures> features;
    std::vector<std::uint32_t> begin;
    std::vector<std::uint16_t> tags;
    std::vector<std::int32_t> heads; // that are given
};

struct EncoderAnnotator::Pool {
    std::mutex mutex;
    std::vector<std::unique_ptr<Work>> idle;

    std::unique_ptr<Work> take() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) return std::make_unique<Work>();
        std::unique_ptr<Work> work = std::move(idle.back());
        idle.pop_back();
        return work;
    }
    void put(std::unique_ptr<Work> work) {
        if (work->features.capacity() > Work::kLargestKept) return;
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(work));
    }
};

EncoderAnnotator::EncoderAnnotator(QuantisedNet net, const Kernels& kernels)
    : net_(std::move(net)), kernels_(&kernels), pool_(std::make_shared<Pool>()) {}

Result<EncoderAnnotator> EncoderAnnotator::open(std::string_view bytes, const Kernels& kernels) {
    auto net = open_net(bytes);
    if (!net) return tl::unexpected(net.error());
    return EncoderAnnotator(std::move(*net), kernels);
}

void EncoderAnnotator::annotate(const Document& document, Analysis& analysis) const {
    const Engine engine(net_, *kernels_);
    const OutputNames names(net_.tags, net_.labels, analysis.symbols);
    FeatureReader reader(net_.word_index);
    std::unique_ptr<Work> mine = pool_->take();
    Work& work = *mine;
    const auto& sentences = analysis.sentences;
    for (std::size_t first = 0, last = 0; first < sentences.size(); first = last) {
        work.features.clear();
        work.begin.clear();
        for (; last < sentences.size() && work.features.size() < kGroupTokens; ++last) {
            work.begin.push_back(static_cast<std::uint32_t>(work.features.size()));
            bool space_before = true;
            for (const Token& token : analysis.of(sentences[last].tokens)) {
                work.features.push_back(reader(analysis.form(document, token), space_before, token.space_after));
                space_before = token.space_after;
            }
        }
        work.begin.push_back(static_cast<std::uint32_t>(work.features.size()));
        if (work.features.empty()) continue;
        engine.encode(work.features, work.begin, work.scratch);

        for (std::size_t s = first; s < last; ++s) {
            const std::size_t begin = work.begin[s - first];
            const std::span<Token> tokens = analysis.of(sentences[s].tokens);
            if (tokens.empty()) continue;
            const std::size_t base = sentences[s].tokens.begin.value;
            work.tags.resize(tokens.size());
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                Token& token = tokens[i];
                const bool given = token.upos != Upos::kNone || token.xpos;
                work.tags[i] = given ? tag_like(token, names, engine.tag_scores(begin + i, work.scratch))
                                     : engine.best_tag(begin + i, work.scratch);
                if (token.upos == Upos::kNone) token.upos = names.tags[work.tags[i]].upos;
                if (!token.xpos) token.xpos = names.tags[work.tags[i]].xpos;
            }
            const ParseState& state = work.scratch.state;
            if (has_heads(tokens)) {
                if (std::ranges::all_of(tokens, [](const Token& token) { return bool(token.deprel); })) continue;
                work.heads.clear();
                for (const Token& token : tokens)
                    work.heads.push_back(
                        static_cast<std::int32_t>(token.head ? token.head.value - base : tokens.size()));
                engine.label(begin, work.tags, work.heads, work.scratch);
                for (std::size_t i = 0; i < tokens.size(); ++i) {
                    const std::uint16_t label = state.node(static_cast<std::int32_t>(i)).label;
                    if (tokens[i].deprel) continue;
                    if (!tokens[i].head) {
                        tokens[i].deprel = deprel::root;
                    } else { // a crossing tree may have another dependent of the root on the way
                        tokens[i].deprel = label == net_.root_label ? deprel::dep : names.labels[label];
                    }
                }
                continue;
            }
            engine.parse(begin, work.tags, work.scratch);
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                const ParseState::Node& node = state.node(static_cast<std::int32_t>(i));
                const bool root = node.head == state.length();
                tokens[i].head = root ? TokenIndex{} : TokenIndex{base + static_cast<std::size_t>(node.head)};
                tokens[i].deprel = names.labels[node.label];
            }
        }
    }
    pool_->put(std::move(mine));
}

} // namespace claimgraph::encoder
