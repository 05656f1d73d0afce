#include "export/document_json.hpp"
#include "export/format.hpp"
#include "export/palette.hpp"
#include "export/readers/dot_data.hpp"
#include "export/readers/dot_reader.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/query/links/subgraph.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

constexpr const char* kMixed = "#4a5568"; // an arrow of several tones
// Up to so many, entities are laid out in layers with room for what arrows say; more of them as springs would.
constexpr std::size_t kMostInLayers = 110;
constexpr std::size_t kMostArrowsInLayers = 220;
constexpr std::size_t kLineWidth = 24; // characters of a label's line
// Graphviz 2.43 cannot read tokens of 16 kB, and escapes may make five bytes of one.
constexpr std::size_t kMaxIdBytes = 1000;
constexpr std::size_t kMaxTooltipBytes = 1500;
constexpr std::size_t kMaxWordsBytes = 60;
constexpr std::size_t kMaxLines = 8; // of an arrow's label

/// A quoted Graphviz string. "\" begins an escape anywhere, "&" an entity in labels and tooltips.
std::string dot_string(std::string_view text, bool is_label = true) {
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

std::string hex(Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue); }

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
    if (claim.modality == Modality::kActual) return words;
    const std::string status = fmt::format(" ({})", to_string(claim.modality));
    return words.ends_with(status) ? words : words + status; // ties between actors say it in their labels
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
          families_(options.families) {}

    void write() {
        // Parallel claims share an arrow: one for all that is affirmed, one for what is denied, one for what is not
        // (yet) so.
        Arrows arrows;
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) {
            const Claim& claim = graph_.claims()[i];
            if (!shown_[claim.subject.value] || !shown_[claim.object.value]) continue;
            arrows[{claim.subject.value, claim.object.value, claim.polarity, claim.modality == Modality::kActual}]
                .push_back(ClaimIndex{i});
        }
        in_layers_ = static_cast<std::size_t>(std::ranges::count(shown_, true)) <= kMostInLayers &&
                     arrows.size() <= kMostArrowsInLayers;
        out_ << "digraph claims {\ngraph [" << (in_layers_ ? kLayers : kSprings)
             << ", pad=0.3, fontname=\"Helvetica,Arial,sans-serif\", fontcolor=\"#55616e\", bgcolor=\"white\", "
                "charset=\"UTF-8\", tooltip=\" \"];\n"
                "node [shape=box, style=\"rounded,filled\", height=0.3, margin=\"0.11,0.05\", penwidth=1.1, "
                "fontname=\"Helvetica,Arial,sans-serif\", fontcolor=\"#15202b\", target=\"_blank\"];\n"
                "edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, arrowsize=0.65];\n";
        for (std::size_t i = 0; i < graph_.entities().size(); ++i)
            if (shown_[i]) write_entity(EntityIndex{i});
        for (const auto& [ends, claims] : arrows) write_arrow(claims);
        write_hidden_entities(arrows);
        write_legend();
        out_ << "}\n";
    }

  private:
    static constexpr std::string_view kLayers = "rankdir=LR, nodesep=0.18, ranksep=0.9";
    static constexpr std::string_view kSprings =
        "layout=sfdp, K=0.6, overlap=prism, overlap_scaling=-3, sep=\"+6\", splines=line, outputorder=edgesfirst";
    using Arrows = std::map<std::tuple<std::uint32_t, std::uint32_t, Polarity, bool>, std::vector<ClaimIndex>>;

    /// Entities without a node: all of them, or of a part of the graph those that its claims name.
    void write_hidden_entities(const Arrows& arrows) {
        std::vector<bool> wanted(shown_.size(), is_whole_);
        for (const auto& [ends, claims] : arrows)
            for (const ClaimIndex claim : claims)
                for (const auto& [field, member] : kClaimEntities)
                    if (const EntityIndex entity = graph_[claim].*member) wanted[entity.value] = true;
        std::vector<EntityIndex> hidden;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (wanted[i] && !shown_[i]) hidden.push_back(EntityIndex{i});
        out_ << fmt::format("graph [entities={}];\n", data_.entities(hidden));
        write_documents(arrows);
    }

    /// All of them, or of a part of the graph those that its claims were read in.
    void write_documents(const Arrows& arrows) {
        std::vector<SourceDocument> documents;
        if (is_whole_) {
            documents.assign(graph_.documents().begin(), graph_.documents().end());
        } else {
            std::set<std::string_view> wanted;
            for (const auto& [ends, claims] : arrows)
                for (const ClaimIndex claim : claims)
                    for (const Evidence& evidence : graph_[claim].evidence) wanted.insert(evidence.document);
            for (const std::string_view name : wanted)
                if (const SourceDocument* document = graph_.find_document(name)) documents.push_back(*document);
        }
        if (const std::string own = DotData::attributes(graph_); !own.empty())
            out_ << fmt::format("graph [attributes={}];\n", own);
        if (!documents.empty()) out_ << fmt::format("graph [documents={}];\n", dot_quoted(documents_json(documents)));
    }

    /// Entities that take part in a claim; with a limit the main ones.
    std::vector<bool> choose(std::size_t top) const {
        if (top > 0) return main_entities(graph_, top);
        std::vector<bool> shown(graph_.entities().size());
        for (std::size_t i = 0; i < shown.size(); ++i)
            shown[i] = !graph_.out_claims(EntityIndex{i}).empty() || !graph_.in_claims(EntityIndex{i}).empty();
        return shown;
    }

    std::string id_of(EntityIndex index) const {
        const std::string& id = graph_[index].id;
        return dot_string(id.size() <= kMaxIdBytes ? id : fmt::format("entity {}", index.value), false);
    }

    void write_entity(EntityIndex index) {
        const Entity& entity = graph_[index];
        types_.insert(entity.type);
        const std::size_t degree = graph_.out_claims(index).size() + graph_.in_claims(index).size();
        const bool is_known = entity.kb.size() > 1 && entity.kb[0] == 'Q' &&
                              entity.kb.find_first_not_of("0123456789", 1) == std::string::npos;
        out_ << fmt::format(
            "{} [label={}, fillcolor=\"{}\", color=\"{}\", fontsize={:.0f}, tooltip={}{}, entity={}];\n", id_of(index),
            dot_string(wrapped(shortened(entity.name, 120))), hex(color_of(entity.type)),
            hex(line_color_of(entity.type)), std::min(10.5 + std::sqrt(static_cast<double>(degree)), 16.0),
            dot_string(fmt::format("{} ({})", shortened(entity.name, 200), to_string(entity.type))),
            is_known ? fmt::format(", URL=\"https://www.wikidata.org/wiki/{}\"", entity.kb) : "", data_.entity(index));
    }

    /// Parallel claims: they are alike in ends, in polarity and in whether they are actual.
    void write_arrow(const std::vector<ClaimIndex>& claims) {
        const Claim& first = graph_[claims.front()];
        std::vector<std::string> lines;
        std::vector<std::string> sentences;
        bool symmetric = true;
        std::set<QuadClass> tones;
        std::size_t evidence = 0;
        for (const ClaimIndex index : claims) {
            const Claim& claim = graph_[index];
            add_once(lines, words_of(claim));
            for (const Evidence& found : claim.evidence) add_once(sentences, one_line(found.text));
            symmetric &= claim.symmetric;
            tones.insert(families_.tone_of(claim.relation));
            evidence += claim.evidence.size();
        }
        if (lines.size() > kMaxLines) {
            const std::size_t more = lines.size() - kMaxLines + 1;
            lines.resize(kMaxLines - 1);
            lines.push_back(fmt::format("and {} more", more));
        }
        const std::string label = fmt::format("{}", fmt::join(lines, "\n"));
        // Where labels would hide names, what they say is shown with the sentences.
        if (!in_layers_) sentences.insert(sentences.begin(), label);
        const std::string tooltip =
            dot_string(shortened(fmt::format("{}", fmt::join(sentences, "\n")), kMaxTooltipBytes));
        const bool is_denied = first.polarity == Polarity::kDenied;
        const std::string line = is_denied           ? hex(kDeniedColor)
                                 : tones.size() == 1 ? hex(color_of(*tones.begin()))
                                                     : kMixed;
        has_denied_ |= is_denied;
        has_unsure_ |= first.modality != Modality::kActual;
        if (!is_denied) tones_.insert(tones.begin(), tones.end());
        const double width = std::min(1.0 + 0.4 * static_cast<double>(std::max<std::size_t>(evidence, 1) - 1), 4.0);
        out_ << fmt::format(
            "{} -> {} [{}color=\"{}{}\", penwidth={:.1f}{}{}, tooltip={}, claims={}];\n", id_of(first.subject),
            id_of(first.object),
            in_layers_ ? fmt::format("label={}, fontcolor=\"{}\", labeltooltip={}, ", dot_string(label), line, tooltip)
                       : "",
            line, in_layers_ ? "" : "99", width, first.modality == Modality::kActual ? "" : ", style=dashed",
            symmetric ? ", dir=none" : "", tooltip, data_.claims(claims));
    }

    /// As the label of the whole, which every layout puts below the picture.
    void write_legend() {
        if (types_.empty()) return;
        std::string rows = "<tr>";
        for (const EntityType type : types_)
            rows += fmt::format("<td bgcolor=\"{}\"> {} </td>", hex(color_of(type)), to_string(type));
        rows += "</tr></table></td></tr><tr><td><table border=\"0\" cellspacing=\"4\" cellpadding=\"2\"><tr>";
        const auto line = [&](std::string_view colour, std::string_view sign, std::string_view text) {
            rows += fmt::format("<td><font color=\"{}\">{} {}</font></td>", colour, sign, text);
        };
        for (const QuadClass tone : tones_) line(hex(color_of(tone)), "\u2192", to_string(tone));
        if (has_denied_) line(hex(kDeniedColor), "\u2192", "denied");
        if (has_unsure_) line(kMixed, "\u21E2", "possible, planned, asked for");
        out_ << "graph [labelloc=b, labeljust=l, fontsize=10, label=<<table border=\"0\" cellspacing=\"0\" "
                "cellpadding=\"0\"><tr><td align=\"left\"><table border=\"0\" cellspacing=\"4\" cellpadding=\"3\">"
             << rows << "</tr></table></td></tr></table>>];\n";
    }

    const Graph& graph_;
    std::ostream& out_;
    DotData data_;
    std::vector<bool> shown_;
    bool is_whole_;
    const RelationFamilies& families_;
    bool in_layers_ = true;
    std::set<EntityType> types_; ///< what the legend explains
    std::set<QuadClass> tones_;
    bool has_denied_ = false;
    bool has_unsure_ = false;
};

void write_dot(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    DotWriter(graph, out, options).write();
}

} // namespace

extern const Format kDotFormat = {.name = "dot",
                                  .extension = ".dot",
                                  .description = "Graphviz: a picture of the claims; keeps everything, unless --top",
                                  .write = write_dot,
                                  .read = read_dot};

} // namespace claimgraph
