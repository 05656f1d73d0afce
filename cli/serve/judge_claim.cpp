#include "cli/serve/judge_claim.hpp"

#include "graph/query/filter/find_claim.hpp"
#include "graph/query/judgments.hpp"
#include "graph/store/write/store_writer.hpp"

#include <chrono>
#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

constexpr std::chrono::seconds kWait{5}; ///< for another program that writes

/// A claim and what can be judged of it: in the graph, or among what was rejected.
Result<std::vector<Judgeable>> judgeable(const Store& store, const std::string& id, bool of_rejected) {
    const ClaimIdParts parts = claim_id_parts(id);
    auto graph =
        of_rejected
            ? rejected_claims(store)
            : store.load({.subject = parts.subject, .object = parts.object, .filter = {.relations = {parts.relation}}});
    if (!graph) return tl::unexpected(graph.error());
    const ClaimIndex claim = find_claim(*graph, id);
    if (!claim) return std::vector<Judgeable>();
    return judgeable_evidence(store, *graph, claim);
}

Result<std::size_t> judge(StoreWriter& writer, const std::vector<Judgeable>& evidence, std::optional<Verdict> verdict) {
    if (!verdict) return writer.remove_judgments(judgment_numbers(evidence));
    const auto judgments = judgments_of(evidence, *verdict);
    if (const auto judged = writer.judge(judgments); !judged) return tl::unexpected(judged.error());
    return judgments.size();
}

} // namespace

Result<std::string> judge_claim(const std::string& file, const Parameters& parameters) {
    if (const auto checked = check_size(parameters); !checked) return tl::unexpected(checked.error());
    const std::string id = value_of(parameters, "claim");
    const std::string given = value_of(parameters, "verdict");
    const auto verdict = verdict_from(given);
    if (!verdict && given != "none") return fail(ErrorCode::kBadFormat, "'verdict' is not rejected, confirmed or none");
    const auto store = Store::open(file);
    if (!store) return tl::unexpected(store.error());
    auto evidence = judgeable(*store, id, false);
    if (evidence && evidence->empty() && !verdict) evidence = judgeable(*store, id, true);
    if (!evidence) return tl::unexpected(evidence.error());
    if (evidence->empty()) return fail(ErrorCode::kNotFound, "no claim has this id");
    auto writer = StoreWriter::open(file, false, kWait);
    if (!writer) return tl::unexpected(writer.error());
    const auto count = judge(*writer, *evidence, verdict);
    if (!count) return tl::unexpected(count.error());
    return fmt::format("{{\"verdict\":\"{}\",\"evidence\":{}}}", given, *count);
}

} // namespace claimgraph::cli
