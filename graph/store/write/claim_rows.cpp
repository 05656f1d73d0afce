#include "graph/store/write/claim_rows.hpp"

#include "graph/matching/merge.hpp"
#include "graph/matching/text_pool.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/store/claim_sums.hpp"
#include "graph/store/field_rows.hpp"
#include "graph/store/time_functions.hpp"
#include "graph/store/write/document_rows.hpp"
#include "graph/store/write/stored_copies.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

std::string entity_columns() {
    return sql_list(kClaimEntities, [](const ClaimEntity& entity) { return entity.field->in_sql(); });
}

/// Of evidence: the claim, what else identifies it, and the entities as appearances.
std::string identity_columns() {
    return fmt::format("claim, symmetric, relation, polarity, modality, {}", entity_columns());
}

/// What identifies the claim of a piece of evidence, as numbers.
struct Identity {
    EntityRow subject, object, speaker;
    TextPool::Number relation, polarity, modality;
    std::uint32_t evidence;

    auto claim() const { return std::tie(subject, object, speaker, relation, polarity, modality); }
    auto operator<=>(const Identity&) const = default;
};

/// Evidence whose claims are compared at a time: what bounds the memory for it.
constexpr std::size_t kAtATime = std::size_t{1} << 23;

} // namespace

/// The evidence that is new, and that of moved entities.
std::vector<std::uint32_t> ClaimRows::evidence_to_place(const std::set<std::int64_t>& moved_documents) {
    std::vector<std::uint32_t> found;
    SqlStatement fresh = database_.prepare("SELECT id FROM evidence WHERE claim = ? ORDER BY id");
    fresh.start(kNotDerived);
    while (fresh.step())
        if (!judged_.is_rejected(fresh.number(0))) found.push_back(static_cast<std::uint32_t>(fresh.number(0)));
    SqlStatement moved = database_.prepare(
        fmt::format("SELECT evidence.id, {} FROM document JOIN evidence ON evidence.id "
                    "BETWEEN first_evidence AND first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?",
                    entity_columns()));
    for (const std::int64_t document : moved_documents) {
        moved.start(document, kNotDerived);
        while (moved.step())
            for (int column = 1; column <= static_cast<int>(kClaimEntities.size()); ++column)
                if (!moved.is_null(column) && entities_.has_moved(moved.number(column))) {
                    found.push_back(static_cast<std::uint32_t>(moved.number(0)));
                    break;
                }
    }
    std::ranges::sort(found);
    return found;
}

/// A symmetric claim is stored in one direction.
ClaimRows::Parties ClaimRows::parties_of(const SqlStatement& row, int symmetric) {
    Parties parties;
    for (std::size_t i = 0; i < parties.entities.size(); ++i)
        if (const int column = symmetric + 4 + static_cast<int>(i); !row.is_null(column))
            parties.entities[i] = entities_.entity_of(row.number(column));
    auto& [subject, object, speaker, place] = parties.entities;
    parties.is_turned = row.number(symmetric) != 0 && entities_.key_of(object) < entities_.key_of(subject);
    if (parties.is_turned) std::swap(subject, object);
    return parties;
}

/// For each of these rows the first one of the same claim, by id; 0 for others. To look for claims in their index while
/// it grows takes longer, because each lies somewhere else; so they are sorted, in parts.
std::vector<std::uint32_t> ClaimRows::first_of_claim(std::span<const std::uint32_t> evidence) {
    std::vector<std::uint32_t> first(evidence.empty() ? 0 : evidence.back() + std::size_t{1});
    const std::size_t parts = evidence.size() / kAtATime + 1;
    TextPool words;
    std::vector<Identity> identities;
    SqlStatement row = database_.prepare(fmt::format("SELECT id, {} FROM evidence ORDER BY id", identity_columns()));
    for (std::size_t part = 0; part < parts; ++part) {
        identities.clear();
        row.start();
        for (auto next = evidence.begin(); next != evidence.end() && row.step();) {
            if (row.number(0) != std::int64_t{*next}) continue;
            const auto [subject, object, speaker, place] = parties_of(row, 2).entities;
            if ((std::size_t{subject} + object) % parts == part)
                identities.push_back({subject, object, speaker, words.number(row.text(3)), words.number(row.text(4)),
                                      words.number(row.text(5)), *next});
            ++next;
        }
        std::ranges::sort(identities);
        for (std::size_t i = 0; i < identities.size(); ++i) {
            const bool is_first = i == 0 || identities[i - 1].claim() != identities[i].claim();
            first[identities[i].evidence] = is_first ? identities[i].evidence : first[identities[i - 1].evidence];
        }
    }
    return first;
}

void ClaimRows::place_evidence(const std::set<std::int64_t>& moved_documents) {
    SqlStatement stale = database_.prepare("SELECT id FROM stale_claim");
    while (stale.step()) touch(stale.number(0));
    auto next = static_cast<std::uint32_t>(database_.number("SELECT max(id) FROM claim") + 1);
    SqlStatement read = database_.prepare(fmt::format("SELECT {} FROM evidence WHERE id = ?", identity_columns()));
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
    const std::vector<std::uint32_t> evidence = evidence_to_place(moved_documents);
    const bool is_first = next == 1;
    std::vector<std::uint32_t> known; // if there was no claim: that of each row of evidence, before that its first row
    if (is_first) known = first_of_claim(evidence);
    for (const std::uint32_t id : evidence) {
        read.start(id);
        if (!read.step()) break;
        const Parties parties = parties_of(read, 1);
        const auto& [subject, object, speaker, place] = parties.entities;
        const std::int64_t before = read.number(0) == kNotDerived ? kNotDerived : std::abs(read.number(0));
        if (before != kNotDerived) touch(before);
        std::uint32_t claim = 0;
        if (!is_first) {
            find.start(subject, read.text(2), object, read.text(3), read.text(4), speaker);
            if (find.step()) claim = static_cast<std::uint32_t>(find.number(0));
            find.reset();
        } else if (known[id] != id) {
            claim = known[known[id]];
        }
        if (claim != 0) {
            touch(claim);
        } else {
            claim = next++;
            add.bind(0, std::int64_t{claim});
            int parameter = 1;
            for (const EntityRow entity : parties.entities) add.bind(parameter++, std::int64_t{entity});
            add.bind(parameter, std::int64_t{id}).step();
            if (judged_.is_confirmed(id)) touch(claim);
        }
        if (is_first) known[id] = claim;
        read.reset();
        if (before != claim) update.run(claim, parties.is_turned, id);
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
