#include "export/readers/dot_reader.hpp"

#include "export/claim_json.hpp"
#include "export/readers/dot_data.hpp"
#include "export/readers/json_reader.hpp"
#include "graph/base/json_list.hpp"
#include "graph/model/attributes.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <memory>
#include <mutex>
#include <string>

// Of Graphviz' scanner, exported without a header: forgets what is left of a text. Without it, what follows a syntax
// error would be the beginning of the next text.
extern "C" int aaglex_destroy();

namespace claimgraph {
namespace {

/// What Graphviz said last: it has but a function to call.
std::string& last_message() {
    thread_local std::string message;
    return message;
}

int take_message(char* text) {
    last_message() += text;
    return 0;
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphPointer = std::unique_ptr<Agraph_t, CloseGraph>;

/// Graphviz' "<unknown>: syntax error in line 3 near 'x'" as an error with a place.
tl::unexpected<Error> bad_syntax(const std::string& file) {
    std::string message = last_message();
    while (!message.empty() && std::isspace(static_cast<unsigned char>(message.back())) != 0) message.pop_back();
    std::uint64_t line = 0;
    constexpr std::string_view kLine = "in line ";
    if (const std::size_t at = message.find(kLine); at != std::string::npos)
        std::from_chars(message.data() + at + kLine.size(), message.data() + message.size(), line);
    return fail(ErrorCode::kBadFormat, fmt::format("no DOT that Graphviz can read: {}", message),
                {.file = file, .line = line});
}

std::string_view value_of(void* object, const char* name) {
    char key[16] = {};
    std::copy_n(name, std::char_traits<char>::length(name), key); // Graphviz takes no const
    const char* value = agget(object, key);
    return value == nullptr ? std::string_view() : value;
}

/// Beyond some thousand Graphviz's parser gives up in the middle, without an error.
constexpr std::size_t kMaxDotDepth = 1000;

/// How deep subgraphs are nested: braces outside quotes.
std::size_t depth_of(std::string_view dot) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool is_quoted = false;
    for (std::size_t at = 0; at < dot.size(); ++at) {
        const char c = dot[at];
        if (c == '"')
            is_quoted = !is_quoted;
        else if (is_quoted)
            at += c == '\\';
        else if (c == '{')
            deepest = std::max(deepest, ++depth);
        else if (c == '}')
            depth -= depth > 0;
    }
    return deepest;
}

/// Makes the node-link JSON of a graph, for its reader.
class NodeLink {
  public:
    explicit NodeLink(Agraph_t* graph) : graph_(graph) {}

    std::string text() {
        char entities[] = "entities";
        is_ours_ = agattr(graph_, AGRAPH, entities, nullptr) != nullptr;
        add_list(nodes_, dot_text(value_of(graph_, "entities")));
        for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node)) {
            add_node(node);
            for (Agedge_t* edge = agfstout(graph_, node); edge != nullptr; edge = agnxtout(graph_, edge))
                add_edge(edge);
        }
        std::string own = is_ours_ ? dot_text(value_of(graph_, "attributes")) : "{" + graph_attributes() + "}";
        if (own.empty()) own = "{}";
        if (const std::string documents = is_ours_ ? dot_text(value_of(graph_, "documents")) : ""; !documents.empty())
            own.insert(1, "\"documents\":" + documents + (own == "{}" ? "" : ","));
        return fmt::format("{{\"directed\":{},\"graph\":{},\"nodes\":[{}],\"links\":[{}]}}", agisdirected(graph_) != 0,
                           own, nodes_, links_);
    }

  private:
    static void add(std::string& list, std::string_view entry) {
        if (!list.empty() && !entry.empty()) list += ',';
        list += entry;
    }
    /// The entries of a JSON list.
    static void add_list(std::string& list, std::string_view json) {
        if (json.size() > 2 && json.starts_with('[') && json.ends_with(']')) add(list, json.substr(1, json.size() - 2));
    }

    void add_node(Agnode_t* node) {
        if (is_ours_)
            add(nodes_, dot_text(value_of(node, "entity"))); // the legend has none
        else
            add(nodes_, "{" + member("id", agnameof(node)) + attributes_of(node, AGNODE) + "}");
    }

    void add_edge(Agedge_t* edge) {
        if (is_ours_)
            add_list(links_, dot_text(value_of(edge, "claims")));
        else
            add(links_, "{" + member("source", agnameof(agtail(edge))) + "," +
                            member("target", agnameof(aghead(edge))) + attributes_of(edge, AGEDGE) + "}");
    }

    static std::string member(std::string_view name, std::string_view value) {
        std::string json;
        append_json(json, name);
        json += ':';
        append_json(json, value);
        return json;
    }

    std::string attributes_of(void* object, int kind) {
        std::string json;
        for (Agsym_t* symbol = agnxtattr(graph_, kind, nullptr); symbol != nullptr;
             symbol = agnxtattr(graph_, kind, symbol)) {
            const std::string_view name = symbol->name;
            const std::string_view value = agxget(object, symbol);
            constexpr std::string_view kFrame[] = {"id", "key", "source", "target", "directed", "metadata"};
            const bool is_frame = std::ranges::find(kFrame, name) != std::end(kFrame);
            if (value.empty() || (name == "label" && (value == "\\N" || value == "\\E" || value == "\\G"))) continue;
            json += ",";
            json += attribute((is_frame ? "original_" : "") + std::string(name), dot_text(value));
        }
        return json;
    }

    std::string graph_attributes() {
        const std::string json = attributes_of(graph_, AGRAPH);
        return json.substr(json.empty() ? 0 : 1);
    }

    /// A value that may be a number.
    static std::string attribute(const std::string& name, const std::string& value) {
        if (name == "label" || type_of_text(value) == AttributeType::kText) return member(name, value);
        std::string json;
        append_json(json, name);
        return json + ":" + value;
    }

    Agraph_t* graph_;
    bool is_ours_ = false;
    std::string nodes_;
    std::string links_;
};

} // namespace

Result<Graph> read_dot(std::span<SourceFile> files, Warnings& warnings) {
    const std::string& file = files[0].name;
    std::string& text = files[0].text;
    if (text.find('\0') != std::string::npos)
        return fail(ErrorCode::kBadFormat, "a NUL byte; expected DOT", {.file = file});
    if (depth_of(text) > kMaxDotDepth)
        return fail(ErrorCode::kTooLarge, fmt::format("subgraphs nested deeper than {}", kMaxDotDepth), {.file = file});
    std::string json;
    {
        static std::mutex one_at_a_time;
        const std::scoped_lock lock(one_at_a_time);
        const auto before = agseterrf(take_message);
        last_message().clear();
        const GraphPointer graph(agmemread(text.c_str()));
        if (graph != nullptr) json = NodeLink(graph.get()).text();
        aaglex_destroy();
        agseterrf(before);
    }
    if (json.empty()) return bad_syntax(file);
    return read_json_graph(json, file, warnings);
}

} // namespace claimgraph
