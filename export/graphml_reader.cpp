#include "export/graphml_reader.hpp"

#include "export/claim_json.hpp"
#include "export/graphml_keys.hpp"
#include "export/xml_check.hpp"
#include "graph/core/fold.hpp"
#include "graph/core/json_list.hpp"
#include "graph/graph_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <optional>
#include <rapidxml/rapidxml.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

using namespace graphml;
using Node = rapidxml::xml_node<>;

std::string_view attribute(const Node* node, const char* name) {
    const auto* found = node->first_attribute(name);
    return found == nullptr ? std::string_view() : std::string_view(found->value(), found->value_size());
}

/// Whether an element has that name, whatever its namespace's prefix.
bool is(const Node* node, std::string_view name) {
    const std::string_view full(node->name(), node->name_size());
    return full.substr(full.find(':') + 1) == name; // npos + 1 is 0
}

/// The first element of that name among `node` and what follows it.
const Node* find_from(const Node* node, std::string_view name) {
    while (node != nullptr && !is(node, name)) node = node->next_sibling();
    return node;
}

bool is_directed(const Node* graph) { return attribute(graph, "edgedefault") != "undirected"; }

const Node* first_child(const Node* parent, std::string_view name) { return find_from(parent->first_node(), name); }
const Node* next(const Node* node, std::string_view name) { return find_from(node->next_sibling(), name); }

/// All text and CDATA of an element; value() alone would give the first piece.
std::string content(const Node* node) {
    std::string text;
    for (const Node* child = node->first_node(); child != nullptr; child = child->next_sibling())
        if (child->type() == rapidxml::node_data || child->type() == rapidxml::node_cdata)
            text.append(child->value(), child->value_size());
    return text;
}

/// The number that is written there and lies between the bounds; `otherwise` where nothing is, or "NaN", as igraph
/// writes what is absent.
std::optional<double> number(std::string_view text, double least, double most, double otherwise) {
    if (text.empty() || text == "NaN") return otherwise;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= least && value <= most))
        return std::nullopt;
    return value;
}

/// networkx writes "True".
std::optional<bool> truth(std::string_view text, bool otherwise) {
    if (text.empty()) return otherwise;
    const std::string word = fold(text);
    if (word == "true" || word == "1") return true;
    if (word == "false" || word == "0") return false;
    return std::nullopt;
}

/// The words that stand for an enum; `otherwise` where there are none.
template <class Enum>
std::optional<Enum> word(std::optional<Enum> (*from)(std::string_view), std::string_view text, Enum otherwise) {
    return text.empty() ? otherwise : from(text);
}

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// Reads a node or an edge at a time: the document never stands in memory as a whole.
class GraphmlReader {
  public:
    GraphmlReader(std::string_view text, const std::string& file, std::vector<XmlElement> elements)
        : text_(text), file_(file), elements_(std::move(elements)) {}

    Result<Graph> read() {
        const Node* root = parse_tag(elements_.front());
        if (!is(root, "graphml")) return bad(root->name(), "no <graphml> element; expected GraphML");
        const XmlElement* graph = nullptr; // the first one
        for (const XmlElement& element : elements_) {
            if (element.depth != 1) continue;
            const Node* node = parse_tag(element);
            if (is(node, "key")) read_key(node);
            if (is(node, "graph") && graph == nullptr) graph = &element;
        }
        if (graph == nullptr) return bad(parse_tag(elements_.front())->name(), "no <graph> in <graphml>");
        if (auto done = read_graph(*graph); !done) return tl::unexpected(done.error());
        GraphBuilder builder;
        builder.add(std::move(batch_));
        return builder.build();
    }

  private:
    /// The element as a tree. Gives back the memory of the one before.
    const Node* parse(const XmlElement& element) {
        return parse(element.begin, text_.substr(element.begin, element.end - element.begin));
    }

    /// The element without what stands in it.
    const Node* parse_tag(const XmlElement& element) {
        std::string tag(text_.substr(element.begin, element.tag_end - element.begin));
        if (!tag.ends_with("/>")) tag.insert(tag.size() - 1, "/");
        return parse(element.begin, tag);
    }

    const Node* parse(std::size_t begin, std::string_view text) {
        begin_ = begin;
        buffer_.assign(text);
        document_.clear();
        document_.parse<rapidxml::parse_default>(buffer_.data());
        return document_.first_node();
    }

