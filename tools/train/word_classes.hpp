#pragma once

#include "extract/entities/names/name_features.hpp"
#include "graph/base/result.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// A table of word, fine and coarse class, as models/training/build_classes.py makes it, or a model (*.model) that was
/// trained with one; empty without a file. Fails with kNotFound, kBadFormat or kBadModel.
Result<std::vector<WordClass>> read_word_classes(const std::string& file);

} // namespace claimgraph::cli
