#include "cli/input/graph_input.hpp"

#include "cli/input/inputs.hpp"
#include "cli/terminal/messages.hpp"
#include "export/export.hpp"
#include "graph/base/read_file.hpp"
#include "graph/query/choice.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

Result<Graph> read_standard_input(Warnings& warnings) {
    auto text = read_stream(stdin, "standard input");
    if (!text) return tl::unexpected(text.error());
    if (text->starts_with("SQLite format 3"))
        return fail(ErrorCode::kUnsupported, "a store cannot be read from a pipe; give the name of its file",
                    {.file = "standard input"});
    return read_graph_text(std::move(*text), "standard input", warnings);
}

/// The error of a file that is none of a graph, with what may be meant.
Error explained(Error error, const std::string& file) {
    std::error_code none;
    if (error.code != ErrorCode::kUnsupported || file == kStandardInput) return error;
    if (!std::filesystem::exists(file, none)) return {ErrorCode::kNotFound, "no such file", {.file = file}};
    if (std::filesystem::is_directory(file, none)) error.message = "is a folder; expected a graph or a store";
    error.message += "; 'claimgraph build' makes a graph of texts";
    return error;
}

} // namespace

ExitStatus with_source(const std::string& file, const std::function<ExitStatus(const GraphSource&)>& ask) {
    const Stopwatch time;
    if (file != kStandardInput && is_store(file)) {
        auto store = open_store(file);
        if (!store) return give_up(store.error());
        detail(fmt::format("{}: store opened {}", file, time.text()));
        const GraphSource source(std::move(*store));
        return checked(source, ask(source));
    }
    Warnings warnings;
    auto graph = file == kStandardInput ? read_standard_input(warnings) : read_graph(file, warnings);
    constexpr std::size_t kMostShown = 20;
    for (std::size_t i = 0; i < std::min(warnings.size(), kMostShown); ++i) report(warnings[i]);
    if (warnings.size() > kMostShown)
        say(fmt::format("and {} more things that are left out", warnings.size() - kMostShown));
    if (!graph) return give_up(explained(graph.error(), file));
    detail(fmt::format("{}: {} entities and {} claims read {}", file, graph->entities().size(), graph->claims().size(),
                       time.text()));
    return ask(GraphSource(std::move(*graph)));
}

ExitStatus checked(const GraphSource& source, ExitStatus answered) {
    if (answered != ExitStatus::kDone && answered != ExitStatus::kNothingFound) return answered;
    const auto status = source.status();
    return status ? answered : give_up(status.error());
}

ExitStatus with_graph(const std::string& file, const std::function<ExitStatus(const Graph&)>& ask) {
    return with_source(file, [&](const GraphSource& source) {
        const auto graph = source.whole();
        return graph ? ask(**graph) : give_up(graph.error());
    });
}

bool is_store(const std::filesystem::path& file) { return file.extension() == ".db" || is_database(file); }

Result<Store> open_store(const std::filesystem::path& file) {
    auto store = Store::open(file);
    if (store && !store->is_derived())
        say(file.string() +
            ": the build was interrupted, some documents are not in the graph yet; run the same 'claimgraph build "
            "--store' again");
    return store;
}

std::vector<EntityIndex> named(const GraphSource& source, const Graph& graph, const std::string& name) {
    auto found = entities_named(source, graph, name);
    if (found) return std::move(*found);
    unresolved(found.error());
    return {};
}

ExitStatus unresolved(const Error& error) {
    return error.code == ErrorCode::kNotFound && error.place.file.empty() ? nothing(error.message) : give_up(error);
}

ExitStatus nothing(const std::string& what) {
    say(what);
    return ExitStatus::kNothingFound;
}

} // namespace claimgraph::cli
