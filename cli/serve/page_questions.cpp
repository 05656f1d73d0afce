#include "cli/serve/page_questions.hpp"

#include "cli/serve/overview_question.hpp"
#include "cli/serve/page_filter.hpp"
#include "cli/serve/page_part.hpp"
#include "cli/serve/page_scope.hpp"
#include "cli/serve/ranking.hpp"
#include "graph/model/name_key.hpp"
#include "graph/query/filter/find_claim.hpp"
#include "graph/store/part_rows.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>
#include <tuple>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kPage = 200; ///< rows of a list
constexpr std::size_t kMostOffset = 1 << 30;
constexpr std::size_t kMostOfEntity = 300; ///< claims
constexpr std::size_t kMostOfPair = 300;   ///< claims
constexpr std::size_t kMostOfDocument = 2000;
constexpr std::size_t kMostPairs = 50; ///< in conflict
constexpr std::size_t kMostOfSide = 3; ///< claims that affirm, and that deny
constexpr std::size_t kMostQuoted = 3; ///< sentences of each
constexpr std::size_t kMostSpeakers = 60;
constexpr std::size_t kMostFound = 8;        ///< entities of a search
constexpr std::size_t kMostInPicture = 2000; ///< claims
constexpr std::size_t kMostDrawn = 150;      ///< entities of a picture that has not room for all

constexpr const char* kNoEntities = "SELECT NULL AS id WHERE 0"; ///< beyond those of the claims

/// {"text": count, ...}, without those of no claim.
PageJson texts_with(const Counts& counts, const TextNumbers& texts) {
    PageJson json = PageJson::object();
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        if (counts.of(i) > 0) json[texts[i]] = counts.of(i);
    return json;
}

// -- about: what the page says of the whole store, asked once

Result<std::string> about(const ServedStore& served, const Parameters&) {
    const Database& database = served.store.database();
    const ClaimTable& table = served.table;
    std::vector<const ClaimRow*> all;
    Counts types(table.types.size());
    Counts modalities(table.modalities.size());
    std::size_t undated = 0;
    for (const ClaimRow& claim : table.claims) {
        all.push_back(&claim);
        types.add(table.entities[claim.subject].type);
        types.add(table.entities[claim.object].type);
        modalities.add(claim.modality);
        if (!claim.dated) ++undated;
    }
    PageJson families = PageJson::object();
    for (std::size_t i = 0; i < table.relations.size(); ++i)
        families[table.families[table.family_of[i]]] = to_string(table.tone_of[i]);
    const PageJson json{{"title", served.title},
                        {"entities", table.entity_count},
                        {"claims", table.claims.size()},
                        {"documents", database.number("SELECT count(*) FROM document WHERE derived AND name <> ''")},
                        {"conflicts", table.contradictions.size()},
                        {"hasActors", table.has_actors},
                        {"canJudge", served.may_judge},
                        {"families", std::move(families)},
                        {"types", texts_with(types, table.types)},
                        {"modalities", texts_with(modalities, table.modalities)},
                        {"days", day_rows(all)},
                        {"undated", undated}};
    return without_graph(served, json);
}

// -- facets: how many claims each choice of a list would show, given all other filters

/// [[id, count, name], ...], the article's own claims with the id "-".
PageJson speaker_rows(const Database& database, const Counts& counts) {
    PageJson rows = PageJson::array();
    SqlStatement entity = database.prepare("SELECT key, name FROM entity WHERE id = ?");
    for (const std::uint32_t speaker : counts.most(kMostSpeakers)) {
        entity.start(speaker);
        const bool is_somebody = entity.step();
        rows.push_back(PageJson::array({is_somebody ? std::string(entity.text(0)) : "-", counts.of(speaker),
                                        is_somebody ? std::string(entity.text(1)) : ""}));
    }
    return rows;
}

Result<std::string> facets(const ServedStore& served, const Parameters& parameters) {
    using List = PageFilter::List;
    const ClaimTable& table = served.table;
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    std::size_t claims = 0;
    Counts types(table.types.size());
    Counts families(table.families.size());
    Counts speakers(table.entities.size());
    Counts modalities(table.modalities.size());
    Counts polarities(2);
    filter->each_or_nearly(table, [&](const ClaimRow& claim, List list) {
        const auto counts_for = [&](List asked) { return list == List::kOther || list == asked; };
        if (list == List::kOther) ++claims;
        if (counts_for(List::kType)) {
            const std::uint8_t subject = table.entities[claim.subject].type;
            const std::uint8_t object = table.entities[claim.object].type;
            types.add(subject);
            if (object != subject) types.add(object);
        }
        if (counts_for(List::kFamily)) families.add(table.family_of[claim.relation]);
        if (counts_for(List::kSpeaker)) speakers.add(claim.speaker);
        if (counts_for(List::kPolarity)) polarities.add(claim.denied ? 1 : 0);
        if (counts_for(List::kModality)) modalities.add(claim.modality);
    });
    const PageJson json{{"claims", claims},
                        {"type", texts_with(types, table.types)},
                        {"family", texts_with(families, table.families)},
                        {"speaker", speaker_rows(served.store.database(), speakers)},
                        {"polarity", {{"+", polarities.of(0)}, {"-", polarities.of(1)}}},
                        {"modality", texts_with(modalities, table.modalities)}};
    return without_graph(served, json);
}

