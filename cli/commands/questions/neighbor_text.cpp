#include "cli/commands/questions/neighbor_text.hpp"

#include "cli/terminal/messages.hpp"
#include "graph/query/links/actor_network.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace claimgraph::cli {
namespace {

/// What is said in one direction: the words, and how often of each neighbor.
using Wordings = std::map<std::pair<Direction, std::string>, std::map<EntityIndex, std::size_t>>;

struct FamilyParagraph {
    Wordings wordings;
    std::vector<ClaimIndex> claims;
};

/// How a claim reads from where it starts: "accuses", "is accused by", "not supports (future)".
std::string wording(const Claim& claim, Direction direction, const RelationTraits& relations) {
    std::string words = claim.label;
    if (direction == Direction::kIn) {
        const std::string_view inverse = relations.inverse_of(claim.relation);
        words = inverse.empty() ? "<- " + claim.label : std::string(inverse);
    }
    if (claim.polarity == Polarity::kDenied) words.insert(0, "not ");
    if (claim.modality != Modality::kActual) words += fmt::format(" ({})", claimgraph::to_string(claim.modality));
    return words;
}

std::string line_of(const Graph& graph, const std::string& words, const std::map<EntityIndex, std::size_t>& said,
                    std::size_t most) {
    std::vector<std::pair<EntityIndex, std::size_t>> order(said.begin(), said.end());
    std::ranges::stable_sort(order, std::ranges::greater(), [&](const auto& entry) {
        return std::pair(is_named_actor(graph[entry.first]), entry.second);
    });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
        const auto& [entity, count] = order[i];
        names.push_back(count > 1 ? fmt::format("{} ({} times)", graph[entity].name, count) : graph[entity].name);
    }
    const std::string more = order.size() > most ? fmt::format(" and {} more", order.size() - most) : "";
    return printable(fmt::format("    {} ({}): {}{}", words, order.size(), fmt::join(names, ", "), more)) + '\n';
}

std::string heading(const Graph& graph, std::string_view family, const ClaimTotals& totals) {
    std::string text(family.empty() ? "OTHER" : family);
    if (totals.documents > 0)
        text += fmt::format(", in {} document{}", totals.documents, totals.documents == 1 ? "" : "s");
    if (!totals.first.empty()) text += ", " + totals.first;
    if (totals.last != totals.first) text += " to " + totals.last;
    std::vector<std::string_view> names;
    for (const EntityIndex speaker : totals.speakers) names.push_back(graph[speaker].name);
    if (!names.empty()) text += fmt::format("; said by {}", fmt::join(names, ", "));
    return printable(text) + '\n';
}

} // namespace

std::string_view to_string(Direction direction) {
    static constexpr std::array<std::string_view, 3> kNames = {"out", "in", "both"};
    return kNames[static_cast<std::size_t>(direction)];
}

std::string neighbor_text(const Graph& graph, std::span<const NeighborTie> ties, const RelationTraits& relations,
                          std::size_t most) {
    std::map<std::size_t, std::map<std::string_view, FamilyParagraph>> levels;
    for (const NeighborTie& tie : ties) {
        FamilyParagraph& paragraph = levels[tie.depth][tie.family];
        for (const ClaimIndex index : tie.claims) {
            const Claim& claim = graph[index];
            paragraph.claims.push_back(index);
            paragraph.wordings[{tie.direction, wording(claim, tie.direction, relations)}][tie.entity] +=
                std::max<std::size_t>(claim.evidence.size(), 1);
        }
    }
    std::string text;
    for (const auto& [depth, paragraphs] : levels) {
        if (levels.size() > 1)
            text += fmt::format("{}{} claim{} away\n", text.empty() ? "" : "\n", depth, depth == 1 ? "" : "s");
        std::vector<std::tuple<std::size_t, std::string_view, ClaimTotals, const FamilyParagraph*>> order;
        for (const auto& [family, paragraph] : paragraphs) {
            ClaimTotals totals = totals_of(graph, paragraph.claims);
            const std::size_t said = totals.evidence + totals.denied;
            order.emplace_back(said, family, std::move(totals), &paragraph);
        }
        std::ranges::stable_sort(order, std::ranges::greater(), [](const auto& entry) { return std::get<0>(entry); });
        for (const auto& [said, family, totals, paragraph] : order) {
            text += heading(graph, family, totals);
            for (const auto& [words, entities] : paragraph->wordings)
                text += line_of(graph, words.second, entities, most);
        }
    }
    return text;
}

} // namespace claimgraph::cli
