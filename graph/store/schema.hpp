#pragma once

#include "graph/store/database.hpp"

namespace claimgraph {

/// The `PRAGMA application_id` of a store: "clgr".
inline constexpr int kStoreApplication = 0x636c6772;
/// The version in `PRAGMA user_version`. Raise it when the tables of docs/store.md change, and add an upgrade step to
/// schema.cpp.
inline constexpr int kStoreVersion = 6;

/// Makes the tables in an empty database, in one transaction.
Result<void> create_schema(const Database& database);

/// Drops the indexes of appearance, claim and evidence, which made at once cost a fraction of what they cost row by
/// row. For the first derivation of a graph; create them again in the same transaction.
void drop_indexes(const Database& database);
/// Creates those of `appearance` again.
void create_appearance_indexes(const Database& database);
/// Creates those of `claim` and `evidence` again.
void create_claim_indexes(const Database& database);

/// Takes note that the graph is that of all documents now.
void mark_as_derived(const Database& database);

/// Checks that a database is a store of this version. With `upgrade` creates the tables of an empty database and
/// upgrades an older store, in one transaction; otherwise both are errors that say what to do. Fails with kBadFormat
/// for other databases and newer versions.
Result<void> check_schema(const Database& database, bool upgrade);

} // namespace claimgraph
