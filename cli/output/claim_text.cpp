#include "cli/output/claim_text.hpp"

#include "cli/terminal/messages.hpp"
#include "export/claim_json.hpp"
#include "graph/model/claim_fields.hpp"

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

/// What a table shows of a field where that is not simply its value.
std::function<std::string(const Json&)> cell_of(std::string_view field) {
    if (field == "modality") return modality_cell;
    if (field == "complement") return detail_cell;
    return {};
}

} // namespace

std::vector<Column> claim_columns() {
    std::vector<Column> columns = {
        {"id", ""},           {"subject.id", ""},        {"subject.name", "SUBJECT"},
        {"subject.type", ""}, {"relation", ""},          {"label", "RELATION", label_cell},
        {"object.id", ""},    {"object.name", "OBJECT"}, {"object.type", ""},
        {"trigger", ""},
    };
    for (const ClaimField& field : kClaimFields) {
        const std::string name(field.in_json());
        if (field.is(kCore) || name.empty()) continue;
        const bool is_object = !field.name_column.empty(); // with id and name
        if (is_object) columns.push_back({name + ".id", ""});
        columns.push_back({is_object ? name + ".name" : name, std::string(field.heading), cell_of(name)});
    }
    columns.push_back({"evidence", ""});
    return columns;
}

Row claim_row(const Graph& graph, ClaimIndex claim) {
    return {claim_object(graph.claim_id(claim), graph[claim], graph.entities(), graph.documents())};
}

std::string claim_sentence(const Graph& graph, const Claim& claim) {
    std::string text =
        fmt::format("{} {}{} {}", graph[claim.subject].name, claim.polarity == Polarity::kDenied ? "not " : "",
                    claim.label, graph[claim.object].name);
    if (claim.modality != Modality::kActual) text += fmt::format(" ({})", to_string(claim.modality));
    if (claim.attributed_to) text += fmt::format(", says {}", graph[claim.attributed_to].name);
    return text;
}

std::string document_text(const SourceDocument& document) {
    std::string text = document.name;
    if (!document.title.empty()) text += fmt::format(", \"{}\"", document.title);
    if (!document.date.empty()) text += ", " + document.date;
    return printable(text);
}

std::string document_text(const Graph& graph, const std::string& name) {
    const SourceDocument* document = graph.find_document(name);
    return document != nullptr ? document_text(*document) : printable(name);
}

std::string evidence_lines(const Graph& graph, const Claim& claim) {
    std::string lines;
    for (const Evidence& evidence : claim.evidence)
        lines += fmt::format("    {}, bytes {}-{}: {}\n", document_text(graph, evidence.document), evidence.span.begin,
                             evidence.span.end, printable(evidence.text));
    return lines;
}

} // namespace claimgraph::cli
