#include "graph/query/judgments.hpp"

#include "export/judgment_json.hpp"
#include "graph/store/write/store_writer.hpp"
#include "python/src/questions/choice.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nanobind/stl/string.h>
#include <optional>

namespace claimgraph::python {
namespace {

struct JudgeOptions {
    Verdict verdict = Verdict::kRejected;
    std::string why;
    std::uint32_t evidence = 0; ///< its number in `Claim.evidence`, from 1; 0: all
    bool undo = false;
};

Result<const Store*> store_of(const PyGraph& graph) {
    if (const Store* store = graph.source.store()) return store;
    return fail(ErrorCode::kUnsupported, "judgments are kept in a store; 'claimgraph build --store FILE' makes one");
}

/// A rejected claim is no longer in the graph, but among the rejected ones.
Result<AskedClaims> claims_to_judge(PyGraph& graph, const std::vector<std::string>& words,
                                    const JudgeOptions& options) {
    if (!options.undo || options.verdict == Verdict::kConfirmed) return find_claims(graph, words);
    auto rejected = rejected_claims(*graph.source.store());
    if (!rejected) return tl::unexpected(rejected.error());
    const GraphSource source(std::move(*rejected));
    return find_claims(
        source, words, [&]() -> Result<RelationFamilies> { return graph.families; },
        [&](const GraphPart& part) { return source.part(part); });
}

/// The evidence of the one claim that is meant: a judgment of several at once would be one of claims that were not
/// looked at.
Result<std::vector<Judgeable>> evidence_to_judge(PyGraph& graph, const std::vector<std::string>& words,
                                                 const JudgeOptions& options) {
    const auto store = store_of(graph);
    if (!store) return tl::unexpected(store.error());
    const auto asked = claims_to_judge(graph, words, options);
    if (!asked) return tl::unexpected(asked.error());
    if (asked->claims.empty()) return fail(ErrorCode::kNotFound, "no claim matches");
    if (asked->claims.size() > 1) {
        std::vector<std::string> ids;
        for (const ClaimIndex claim : asked->claims) ids.push_back(asked->graph->claim_id(claim));
        return fail(ErrorCode::kUnsupported,
                    fmt::format("{} claims match; give the id of one: {}", ids.size(), fmt::join(ids, ", ")));
    }
    auto evidence = judgeable_evidence(**store, *asked->graph, asked->claims.front());
    if (!evidence || options.evidence == 0) return evidence;
    const std::vector<Evidence>& shown = (*asked->graph)[asked->claims.front()].evidence;
    if (options.evidence > shown.size())
        return fail(ErrorCode::kNotFound,
                    fmt::format("the claim has {} piece{} of evidence", shown.size(), shown.size() == 1 ? "" : "s"));
    std::erase_if(*evidence, [&](const Judgeable& one) { return one.evidence != shown[options.evidence - 1]; });
    return evidence;
}

Result<std::size_t> judge_claim(PyGraph& graph, const std::vector<std::string>& words, const JudgeOptions& options) {
    const auto evidence = evidence_to_judge(graph, words, options);
    if (!evidence) return tl::unexpected(evidence.error());
    std::vector<std::int64_t> taken_back;
    std::vector<Judgment> judged;
    if (options.undo)
        taken_back = judgment_numbers(*evidence, options.verdict);
    else
        judged = judgments_of(*evidence, options.verdict, options.why);
    if (taken_back.empty() && judged.empty()) return 0;
    auto writer = StoreWriter::open(graph.file, false);
    if (!writer) return tl::unexpected(writer.error());
    graph.all.reset(); // the graph is another one now
    graph.nodes.reset();
    if (options.undo) return writer->remove_judgments(taken_back);
    if (auto done = writer->judge(judged); !done) return tl::unexpected(done.error());
    return judged.size();
}

template <Verdict verdict>
std::size_t judge(PyGraph& self, const nb::args& claim, const std::string& why, std::optional<std::uint32_t> evidence,
                  bool undo) {
    const std::vector<std::string> words = claim_words(claim);
    auto count = [&] {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        return judge_claim(self, words, {verdict, why, evidence ? *evidence + 1 : 0, undo});
    }();
    return value_of(std::move(count));
}

nb::list all_judgments(PyGraph& self) {
    auto known = [&]() -> Result<Judgments> {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(self.lock);
        const auto store = store_of(self);
        if (!store) return tl::unexpected(store.error());
        return judgments(**store);
    }();
    const nb::object loads = nb::module_::import_("json").attr("loads");
    nb::list all;
    const Judgments all_known = value_of(std::move(known));
    for (const Judgment& judgment : all_known.all()) {
        JsonValue object = judgment_object(judgment);
        object["number"] = judgment.number;
        all.append(loads(text(object.dump())));
    }
    return all;
}

} // namespace

void bind_judgments(GraphClass& graph) {
    graph
        .def("reject", &judge<Verdict::kRejected>, nb::arg("claim"), nb::kw_only(), nb::arg("why") = "",
             nb::arg("evidence") = nb::none(), nb::arg("undo") = false,
             nb::sig("def reject(self, *claim: str, why: str = '', evidence: int | None = None, undo: bool = False) -> "
                     "int"),
             "Says that a claim of a store was read wrongly, as `claimgraph reject`: it is left out from now on, "
             "whatever is read again. The claim is named as for why(); if several match, Error lists their ids. "
             "`evidence`: only this piece of Claim.evidence, from 0; `undo` takes the judgment back. Returns how many "
             "pieces of evidence it was about. Writes the store; docs/corrections.md.")
        .def(
            "confirm", &judge<Verdict::kConfirmed>, nb::arg("claim"), nb::kw_only(), nb::arg("why") = "",
            nb::arg("evidence") = nb::none(), nb::arg("undo") = false,
            nb::sig("def confirm(self, *claim: str, why: str = '', evidence: int | None = None, undo: bool = False) -> "
                    "int"),
            "Says that a claim of a store is right; its confidence is 1 from now on. Otherwise as reject().")
        .def_prop_ro("judgments", &all_judgments, nb::sig("def judgments(self) -> list[dict[str, typing.Any]]"),
                     "What was judged in a store, as `claimgraph judgments --json` prints it.");
}

} // namespace claimgraph::python
