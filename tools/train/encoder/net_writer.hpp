#pragma once

#include "tools/train/encoder/network.hpp"

#include <string>

namespace claimgraph::encoder {

/// The names of a network's outputs and its words.
struct NetNames {
    std::vector<std::string> tags;
    std::vector<std::string> labels;
    std::uint32_t root_label = 0;
    std::vector<WordIndex::Slot> words;
};

/// The trained net as the bytes that open_net() reads: matrices and embeddings rounded to signed bytes.
std::string write_net(const Network& network, const NetNames& names);

} // namespace claimgraph::encoder
