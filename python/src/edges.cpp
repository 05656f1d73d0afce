#include "export/columns.hpp"
#include "graph/base/string_map.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <nanobind/stl/shared_ptr.h>

namespace claimgraph::python {
namespace {

/// A column, and its values as Python has them. Those that came before are the same object: few are different, and
/// most are that of the row before.
template <class Column>
class PythonColumn {
  public:
    explicit PythonColumn(const Column& column) : column_(&column), name_(text(column.name)) {}

    /// Adds the value of a thing to its attributes, if there is one.
    template <class Thing>
    void add_to(nb::dict& fields, const Graph& graph, const Thing& thing) {
        scratch_.clear();
        const std::string_view value = column_->get(graph, thing, scratch_);
        if (value.empty()) return;
        if (value.size() > kLongest || column_->type == ColumnType::kJson) return set(fields, made(value));
        if (last_ == known_.end() || last_->first != value) last_ = place_of(value);
        set(fields, last_->second);
    }

  private:
    using Known = StringMap<nb::object>;

    typename Known::iterator place_of(std::string_view value) {
        if (const auto found = known_.find(value); found != known_.end()) return found;
        if (known_.size() >= kMost) known_.clear();
        return known_.emplace(value, made(value)).first;
    }

    nb::object made(std::string_view value) const {
        switch (column_->type) {
        case ColumnType::kCount:
            return nb::int_(std::stoull(std::string(value)));
        case ColumnType::kNumber:
            return nb::float_(std::stod(std::string(value)));
        case ColumnType::kTruth:
            return nb::bool_(value == "true");
        case ColumnType::kJson:
            return loads_(text(value));
        case ColumnType::kText:
            break;
        }
        return text(value);
    }

    void set(nb::dict& fields, const nb::object& value) const {
        if (PyDict_SetItem(fields.ptr(), name_.ptr(), value.ptr()) != 0) throw nb::python_error();
    }

    static constexpr std::size_t kLongest = 32, kMost = 1 << 16;
    const Column* column_;
    nb::object name_;
    nb::object loads_ = nb::module_::import_("json").attr("loads");
    std::string scratch_;
    Known known_;
    typename Known::iterator last_ = known_.end();
};

template <class Column>
std::vector<PythonColumn<Column>> python_columns(std::span<const Column> columns, std::string_view without) {
    std::vector<PythonColumn<Column>> all;
    all.reserve(columns.size());
    for (const Column& column : columns)
        if (column.name != without) all.emplace_back(column);
    return all;
}

template <class Column, class Thing>
nb::dict attributes(const Graph& graph, const Thing& thing, std::vector<PythonColumn<Column>>& columns) {
    nb::dict fields;
    for (PythonColumn<Column>& column : columns) column.add_to(fields, graph, thing);
    return fields;
}

std::shared_ptr<const Graph> whole_graph(PyGraph& self) {
    auto graph = [&] {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        return self.whole();
    }();
    return value_of(std::move(graph));
}

/// Pairs of an id and attributes.
nb::list nodes(PyGraph& self) {
    const auto graph = whole_graph(self);
    auto columns = python_columns(entity_columns(), "");
    nb::list all;
    for (const Entity& entity : graph->entities())
        all.append(nb::make_tuple(text(entity.id), attributes(*graph, entity, columns)));
    return all;
}

/// Edges one by one: subject, object, id, attributes. Ids of nodes are the same str each time.
class Edges {
  public:
    Edges(PyGraph& self, bool evidence)
        : graph_(whole_graph(self)), columns_(python_columns(claim_columns(), evidence ? "" : "evidence")) {
        ids_.reserve(graph_->entities().size());
        for (const Entity& entity : graph_->entities()) ids_.push_back(text(entity.id));
    }
    nb::object next() {
        if (at_ == graph_->claims().size()) throw nb::stop_iteration();
        const Claim& claim = graph_->claims()[at_];
        const nb::object key = text(graph_->claim_id(ClaimIndex{at_++}));
        return nb::make_tuple(ids_[claim.subject.value], ids_[claim.object.value], key,
                              attributes(*graph_, claim, columns_));
    }

  private:
    std::shared_ptr<const Graph> graph_;
    std::vector<PythonColumn<ClaimColumn>> columns_;
    std::vector<nb::object> ids_;
    std::size_t at_ = 0;
};

} // namespace

void bind_edges(GraphClass& graph) {
    nb::class_<Edges>(graph, "Edges")
        .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
        .def("__next__", &Edges::next);
    const auto other = [](const char* function, nb::handle self, bool evidence) {
        return nb::module_::import_("claimgraph.graphs").attr(function)(self, evidence);
    };
    graph.def("_nodes", &nodes)
        .def("_edges", [](PyGraph& self, bool evidence) { return std::make_shared<Edges>(self, evidence); })
        .def(
            "to_networkx", [other](nb::handle self, bool evidence) { return other("to_networkx", self, evidence); },
            nb::kw_only(), nb::arg("evidence") = false,
            nb::sig("def to_networkx(self, *, evidence: bool = False) -> networkx.MultiDiGraph"),
            "A networkx.MultiDiGraph: ids of entities are nodes, ids of claims keys of edges, attributes as in GraphML "
            "files; `evidence`: with all evidence of each claim, a list of dicts.")
        .def(
            "to_igraph", [other](nb::handle self, bool evidence) { return other("to_igraph", self, evidence); },
            nb::kw_only(), nb::arg("evidence") = false,
            nb::sig("def to_igraph(self, *, evidence: bool = False) -> igraph.Graph"),
            "A directed igraph.Graph: `name` of a vertex is the id of the entity, `label` its name; `id` of an edge is "
            "that of the claim.")
        .def(
            "to_rdflib",
            [](nb::handle self) { return nb::module_::import_("claimgraph.graphs").attr("to_rdflib")(self); },
            nb::sig("def to_rdflib(self) -> rdflib.Graph"), "An rdflib.Graph with the triples of N-Triples files.")
        .def(
            "to_parquet",
            [](nb::handle self, nb::handle folder) {
                nb::module_::import_("claimgraph.parquet").attr("to_parquet")(self, folder);
            },
            nb::arg("folder"), nb::sig("def to_parquet(self, folder: str | os.PathLike[str]) -> None"),
            "Writes documents, entities, claims, evidence, sentences and mentions to a folder, a Parquet file each; "
            "from_parquet() gives the same graph. Needs pyarrow.")
        .def(
            "to_pandas", [](nb::handle self) { return self.attr("claims")().attr("to_pandas")(); },
            nb::sig("def to_pandas(self) -> pandas.DataFrame"), "All claims as a DataFrame: claims().to_pandas().")
        .def(
            "to_arrow", [](nb::handle self) { return self.attr("claims")().attr("to_arrow")(); },
            nb::sig("def to_arrow(self) -> pyarrow.Table"), "All claims as a pyarrow.Table: claims().to_arrow().");
}

} // namespace claimgraph::python
