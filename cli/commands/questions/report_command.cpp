#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "export/briefing/briefing.hpp"
#include "export/briefing/vault.hpp"
#include "export/output/output_folder.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <sstream>

namespace claimgraph::cli {
namespace {

using WritePage = void (*)(const Page& page, std::ostream& out);

struct ReportOptions {
    GraphPart part;
    std::string about;
    std::string title;
    std::string file = kStandardOutput;
    std::string vault;
    std::uint32_t top = BriefingOptions::kTop;
    WritePage write = write_markdown; ///< of standard output
};

/// By the extension of the file. Fails with kUnsupported.
Result<WritePage> writer_of(const ReportOptions& options) {
    if (options.file == kStandardOutput) return options.write;
    const std::string extension = std::filesystem::path(options.file).extension().string();
    if (extension == ".html") return write_html;
    if (extension == ".md") return write_markdown;
    return fail(ErrorCode::kUnsupported, fmt::format("unsupported report format '{}'; use .md or .html", extension),
                {.file = options.file});
}

Result<std::size_t> write_notes(const Graph& graph, const BriefingOptions& briefing, const std::string& target) {
    auto folder = OutputFolder::open(target, kIndexNote);
    if (!folder) return tl::unexpected(folder.error());
    const std::size_t notes =
        write_vault(graph, briefing, [&](std::string_view name) -> std::ostream& { return folder->begin(name); });
    if (auto done = folder->commit(); !done) return tl::unexpected(done.error());
    return notes;
}

ExitStatus ask(const GraphSource& source, const ReportOptions& options) {
    const auto writer = writer_of(options);
    if (!writer) return give_up(writer.error());
    const auto families = relation_families();
    if (!families) return give_up(families.error());
    const auto relations = relation_traits();
    if (!relations) return give_up(relations.error());
    const auto choice = choose_in_whole(source, options.part);
    if (!choice) return choice.error();
    const Graph& graph = *choice->graph;
    BriefingOptions briefing{.title = options.title,
                             .top = options.top,
                             .filter = choice->filter,
                             .families = &*families,
                             .relations = &*relations};
    if (!options.about.empty()) {
        briefing.about = named(source, graph, options.about);
        if (briefing.about.empty()) return ExitStatus::kNothingFound;
        if (briefing.title.empty()) briefing.title = graph[briefing.about.front()].name;
    }
    if (claims_of(graph, briefing).empty()) return nothing("no claim matches");
    if (!options.vault.empty()) {
        const auto notes = write_notes(graph, briefing, options.vault);
        if (!notes) return give_up(notes.error());
        note(fmt::format("{}: {} notes; begin with '{}'", options.vault, *notes, kIndexNote));
        if (options.file == kStandardOutput) return ExitStatus::kDone;
    }
    std::ostringstream text;
    (*writer)(claimgraph::briefing(graph, briefing), text);
    if (options.file == kStandardOutput) {
        print_paged(std::move(text).str());
        return ExitStatus::kDone;
    }
    const auto written = write_file(options.file, text.view());
    return written ? ExitStatus::kDone : give_up(written.error());
}

} // namespace

Ask setup_report(Options& command) {
    auto options = std::make_shared<ReportOptions>();
    command.add("-o,--output", &options->file, "Report to write, .md or .html; - for standard output [-]")
        .value_name("FILE");
    command
        .choice("--to", &options->write, {{"markdown", write_markdown}, {"html", write_html}},
                "Format of standard output [markdown]")
        .value_name("FORMAT");
    command.add("--about", &options->about, "Only claims that this entity is in or says: its name, alias or id")
        .value_name("ENTITY");
    command.add("--top", &options->top, "Entries of a section [10]").range(1U, 1'000'000U).value_name("N");
    command.add("--title", &options->title, "What the report is called").value_name("TEXT");
    command
        .add("--vault", &options->vault,
             "Write a folder of notes for Obsidian, one for each entity that has a name; an earlier one is replaced "
             "whole")
        .value_name("DIR");
    add_filter_options(command, options->part);
    return [options](const GraphSource& source) { return ask(source, *options); };
}

} // namespace claimgraph::cli
