#include "extract/syntax/transformer/transformer_annotator.hpp"

#include "extract/syntax/encoder/output_names.hpp"

#include <algorithm>

namespace claimgraph::transformer {

namespace {

/// Blocks are run together until they have this many pieces: enough rows to use every load of the weights.
constexpr std::size_t kGroupPieces = 256;

/// Which words a block has.
struct Place {
    std::size_t sentence;
    std::size_t first; ///< token of the analysis
    bool begins;       ///< a sentence, not only goes on with one
};

class Annotation {
  public:
    Annotation(const Net& net, const encoder::Kernels& kernels, const Document& document, Analysis& analysis)
        : engine_(net, kernels),
          document_(document),
          analysis_(analysis),
          names_(net.tags, net.labels, analysis.symbols),
          features_(encoder::WordIndex{}) {}

    void run() {
        engine_.clear(group_);
        for (std::size_t s = 0; s < analysis_.sentences.size(); ++s) {
            const TokenRange range = analysis_.sentences[s].tokens;
            if (range.size() == 0) continue;
            begin_block({s, range.begin.value, true});
            bool space_before = true;
            for (std::size_t t = range.begin.value; t < range.end.value; ++t) {
                const Token& token = analysis_.tokens[t];
                const std::string_view form = analysis_.form(document_, token);
                const auto features = features_(form, space_before, token.space_after);
                space_before = token.space_after;
                if (engine_.add_word(form, features, group_)) continue;
                end_block();
                begin_block({s, t, false});
                engine_.add_word(form, features, group_); // a block holds any one word
            }
            end_block();
        }
        finish();
    }

  private:
    void begin_block(Place place) {
        places_.push_back(place);
        engine_.open_block(group_);
    }
    void end_block() {
        engine_.close_block(group_);
        if (group_.pieces.size() >= kGroupPieces) finish();
    }

    void finish() {
        if (places_.empty()) return;
        engine_.encode(group_);
        for (std::size_t i = 0; i < places_.size(); ++i) annotate(group_.blocks[i], places_[i]);
        places_.clear();
        engine_.clear(group_);
    }

    void annotate(const Engine::Block& block, const Place& place) {
        for (std::size_t i = 0; i < block.words; ++i) {
            Token& token = analysis_.tokens[place.first + i];
            const auto tag = tag_like(token, names_, engine_.tag_scores(block, i, group_));
            if (token.upos == Upos::kNone) token.upos = names_.tags[tag].upos;
            if (!token.xpos) token.xpos = names_.tags[tag].xpos;
        }
        if (place.begins) given_ = has_heads(analysis_.of(analysis_.sentences[place.sentence].tokens));
        if (given_)
            label_given(block, place);
        else
            parse(block, place);
    }

    void parse(const Engine::Block& block, const Place& place) {
        const auto heads = engine_.parse(block, group_);
        engine_.label(block, heads, group_, labels_);
        for (std::size_t i = 0; i < block.words; ++i) {
            Token& token = analysis_.tokens[place.first + i];
            token.head = heads[i] == 0 ? TokenIndex{} : TokenIndex{place.first + heads[i] - 1};
            token.deprel = names_.labels[labels_[i]];
            if (heads[i] != 0) continue;
            if (place.begins) {
                root_ = TokenIndex{place.first + i};
            } else {
                token.head = root_;
                token.deprel = deprel::parataxis;
            }
        }
    }

    /// A head beyond the block tells nothing about the label; such an arc, of very long sentences only, is a dep.
    void label_given(const Engine::Block& block, const Place& place) {
        heads_.clear();
        for (std::size_t i = 0; i < block.words; ++i) {
            const TokenIndex head = analysis_.tokens[place.first + i].head;
            const bool inside = head && head.value >= place.first && head.value < place.first + block.words;
            heads_.push_back(inside ? static_cast<std::uint32_t>(head.value - place.first + 1) : 0);
        }
        engine_.label(block, heads_, group_, labels_);
        for (std::size_t i = 0; i < block.words; ++i) {
            Token& token = analysis_.tokens[place.first + i];
            if (token.deprel) continue;
            token.deprel = !token.head ? deprel::root : heads_[i] == 0 ? deprel::dep : names_.labels[labels_[i]];
        }
    }

    Engine engine_;
    const Document& document_;
    Analysis& analysis_;
    OutputNames names_;
    encoder::FeatureReader features_;
    Engine::Group group_;
    std::vector<Place> places_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint16_t> labels_;
    TokenIndex root_;    // of the sentence that the last block was of
    bool given_ = false; // whether that sentence came with a tree
};

} // namespace

Result<TransformerAnnotator> TransformerAnnotator::open(std::string_view bytes, const encoder::Kernels& kernels) {
    auto net = open_net(bytes);
    if (!net) return tl::unexpected(net.error());
    return TransformerAnnotator(std::move(*net), kernels);
}

void TransformerAnnotator::annotate(const Document& document, Analysis& analysis) const {
    Annotation(net_, *kernels_, document, analysis).run();
}

} // namespace claimgraph::transformer
