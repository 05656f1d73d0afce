#include "cli/serve/page_server.hpp"

#include "graph/base/json_list.hpp"

#include <array>
#include <csignal>
#include <fmt/format.h>
#include <httplib.h>
#include <pthread.h>
#include <random>
#include <thread>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kThreads = 8;
constexpr std::size_t kLargestBody = 4096; ///< bytes; what is asked stands in the address
constexpr int kSecondsToRead = 5;
constexpr int kSecondsToWrite = 30;

/// 128 random bits in hexadecimal.
std::string make_token() {
    std::random_device random;
    std::string token;
    for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", random());
    return token;
}

/// In a time that does not tell how much of it is right.
bool is_token(const std::string& given, const std::string& token) {
    if (given.size() != token.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < token.size(); ++i)
        difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i]);
    return difference == 0;
}

int status_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::kNotFound:
        return 404;
    case ErrorCode::kBadFormat:
        return 400;
    case ErrorCode::kUnsupported:
        return 503; // the time is over
    default:
        return 500;
    }
}

void refuse(httplib::Response& response, int status, std::string_view why) {
    std::string json = R"({"error":)";
    append_json(json, why);
    response.status = status;
    response.set_content(json + '}', "application/json");
}

class PageServer {
  public:
    explicit PageServer(const ServerOptions& options) : options_(options), token_(make_token()) {
        server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); }; // the server deletes it
        // not the library's own: it would let another program listen on the same port
        server_.set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        server_.set_payload_max_length(kLargestBody);
        server_.set_read_timeout(kSecondsToRead);
        server_.set_write_timeout(kSecondsToWrite);
        server_.set_default_headers({
            {"Cache-Control", "no-store"},
            {"Content-Security-Policy", "frame-ancestors 'none'"}, // the page brings the rest of its policy
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cross-Origin-Resource-Policy", "same-origin"},
            {"Referrer-Policy", "no-referrer"},
            {"X-Content-Type-Options", "nosniff"},
        });
        server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            return is_welcome(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                                 : httplib::Server::HandlerResponse::Handled;
        });
        server_.Get("/", [this](const httplib::Request& request, httplib::Response& response) {
            give(response, {PageRequest::Kind::kPage, "", request.params}, "text/html; charset=utf-8");
        });
        server_.Get("/api/([a-z]+)", [this](const httplib::Request& request, httplib::Response& response) {
            give(response, {PageRequest::Kind::kQuestion, request.matches[1], request.params}, "application/json");
        });
        server_.Post("/api/judge", [this](const httplib::Request& request, httplib::Response& response) {
            give(response, {PageRequest::Kind::kJudgment, "judge", request.params}, "application/json");
        });
        server_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            refuse(response, 500, "the answer failed");
        });
    }

    Result<void> run() {
        port_ = options_.port;
        const bool bound = port_ == 0 ? (port_ = server_.bind_to_any_port(options_.host)) > 0
                                      : server_.bind_to_port(options_.host, port_);
        if (!bound)
            return fail(
                ErrorCode::kUnreadable,
                fmt::format("cannot listen on {}:{}; another program may have the port, --port 0 takes a free one",
                            options_.host, options_.port));
        const std::string shown = is_v6() ? "[" + options_.host + "]" : options_.host;
        // Signals come to this thread alone, and only while it waits for them.
        sigset_t ends;
        sigemptyset(&ends);
        sigaddset(&ends, SIGINT);
        sigaddset(&ends, SIGTERM);
        sigset_t before;
        pthread_sigmask(SIG_BLOCK, &ends, &before);
        options_.on_ready(fmt::format("http://{}:{}/?token={}", shown, port_, token_));
        std::thread listening([this] { server_.listen_after_bind(); });
        int signal = 0;
        sigwait(&ends, &signal);
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        options_.on_stop();
        server_.stop();
        listening.join();
        return {};
    }

  private:
    bool is_v6() const { return options_.host.find(':') != std::string::npos; }

    /// Names under which a browser of this machine asks; a page of somebody else cannot choose them.
    bool is_our_name(std::string_view host) const {
        const std::string port = fmt::format(":{}", port_);
        if (!host.ends_with(port)) return false;
        host.remove_suffix(port.size());
        return host == options_.host || host == "localhost" || host == "127.0.0.1" || host == "[::1]" ||
               (is_v6() && host == "[" + options_.host + "]");
    }

    bool is_welcome(const httplib::Request& request, httplib::Response& response) const {
        const std::string host = request.get_header_value("Host");
        if (request.get_header_value_count("Host") != 1 || !is_our_name(host))
            return refuse(response, 421, "this server does not answer under that name"), false;
        if (const std::string origin = request.get_header_value("Origin");
            !origin.empty() && origin != "http://" + host)
            return refuse(response, 403, "only the page of this server may ask it"), false;
        if (request.params.count("token") != 1 || !is_token(request.get_param_value("token"), token_))
            return refuse(response, 403, "the token is missing or wrong; use the address that the program printed"),
                   false;
        if (request.method != "GET" && !(request.method == "POST" && request.path == "/api/judge"))
            return refuse(response, 405, "only GET; POST /api/judge"), false;
        return true;
    }

    void give(httplib::Response& response, PageRequest request, const char* type) const {
        request.parameters.erase("token");
        auto answer = options_.answer(request);
        if (!answer) return refuse(response, status_of(answer.error().code), answer.error().message);
        response.set_content(std::move(*answer), type);
    }

    const ServerOptions& options_;
    std::string token_;
    int port_ = 0;
    httplib::Server server_;
};

} // namespace

Result<void> serve_page(const ServerOptions& options) { return PageServer(options).run(); }

} // namespace claimgraph::cli
