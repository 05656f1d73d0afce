#include "cli/commands/command.hpp"
#include "cli/commands/graph_build.hpp"
#include "cli/commands/graph_output.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/serve/claim_table.hpp"
#include "cli/serve/judge_claim.hpp"
#include "cli/serve/page_questions.hpp"
#include "cli/serve/page_server.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "export/formats/explorer_page.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>

namespace claimgraph::cli {
namespace {

struct ServeOptions {
    std::string graph;
    std::string host = "127.0.0.1";
    std::uint32_t port = 0;
    std::string title;
    double timeout = 20;
};

std::string page_text() {
    std::ostringstream page;
    write_explorer_page(page, true, [&] { page << "null"; });
    return page.str();
}

std::string title_of(const ServeOptions& options) {
    if (!options.title.empty()) return options.title;
    const std::filesystem::path file(options.graph);
    return (file.has_filename() ? file : file.parent_path()).stem().string(); // "articles/"
}

/// `may_judge`: the store is a file, which judgments are written to.
ExitStatus serve(const ServeOptions& options, const Store& store, bool may_judge) {
    const auto written = with_relations({});
    if (!written) return give_up(written.error());
    ClaimTable table;
    const ServedStore served{title_of(options), store, written->families, table, may_judge};
    const std::chrono::milliseconds limit(static_cast<std::int64_t>(options.timeout * 1000));
    std::mutex one_at_a_time; // a connection to the store is for one thread
    std::atomic<bool> stops = false;
    const auto read_table = [&] {
        store.database().clear_error(); // each question is another
        store.database().stop_when(StopToken(std::nullopt, &stops));
        return table.refresh(store.database(), written->families);
    };
    std::future<Result<void>> ahead; // reads the table while somebody opens the page; who asks first learns of an error

    ServerOptions server{.host = options.host, .port = static_cast<int>(options.port)};
    server.answer = [&](const PageRequest& request) -> Result<std::string> {
        if (request.kind == PageRequest::Kind::kPage) return page_text();
        const std::lock_guard lock(one_at_a_time);
        if (request.kind == PageRequest::Kind::kJudgment) {
            if (!may_judge) return fail(ErrorCode::kBadFormat, "judgments are kept in stores, and this is none");
            table.forget(); // whatever becomes of it
            return judge_claim(options.graph, request.parameters);
        }
        if (const auto fresh = read_table(); !fresh) return tl::unexpected(fresh.error());
        store.database().stop_when(StopToken(limit, &stops, "; --timeout gives more"));
        return answer_page(served, request.question, request.parameters);
    };
    server.on_ready = [&](const std::string& address) {
        print(address + "\n");
        flush();
        note("open this address in a browser on this machine; ^C stops the server");
        ahead = std::async(std::launch::async, [&] {
            const std::lock_guard lock(one_at_a_time);
            return read_table();
        });
    };
    server.on_stop = [&] { stops = true; };
    const auto served_to_the_end = serve_page(server);
    return served_to_the_end ? ExitStatus::kDone : give_up(served_to_the_end.error());
}

/// Of a graph file, or of the articles of a folder.
tl::expected<Store, ExitStatus> store_in_memory(const std::string& file) {
    std::optional<Store> store;
    const auto keep = [&](const Graph& graph) {
        auto made = Store::in_memory(graph);
        if (!made) return give_up(made.error());
        store = std::move(*made);
        return ExitStatus::kDone;
    };
    std::error_code none;
    ExitStatus status = ExitStatus::kDone;
    if (std::filesystem::is_directory(file, none)) {
        const auto built = build_graph({.inputs = {file}});
        status = built ? keep(built->graph) : built.error();
    } else {
        status = with_graph(file, keep);
    }
    if (status != ExitStatus::kDone) return tl::unexpected(status);
    return std::move(*store);
}

ExitStatus serve(const ServeOptions& options) {
    if (is_store(options.graph)) {
        const auto store = open_store(options.graph);
        return store ? serve(options, *store, true) : give_up(store.error());
    }
    const auto store = store_in_memory(options.graph);
    return store ? serve(options, *store, false) : store.error();
}

} // namespace

Run setup_serve(Options& command) {
    auto options = std::make_shared<ServeOptions>();
    command
        .add("GRAPH", &options->graph,
             "Store, exported graph, or a folder of articles; - for a graph from standard input")
        .required();
    command.add("--port", &options->port, "Port to listen on [0: any that is free]").value_name("N").range(0U, 65535U);
    command
        .add("--host", &options->host, "Address to listen on; others than 127.0.0.1 let other machines in [127.0.0.1]")
        .value_name("ADDRESS");
    command.add("--title", &options->title, "What the page is called [the graph's file]").value_name("TEXT");
    command.add("--timeout", &options->timeout, "Give a question up after so many seconds [20]")
        .value_name("SECONDS")
        .range(0.001, 1e6);
    return [options] { return serve(*options); };
}

} // namespace claimgraph::cli
