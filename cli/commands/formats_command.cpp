#include "cli/commands/command.hpp"
#include "cli/output/output.hpp"
#include "cli/output/table.hpp"
#include "export/format.hpp"
#include "graph/base/json_value.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

ExitStatus list_formats(bool as_json) {
    Table table({"FORMAT", "FILES", "READS BACK", "FOR"});
    std::string lines;
    for (const Format* format : formats()) {
        std::string files;
        for (const FormatPart& part : format->parts) files.append(files.empty() ? "" : " ").append(part.ending);
        if (files.empty()) files = format->extension;
        table.add({std::string(format->name), files, format->read != nullptr ? "yes" : "no",
                   std::string(format->description)});
        lines += JsonValue{{"name", format->name},
                           {"extension", format->extension},
                           {"reads_back", format->read != nullptr},
                           {"description", format->description}}
                     .dump() +
                 "\n";
    }
    print(as_json ? lines : table.text(output_width()));
    return ExitStatus::kDone;
}

} // namespace

Run setup_formats(Options& command) {
    auto json = std::make_shared<bool>(false);
    command.add("--json", json.get(), "A JSON object a line");
    return [json] { return list_formats(*json); };
}

} // namespace claimgraph::cli
