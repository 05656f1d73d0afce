#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "tools/train/encoder/encoder_trainer.hpp"

#include <string>
#include <vector>

namespace claimgraph {

/// Sentences of a toy language, annotated by hand: "<name> <verb> [the] <noun> ."
struct Toy {
    Document document;
    Analysis analysis;
};

inline Toy make_toy() {
    struct Word {
        const char* form;
        const char* xpos;
        const char* deprel;
        int head; ///< in the sentence, from 1; 0 = root
        Upos upos;
    };
    const std::vector<std::vector<Word>> sentences = {
        {{"Rutte", "NNP", "nsubj", 2, Upos::kPropn},
         {"urged", "VBD", "root", 0, Upos::kVerb},
         {"restraint", "NN", "obj", 2, Upos::kNoun},
         {".", ".", "punct", 2, Upos::kPunct}},
        {{"Serbia", "NNP", "nsubj", 2, Upos::kPropn},
         {"rejected", "VBD", "root", 0, Upos::kVerb},
         {"the", "DT", "det", 4, Upos::kDet},
         {"plan", "NN", "obj", 2, Upos::kNoun},
         {".", ".", "punct", 2, Upos::kPunct}},
        {{"The", "DT", "det", 2, Upos::kDet},
         {"envoy", "NN", "nsubj", 3, Upos::kNoun},
         {"left", "VBD", "root", 0, Upos::kVerb},
         {".", ".", "punct", 3, Upos::kPunct}},
        {{"Talks", "NNS", "root", 0, Upos::kNoun}},
    };
    std::string text;
    Analysis analysis;
    for (const auto& words : sentences) {
        const std::size_t first = analysis.tokens.size();
        for (const Word& word : words) {
            Token token;
            token.span.begin = static_cast<std::uint32_t>(text.size());
            text += word.form;
            token.span.end = static_cast<std::uint32_t>(text.size());
            text += ' ';
            token.upos = word.upos;
            token.xpos = analysis.symbols.intern(word.xpos);
            token.deprel = analysis.symbols.intern(word.deprel);
            if (word.head > 0) token.head = TokenIndex{first + static_cast<std::size_t>(word.head) - 1};
            analysis.tokens.push_back(token);
        }
        Sentence sentence;
        sentence.tokens = {TokenIndex{first}, TokenIndex{analysis.tokens.size()}};
        analysis.sentences.push_back(sentence);
    }
    return {Document("toy", std::move(text), {}), std::move(analysis)};
}

/// Sizes as small as they go.
inline encoder::NetShape toy_shape() {
    encoder::NetShape shape;
    shape.word_width = 16;
    shape.affix_width = {4, 4, 4, 2, 1, 1};
    shape.hidden = 16;
    shape.parser_hidden = 16;
    return shape;
}

/// Learns the toy sentences by heart in milliseconds.
inline encoder::EncoderTraining toy_training() {
    encoder::EncoderTraining training;
    training.shape = toy_shape();
    training.regularisation = {0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.5F};
    training.epochs = 60;
    training.rate = 2e-2F;
    training.batch_tokens = 8;
    return training;
}

/// The bytes of a net that knows them.
inline std::string train_toy(const Toy& toy) {
    const encoder::TrainingText text{&toy.document, &toy.analysis};
    return encoder::train_encoder({&text, 1}, toy_training()).value_or("");
}

} // namespace claimgraph