// -- picture: what is drawn

Result<std::string> picture(const ServedStore& served, const Parameters& parameters) {
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    std::vector<const ClaimRow*> claims = passing(served.table, *filter);
    const std::size_t total = claims.size();
    if (total > kMostInPicture) {
        Counts degrees(served.table.entities.size());
        for (const ClaimRow* claim : claims) {
            degrees.add(claim->subject);
            degrees.add(claim->object);
        }
        std::vector<bool> is_drawn(served.table.entities.size());
        for (const std::uint32_t entity : degrees.most(kMostDrawn)) is_drawn[entity] = true;
        std::erase_if(claims,
                      [&](const ClaimRow* claim) { return !is_drawn[claim->subject] || !is_drawn[claim->object]; });
        std::ranges::stable_sort(claims, std::ranges::greater(), &ClaimRow::evidence);
        if (claims.size() > kMostInPicture) claims.resize(kMostInPicture);
    }
    return with_graph(served, {.claims = rows_of(claims), .entities = kNoEntities, .evidence = false},
                      {{"total", total}});
}

// -- claims: the table, page by page

/// What the page sorts by, as a key of which the smallest comes first, and whether a claim has none.
struct Order {
    std::string_view column;
    std::int64_t (*key)(const ClaimTable& table, const ClaimRow& claim);
    bool (*is_empty)(const ClaimRow& claim) = [](const ClaimRow&) { return false; };
};

constexpr Order kOrders[] = {
    {"", [](const ClaimTable&, const ClaimRow& claim) { return -std::int64_t{claim.evidence}; }},
    {"Subject",
     [](const ClaimTable& table, const ClaimRow& claim) -> std::int64_t {
         return table.entities[claim.subject].name_place;
     }},
    {"Claim",
     [](const ClaimTable& table, const ClaimRow& claim) -> std::int64_t { return table.label_place[claim.label]; }},
    {"Object",
     [](const ClaimTable& table, const ClaimRow& claim) -> std::int64_t {
         return table.entities[claim.object].name_place;
     }},
    {"Who says so",
     [](const ClaimTable& table, const ClaimRow& claim) -> std::int64_t {
         return table.entities[claim.speaker].name_place;
     },
     [](const ClaimRow& claim) { return claim.speaker == 0; }},
    {"Status", [](const ClaimTable&, const ClaimRow& claim) -> std::int64_t { return claim.modality; }},
    {"When", [](const ClaimTable&, const ClaimRow& claim) -> std::int64_t { return claim.from; },
     [](const ClaimRow& claim) { return !claim.dated; }},
    {"Confidence",
     [](const ClaimTable&, const ClaimRow& claim) { return -static_cast<std::int64_t>(claim.confidence * 1e6F); }},
};

Result<std::string> claims(const ServedStore& served, const Parameters& parameters) {
    const auto filter = asked_claims(served, parameters);
    if (!filter) return tl::unexpected(filter.error());
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    const auto* order = std::ranges::find(kOrders, value_of(parameters, "sort"), &Order::column);
    if (order == std::end(kOrders)) return fail(ErrorCode::kBadFormat, "'sort' is not a column of the table");
    std::vector<const ClaimRow*> found = passing(served.table, *filter);
    const std::size_t total = found.size();
    const std::int64_t sign = parameters.contains("down") ? -1 : 1;
    const auto key = [&](const ClaimRow* claim) { // what is empty comes last, either way
        return std::tuple(order->is_empty(*claim), sign * order->key(served.table, *claim), claim->id);
    };
    const std::size_t begin = std::min(*offset, total);
    const std::size_t end = std::min(begin + kPage, total);
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(end), {}, key);
    return with_graph(served,
                      {.claims = rows_of(std::span(found).subspan(begin, end - begin)),
                       .entities = kNoEntities,
                       .evidence = parameters.contains("evidence"),
                       .most_evidence = kMostEvidence},
                      {{"total", total}, {"next", *offset + kPage}});
}

// -- documents: the list; document: one of them with its claims

