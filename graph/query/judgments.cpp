#include "graph/query/judgments.hpp"

#include "graph/graph_builder.hpp"
#include "graph/store/sentence_claims.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/judgment_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace claimgraph {
namespace {

constexpr int kBehindSentenceClaim = 10; ///< columns of read_sentence_claim()

/// Entities of a store as those of a batch.
class EntityBatch {
  public:
    explicit EntityBatch(const Database& database)
        : find_(database.prepare("SELECT entity FROM appearance WHERE id = ?")),
          read_(database.prepare("SELECT " + columns_of(kEntityFields) + " FROM entity WHERE id = ?")) {}

    /// The entity of an appearance; default if there is none.
    EntityIndex of_appearance(std::int64_t appearance) {
        find_.start(appearance);
        const std::int64_t row = find_.step() ? find_.number(0) : 0;
        find_.reset();
        const auto [place, is_new] = places_.try_emplace(row, entities_.size());
        if (!is_new) return place->second;
        Entity entity;
        read_.start(row);
        const bool is_there = read_.step() && read_fields<kEntityFields>(read_, 0, entity);
        read_.reset();
        if (!is_there) return place->second = EntityIndex();
        entities_.push_back(std::move(entity));
        return place->second;
    }

    std::vector<Entity> take() { return std::move(entities_); }

  private:
    SqlStatement find_, read_;
    std::map<std::int64_t, EntityIndex> places_; ///< by row
    std::vector<Entity> entities_;
};

Result<std::vector<SourceDocument>> documents_of(const Store& store, const std::vector<Claim>& claims) {
    std::set<std::string_view> names;
    for (const Claim& claim : claims) names.insert(claim.evidence.front().document);
    auto documents = store.documents();
    if (documents) std::erase_if(*documents, [&](const SourceDocument& one) { return !names.contains(one.name); });
    return documents;
}

} // namespace

Result<Judgments> judgments(const Store& store) {
    Judgments judgments = read_judgment_rows(store.database());
    if (auto status = store.database().status(); !status) return tl::unexpected(status.error());
    return judgments;
}

Result<Graph> rejected_claims(const Store& store) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    ClaimBatch batch;
    EntityBatch entities(database);
    SqlStatement row = database.prepare(
        select_sentence_claims(columns_of(kClaimFields) + ", " + sql_list(kEvidenceFields, evidence_expression),
                               "WHERE claim = ? AND derived"));
    row.start(kNotDerived);
    while (row.step()) {
        Claim claim;
        const auto entity_of = [&](const SqlStatement&, int column, const ClaimField&) {
            return row.is_null(column) ? EntityIndex() : entities.of_appearance(row.number(column));
        };
        Evidence& evidence = claim.evidence.emplace_back();
        constexpr int kBehindClaim = kBehindSentenceClaim + static_cast<int>(kClaimFields.size());
        if (!read_fields<kClaimFields>(row, kBehindSentenceClaim, claim, entity_of) ||
            !read_fields<kEvidenceFields>(row, kBehindClaim, evidence) || !claim.subject || !claim.object) {
            database.fail_with({ErrorCode::kBadFormat, "is damaged: evidence that makes no sense", {database.file()}});
            break;
        }
        batch.claims.push_back(std::move(claim));
    }
    batch.entities = entities.take();
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    auto documents = documents_of(store, batch.claims);
    if (!documents) return tl::unexpected(documents.error());
    batch.documents = std::move(*documents);
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

Result<std::vector<Judgeable>> judgeable_evidence(const Store& store, const Graph& graph, ClaimIndex index) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    const Judgments known = read_judgment_rows(database);
    const Claim& claim = graph[index];
    SqlStatement find_entity = database.prepare("SELECT id FROM entity WHERE key = ?");
    const auto row_of = [&](EntityIndex entity) {
        if (!entity) return std::int64_t{0};
        find_entity.start(graph[entity].id);
        const std::int64_t row = find_entity.step() ? find_entity.number(0) : 0;
        find_entity.reset();
        return row;
    };
    SqlStatement row = database.prepare(select_sentence_claims(
        "claim, " + sql_list(kEvidenceFields, evidence_expression),
        "WHERE claim IN (SELECT id * sign FROM claim AS edge, (SELECT 1 AS sign UNION SELECT -1) WHERE edge.subject = "
        "?1 "
        "AND edge.relation = ?2 AND edge.object = ?3 AND edge.polarity = ?4 AND edge.modality = ?5 AND "
        "ifnull(edge.speaker, 0) = ?6 UNION SELECT ?7) AND evidence.relation = ?2 AND evidence.polarity = ?4 AND "
        "evidence.modality = ?5 AND ifnull(speaker_of.entity, 0) = ?6 AND ((subject_of.entity = ?1 AND "
        "object_of.entity = ?3) OR (symmetric AND subject_of.entity = ?3 AND object_of.entity = ?1))"));
    row.start(row_of(claim.subject), claim.relation, row_of(claim.object), to_string(claim.polarity),
              to_string(claim.modality), row_of(claim.attributed_to), kNotDerived);
    std::vector<Judgeable> found;
    while (row.step()) {
        Judgeable& one = found.emplace_back();
        const std::int64_t edge = row.number(kBehindSentenceClaim);
        one.state = edge == kNotDerived ? Judgeable::State::kRejected
                    : edge < 0          ? Judgeable::State::kCopy
                                        : Judgeable::State::kCounts;
        if (!read_sentence_claim(row, 0, one.claim) ||
            !read_fields<kEvidenceFields>(row, kBehindSentenceClaim + 1, one.evidence)) {
            database.fail_with({ErrorCode::kBadFormat, "is damaged: evidence that makes no sense", {database.file()}});
            break;
        }
        if (const Judgment* judgment = known.find(one.claim)) one.judgment = *judgment;
    }
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    std::ranges::stable_sort(found, [](const Judgeable& a, const Judgeable& b) {
        return std::tie(a.state, a.evidence) < std::tie(b.state, b.evidence);
    });
    return found;
}

std::vector<Judgment> judgments_of(std::span<const Judgeable> evidence, Verdict verdict, const std::string& note) {
    std::vector<Judgment> judgments;
    for (const Judgeable& one : evidence)
        if (one.state != Judgeable::State::kRejected)
            judgments.push_back({.verdict = verdict, .claim = one.claim, .note = note});
    return judgments;
}

std::vector<std::int64_t> judgment_numbers(std::span<const Judgeable> evidence, std::optional<Verdict> verdict) {
    std::vector<std::int64_t> numbers;
    for (const Judgeable& one : evidence)
        if (one.judgment && (!verdict || one.judgment->verdict == *verdict)) numbers.push_back(one.judgment->number);
    return numbers;
}

} // namespace claimgraph
