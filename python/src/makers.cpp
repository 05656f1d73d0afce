#include "cli/input/judgments.hpp"
#include "export/judgment_json.hpp"
#include "graph/graph_builder.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/merge.hpp"
#include "graph/store/content_hash.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

#include <fmt/format.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace claimgraph::python {
namespace {

/// The judgments of a file, by its path, or of a list of what Graph.judgments has.
std::vector<Judgment> judgments_of(nb::handle given) {
    if (is_path(given)) return value_of(cli::read_judgments(path_of(given)));
    const nb::object dumps = nb::module_::import_("json").attr("dumps");
    std::string lines;
    for (const nb::handle judgment : given) lines += utf8_of(dumps(judgment)) + "\n";
    return value_of(judgments_from_json(lines, "judgments"));
}

/// The ids of the documents that were added.
class DocumentIds {
  public:
    /// Raises ValueError for a second document of one id.
    void add(const std::string& id) {
        if (!ids_.insert(id).second)
            throw nb::value_error(
                fmt::format("two documents have the id '{}'; documents of a graph need different ones", id).c_str());
    }

  private:
    std::unordered_set<std::string> ids_;
};

/// The claims of a document, with those that people confirmed. A document from JSON has no words to find others in.
ClaimBatch judged_batch(const Doc& doc, const Judgments& judgments) {
    if (doc.models != nullptr)
        return cli::with_confirmed(doc.batch, doc.document, doc.analysis, *doc.models, judgments);
    ClaimBatch batch = doc.batch;
    normalize_text(batch);
    return batch;
}

/// Makes one graph of documents, as `claimgraph build` does: entities of different documents are matched.
class GraphMaker {
  public:
    /// Before documents are added.
    void judge(nb::handle judgments) {
        for (Judgment& judgment : judgments_of(judgments)) judgments_.add(std::move(judgment));
    }

    void add(const Doc& doc) {
        ids_.add(doc.document.id());
        const nb::gil_scoped_release release;
        ClaimBatch batch = judged_batch(doc, judgments_);
        apply(judgments_, batch);
        const std::size_t first = matcher_.add(doc.document.id(), batch);
        batches_.emplace_back(first, std::move(batch));
    }

    std::shared_ptr<PyGraph> finish() {
        Graph graph = [&] {
            const nb::gil_scoped_release release;
            const EntityMatcher::Result matched = matcher_.match(false);
            GraphBuilder builder;
            for (auto& [first, batch] : batches_) {
                apply(matched, first, batch);
                builder.add(std::move(batch));
            }
            return builder.build();
        }();
        return PyGraph::make(GraphSource(std::move(graph)));
    }

  private:
    DocumentIds ids_;
    Judgments judgments_;
    EntityMatcher matcher_;
    std::vector<std::pair<std::size_t, ClaimBatch>> batches_; ///< with the numbers of their first entities
};

/// Adds documents to a store, as `claimgraph build --store` does.
class StoreMaker {
  public:
    StoreMaker(nb::handle path, bool facts) : file_(path_of(path)), writer_(opened(file_)) {
        if (facts) value_of(writer_.keep_facts());
    }

    /// Before documents are added. The store keeps them.
    void judge(nb::handle given) {
        const std::vector<Judgment> judgments = judgments_of(given);
        if (judgments.empty()) return;
        auto judged = [&] {
            const nb::gil_scoped_release release;
            return writer_.judge(judgments);
        }();
        value_of(std::move(judged));
    }

    void add(const Doc& doc) {
        ids_.add(doc.document.id());
        if (!judgments_) judgments_ = value_of(writer_.judgments());
        auto put = [&] {
            const nb::gil_scoped_release release;
            ContentHash hash; // the program reads differently, and is to read again
            hash.add("Doc");
            hash.add(doc.document.text());
            return writer_.put(
                {doc.document.id(), hash.bytes(), doc.source().date, judged_batch(doc, *judgments_),
                 writer_.keeps_facts() ? fact_records(doc) : std::vector<FactRecord>(),
                 writer_.keeps_facts() ? sentence_records(doc.document, doc.analysis) : std::vector<SentenceRecord>()});
        }();
        value_of(std::move(put));
    }

    std::shared_ptr<PyGraph> finish() {
        auto derived = [&] {
            const nb::gil_scoped_release release;
            return writer_.derive();
        }();
        value_of(std::move(derived));
        return PyGraph::make(GraphSource(value_of(Store::open(file_))), file_);
    }

  private:
    /// Waits for other programs that write.
    static StoreWriter opened(const std::string& file) {
        auto writer = [&] {
            const nb::gil_scoped_release release;
            return StoreWriter::open(file, true);
        }();
        return value_of(std::move(writer));
    }

    std::string file_;
    StoreWriter writer_;
    DocumentIds ids_;
    std::optional<Judgments> judgments_; ///< all of the store, once they are asked for
};

template <class Maker>
void def_maker(nb::class_<Maker>& maker) {
    maker.def("judge", &Maker::judge, nb::arg("judgments"))
        .def("add", &Maker::add, nb::arg("doc"))
        .def("finish", &Maker::finish);
}

} // namespace

void bind_makers(nb::module_& module) {
    nb::class_<GraphMaker> graph(module, "GraphMaker", "Makes one graph of documents; build() is the way to it.");
    graph.def(nb::init<>());
    def_maker(graph);
    nb::class_<StoreMaker> store(module, "StoreMaker", "Adds documents to a store; build() is the way to it.");
    store.def(nb::init<nb::handle, bool>(), nb::arg("path"), nb::arg("facts"));
    def_maker(store);
}

} // namespace claimgraph::python
