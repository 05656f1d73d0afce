#include "export/claim_json.hpp"
#include "export/format.hpp"
#include "export/graphml_keys.hpp"
#include "export/graphml_reader.hpp"
#include "graph/core/fold.hpp"
#include "graph/core/json_list.hpp"

#include <fmt/format.h>
#include <rapidxml/rapidxml.hpp>
// rapidxml_print.hpp calls its own functions before it declares them
namespace rapidxml::internal {
template <class OutIt, class Ch>
OutIt print_children(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_attributes(OutIt, const xml_node<Ch>*, int);
template <class OutIt, class Ch>
OutIt print_data_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_cdata_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_element_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_declaration_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_comment_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_doctype_node(OutIt, const xml_node<Ch>*, int, int);
template <class OutIt, class Ch>
OutIt print_pi_node(OutIt, const xml_node<Ch>*, int, int);
} // namespace rapidxml::internal
#include <map>
#include <ostream>
#include <rapidxml/rapidxml_print.hpp>
#include <set>
#include <string>
#include <tuple>

namespace claimgraph {
namespace {

using namespace graphml;

/// Writes a node or an edge at a time: the document never stands in memory as a whole.
class GraphmlWriter {
  public:
    GraphmlWriter(const Graph& graph, std::ostream& out, std::span<const NodeColumn> columns)
        : graph_(graph), out_(out), columns_(columns) {}

    void write() {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
        for (const Key& key : kNodes) write_key("node", key);
        for (std::size_t i = 0; i < columns_.size(); ++i)
            write_key("node", {column_id(i), columns_[i].name, columns_[i].whole ? "long" : "double"});
        for (const Key& key : kEdges) write_key("edge", key);
        out_ << "<graph id=\"G\" edgedefault=\"directed\">\n";
        for (std::size_t i = 0; i < graph_.entities().size(); ++i) write_entity(EntityIndex{i});
        for (std::size_t i = 0; i < graph_.claims().size(); ++i) write_claim(ClaimIndex{i});
        out_ << "</graph>\n</graphml>\n";
    }

  private:
    using Node = rapidxml::xml_node<>;

    void write_key(std::string_view element, const Key& key) {
        out_ << fmt::format("<key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", key.id, element,
                            key.name, key.type);
    }

    static std::string column_id(std::size_t column) { return fmt::format("c{}", column); }

    void write_entity(EntityIndex index) {
        const Entity& entity = graph_[index];
        Node* node = start("node");
        attribute(node, "id", entity.id);
        data(node, kNodes[kNodeLabel], entity.name);
        data(node, kNodes[kNodeType], to_string(entity.type));
        if (!entity.aliases.empty()) data(node, kNodes[kAliases], list_json(entity.aliases));
        data(node, kNodes[kMentions], fmt::to_string(entity.mentions));
        data(node, kNodes[kKb], entity.kb);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string id = column_id(i);
            data(node, {keep(id), columns_[i].name, {}}, fmt::format("{}", columns_[i].values[index.value]));
        }
        finish(node);
    }

    void write_claim(ClaimIndex index) {
        const Claim& claim = graph_[index];
        const auto entity = [&](EntityIndex at) -> const Entity& { return graph_[at]; };
        Node* node = start("edge");
        attribute(node, "id", graph_.claim_id(index));
        attribute(node, "source", entity(claim.subject).id);
        attribute(node, "target", entity(claim.object).id);
        attribute(node, "label", kind_of(claim));
        data(node, kEdges[kEdgeLabel], claim.label);
        data(node, kEdges[kRelation], claim.relation);
        data(node, kEdges[kInteraction], claim.relation);
        data(node, kEdges[kWeight], fmt::to_string(std::max<std::size_t>(claim.evidence.size(), 1)));
        data(node, kEdges[kSymmetric], claim.symmetric ? "true" : "false");
        if (claim.attributed_to) {
            data(node, kEdges[kSpeaker], entity(claim.attributed_to).name);
            data(node, kEdges[kSpeakerId], entity(claim.attributed_to).id);
        }
        data(node, kEdges[kReport], claim.report);
        data(node, kEdges[kPolarity], to_string(claim.polarity));
        data(node, kEdges[kModality], to_string(claim.modality));
        data(node, kEdges[kTime], claim.time);
        data(node, kEdges[kTimeValue], claim.time_value);
        data(node, kEdges[kPlace], claim.place);
        if (claim.place_entity) data(node, kEdges[kPlaceId], entity(claim.place_entity).id);
        data(node, kEdges[kCondition], claim.condition);
        data(node, kEdges[kComplement], claim.complement);
        data(node, kEdges[kConfidence], fmt::format("{}", claim.confidence));
        std::set<std::string_view> documents;
        for (const Evidence& evidence : claim.evidence) documents.insert(evidence.document);
        if (!claim.evidence.empty()) data(node, kEdges[kSentence], one_line(claim.evidence.front().text));
        data(node, kEdges[kDocuments], fmt::to_string(documents.size()));
        if (!claim.evidence.empty()) data(node, kEdges[kEvidence], evidence_json(claim.evidence));
        finish(node);
    }

