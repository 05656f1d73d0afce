#include "cli/claim_text.hpp"

#include "cli/messages.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {

std::string claim_tsv(const Claim& claim) {
    std::string lines;
    for (const Evidence& evidence : claim.evidence) {
        lines += fmt::format("{}\t{:.3f}\t{}\t{}\t{}", printable(evidence.text), claim.confidence,
                             printable(evidence.subject), printable(evidence.trigger), printable(evidence.object));
        for (const std::string* argument : {&claim.complement, &claim.time, &claim.place, &claim.condition})
            if (!argument->empty()) lines += '\t' + printable(*argument);
        lines += '\n';
    }
    return lines;
}

Table claim_table() { return Table({"SUBJECT", "RELATION", "OBJECT", "SAID BY", "HOW", "WHEN", "WHERE", "DETAIL"}); }

void add_claim(Table& table, const Claim& claim, std::span<const Entity> entities, std::string below) {
    const auto name = [&](EntityIndex index) { return index ? entities[index.value].name : std::string(); };
    std::string detail = claim.complement == name(claim.object) ? "" : claim.complement;
    if (!claim.condition.empty()) detail += (detail.empty() ? "on condition: " : "; on condition: ") + claim.condition;
    table.add({name(claim.subject), (claim.polarity == Polarity::kDenied ? "not: " : "") + claim.label,
               name(claim.object), name(claim.attributed_to),
               claim.modality == Modality::kActual ? "" : std::string(to_string(claim.modality)), claim.time,
               claim.place, detail},
              std::move(below));
}

} // namespace claimgraph::cli
