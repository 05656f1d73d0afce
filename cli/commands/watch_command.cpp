#include "cli/commands/command.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/commands/store_reading.hpp"
#include "cli/watch/folder_watch.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace claimgraph::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kQuiet = 0.5; ///< seconds
constexpr std::chrono::milliseconds kLongestWait{60'000};
constexpr std::chrono::milliseconds kBetweenGraphs{3'000}; ///< updates of the graph

std::atomic<bool> is_over = false; // signals know no other place

/// While it exists, ^C and a polite kill end the watching, and a second one the program.
class UntilSignal {
  public:
    UntilSignal() {
        is_over = false;
        struct sigaction action {};
        action.sa_handler = [](int) { is_over = true; };
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(SIGINT, &action, &interrupt_);
        sigaction(SIGTERM, &action, &terminate_);
    }
    ~UntilSignal() {
        sigaction(SIGINT, &interrupt_, nullptr);
        sigaction(SIGTERM, &terminate_, nullptr);
    }
    UntilSignal(const UntilSignal&) = delete;
    UntilSignal& operator=(const UntilSignal&) = delete;

  private:
    struct sigaction interrupt_ {
    }, terminate_{};
};

struct WatchOptions {
    DocumentOptions documents;
    std::string store;
    bool facts = false;
    double wait = kWait;
    double quiet = kQuiet;
};

void print_line(const std::string& line) {
    fmt::print("{}\n", printable(line));
    std::fflush(stdout);
}

/// Keeps a store as its folders are. The store knows documents, not files: which documents a file has is known by their
/// names, path or path#n, or since the file was read.
class Watching {
  public:
    Watching(const WatchOptions& options, StoreWriter& writer, const Models& models,
             std::map<std::string, std::string>&& known)
        : options_(options), writer_(writer), models_(models), known_(std::move(known)) {}

    /// Reads a file, or a folder or file that has gone.
    Result<void> update(const std::string& path) {
        std::error_code error;
        if (std::filesystem::is_directory(path, error)) return {};
        if (!std::filesystem::exists(path, error)) return forget_all(path);
        if (!is_input_of_folder(path, options_.documents.reading.format)) return {};
        return read({path}, path);
    }

    /// Reads many files at once. `file`: the only one.
    Result<void> read(const std::vector<std::string>& inputs, const std::string& file = {}) {
        DocumentOptions documents = options_.documents;
        documents.inputs = inputs;
        std::set<std::string> seen;
        std::mutex mutex;
        const StoreReading reading{
            .show_progress = file.empty(),
            .is_known =
                [&](const std::string& name, const std::string& hash) {
                    const std::lock_guard lock(mutex);
                    seen.insert(name);
                    const auto found = known_.find(name);
                    return found != known_.end() && found->second == hash;
                },
            .on_read =
                [&](const DocumentRecord& document) {
                    const std::lock_guard lock(mutex);
                    known_[document.name] = document.hash;
                    seen.insert(document.name);
                    print_line(fmt::format("{}: {} claims", document.name, document.batch.claims.size()));
                    is_changed_ = true;
                }};
        if (auto tally = read_into_store(writer_, models_, documents, reading); !tally)
            return tl::unexpected(tally.error());
        if (file.empty()) return {};
        const std::set<std::string> before = names_of(file); // what is not in the file any more
        of_file_[file] = seen;
        for (const std::string& name : before)
            if (!seen.contains(name))
                if (auto gone = forget(name); !gone) return gone;
        return {};
    }

    /// What has changed since when, unseen: all files there are and all that were.
    std::set<std::string> everything() const {
        std::set<std::string> paths;
        const Inputs inputs = find_inputs(options_.documents.inputs, options_.documents.reading.format);
        paths.insert(inputs.documents.begin(), inputs.documents.end());
        for (const auto& [file, names] : of_file_) paths.insert(file);
        for (const auto& [name, hash] : known_)
            if (is_below(name)) paths.insert(name.substr(0, name.find('#')));
        return paths;
    }

    bool is_changed() const { return is_changed_; }
    Result<void> derive() {
        is_changed_ = false;
        if (auto derived = writer_.derive(); !derived) return tl::unexpected(derived.error());
        return {};
    }

  private:
    bool is_below(const std::string& name) const {
        return std::ranges::any_of(options_.documents.inputs, [&](const std::string& folder) {
            return name.starts_with((std::filesystem::path(folder) / "").string());
        });
    }

    std::set<std::string> names_of(const std::string& file) const {
        std::set<std::string> names;
        if (const auto found = of_file_.find(file); found != of_file_.end()) names = found->second;
        if (known_.contains(file)) names.insert(file);
        for (auto one = known_.lower_bound(file + "#"); one != known_.end() && one->first.starts_with(file + "#");
             ++one)
            names.insert(one->first);
        return names;
    }

    Result<void> forget_all(const std::string& path) {
        std::set<std::string> files{path};
        const std::string below = path + "/";
        for (auto one = of_file_.lower_bound(below); one != of_file_.end() && one->first.starts_with(below); ++one)
            files.insert(one->first);
        for (auto one = known_.lower_bound(below); one != known_.end() && one->first.starts_with(below); ++one)
            files.insert(one->first);
        for (const std::string& file : files) {
            const std::set<std::string> names = names_of(file);
            of_file_.erase(file);
            for (const std::string& name : names)
                if (auto gone = forget(name); !gone) return gone;
        }
        return {};
    }

    /// Unless another file has a document of this name, too: the one that a file was renamed to.
    Result<void> forget(const std::string& name) {
        if (std::ranges::any_of(of_file_, [&](const auto& one) { return one.second.contains(name); })) return {};
        if (auto written = writer_.flush(); !written) return written; // it may have been read just now
        const auto removed = writer_.forget(name);
        if (!removed) return tl::unexpected(removed.error());
        known_.erase(name);
        if (*removed) {
            print_line(name + ": gone");
            is_changed_ = true;
        }
        return {};
    }

    const WatchOptions& options_;
    StoreWriter& writer_;
    const Models& models_;
    std::map<std::string, std::string> known_;             ///< the hashes of documents
    std::map<std::string, std::set<std::string>> of_file_; ///< the documents of files that were read one by one
    bool is_changed_ = false;
};

bool has_many_documents(const std::string& file, const ReadOptions& reading) {
    auto input = InputBytes::open(file);
    if (!input) return false;
    if (reading.format != nullptr) return reading.format->has_many;
    const auto format = find_format(input->head(), file);
    return format && (*format)->has_many;
}

/// What is new since the store was written, and what has gone.
Result<void> catch_up(Watching& watching, const WatchOptions& options) {
    std::vector<std::string> files;
    for (const std::string& path : watching.everything()) {
        if (is_over) return {};
        std::error_code error;
        if (std::filesystem::exists(path, error) && !has_many_documents(path, options.documents.reading)) {
            files.push_back(path);
        } else if (auto updated = watching.update(path); !updated) {
            return updated;
        }
    }
    if (files.empty()) return {};
    return watching.read(files);
}

Result<void> watch_until_signal(Watching& watching, FolderWatch& folders, const WatchOptions& options) {
    const auto quiet = milliseconds(options.quiet);
    std::map<std::string, Clock::time_point> changed; // and when last
    auto derived = Clock::now();
    while (!is_over) {
        auto longest = kLongestWait;
        const auto now = Clock::now();
        const auto wait_until = [&](Clock::time_point when) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(when - now);
            longest = std::clamp(left, std::chrono::milliseconds(0), longest);
        };
        for (const auto& [path, when] : changed) wait_until(when + quiet);
        if (watching.is_changed()) wait_until(derived + kBetweenGraphs);
        const FolderWatch::Changes changes = folders.wait(longest);
        const auto came = Clock::now();
        for (const std::string& path : changes.paths) changed[path] = came;
        if (changes.lost)
            for (const std::string& path : watching.everything()) changed.emplace(path, came);
        for (auto one = changed.begin(); one != changed.end() && !is_over;) {
            if (came - one->second < quiet) {
                ++one;
                continue;
            }
            if (auto updated = watching.update(one->first); !updated) return updated;
            one = changed.erase(one);
        }
        if (watching.is_changed() && (Clock::now() - derived >= kBetweenGraphs || is_over)) {
            if (auto done = watching.derive(); !done) return done;
            derived = Clock::now();
        }
    }
    return {};
}

ExitStatus watch(const WatchOptions& options) {
    const auto models = load_models(options.documents.models);
    if (!models) return give_up(models.error());
    auto folders = FolderWatch::open(options.documents.inputs); // before they are read, so that nothing is missed
    if (!folders) return give_up(folders.error());
    auto writer = StoreWriter::open(options.store, true, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    if (options.facts)
        if (auto kept = writer->keep_facts(); !kept) return give_up(kept.error());
    const auto known = writer->hashes();
    if (!known) return give_up(known.error());
    const UntilSignal until_signal;
    Watching watching(options, *writer, *models, {known->begin(), known->end()});
    if (auto caught_up = catch_up(watching, options); !caught_up) return give_up(caught_up.error());
    if (auto derived = watching.derive(); !derived) return give_up(derived.error());
    note("watching; ^C ends it");
    if (auto watched = watch_until_signal(watching, *folders, options); !watched) return give_up(watched.error());
    if (auto derived = watching.derive(); !derived) return give_up(derived.error());
    const auto sizes = writer->sizes();
    if (!sizes) return give_up(sizes.error());
    note(fmt::format("{} documents in the store, {} entities, {} claims", sizes->documents, sizes->entities,
                     sizes->claims));
    return ExitStatus::kDone;
}

} // namespace

Run setup_watch(Options& command) {
    auto options = std::make_shared<WatchOptions>();
    add_document_options(command, options->documents);
    command.add("--store", &options->store, "Store to keep up to date, made if not there")
        .value_name("FILE")
        .required();
    command.add("--quiet", &options->quiet, "How long a file must not have changed before it is read [0.5]")
        .value_name("SECONDS")
        .range(0.0, 3600.0);
    add_facts_option(command, options->facts);
    add_wait_option(command, options->wait);
    return [options] { return watch(*options); };
}

} // namespace claimgraph::cli
