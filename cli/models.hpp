#pragma once

#include "extract/extract.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

namespace claimgraph::cli {

/// `--models DIR`.
void add_models_option(CLI::App& command, std::string& folder);

/// Where the models lie: `given` if not empty, else $CLAIMGRAPH_MODELS, else share/claimgraph/models/en beside the
/// program's bin/.
std::filesystem::path models_folder(const std::string& given);

} // namespace claimgraph::cli