Result<std::string> documents(const ServedStore& served, const Parameters& parameters) {
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    const Database& database = served.store.database();
    PageJson rows = PageJson::array();
    SqlStatement row = database.prepare(
        "SELECT name, title, date, publisher, author, url, claims FROM documents WHERE name IS NOT NULL ORDER BY date "
        "DESC, title, name LIMIT ? OFFSET ?");
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
    const std::string of_it = claims_of_documents(std::array{value_of(parameters, "name")});
    return with_graph(served,
                      {.claims = fmt::format("SELECT DISTINCT claim AS id FROM ({}) LIMIT {}", of_it, kMostOfDocument),
                       .entities = kNoEntities,
                       .most_evidence = kMostEvidence},
                      PageJson::object());
}

// -- conflicts: what is both affirmed and denied, page by page

Result<std::string> conflicts(const ServedStore& served, const Parameters& parameters) {
    const auto filter = PageFilter::read(parameters, served.table, served.store.database());
    if (!filter) return tl::unexpected(filter.error());
    const auto offset = count_of(parameters, "offset", 0, kMostOffset);
    if (!offset) return tl::unexpected(offset.error());
    const auto found = contradictions(served.table, passing(served.table, *filter));
    std::vector<const ClaimRow*> shown;
    for (std::size_t i = *offset; i < std::min(*offset + kMostPairs, found.size()); ++i)
        for (const ClaimRow* claim : strongest(served.table, found[i], kMostOfSide)) shown.push_back(claim);
    return with_graph(served, {.claims = rows_of(shown), .entities = kNoEntities, .most_evidence = kMostQuoted},
                      {{"total", found.size()}, {"next", *offset + kMostPairs}});
}

// -- entity and claim: what is chosen

Result<std::string> entity(const ServedStore& served, const Parameters& parameters) {
    const std::uint32_t row = row_of_entity(served.store.database(), value_of(parameters, "id"));
    std::vector<const ClaimRow*> claims;
    std::size_t out = 0;
    std::size_t in = 0;
    std::size_t says = 0;
    for (const ClaimRow& claim : served.table.claims) {
        if (row == 0 || (claim.subject != row && claim.object != row && claim.speaker != row)) continue;
        claims.push_back(&claim);
        if (claim.subject == row) ++out;
        if (claim.object == row) ++in;
        if (claim.speaker == row) ++says;
    }
    std::ranges::stable_sort(claims, std::ranges::greater(), &ClaimRow::evidence);
    if (claims.size() > kMostOfEntity) claims.resize(kMostOfEntity);
    return with_graph(served,
                      {.claims = rows_of(claims),
                       .entities = fmt::format("SELECT id FROM entity WHERE id = {}", row),
                       .evidence = false},
                      {{"out", out}, {"in", in}, {"says", says}});
}

Result<std::string> claim(const ServedStore& served, const Parameters& parameters) {
    const Database& database = served.store.database();
    const ClaimIdParts id = claim_id_parts(value_of(parameters, "id"));
    const std::uint32_t a = row_of_entity(database, id.subject);
    const std::uint32_t b = row_of_entity(database, id.object);
    // the relation that is meant first: no limit leaves it out
    return with_graph(
        served,
        {.claims = fmt::format("SELECT id FROM (SELECT id, relation, evidence FROM claim WHERE subject = "
                               "{0} AND object = {1} UNION SELECT id, relation, evidence FROM claim WHERE "
                               "subject = {1} AND object = {0}) ORDER BY relation = {2} DESC, evidence "
                               "DESC, id LIMIT {3}",
                               a, b, sql_text(id.relation), kMostOfPair),
         .entities = kNoEntities,
         .most_evidence = kMostEvidence},
        PageJson::object());
}

// -- search: entities by their names, relations by theirs

/// Which texts have a word, after such a space, that begins so.
std::vector<bool> with_word(const TextNumbers& texts, char space, const std::string& begin) {
    std::vector<bool> found(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        found[i] = (space + texts[i]).find(space + begin) != std::string::npos;
    return found;
}

PageJson relations_with(const ClaimTable& table, const std::string& text) {
    constexpr std::size_t kMostRelations = 3;
    const std::vector<bool> labels = with_word(table.labels, ' ', text);
    const std::vector<bool> relations = with_word(table.relations, '_', text);
    Counts counts(table.relations.size());
    std::vector<std::uint32_t> label_of(table.relations.size());
    for (const ClaimRow& claim : table.claims) {
        if (!labels[claim.label] && !relations[claim.relation]) continue;
        if (counts.of(claim.relation) == 0) label_of[claim.relation] = claim.label;
        counts.add(claim.relation);
    }
    PageJson found = PageJson::array();
    for (const std::uint32_t relation : counts.most(kMostRelations))
        found.push_back({{"relation", table.relations[relation]},
                         {"label", table.labels[label_of[relation]]},
                         {"count", counts.of(relation)}});
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
                      {{"entities", std::move(found)}, {"relations", relations_with(served.table, text)}});
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
