#include "export/judgment_json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

using JudgmentTree = nlohmann::json;

constexpr std::string_view kRight = "right";
constexpr std::string_view kWrong = "wrong";

JsonValue participant_object(const std::string& name, const std::string& mention) {
    return {{"name", name}, {"mention", mention.empty() ? JsonValue() : JsonValue(mention)}};
}

/// A string, or nothing where it is null or missing.
std::string text_in(const JudgmentTree& tree, const char* name) {
    const auto found = tree.find(name);
    return found == tree.end() || found->is_null() ? std::string() : found->get<std::string>();
}

/// Nothing if polarity or modality is none.
std::optional<SentenceClaim> claim_in(const JudgmentTree& tree) {
    SentenceClaim claim;
    claim.text = tree.at("evidence").at(0).at("text").get<std::string>();
    claim.subject = text_in(tree.at("subject"), "mention");
    claim.subject_name = text_in(tree.at("subject"), "name");
    claim.relation = tree.at("relation").get<std::string>();
    claim.object = text_in(tree.at("object"), "mention");
    claim.object_name = text_in(tree.at("object"), "name");
    const auto polarity = polarity_from(tree.value("polarity", "+"));
    const auto modality = modality_from(tree.value("modality", "actual"));
    if (!polarity || !modality) return std::nullopt;
    claim.polarity = *polarity;
    claim.modality = *modality;
    if (const auto speaker = tree.find("attributed_to"); speaker != tree.end() && speaker->is_object())
        claim.speaker = text_in(*speaker, "name");
    return claim;
}

} // namespace

JsonValue judgment_object(const Judgment& judgment) {
    const SentenceClaim& of = judgment.claim;
    JsonValue claim{{"subject", participant_object(of.subject_name, of.subject)},
                    {"relation", of.relation},
                    {"object", participant_object(of.object_name, of.object)},
                    {"attributed_to", of.speaker.empty() ? JsonValue() : JsonValue({{"name", of.speaker}})},
                    {"polarity", to_string(of.polarity)},
                    {"modality", to_string(of.modality)}};
    claim["evidence"].push_back({{"text", of.text}});
    return {{"verdict", judgment.verdict == Verdict::kConfirmed ? kRight : kWrong},
            {"bad", JsonValue::array()},
            {"note", judgment.note},
            {"claim", std::move(claim)}};
}

Result<std::vector<Judgment>> judgments_from_json(std::string_view lines, const std::string& file) {
    std::vector<Judgment> judgments;
    std::uint64_t number = 0;
    const auto wrong = [&](std::string_view what) {
        return fail(ErrorCode::kBadFormat,
                    fmt::format("expected a judgment, as 'claimgraph judgments STORE --json' writes them: {}", what),
                    {.file = file, .line = number});
    };
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(lines.size(), end + 1));
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        try {
            const JudgmentTree tree = JudgmentTree::parse(line);
            const auto verdict = tree.at("verdict").get<std::string>();
            if (verdict != kRight && verdict != kWrong) continue;
            auto claim = claim_in(tree.at("claim"));
            if (!claim) return wrong("polarity or modality is none of those in docs/claim_model.md");
            judgments.push_back({.verdict = verdict == kRight ? Verdict::kConfirmed : Verdict::kRejected,
                                 .claim = std::move(*claim),
                                 .note = text_in(tree, "note")});
        } catch (const JudgmentTree::exception& error) {
            return wrong(error.what());
        }
    }
    return judgments;
}

} // namespace claimgraph
