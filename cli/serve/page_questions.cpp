#include "cli/serve/page_questions.hpp"

#include "cli/serve/overview_question.hpp"
#include "cli/serve/page_filter.hpp"
#include "cli/serve/page_part.hpp"
#include "cli/serve/page_scope.hpp"
#include "graph/model/name_key.hpp"
#include "graph/query/find_claim.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kPage = 200; ///< rows of a list
constexpr std::size_t kMostOffset = 1 << 30;
constexpr std::size_t kMostOfEntity = 300; ///< claims
constexpr std::size_t kMostOfPair = 300;   ///< claims
constexpr std::size_t kMostOfDocument = 2000;
constexpr std::size_t kMostPairs = 50; ///< in conflict
constexpr std::size_t kMostSpeakers = 60;
constexpr std::size_t kMostFound = 8;        ///< entities of a search
constexpr std::size_t kMostInPicture = 2000; ///< claims
constexpr std::size_t kMostDrawn = 150;      ///< entities of a picture that has not room for all

std::int64_t row_of_entity(const Database& database, const std::string& id) {
    return database.number(fmt::format("SELECT id FROM entity WHERE key = {}", sql_text(id)));
}

/// The filters and the part that the page looks at. Fails with kBadFormat.
Result<PageFilter> asked_claims(const ServedStore& served, const Parameters& parameters) {
    auto filter = PageFilter::read(parameters, served.store, served.families);
    if (!filter) return filter;
    auto scope = scope_of(served.store.database(), parameters);
    if (!scope) return tl::unexpected(scope.error());
    filter->restrict_to(std::move(*scope));
    return filter;
}

std::int64_t count_claims(const Database& database, const std::string& where) {
    return database.number(fmt::format("SELECT count(*) FROM claim WHERE {}", where));
}

// -- about: what the page says of the whole store, asked once

Result<std::string> about(const ServedStore& served, const Parameters&) {
    const Database& database = served.store.database();
    PageJson families = PageJson::object();
    for (const auto& [relation, label] : served.store.relations())
        families[family_of(served.families, relation)] = to_string(served.families.tone_of(relation));
    PageJson json{{"title", served.title},
                  {"entities", database.number("SELECT count(*) FROM entity")},
                  {"claims", database.number("SELECT count(*) FROM claim")},
                  {"documents", database.number("SELECT count(*) FROM document WHERE derived AND name <> ''")},
                  {"conflicts", count_conflicts(database, "1")},
                  {"hasActors", has_actors(database)},
                  {"families", std::move(families)}};
    json["types"] = count_rows(database, "SELECT type, count(*) FROM entity WHERE EXISTS(SELECT 1 FROM claim WHERE "
                                         "subject = entity.id) OR EXISTS(SELECT 1 FROM claim WHERE object = entity.id) "
                                         "GROUP BY type");
    json["modalities"] = count_rows(database, "SELECT modality, count(*) FROM claim GROUP BY modality");
    json["days"] = day_rows(database, "1");
    json["undated"] = database.number("SELECT count(*) FROM claim WHERE time_from IS NULL");
    return without_graph(served, json);
}

// -- facets: how many claims each value of a list would show, given all other filters

PageJson family_counts(const ServedStore& served, const std::string& where) {
    std::map<std::string, std::int64_t> counts;
    SqlStatement row = served.store.database().prepare(
        fmt::format("SELECT relation, count(*) FROM claim WHERE {} GROUP BY relation", where));
    while (row.step()) counts[family_of(served.families, row.text(0))] += row.number(1);
    PageJson json = PageJson::array();
    for (const auto& [family, count] : counts) json.push_back(PageJson::array({family, count}));
    return json;
}

PageJson speaker_counts(const Database& database, const std::string& where) {
    PageJson json = PageJson::array();
    SqlStatement row = database.prepare(
        fmt::format("SELECT ifnull(entity.key, '-'), count, ifnull(entity.name, '') FROM (SELECT speaker, count(*) AS "
                    "count FROM claim WHERE {} GROUP BY speaker ORDER BY 2 DESC, 1 LIMIT {}) LEFT JOIN entity ON "
                    "entity.id = speaker ORDER BY count DESC, 1",
                    where, kMostSpeakers));
    while (row.step())
        json.push_back(PageJson::array({std::string(row.text(0)), row.number(1), std::string(row.text(2))}));
    return json;
}

Result<std::string> facets(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    PageJson json{{"claims", count_claims(database, filter->where())}};
    json["type"] = count_rows(
        database,
        fmt::format("SELECT type, count(*) FROM (SELECT entity.type AS type FROM claim JOIN entity ON "
                    "entity.id = subject WHERE {0} UNION ALL SELECT other.type FROM claim JOIN entity AS other "
                    "ON other.id = object JOIN entity AS first ON first.id = subject WHERE {0} AND other.type "
                    "<> first.type) GROUP BY type",
                    filter->where("type")));
    json["family"] = family_counts(served, filter->where("family"));
    json["speaker"] = speaker_counts(database, filter->where("speaker"));
    for (const char* list : {"polarity", "modality"})
        json[list] = count_rows(
            database, fmt::format("SELECT {0}, count(*) FROM claim WHERE {1} GROUP BY {0}", list, filter->where(list)));
    return without_graph(served, json);
}

