#include "cli/commands/command.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/store/write/store_writer.hpp"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace claimgraph::cli {
namespace {

struct TidyOptions {
    std::string store;
    double wait = kWait;
};

ExitStatus tidy(const TidyOptions& options) {
    auto writer = StoreWriter::open(options.store, false, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    if (const auto derived = writer->derive(StoreWriter::Scope::kAll); !derived) return give_up(derived.error());
    const auto sizes = writer->sizes();
    if (!sizes) return give_up(sizes.error());
    note(fmt::format("{} documents in the store, {} entities, {} claims", sizes->documents, sizes->entities,
                     sizes->claims));
    return ExitStatus::kDone;
}

} // namespace

Run setup_tidy(Options& command) {
    auto options = std::make_shared<TidyOptions>();
    command.add("STORE", &options->store, "Store that 'build --store' made").required();
    add_wait_option(command, options->wait);
    return [options] { return tidy(*options); };
}

} // namespace claimgraph::cli
