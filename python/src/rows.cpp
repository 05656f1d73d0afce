#include "python/src/arrow_abi.hpp"
#include "python/src/claims.hpp"

#include <fmt/format.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <numeric>

namespace claimgraph::python {
namespace {

template <class Make>
std::shared_ptr<const ArrowTable> without_gil(const Make& make) {
    const nb::gil_scoped_release release;
    return std::make_shared<const ArrowTable>(make());
}

/// The table of rows, made once. `evidence`: a row a piece of evidence.
std::shared_ptr<const ArrowTable> table_of(Claims& claims, bool evidence) {
    auto& table = claims.tables[evidence ? 1 : 0];
    if (table == nullptr) table = without_gil([&] { return evidence ? evidence_table(claims) : claim_table(claims); });
    return table;
}
std::shared_ptr<const ArrowTable> table_of(Entities& entities, bool) {
    auto& table = entities.tables[0];
    if (table == nullptr) table = without_gil([&] { return entity_table(entities); });
    return table;
}

/// A struct of Arrow in a capsule, which releases it unless somebody has moved it away.
template <class Struct>
nb::object capsule_of(Struct* exported, const char* name) {
    return nb::capsule(exported, name, [](void* content) noexcept {
        auto* owned = static_cast<Struct*>(content);
        if (owned->release != nullptr) owned->release(owned);
        delete owned;
    });
}

nb::object stream_capsule(std::shared_ptr<const ArrowTable> table) {
    auto* stream = new ArrowArrayStream();
    export_stream(std::move(table), *stream);
    return capsule_of(stream, "arrow_array_stream");
}

nb::object schema_capsule(const std::shared_ptr<const ArrowTable>& table) {
    auto* schema = new ArrowSchema();
    export_schema(table, *schema);
    return capsule_of(schema, "arrow_schema");
}

nb::object array_capsule(const std::shared_ptr<const ArrowTable>& table) {
    auto* array = new ArrowArray();
    export_array(table, *array);
    return capsule_of(array, "arrow_array");
}

/// The number of a row by an index of Python, which may count from the end.
template <class Sequence>
std::size_t place_of(const Sequence& rows, Py_ssize_t index) {
    const auto size = static_cast<Py_ssize_t>(rows.indices.size());
    if (index < 0) index += size;
    if (index < 0 || index >= size) throw nb::index_error(fmt::format("{} of {} rows", index, size).c_str());
    return static_cast<std::size_t>(index);
}

template <class View>
nb::class_<Rows<View>> bind_sequence(nb::module_& module, const char* name, const char* item, const char* doc) {
    using Sequence = Rows<View>;
    nb::class_<Sequence> bound(module, name, doc);
    bound.def("__len__", [](const Sequence& rows) { return rows.indices.size(); })
        .def(
            "__getitem__",
            [](const Sequence& rows, Py_ssize_t index) {
                return View{rows.space, rows.indices[place_of(rows, index)]};
            },
            nb::sig(fmt::format("def __getitem__(self, index: int, /) -> {}", item).c_str()))
        .def(
            "__getitem__",
            [](const Sequence& rows, const nb::slice& slice) {
                const auto [start, stop, step, size] = slice.compute(rows.indices.size());
                std::vector<std::uint32_t> chosen;
                for (std::size_t i = 0; i < size; ++i)
                    chosen.push_back(rows.indices[static_cast<std::size_t>(start + static_cast<Py_ssize_t>(i) * step)]);
                return std::make_shared<Sequence>(rows.space, std::move(chosen));
            },
            nb::sig(fmt::format("def __getitem__(self, rows: slice, /) -> {}", name).c_str()))
        .def(
            "__iter__", [](nb::handle self) { return nb::steal(PySeqIter_New(self.ptr())); },
            nb::sig(fmt::format("def __iter__(self) -> collections.abc.Iterator[{}]", item).c_str()))
        .def(
            "__arrow_c_stream__", [](Sequence& rows, nb::handle) { return stream_capsule(table_of(rows, false)); },
            nb::arg("requested_schema") = nb::none(),
            nb::sig("def __arrow_c_stream__(self, requested_schema: object = None) -> object"),
            "The rows by Arrow's C data interface, without a copy, in one batch; the schema is always ours.")
        .def(
            "__arrow_c_schema__", [](Sequence& rows) { return schema_capsule(table_of(rows, false)); },
            nb::sig("def __arrow_c_schema__(self) -> object"))
        .def(
            "__arrow_c_array__",
            [](Sequence& rows, nb::handle) {
                const auto table = table_of(rows, false);
                return nb::make_tuple(schema_capsule(table), array_capsule(table));
            },
            nb::arg("requested_schema") = nb::none(),
            nb::sig("def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]"))
        .def("__repr__",
             [name](const Sequence& rows) {
                 std::string text = fmt::format("<claimgraph.{}: {} rows", name, rows.indices.size());
                 for (std::size_t i = 0; i < std::min<std::size_t>(rows.indices.size(), 3); ++i)
                     text += "\n  " + utf8_of(nb::str(nb::cast(View{rows.space, rows.indices[i]})));
                 return text + (rows.indices.size() > 3 ? "\n  ...>" : ">");
             })
        .def(
            "_repr_html_",
            [](nb::object self) { return nb::module_::import_("claimgraph.display").attr("table_html")(self); },
            nb::sig("def _repr_html_(self) -> str"));
    return bound;
}

/// What claims hand out besides: the same for the pieces of evidence.
struct EvidenceTable {
    std::shared_ptr<const ArrowTable> table;
};

} // namespace

template <class View>
std::shared_ptr<Rows<View>> Rows<View>::all(Space space) {
    std::size_t count = 0;
    if constexpr (std::is_same_v<View, ClaimView>)
        count = space->claims.size();
    else
        count = space->entities.size();
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return std::make_shared<Rows>(std::move(space), std::move(numbers));
}
template struct Rows<ClaimView>;
template struct Rows<EntityView>;

void bind_rows(nb::module_& module) {
    const auto frames = [](const char* function, nb::handle self) {
        return nb::module_::import_("claimgraph.frames").attr(function)(self);
    };
    nb::class_<EvidenceTable>(module, "EvidenceTable",
                              "A row a piece of evidence of some claims, for Arrow and pandas.")
        .def("__len__", [](const EvidenceTable& self) { return self.table->rows; })
        .def(
            "__arrow_c_stream__", [](const EvidenceTable& self, nb::handle) { return stream_capsule(self.table); },
            nb::arg("requested_schema") = nb::none(),
            nb::sig("def __arrow_c_stream__(self, requested_schema: object = None) -> object"))
        .def(
            "to_pandas", [frames](nb::handle self) { return frames("to_pandas", self); },
            nb::sig("def to_pandas(self) -> pandas.DataFrame"),
            "A DataFrame: `claim`, its id, and the fields of Evidence; places are bytes, as in files.")
        .def(
            "to_arrow", [frames](nb::handle self) { return frames("to_arrow", self); },
            nb::sig("def to_arrow(self) -> pyarrow.Table"), "The same as a pyarrow.Table, without a copy.");
    bind_sequence<ClaimView>(module, "Claims", "Claim",
                             "A sequence of claims, and a table with a row a claim: pandas, Arrow, Jupyter.")
        .def(
            "to_pandas", [frames](nb::handle self) { return frames("to_pandas", self); },
            nb::sig("def to_pandas(self) -> pandas.DataFrame"),
            "A DataFrame, a row a claim in this order; few different texts are categories, what a text does not say is "
            "missing. Needs pandas and pyarrow.")
        .def(
            "to_arrow", [frames](nb::handle self) { return frames("to_arrow", self); },
            nb::sig("def to_arrow(self) -> pyarrow.Table"), "The same as a pyarrow.Table, without a copy.")
        .def_prop_ro(
            "evidence", [](Claims& claims) { return EvidenceTable{table_of(claims, true)}; },
            "All their evidence as a table.");
    bind_sequence<EntityView>(module, "Entities", "Entity",
                              "A sequence of entities, and a table with a row an entity: pandas, Arrow, Jupyter.")
        .def(
            "to_pandas", [frames](nb::handle self) { return frames("to_pandas", self); },
            nb::sig("def to_pandas(self) -> pandas.DataFrame"), "A DataFrame, a row an entity in this order.")
        .def(
            "to_arrow", [frames](nb::handle self) { return frames("to_arrow", self); },
            nb::sig("def to_arrow(self) -> pyarrow.Table"), "The same as a pyarrow.Table, without a copy.");
}

} // namespace claimgraph::python
