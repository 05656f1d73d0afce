#include "graph/store/store.hpp"

#include "graph/store/graph_rows.hpp"
#include "graph/store/schema.hpp"

#include <array>
#include <fstream>

namespace claimgraph {

Result<Store> Store::open(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::kRead);
    if (!database) return tl::unexpected(database.error());
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

Result<Graph> Store::load() const { return read_graph_rows(database_, {}); }

bool is_database(const std::filesystem::path& file) {
    static constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    std::array<char, kMagic.size()> bytes{};
    std::ifstream stream(file, std::ios::binary);
    return stream.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kMagic;
}

} // namespace claimgraph
