#include "bench/graph/generated_news.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <random>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 16> kSyllables = {"ba", "ko",  "vi", "mar", "lu", "ten", "so",  "ri",
                                                         "na", "dor", "el", "pa",  "gu", "shi", "fen", "ov"};
constexpr std::array<std::string_view, 12> kRelations = {"urges",      "supports",        "criticizes", "visits",
                                                         "meets_with", "warns",           "accuses",    "attacks",
                                                         "aids",       "negotiates_with", "condemns",   "leads"};
constexpr std::array<std::string_view, 8> kNouns = {"president", "minister", "banker", "general",
                                                    "striker",   "envoy",    "party",  "agency"};
constexpr std::array<std::string_view, 10> kFillers = {
    "on the border",     "after long talks",  "in the capital",  "over the new law", "before the vote",
    "for a second time", "despite the truce", "with some delay", "as prices rose",   "in a joint statement"};

std::string word(std::uint64_t number) {
    std::string text;
    do {
        text += kSyllables[number % kSyllables.size()];
        number /= kSyllables.size();
    } while (number > 0);
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Number `rank` of the world.
Entity entity_of(std::size_t rank) {
    Entity entity;
    const std::size_t kind = rank % 4;
    if (kind == 0) {
        entity.type = EntityType::kPlace;
        entity.name = word(rank * 7 + 300);
    } else if (kind == 1) {
        entity.type = EntityType::kOrganization;
        entity.name = word(rank % 997 + 20) + " " + word(rank + 4000);
    } else {
        entity.type = EntityType::kPerson;
        entity.name = word(rank % 409 + 17) + " " + word(rank + 900);
    }
    if (rank % 3 == 0 || rank < 2000) { // the famous are known
        entity.kb = fmt::format("Q{}", rank + 1);
        entity.id = entity.kb;
    } else {
        entity.id = entity.name;
        std::ranges::replace(entity.id, ' ', '-');
    }
    return entity;
}

} // namespace

DocumentRecord GeneratedNews::document(std::size_t number) const {
    std::mt19937_64 random(seed_ * 1'000'003 + number);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    // log-uniform ranks: every document names the famous, most names are in few documents
    const auto rank = [&] {
        const double share = static_cast<double>(random() >> 11) / 9007199254740992.0;
        return std::min(entities_ - 1, static_cast<std::size_t>(std::pow(static_cast<double>(entities_), share)) - 1);
    };
    DocumentRecord document;
    document.name = fmt::format("news/{:03}/{:06}.txt", number / 1000, number);
    document.hash = fmt::format("{:016x}", random());
    document.date = fmt::format("2025-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    ClaimBatch& batch = document.batch;
    std::map<std::size_t, EntityIndex> known;
    const std::size_t names = 6 + pick(14);
    while (known.size() < names) {
        const std::size_t of = rank();
        if (!known.emplace(of, EntityIndex{batch.entities.size()}).second) continue;
        Entity entity = entity_of(of);
        entity.mentions = static_cast<std::uint32_t>(1 + pick(6));
        batch.descriptions.emplace_back();
        if (entity.type == EntityType::kPerson && pick(2) == 0) {
            entity.aliases.push_back(entity.name.substr(entity.name.find(' ') + 1));
            batch.descriptions.back().emplace_back(kNouns[of % kNouns.size()]);
        }
        batch.entities.push_back(std::move(entity));
    }
    const std::size_t claims = claims_ / 2 + pick(claims_ + 1);
    std::uint32_t offset = 0;
    std::string text;
    for (std::size_t i = 0; i < claims; ++i) {
        Claim claim;
        claim.subject = EntityIndex{pick(names)};
        claim.object = EntityIndex{pick(names)};
        claim.relation = kRelations[std::min(pick(kRelations.size()), pick(kRelations.size()))];
        claim.label = claim.relation;
        std::ranges::replace(claim.label, '_', ' ');
        claim.symmetric = claim.relation == "meets_with" || claim.relation == "negotiates_with";
        if (pick(3) == 0) {
            claim.attributed_to = EntityIndex{pick(names)};
            claim.report = "states";
        }
        claim.polarity = pick(12) == 0 ? Polarity::kDenied : Polarity::kAffirmed;
        claim.modality = pick(4) == 0 ? static_cast<Modality>(pick(7)) : Modality::kActual;
        if (pick(4) == 0) {
            claim.time = "on Tuesday";
            claim.time_value = document.date;
        }
        claim.confidence = 0.5 + static_cast<double>(pick(50)) / 100;
        const std::string& subject = batch.entities[claim.subject.value].name;
        const std::string& object = batch.entities[claim.object.value].name;
        // two claims in three come with a sentence of their own
        if (i % 3 != 2 || text.empty()) {
            offset += static_cast<std::uint32_t>(text.size());
            text = fmt::format("{} {} {} {}, {} {} said {}.", subject, claim.label, object,
                               kFillers[pick(kFillers.size())], kNouns[pick(kNouns.size())],
                               word(300 + pick(entities_)), kFillers[pick(kFillers.size())]);
        }
        claim.evidence.push_back({.document = document.name,
                                  .sentence = static_cast<std::uint32_t>(i - i / 3),
                                  .span = {offset, offset + static_cast<std::uint32_t>(text.size())},
                                  .text = text,
                                  .subject = subject,
                                  .object = object,
                                  .trigger = claim.label,
                                  .trigger_span = {offset + 3, offset + 9},
                                  .rule = claim.label + " O"});
        batch.claims.push_back(std::move(claim));
    }
    return document;
}

} // namespace claimgraph
