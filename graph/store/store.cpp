#include "graph/store/store.hpp"

#include "graph/name_key.hpp"
#include "graph/store/graph_rows.hpp"
#include "graph/store/schema.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>

namespace claimgraph {
namespace {

/// Text as SQL writes it.
std::string in_quotes(std::string_view text) {
    std::string sql = "'";
    for (const char c : text.substr(0, text.find('\0'))) {
        if (c == '\'') sql += c;
        sql += c;
    }
    return sql += '\'';
}

} // namespace

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

Result<Graph> Store::load_around(std::span<const std::string> names, std::size_t depth) const {
    std::string start = "SELECT NULL AS id WHERE 0";
    for (const std::string& name : names)
        start += fmt::format(" UNION SELECT entity FROM entity_name WHERE name = {} UNION SELECT id FROM entity WHERE "
                             "key = {}",
                             in_quotes(name_key(name)), in_quotes(name));
    const std::string claims = fmt::format(
        "WITH RECURSIVE start(id) AS ({}), reach(id, depth) AS (SELECT id, 1 FROM start"
        " UNION SELECT object, depth + 1 FROM reach CROSS JOIN claim ON subject = reach.id WHERE depth < {}"
        " UNION SELECT subject, depth + 1 FROM reach CROSS JOIN claim ON object = reach.id WHERE depth < {})"
        "SELECT claim.id FROM reach CROSS JOIN claim ON subject = reach.id"
        " UNION SELECT claim.id FROM reach CROSS JOIN claim ON object = reach.id"
        " UNION SELECT claim.id FROM start CROSS JOIN claim ON speaker = start.id",
        start, depth, depth);
    return read_graph_rows(database_, {.claims = claims, .entities = start});
}

bool Store::is_derived() const { return database_.number("SELECT value FROM setting WHERE name = 'derived'") != 0; }

bool is_database(const std::filesystem::path& file) {
    static constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    std::array<char, kMagic.size()> bytes{};
    std::ifstream stream(file, std::ios::binary);
    return stream.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kMagic;
}

} // namespace claimgraph
