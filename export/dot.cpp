#include "export/dot_data.hpp"
#include "export/dot_reader.hpp"
#include "export/format.hpp"
#include "graph/core/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// Fill colours by entity type: light, so that black text is readable on them.
constexpr std::array<std::string_view, 12> kFills = {"#ffd8a8", "#bbd9f6", "#c9e7c1", "#dccfbd", "#f5b7b1", "#d9cbf0",
                                                     "#ffeeb0", "#e3e6b3", "#eeeeee", "#c8ecec", "#f0d5ea", "#ffffff"};
/// Line colours of the most frequent relations: dark, and none of them red, which means denied.
constexpr std::array<std::string_view, 7> kLines = {"#1f5f99", "#2e7d32", "#7b4fa6", "#a06000",
                                                    "#00838f", "#b03a7f", "#5d4037"};
constexpr std::string_view kOtherLine = "#4a5568";
constexpr std::string_view kDenied = "#cc0000";
constexpr std::size_t kLineWidth = 24; // characters of a label's line
// Graphviz 2.43 cannot read tokens of 16 kB, and escapes may make five bytes of one.
constexpr std::size_t kMaxIdBytes = 1000;
constexpr std::size_t kMaxTooltipBytes = 1500;
constexpr std::size_t kMaxWordsBytes = 60;
constexpr std::size_t kMaxLines = 8; // of an arrow's label

/// A quoted Graphviz string. "\" begins an escape anywhere, "&" an entity in labels and tooltips.
std::string quoted(std::string_view text, bool is_label = true) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += "\\\"";
        else if (c == '\\')
            result += "\\\\";
        else if (c == '\n')
            result += "\\n";
        else if (c == '&' && is_label)
            result += "&amp;";
        else
            result += c;
    }
    return result += '"';
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string wrapped(std::string_view text) {
    std::string result;
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::size_t size = count_characters(text.substr(at, end - at));
        if (width > 0 && width + size > kLineWidth) {
            result += '\n';
            width = 0;
        } else if (width > 0) {
            result += ' ';
            ++width;
        }
        result += text.substr(at, end - at);
        width += size;
        at = end + 1;
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return std::string(text.substr(0, limit)) + "...";
}

/// What the label of an arrow says about one claim: "not commits to (possible)".
std::string words_of(const Claim& claim) {
    std::string words = claim.polarity == Polarity::kDenied ? "not " : "";
    words += shortened(claim.label, kMaxWordsBytes);
    if (claim.modality != Modality::kActual) words += fmt::format(" ({})", to_string(claim.modality));
    return words;
}

void add_once(std::vector<std::string>& list, std::string entry) {
    if (std::ranges::find(list, entry) == list.end()) list.push_back(std::move(entry));
}

class DotWriter {
  public:
    DotWriter(const Graph& graph, std::ostream& out, const WriteOptions& options)
        : graph_(graph),
          out_(out),
          data_(graph, options),
          shown_(choose(options.top)),
          is_whole_(options.top == 0),
          lines_(choose_lines(graph)) {}

