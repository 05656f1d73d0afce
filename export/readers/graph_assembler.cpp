#include "export/readers/graph_assembler.hpp"

#include "export/attribute_columns.hpp"
#include "export/document_json.hpp"
#include "export/readers/foreign_names.hpp"
#include "export/rows.hpp"
#include "graph/base/huge_pages.hpp"
#include "graph/base/number.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/graph_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <utility>

namespace claimgraph {
namespace {

/// What our writers derive for pictures.
constexpr std::array<std::string_view, 4> kViz = {"r", "g", "b", "size"};
/// Of edges in files of other programs: a claim has an id of its own.
constexpr std::string_view kOriginalId = "original_id";

template <class Column>
const Column* find_column(std::span<const Column> columns, std::string_view name) {
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

/// "confidence 'x' of edge 'y'; expected a number from 0 to 1"
tl::unexpected<Error> bad_value(std::string_view column, std::string_view value, std::string_view what,
                                std::string_view id, std::string_view expected) {
    constexpr std::size_t kShown = 80;
    return fail(ErrorCode::kBadFormat, fmt::format("{} '{}{}' of {} '{}'; expected {}", column, value.substr(0, kShown),
                                                   value.size() > kShown ? "..." : "", what, id, expected));
}

/// The first of the types ":Person:Actor" that is one of ours; false if none is.
bool set_foreign_type(Entity& entity, std::string_view types) {
    while (!types.empty()) {
        const std::string_view type = types.substr(0, types.find(':'));
        if (const auto known = entity_type_from(lower_ascii(type))) {
            entity.type = *known;
            return true;
        }
        types.remove_prefix(std::min(types.size(), type.size() + 1));
    }
    return false;
}

} // namespace

GraphAssembler::GraphAssembler(std::string file, Warnings& warnings) : file_(std::move(file)), warnings_(warnings) {}

std::size_t GraphAssembler::node_column(std::string_view name, DeclaredType type) {
    InputColumn& column = node_columns_.emplace_back();
    column.name = name;
    column.type = type;
    column.attribute = node_attribute_name(one_line(name));
    column.is_viz = std::ranges::find(kViz, name) != kViz.end();
    column.entity = find_column(entity_columns(), name);
    column.claim = find_column(claim_columns(), name);
    if (name == "type") type_column_ = node_columns_.size() - 1;
    if (name == "label") has_labels_ = true;
    if (name == "relation") is_reified_ = true;
    const std::string key = lower_ascii(name);
    column.rank = rank_of(kForeignNames, key);
    column.is_types = key == kForeignTypes || (column.entity == nullptr && key == "type");
    note_claim_column(column);
    return node_columns_.size() - 1;
}

std::size_t GraphAssembler::edge_column(std::string_view name, DeclaredType type) {
    InputColumn& column = edge_columns_.emplace_back();
    column.name = name;
    column.type = type;
    column.attribute = edge_attribute_name(one_line(name));
    column.is_viz = std::ranges::find(kViz, name) != kViz.end();
    column.claim = find_column(claim_columns(), name);
    column.rank = rank_of(kForeignRelations, lower_ascii(name));
    note_claim_column(column);
    return edge_columns_.size() - 1;
}

/// Every claim of ours has these, whatever program it went through.
void GraphAssembler::note_claim_column(const InputColumn& column) {
    constexpr std::array<std::string_view, 3> kAlways = {"relation", "polarity", "modality"};
    if (std::ranges::find(kAlways, column.name) != kAlways.end()) always_.insert(column.name);
    is_ours_ = always_.size() == kAlways.size();
}

bool GraphAssembler::has_node(std::string_view id) const {
    return entity_ids_.find(id) || (is_reified_ && claim_nodes_.contains(id));
}

void GraphAssembler::expect(std::size_t nodes, std::size_t edges) {
    constexpr std::size_t kMost = 1'000'000; // a file may promise more than there is memory
    batch_.entities.reserve(std::min(nodes, kMost));
    entity_ids_.reserve(std::min(nodes, kMost));
    batch_.claims.reserve(std::min(edges, kMost));
    advise_huge_pages(batch_.claims.data(), batch_.claims.capacity() * sizeof(Claim));
}

/// An entity with an id that no other has.
Entity& GraphAssembler::make_entity(std::string_view id) {
    entity_ids_.add(id);
    Entity& entity = batch_.entities.emplace_back();
    entity.id = id;
    return entity;
}

Result<void> GraphAssembler::add_node(std::string_view id, std::string_view label,
                                      std::span<const ColumnValue> values) {
    if (one_line(id).empty()) return fail(ErrorCode::kBadFormat, "a node without an id");
    if (has_node(id)) return fail(ErrorCode::kBadFormat, fmt::format("node id '{}' is used twice", id));
    if (is_reified_ && type_column_)
        for (const ColumnValue& value : values)
            if (value.column == *type_column_ && value.value == kClaimType) return add_claim_node(id, label, values);
    Entity& entity = make_entity(id);
    candidates_.clear();
    left_.clear();
    for (const ColumnValue& value : values) {
        if (value.value.empty()) continue;
        InputColumn& column = node_columns_[value.column];
        if (column.entity != nullptr && column.entity->set != nullptr) {
            if (column.entity->set(entity, value.value)) continue;
            if (is_ours_ && !column.entity->expected.empty())
                return bad_value(column.name, value.value, "node", id, column.entity->expected);
        } else if (column.rank < kForeignNames.size() && (!is_ours_ || !has_labels_)) {
            candidates_.push_back({&column, value});
            continue;
        } else if (column.is_types && set_foreign_type(entity, value.value)) {
            if (value.value.find(':', 1) == std::string_view::npos) continue; // of several the first counts
        }
        left_.push_back({&column, value});
    }
    settle_candidates(entity.name);
    keep_entity_values();
    if (!is_ours_ && one_line(entity.name).empty()) entity.name = one_line(label).empty() ? id : label;
    return {};
}

void GraphAssembler::settle_candidates(std::string& to) {
    const auto best =
        std::ranges::min_element(candidates_, {}, [](const LeftValue& left) { return left.column->rank; });
    if (to.empty() && best != candidates_.end()) to = best->value.value;
    std::ranges::copy_if(candidates_, std::back_inserter(left_),
                         [&](const LeftValue& left) { return left.value.value != to; });
}

void GraphAssembler::keep_entity_values() {
    for (const auto& [column, value] : left_) {
        if (column->attribute.empty() || (is_ours_ && (column->is_viz || (is_reified_ && column->claim != nullptr))))
            continue;
        AttributeTable& table = batch_.attributes.entities;
        if (!column->place) column->place = table.add_column(column->attribute);
        table.set(*column->place, batch_.entities.size() - 1, value.value, value.type ? value.type : column->type);
    }
}

void GraphAssembler::keep_claim_values(const Claim& claim, bool is_node) {
    AttributeTable& table = is_node ? reified_attributes_ : batch_.attributes.claims;
    const std::size_t row = is_node ? reified_.size() - 1 : batch_.claims.size();
    constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [column, value] : left_) {
        const double weight =
            column->name == kWeight ? number_from<double>(value.value).value_or(kNoNumber) : kNoNumber;
        if (std::isfinite(weight)) {
            if (weight == std::max<double>(1, static_cast<double>(claim.evidence.size()))) continue; // ours
            // "2.0" where others have "2"
            const bool is_whole = type_of_text(value.value) == AttributeType::kInteger;
            table.set(table.add_column(kWeight), row, value.value,
                      is_whole ? AttributeType::kInteger : AttributeType::kNumber);
            continue;
        }
        if (column->attribute.empty() || (is_ours_ && (column->is_viz || column->claim != nullptr))) continue;
        std::optional<std::size_t>& place = is_node ? column->reified_place : column->place;
        if (!place) place = table.add_column(column->attribute == kWeight ? "original_weight" : column->attribute);
        table.set(*place, row, value.value, value.type ? value.type : column->type);
    }
}

void GraphAssembler::add_graph_value(std::string_view name, std::string_view value, DeclaredType type) {
    AttributeTable& table = batch_.attributes.graph;
    const std::string clean = one_line(name);
    if (!clean.empty())
        table.set(table.add_column(clean == "documents" ? "original_documents" : clean), 0, value, type);
}

Result<void> GraphAssembler::set_values(ClaimDraft& draft, std::string_view label, std::string_view id,
                                        std::string_view what, std::vector<InputColumn>& columns,
                                        std::span<const ColumnValue> values) {
    draft.claim.confidence = 1;
    candidates_.clear();
    left_.clear();
    for (const ColumnValue& value : values) {
        if (value.value.empty()) continue;
        InputColumn& column = columns[value.column];
        if (column.claim != nullptr && column.claim->set != nullptr) {
            if (column.claim->set(draft, value.value)) continue;
            if (is_ours_ && !column.claim->expected.empty())
                return bad_value(column.name, value.value, what, id, column.claim->expected);
        } else if (!is_ours_ && column.rank < kForeignRelations.size()) {
            candidates_.push_back({&column, value});
            continue;
        }
        left_.push_back({&column, value});
    }
    Claim& claim = draft.claim;
    if (claim.label.empty() && !is_ours_) claim.label = label;
    settle_candidates(claim.label);
    if (claim.label.empty() && !is_ours_) claim.label = claim.relation;
    if (claim.relation.empty()) {
        const std::string words = one_line(claim.label);
        claim.relation = "open:" + (words.empty() ? "relate" : words);
    }
    return {};
}

Result<void> GraphAssembler::set_entity(EntityIndex& entity, std::string_view id, std::string_view column,
                                        std::string_view of, std::string_view what) const {
    if (entity && entity_ids_[entity] == id) return {}; // a guess of the caller's
    entity = entity_ids_.find(id);
    if (!entity) return bad_value(column, id, what, of, "the id of a node");
    return {};
}

/// An end of an edge. Other programs leave nodes to their edges; in a file of ours one that is missing is damage.
Result<void> GraphAssembler::set_end(EntityIndex& entity, std::string_view id, std::string_view column,
                                     std::string_view edge) {
    if (!is_ours_ && !entity_ids_.find(id) && !one_line(id).empty()) {
        make_entity(id).name = id;
        ++made_nodes_;
    }
    return set_entity(entity, id, column, edge, "edge");
}

template <class Ids>
Result<void> GraphAssembler::set_named_entities(Claim& claim, const Ids& ids, std::string_view of,
                                                std::string_view what) const {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto& [field, member] = kClaimEntities[i];
        if (ids[i].empty()) continue;
        if (auto set = set_entity(claim.*member, ids[i], field->in_files(), of, what); !set) return set;
    }
    return {};
}

