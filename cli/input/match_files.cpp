#include "cli/input/match_files.hpp"

#include "cli/terminal/output.hpp"
#include "graph/base/number.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {

Result<std::vector<MatchOverride>> read_overrides(const std::string& file) {
    std::vector<MatchOverride> overrides;
    if (file.empty()) return overrides;
    const auto read = read_tsv(file, {"verdict", "a", "b"}, [&](const TsvRow& row) -> std::string {
        if (row[1].empty() || row[2].empty()) return "a decision needs two columns behind the verdict";
        MatchOverride told{.a = entity_reference(row[1]), .line = row.line};
        if (row[0] == "same" || row[0] == "different") {
            told.kind = row[0] == "same" ? MatchOverride::Kind::kSame : MatchOverride::Kind::kDifferent;
            told.b = entity_reference(row[2]);
        } else if (row[0] == "name") {
            told.kind = MatchOverride::Kind::kName;
            told.name = row[2];
        } else {
            return fmt::format("'{}' is not a verdict; use same, different or name", row[0]);
        }
        overrides.push_back(std::move(told));
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return overrides;
}

Error unknown_entity(const UnknownEntity& unknown, const std::string& file) {
    return {ErrorCode::kNotFound,
            fmt::format("no document has an entity '{}'; 'claimgraph entities GRAPH TEXT' finds ids, and 'build "
                        "--decisions FILE' writes all that were compared",
                        unknown.entity.text()),
            {.file = file, .line = unknown.line}};
}

std::string decisions_text(std::span<const MatchDecision> decisions) {
    std::string text = "verdict\ta\tb\tscore\treasons\n";
    for (const MatchDecision& decision : decisions)
        text +=
            fmt::format("{}\t{}\t{}\t{:.2f}\t{}\n", decision.same ? "same" : "different", one_line(decision.a.text()),
                        one_line(decision.b.text()), decision.score, one_line(decision.reasons));
    return text;
}

Result<void> write_decisions(std::span<const MatchDecision> decisions, const std::string& file) {
    return write_file(file, decisions_text(decisions));
}

Result<std::vector<MatchDecision>> read_decisions(const std::string& file) {
    std::vector<MatchDecision> decisions;
    const auto read = read_tsv(file, {"verdict", "a", "b", "score", "reasons"}, [&](const TsvRow& row) -> std::string {
        MatchDecision decision{entity_reference(row[1]), entity_reference(row[2]), row[0] == "same", 0,
                               std::string(row[4])};
        const auto score = number_from<double>(row[3]);
        if (!score) return fmt::format("'{}' is not a score; expected a number", row[3]);
        decision.score = *score;
        decisions.push_back(std::move(decision));
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return decisions;
}

} // namespace claimgraph::cli
