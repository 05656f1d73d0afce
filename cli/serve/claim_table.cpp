#include "cli/serve/claim_table.hpp"

#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr int kRest = 20; ///< times as long as reading took, until it is done again

/// Few claims are denied: theirs are remembered, then those that say the same.
void mark_conflicts(std::vector<ClaimRow>& claims) {
    std::set<Said> denied;
    std::set<Said> affirmed;
    for (const ClaimRow& claim : claims)
        if (claim.denied) denied.insert(said(claim));
    for (const ClaimRow& claim : claims)
        if (!claim.denied && denied.contains(said(claim))) affirmed.insert(said(claim));
    if (affirmed.empty()) return;
    for (ClaimRow& claim : claims) claim.in_conflict = affirmed.contains(said(claim));
}

} // namespace

Result<void> ClaimTable::refresh(const Database& database, const RelationFamilies& known) {
    const auto now = std::chrono::steady_clock::now();
    const std::int64_t version = database.number("PRAGMA data_version");
    if (version_ != -1 && (version == version_ || now - read_at_ < kRest * took_)) return database.status();
    ClaimTable fresh;
    if (auto done = fresh.read(database, known); !done) return done;
    *this = std::move(fresh);
    version_ = version;
    read_at_ = std::chrono::steady_clock::now();
    took_ = read_at_ - now;
    return {};
}

Result<void> ClaimTable::read(const Database& database, const RelationFamilies& known) {
    const Snapshot snapshot(database);
    entities.resize(static_cast<std::size_t>(database.number("SELECT max(id) FROM entity")) + 1);
    SqlStatement entity =
        database.prepare("SELECT id, type, type IN ('person', 'organization', 'place', 'group') AND NOT "
                         "unnamed FROM entity ORDER BY name, id");
    while (entity.step())
        entities[static_cast<std::size_t>(entity.number(0))] = {
            .name_place = static_cast<std::uint32_t>(++entity_count),
            .type = static_cast<std::uint8_t>(types.of(entity.text(1))),
            .is_actor = entity.number(2) != 0};
    claims.reserve(static_cast<std::size_t>(database.number("SELECT count(*) FROM claim")));
    SqlStatement row = database.prepare("SELECT id, subject, object, ifnull(speaker, 0), relation, label, evidence, "
                                        "time_from, time_until, confidence, modality, polarity = '-' FROM claim");
    bool all_actors = true;
    while (row.step()) {
        const auto number = [&](int column) { return static_cast<std::uint32_t>(row.number(column)); };
        ClaimRow& claim = claims.emplace_back();
        claim = {.id = number(0), .subject = number(1), .object = number(2), .speaker = number(3)};
        if (std::max({claim.subject, claim.object, claim.speaker}) >= entities.size())
            return fail(ErrorCode::kBadFormat,
                        "is damaged: a claim of an entity that is not there; 'claimgraph check' "
                        "looks for more",
                        {.file = database.file()});
        claim.relation = relations.of(row.text(4));
        claim.label = labels.of(row.text(5));
        claim.evidence = number(6);
        claim.dated = !row.is_null(7) && !row.is_null(8);
        claim.from = static_cast<std::int32_t>(row.number(7));
        claim.until = static_cast<std::int32_t>(row.number(8));
        claim.confidence = static_cast<float>(row.real(9));
        claim.modality = static_cast<std::uint8_t>(modalities.of(row.text(10)));
        claim.denied = row.number(11) != 0;
        ++entities[claim.subject].degree;
        ++entities[claim.object].degree;
        const bool is_actor_claim = is_between_actors(claim);
        has_actors = has_actors || is_actor_claim;
        all_actors = all_actors && is_actor_claim;
    }
    has_actors = has_actors && !all_actors;
    for (std::size_t i = 0; i < relations.size(); ++i) {
        family_of.push_back(families.of(cli::family_of(known, relations[i])));
        tone_of.push_back(known.tone_of(relations[i]));
    }
    std::vector<std::uint32_t> sorted(labels.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, {}, [&](std::uint32_t label) -> const std::string& { return labels[label]; });
    label_place.resize(labels.size());
    for (std::uint32_t place = 0; place < sorted.size(); ++place) label_place[sorted[place]] = place;
    mark_conflicts(claims);
    return database.status();
}

std::string family_of(const RelationFamilies& families, std::string_view relation) {
    const std::string_view family = families.of(relation);
    return family.empty() ? "OTHER" : std::string(family);
}

} // namespace claimgraph::cli