Result<void> GraphAssembler::add_claim_node(std::string_view id, std::string_view label,
                                            std::span<const ColumnValue> values) {
    ClaimDraft draft;
    std::vector<ColumnValue> own(values.begin(), values.end());
    std::erase_if(own, [&](const ColumnValue& value) { return value.column == *type_column_; });
    if (auto set = set_values(draft, label, id, "node", node_columns_, own); !set) return set;
    claim_nodes_.emplace(id, reified_.size());
    ReifiedClaim& reified = reified_.emplace_back();
    keep_claim_values(draft.claim, true);
    reified.id = id;
    reified.claim = std::move(draft.claim);
    std::ranges::copy(draft.ids, reified.ids.begin());
    return {};
}

/// An edge from a node that is a claim. All but subject and object stand in its columns too.
Result<void> GraphAssembler::link_claim(ReifiedClaim& claim, std::string_view part, std::string_view target) {
    const auto known = std::ranges::find(kClaimEntities, part, [](const ClaimEntity& e) { return e.field->part; });
    if (known == kClaimEntities.end())
        leave_out("edges of claims that are no part of theirs");
    else if (known->field->is(kCore))
        return set_entity(claim.claim.*known->member, target, part, claim.id, "node");
    return {};
}

Result<void> GraphAssembler::add_edge(const EdgeInput& edge) {
    if (!edge.id.empty()) edge_ids_.push_back(StringHash()(edge.id));
    if (const auto node = is_reified_ ? claim_nodes_.find(edge.source) : claim_nodes_.end();
        node != claim_nodes_.end()) {
        std::string_view part = edge.label;
        for (const ColumnValue& value : edge.values)
            if (edge_columns_[value.column].name == "label") part = value.value;
        return link_claim(reified_[node->second], part, edge.target);
    }
    ClaimDraft draft;
    draft.claim.symmetric = !edge.directed;
    if (auto set = set_values(draft, edge.label, edge.id, "edge", edge_columns_, edge.values); !set) return set;
    Claim& claim = draft.claim;
    if (!batch_.claims.empty()) claim.subject = batch_.claims.back().subject; // claims of a subject stand together
    if (auto set = set_end(claim.subject, edge.source, "source", edge.id); !set) return set;
    if (auto set = set_end(claim.object, edge.target, "target", edge.id); !set) return set;
    if (auto set = set_named_entities(claim, draft.ids, edge.id, "edge"); !set) return set;
    if (!is_ours_ && !edge.id.empty()) {
        AttributeTable& table = batch_.attributes.claims;
        table.set(table.add_column(kOriginalId), batch_.claims.size(), edge.id, AttributeType::kText);
    }
    if (!left_.empty()) keep_claim_values(claim, false);
    batch_.claims.push_back(std::move(claim));
    return {};
}