    /// The edge kind of Gephi, which folds edges of one kind between two nodes into one: the second "urges" between the
    /// same two is "urges#2".
    std::string kind_of(const Claim& claim) {
        std::string kind = claim.polarity == Polarity::kDenied ? "not " + claim.label : claim.label;
        const int count = ++kinds_[{claim.subject.value, claim.object.value, kind}];
        return count == 1 ? kind : fmt::format("{}#{}", kind, count);
    }

    Node* start(const char* name) { return document_.allocate_node(rapidxml::node_element, name); }

    const char* keep(std::string_view text) {
        constexpr std::size_t kTags = 64;  // around a value
        constexpr std::size_t kEscape = 6; // "&quot;"
        bound_ += kTags + kEscape * text.size();
        return document_.allocate_string(text.data(), text.size());
    }

    void attribute(Node* node, const char* name, std::string_view value) {
        node->append_attribute(document_.allocate_attribute(name, keep(value), 0, value.size()));
    }

    void data(Node* node, const Key& key, std::string_view value) {
        if (value.empty()) return;
        Node* element = document_.allocate_node(rapidxml::node_element, "data");
        element->append_attribute(document_.allocate_attribute("key", key.id.data(), 0, key.id.size()));
        append_text(element, value);
        node->append_node(element);
    }

    /// Gephi drops white space that stands alone between two escapes, so what needs escaping goes into CDATA sections.
    void append_text(Node* element, std::string_view value) {
        if (value.find_first_of("&<>\"'") == std::string_view::npos) {
            element->append_node(document_.allocate_node(rapidxml::node_data, nullptr, keep(value), 0, value.size()));
            return;
        }
        while (true) { // "]]>" ends a section: cut between its brackets and its angle
            const std::size_t end = value.find("]]>");
            const std::string_view part = value.substr(0, end == std::string_view::npos ? end : end + 2);
            element->append_node(document_.allocate_node(rapidxml::node_cdata, nullptr, keep(part), 0, part.size()));
            if (end == std::string_view::npos) return;
            value.remove_prefix(end + 2);
        }
    }

    void finish(const Node* node) {
        if (text_.size() < bound_) text_.resize(bound_); // into memory at hand, RapidXML prints much faster
        const char* end = rapidxml::print(text_.data(), *node, rapidxml::print_no_indenting);
        out_.write(text_.data(), end - text_.data()) << '\n';
        bound_ = 0;
        document_.clear(); // gives the memory of this element back
    }

    const Graph& graph_;
    std::ostream& out_;
    std::span<const NodeColumn> columns_;
    rapidxml::xml_document<> document_;
    std::string text_;
    std::size_t bound_ = 0; ///< the bytes that the element can take at most
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, int> kinds_;
};

void write_graphml(const Graph& graph, std::ostream& out, const WriteOptions& options) {
    GraphmlWriter(graph, out, options.columns).write();
}

} // namespace

const Format kGraphmlFormat = {"graphml", ".graphml", "Gephi, Cytoscape, yEd, networkx, igraph; keeps everything",
                               write_graphml, read_graphml};

} // namespace claimgraph
