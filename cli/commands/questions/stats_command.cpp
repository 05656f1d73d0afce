#include "cli/commands/command.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/stats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <vector>

namespace claimgraph::cli {
namespace {

/// A group of counts, such as the claims by relation.
struct Counts {
    std::string name;  ///< "relations"
    std::string title; ///< "claims by relation"
    const CountsByName* by_name = nullptr;

    /// Biggest first.
    std::vector<std::pair<std::string, std::size_t>> sorted() const {
        std::vector<std::pair<std::string, std::size_t>> counts(by_name->begin(), by_name->end());
        std::ranges::stable_sort(counts, std::ranges::greater(), &std::pair<std::string, std::size_t>::second);
        return counts;
    }
};

ExitStatus ask(const GraphSource& source, const RowOptions& options) {
    const auto counted = source.stats();
    if (!counted) return give_up(counted.error());
    const GraphStats& stats = *counted;
    std::vector<std::pair<std::string, std::size_t>> totals = {
        {"entities", stats.entities},   {"claims", stats.claims},     {"evidence", stats.evidence},
        {"documents", stats.documents}, {"speakers", stats.speakers}, {"components", stats.components}};
    if (stats.confirmed + stats.rejected > 0) {
        totals.emplace_back("confirmed", stats.confirmed);
        totals.emplace_back("rejected", stats.rejected);
    }
    const std::vector<Counts> groups = {{"types", "entities by type", &stats.entity_types},
                                        {"relations", "claims by relation", &stats.relations},
                                        {"polarities", "claims by polarity", &stats.polarities},
                                        {"modalities", "claims by modality", &stats.modalities}};
    if (options.json) {
        Json json;
        for (const auto& [name, count] : totals) json[name] = count;
        for (const Counts& group : groups) {
            Json& counts = json[group.name] = Json::object();
            for (const auto& [name, count] : *group.by_name) counts[name] = count;
        }
        print(json.dump() + '\n');
        return ExitStatus::kDone;
    }
    if (options.csv) {
        std::vector<Json> rows;
        for (const auto& [name, count] : totals) rows.push_back({{"group", "total"}, {"name", name}, {"count", count}});
        for (const Counts& group : groups)
            for (const auto& [name, count] : group.sorted())
                rows.push_back({{"group", group.name}, {"name", name}, {"count", count}});
        const std::vector<Column> columns = {{"group", ""}, {"name", ""}, {"count", ""}};
        print_rows(columns, options, rows.size(), [&](std::size_t i) { return Row{rows[i]}; });
        return ExitStatus::kDone;
    }
    std::string text;
    for (const auto& [name, count] : totals)
        text += fmt::format("{:>8}  {}\n", count, name == "evidence" ? "pieces of evidence" : name);
    for (const Counts& group : groups) {
        text += fmt::format("\n{}\n", group.title);
        for (const auto& [name, count] : group.sorted()) text += fmt::format("{:>8}  {}\n", count, name);
    }
    print(text);
    return ExitStatus::kDone;
}

} // namespace

Ask setup_stats(Options& command) {
    auto options = std::make_shared<RowOptions>();
    add_form_options(command, *options);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
