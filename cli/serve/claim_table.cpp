#include "cli/serve/claim_table.hpp"

#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr int kRest = 20; ///< times as long as reading took, until it is done again

/// The contradictions of claims, which learn their number. Few claims are denied, so others are compared with those.
std::vector<std::vector<std::uint32_t>> find_contradictions(std::vector<ClaimRow>& claims) {
    struct Said {
        std::vector<std::uint32_t> claims;
        std::uint64_t evidence = 0;
        bool is_affirmed = false;
    };
    const auto said = [](const ClaimRow& claim) { return std::tuple(claim.subject, claim.relation, claim.object); };
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Said> denied;
    std::vector<bool> is_subject; // of a denied claim
    for (const ClaimRow& claim : claims) {
        if (!claim.denied) continue;
        denied[said(claim)];
        if (is_subject.size() <= claim.subject) is_subject.resize(claim.subject + std::size_t{1});
        is_subject[claim.subject] = true;
    }
    for (std::uint32_t place = 0; place < claims.size(); ++place) {
        const ClaimRow& claim = claims[place];
        if (claim.subject >= is_subject.size() || !is_subject[claim.subject]) continue;
        const auto same = denied.find(said(claim));
        if (same == denied.end()) continue;
        same->second.claims.push_back(place);
        same->second.evidence += claim.evidence;
        same->second.is_affirmed |= !claim.denied;
    }
    std::erase_if(denied, [](const auto& entry) { return !entry.second.is_affirmed; });
    std::vector<Said*> found;
    for (auto& [what, one] : denied) found.push_back(&one);
    std::ranges::stable_sort(found, std::ranges::greater(), &Said::evidence);
    std::vector<std::vector<std::uint32_t>> contradictions;
    for (Said* one : found) {
        for (const std::uint32_t place : one->claims)
            claims[place].contradiction = static_cast<std::uint32_t>(contradictions.size() + 1);
        contradictions.push_back(std::move(one->claims));
    }
    return contradictions;
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
    contradictions = find_contradictions(claims);
    return database.status();
}

std::string family_of(const RelationFamilies& families, std::string_view relation) {
    const std::string_view family = families.of(relation);
    return family.empty() ? "OTHER" : std::string(family);
}

} // namespace claimgraph::cli
