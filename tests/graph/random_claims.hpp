#pragma once

#include "graph/model/claim.hpp"

#include <random>
#include <string>
#include <vector>

namespace claimgraph {

/// Strings that break careless formats.
inline const std::vector<std::string>& hostile_strings() {
    static const std::vector<std::string> kStrings = {
        "plain",
        "R& &D",
        "\"A\" \"B\"",
        "a]]>b",
        "]]>",
        "<script>alert(1)</script>",
        "&amp; &lt;",
        "back\\slash\\",
        "\\N\\G",
        "caf\xC3\xA9",
        "\xE2\x80\x9Cquote\xE2\x80\x9D \xF0\x9F\x98\x80",
        "graph",
        "node [label=x]",
        "12ab",
        "a:b",
        "' or 1=1",
        "INFINITY",
        "true",
        "\xD0\x9C\xD0\xB8\xD1\x80",
        "-",
        "_",
        "a.not",
        "{\"json\": [1]}",
        "=cmd()",
        "a  b",
        " edge ",
        "tab\there",
        "line\nbreak",
        "cr\r\nlf",
        std::string("nul\0byte", 8),
        "bell\x07",
        "\xEF\xBF\xBE",
    };
    return kStrings;
}

/// A batch of claims over few entities and few ways to say things, so that batches overlap.
inline ClaimBatch random_batch(std::mt19937& random) {
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto word = [&] { return hostile_strings()[pick(hostile_strings().size())]; };
    ClaimBatch batch;
    const std::size_t entities = 2 + pick(6);
    for (std::size_t i = 0; i < entities; ++i) {
        const std::string id = (pick(4) == 0 ? word() : "") + "e" + std::to_string(i);
        Entity entity{.id = id,
                      .name = pick(3) == 0 ? word() + id : id,
                      .type = static_cast<EntityType>(pick(12)),
                      .aliases = {},
                      .kb = {}};
        entity.mentions = static_cast<std::uint32_t>(pick(5));
        for (std::size_t a = pick(3); a > 0; --a) entity.aliases.push_back(word() + "x");
        if (pick(3) == 0) entity.kb = "Q" + std::to_string(pick(3));
        batch.entities.push_back(std::move(entity));
    }
    for (std::size_t i = pick(8); i > 0; --i) {
        Claim claim;
        claim.subject = EntityIndex{pick(entities)};
        claim.object = EntityIndex{pick(entities)};
        claim.relation = std::vector<std::string>{"urges", "meets_with", "open:do"}[pick(3)];
        claim.symmetric = claim.relation == "meets_with";
        claim.label = claim.relation;
        if (pick(2) == 0) claim.attributed_to = EntityIndex{pick(entities)};
        claim.polarity = static_cast<Polarity>(pick(2));
        claim.modality = static_cast<Modality>(pick(7));
        for (std::string* field : {&claim.report, &claim.time, &claim.place, &claim.condition, &claim.complement})
            if (pick(2) == 0) *field = word();
        if (pick(3) == 0) claim.time_value = "2025-03-1" + std::to_string(pick(10));
        if (pick(3) == 0) claim.place_entity = EntityIndex{pick(entities)};
        claim.confidence = static_cast<double>(pick(1000)) / 999;
        for (std::size_t e = 1 + pick(2); e > 0; --e)
            claim.evidence.push_back({.document = "d" + std::to_string(pick(3)),
                                      .sentence = static_cast<std::uint32_t>(pick(4)),
                                      .span = {0, static_cast<std::uint32_t>(pick(9))},
                                      .text = word(),
                                      .subject = word(),
                                      .object = word(),
                                      .trigger = word(),
                                      .trigger_span = {1, 2},
                                      .rule = "rule",
                                      .via = std::vector<std::string>(pick(3), "Ana Novak")});
        batch.claims.push_back(std::move(claim));
    }
    for (int i = 0; i < 4; ++i) { // of the last there is no evidence
        if (pick(2) == 0) continue;
        SourceDocument& document = batch.documents.emplace_back();
        document.name = "d" + std::to_string(i);
        for (std::string* field : {&document.title, &document.author, &document.publisher, &document.url})
            if (pick(2) == 0) *field = word();
        document.words = static_cast<std::uint32_t>(pick(3));
    }
    return batch;
}

} // namespace claimgraph