    Result<void> read_graph(const XmlElement& graph) {
        const Node* tag = parse_tag(graph);
        const bool directed = is_directed(tag);
        std::vector<const XmlElement*> edges; // they may stand before their nodes
        std::vector<const XmlElement*> outer; // nodes with graphs in them
        for (const XmlElement* element = &graph + 1;
             element != elements_.data() + elements_.size() && element->depth > graph.depth; ++element) {
            const std::string_view name = name_of(*element);
            if (name == "edge") edges.push_back(element);
            if (name != "node") continue;
            const Node* node = parse(*element);
            if (auto read = read_node(node); !read) return read;
            if (first_child(node, "graph") != nullptr) outer.push_back(element);
        }
        batch_.claims.reserve(edges.size());
        for (const XmlElement* edge : edges)
            if (auto read = read_claim(parse(*edge), directed); !read) return read;
        for (const XmlElement* node : outer)
            if (auto read = read_inner_edges(parse(*node)); !read) return read;
        return {};
    }

    /// The name of an element without its namespace's prefix.
    std::string_view name_of(const XmlElement& element) const {
        const std::string_view tag = text_.substr(element.begin + 1, element.tag_end - element.begin);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
        return name.substr(name.find(':') + 1);
    }

    tl::unexpected<Error> bad(const char* where, std::string message) const {
        const std::size_t at = begin_ + static_cast<std::size_t>(where - buffer_.data());
        const auto line = static_cast<std::uint64_t>(std::ranges::count(text_.substr(0, at), '\n')) + 1;
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = file_, .line = line});
    }

    /// "confidence 'x' of edge 'y'; expected a number from 0 to 1"
    tl::unexpected<Error> bad_value(const Node* element, std::string_view column, std::string_view value,
                                    std::string_view expected) const {
        return bad(element->name(), fmt::format("{} '{}' of {} '{}'; expected {}", column, value,
                                                std::string_view(element->name(), element->name_size()),
                                                attribute(element, "id"), expected));
    }

    void read_key(const Node* key) {
        const std::string_view element = attribute(key, "for");
        const std::string_view name = attribute(key, "attr.name");
        const auto position = [&](const auto& keys) {
            return static_cast<std::size_t>(std::ranges::find(keys, name, &Key::name) - keys.begin());
        };
        const std::string id(attribute(key, "id"));
        if (element == "node" || element == "all") node_columns_[id] = position(kNodes);
        if (element == "edge" || element == "all") edge_columns_[id] = position(kEdges);
    }

    using Columns = StringMap<std::size_t>; ///< id of a key -> NodeKey or EdgeKey

    template <std::size_t N>
    static std::array<std::string, N> values_of(const Node* element, const Columns& columns) {
        std::array<std::string, N> values;
        for (const Node* data = first_child(element, "data"); data != nullptr; data = next(data, "data")) {
            const auto column = columns.find(attribute(data, "key"));
            if (column != columns.end() && column->second < N) values[column->second] = content(data);
        }
        return values;
    }

    /// A node and the nodes of the graphs within it.
    Result<void> read_node(const Node* node) {
        if (auto read = read_entity(node); !read) return read;
        for (const Node* graph = first_child(node, "graph"); graph != nullptr; graph = next(graph, "graph"))
            for (const Node* inner = first_child(graph, "node"); inner != nullptr; inner = next(inner, "node"))
                if (auto read = read_node(inner); !read) return read;
        return {};
    }

    /// The edges of the graphs within a node.
    Result<void> read_inner_edges(const Node* node) {
        for (const Node* graph = first_child(node, "graph"); graph != nullptr; graph = next(graph, "graph")) {
            for (const Node* edge = first_child(graph, "edge"); edge != nullptr; edge = next(edge, "edge"))
                if (auto read = read_claim(edge, is_directed(graph)); !read) return read;
            for (const Node* inner = first_child(graph, "node"); inner != nullptr; inner = next(inner, "node"))
                if (auto read = read_inner_edges(inner); !read) return read;
        }
        return {};
    }

    Result<void> read_entity(const Node* node) {
        const std::string_view id = attribute(node, "id");
        if (one_line(id).empty()) return bad(node->name(), "a node without an id");
        if (!entities_.emplace(id, EntityIndex{batch_.entities.size()}).second)
            return bad(node->name(), fmt::format("node id '{}' is used twice", id));
        auto values = values_of<kNodeKeys>(node, node_columns_);
        Entity& entity = batch_.entities.emplace_back();
        entity.id = id;
        entity.name = values[kNodeLabel].empty() ? std::string(id) : std::move(values[kNodeLabel]);
        entity.type =
            entity_type_from(values[kNodeType]).value_or(EntityType::kOther); // others have types of their own
        constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
        const auto mentions = number(values[kMentions], 0, kMost, 0);
        if (!mentions) return bad_value(node, "mentions", values[kMentions], "a count");
        entity.mentions = static_cast<std::uint32_t>(*mentions);
        entity.kb = std::move(values[kKb]);
        if (values[kAliases].empty()) return {};
        auto aliases = list_from_json(values[kAliases]);
        if (!aliases) return bad_value(node, "aliases", values[kAliases], "a JSON list of strings");
        entity.aliases = std::move(*aliases);
        return {};
    }

    Result<EntityIndex> entity_of(const Node* edge, std::string_view role, std::string_view id) const {
        const auto found = entities_.find(id);
        if (found == entities_.end()) return bad_value(edge, role, id, "the id of a node");
        return found->second;
    }

    Result<void> read_claim(const Node* edge, bool directed) {
        const std::string_view id = attribute(edge, "id");
        if (!id.empty() && !edges_.emplace(id).second)
            return bad(edge->name(), fmt::format("edge id '{}' is used twice", id));
        auto values = values_of<kEdgeKeys>(edge, edge_columns_);
        Claim& claim = batch_.claims.emplace_back();
        const auto set_entity = [&](EntityIndex& entity, std::string_view role, std::string_view of) -> Result<void> {
            auto found = entity_of(edge, role, of);
            if (!found) return tl::unexpected(found.error());
            entity = *found;
            return {};
        };
        if (auto set = set_entity(claim.subject, "source", attribute(edge, "source")); !set) return set;
        if (auto set = set_entity(claim.object, "target", attribute(edge, "target")); !set) return set;
        for (const auto& [entity, key] :
             {std::pair(&claim.attributed_to, kSpeakerId), std::pair(&claim.place_entity, kPlaceId)})
            if (!values[key].empty())
                if (auto set = set_entity(*entity, kEdges[key].name, values[key]); !set) return set;

        claim.label =
            values[kEdgeLabel].empty() ? std::string(attribute(edge, "label")) : std::move(values[kEdgeLabel]);
        claim.relation = values[kRelation].empty() ? "open:" + (claim.label.empty() ? "relate" : claim.label)
                                                   : std::move(values[kRelation]);
        const std::string_view own = attribute(edge, "directed");
        const auto symmetric = truth(values[kSymmetric], own == "false" || (!directed && own != "true"));
        if (!symmetric) return bad_value(edge, "symmetric", values[kSymmetric], "true or false");
        claim.symmetric = *symmetric;
        claim.report = std::move(values[kReport]);
        claim.time = std::move(values[kTime]);
        claim.time_value = std::move(values[kTimeValue]);
        claim.place = std::move(values[kPlace]);
        claim.condition = std::move(values[kCondition]);
        claim.complement = std::move(values[kComplement]);
        const auto polarity = word(polarity_from, values[kPolarity], Polarity::kAffirmed);
        if (!polarity) return bad_value(edge, "polarity", values[kPolarity], "+ or -");
        claim.polarity = *polarity;
        const auto modality = word(modality_from, values[kModality], Modality::kActual);
        if (!modality) return bad_value(edge, "modality", values[kModality], "actual, future, possible, ...");
        claim.modality = *modality;
        const auto confidence = number(values[kConfidence], 0, 1, 1);
        if (!confidence) return bad_value(edge, "confidence", values[kConfidence], "a number from 0 to 1");
        claim.confidence = *confidence;
        if (values[kEvidence].empty()) return {};
        auto evidence = evidence_from_json(values[kEvidence]);
        if (!evidence) return bad_value(edge, "evidence", values[kEvidence], "a JSON list of objects");
        claim.evidence = std::move(*evidence);
        return {};
    }

    std::string_view text_;
    const std::string& file_;
    std::vector<XmlElement> elements_;
    rapidxml::xml_document<> document_;
    std::string buffer_;    ///< what document_ was made of; RapidXML writes into it
    std::size_t begin_ = 0; ///< of buffer_ in text_
    Columns node_columns_;
    Columns edge_columns_;
    StringMap<EntityIndex> entities_;                                    ///< by id
    std::unordered_set<std::string, StringHash, std::equal_to<>> edges_; ///< ids
    ClaimBatch batch_;
};

} // namespace

Result<Graph> read_graphml(std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorCode::kBadFormat, "is empty; expected GraphML", {.file = file, .line = 1});
    auto elements = check_xml(text, file);
    if (!elements) return tl::unexpected(elements.error());
    try {
        return GraphmlReader(text, file, std::move(*elements)).read();
    } catch (const rapidxml::parse_error& error) {
        return fail(ErrorCode::kBadFormat, fmt::format("no well-formed XML: {}", error.what()), {.file = file});
    }
}

} // namespace claimgraph
