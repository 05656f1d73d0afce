#include "cli/commands/command.hpp"
#include "cli/input/read_apart.hpp"

#include <memory>

namespace claimgraph::cli {
namespace {

struct ApartOptions {
    const InputFormat* format = nullptr;
    std::string name = "-";
    ReadOptions reading;
};

} // namespace

/// Not for people: read_apart() runs it.
Run setup_read_apart(Options& command) {
    auto options = std::make_shared<ApartOptions>();
    std::vector<std::pair<std::string, const InputFormat*>> formats;
    for (const InputFormat* format : input_formats()) formats.emplace_back(format->name, format);
    command.choice("--from", &options->format, formats, "What standard input is").required();
    command.add("--name", &options->name, "What it is called");
    command.add("--seconds", &options->reading.most_seconds, "How long reading may compute").range(1u, 86400u);
    command.add(
        "--date", [options](const std::string& date) { options->reading.document.date = date_from(date); },
        "The day it was written, if it does not say");
    return [options] { return answer_read_apart(*options->format, options->name, options->reading); };
}

} // namespace claimgraph::cli
