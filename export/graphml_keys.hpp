#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// The columns of our GraphML, shared by writer and reader. Ids are neutral on purpose: Gephi takes a key named by a
/// built-in column
/// ("label", "weight") for that column, whatever its attr.name says.
namespace claimgraph::graphml {

struct Key {
    std::string_view id;
    std::string_view name;
    std::string_view type; ///< attr.type
};

enum NodeKey : std::size_t { kNodeLabel, kNodeType, kAliases, kMentions, kKb, kNodeKeys };
inline constexpr std::array<Key, kNodeKeys> kNodes = {{
    {"n0", "label", "string"},
    {"n1", "type", "string"},
    {"n2", "aliases", "string"},
    {"n3", "mentions", "long"},
    {"n4", "kb", "string"},
}};

enum EdgeKey : std::size_t {
    kEdgeLabel,
    kRelation,
    kInteraction,
    kWeight,
    kSymmetric,
    kSpeaker,
    kSpeakerId,
    kReport,
    kPolarity,
    kModality,
    kTime,
    kTimeValue,
    kPlace,
    kPlaceId,
    kCondition,
    kComplement,
    kConfidence,
    kSentence,
    kDocuments,
    kEvidence,
    kEdgeKeys,
};
inline constexpr std::array<Key, kEdgeKeys> kEdges = {{
    {"e0", "label", "string"},
    {"e1", "relation", "string"},
    {"e2", "interaction", "string"}, // what Cytoscape shows
    {"e3", "weight", "double"},      // pieces of evidence, at least 1: Gephi removes edges of weight 0
    {"e4", "symmetric", "boolean"},
    {"e5", "attributed_to", "string"},
    {"e6", "attributed_to_id", "string"},
    {"e7", "report", "string"},
    {"e8", "polarity", "string"},
    {"e9", "modality", "string"},
    {"e10", "time", "string"},
    {"e11", "time_value", "string"},
    {"e12", "place", "string"},
    {"e13", "place_id", "string"},
    {"e14", "condition", "string"},
    {"e15", "complement", "string"},
    {"e16", "confidence", "double"},
    {"e17", "sentence", "string"}, // of the first evidence, for people
    {"e18", "documents", "long"},
    {"e19", "evidence", "string"}, // all of it, a JSON list
}};

} // namespace claimgraph::graphml
