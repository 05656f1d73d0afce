#include "graph/store/part_rows.hpp"

#include "graph/model/name_key.hpp"
#include "graph/store/time_functions.hpp"

#include <fmt/format.h>
#include <string_view>

namespace claimgraph {
namespace {

/// A query for the entities of a name.
std::string entities_named(const std::string& name) {
    return fmt::format("SELECT entity FROM entity_name WHERE name = {} UNION SELECT id FROM entity WHERE key = {}",
                       sql_text(name_key(name)), sql_text(name));
}

/// " AND column IN (the entities of the name)", nothing without one.
std::string is_named(std::string_view column, const std::string& name) {
    return name.empty() ? std::string() : fmt::format(" AND {} IN ({})", column, entities_named(name));
}

/// Whether claims have to be looked up by their time: nothing else is asked that has an index. SQLite would do so with
/// an entity too, of which there are far fewer; a plus tells it not to.
bool is_of_time_alone(GraphPart part) {
    part.filter.time.reset();
    part.filter.polarity.reset();
    part.filter.modality.reset();
    part.filter.min_confidence = 0;
    return part == GraphPart{.evidence = part.evidence};
}

/// What each claim has to be, whatever its ends: " AND ...".
std::string conditions(const GraphPart& part) {
    std::string sql = is_named("speaker", part.speaker);
    if (!part.filter.relations.empty()) sql += fmt::format(" AND relation IN ({})", sql_texts(part.filter.relations));
    if (part.filter.polarity) sql += fmt::format(" AND polarity = '{}'", to_string(*part.filter.polarity));
    if (part.filter.modality) sql += fmt::format(" AND modality = '{}'", to_string(*part.filter.modality));
    if (part.filter.min_confidence > 0) sql += fmt::format(" AND confidence >= {}", part.filter.min_confidence);
    if (!part.filter.documents.empty())
        sql += fmt::format(" AND claim.id IN ({})", claims_of_documents(part.filter.documents));
    if (part.filter.time)
        sql += fmt::format(" AND {}time_until >= {} AND time_from <= {}", is_of_time_alone(part) ? "" : "+",
                           part.filter.time->first_day().value_or(kOpenFrom),
                           part.filter.time->last_day().value_or(kOpenUntil));
    // most claims are affirmed; so, unless they are few anyway, the denied ones are looked up first
    if (part.both_polarities)
        sql += part.end.empty() ? " AND claim.id IN (SELECT alike.id FROM claim AS denied CROSS JOIN claim AS alike "
                                  "USING(subject, relation, object) WHERE denied.polarity = '-' AND EXISTS("
                                  "SELECT 1 FROM claim AS affirmed WHERE affirmed.subject = denied.subject AND "
                                  "affirmed.relation = denied.relation AND affirmed.object = denied.object AND "
                                  "affirmed.polarity = '+'))"
                                : " AND EXISTS(SELECT 1 FROM claim AS other WHERE other.subject = claim.subject AND "
                                  "other.relation = claim.relation AND other.object = claim.object AND "
                                  "other.polarity <> claim.polarity)";
    return sql;
}

/// Puts the entities fewer than part.depth claims away into temp.near, level by level.
void walk(const Database& database, const GraphPart& part, const std::string& rest) {
    database.run("DROP TABLE IF EXISTS temp.near; CREATE TEMP TABLE near(id INTEGER PRIMARY KEY, level INTEGER)");
    for (const std::string& name : part.around)
        database.run(
            fmt::format("INSERT OR IGNORE INTO near SELECT entity, 1 FROM ({})", entities_named(name)).c_str());
    SqlStatement step = database.prepare(fmt::format(
        "INSERT OR IGNORE INTO near SELECT other, ?2 FROM ("
        "SELECT object AS other FROM claim WHERE subject IN (SELECT id FROM near WHERE level = ?1){0} UNION "
        "SELECT subject FROM claim WHERE object IN (SELECT id FROM near WHERE level = ?1){0})",
        rest));
    std::int64_t before = 0;
    for (std::size_t level = 1; level < part.depth; ++level) {
        const std::int64_t reached = database.number("SELECT count(*) FROM temp.near");
        if (!database.ok() || reached == before) return;
        before = reached;
        step.run(level, level + 1);
    }
}

} // namespace

std::string claims_of_documents(std::span<const std::string> names) {
    return fmt::format("SELECT claim FROM document CROSS JOIN {} WHERE name IN ({})", kEvidenceOfDocument,
                       sql_texts(names));
}

RowSelection select_part(const Database& database, const GraphPart& part) {
    RowSelection rows{.evidence = part.evidence || part.filter.asks_evidence()};
    if (part == GraphPart{.evidence = part.evidence}) return rows;
    rows.claims = "SELECT id FROM claim WHERE 0";
    rows.entities = "SELECT id FROM entity WHERE 0";
    if (!part.claims) {
        rows.entities = "SELECT id FROM entity";
        return rows;
    }
    for (const std::string* name : {&part.subject, &part.object, &part.speaker, &part.end, &part.party})
        if (!name->empty()) rows.entities += " UNION " + entities_named(*name);
    for (const std::string& name : part.around) rows.entities += " UNION " + entities_named(name);

    std::string rest = conditions(part);
    const auto claims_where = [&](const std::string& condition) {
        return fmt::format("SELECT claim.id FROM claim WHERE 1{}{}", condition, rest);
    };
    if (!part.around.empty()) {
        walk(database, part, rest);
        rows.claims = claims_where(" AND subject IN (SELECT id FROM near)") + " UNION " +
                      claims_where(" AND object IN (SELECT id FROM near)");
        return rows;
    }
    // of the other conditions on entities, one looks up the claims and the others filter them
    if (!part.party.empty())
        rows.claims = claims_where(is_named("subject", part.party)) + " UNION " +
                      claims_where(is_named("object", part.party)) + " UNION " +
                      claims_where(is_named("speaker", part.party)) + " UNION " +
                      claims_where(is_named("place_entity", part.party));
    else if (!part.end.empty())
        rows.claims =
            claims_where(is_named("subject", part.end)) + " UNION " + claims_where(is_named("object", part.end));
    else if (!part.subject.empty() || !part.object.empty())
        rows.claims =
            claims_where(is_named("subject", part.subject) + is_named("object", part.object)) + " UNION " +
            claims_where(is_named("object", part.subject) + is_named("subject", part.object) + " AND symmetric");
    else
        rows.claims = claims_where("");
    return rows;
}

} // namespace claimgraph
