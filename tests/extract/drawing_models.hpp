#pragma once

#include "extract/extract.hpp"

#include <stdexcept>

namespace claimgraph {

/// Claims that rules draw, whatever the model thinks of them.
inline const Models& drawing_models() {
    static const Result<Models> loaded = load_models(CLAIMGRAPH_SOURCE_DIR "/models/en", {}, {}, {.undecided = true});
    if (!loaded) throw std::runtime_error(loaded.error().describe());
    return *loaded;
}

} // namespace claimgraph
