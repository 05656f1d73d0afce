#pragma once

#include "cli/input/inputs.hpp"
#include "cli/input/models.hpp"
#include "cli/input/run_ordered.hpp"
#include "cli/options/options.hpp"
#include "cli/output/exit_status.hpp"
#include "cli/output/messages.hpp"
#include "cli/output/progress.hpp"
#include "extract/extract.hpp"
#include "extract/input/input_format.hpp"
#include "extract/syntax/conllu.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// The options shared by all commands that read text: which documents to read, and how. `threads` counts threads (0:
/// one per core).
struct DocumentOptions {
    std::vector<std::string> inputs;
    ModelOptions models;
    const InputFormat* format = input_formats().front();
    std::optional<Date> date; ///< of documents without a date of their own
    bool lossy = false;
    bool sentences = false;
    unsigned threads = 0; ///< 0: one a core
    /// Returns true for documents to skip. Not called for documents with an analysis of their own. Called on several
    /// threads. Empty: none is skipped.
    std::function<bool(const Document&)> skip{};
};

/// Adds the options to a command; `options` must live as long as the CommandLine.
void add_document_options(Options& command, DocumentOptions& options);

/// The documents of the input arguments. Reports missing ones on standard error.
Inputs find_documents(const DocumentOptions& options);
/// The number of threads to use, at least 1.
unsigned thread_count(const DocumentOptions& options);

/// The documents of one input, analysed, and what is told of them: dates that are none.
struct DocumentsRead {
    std::vector<AnalysedDocument> documents;
    std::vector<Error> warnings;
};
Result<DocumentsRead> read_documents(const std::string& input, const DocumentOptions& options, const Models& models);

/// How many inputs of a command were read and how many failed.
struct Tally {
    std::size_t done = 0;
    std::size_t failed = 0;

    ExitStatus status() const {
        return failed == 0 ? ExitStatus::kDone : done == 0 ? ExitStatus::kUnreadable : ExitStatus::kDocumentsFailed;
    }
};

/// Reads and analyses all inputs, calls work(document) for each document on several threads, and accept(result) in the
/// order of the inputs on this one. Inputs that cannot be read are reported and left out.
template <class Work, class Accept>
Tally for_each_document(const DocumentOptions& options, const Models& models, bool show_progress, const Work& work,
                        Accept&& accept) {
    struct Results {
        std::vector<std::invoke_result_t<const Work&, const AnalysedDocument&>> of_documents;
        std::vector<Error> warnings;
    };
    const Inputs inputs = find_documents(options);
    Tally tally{.failed = inputs.errors.size()};
    Progress progress(inputs.documents.size(), show_progress);
    const auto read_and_work = [&](std::size_t i) -> Result<Results> {
        auto read = read_documents(inputs.documents[i], options, models);
        if (!read) return tl::unexpected(read.error());
        Results results{.of_documents = {}, .warnings = std::move(read->warnings)};
        for (const AnalysedDocument& document : read->documents) results.of_documents.push_back(work(document));
        return results;
    };
    run_ordered(inputs.documents.size(), thread_count(options), read_and_work,
                [&](std::size_t, Result<Results>&& results) {
                    if (results) {
                        if (!results->warnings.empty()) progress.clear();
                        for (const Error& warning : results->warnings) report(warning);
                        for (auto& result : results->of_documents) accept(std::move(result));
                        ++tally.done;
                    } else {
                        progress.clear();
                        report(results.error());
                        ++tally.failed;
                    }
                    progress.advance();
                });
    return tally;
}

} // namespace claimgraph::cli
