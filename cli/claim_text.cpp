#include "cli/claim_text.hpp"

#include "cli/messages.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json end_of_claim(const Entity& entity, const std::string& mention) {
    return {{"id", entity.id}, {"name", entity.name}, {"type", to_string(entity.type)}, {"mention", or_null(mention)}};
}

} // namespace

std::string claim_json(std::string_view id, const Claim& claim, std::span<const Entity> entities) {
    const auto entity = [&](EntityIndex index) -> const Entity& { return entities[index.value]; };
    static const Evidence kNone;
    const Evidence& first = claim.evidence.empty() ? kNone : claim.evidence.front();
    Json json;
    json["id"] = id;
    json["subject"] = end_of_claim(entity(claim.subject), first.subject);
    json["relation"] = claim.relation;
    json["label"] = claim.label;
    json["object"] = end_of_claim(entity(claim.object), first.object);
    json["trigger"] = or_null(first.trigger);
    json["attributed_to"] =
        claim.attributed_to ? Json{{"id", entity(claim.attributed_to).id}, {"name", entity(claim.attributed_to).name}}
                            : Json();
    json["report"] = or_null(claim.report);
    json["polarity"] = to_string(claim.polarity);
    json["modality"] = to_string(claim.modality);
    json["time"] = or_null(claim.time);
    json["time_value"] = or_null(claim.time_value);
    json["place"] = or_null(claim.place);
    json["place_id"] = claim.place_entity ? Json(entity(claim.place_entity).id) : Json();
    json["condition"] = or_null(claim.condition);
    json["complement"] = or_null(claim.complement);
    json["confidence"] = std::round(claim.confidence * 1000) / 1000;
    json["evidence"] = Json::array();
    for (const Evidence& evidence : claim.evidence)
        json["evidence"].push_back({{"document", evidence.document},
                                    {"sentence", evidence.sentence},
                                    {"start", evidence.span.begin},
                                    {"end", evidence.span.end},
                                    {"text", evidence.text},
                                    {"rule", evidence.rule}});
    // file names need not be UTF-8, everything else is
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

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

void add_claim(Table& table, const Claim& claim, std::span<const Entity> entities) {
    const auto name = [&](EntityIndex index) { return index ? entities[index.value].name : std::string(); };
    std::string detail = claim.complement == name(claim.object) ? "" : claim.complement;
    if (!claim.condition.empty()) detail += (detail.empty() ? "on condition: " : "; on condition: ") + claim.condition;
    table.add({name(claim.subject), (claim.polarity == Polarity::kDenied ? "not: " : "") + claim.label,
               name(claim.object), name(claim.attributed_to),
               claim.modality == Modality::kActual ? "" : std::string(to_string(claim.modality)), claim.time,
               claim.place, detail});
}

} // namespace claimgraph::cli
