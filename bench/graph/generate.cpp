#include "bench/graph/generate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <random>

namespace claimgraph::bench {
namespace {

constexpr std::array<const char*, 12> kSyllables = {"ka",  "lo",  "mi", "ren", "to",  "sva",
                                                    "dor", "bel", "na", "ist", "ver", "ul"};
constexpr std::size_t kRelations = 60;

std::string word(std::size_t number) {
    std::string text;
    do {
        text += kSyllables[number % kSyllables.size()];
        number /= kSyllables.size();
    } while (number > 0);
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Numbers below `count`, small ones much more often: about 1/n for number n.
std::size_t zipf(std::mt19937& random, std::size_t count) {
    const double share = static_cast<double>(random()) / 4294967296.0;
    const auto number = static_cast<std::size_t>(std::pow(static_cast<double>(count), share)) - 1;
    return std::min(number, count - 1);
}

std::string relation_name(std::size_t number) { return fmt::format("relation_{}", number); }

} // namespace

std::string entity_name(std::size_t number) { return word(number % 1000) + ' ' + word(1000 + number); }

void generate(const Generated& what, const std::function<void(const std::string&, ClaimBatch)>& accept) {
    std::mt19937 random(what.seed);
    const std::size_t entities = std::max<std::size_t>(what.claims / 10, 10);
    for (std::size_t made = 0; made < what.claims;) {
        const std::string document = fmt::format("news/{:07}.txt", made / what.claims_per_document);
        ClaimBatch batch;
        std::map<std::size_t, EntityIndex> known;
        const auto entity = [&](std::size_t number) {
            const auto [at, added] = known.try_emplace(number, EntityIndex{batch.entities.size()});
            if (added)
                batch.entities.push_back({.id = fmt::format("e{}", number),
                                          .name = entity_name(number),
                                          .type = static_cast<EntityType>(number % 4),
                                          .mentions = 1});
            return at->second;
        };
        for (std::size_t i = 0; i < what.claims_per_document && made < what.claims; ++i, ++made) {
            // one end is anybody, so that nobody is left alone
            const std::size_t subject = zipf(random, entities);
            const std::size_t object = random() % entities;
            Claim claim;
            claim.subject = entity(i % 2 == 0 ? subject : object);
            claim.object = entity(i % 2 == 0 ? object : subject);
            const std::size_t relation = zipf(random, kRelations);
            claim.relation = relation_name(relation);
            claim.label = fmt::format("relation {}", relation);
            claim.symmetric = relation % 8 == 7;
            if (random() % 4 == 0) claim.attributed_to = entity(zipf(random, entities));
            if (random() % 12 == 0) claim.polarity = Polarity::kDenied;
            if (random() % 3 == 0) claim.modality = static_cast<Modality>(random() % 7);
            if (random() % 3 == 0) {
                claim.time_value =
                    fmt::format("20{:02}-{:02}-{:02}", random() % 26, 1 + random() % 12, 1 + random() % 28);
                claim.time = "on that day";
            }
            claim.confidence = 0.5 + static_cast<double>(random() % 500) / 1000;
            Evidence& evidence = claim.evidence.emplace_back();
            evidence.document = document;
            evidence.sentence = static_cast<std::uint32_t>(i);
            const std::string& from = batch.entities[claim.subject.value].name;
            const std::string& to = batch.entities[claim.object.value].name;
            evidence.text =
                fmt::format("{} is said to stand in {} to {} again, and more is to come.", from, claim.label, to);
            evidence.span = {static_cast<std::uint32_t>(100 * i),
                             static_cast<std::uint32_t>(100 * i + evidence.text.size())};
            evidence.subject = from;
            evidence.object = to;
            evidence.trigger = claim.label;
            evidence.rule = "verb O";
            batch.claims.push_back(std::move(claim));
        }
        accept(document, std::move(batch));
    }
}

} // namespace claimgraph::bench
