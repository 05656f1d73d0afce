#include "cli/output/claim_text.hpp"

#include "cli/output/messages.hpp"
#include "export/claim_json.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

std::string word(const Json& claim, const char* field) {
    const Json* found = claim.find(field);
    return found != nullptr && found->is_string() ? found->text() : std::string();
}

std::string label_cell(const Json& claim) {
    return (word(claim, "polarity") == "-" ? "not: " : "") + word(claim, "label");
}

std::string modality_cell(const Json& claim) {
    const std::string modality = word(claim, "modality");
    return modality == to_string(Modality::kActual) ? "" : modality;
}

std::string detail_cell(const Json& claim) {
    std::string detail = word(claim, "complement");
    if (detail == word(*claim.find("object"), "name")) detail.clear();
    if (const std::string condition = word(claim, "condition"); !condition.empty())
        detail += (detail.empty() ? "on condition: " : "; on condition: ") + condition;
    return detail;
}

} // namespace

std::vector<Column> claim_columns() {
    return {
        {"id", ""},           {"subject.id", ""},        {"subject.name", "SUBJECT"},
        {"subject.type", ""}, {"relation", ""},          {"label", "RELATION", label_cell},
        {"object.id", ""},    {"object.name", "OBJECT"}, {"object.type", ""},
        {"trigger", ""},      {"attributed_to.id", ""},  {"attributed_to.name", "SAID BY"},
        {"report", ""},       {"polarity", ""},          {"modality", "HOW", modality_cell},
        {"time", "WHEN"},     {"time_value", ""},        {"place", "WHERE"},
        {"place_id", ""},     {"condition", ""},         {"complement", "DETAIL", detail_cell},
        {"confidence", ""},   {"evidence", ""},
    };
}

Row claim_row(const Graph& graph, ClaimIndex claim) {
    return {claim_object(graph.claim_id(claim), graph[claim], graph.entities())};
}

std::string claim_sentence(const Graph& graph, const Claim& claim) {
    std::string text =
        fmt::format("{} {}{} {}", graph[claim.subject].name, claim.polarity == Polarity::kDenied ? "not " : "",
                    claim.label, graph[claim.object].name);
    if (claim.modality != Modality::kActual) text += fmt::format(" ({})", to_string(claim.modality));
    if (claim.attributed_to) text += fmt::format(", says {}", graph[claim.attributed_to].name);
    return text;
}

std::string evidence_lines(const Claim& claim) {
    std::string lines;
    for (const Evidence& evidence : claim.evidence)
        lines += fmt::format("    {}, bytes {}-{}: {}\n", printable(evidence.document), evidence.span.begin,
                             evidence.span.end, printable(evidence.text));
    return lines;
}

} // namespace claimgraph::cli
