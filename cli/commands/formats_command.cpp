#include "cli/commands/command.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "cli/terminal/terminal.hpp"
#include "export/format.hpp"
#include "extract/input/input_format.hpp"
#include "graph/base/json_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace claimgraph::cli {
namespace {

/// Of texts: what extract and build read.
void add_input_formats(Table& table, std::string& lines) {
    const auto add = [&](std::string_view name, const std::string& files, std::string_view what, bool is_missing) {
        table.add({std::string(name), files, std::string(what)});
        lines +=
            JsonValue{
                {"name", name}, {"of", "text"}, {"extension", files}, {"reads", !is_missing}, {"description", what}}
                .dump() +
            "\n";
    };
    for (const InputFormat* format : input_formats())
        add(format->name, fmt::format("{}", fmt::join(format->extensions, " ")), format->description, false);
    for (const MissingFormat& missing : missing_formats())
        add(missing.name, std::string(missing.extensions),
            fmt::format("not in this build, for want of {}", missing.needs), true);
}

ExitStatus list_formats(bool as_json) {
    Table inputs({"TEXT", "FILES", "WHAT IT IS"});
    Table table({"GRAPH", "FILES", "READS BACK", "FOR"});
    std::string lines;
    add_input_formats(inputs, lines);
    for (const Format* format : formats()) {
        std::string files;
        for (const FormatPart& part : format->parts) files.append(files.empty() ? "" : " ").append(part.ending);
        if (files.empty()) files = format->extension;
        table.add({std::string(format->name), files, format->read != nullptr ? "yes" : "no",
                   std::string(format->description)});
        lines += JsonValue{{"name", format->name},
                           {"of", "graph"},
                           {"extension", format->extension},
                           {"reads_back", format->read != nullptr},
                           {"description", format->description}}
                     .dump() +
                 "\n";
    }
    print(as_json ? lines : inputs.text(output_width()) + "\n" + table.text(output_width()));
    return ExitStatus::kDone;
}

} // namespace

Run setup_formats(Options& command) {
    auto json = std::make_shared<bool>(false);
    command.add("--json", json.get(), "A JSON object a line");
    return [json] { return list_formats(*json); };
}

} // namespace claimgraph::cli
