#pragma once

#include "graph/store/database.hpp"

namespace claimgraph {

/// In `PRAGMA application_id`: "clgr".
inline constexpr int kStoreApplication = 0x636c6772;
/// In `PRAGMA user_version`; raised when the tables of docs/store.md change, with a step in schema.cpp that leads
/// there.
inline constexpr int kStoreVersion = 3;

/// Makes the tables in an empty database, in one transaction.
Result<void> create_schema(const Database& database);

/// The indexes of entity, claim and evidence but those that deriving a graph needs. To be dropped before a graph is
/// derived from nothing and made again after it, within the same transaction.
void drop_lookup_indexes(const Database& database);
void create_lookup_indexes(const Database& database);

/// Checks that a database is a store of this version. `upgrade`: makes an empty one a store, and brings an older one up
/// to date, in one transaction; else both are errors that say what to do. Fails with kBadFormat for databases of others
/// and of newer versions.
Result<void> check_schema(const Database& database, bool upgrade);

} // namespace claimgraph
