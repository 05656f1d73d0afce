#include "graph/model/claim_times.hpp"
#include "graph/model/evidence_fields.hpp"
#include "python/src/claims.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>

namespace claimgraph::python {
namespace {

using View = std::string_view;

const Evidence& first_evidence(const Claim& claim) {
    static const Evidence kNone;
    return claim.evidence.empty() ? kNone : claim.evidence.front();
}

void prefetch(const auto& thing) { __builtin_prefetch(&thing); }

/// Whether the rows are all claims, in their order.
bool is_all_of(const Claims& claims) {
    if (claims.indices.size() != claims.space->claims.size()) return false;
    for (std::size_t i = 0; i < claims.indices.size(); ++i)
        if (claims.indices[i] != i) return false;
    return true;
}

/// The relations of all claims of a graph: it keeps their numbers, which are handed out in place.
ColumnMaker relations_in_place(const std::shared_ptr<const Graph>& graph) {
    return {.add = [](std::size_t, std::size_t) {},
            .finish =
                [graph] {
                    const auto relations = graph->relations();
                    const auto numbers = graph->relation_numbers();
                    ArrowColumn column{"relation", "i", static_cast<std::int64_t>(numbers.size())};
                    // far less than 2^31 relations, so uint32 is the same as int32
                    column.buffers = {ArrowBuffer(), ArrowBuffer{graph, numbers.data()}};
                    const auto name_of = [&](std::size_t i) { return relations[i]; };
                    column.dictionary = made_at_once(text_column("", relations.size(), name_of), relations.size());
                    return column;
                }};
}

std::string joined(const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }

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
    std::vector<ColumnMaker> columns;
    const auto add = [&](ColumnMaker column) { columns.push_back(std::move(column)); };
    const auto type = [&](const char* name, EntityIndex Claim::*member) {
        add(enumeration_column(name, rows, EntityType::kOther, [&space, claim, member](std::size_t row) {
            return space.entities[(claim(row).*member).value].type;
        }));
    };
    const auto day = [&](const char* name, std::optional<std::int64_t> (TimeInterval::*end)() const) {
        add(number_column<std::int32_t>(
            name, rows, [claim, end](std::size_t row) { return day_of(claim(row), end); }, "tdD"));
    };
    add(text_column("id", rows, [&](std::size_t row) { return space.id_of(claims.indices[row]); }));
    add(text_column("subject_id", rows, entity(&Claim::subject, &Entity::id)));
    add(text_column("subject", rows, entity(&Claim::subject, &Entity::name)));
    type("subject_type", &Claim::subject);
    add(is_all ? relations_in_place(space.graph) : dictionary_column("relation", rows, words(&Claim::relation)));
    add(dictionary_column("label", rows, words(&Claim::label)));
    add(text_column("object_id", rows, entity(&Claim::object, &Entity::id)));
    add(text_column("object", rows, entity(&Claim::object, &Entity::name)));
    type("object_type", &Claim::object);
    add(text_column("speaker_id", rows, entity(&Claim::attributed_to, &Entity::id)));
    add(text_column("speaker", rows, entity(&Claim::attributed_to, &Entity::name)));
    add(dictionary_column("report", rows, words(&Claim::report)));
    add(enumeration_column("polarity", rows, Polarity::kDenied,
                           [claim](std::size_t row) { return claim(row).polarity; }));
    add(enumeration_column("modality", rows, Modality::kRequested,
                           [claim](std::size_t row) { return claim(row).modality; }));
    add(truth_column("symmetric", rows, [claim](std::size_t row) { return claim(row).symmetric; }));
    add(text_column("time", rows, words(&Claim::time)));
    add(text_column("time_value", rows, words(&Claim::time_value)));
    day("time_from", &TimeInterval::first_day);
    day("time_until", &TimeInterval::last_day);
    add(text_column("place", rows, words(&Claim::place)));
    add(text_column("place_id", rows, entity(&Claim::place_entity, &Entity::id)));
    add(text_column("condition", rows, words(&Claim::condition)));
    add(text_column("complement", rows, words(&Claim::complement)));
    add(number_column<double>("confidence", rows, [claim](std::size_t row) { return claim(row).confidence; }));
    add(number_column<std::int32_t>(
        "evidence", rows, [claim](std::size_t row) { return static_cast<std::int32_t>(claim(row).evidence.size()); }));
    add(text_column("document", rows,
                    [claim](std::size_t row) -> View { return first_evidence(claim(row)).document; }));
    add(text_column("sentence", rows, [claim](std::size_t row) -> View { return first_evidence(claim(row)).text; }));
    return make_table(rows, columns, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            prefetch(space.entities[claim(row).object.value]);
            const Evidence& evidence = first_evidence(claim(row)); // longer than a line of the cache
            prefetch(evidence.document);
            prefetch(evidence.text);
            prefetch(evidence.time_value);
        }
        for (std::size_t row = begin; row < end; ++row) {
            const Evidence& evidence = first_evidence(claim(row));
            prefetch(*evidence.document.data());
            prefetch(*evidence.text.data());
        }
    });
}

