#pragma once

#include "extract/extract.hpp"
#include "extract/syntax/conllu.hpp"
#include "tools/evaluate/coreference_score.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// A document of JSON lines `{"doc", "sentences": [["word", ...], ...], "clusters": [[[sentence, begin, end], ...],
/// ...]}` with tokens counted in their sentence, analysed by the models. With `"partial": true` it has the chains of
/// some entities only, as far as somebody knew them.
struct ChainedDocument {
    AnalysedDocument text;
    std::vector<Chain> chains;
    bool partial = false;
};

/// Fails with kBadFormat, naming file and line.
Result<std::vector<ChainedDocument>> read_chains(const std::string& file, const Models& models);

} // namespace claimgraph::cli
