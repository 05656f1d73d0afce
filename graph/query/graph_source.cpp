#include "graph/query/graph_source.hpp"

#include "graph/model/name_key.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

std::optional<std::string> name_with_key(const Graph& graph, const std::string& key) {
    const Entity* best = nullptr;
    for (const Entity& entity : graph.entities()) {
        if (entity.unnamed || (best != nullptr && entity.mentions <= best->mentions)) continue;
        const std::vector<std::string> names = name_keys(entity);
        if (std::ranges::any_of(names, [&](const std::string& name) { return is_part_of_key(key, name); }))
            best = &entity;
    }
    return best != nullptr ? std::optional(best->name) : std::nullopt;
}

/// The same of a store. Most names do not even have the last word; it tells more than the first, as a rule.
std::optional<std::string> name_with_key(const Database& database, const std::string& key) {
    SqlStatement row = database.prepare(
        "SELECT entity_name.name, entity.name FROM entity_name CROSS JOIN entity ON entity.id = entity_name.entity "
        "WHERE instr(entity_name.name, ?) > 0 AND NOT unnamed ORDER BY mentions DESC, key");
    const std::string last_word = key.substr(key.rfind(' ') + 1); // lives as long as the rows
    row.start(last_word);
    while (row.step())
        if (is_part_of_key(key, row.text(0))) return std::string(row.text(1));
    return std::nullopt;
}

} // namespace

Result<std::shared_ptr<const Graph>> GraphSource::part(const GraphPart& part) const {
    if (graph_) return graph_;
    auto graph = store_->load(part);
    if (!graph) return tl::unexpected(graph.error());
    return std::make_shared<const Graph>(std::move(*graph));
}

Result<RelationLabels> GraphSource::relations() const {
    if (graph_) return relation_labels(*graph_);
    RelationLabels known = store_->relations();
    if (auto status = store_->database().status(); !status) return tl::unexpected(status.error());
    return known;
}

Result<std::vector<SourceDocument>> GraphSource::documents() const {
    if (graph_) return std::vector<SourceDocument>(graph_->documents().begin(), graph_->documents().end());
    return store_->documents();
}

Result<ClaimCounts> GraphSource::count_claims_by_document() const {
    if (graph_) return claimgraph::count_claims_by_document(*graph_);
    ClaimCounts counts;
    SqlStatement row = store_->database().prepare("SELECT name, claims FROM documents");
    while (row.step()) counts.emplace(row.text(0), static_cast<std::size_t>(row.number(1)));
    if (auto status = store_->database().status(); !status) return tl::unexpected(status.error());
    return counts;
}

Result<std::vector<std::string>> GraphSource::documents_named(std::string_view text) const {
    if (graph_) return claimgraph::documents_named(graph_->documents(), text);
    auto documents = store_->documents_like(text);
    if (documents && documents->empty()) documents = store_->documents();
    if (!documents) return tl::unexpected(documents.error());
    return claimgraph::documents_named(*documents, text);
}

Result<std::optional<std::string>> GraphSource::name_with(const std::string& key) const {
    const auto known = names_with_.find(key);
    if (known != names_with_.end()) return known->second;
    auto name = graph_ ? name_with_key(*graph_, key) : name_with_key(store_->database(), key);
    if (auto status = this->status(); !status) return tl::unexpected(status.error());
    return names_with_.emplace(key, std::move(name)).first->second;
}

Result<std::vector<std::string>> GraphSource::similar_names(std::string_view name, std::size_t count) const {
    const auto entities = part({.claims = false});
    if (!entities) return tl::unexpected(entities.error());
    return (*entities)->similar_names(name, count);
}

std::size_t GraphSource::count_claims(const Graph& part, EntityIndex entity) const {
    if (graph_) return graph_->out_claims(entity).size() + graph_->in_claims(entity).size();
    SqlStatement count = store_->database().prepare("SELECT (SELECT count(*) FROM claim WHERE subject = entity.id) + "
                                                    "(SELECT count(*) FROM claim WHERE object = entity.id) "
                                                    "FROM entity WHERE key = ?");
    count.bind(0, std::string_view(part[entity].id));
    return count.step() ? static_cast<std::size_t>(count.number(0)) : 0;
}

void GraphSource::stop_when(StopToken stop) const {
    stop_ = stop;
    names_with_.clear(); // the store may have changed
    if (!store_) return;
    store_->database().clear_error(); // this question is another
    store_->database().stop_when(stop);
}

Result<GraphStats> GraphSource::stats() const { return graph_ ? graph_stats(*graph_) : graph_stats(*store_); }

} // namespace claimgraph
