#include "graph/store/write/claim_rows.hpp"

#include "graph/matching/merge.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/store/claim_sums.hpp"
#include "graph/store/field_rows.hpp"
#include "graph/store/time_functions.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/stored_copies.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

std::string entity_columns() {
    return sql_list(kClaimEntities, [](const ClaimEntity& entity) { return entity.field->in_sql(); });
}

} // namespace

/// The evidence that is new, and that of moved entities.
std::vector<std::int64_t> ClaimRows::evidence_to_place(const std::set<std::int64_t>& moved_documents) {
    std::vector<std::int64_t> found;
    SqlStatement fresh = database_.prepare("SELECT id FROM evidence WHERE claim = ? ORDER BY id");
    fresh.start(kNotDerived);
    while (fresh.step())
        if (!judged_.is_rejected(fresh.number(0))) found.push_back(fresh.number(0));
    SqlStatement moved = database_.prepare(
        fmt::format("SELECT evidence.id, {} FROM document JOIN evidence ON evidence.id "
                    "BETWEEN first_evidence AND first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?",
                    entity_columns()));
    for (const std::int64_t document : moved_documents) {
        moved.start(document, kNotDerived);
        while (moved.step())
            for (int column = 1; column <= static_cast<int>(kClaimEntities.size()); ++column)
                if (!moved.is_null(column) && entities_.has_moved(moved.number(column))) {
                    found.push_back(moved.number(0));
                    break;
                }
    }
    std::ranges::sort(found);
    return found;
}

void ClaimRows::place_evidence(const std::set<std::int64_t>& moved_documents) {
    SqlStatement stale = database_.prepare("SELECT id FROM stale_claim");
    while (stale.step()) touch(stale.number(0));
    auto next = static_cast<std::uint32_t>(database_.number("SELECT max(id) FROM claim") + 1);
    SqlStatement read = database_.prepare(fmt::format(
        "SELECT claim, symmetric, relation, polarity, modality, {} FROM evidence WHERE id = ?", entity_columns()));
    SqlStatement find = database_.prepare("SELECT id FROM claim WHERE subject = ? AND relation = ? AND object = ? AND "
                                          "polarity = ? AND modality = ? AND ifnull(speaker, 0) = ?");
    // of one piece of evidence; of more it is written anew later
    SqlStatement add = database_.prepare(
        fmt::format("INSERT INTO claim(id, {}, evidence, documents, first_seen, last_seen, time_from, time_until) "
                    "SELECT ?, {}, 1, 1, date, date, first_day(time_value), last_day(time_value) "
                    "FROM evidence JOIN sentence ON sentence.id = evidence.sentence JOIN document ON document.id = "
                    "sentence.document WHERE evidence.id = ?",
                    columns_of(kClaimFields), sql_list(kClaimFields, [](const ClaimField& field) {
                        return is_entity(field) ? std::string_view("nullif(?, 0)") : field.in_sql();
                    })));
    SqlStatement update = database_.prepare("UPDATE evidence SET claim = ?, turned = ? WHERE id = ?");
    for (const std::int64_t id : evidence_to_place(moved_documents)) {
        read.start(id);
        if (!read.step()) break;
        std::array<EntityRow, kClaimEntities.size()> entities{}; // 0 is nobody
        for (std::size_t i = 0; i < entities.size(); ++i)
            if (const int column = 5 + static_cast<int>(i); !read.is_null(column))
                entities[i] = entities_.entity_of(read.number(column));
        EntityRow& subject = entities[0];
        EntityRow& object = entities[1];
        // a symmetric claim is stored in one direction
        const bool is_turned = read.number(1) != 0 && entities_.key_of(object) < entities_.key_of(subject);
        if (is_turned) std::swap(subject, object);
        const std::int64_t before = read.number(0) == kNotDerived ? kNotDerived : std::abs(read.number(0));
        if (before != kNotDerived) touch(before);
        find.start(subject, read.text(2), object, read.text(3), read.text(4), entities[2]);
        std::uint32_t claim = 0;
        if (find.step()) {
            claim = static_cast<std::uint32_t>(find.number(0));
            touch(claim);
        } else {
            claim = next++;
            add.bind(0, std::int64_t{claim});
            int parameter = 1;
            for (const EntityRow entity : entities) add.bind(parameter++, std::int64_t{entity});
            add.bind(parameter, id).step();
            if (judged_.is_confirmed(id)) touch(claim);
        }
        find.reset();
        read.reset();
        if (before != claim) update.run(claim, is_turned, id);
    }
}

