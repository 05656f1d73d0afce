#include "export/graphml_reader.hpp"

#include "export/claim_json.hpp"
#include "export/graphml_keys.hpp"
#include "graph/graph_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <rapidxml/rapidxml.hpp>
#include <unordered_map>
#include <utf8proc.h>

namespace claimgraph {
namespace {

using namespace graphml;
using Node = rapidxml::xml_node<>;

std::uint64_t line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

/// What RapidXML would let pass or choke on, found before it sees the text: it recurses into elements, accepts NUL and
/// bad UTF-8, and skips document types.
Result<void> check(std::string_view text, const std::string& file) {
    const auto bad = [&](std::size_t at, std::string message, ErrorCode code = ErrorCode::kBadFormat) {
        return fail(code, std::move(message), {.file = file, .line = line_at(text, at)});
    };
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return bad(0, "is empty; expected GraphML");
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return bad(nul, "a NUL byte; expected XML text");
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        utf8proc_int32_t character = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                           static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        if (size <= 0) return bad(at, fmt::format("byte {} is not UTF-8", at), ErrorCode::kNotUtf8);
        at += static_cast<std::size_t>(size);
    }
    std::size_t depth = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        const std::string_view rest = text.substr(at);
        const auto skip_past = [&](std::string_view end) {
            const std::size_t found = rest.find(end);
            at = found == std::string_view::npos ? text.size() : at + found + end.size();
        };
        if (rest.starts_with("<!--")) {
            skip_past("-->");
        } else if (rest.starts_with("<![CDATA[")) {
            skip_past("]]>");
        } else if (rest.starts_with("<?")) {
            skip_past("?>");
        } else if (rest.starts_with("<!")) {
            return bad(at, "a document type declaration; expected none, since entities are not expanded");
        } else if (rest.starts_with("</")) {
            depth -= depth > 0;
            skip_past(">");
        } else {
            char quote = 0; // '>' may stand in an attribute
            std::size_t end = at + 1;
            for (; end < text.size() && (quote != 0 || text[end] != '>'); ++end) {
                if (quote == 0 && (text[end] == '"' || text[end] == '\''))
                    quote = text[end];
                else if (text[end] == quote)
                    quote = 0;
            }
            if (end >= text.size()) return bad(at, "a tag that is not closed; the file is cut short");
            if (text[end - 1] != '/' && ++depth > kMaxXmlDepth)
                return bad(at, fmt::format("elements nested deeper than {}", kMaxXmlDepth));
            at = end + 1;
        }
    }
    return {};
}

std::string_view attribute(const Node* node, const char* name) {
    const auto* found = node->first_attribute(name);
    return found == nullptr ? std::string_view() : std::string_view(found->value(), found->value_size());
}

