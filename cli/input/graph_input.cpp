#include "cli/input/graph_input.hpp"

#include "cli/output/messages.hpp"
#include "export/export.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {

ExitStatus with_source(const std::string& file, const std::function<ExitStatus(const GraphSource&)>& ask) {
    if (is_store(file)) {
        auto store = open_store(file);
        if (!store) return give_up(store.error());
        const GraphSource source(std::move(*store));
        return checked(source, ask(source));
    }
    Warnings warnings;
    auto graph = read_graph(file, warnings);
    constexpr std::size_t kMostShown = 20;
    for (std::size_t i = 0; i < std::min(warnings.size(), kMostShown); ++i) report(warnings[i]);
    if (warnings.size() > kMostShown)
        say(fmt::format("and {} more things that are left out", warnings.size() - kMostShown));
    if (!graph) return give_up(graph.error());
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
            ": has documents that are not in its graph yet; 'claimgraph build --store' with any of them "
            "brings them in");
    return store;
}

std::vector<EntityIndex> named(const GraphSource& source, const Graph& graph, const std::string& name) {
    auto found = graph.find(name);
    if (found.empty()) {
        const auto similar = source.similar_names(name, 5);
        const std::string hint =
            !similar || similar->empty() ? std::string() : fmt::format("; did you mean {}?", fmt::join(*similar, ", "));
        say(fmt::format("no entity is named '{}'{}", name, hint));
    }
    return found;
}

ExitStatus nothing(const std::string& what) {
    say(what);
    return ExitStatus::kNothingFound;
}

} // namespace claimgraph::cli
