#pragma once

#include "graph/core/result.hpp"
#include "graph/graph.hpp"
#include "graph/store/database.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

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

    /// The whole graph, equal to the one that building from the same documents at once gives.
    Result<Graph> load() const;

    /// The part of it around the entities with these names (those that Graph::find() finds): the claims of and about
    /// entities fewer than `depth` claims away from them, and the claims that they make themselves. Takes time and
    /// memory for what comes out, not for what there is.
    Result<Graph> load_around(std::span<const std::string> names, std::size_t depth) const;

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