/// All text and CDATA of an element; value() alone would give the first piece.
std::string content(const Node* node) {
    std::string text;
    for (const Node* child = node->first_node(); child != nullptr; child = child->next_sibling())
        if (child->type() == rapidxml::node_data || child->type() == rapidxml::node_cdata)
            text.append(child->value(), child->value_size());
    return text;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class GraphmlReader {
  public:
    GraphmlReader(std::string_view text, const std::string& file) : text_(text), file_(file), buffer_(text) {}

    Result<Graph> read() {
        rapidxml::xml_document<> document;
        try {
            document.parse<rapidxml::parse_validate_closing_tags>(buffer_.data());
        } catch (const rapidxml::parse_error& error) {
            return bad(error.where<char>(), fmt::format("no well-formed XML: {}", error.what()));
        }
        const Node* root = document.first_node("graphml");
        if (root == nullptr) return bad(buffer_.data(), "no <graphml> element; expected GraphML");
        for (const Node* key = root->first_node("key"); key != nullptr; key = key->next_sibling("key")) read_key(key);
        const Node* graph = root->first_node("graph");
        if (graph == nullptr) return bad(root->name(), "no <graph> in <graphml>");
        for (const Node* node = graph->first_node("node"); node != nullptr; node = node->next_sibling("node"))
            if (auto read = read_entity(node); !read) return tl::unexpected(read.error());
        for (const Node* edge = graph->first_node("edge"); edge != nullptr; edge = edge->next_sibling("edge"))
            if (auto read = read_claim(edge); !read) return tl::unexpected(read.error());
        GraphBuilder builder;
        builder.add(std::move(batch_));
        return builder.build();
    }

  private:
    tl::unexpected<Error> bad(const char* where, std::string message) const {
        const auto offset = static_cast<std::size_t>(where - buffer_.data());
        return fail(ErrorCode::kBadFormat, std::move(message),
                    {.file = file_, .line = line_at(text_, std::min(offset, text_.size()))});
    }

    void read_key(const Node* key) {
        const std::string_view element = attribute(key, "for");
        const std::string_view name = attribute(key, "attr.name");
        const auto position = [&](const auto& keys) {
            return std::ranges::find(keys, name, &Key::name) - keys.begin();
        };
        const std::string id(attribute(key, "id"));
        if (element == "node" || element == "all") node_columns_[id] = static_cast<std::size_t>(position(kNodes));
        if (element == "edge" || element == "all") edge_columns_[id] = static_cast<std::size_t>(position(kEdges));
    }

    template <std::size_t N>
    static std::array<std::string, N> columns_of(const Node* node,
                                                 const std::unordered_map<std::string, std::size_t>& columns) {
        std::array<std::string, N> values;
        for (const Node* data = node->first_node("data"); data != nullptr; data = data->next_sibling("data")) {
            const auto column = columns.find(std::string(attribute(data, "key")));
            if (column != columns.end() && column->second < N) values[column->second] = content(data);
        }
        return values;
    }

    Result<void> read_entity(const Node* node) {
        const std::string id(attribute(node, "id"));
        if (id.empty()) return bad(node->name(), "a node without an id");
        if (!entities_.emplace(id, EntityIndex{batch_.entities.size()}).second)
            return bad(node->name(), fmt::format("node id '{}' is used twice", id));
        auto values = columns_of<kNodeKeys>(node, node_columns_);
        Entity& entity = batch_.entities.emplace_back();
        entity.id = id;
        entity.name = values[kNodeLabel].empty() ? id : values[kNodeLabel];
        entity.type = entity_type_from(values[kNodeType]).value_or(EntityType::kOther);
        entity.mentions = number<std::uint32_t>(values[kMentions]).value_or(0);
        entity.kb = values[kKb];
        if (values[kAliases].empty()) return {};
        auto aliases = list_from_json(values[kAliases]);
        if (!aliases)
            return bad(node->name(),
                       fmt::format("aliases '{}' of node '{}' are no JSON list of strings", values[kAliases], id));
        entity.aliases = std::move(*aliases);
        return {};
    }

    Result<EntityIndex> end_of(const Node* edge, const char* name) {
        const std::string id(attribute(edge, name));
        const auto found = entities_.find(id);
        if (found == entities_.end())
            return bad(edge->name(), fmt::format("{} '{}' of an edge is no node of the graph", name, id));
        return found->second;
    }

    EntityIndex optional_entity(const std::string& id) const {
        const auto found = entities_.find(id);
        return found == entities_.end() ? EntityIndex() : found->second;
    }

    Result<void> read_claim(const Node* edge) {
        const auto subject = end_of(edge, "source");
        if (!subject) return tl::unexpected(subject.error());
        const auto object = end_of(edge, "target");
        if (!object) return tl::unexpected(object.error());
        auto values = columns_of<kEdgeKeys>(edge, edge_columns_);
        Claim& claim = batch_.claims.emplace_back();
        claim.subject = *subject;
        claim.object = *object;
        claim.label = values[kEdgeLabel].empty() ? std::string(attribute(edge, "label")) : values[kEdgeLabel];
        claim.relation =
            values[kRelation].empty() ? "open:" + (claim.label.empty() ? "relate" : claim.label) : values[kRelation];
        claim.symmetric =
            values[kSymmetric] == "true" || values[kSymmetric] == "1" || attribute(edge, "directed") == "false";
        claim.attributed_to = optional_entity(values[kSpeakerId]);
        claim.report = std::move(values[kReport]);
        claim.polarity = polarity_from(values[kPolarity]).value_or(Polarity::kAffirmed);
        claim.modality = modality_from(values[kModality]).value_or(Modality::kActual);
        claim.time = std::move(values[kTime]);
        claim.time_value = std::move(values[kTimeValue]);
        claim.place = std::move(values[kPlace]);
        claim.place_entity = optional_entity(values[kPlaceId]);
        claim.condition = std::move(values[kCondition]);
        claim.complement = std::move(values[kComplement]);
        claim.confidence = number<double>(values[kConfidence]).value_or(1.0);
        if (values[kEvidence].empty()) return {};
        auto evidence = evidence_from_json(values[kEvidence]);
        if (!evidence)
            return bad(edge->name(),
                       fmt::format("the evidence of edge '{}' is no JSON list of objects", attribute(edge, "id")));
        claim.evidence = std::move(*evidence);
        return {};
    }

    std::string_view text_;
    const std::string& file_;
    std::string buffer_;                                        // RapidXML writes into it
    std::unordered_map<std::string, std::size_t> node_columns_; // key id -> NodeKey
    std::unordered_map<std::string, std::size_t> edge_columns_;
    std::unordered_map<std::string, EntityIndex> entities_;
    ClaimBatch batch_;
};

} // namespace

Result<Graph> read_graphml(std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (auto checked = check(text, file); !checked) return tl::unexpected(checked.error());
    return GraphmlReader(text, file).read();
}

} // namespace claimgraph