// -- picture: what is drawn

Result<std::string> picture(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    const std::string where = filter->where();
    const std::int64_t total = count_claims(database, where);
    std::string among = "1";
    if (total > static_cast<std::int64_t>(kMostInPicture)) {
        database.run(
            fmt::format("DROP TABLE IF EXISTS temp.drawn; CREATE TEMP TABLE drawn AS SELECT id FROM (SELECT subject AS "
                        "id FROM claim WHERE {0} UNION ALL SELECT object FROM claim WHERE {0}) GROUP BY id ORDER BY "
                        "count(*) DESC, id LIMIT {1}",
                        where, kMostDrawn)
                .c_str());
        among = "subject IN (SELECT id FROM temp.drawn) AND object IN (SELECT id FROM temp.drawn)";
    }
    return with_graph(served,
                      {.claims = fmt::format("SELECT id FROM claim WHERE {} AND {} ORDER BY evidence DESC, id LIMIT {}",
                                             where, among, kMostInPicture),
                       .entities = "SELECT NULL AS id WHERE 0"},
                      {{"total", total}});
}

// -- claims: the table, page by page

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOrders{{
    {"Subject", "(SELECT name FROM entity WHERE entity.id = subject)"},
    {"Claim", "label"},
    {"Object", "(SELECT name FROM entity WHERE entity.id = object)"},
    {"Who says so", "(SELECT name FROM entity WHERE entity.id = speaker)"},
    {"Status", "modality"},
    {"When", "time_from"},
    {"Confidence", "-confidence"},
}};

Result<std::string> claims(const ServedStore& served, const Parameters& parameters) {
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    std::string order = "evidence DESC";
    if (const std::string wanted = value_of(parameters, "sort"); !wanted.empty()) {
        const auto* known = std::ranges::find(kOrders, wanted, [](const auto& entry) { return entry.first; });
        if (known == kOrders.end()) return fail(ErrorCode::kBadFormat, "'sort' is not a column of the table");
        // what is empty comes last, either way
        order =
            fmt::format("ifnull({0}, '') = '', {0} {1}", known->second, parameters.contains("down") ? "DESC" : "ASC");
    }
    return with_graph(served,
                      {.claims = fmt::format("SELECT id FROM claim WHERE {} ORDER BY {}, id LIMIT {} OFFSET {}",
                                             filter->where(), order, kPage, *offset),
                       .entities = "SELECT NULL AS id WHERE 0"},
                      {{"total", count_claims(served.store.database(), filter->where())}, {"next", *offset + kPage}});
}

// -- documents: the list; document: one of them with its claims

Result<std::string> documents(const ServedStore& served, const Parameters& parameters) {
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    const Database& database = served.store.database();
    PageJson rows = PageJson::array();
    SqlStatement row = database.prepare(
        "SELECT name, title, date, publisher, author, url, (SELECT count(DISTINCT claim) FROM evidence WHERE "
        "evidence.id "
        "BETWEEN first_evidence AND first_evidence + evidences - 1 AND claim > 0) FROM document WHERE derived AND name "
        "<> '' ORDER BY date DESC, title, name LIMIT ? OFFSET ?");
    row.start(kPage, *offset);
    while (row.step()) {
        PageJson document;
        for (int i = 0; const char* name : {"name", "title", "date", "publisher", "author", "url"})
            document[name] = std::string(row.text(i++));
        document["count"] = row.number(6);
        rows.push_back(std::move(document));
    }
    return without_graph(served,
                         {{"documents", std::move(rows)},
                          {"total", database.number("SELECT count(*) FROM document WHERE derived AND name <> ''")},
                          {"next", *offset + kPage}});
}

Result<std::string> document(const ServedStore& served, const Parameters& parameters) {
    const std::string name = sql_text(value_of(parameters, "name"));
    return with_graph(served,
                      {.claims = fmt::format(
                           "SELECT DISTINCT claim AS id FROM document CROSS JOIN evidence ON evidence.id BETWEEN "
                           "first_evidence AND first_evidence + evidences - 1 AND claim > 0 WHERE name = {} LIMIT {}",
                           name, kMostOfDocument),
                       .entities = "SELECT NULL AS id WHERE 0"},
                      PageJson::object());
}

// -- conflicts: pairs of claims that deny each other, page by page

Result<std::string> conflicts(const ServedStore& served, const Parameters& parameters) {
    const auto filter = PageFilter::read(parameters, served.store, served.families);
    if (!filter) return tl::unexpected(filter.error());
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    return with_graph(
        served,
        {.claims = conflict_claims(filter->where(), kMostPairs, *offset), .entities = "SELECT NULL AS id WHERE 0"},
        {{"total", count_conflicts(served.store.database(), filter->where())}, {"next", *offset + kMostPairs}});
}

