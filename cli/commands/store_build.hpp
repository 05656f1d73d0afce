#pragma once

#include "cli/commands/graph_output.hpp"
#include "cli/input/documents.hpp"
#include "cli/input/match_files.hpp"
#include "cli/options/options.hpp"
#include "graph/judgments/judgment.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// Seconds to wait for another writer by default.
inline constexpr double kWait = 60;
/// `--wait SECONDS`
void add_wait_option(Options& command, double& wait);
/// `--facts`
Option add_facts_option(Options& command, bool& facts);
/// Seconds of an option as a duration.
inline std::chrono::milliseconds milliseconds(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

/// `build --store`: what to read into which store.
struct StoreBuild {
    std::string file;
    bool reread = false; ///< also documents that the store already has
    bool facts = false;  ///< keeps facts beside the claims, from now on
    double wait = kWait; ///< seconds, while another program writes
};

/// Adds judgments to the store, reads the documents that it does not have, and brings its graph up to date. Without a
/// file of overrides those count that the store has from before. Writes the decisions of the matching to `decisions`
/// and the graph to the files of `output`, if there are any.
ExitStatus build_into_store(const StoreBuild& store, const DocumentOptions& documents, const GivenOverrides& overrides,
                            const std::vector<Judgment>& judgments, const std::string& decisions,
                            const GraphOutput& output);

} // namespace claimgraph::cli
