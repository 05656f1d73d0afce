#include "graph/store/store.hpp"

#include "graph/store/graph_rows.hpp"
#include "graph/store/part_rows.hpp"
#include "graph/store/schema.hpp"

#include <array>
#include <fstream>

namespace claimgraph {

Result<Store> Store::open(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::kRead);
    if (!database) return tl::unexpected(database.error());
    // what a reader puts aside needs no disk that may be full or read-only
    database->run("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768");
    if (auto checked = check_schema(*database, false); !checked) return tl::unexpected(checked.error());
    return Store(std::move(*database));
}

Result<Store> Store::in_memory(const Graph& graph) {
    auto database = Database::open("the graph in memory", Database::Mode::kMemory);
    if (!database) return tl::unexpected(database.error());
    if (auto made = create_schema(*database); !made) return tl::unexpected(made.error());
    if (auto written = write_graph_rows(*database, graph); !written) return tl::unexpected(written.error());
    return Store(std::move(*database));
}

Result<Graph> Store::load(const GraphPart& part) const {
    const Snapshot snapshot(database_);
    return read_graph_rows(database_, select_part(database_, part));
}

Result<std::vector<SourceDocument>> Store::documents() const { return read_document_rows(database_, ""); }

Result<std::vector<SourceDocument>> Store::documents_like(std::string_view name) const {
    const Snapshot snapshot(database_);
    auto found = read_document_rows(database_, "AND name = ?", name);
    if (!found || found->empty()) return found;
    const std::string source = found->front().same_as.empty() ? found->front().name : found->front().same_as;
    // name, then the others: each part has an index
    return read_document_rows(database_, "AND (name = ?1 OR (same_as = ?1 AND same_as <> ''))", source);
}

std::vector<std::pair<std::string, std::string>> Store::relations() const {
    // from one to the next by the index, not over all claims
    std::vector<std::pair<std::string, std::string>> found;
    SqlStatement first = database_.prepare("SELECT relation, label FROM claim ORDER BY relation, label LIMIT 1");
    SqlStatement next = database_.prepare("SELECT relation, label FROM claim WHERE (relation, label) > (?, ?) "
                                          "ORDER BY relation, label LIMIT 1");
    for (SqlStatement* row = &first; row->step(); row = &next) {
        found.emplace_back(row->text(0), row->text(1));
        row->reset();
        next.start(found.back().first, found.back().second);
    }
    return found;
}

bool Store::is_derived() const { return database_.number("SELECT value FROM setting WHERE name = 'derived'") != 0; }

bool Store::keeps_facts() const { return database_.number("SELECT value FROM setting WHERE name = 'facts'") != 0; }

bool is_database(const std::filesystem::path& file) {
    static constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    std::array<char, kMagic.size()> bytes{};
    std::ifstream stream(file, std::ios::binary);
    return stream.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kMagic;
}

} // namespace claimgraph
