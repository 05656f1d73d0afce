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

/// What the commands that read text have in common: which text, and how.
struct DocumentOptions {
    std::vector<std::string> inputs;
    ModelOptions models;
    const InputFormat* format = input_formats().front();
    std::optional<Date> date; ///< of documents that bring none of their own
    bool lossy = false;
    bool sentences = false;
    unsigned threads = 0; ///< 0: one a core
    double min_confidence = 0;
    /// Says which documents need no reading; they are left out. Not asked of those that bring an analysis. Called on
    /// several threads. Empty: reads all.
    std::function<bool(const Document&)> skip{};
};

void add_document_options(Options& command, DocumentOptions& options);

/// The inputs of the options; what is not there is reported.
Inputs find_documents(const DocumentOptions& options);
unsigned thread_count(const DocumentOptions& options);

/// The documents of one input, analysed.
Result<std::vector<AnalysedDocument>> read_documents(const std::string& input, const DocumentOptions& options,
                                                     const Models& models);

/// The claims of a document that are confident enough.
ClaimBatch claims_of(const AnalysedDocument& input, const DocumentOptions& options, const Models& models);

/// How it went with the inputs of a command.
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
    using Results = std::vector<std::invoke_result_t<const Work&, const AnalysedDocument&>>;
    const Inputs inputs = find_documents(options);
    Tally tally{.failed = inputs.errors.size()};
    Progress progress(inputs.documents.size(), show_progress);
    const auto read_and_work = [&](std::size_t i) -> Result<Results> {
        auto documents = read_documents(inputs.documents[i], options, models);
        if (!documents) return tl::unexpected(documents.error());
        Results results;
        for (const AnalysedDocument& document : *documents) results.push_back(work(document));
        return results;
    };
    run_ordered(inputs.documents.size(), thread_count(options), read_and_work,
                [&](std::size_t, Result<Results>&& results) {
                    if (results) {
                        for (auto& result : *results) accept(std::move(result));
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
