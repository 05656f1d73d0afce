#include "cli/commands/command.hpp"
#include "cli/commands/questions/claims_asked.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "export/document_json.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/query/filter/find_claim.hpp"
#include "graph/query/judgments.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <memory>
#include <span>

namespace claimgraph::cli {
namespace {

struct WhyOptions {
    std::vector<std::string> claim; ///< its id; or two entities; or an entity, a relation, an entity
    RowOptions rows;
};

/// One piece of evidence of one of the claims.
struct Reason {
    ClaimIndex claim;
    const Evidence* evidence = nullptr;
    const Judgment* judgment = nullptr; ///< null if nobody judged it
};

/// The evidence of a claim as its store has it; none of a graph in a file, which has no judgments.
Result<std::vector<Judgeable>> judged_evidence_of(const GraphSource& source, const Graph& graph, ClaimIndex claim) {
    return source.store() == nullptr ? std::vector<Judgeable>() : judgeable_evidence(*source.store(), graph, claim);
}

const Judgment* judgment_of(const Evidence& evidence, const std::vector<Judgeable>& known) {
    const auto found = std::ranges::find_if(known, [&](const Judgeable& one) {
        return one.state == Judgeable::State::kCounts && one.evidence == evidence && one.judgment;
    });
    return found == known.end() ? nullptr : &*found->judgment;
}

/// The fields of evidence in the order of this command.
std::span<const EvidenceField* const> evidence_fields() {
    static const std::vector<const EvidenceField*> kFields = [] {
        std::vector<const EvidenceField*> fields;
        for (const EvidenceField& field : kEvidenceFields) fields.push_back(&field);
        constexpr std::array<std::string_view, 12> kFirst = {"via",           "document",    "sentence", "start",
                                                             "end",           "text",        "subject",  "trigger",
                                                             "trigger_start", "trigger_end", "object",   "rule"};
        std::ranges::stable_sort(fields, {},
                                 [&](const EvidenceField* field) { return std::ranges::find(kFirst, field->name); });
        return fields;
    }();
    return kFields;
}

Json value_of(const EvidenceField& field, const Evidence& evidence) {
    return std::visit(
        [&](auto member) -> Json {
            const auto& value = std::invoke(member, evidence);
            if constexpr (std::is_same_v<decltype(value), const std::string&>)
                if (value.empty() && !field.is(kOfSentence)) return {};
            return value;
        },
        field.member);
}

Row row_of(const Graph& graph, const Reason& reason) {
    const Claim& claim = graph[reason.claim];
    Json json{{"id", graph.claim_id(reason.claim)},
              {"claim", claim_sentence(graph, claim)},
              {"confidence", claim.confidence},
              {"attributed_to", claim.attributed_to ? Json(graph[claim.attributed_to].name) : Json()},
              {"report", claim.report.empty() ? Json() : Json(claim.report)},
              {"judged", reason.judgment == nullptr ? Json() : Json(to_string(reason.judgment->verdict))}};
    for (const EvidenceField* field : evidence_fields()) json[field->name] = value_of(*field, *reason.evidence);
    const SourceDocument* document = graph.find_document(reason.evidence->document);
    for (const SourceField& field : kSourceFields)
        if (field.is(kSearched)) json[field.name] = document == nullptr ? "" : document_value(field, *document);
    return {std::move(json)};
}

/// "a.txt, where Mark Rutte says so (reaffirms)": from the document to the original speaker.
std::string speakers(const Graph& graph, const Claim& claim, const Evidence& evidence) {
    std::string text = document_text(graph, evidence.document);
    if (!claim.attributed_to) return text;
    return text + printable(fmt::format(
                      ", where {} says so{}{}", graph[claim.attributed_to].name,
                      claim.report.empty() ? "" : fmt::format(" ({})", claim.report),
                      evidence.via.empty() ? "" : fmt::format(", passed on by {}", fmt::join(evidence.via, ", "))));
}

std::string explanation(const Graph& graph, ClaimIndex index, const std::vector<Judgeable>& known) {
    const Claim& claim = graph[index];
    std::string text = fmt::format("{}\n    {}\n    confidence {:.2f}, {} piece{} of evidence\n",
                                   printable(claim_sentence(graph, claim)), printable(graph.claim_id(index)),
                                   claim.confidence, claim.evidence.size(), claim.evidence.size() == 1 ? "" : "s");
    for (const ClaimField& field : kClaimFields)
        if (const std::string* words = words_of(field, claim))
            text += fmt::format("    {}: {}\n", field.question, printable(*words));
    for (std::size_t i = 0; i < claim.evidence.size(); ++i) {
        const Evidence& evidence = claim.evidence[i];
        text += fmt::format("{:3}. {}\n     sentence {}, bytes {}-{}: {}\n", i + 1, speakers(graph, claim, evidence),
                            evidence.sentence, evidence.span.begin, evidence.span.end, printable(evidence.text));
        std::string how;
        if (!evidence.trigger.empty())
            how = fmt::format("read as: {} | {} | {}", evidence.subject, evidence.trigger, evidence.object);
        if (!evidence.rule.empty()) how += (how.empty() ? "by the rule: " : "; by the rule: ") + evidence.rule;
        if (!how.empty()) text += fmt::format("     {}\n", printable(how));
        if (const Judgment* judgment = judgment_of(evidence, known))
            text += fmt::format("     judged: {}{}{}\n", to_string(judgment->verdict),
                                judgment->note.empty() ? "" : ", ", printable(judgment->note));
    }
    if (const auto rejected = std::ranges::count(known, Judgeable::State::kRejected, &Judgeable::state); rejected > 0)
        text += fmt::format("  {} more rejected; 'claims --rejected' shows them\n", rejected);
    std::string others;
    for (const ClaimIndex other : claims_alike(graph, index))
        if (other != index)
            others += fmt::format("     {}\n        {}\n", printable(claim_sentence(graph, graph[other])),
                                  printable(graph.claim_id(other)));
    return others.empty() ? text : text + "  On the same:\n" + others;
}

ExitStatus why(const GraphSource& source, const WhyOptions& options) {
    const auto asked = claims_asked(source, options.claim);
    if (!asked) return asked.error();
    const Graph& graph = *asked->graph;
    const std::vector<ClaimIndex>& claims = asked->claims;
    std::vector<std::vector<Judgeable>> known;
    for (const ClaimIndex claim : claims) {
        auto judged = judged_evidence_of(source, graph, claim);
        if (!judged) return give_up(judged.error());
        known.push_back(std::move(*judged));
    }
    if (options.rows.for_people()) {
        for (std::size_t i = 0; i < claims.size(); ++i)
            print((i > 0 ? "\n" : "") + explanation(graph, claims[i], known[i]));
        return ExitStatus::kDone;
    }
    std::vector<Reason> reasons;
    for (std::size_t i = 0; i < claims.size(); ++i)
        for (const Evidence& evidence : graph[claims[i]].evidence)
            reasons.push_back({claims[i], &evidence, judgment_of(evidence, known[i])});
    if (reasons.empty()) return nothing("the claims have no evidence: they were not read in a text");
    std::vector<Column> columns;
    for (const char* field : {"id", "claim", "confidence", "attributed_to", "report", "judged"})
        columns.push_back({field, ""});
    for (const EvidenceField* field : evidence_fields()) columns.push_back({std::string(field->name), ""});
    for (const SourceField& field : kSourceFields)
        if (field.is(kSearched)) columns.push_back({std::string(field.name), ""});
    print_rows(columns, options.rows, reasons.size(), [&](std::size_t i) { return row_of(graph, reasons[i]); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_why(Options& command) {
    auto options = std::make_shared<WhyOptions>();
    add_claim_argument(command, options->claim);
    add_form_options(command, options->rows);
    return [options](const GraphSource& source) { return why(source, *options); };
}

} // namespace claimgraph::cli
