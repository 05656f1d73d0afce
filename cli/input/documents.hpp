#pragma once

#include "cli/input/inputs.hpp"
#include "cli/input/models.hpp"
#include "cli/input/reading.hpp"
#include "cli/input/run_ordered.hpp"
#include "cli/options/options.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/terminal.hpp"
#include "extract/extract.hpp"
#include "extract/input/input_format.hpp"
#include "extract/syntax/conllu.hpp"

#include <fmt/format.h>
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
    ReadOptions reading;
    unsigned threads = 0; ///< 0: one a core
    /// Returns true for documents to skip. Not called for documents with an analysis of their own. Called on several
    /// threads. Empty: none is skipped.
    std::function<bool(const Document&)> skip{};
    bool analyse = true; ///< false: documents come without tokens and trees
};

/// Adds the options to a command; `options` must live as long as the CommandLine.
void add_document_options(Options& command, DocumentOptions& options);

/// The documents of the input arguments. Reports missing ones on standard error.
Inputs find_documents(const DocumentOptions& options);
/// The number of threads to use, at least 1.
unsigned thread_count(const DocumentOptions& options);

/// A document with its analysis (empty if none is wanted), and the warning that its date is none. Nothing if it is to
/// be skipped.
struct DocumentRead {
    AnalysedDocument document;
    std::optional<Error> warning;
};
std::optional<DocumentRead> analyse(InputDocument&& input, const DocumentOptions& options, const Models& models);

/// How many documents of a command were read, how many could not be, and how many were left out on purpose.
struct Tally {
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;

    ExitStatus status() const {
        return failed == 0 ? ExitStatus::kDone : done == 0 ? ExitStatus::kUnreadable : ExitStatus::kDocumentsFailed;
    }
};

/// Reports what of an input cannot be read, but not more than a person reads: the rest is counted.
class Refusals {
  public:
    void tell(const Error& error);
    void end_input();

  private:
    std::size_t count_ = 0; ///< of this input
    std::size_t told_ = 0;
    std::string file_; ///< of the last one
};

/// Reads and analyses all inputs, calls work(document) for each document on several threads, and accept(result) in the
/// order of the inputs on this one. What cannot be read is reported and left out; the rest is done. Memory depends on
/// neither the number of files nor on that of their documents.
template <class Work, class Accept>
Tally for_each_document(const DocumentOptions& options, const Models& models, bool show_progress, const Work& work,
                        Accept&& accept) {
    struct Done {
        std::optional<std::invoke_result_t<const Work&, const AnalysedDocument&>> result{};
        std::optional<Error> refused{};
        std::optional<Error> warning{};
        std::optional<std::string> note{};
        std::string detail{}; ///< for --verbose
        bool is_skipped = false;
    };
    struct JobDone {
        std::vector<Done> items;
        bool ends_input;
    };
    const Inputs inputs = find_documents(options);
    Tally tally{.failed = inputs.errors.size()};
    Progress progress(inputs.documents.size(), show_progress);
    const auto read_and_work = [&](ReadingJob&& job) {
        JobDone done{.items = {}, .ends_input = job.ends_input};
        for (ReadItem& item : do_job(std::move(job), options.reading)) {
            const Stopwatch time;
            Done& one = done.items.emplace_back();
            one.refused = std::move(item.refused);
            one.note = std::move(item.note);
            one.is_skipped = item.is_skipped;
            if (!item.document) continue;
            if (auto read = analyse(std::move(*item.document), options, models)) {
                one.warning = std::move(read->warning);
                one.result.emplace(work(read->document));
                const Document& document = read->document.document;
                one.detail = fmt::format("{}: {}, {} bytes read {}", document.id(), document.source().format,
                                         document.text().size(), time.text());
            }
        }
        return done;
    };
    Refusals refusals;
    const auto take = [&](JobDone&& job) {
        for (Done& one : job.items) {
            if (one.refused || one.warning || one.note || is_verbose()) progress.clear();
            if (!one.detail.empty()) detail(one.detail);
            if (one.note) say(printable(*one.note));
            if (one.warning) report(*one.warning);
            if (one.refused) refusals.tell(*one.refused);
            if (one.result) accept(std::move(*one.result));
            tally.skipped += one.is_skipped;
            tally.failed += one.refused.has_value();
            tally.done += !one.refused && !one.note;
        }
        if (!job.ends_input) return;
        refusals.end_input();
        progress.advance();
    };
    run_ordered<ReadingJob>(
        thread_count(options),
        [&](const std::function<bool(ReadingJob &&)>& put) { make_jobs(inputs.documents, options.reading, put); },
        read_and_work, take);
    return tally;
}

} // namespace claimgraph::cli
