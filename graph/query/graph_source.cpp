#include "graph/query/graph_source.hpp"

namespace claimgraph {

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
    if (!store_) return;
    store_->database().clear_error(); // this question is another
    store_->database().stop_when(stop);
}

Result<GraphStats> GraphSource::stats() const { return graph_ ? graph_stats(*graph_) : graph_stats(*store_); }

} // namespace claimgraph
