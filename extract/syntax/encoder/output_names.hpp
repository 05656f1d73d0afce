#pragma once

#include "extract/tokens/token.hpp"

#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// The names of a network's outputs as symbols of one analysis.
struct OutputNames {
    struct Tag {
        Upos upos;
        Symbol xpos;
    };
    std::vector<Tag> tags;
    std::vector<Symbol> labels;

    /// From "NOUN|NN" and "nsubj:pass".
    OutputNames(std::span<const std::string> tag_names, std::span<const std::string> label_names, Symbols& symbols);
};

/// The tag with the best score among those that agree with the values that are set; among all if none does.
std::uint16_t tag_like(const Token& token, const OutputNames& names, std::span<const float> scores);

/// Whether the sentence already has a tree: all tokens but the root have a head.
bool has_heads(std::span<const Token> tokens);

} // namespace claimgraph
