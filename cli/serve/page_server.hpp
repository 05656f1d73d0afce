#pragma once

#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace claimgraph::cli {

/// What the server is asked: `page`, a question by its name, or a judgment.
struct PageRequest {
    enum class Kind : std::uint8_t { kPage, kQuestion, kJudgment };
    Kind kind = Kind::kPage;
    std::string question;
    Parameters parameters;
};

/// Where and how to serve.
struct ServerOptions {
    std::string host = "127.0.0.1";
    int port = 0; ///< 0: any that is free
    /// The answer: HTML of a page, JSON of the others. Called by several threads, one at a time each.
    std::function<Result<std::string>(const PageRequest& request)> answer;
    /// Called once the server can be asked, with the address that has the token in it.
    std::function<void(const std::string& address)> on_ready;
    /// Called when the server is to stop, before it waits for the answers under way.
    std::function<void()> on_stop;
};

/// Serves a page over HTTP until SIGINT or SIGTERM; a second signal ends the program. To be asked, one has to know the
/// random token of the address; requests under another Host name, as a page of somebody else can make by DNS rebinding,
/// and those of another Origin are refused, as is all but GET, and POST for judgments. The security policy lets the
/// page ask nobody else. Requests are bounded in size and time. Fails with kUnreadable if the port cannot be had.
Result<void> serve_page(const ServerOptions& options);

} // namespace claimgraph::cli
