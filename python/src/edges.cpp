#include "export/columns.hpp"
#include "graph/base/string_map.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <nanobind/stl/shared_ptr.h>

namespace claimgraph::python {
namespace {

/// Values of columns as Python has them. Texts that came before are the same str, as few are different.
class PythonValues {
  public:
    nb::object of(ColumnType type, std::string_view value) {
        switch (type) {
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
        constexpr std::size_t kLongest = 32, kMost = 1 << 16;
        if (value.size() > kLongest) return text(value);
        if (const auto found = known_.find(value); found != known_.end()) return found->second;
        nb::object made = text(value);
        if (known_.size() < kMost) known_.emplace(value, made);
        return made;
    }

  private:
    StringMap<nb::object> known_;
    nb::object loads_ = nb::module_::import_("json").attr("loads");
};

/// The columns with their names in Python.
template <class Column>
struct Named {
    const Column* column;
    nb::object name;
};
template <class Column>
std::vector<Named<Column>> with_names(std::span<const Column> columns, std::string_view without) {
    std::vector<Named<Column>> all;
    for (const Column& column : columns)
        if (column.name != without) all.push_back({&column, text(column.name)});
    return all;
}

template <class Column, class Thing>
nb::dict attributes(const Graph& graph, const Thing& thing, std::span<const Named<Column>> columns,
                    PythonValues& values, std::string& scratch) {
    nb::dict fields;
    for (const auto& [column, name] : columns) {
        scratch.clear();
        const std::string_view value = column->get(graph, thing, scratch);
        if (value.empty()) continue;
        if (PyDict_SetItem(fields.ptr(), name.ptr(), values.of(column->type, value).ptr()) != 0)
            throw nb::python_error();
    }
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
    const auto columns = with_names(entity_columns(), "");
    PythonValues values;
    std::string scratch;
    nb::list all;
    for (const Entity& entity : graph->entities())
        all.append(nb::make_tuple(text(entity.id), attributes<EntityColumn>(*graph, entity, columns, values, scratch)));
    return all;
}

/// Edges one by one: subject, object, id, attributes. Ids of nodes are the same str each time.
class Edges {
  public:
    Edges(PyGraph& self, bool evidence)
        : graph_(whole_graph(self)), columns_(with_names(claim_columns(), evidence ? "" : "evidence")) {
        ids_.reserve(graph_->entities().size());
        for (const Entity& entity : graph_->entities()) ids_.push_back(text(entity.id));
    }
    nb::object next() {
        if (at_ == graph_->claims().size()) throw nb::stop_iteration();
        const Claim& claim = graph_->claims()[at_];
        const nb::object key = text(graph_->claim_id(ClaimIndex{at_++}));
        return nb::make_tuple(ids_[claim.subject.value], ids_[claim.object.value], key,
                              attributes<ClaimColumn>(*graph_, claim, columns_, values_, scratch_));
    }

  private:
    std::shared_ptr<const Graph> graph_;
    std::vector<Named<ClaimColumn>> columns_;
    std::vector<nb::object> ids_;
    PythonValues values_;
    std::string scratch_;
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
            "to_pandas", [](nb::handle self) { return self.attr("claims")().attr("to_pandas")(); },
            nb::sig("def to_pandas(self) -> pandas.DataFrame"), "All claims as a DataFrame: claims().to_pandas().")
        .def(
            "to_arrow", [](nb::handle self) { return self.attr("claims")().attr("to_arrow")(); },
            nb::sig("def to_arrow(self) -> pyarrow.Table"), "All claims as a pyarrow.Table: claims().to_arrow().");
}

} // namespace claimgraph::python
