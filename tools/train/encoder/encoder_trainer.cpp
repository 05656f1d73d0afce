#include "tools/train/encoder/encoder_trainer.hpp"

#include "tools/train/encoder/net_writer.hpp"
#include "tools/train/encoder/word_vectors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace claimgraph::encoder {

namespace {

/// A word of the training text gets a row of its own from this count on, with or without a given vector.
constexpr std::uint32_t kLeastCount = 2;

/// Numbers for strings in the order of the strings, so that they do not depend on the order of the texts.
class Inventory {
  public:
    void add(std::string_view name) { ids_.try_emplace(std::string(name), 0); }
    std::vector<std::string> finish() {
        std::vector<std::string> names;
        for (auto& [name, id] : ids_) {
            id = static_cast<std::uint16_t>(names.size());
            names.push_back(name);
        }
        return names;
    }
    std::uint16_t operator[](std::string_view name) const { return ids_.find(name)->second; }

  private:
    std::map<std::string, std::uint16_t, std::less<>> ids_;
};

std::string tag_name(const Analysis& analysis, const Token& token) {
    return fmt::format("{}|{}", to_string(token.upos), token.xpos ? analysis.symbols.text(token.xpos) : "_");
}

/// Every token has a tag and a label, one is the root, and all hang from it.
bool is_tree(std::span<const Token> tokens, TokenIndex first) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].upos == Upos::kNone || !tokens[i].deprel) return false;
        roots += tokens[i].head ? 0 : 1;
        std::size_t steps = 0;
        for (TokenIndex up = tokens[i].head; up; up = tokens[up.value - first.value].head)
            if (up.value < first.value || up.value - first.value >= tokens.size() || ++steps > tokens.size())
                return false;
    }
    return roots == 1;
}

struct Corpus {
    Inventory tags;
    Inventory labels;
    std::map<std::string, std::uint32_t> words; ///< folded form -> count
    std::vector<std::pair<const TrainingText*, const Sentence*>> sentences;
};

Corpus survey(std::span<const TrainingText> texts) {
    Corpus corpus;
    corpus.labels.add("root");
    std::string folded;
    for (const TrainingText& text : texts)
        for (const Sentence& sentence : text.analysis->sentences) {
            const auto tokens = text.analysis->of(sentence.tokens);
            if (tokens.empty() || !is_tree(tokens, sentence.tokens.begin)) continue;
            corpus.sentences.emplace_back(&text, &sentence);
            for (const Token& token : tokens) {
                corpus.tags.add(tag_name(*text.analysis, token));
                corpus.labels.add(text.analysis->symbols.text(token.deprel));
                fold_form(text.analysis->form(*text.document, token), folded);
                ++corpus.words[folded];
            }
        }
    return corpus;
}

TrainingSentence prepare(const Corpus& corpus, const TrainingText& text, const Sentence& sentence,
                         FeatureReader& reader) {
    const Analysis& analysis = *text.analysis;
    const auto tokens = analysis.of(sentence.tokens);
    TrainingSentence result;
    bool space_before = true;
    for (const Token& token : tokens) {
        result.features.push_back(reader(analysis.form(*text.document, token), space_before, token.space_after));
        space_before = token.space_after;
        result.tags.push_back(corpus.tags[tag_name(analysis, token)]);
        result.heads.push_back(
            static_cast<std::int32_t>(token.head ? token.head.value - sentence.tokens.begin.value : tokens.size()));
        result.labels.push_back(corpus.labels[analysis.symbols.text(token.deprel)]);
    }
    return result;
}

} // namespace

Result<std::string> train_encoder(std::span<const TrainingText> texts, const EncoderTraining& training,
                                  const std::function<void(const TrainingProgress&)>& progress) {
    Corpus corpus = survey(texts);
    if (corpus.sentences.empty()) return fail(ErrorCode::kBadFormat, "the training texts hold no fully annotated tree");
    NetNames names;
    names.tags = corpus.tags.finish();
    names.labels = corpus.labels.finish();
    names.root_label = corpus.labels["root"];

    NetShape shape = training.shape;
    shape.tags = static_cast<std::uint32_t>(names.tags.size());
    shape.labels = static_cast<std::uint32_t>(names.labels.size());
    auto vectors = WordVectors::read(training.vectors, shape.word_width, training.vector_rows);
    if (!vectors) return tl::unexpected(vectors.error());
    for (const auto& [word, count] : corpus.words)
        if (count >= kLeastCount) vectors->add(word);
    shape.word_rows = static_cast<std::uint32_t>(vectors->hashes.size());
    names.words = index_words(vectors->hashes);
    const WordIndex index(names.words);
    std::vector<std::uint32_t> counts(shape.word_rows, 0);
    for (const auto& [word, count] : corpus.words) counts[index.find(hash_form(word))] += count;

    FeatureReader reader(index);
    std::vector<TrainingSentence> sentences;
    for (const auto& [text, sentence] : corpus.sentences)
        sentences.push_back(prepare(corpus, *text, *sentence, reader));
    std::vector<const TrainingSentence*> order;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        order.insert(order.end(), corpus.sentences[i].first->repeats, &sentences[i]);

    Network network(shape, static_cast<std::uint16_t>(names.root_label), std::move(vectors->values), std::move(counts),
                    training.seed);
    Random random(training.seed + 1);
    std::size_t seen = 0;
    std::size_t step = 0;
    for (std::size_t epoch = 1; epoch <= training.epochs; ++epoch) {
        random.shuffle(order);
        TrainingProgress report{epoch, {}, &network, &names};
        for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
            for (std::size_t tokens = 0; end < order.size() && tokens < training.batch_tokens; ++end)
                tokens += order[end]->size();
            const Loss loss =
                network.backpropagate(std::span(order).subspan(begin, end - begin), training.regularisation, random);
            report.loss.tags += loss.tags;
            report.loss.moves += loss.moves;
            report.loss.tokens += loss.tokens;
            const double left = 1.0 - static_cast<double>(seen) / static_cast<double>(training.epochs * order.size());
            seen += end - begin;
            network.update(training.rate * static_cast<float>(left), ++step);
        }
        if (progress) progress(report);
    }
    return write_net(network, names);
}

} // namespace claimgraph::encoder
