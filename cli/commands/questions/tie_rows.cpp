#include "cli/commands/questions/tie_rows.hpp"

#include "cli/output/claim_text.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {
namespace {

/// What its claims are where none tells a fact: "possible".
Json modalities(const Graph& graph, const Tie& tie) {
    std::set<std::string_view> words;
    for (const ClaimIndex claim : tie.claims) {
        if (graph[claim].modality == Modality::kActual) return Json::array();
        words.insert(to_string(graph[claim].modality));
    }
    Json list = Json::array();
    for (const std::string_view word : words) list.push_back(word);
    return list;
}

} // namespace

void add_totals(const Graph& graph, const ClaimTotals& totals, Json& row) {
    std::vector<std::string> speakers;
    for (const EntityIndex speaker : totals.speakers) speakers.push_back(graph[speaker].name);
    row["evidence"] = totals.evidence;
    row["denied"] = totals.denied;
    row["documents"] = totals.documents;
    row["first"] = totals.first;
    row["last"] = totals.last;
    row["speakers"] = speakers;
}

Row tie_row(const Graph& graph, const Tie& tie, bool with_evidence) {
    const auto entity = [&](EntityIndex index) {
        return Json{{"id", graph[index].id}, {"name", graph[index].name}, {"type", to_string(graph[index].type)}};
    };
    Row row{Json{{"subject", entity(tie.subject)},
                 {"relation", tie.relation},
                 {"label", tie.totals.label},
                 {"object", entity(tie.object)},
                 {"complement", first_complement(graph, tie)},
                 {"modality", modalities(graph, tie)}}};
    add_totals(graph, tie.totals, row.json);
    if (with_evidence)
        for (const ClaimIndex claim : tie.claims) row.below += evidence_lines(graph, graph[claim]);
    return row;
}

std::vector<Column> tie_columns() {
    const auto unless_none = [](const Json& row) {
        const std::string count = row.find("denied")->dump();
        return count == "0" ? std::string() : count;
    };
    return {
        {"subject.id", ""},       {"subject.name", "SUBJECT"},
        {"relation", ""},         {"label", "RELATION"},
        {"object.id", ""},        {"object.name", "OBJECT"},
        {"complement", "DETAIL"}, {"modality", "HOW"},
        {"evidence", "SAID"},     {"denied", "DENIED", unless_none},
        {"documents", "IN"},      {"first", "FIRST"},
        {"last", "LAST"},         {"speakers", "BY"},
    };
}

} // namespace claimgraph::cli
