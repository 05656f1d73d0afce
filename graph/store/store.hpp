#pragma once

#include "graph/base/result.hpp"
#include "graph/graph.hpp"
#include "graph/store/database.hpp"
#include "graph/store/graph_part.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// The front door of the store: a claim graph in one SQLite file. docs/store.md has its tables.
///
///     auto store = claimgraph::Store::open("news.db");
///     if (!store) return store.error();
///     const auto graph = store->load();
namespace claimgraph {

/// A claim graph in a database: read from a file that `build --store` keeps, or made of a Graph in memory. Of one
/// thread at a time; any number of readers may have the file open while it is written.
class Store {
  public:
    /// Opens for reading; at once, whatever its size. Fails with kNotFound, kUnreadable or kBadFormat (no store,
    /// damaged, of another version).
    static Result<Store> open(const std::filesystem::path& file);
    /// The same tables in memory, for SQL over a graph that came from elsewhere. What documents say on their own
    /// (table appearance) is not in a Graph, so not in there.
    static Result<Store> in_memory(const Graph& graph);

    /// The graph, equal to the one that building from the same documents at once gives, or a part of it. Takes memory
    /// for what comes out, not for what there is, and where the part names entities, relations or documents, time too.
    /// Parts by document are those of a file, not of a graph in memory.
    Result<Graph> load(const GraphPart& part = {}) const;

    /// The relations of all claims with their labels, each pair once, sorted. Takes time for what comes out. Errors are
    /// those of the database.
    std::vector<std::pair<std::string, std::string>> relations() const;

    /// Whether the graph is that of all documents; else some came or went since, and StoreWriter::derive() follows.
    bool is_derived() const;

    /// For questions in SQL over the tables and the views nodes, edges and readings.
    const Database& database() const { return database_; }

  private:
    explicit Store(Database database) : database_(std::move(database)) {}
    Database database_;
};

/// Whether the file begins as SQLite databases do.
bool is_database(const std::filesystem::path& file);

} // namespace claimgraph