void ClaimRows::write() {
    std::ranges::sort(dirty_);
    dirty_.erase(std::unique(dirty_.begin(), dirty_.end()), dirty_.end());
    const auto mergeable = [](const ClaimField& field) { return field.identity == 0 ? field.in_sql() : kNoName; };
    const std::string own = sql_list(kClaimFields, mergeable);
    const int behind = 3 + static_cast<int>(std::ranges::count(kClaimFields, 0, &ClaimField::identity));
    SqlStatement row = database_.prepare(
        fmt::format("SELECT evidence.id, claim, same_as, {}, {} FROM evidence CROSS JOIN sentence ON sentence.id = "
                    "evidence.sentence CROSS JOIN document ON document.id = sentence.document "
                    "WHERE claim IN (?1, -?1)",
                    own, sql_list(kEvidenceFields, evidence_expression)));
    SqlStatement write =
        database_.prepare(fmt::format("UPDATE claim SET ({}, evidence, documents, first_seen, last_seen, time_from, "
                                      "time_until) = ({}) WHERE id = ?",
                                      own, parameters_of(own + ",,,,,,")));
    SqlStatement remove = database_.prepare("DELETE FROM claim WHERE id = ?");
    BoundLists<kClaimFields> none;
    CopyMarks copies(database_);
    for (const std::uint32_t id : dirty_) {
        std::optional<UnresolvedClaim> merged;
        copies.clear();
        row.start(id);
        while (row.step()) {
            UnresolvedClaim one;
            const auto entity_of = [&](const SqlStatement&, int column, const ClaimField& field) {
                if (!row.is_null(column))
                    one.entities[entity_place(field)] = entities_.key_of(entities_.entity_of(row.number(column)));
                return EntityIndex();
            };
            read_fields<kClaimFields, false>(row, 3, one.claim, entity_of);
            Evidence& evidence = one.claim.evidence.emplace_back();
            read_fields<kEvidenceFields>(row, behind, evidence);
            if (judged_.is_confirmed(row.number(0), evidence.text)) one.claim.confidence = 1;
            copies.add(row.number(0), row.number(1), evidence.document, row.text(2));
            if (merged)
                merge(*merged, std::move(one));
            else
                merged = std::move(one);
        }
        if (!merged) {
            remove.run(id);
            continue;
        }
        Claim& claim = merged->claim;
        tidy_evidence(claim);
        copies.mark(claim);
        for (std::size_t i = 0; i < kClaimEntities.size(); ++i) // indices are rows now
            if (const std::string_view key = merged->entities[i]; !key.empty())
                claim.*kClaimEntities[i].member = EntityIndex{entities_.row_of(key)};
        int at = bind_fields<kClaimFields, false>(write, 0, claim, none, [](EntityIndex of) { return of.value; });
        const ClaimSums sums = sums_of(claim);
        write.bind(at, sums.evidence).bind(at + 1, sums.documents);
        write.bind(at + 2, sums.first_seen).bind(at + 3, sums.last_seen);
        at += 4;
        if (const auto time = whole_time_of(claim))
            write.bind(at, time->first_day().value_or(kOpenFrom)).bind(at + 1, time->last_day().value_or(kOpenUntil));
        else
            write.bind(at, nullptr).bind(at + 1, nullptr);
        write.bind(at + 2, std::int64_t{id}).step();
    }
}

} // namespace claimgraph
