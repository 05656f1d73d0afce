#pragma once

#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/claim_builder.hpp"
#include "extract/claims/claim_extractor.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/participants.hpp"
#include "extract/claims/rule_families.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"
#include "tests/extract/hand_made_entities.hpp"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The stages of reading claims over a text made by hand, with small tables of relations and actors in place of those
/// of models/en.
namespace claimgraph {

/// A file with this text, for what is only loaded from one.
inline std::filesystem::path temporary_file(const std::string& name, std::string_view text) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / ("claimgraph_" + name);
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

inline const FactualityWords& english_factuality_words() {
    static const FactualityWords kWords =
        FactualityWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/factuality.tsv").value();
    return kWords;
}

inline const ActorNouns& small_actor_nouns() {
    static const ActorNouns kNouns =
        ActorNouns::load(
            temporary_file(
                "actor_nouns.tsv",
                "noun\ttype\npresident\tperson\nofficer\tperson\nminister\tperson\nworker\tperson\nrebel\tperson\n"
                "official\tperson\npolice\tgroup\narmy\tgroup\n"))
            .value();
    return kNouns;
}

/// Words of saying beside those of a relation table.
inline ReportingWords small_reporting_words(const RelationTable& relations) {
    return ReportingWords::parse("kind\twords\trelation\nverb\tsay; tell; report; reply\t-\nquotative\tcontinue\t-\n"
                                 "question\task\t-\nutterance\tclaim; tweet\t-\ndocument\treport; letter\t-\n",
                                 "small words of saying", relations)
        .value();
}

/// The rules of models/en but for these families.
inline RuleFamilies rules_without(std::vector<std::string> families) {
    return RuleFamilies::load(CLAIMGRAPH_SOURCE_DIR "/models/en/rule_families.tsv", families).value();
}

/// A relation table: "urges REQUEST speech requested: urge O to X; urge O", a relation a line, earlier frames win ties.
/// Behind the family, one of models/en or another of acts, stand `symmetric`, `partners`, `speech`, a modality or
/// `denied` for the clause below it, a score, and what draws it beside its frames.
inline RelationTable relation_table(std::string_view lines) {
    std::string relations = "id\tfamily\tsymmetric\tspeech\tcontent\tplover\tcameo\tscore\tframes\tdrawn_by\n";
    const TableText none{relations, "no relations"};
    std::string frames; // from the last to the first: a table of the user's own puts each before the others
    std::istringstream in{std::string(lines)};
    for (std::string line; std::getline(in, line);) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos) continue;
        std::istringstream words(line.substr(0, colon));
        std::string id, family, symmetric = "no", speech = "no", content = "-", score = "-", drawn_by = "-";
        words >> id >> family;
        for (std::string flag; words >> flag;)
            if (flag == "speech")
                speech = "yes";
            else if (flag == "symmetric" || flag == "partners")
                symmetric = flag == "partners" ? flag : "yes";
            else if (flag == "denied" || modality_from(flag))
                content = flag;
            else
                (std::isalpha(static_cast<unsigned char>(flag[0])) ? drawn_by : score) = flag;
        const auto row = [&](std::string_view frame) {
            return fmt::format("{}\t{}\t{}\t{}\t{}\t-\t-\t{}\t{}\t{}\n", id, family, symmetric, speech, content, score,
                               frame, drawn_by);
        };
        relations += row("-");
        for_each_part(line.substr(colon + 2), ';', [&](std::string_view frame) { frames.insert(0, row(frame)); });
    }
    const std::filesystem::path families = CLAIMGRAPH_SOURCE_DIR "/models/en/families.tsv";
    auto table = RelationTable::parse({read_file(families).value(), families.string()}, none, {});
    if (!table) throw std::invalid_argument(table.error().describe());
    if (const auto added = table->add(TableText{relations + frames, "small relations"}); !added)
        throw std::invalid_argument(added.error().describe());
    return std::move(*table);
}

/// A text with its entities, frames and voices.
struct ClaimStage {
    explicit ClaimStage(std::string_view sentences, std::string_view table = "", RuleFamilies families = {})
        : text(sentences),
          relations(relation_table(table)),
          clauses(text.document(), text.analysis(), text.tree(), english_words()),
          entities(entities_of(text)),
          actors(clauses, entities, small_actor_nouns()),
          rules(std::move(families)),
          matcher(clauses, relations, entities, actors, rules.has("loose")),
          matches(match_all()),
          reporting(small_reporting_words(relations)),
          attributions(find_attributions(clauses, relations, matches,
                                         ReportReader(clauses, relations, actors, reporting, matches))),
          participants(clauses, actors, matches, rules),
          factuality(clauses, english_factuality_words(), relations, matches, attributions) {}
    ClaimStage(const ClaimStage&) = delete;

    TokenIndex operator[](std::string_view form) const { return text[form]; }
    const std::optional<FrameMatch>& match(std::string_view form) const { return matches[text[form].value]; }
    const Attribution& attribution(std::string_view form) const { return attributions[text[form].value]; }
    std::string speaker(std::string_view form) const { return text.word(attribution(form).speaker); }

    /// "Kenya --urges--> Uganda (requested, denied) ...": what find_circumstances() and the rest add to a claim is
    /// tested by itself.
    static std::string told(const ClaimBatch& batch, const Claim& claim) {
        const auto name = [&](EntityIndex entity) { return batch.entities[entity.value].name; };
        std::string line = fmt::format("{} {} {}", name(claim.subject), claim.relation, name(claim.object));
        if (claim.modality != Modality::kActual) line += fmt::format(" ({})", to_string(claim.modality));
        if (claim.polarity == Polarity::kDenied) line += " (denied)";
        if (!claim.complement.empty()) line += fmt::format(" '{}'", claim.complement);
        if (claim.attributed_to) line += ", says " + name(claim.attributed_to);
        return line;
    }

    HandMade text;
    RelationTable relations;
    ClauseReader clauses;
    EntityLayer entities;
    Actors actors;
    RuleFamilies rules;
    FrameMatcher matcher;
    std::vector<std::optional<FrameMatch>> matches;
    ReportingWords reporting;
    std::vector<Attribution> attributions;
    ParticipantFinder participants;
    FactualityReader factuality;

  private:
    /// As extract_claims() does it: a noun that belongs to a verb's frame has none of its own.
    std::vector<std::optional<FrameMatch>> match_all() const {
        std::vector<std::optional<FrameMatch>> all(text.analysis().tokens.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = matcher.match(TokenIndex{i});
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] && all[i]->frame->anchor_kind != AnchorKind::kNoun)
                for (const TokenIndex word : all[i]->words) all[word.value].reset();
        return all;
    }
};

} // namespace claimgraph
