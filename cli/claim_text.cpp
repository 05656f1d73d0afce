#include "cli/claim_text.hpp"

#include "cli/messages.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {

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