    void write() {
        out_ << "digraph claims {\n"
                "graph [rankdir=LR, nodesep=0.25, ranksep=1.1, fontname=\"Helvetica\", bgcolor=\"white\", "
                "charset=\"UTF-8\", "
                "tooltip=\" \"];\n"
                "node [shape=box, style=\"rounded,filled\", color=\"#888888\", fontname=\"Helvetica\", fontsize=11, "
                "margin=\"0.12,0.06\"];\n"
                "edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n";
        std::set<EntityType> types;
        for (std::size_t i = 0; i < graph_.entities().size(); ++i)
            if (shown_[i]) {
                write_entity(EntityIndex{i});
                types.insert(graph_.entities()[i].type);
            }
        // Parallel claims share an arrow: one for all that is affirmed, one for what is denied, one for what is not
        // (yet) so.
        Arrows arrows;
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) {
            const Claim& claim = graph_.claims()[i];
            if (!shown_[claim.subject.value] || !shown_[claim.object.value]) continue;
            arrows[{claim.subject.value, claim.object.value, claim.polarity, claim.modality == Modality::kActual}]
                .push_back(ClaimIndex{i});
        }
        for (const auto& [ends, claims] : arrows) write_arrow(claims);
        write_hidden_entities(arrows);
        write_legend(types);
        out_ << "}\n";
    }

  private:
    using Arrows = std::map<std::tuple<std::uint32_t, std::uint32_t, Polarity, bool>, std::vector<ClaimIndex>>;

    /// Entities without a node: all of them, or of a part of the graph those that its claims name.
    void write_hidden_entities(const Arrows& arrows) {
        std::vector<bool> wanted(shown_.size(), is_whole_);
        for (const auto& [ends, claims] : arrows)
            for (const ClaimIndex claim : claims)
                for (const EntityIndex entity : {graph_[claim].attributed_to, graph_[claim].place_entity})
                    if (entity) wanted[entity.value] = true;
        std::vector<EntityIndex> hidden;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (wanted[i] && !shown_[i]) hidden.push_back(EntityIndex{i});
        out_ << fmt::format("graph [entities={}];\n", data_.entities(hidden));
    }

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

    static std::map<std::string_view, std::string_view> choose_lines(const Graph& graph) {
        std::map<std::string_view, std::size_t> counts;
        for (const Claim& claim : graph.claims()) ++counts[claim.relation];
        std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
        std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string_view, std::size_t>::second);
        std::map<std::string_view, std::string_view> lines;
        for (std::size_t i = 0; i < std::min(sorted.size(), kLines.size()); ++i) lines[sorted[i].first] = kLines[i];
        return lines;
    }

    std::string_view line_of(std::string_view relation) const {
        const auto found = lines_.find(relation);
        return found == lines_.end() ? kOtherLine : found->second;
    }

    static std::string_view fill_of(EntityType type) { return kFills[static_cast<std::size_t>(type)]; }

    std::string id_of(EntityIndex index) const {
        const std::string& id = graph_[index].id;
        return quoted(id.size() <= kMaxIdBytes ? id : fmt::format("entity {}", index.value), false);
    }

    void write_entity(EntityIndex index) {
        const Entity& entity = graph_[index];
        out_ << fmt::format("{} [label={}, fillcolor=\"{}\", tooltip={}{}, entity={}];\n", id_of(index),
                            quoted(wrapped(shortened(entity.name, 120))), fill_of(entity.type),
                            quoted(fmt::format("{} ({})", shortened(entity.name, 200), to_string(entity.type))),
                            entity.type == EntityType::kConcept ? ", color=\"#cccccc\", fontcolor=\"#444444\"" : "",
                            data_.entity(index));
    }

    /// Parallel claims: they are alike in ends, in polarity and in whether they are actual.
    void write_arrow(const std::vector<ClaimIndex>& claims) {
        const Claim& first = graph_[claims.front()];
        std::vector<std::string> lines;
        std::vector<std::string> sentences;
        bool symmetric = true;
        bool same_relation = true;
        std::size_t evidence = 0;
        for (const ClaimIndex index : claims) {
            const Claim& claim = graph_[index];
            add_once(lines, words_of(claim));
            for (const Evidence& found : claim.evidence) add_once(sentences, one_line(found.text));
            symmetric &= claim.symmetric;
            same_relation &= claim.relation == first.relation;
            evidence += claim.evidence.size();
        }
        if (lines.size() > kMaxLines) {
            const std::size_t more = lines.size() - kMaxLines + 1;
            lines.resize(kMaxLines - 1);
            lines.push_back(fmt::format("and {} more", more));
        }
        const std::string tooltip = quoted(shortened(fmt::format("{}", fmt::join(sentences, "\n")), kMaxTooltipBytes));
        const std::string_view line = first.polarity == Polarity::kDenied ? kDenied
                                      : same_relation                     ? line_of(first.relation)
                                                                          : kOtherLine;
        const double width = std::min(1.0 + 0.4 * static_cast<double>(std::max<std::size_t>(evidence, 1) - 1), 4.0);
        out_ << fmt::format("{} -> {} [label={}, color=\"{}\", fontcolor=\"{}\", penwidth={:.1f}{}{}, tooltip={}, "
                            "labeltooltip={}, claims={}];\n",
                            id_of(first.subject), id_of(first.object),
                            quoted(fmt::format("{}", fmt::join(lines, "\n"))), line, line, width,
                            first.modality == Modality::kActual ? "" : ", style=dashed", symmetric ? ", dir=both" : "",
                            tooltip, tooltip, data_.claims(claims));
    }

    void write_legend(const std::set<EntityType>& types) {
        if (types.empty()) return;
        out_ << "subgraph cluster_legend {\nlabel=\"claimgraph\"; fontsize=10; color=\"#cccccc\"; style=rounded;\n"
                "\"claimgraph legend\" [shape=plaintext, style=\"\", tooltip=\"legend\", label=<<table border=\"0\" "
                "cellspacing=\"2\" cellpadding=\"3\">";
        for (const EntityType type : types)
            out_ << fmt::format("<tr><td bgcolor=\"{}\">{}</td></tr>", fill_of(type), to_string(type));
        out_ << "<tr><td><font point-size=\"9\">solid: said to be so</font></td></tr>"
                "<tr><td><font point-size=\"9\">dashed: possible, planned, asked for</font></td></tr>"
                "<tr><td><font point-size=\"9\" color=\"#cc0000\">red: denied</font></td></tr></table>>];\n}\n";
    }

    const Graph& graph_;
    std::ostream& out_;
    DotData data_;
    std::vector<bool> shown_;
    bool is_whole_;
    std::map<std::string_view, std::string_view> lines_; ///< colours by relation
};

void write_dot(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    DotWriter(graph, out, options).write();
}

} // namespace

const Format kDotFormat = {.name = "dot",
                           .extension = ".dot",
                           .description = "Graphviz: a picture of the claims; keeps everything, unless --top",
                           .write = write_dot,
                           .read = read_dot};

} // namespace claimgraph
