#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/model/source_fields.hpp"
#include "graph/query/documents.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace claimgraph::cli {
namespace {

struct DocumentsOptions {
    GraphPart part;
    RowOptions rows;
};

bool is_shown(const SourceField& field) { return field.name != "same_as"; } // "also" of the other one

std::vector<Column> document_columns() {
    std::vector<Column> columns;
    for (const SourceField& field : kSourceFields)
        if (is_shown(field)) columns.push_back({std::string(field.name), std::string(field.heading)});
    columns.push_back({"claims", "CLAIMS"});
    columns.push_back({"also", "ALSO"});
    return columns;
}

Row document_row(const Source& source) {
    Row row;
    for_each_value<kSourceFields>(source.document, [&]<class Value>(const SourceField& field, const Value& value) {
        if (is_shown(field)) row.json[field.name] = value == Value() ? Json() : Json(value);
    });
    row.json["claims"] = source.claims;
    Json& also = row.json["also"] = Json::array();
    for (const SourceDocument& other : source.also) {
        also.push_back(other.name);
        if (!other.url.empty() && other.url != source.document.url) also.push_back(other.url);
    }
    return row;
}

/// Whether claims are asked for, and not only documents.
bool asks_for_claims(GraphPart part) {
    part.filter.documents.clear();
    return part != GraphPart();
}

ExitStatus documents(const GraphSource& source, const DocumentsOptions& options) {
    GraphPart part = options.part;
    auto all = source.documents();
    if (!all) return give_up(all.error());
    ClaimCounts counts;
    const bool of_claims = asks_for_claims(part);
    if (of_claims) {
        const auto choice = choose(source, part);
        if (!choice) return choice.error();
        counts = count_claims_by_document(*choice->graph, filter_claims(*choice->graph, choice->filter));
    } else {
        const auto counted = source.count_claims_by_document();
        if (!counted) return give_up(counted.error());
        counts = *counted;
        if (auto resolved = resolve_documents(source, part.filter.documents); !resolved)
            return unresolved(resolved.error());
        if (!part.filter.documents.empty())
            std::erase_if(*all, [&](const SourceDocument& document) {
                return !std::ranges::binary_search(part.filter.documents, document.name);
            });
    }
    std::vector<Source> found = sources_of(*all, counts);
    if (of_claims) std::erase_if(found, [](const Source& one) { return one.claims == 0; });
    if (found.empty()) return nothing(of_claims ? "no claim matches" : "the graph names no documents");
    print_rows(document_columns(), options.rows, found.size(), [&](std::size_t i) { return document_row(found[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_documents(Options& command) {
    auto options = std::make_shared<DocumentsOptions>();
    add_filter_options(command, options->part);
    add_row_options(command, options->rows);
    return [options](const GraphSource& source) { return documents(source, *options); };
}

} // namespace claimgraph::cli
