#include "export/format.hpp"
#include "graph/core/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// Fill colours by entity type: a light qualitative palette that black text is readable on.
constexpr std::array<std::string_view, 12> kColours = {"#ffd9b3", "#cfe2f3", "#d9ead3", "#e6e0d4",
                                                       "#f4cccc", "#d9d2e9", "#fce5cd", "#fff2cc",
                                                       "#eeeeee", "#e0f0f0", "#f0e0f0", "#ffffff"};
constexpr std::size_t kLineWidth = 24;     // characters of a label's line
constexpr std::size_t kTooltipBytes = 400; // Graphviz 2.43 cannot read tokens of 16 kB

/// A quoted Graphviz string. A label decodes entities and escapes, so "&" and "\" are doubled up.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '&':
            result += "&amp;";
            break;
        case '\n':
            result += "\\n";
            break;
        default:
            result += c;
        }
    }
    return result += '"';
}

std::string wrapped(std::string_view text) {
    std::string result;
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (width > 0 && width + (end - at) > kLineWidth) {
            result += '\n';
            width = 0;
        } else if (width > 0) {
            result += ' ';
            ++width;
        }
        result += text.substr(at, end - at);
        width += end - at;
        at = end + 1;
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return std::string(text.substr(0, limit)) + "...";
}

/// What the label of an edge says about one claim: "not commits to (possible)".
std::string words_of(const Claim& claim) {
    std::string words = claim.polarity == Polarity::kDenied ? "not " + claim.label : claim.label;
    if (claim.modality != Modality::kActual) words += fmt::format(" ({})", to_string(claim.modality));
    return words;
}

class DotWriter {
  public:
    DotWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph), out_(out), shown_(choose(options.top)) {}

    void write() {
        out_ << "digraph claims {\n"
                "graph [rankdir=LR, nodesep=0.25, ranksep=1.1, fontname=\"Helvetica\", bgcolor=\"white\", "
                "charset=\"UTF-8\", "
                "tooltip=\" \"];\n"
                "node [shape=box, style=\"rounded,filled\", color=\"#888888\", fontname=\"Helvetica\", fontsize=11, "
                "margin=\"0.12,0.06\"];\n"
                "edge [color=\"#555555\", fontname=\"Helvetica\", fontsize=9, fontcolor=\"#333333\", arrowsize=0.7];\n";
        std::set<EntityType> types;
        for (std::size_t i = 0; i < graph_.entities().size(); ++i)
            if (shown_[i]) {
                write_entity(graph_.entities()[i]);
                types.insert(graph_.entities()[i].type);
            }
        // Parallel claims share an arrow: one for all that is affirmed, one for what is denied, one for what is not
        // (yet) so.
        std::map<std::tuple<std::uint32_t, std::uint32_t, Polarity, bool>, std::vector<ClaimIndex>> arrows;
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) {
            const Claim& claim = graph_.claims()[i];
            if (!shown_[claim.subject.value] || !shown_[claim.object.value]) continue;
            arrows[{claim.subject.value, claim.object.value, claim.polarity, claim.modality == Modality::kActual}]
                .push_back(ClaimIndex{i});
        }
        for (const auto& [ends, claims] : arrows) write_arrow(claims);
        write_legend(types);
        out_ << "}\n";
    }

  private:
    /// Entities that take part in a claim; with a limit, those with most claims.
    std::vector<bool> choose(std::size_t top) const {
        std::vector<std::pair<std::size_t, std::size_t>> degrees; // claims, entity
        for (std::size_t i = 0; i < graph_.entities().size(); ++i) {
            const EntityIndex entity{i};
            const std::size_t degree = graph_.claims_of(entity).size() + graph_.claims_about(entity).size();
            if (degree > 0) degrees.emplace_back(degree, i);
        }
        std::ranges::stable_sort(degrees, std::ranges::greater(), &std::pair<std::size_t, std::size_t>::first);
        if (top > 0 && degrees.size() > top) degrees.resize(top);
        std::vector<bool> shown(graph_.entities().size());
        for (const auto& [degree, entity] : degrees) shown[entity] = true;
        return shown;
    }

    static std::string_view colour(EntityType type) { return kColours[static_cast<std::size_t>(type)]; }

    void write_entity(const Entity& entity) {
        out_ << fmt::format("{} [label={}, fillcolor=\"{}\", tooltip={}{}];\n", quoted(entity.id),
                            quoted(wrapped(shortened(entity.name, 120))), colour(entity.type),
                            quoted(fmt::format("{} ({})", shortened(entity.name, 200), to_string(entity.type))),
                            entity.type == EntityType::kConcept ? ", shape=plaintext, style=\"rounded,filled\"" : "");
    }

    void write_arrow(const std::vector<ClaimIndex>& claims) {
        const Claim& first = graph_[claims.front()];
        std::vector<std::string> lines;
        std::string tooltip;
        bool symmetric = true;
        std::size_t evidence = 0;
        for (const ClaimIndex index : claims) {
            const Claim& claim = graph_[index];
            if (std::string words = words_of(claim); std::ranges::find(lines, words) == lines.end())
                lines.push_back(std::move(words));
            if (tooltip.empty() && !claim.evidence.empty())
                tooltip = shortened(one_line(claim.evidence.front().text), kTooltipBytes);
            symmetric &= claim.symmetric;
            evidence += claim.evidence.size();
        }
        std::string label;
        for (const std::string& line : lines) label += (label.empty() ? std::string() : "\n") + line;
        std::string style;
        if (first.modality != Modality::kActual) style += ", style=dashed";
        if (first.polarity == Polarity::kDenied) style += ", color=\"#cc0000\", fontcolor=\"#cc0000\"";
        if (symmetric) style += ", dir=both";
        out_ << fmt::format("{} -> {} [label={}, tooltip={}, labeltooltip={}, penwidth={:.1f}{}];\n",
                            quoted(graph_[first.subject].id), quoted(graph_[first.object].id), quoted(label),
                            quoted(tooltip), quoted(tooltip),
                            std::min(1.0 + 0.4 * static_cast<double>(evidence - 1), 4.0), style);
    }

    void write_legend(const std::set<EntityType>& types) {
        if (types.empty()) return;
        out_ << "subgraph cluster_legend {\nlabel=\"claimgraph\"; fontsize=10; color=\"#cccccc\"; style=rounded;\n"
                "\"claimgraph legend\" [shape=plaintext, style=\"\", tooltip=\"legend\", label=<<table border=\"0\" "
                "cellspacing=\"2\" cellpadding=\"3\">";
        for (const EntityType type : types)
            out_ << fmt::format("<tr><td bgcolor=\"{}\">{}</td></tr>", colour(type), to_string(type));
        out_ << "<tr><td><font point-size=\"9\">solid: said to be so</font></td></tr>"
                "<tr><td><font point-size=\"9\">dashed: possible, planned, asked for</font></td></tr>"
                "<tr><td><font point-size=\"9\" color=\"#cc0000\">red: denied</font></td></tr></table>>];\n}\n";
    }

    const Graph& graph_;
    std::ostream& out_;
    std::vector<bool> shown_;
};

void write_dot(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    DotWriter(graph, out, options).write();
}

} // namespace

const Format kDotFormat = {"dot", ".dot", "Graphviz; a picture of the claims", write_dot, nullptr};

} // namespace claimgraph