ArrowTable evidence_table(const Claims& claims) {
    std::vector<std::pair<std::uint32_t, const Evidence*>> pieces;
    for (const std::uint32_t index : claims.indices)
        for (const Evidence& evidence : claims.space->claims[index].evidence) pieces.emplace_back(index, &evidence);
    const std::size_t rows = pieces.size();
    std::vector<ColumnMaker> columns;
    columns.push_back(
        text_column("claim", rows, [&](std::size_t row) { return claims.space->id_of(pieces[row].first); }));
    for_each_field<kEvidenceFields>([&](const EvidenceField& field, auto member) {
        const std::string name(field.name);
        const auto value = [&pieces, member](std::size_t row) -> decltype(auto) {
            return std::invoke(member, *pieces[row].second);
        };
        using Member = decltype(member);
        if constexpr (std::is_same_v<Member, std::string Evidence::*>)
            columns.push_back(text_column(name, rows, [value](std::size_t row) -> View { return value(row); }));
        else if constexpr (std::is_same_v<Member, std::uint32_t Evidence::*>)
            columns.push_back(number_column<std::uint32_t>(name, rows, value));
        else if constexpr (std::is_same_v<Member, SpanEnd>)
            columns.push_back(number_column<std::uint32_t>(
                name, rows, [&pieces, value, member](std::size_t row) -> std::optional<std::uint32_t> {
                    return ((*pieces[row].second).*member.span).empty() ? std::nullopt : std::optional(value(row));
                }));
        else
            columns.push_back(text_column(name, rows, [value](std::size_t row) { return joined(value(row)); }));
    });
    return make_table(rows, columns);
}

ArrowTable entity_table(const Entities& entities) {
    const std::size_t rows = entities.indices.size();
    const auto entity = [&entities](std::size_t row) -> const Entity& {
        return entities.space->entities[entities.indices[row]];
    };
    std::vector<ColumnMaker> columns;
    const auto add = [&](ColumnMaker column) { columns.push_back(std::move(column)); };
    add(text_column("id", rows, [entity](std::size_t row) -> View { return entity(row).id; }));
    add(text_column("name", rows, [entity](std::size_t row) -> View { return entity(row).name; }));
    add(enumeration_column("type", rows, EntityType::kOther, [entity](std::size_t row) { return entity(row).type; }));
    add(text_column("aliases", rows, [entity](std::size_t row) { return joined(entity(row).aliases); }));
    add(number_column<std::uint32_t>("mentions", rows, [entity](std::size_t row) { return entity(row).mentions; }));
    add(text_column("kb", rows, [entity](std::size_t row) -> View { return entity(row).kb; }));
    add(truth_column("unnamed", rows, [entity](std::size_t row) { return entity(row).unnamed; }));
    return make_table(rows, columns);
}

} // namespace claimgraph::python
