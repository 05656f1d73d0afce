#pragma once

#include "graph/base/result.hpp"
#include "graph/graph.hpp"
#include "graph/store/database.hpp"
#include "graph/store/graph_part.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The main interface of the store: a claim graph in one SQLite file. docs/store.md has its tables.
///
///     auto store = claimgraph::Store::open("news.db");
///     if (!store) return store.error();
///     const auto graph = store->load();
namespace claimgraph {

/// A claim graph in a database: a file written by `build --store`, or made of a Graph in memory. Owns the connection.
/// One thread at a time; any number of readers can have the file open while it is written.
class Store {
  public:
    /// Opens a file for reading, in a time independent of its size. Fails with kNotFound, kUnreadable or kBadFormat
    /// (not a store, damaged, another version).
    static Result<Store> open(const std::filesystem::path& file);
    /// The same tables in memory, for SQL on any graph. The table `appearance` is empty, because a Graph does not have
    /// its data.
    static Result<Store> in_memory(const Graph& graph);

    /// The graph, equal to one built from the same documents at once, or a part of it. Memory depends on the size of
    /// the result; so does time if the part is restricted by entities, relations or documents.
    Result<Graph> load(const GraphPart& part = {}) const;

    /// All documents, sorted by name.
    Result<std::vector<SourceDocument>> documents() const;
    /// The document of this name and those with its text, found by indexes.
    Result<std::vector<SourceDocument>> documents_like(std::string_view name) const;

    /// The relations of all claims with their labels, each pair once, sorted. Time depends on the size of the result.
    /// Errors are those of the database.
    std::vector<std::pair<std::string, std::string>> relations() const;

    /// Whether the graph is up to date; otherwise documents were added or removed, and StoreWriter::derive() is needed.
    bool is_derived() const;

    /// Whether documents were read with their facts; see find_facts().
    bool keeps_facts() const;

    /// For SQL queries on the tables and the views nodes, edges and readings.
    const Database& database() const { return database_; }

  private:
    explicit Store(Database database) : database_(std::move(database)) {}
    Database database_;
};

/// Whether the file begins with the signature of an SQLite database.
bool is_database(const std::filesystem::path& file);

} // namespace claimgraph
