#pragma once

#include "extract/entities/coreference/discourse_chains.hpp"
#include "tests/extract/hand_made_entities.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

inline const NameKnowledge& english_names() {
    static const NameKnowledge kNames = NameKnowledge::load(CLAIMGRAPH_SOURCE_DIR "/models/en").value();
    return kNames;
}

/// The noun phrases of a text made by hand, with the names of its notes, as coreference reads them.
struct PhraseStage {
    explicit PhraseStage(std::string_view sentences)
        : text(sentences),
          layer(layer_of(text)),
          phrases(find_noun_phrases(text.document(), text.analysis(), text.tree())),
          infos(read_phrases(text.document(), text.analysis(), text.tree(), english_names(), layer, phrases, {})) {}
    PhraseStage(const PhraseStage&) = delete;

    /// The phrase that a word heads: "the#2".
    std::uint32_t phrase(std::string_view form) const {
        const TokenIndex head = text[form];
        for (std::uint32_t i = 0; i < phrases.size(); ++i)
            if (phrases[i].head == head) return i;
        throw std::invalid_argument(fmt::format("'{}' heads no phrase", form));
    }
    const PhraseInfo& operator[](std::string_view form) const { return infos[phrase(form)]; }
    /// The head of the phrase that another one describes; "-" for none.
    std::string described_by(std::string_view form) const {
        const std::uint32_t described = (*this)[form].describes;
        return described == 0 ? "-" : text.word(phrases[described - 1].head);
    }

  private:
    /// All words of a name find it, as in the layer of the pipeline.
    static EntityLayer layer_of(const HandMade& text) {
        EntityLayer layer = entities_of(text);
        for (std::size_t i = 0; i < layer.mentions.size(); ++i)
            for (TokenIndex at = layer.mentions[i].tokens.begin; at < layer.mentions[i].tokens.end; ++at.value)
                layer.by_head[at.value] = MentionIndex{i};
        return layer;
    }

  public:
    HandMade text;
    EntityLayer layer;
    std::vector<NounPhrase> phrases;
    std::vector<PhraseInfo> infos;
};

} // namespace claimgraph