// -- entity and claim: what is chosen

Result<std::string> entity(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const std::int64_t row = row_of_entity(database, value_of(parameters, "id"));
    const auto count = [&](std::string_view column) {
        return database.number(fmt::format("SELECT count(*) FROM claim WHERE {} = {}", column, row));
    };
    return with_graph(
        served,
        {.claims = fmt::format("SELECT id FROM (SELECT id, evidence FROM claim WHERE subject = {0} UNION SELECT id, "
                               "evidence FROM claim WHERE object = {0} UNION SELECT id, evidence FROM claim WHERE "
                               "speaker = {0}) ORDER BY evidence DESC, id LIMIT {1}",
                               row, kMostOfEntity),
         .entities = fmt::format("SELECT id FROM entity WHERE id = {}", row)},
        {{"out", count("subject")}, {"in", count("object")}, {"says", count("speaker")}});
}

Result<std::string> claim(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const ClaimIdParts id = claim_id_parts(value_of(parameters, "id"));
    const std::int64_t a = row_of_entity(database, id.subject);
    const std::int64_t b = row_of_entity(database, id.object);
    // the relation that is meant first: no limit leaves it out
    return with_graph(
        served,
        {.claims = fmt::format("SELECT id FROM (SELECT id, relation, evidence FROM claim WHERE subject = "
                               "{0} AND object = {1} UNION SELECT id, relation, evidence FROM claim WHERE "
                               "subject = {1} AND object = {0}) ORDER BY relation = {2} DESC, evidence "
                               "DESC, id LIMIT {3}",
                               a, b, sql_text(id.relation), kMostOfPair),
         .entities = "SELECT NULL AS id WHERE 0"},
        PageJson::object());
}

// -- search: entities by their names, relations by theirs

PageJson relations_with(const ServedStore& served, const std::string& text) {
    constexpr std::size_t kMostRelations = 3;
    PageJson found = PageJson::array();
    SqlStatement row = served.store.database().prepare("SELECT relation, label, count(*) FROM claim WHERE instr(' ' || "
                                                       "label, ' ' || ?1) > 0 OR instr('_' || relation, "
                                                       "'_' || ?1) > 0 GROUP BY relation ORDER BY 3 DESC, 1 LIMIT ?2");
    row.start(text, kMostRelations);
    while (row.step())
        found.push_back(
            {{"relation", std::string(row.text(0))}, {"label", std::string(row.text(1))}, {"count", row.number(2)}});
    return found;
}

Result<std::string> search_names(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const std::string text = name_key(value_of(parameters, "text"));
    if (text.empty()) return without_graph(served, {{"entities", PageJson::array()}, {"relations", PageJson::array()}});
    std::vector<std::string> rows;
    PageJson found = PageJson::array();
    SqlStatement row = database.prepare(
        "SELECT entity.id, entity.key FROM (SELECT entity, min(CASE WHEN name = ?1 THEN 0 WHEN instr(name, ?1) = 1 "
        "THEN 1 "
        "WHEN instr(name, ' ' || ?1) > 0 THEN 2 ELSE 3 END) AS place FROM entity_name WHERE instr(name, ?1) > 0 GROUP "
        "BY "
        "entity) JOIN entity ON entity.id = entity ORDER BY place, mentions DESC, entity.key LIMIT ?2");
    row.start(text, kMostFound);
    while (row.step()) {
        rows.push_back(std::to_string(row.number(0)));
        found.push_back(std::string(row.text(1)));
    }
    return with_graph(served,
                      {.claims = "SELECT id FROM claim WHERE 0",
                       .entities = fmt::format("SELECT id FROM entity WHERE id IN ({})", fmt::join(rows, ","))},
                      {{"entities", std::move(found)}, {"relations", relations_with(served, text)}});
}

struct Question {
    std::string_view name;
    Result<std::string> (*answer)(const ServedStore& served, const Parameters& parameters);
};

constexpr Question kQuestions[] = {
    {"about", about},   {"facets", facets},       {"overview", overview},   {"picture", picture},
    {"claims", claims}, {"documents", documents}, {"document", document},   {"conflicts", conflicts},
    {"entity", entity}, {"claim", claim},         {"search", search_names},
};

} // namespace

Result<std::string> answer_page(const ServedStore& served, std::string_view question, const Parameters& parameters) {
    const auto* known = std::ranges::find(kQuestions, question, &Question::name);
    if (known == std::end(kQuestions))
        return fail(ErrorCode::kNotFound, fmt::format("no question is called '{}'", question));
    if (const auto checked = check_size(parameters); !checked) return tl::unexpected(checked.error());
    const Snapshot snapshot(served.store.database());
    return known->answer(served, parameters);
}

} // namespace claimgraph::cli
