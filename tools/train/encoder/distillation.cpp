#include "tools/train/encoder/distillation.hpp"

#include "tools/train/encoder/ensemble.hpp"

namespace claimgraph::encoder {

Result<std::string> train_student(std::span<const TrainingText> treebanks, std::span<AnalysedDocument> plain,
                                  std::span<const std::string_view> teachers, const EncoderTraining& training,
                                  const Distillation& distillation,
                                  const std::function<void(const TrainingProgress&)>& progress) {
    std::vector<QuantisedNet> nets;
    for (const std::string_view bytes : teachers) {
        auto net = open_net(bytes);
        if (!net) return tl::unexpected(net.error());
        nets.push_back(std::move(*net));
    }
    const auto ensemble = Ensemble::of(nets);
    if (!ensemble) return tl::unexpected(ensemble.error());

    std::vector<TrainingText> texts(treebanks.begin(), treebanks.end());
    for (TrainingText& text : texts) text.repeats = distillation.gold_repeats;
    for (AnalysedDocument& document : plain) {
        std::erase_if(document.analysis.sentences, [&](const Sentence& sentence) {
            return sentence.tokens.size() < distillation.least_tokens ||
                   sentence.tokens.size() > distillation.most_tokens;
        });
        ensemble->annotate(document.document, document.analysis);
        texts.push_back({&document.document, &document.analysis});
    }
    return train_encoder(texts, training, progress);
}

} // namespace claimgraph::encoder
