#include "cli/output/fact_text.hpp"

#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {

std::string fact_tsv(const Fact& fact, const Document& document, const Analysis& analysis) {
    const auto words = [&](const FactPhrase& phrase) { return printable(text_of(phrase, document, analysis)); };
    std::string line =
        fmt::format("{}\t{:.3f}\t{}\t{}", printable(document.text(analysis.sentences[fact.sentence.value].span)),
                    fact.confidence, words(fact.subject), words(fact.relation));
    for (const FactPhrase& argument : fact.arguments) line += '\t' + words(argument);
    return line + '\n';
}

std::string fact_lines(const FactHit& hit) {
    const FactRecord& fact = hit.fact;
    std::string parts = fmt::format("{} | {} | {}", fact.subject, fact.relation, fact.object);
    for (const std::string& argument : fact.arguments) parts += " | " + argument;
    return fmt::format("{}, bytes {}-{}: {}\n    {:.2f}  {}\n", document_text(hit.document), fact.span.begin,
                       fact.span.end, printable(fact.text), fact.confidence, printable(parts));
}

Row fact_row(const FactHit& hit) {
    const FactRecord& fact = hit.fact;
    return {Json{{"document", hit.document.name},
                 {"sentence", fact.sentence},
                 {"start", fact.span.begin},
                 {"end", fact.span.end},
                 {"text", fact.text},
                 {"confidence", fact.confidence},
                 {"subject", fact.subject},
                 {"relation", fact.relation},
                 {"object", fact.object},
                 {"arguments", fact.arguments}}};
}

std::vector<Column> fact_columns() {
    std::vector<Column> columns;
    for (const char* field :
         {"document", "sentence", "start", "end", "text", "confidence", "subject", "relation", "object", "arguments"})
        columns.push_back({field, ""});
    return columns;
}

} // namespace claimgraph::cli
