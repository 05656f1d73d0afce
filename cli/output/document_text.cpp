#include "cli/output/document_text.hpp"

#include "graph/base/json_value.hpp"

namespace claimgraph::cli {

std::string document_json(const Document& document) {
    const SourceDocument& source = document.source();
    JsonValue json = {{"id", document.id()},
                      {"title", source.title},
                      {"date", document.date() ? to_string(*document.date()) : std::string()},
                      {"author", source.author},
                      {"publisher", source.publisher},
                      {"url", source.url},
                      {"language", source.language},
                      {"section", source.section},
                      {"format", source.format},
                      {"words", source.words},
                      {"text", document.text()}};
    if (const FileSpan record = document.record(); record.begin != record.end) {
        json["record"]["start"] = record.begin;
        json["record"]["end"] = record.end;
    }
    return json.dump() + '\n';
}

} // namespace claimgraph::cli
