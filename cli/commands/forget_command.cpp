#include "cli/commands/command.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/model/document_name.hpp"
#include "graph/store/write/store_writer.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct ForgetOptions {
    std::string store;
    std::vector<std::string> documents;
    double wait = kWait;
};

ExitStatus forget(const ForgetOptions& options) {
    auto writer = StoreWriter::open(options.store, false, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    std::size_t forgotten = 0;
    for (const std::string& document : options.documents) {
        auto removed = writer->forget(document);
        std::error_code no_folder;
        if (removed && !*removed) // by another path
            removed = writer->forget(document_name(document, std::filesystem::current_path(no_folder)));
        if (!removed) return give_up(removed.error());
        if (*removed)
            ++forgotten;
        else
            say(fmt::format("the store has no document '{}'", document));
    }
    // also what an earlier run left undone
    if (const auto derived = writer->derive(); !derived) return give_up(derived.error());
    const auto sizes = writer->sizes();
    if (!sizes) return give_up(sizes.error());
    note(fmt::format("{} {} removed; {} in the store, {} entities, {} claims", forgotten,
                     forgotten == 1 ? "document" : "documents", sizes->documents, sizes->entities, sizes->claims));
    return forgotten == 0 ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

} // namespace

Run setup_forget(Options& command) {
    auto options = std::make_shared<ForgetOptions>();
    command.add("STORE", &options->store, "Store that 'build --store' made").required();
    command.add("DOCUMENT", &options->documents, "Documents, as they were named when they were read").required();
    add_wait_option(command, options->wait);
    return [options] { return forget(*options); };
}

} // namespace claimgraph::cli
