#pragma once

#include "cli/input/inputs.hpp"
#include "extract/input/input_format.hpp"
#include "graph/base/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// One thing that reading gives: a document, or what is told of something that is none.
struct ReadItem {
    std::optional<InputDocument> document{};
    std::optional<Error> refused{};    ///< could not be read
    std::optional<std::string> note{}; ///< "file: text from column 'body'"
    bool is_skipped = false;           ///< the note tells why a document is left out
};

/// What is read at once: a file that is opened and not yet read, or one item of a file that is read piece by piece.
struct ReadingJob {
    std::optional<InputBytes> file{};
    const InputFormat* format = nullptr; ///< of the file; null if it is none that can be read
    std::optional<ReadItem> item{};
    bool ends_input = false; ///< the last job of an input
};

/// Calls put(job) for all of these inputs, in order, until it returns false. Files with many documents are read here,
/// the others by do_job(), which may run on other threads. Memory depends on neither the number of inputs nor on that
/// of their documents.
void make_jobs(const std::vector<std::string>& inputs, const ReadOptions& options,
               const std::function<bool(ReadingJob&&)>& put);

/// The items of a job, in the order of the file.
std::vector<ReadItem> do_job(ReadingJob&& job, const ReadOptions& options);

} // namespace claimgraph::cli
