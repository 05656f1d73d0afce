#include "python/src/graph.hpp"

#include "export/export.hpp"
#include "graph/query/links/actor_network.hpp"
#include "graph/query/links/subgraph.hpp"
#include "graph/store/store.hpp"
#include "python/src/errors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <sstream>

namespace claimgraph::python {
namespace {

/// Tells what a reader left out.
void warn(const Warnings& warnings) {
    const nb::object tell = nb::module_::import_("claimgraph.errors").attr("tell");
    for (const Error& warning : warnings) tell(text(warning.describe()), true);
}

/// Whether it names a folder of tables, which pyarrow reads and writes.
bool is_parquet(const std::string& file) { return std::filesystem::path(file).extension() == ".parquet"; }
nb::object parquet(const char* function) { return nb::module_::import_("claimgraph.parquet").attr(function); }

std::shared_ptr<PyGraph> open(nb::handle path) {
    const std::string file = path_of(path);
    std::error_code ignored;
    if (is_parquet(file) || std::filesystem::is_directory(file, ignored))
        return nb::cast<std::shared_ptr<PyGraph>>(parquet("from_parquet")(path));
    if (std::filesystem::path(file).extension() == ".db" || is_database(file))
        return PyGraph::make(GraphSource(value_of(Store::open(file))), file);
    Warnings warnings;
    Result<Graph> graph = [&] {
        const nb::gil_scoped_release release;
        return read_graph(file, warnings);
    }();
    warn(warnings);
    return PyGraph::make(GraphSource(value_of(std::move(graph))));
}

/// The format of that name that is one text.
const Format& text_format(const std::string& name, bool reads) {
    std::vector<std::string_view> known;
    for (const Format* format : formats()) {
        const bool fits = format->parts.empty() && (!reads || format->read != nullptr);
        if (fits && format->name == name) return *format;
        if (fits) known.push_back(format->name);
    }
    raise({ErrorCode::kUnsupported,
           fmt::format("no format of one text is called '{}'; expected one of {}", name, fmt::join(known, ", "))});
}

std::shared_ptr<PyGraph> from_text(const std::string& text, const std::string& format_name) {
    const Format& format = text_format(format_name, true);
    Warnings warnings;
    Result<Graph> graph = [&] {
        const nb::gil_scoped_release release;
        SourceFile source{.name = "text", .text = text};
        return format.read(std::span(&source, 1), warnings);
    }();
    warn(warnings);
    return PyGraph::make(GraphSource(value_of(std::move(graph))));
}

WriteOptions write_options(const PyGraph& self, bool reified, std::size_t top = 0) {
    return {.top = top, .families = self.families, .shape = reified ? Shape::kReified : Shape::kFlat};
}

/// Runs work(graph) on the whole graph without the GIL; raises its error.
template <class Work>
auto with_whole(PyGraph& self, const Work& work) {
    auto result = [&]() -> decltype(work(std::declval<const Graph&>())) {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const auto graph = self.whole();
        if (!graph) return tl::unexpected(graph.error());
        return work(**graph);
    }();
    return value_of(std::move(result));
}

std::string to_text(PyGraph& self, const std::string& format_name, bool reified) {
    const Format& format = text_format(format_name, false);
    const WriteOptions options = write_options(self, reified);
    return with_whole(self, [&](const Graph& graph) -> Result<std::string> {
        std::ostringstream out;
        format.write(graph, out, options);
        return std::move(out).str();
    });
}

void save(nb::handle self_object, nb::handle path, bool reified, std::size_t top) {
    PyGraph& self = nb::cast<PyGraph&>(self_object);
    const std::string file = path_of(path);
    if (is_parquet(file)) {
        parquet("to_parquet")(self_object, path);
        return;
    }
    WriteOptions options = write_options(self, reified, top);
    options.title = std::filesystem::path(file).stem().string();
    with_whole(self, [&](const Graph& graph) { return write_graph(graph, file, options); });
}

std::shared_ptr<PyGraph> actors(PyGraph& self, bool by_family) {
    return PyGraph::make(GraphSource(with_whole(self, [&](const Graph& graph) -> Result<Graph> {
        return actor_network(graph, by_family ? &self.families : nullptr);
    })));
}

std::shared_ptr<PyGraph> main_part(PyGraph& self, std::size_t count) {
    return PyGraph::make(
        GraphSource(with_whole(self, [&](const Graph& graph) -> Result<Graph> { return main_network(graph, count); })));
}

Result<GraphStats> counts(PyGraph& self) {
    const nb::gil_scoped_release release;
    const std::lock_guard lock(self.lock);
    return self.source.stats();
}

nb::dict stats(PyGraph& self) {
    const GraphStats stats = value_of(counts(self));
    nb::dict all;
    all["entities"] = stats.entities;
    all["claims"] = stats.claims;
    all["evidence"] = stats.evidence;
    all["documents"] = stats.documents;
    all["speakers"] = stats.speakers;
    all["components"] = stats.components;
    const auto add = [&](const char* name, const CountsByName& counted) {
        nb::dict of;
        for (const auto& [key, count] : counted) of[text(key)] = count;
        all[name] = of;
    };
    add("entity_types", stats.entity_types);
    add("relations", stats.relations);
    add("polarities", stats.polarities);
    add("modalities", stats.modalities);
    return all;
}

} // namespace

std::shared_ptr<PyGraph> PyGraph::make(GraphSource source, std::string store_file) {
    const std::string folder = utf8_of(nb::module_::import_("claimgraph.paths").attr("models_folder")());
    return std::make_shared<PyGraph>(std::move(source), std::move(store_file),
                                     value_of(RelationFamilies::load(folder)));
}

Result<std::shared_ptr<const Graph>> PyGraph::whole() {
    if (all == nullptr) {
        auto graph = source.whole();
        if (!graph) return graph;
        all = std::move(*graph);
    }
    return all;
}

void bind_graph(nb::module_& module) {
    GraphClass graph(module, "Graph",
                     "A graph of claims: entities are nodes, claims directed edges. In memory, or a store on disk of "
                     "which each question reads what it needs. Made by build(), open() and the from_ functions; does "
                     "not change, but by reject() and confirm(). Threads may share it.");
    graph
        .def("save", &save, nb::arg("path"), nb::kw_only(), nb::arg("reified") = false, nb::arg("top") = 0,
             nb::sig("def save(self, path: str | os.PathLike[str], *, reified: bool = False, top: int = 0) -> None"),
             "Writes the graph in the format of the path's extension: .graphml, .gexf, .json, .csv, .dot, .html, .ttl "
             "...; .parquet is a folder, as of to_parquet(). A file is there whole or not at all. `reified`: a node a "
             "claim; `top`: in DOT only the entities "
             "with most claims. Raises Error.")
        .def("to_text", &to_text, nb::arg("format"), nb::kw_only(), nb::arg("reified") = false,
             "The graph in a format of one text: 'graphml', 'json', 'ntriples' ... Raises Error for other names, which "
             "lists them.")
        .def(
            "actors", &actors, nb::kw_only(), nb::arg("by_family") = false,
            "The claims between persons, organizations, places and groups with names as a graph with one edge from one "
            "to another, or with `by_family` one for each family of relations, as `claimgraph convert --actors`. The "
            "label of an edge says what it is made of, its evidence is that of all.")
        .def("main_part", &main_part, nb::arg("count"),
             "The `count` main entities and the claims between them, as a graph: the one with most claims, then again "
             "and again the one with most claims of those that are linked to them.")
        .def("stats", &stats, nb::sig("def stats(self) -> dict[str, typing.Any]"),
             "How many entities, claims, pieces of evidence and documents there are, by type and relation.")
        .def("__reduce__",
             [](nb::object self) {
                 const nb::module_ pickles = nb::module_::import_("claimgraph.pickles");
                 const PyGraph& of = nb::cast<const PyGraph&>(self);
                 if (!of.file.empty()) return nb::make_tuple(pickles.attr("store"), nb::make_tuple(text(of.file)));
                 return nb::make_tuple(pickles.attr("graph"), nb::make_tuple(self.attr("to_text")("json")));
             })
        .def("__repr__",
             [](PyGraph& self) {
                 const GraphStats stats = value_of(counts(self));
                 return fmt::format("<claimgraph.Graph: {} entities, {} claims, {} documents>", stats.entities,
                                    stats.claims, stats.documents);
             })
        .def(
            "_repr_html_",
            [](nb::object self) { return nb::module_::import_("claimgraph.display").attr("graph_html")(self); },
            nb::sig("def _repr_html_(self) -> str"));
    bind_questions(module, graph);
    bind_judgments(graph);
    bind_stored_facts(graph);
    bind_query(graph);
    bind_edges(graph);
    module.def(
        "open", &open, nb::arg("path"), nb::sig("def open(path: str | os.PathLike[str]) -> Graph"),
        "A store that `claimgraph build --store` made (.db), a graph file: GraphML, GEXF, JSON, CSV, DOT; or a folder "
        "of Parquet tables, which needs pyarrow. A store is opened in an instant, whatever its size. What a "
        "file has and a graph has not is warned of "
        "(ReadWarning). Raises Error with file and line.");
    module.def("from_text", &from_text, nb::arg("text"), nb::arg("format"),
               "The graph of a text in 'graphml', 'gexf', 'json', 'jgf' or 'dot'. Raises Error.");
}

} // namespace claimgraph::python
