#include "cli/output/fact_text.hpp"

#include "cli/output/messages.hpp"

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

} // namespace claimgraph::cli
