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

/// The first or last day of what a claim says, since 1970.
std::optional<std::int32_t> day_of(const Claim& claim, std::optional<std::int64_t> (TimeInterval::*end)() const) {
    if (claim.time_value.empty()) return std::nullopt;
    const auto time = whole_time_of(claim);
    return time ? (*time.*end)() : std::nullopt;
}

} // namespace

ArrowTable claim_table(const Claims& claims) {
    const ClaimSpace& space = *claims.space;
    const std::size_t rows = claims.indices.size();
    const auto claim = [&space, &claims](std::size_t row) -> const Claim& { return space.claims[claims.indices[row]]; };
    const bool is_all = space.graph != nullptr && is_all_of(claims);
    const auto entity = [&](EntityIndex Claim::*member, std::string Entity::*part) {
        return [&space, claim, member, part](std::size_t row) -> View {
            const EntityIndex index = claim(row).*member;
            return index ? View(space.entities[index.value].*part) : View();
        };
    };
    const auto words = [&](std::string Claim::*member) {
        return [claim, member](std::size_t row) -> View { return claim(row).*member; };
    };
    std::vector<std::function<ArrowColumn()>> columns; // in this order; each names what it is and how it is made
    const auto texts = [&](const char* name, auto text_of) {
        columns.push_back([=] { return text_column(name, rows, text_of); });
    };
    const auto few_texts = [&](const char* name, auto text_of) {
        columns.push_back([=] { return dictionary_column(name, rows, text_of); });
    };
    const auto types = [&](const char* name, EntityIndex Claim::*member) {
        columns.push_back([=, &space] {
            return enumeration_column(name, rows, EntityType::kOther,
                                      [&](std::size_t row) { return space.entities[(claim(row).*member).value].type; });
        });
    };
    columns.push_back([&] {
        std::string scratch;
        return text_column("id", rows,
                           [&](std::size_t row) -> View { return scratch = space.id_of(claims.indices[row]); });
    });
    texts("subject_id", entity(&Claim::subject, &Entity::id));
    texts("subject", entity(&Claim::subject, &Entity::name));
    types("subject_type", &Claim::subject);
    if (is_all)
        columns.push_back([&] { return relations_in_place(space.graph); });
    else
        few_texts("relation", words(&Claim::relation));
    few_texts("label", words(&Claim::label));
    texts("object_id", entity(&Claim::object, &Entity::id));
    texts("object", entity(&Claim::object, &Entity::name));
    types("object_type", &Claim::object);
    texts("speaker_id", entity(&Claim::attributed_to, &Entity::id));
    texts("speaker", entity(&Claim::attributed_to, &Entity::name));
    few_texts("report", words(&Claim::report));
    columns.push_back([&] {
        return enumeration_column("polarity", rows, Polarity::kDenied,
                                  [&](std::size_t row) { return claim(row).polarity; });
    });
    columns.push_back([&] {
        return enumeration_column("modality", rows, Modality::kRequested,
                                  [&](std::size_t row) { return claim(row).modality; });
    });
    columns.push_back(
        [&] { return truth_column("symmetric", rows, [&](std::size_t row) { return claim(row).symmetric; }); });
    texts("time", words(&Claim::time));
    texts("time_value", words(&Claim::time_value));
    for (const auto& [name, end] :
         {std::pair("time_from", &TimeInterval::first_day), {"time_until", &TimeInterval::last_day}})
        columns.push_back([=] {
            return number_column<std::int32_t>(
                name, rows, [&](std::size_t row) { return day_of(claim(row), end); }, "tdD");
        });
    texts("place", words(&Claim::place));
    texts("place_id", entity(&Claim::place_entity, &Entity::id));
    texts("condition", words(&Claim::condition));
    texts("complement", words(&Claim::complement));
    columns.push_back([&] {
        return number_column<double>("confidence", rows, [&](std::size_t row) { return claim(row).confidence; });
    });
    columns.push_back([&] {
        return number_column<std::int32_t>(
            "evidence", rows, [&](std::size_t row) { return static_cast<std::int32_t>(claim(row).evidence.size()); });
    });
    texts("document", [claim](std::size_t row) -> View { return first_evidence(claim(row)).document; });
    texts("sentence", [claim](std::size_t row) -> View { return first_evidence(claim(row)).text; });
    return make_table(rows, columns);
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
    add(enumeration_column("type", rows, EntityType::kOther, [&](std::size_t row) { return entity(row).type; }));
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
