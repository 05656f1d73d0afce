#include "export/readers/dot_data.hpp"

#include "export/json_writer.hpp"

namespace claimgraph {

std::string dot_quoted(std::string_view text) {
    constexpr std::size_t kPiece = 4000; // escapes may double it
    std::string result = "\"";
    std::size_t room = kPiece;
    for (const char c : text) {
        const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (room == 0 && starts_character) {
            result += "\\\n"; // Graphviz takes both away
            room = kPiece;
        }
        if (c == '"' || c == '\\') result += '\\';
        result += c;
        if (room > 0) --room;
    }
    return result += '"';
}

std::string dot_text(std::string_view value) {
    std::string text;
    text.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        text += value[i];
        if (value[i] == '\\' && i + 1 < value.size() && value[i + 1] == '\\') ++i;
    }
    return text;
}

std::string DotData::entity(EntityIndex entity) {
    std::string json;
    append_node(json, rows_, rows_.entity_row(entity.value));
    return dot_quoted(json);
}

std::string DotData::claims(std::span<const ClaimIndex> claims) {
    std::string json = "[";
    for (const ClaimIndex claim : claims) {
        if (json.size() > 1) json += ',';
        append_link(json, rows_, rows_.edge_row(claim.value));
    }
    return dot_quoted(json += ']');
}

std::string DotData::attributes(const Graph& graph) {
    const std::string members = attribute_members(graph.attributes().graph);
    return members.empty() ? members : dot_quoted("{" + members + "}");
}

std::string DotData::entities(std::span<const EntityIndex> entities) {
    std::string json = "[";
    for (const EntityIndex entity : entities) {
        if (json.size() > 1) json += ',';
        append_node(json, rows_, rows_.entity_row(entity.value));
    }
    return dot_quoted(json += ']');
}

} // namespace claimgraph
