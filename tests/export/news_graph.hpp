#pragma once

#include "graph/graph_builder.hpp"

namespace claimgraph {

/// A small graph in which every field of a claim has a value somewhere.
inline Graph news_graph() {
    ClaimBatch batch;
    batch.entities = {
        {.id = "Q1246", .name = "Kosovo", .type = EntityType::kPlace, .mentions = 4, .kb = "Q1246"},
        {.id = "Q7184",
         .name = "NATO",
         .type = EntityType::kOrganization,
         .aliases = {"North Atlantic Treaty Organization", "the \"Alliance\""},
         .mentions = 3,
         .kb = "Q7184"},
        {.id = "mark-rutte", .name = "Mark Rutte", .type = EntityType::kPerson, .aliases = {"Rutte"}, .mentions = 5},
        {.id = "calm-restraint",
         .name = "calm & restraint in the whole of the north",
         .type = EntityType::kConcept,
         .mentions = 1},
        {.id = "ana-kola", .name = "Ana Kola", .type = EntityType::kPerson, .mentions = 1},
    };
    batch.claims.reserve(8); // add() returns references
    const auto add = [&](std::size_t subject, std::string relation, std::string label, std::size_t object,
                         Evidence evidence) -> Claim& {
        Claim& claim = batch.claims.emplace_back();
        claim.subject = EntityIndex{subject};
        claim.relation = std::move(relation);
        claim.object = EntityIndex{object};
        claim.label = std::move(label);
        claim.confidence = 0.8;
        claim.evidence.push_back(std::move(evidence));
        return claim;
    };
    const Evidence visit = {.document = "news/a.txt",
                            .sentence = 0,
                            .span = {0, 42},
                            .text = "Mark Rutte visited Kosovo on 11 March 2025.",
                            .subject = "Mark Rutte",
                            .object = "Kosovo",
                            .trigger = "visited",
                            .trigger_span = {11, 18},
                            .rule = "visit nsubj:S obj:O",
                            .date = "2025-03-12"};
    Claim& visits = add(2, "visits", "visits", 0, visit);
    visits.time = "on 11 March 2025";
    visits.time_value = "2025-03-11";
    Claim& urges = add(2, "urges", "urges", 3,
                       {.document = "news/a.txt",
                        .sentence = 1,
                        .span = {43, 99},
                        .text = "He \"urged\" calm & restraint\nin the north.",
                        .rule = "urge",
                        .date = "2025-03-12"});
    urges.complement = "calm & restraint";
    urges.place = "in the north";
    urges.place_entity = EntityIndex{0};
    Claim& secures =
        add(1, "secures", "secures", 0,
            {.document = "news/b.txt", .text = "NATO will secure Kosovo if asked, Rutte said.", .rule = "secure"});
    secures.attributed_to = EntityIndex{2};
    secures.report = "states";
    secures.modality = Modality::kFuture;
    secures.condition = "if asked";
    Claim& leaves =
        add(1, "leaves", "leaves", 0,
            {.document = "news/b.txt", .sentence = 1, .text = "NATO will not leave Kosovo.", .rule = "leave"});
    leaves.polarity = Polarity::kDenied;
    leaves.modality = Modality::kFuture;
    Claim& meets = add(4, "meets_with", "meets with", 2,
                       {.document = "news/c.txt", .text = "Ana Kola met Rutte.", .rule = "meet"});
    meets.symmetric = true;
    Claim again = visits;
    again.evidence = {{.document = "news/c.txt", .sentence = 7, .text = "Rutte was in Kosovo.", .rule = "be"}};
    batch.claims.push_back(std::move(again));
    const auto document = [&](std::string name, std::string title, std::string url) -> SourceDocument& {
        SourceDocument& source = batch.documents.emplace_back();
        source.name = std::move(name);
        source.title = std::move(title);
        source.url = std::move(url);
        return source;
    };
    batch.documents.reserve(3);
    SourceDocument& paper =
        document("news/a.txt", "Rutte & \"calm\" in Kosovo", "https://example.org/news?id=1&page=2");
    paper.date = "2025-03-12";
    paper.author = "Ana Kola; Ben Ode";
    paper.publisher = "The <Daily> Bridge";
    paper.section = "World";
    paper.language = "en";
    paper.format = "html";
    paper.words = 14;
    document("news/b.txt", "", "javascript:alert(1)").publisher = "NATO";
    document("news/d.txt", "Nothing new", "").same_as = "news/a.txt"; // and without claims
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

} // namespace claimgraph
