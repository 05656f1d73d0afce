#include "graph/model/claim_times.hpp"
#include "graph/model/evidence_fields.hpp"
#include "python/src/claims.hpp"

#include <chrono>

namespace claimgraph::python {
namespace {

using View = std::string_view;

const Evidence& first_evidence(const Claim& claim) {
    static const Evidence kNone;
    return claim.evidence.empty() ? kNone : claim.evidence.front();
}

/// Whether the rows are all claims, in their order.
bool is_all_of(const Claims& claims) {
    if (claims.indices.size() != claims.space->claims.size()) return false;
    for (std::size_t i = 0; i < claims.indices.size(); ++i)
        if (claims.indices[i] != i) return false;
    return true;
}

/// The relations of all claims of a graph: it keeps their numbers, which are handed out in place.
ArrowColumn relations_in_place(const std::shared_ptr<const Graph>& graph) {
    const auto relations = graph->relations();
    const auto numbers = graph->relation_numbers();
    ArrowColumn column{"relation", "i", static_cast<std::int64_t>(numbers.size())};
    column.buffers = {ArrowBuffer(), ArrowBuffer{graph, numbers.data()}}; // far less than 2^31, so int32 is the same
    column.dictionary = std::make_shared<const ArrowColumn>(
        text_column("", relations.size(), [&](std::size_t i) { return relations[i]; }));
    return column;
}

/// Days since 1970 of the first or last time of each claim, in one pass over what they say.
struct TimeColumns {
    std::vector<std::optional<std::int32_t>> from, until;
};
TimeColumns times_of_claims(const Claims& claims) {
    const std::size_t rows = claims.indices.size();
    TimeColumns times{std::vector<std::optional<std::int32_t>>(rows), std::vector<std::optional<std::int32_t>>(rows)};
    for (std::size_t row = 0; row < rows; ++row) {
        const Claim& claim = claims.space->claims[claims.indices[row]];
        if (claim.time_value.empty()) continue;
        if (const auto time = whole_time_of(claim)) {
            times.from[row] = time->first_day();
            times.until[row] = time->last_day();
        }
    }
    return times;
}

} // namespace

ArrowTable claim_table(const Claims& claims) {
    const ClaimSpace& space = *claims.space;
    const std::size_t rows = claims.indices.size();
    const auto claim = [&](std::size_t row) -> const Claim& { return space.claims[claims.indices[row]]; };
    const bool is_all = space.graph != nullptr && is_all_of(claims);
    ArrowTable table{static_cast<std::int64_t>(rows)};
    const auto add = [&](ArrowColumn column) { table.columns.push_back(std::move(column)); };
    const auto entity = [&](EntityIndex Claim::*member, std::string Entity::*part) {
        return [&space, claim, member, part](std::size_t row) -> View {
            const EntityIndex index = claim(row).*member;
            return index ? View(space.entities[index.value].*part) : View();
        };
    };
    const auto type = [&](EntityIndex Claim::*member) {
        return [&space, claim, member](std::size_t row) {
            return to_string(space.entities[(claim(row).*member).value].type);
        };
    };
    const auto words = [&](std::string Claim::*member) {
        return [claim, member](std::size_t row) -> View { return claim(row).*member; };
    };
    std::string scratch;
    add(text_column("id", rows, [&](std::size_t row) -> View { return scratch = space.id_of(claims.indices[row]); }));
    add(text_column("subject_id", rows, entity(&Claim::subject, &Entity::id)));
    add(text_column("subject", rows, entity(&Claim::subject, &Entity::name)));
    add(dictionary_column("subject_type", rows, type(&Claim::subject)));
    add(is_all ? relations_in_place(space.graph) : dictionary_column("relation", rows, words(&Claim::relation)));
    add(dictionary_column("label", rows, words(&Claim::label)));
    add(text_column("object_id", rows, entity(&Claim::object, &Entity::id)));
    add(text_column("object", rows, entity(&Claim::object, &Entity::name)));
    add(dictionary_column("object_type", rows, type(&Claim::object)));
    add(text_column("speaker_id", rows, entity(&Claim::attributed_to, &Entity::id)));
    add(text_column("speaker", rows, entity(&Claim::attributed_to, &Entity::name)));
    add(dictionary_column("report", rows, words(&Claim::report)));
    add(dictionary_column("polarity", rows, [&](std::size_t row) { return to_string(claim(row).polarity); }));
    add(dictionary_column("modality", rows, [&](std::size_t row) { return to_string(claim(row).modality); }));
    add(truth_column("symmetric", rows, [&](std::size_t row) { return claim(row).symmetric; }));
    add(text_column("time", rows, words(&Claim::time)));
    add(text_column("time_value", rows, words(&Claim::time_value)));
    const TimeColumns times = times_of_claims(claims);
    add(number_column<std::int32_t>(
        "time_from", rows, [&](std::size_t row) { return times.from[row]; }, "tdD"));
    add(number_column<std::int32_t>(
        "time_until", rows, [&](std::size_t row) { return times.until[row]; }, "tdD"));
    add(text_column("place", rows, words(&Claim::place)));
    add(text_column("place_id", rows, entity(&Claim::place_entity, &Entity::id)));
    add(text_column("condition", rows, words(&Claim::condition)));
    add(text_column("complement", rows, words(&Claim::complement)));
    add(number_column<double>("confidence", rows, [&](std::size_t row) { return claim(row).confidence; }));
    add(number_column<std::int32_t>(
        "evidence", rows, [&](std::size_t row) { return static_cast<std::int32_t>(claim(row).evidence.size()); }));
    add(text_column("document", rows, [&](std::size_t row) -> View { return first_evidence(claim(row)).document; }));
    add(text_column("sentence", rows, [&](std::size_t row) -> View { return first_evidence(claim(row)).text; }));
    return table;
}

ArrowTable evidence_table(const Claims& claims) {
    std::vector<std::pair<std::uint32_t, const Evidence*>> pieces;
    for (const std::uint32_t index : claims.indices)
        for (const Evidence& evidence : claims.space->claims[index].evidence) pieces.emplace_back(index, &evidence);
    const std::size_t rows = pieces.size();
    ArrowTable table{static_cast<std::int64_t>(rows)};
    std::string scratch;
    table.columns.push_back(text_column(
        "claim", rows, [&](std::size_t row) -> View { return scratch = claims.space->id_of(pieces[row].first); }));
    for_each_field<kEvidenceFields>([&](const EvidenceField& field, auto member) {
        const std::string name(field.name);
        using Member = decltype(member);
        if constexpr (std::is_same_v<Member, std::string Evidence::*>)
            table.columns.push_back(
                text_column(name, rows, [&](std::size_t row) -> View { return pieces[row].second->*member; }));
        else if constexpr (std::is_same_v<Member, std::uint32_t Evidence::*>)
            table.columns.push_back(
                number_column<std::uint32_t>(name, rows, [&](std::size_t row) { return pieces[row].second->*member; }));
        else if constexpr (std::is_same_v<Member, SpanEnd>)
            table.columns.push_back(
                number_column<std::uint32_t>(name, rows, [&](std::size_t row) -> std::optional<std::uint32_t> {
                    const Evidence& evidence = *pieces[row].second;
                    return (evidence.*member.span).empty() ? std::nullopt : std::optional(member(evidence));
                }));
        else
            table.columns.push_back(text_column(name, rows, [&](std::size_t row) -> View {
                scratch.clear();
                for (const std::string& via : pieces[row].second->*member)
                    scratch += (scratch.empty() ? "" : "; ") + via;
                return scratch;
            }));
    });
    return table;
}

ArrowTable entity_table(const Entities& entities) {
    const std::size_t rows = entities.indices.size();
    const auto entity = [&](std::size_t row) -> const Entity& {
        return entities.space->entities[entities.indices[row]];
    };
    ArrowTable table{static_cast<std::int64_t>(rows)};
    const auto add = [&](ArrowColumn column) { table.columns.push_back(std::move(column)); };
    std::string scratch;
    add(text_column("id", rows, [&](std::size_t row) -> View { return entity(row).id; }));
    add(text_column("name", rows, [&](std::size_t row) -> View { return entity(row).name; }));
    add(dictionary_column("type", rows, [&](std::size_t row) { return to_string(entity(row).type); }));
    add(text_column("aliases", rows, [&](std::size_t row) -> View {
        scratch.clear();
        for (const std::string& alias : entity(row).aliases) scratch += (scratch.empty() ? "" : "; ") + alias;
        return scratch;
    }));
    add(number_column<std::uint32_t>("mentions", rows, [&](std::size_t row) { return entity(row).mentions; }));
    add(text_column("kb", rows, [&](std::size_t row) -> View { return entity(row).kb; }));
    add(truth_column("unnamed", rows, [&](std::size_t row) { return entity(row).unnamed; }));
    return table;
}

} // namespace claimgraph::python