bool GraphAssembler::set_documents(std::string_view json) {
    auto documents = documents_from_json(json);
    if (documents) batch_.documents = std::move(*documents);
    return documents.has_value();
}

void GraphAssembler::leave_out(std::string_view what, std::size_t count) {
    if (count > 0) left_out_.try_emplace(std::string(what)).first->second += count;
}

Result<Graph> GraphAssembler::finish() {
    batch_.attributes.claims.append(reified_attributes_, batch_.claims.size());
    for (ReifiedClaim& reified : reified_) {
        Claim& claim = reified.claim;
        if (!claim.subject || !claim.object)
            return fail(ErrorCode::kBadFormat, fmt::format("claim '{}' has no edge '{}'; expected one", reified.id,
                                                           claim.subject ? "object" : "subject"));
        if (auto set = set_named_entities(claim, reified.ids, reified.id, "node"); !set)
            return tl::unexpected(set.error());
        batch_.claims.push_back(std::move(claim));
    }
    for (const auto& [what, count] : left_out_) warn(fmt::format("left out: {} {}", count, what));
    if (made_nodes_ > 0) warn(fmt::format("{} nodes are made that only edges name", made_nodes_));
    std::ranges::sort(edge_ids_);
    const auto ids = edge_ids_.size();
    edge_ids_.erase(std::unique(edge_ids_.begin(), edge_ids_.end()), edge_ids_.end());
    if (edge_ids_.size() < ids)
        warn(fmt::format("ids of edges: {} are used again; the edges are kept", ids - edge_ids_.size()));

    const std::size_t nodes = batch_.entities.size();
    const std::size_t edges = batch_.claims.size();
    GraphBuilder builder;
    builder.add(std::move(batch_));
    Graph graph = builder.build();
    if (graph.entities().size() < nodes)
        warn(fmt::format("{} nodes have ids that differ in white space alone, and are one with others",
                         nodes - graph.entities().size()));
    if (graph.claims().size() < edges)
        warn(
            fmt::format("{} edges say the same as others, and are one claim with them", edges - graph.claims().size()));
    return graph;
}

void GraphAssembler::warn(std::string message) {
    warnings_.push_back({ErrorCode::kUnsupported, std::move(message), {.file = file_}});
}

} // namespace claimgraph
