#pragma once

#include <cstdint>
#include <vector>

struct sqlite3;

/// Files of SQLite whose every page has a checksum: a layer over the file system that SQLite uses otherwise (a "VFS
/// shim", as SQLite's cksumvfs is one). Checksums are written into the last bytes of the pages of the database and of
/// its log; a page that has not its checksum is not read (SQLITE_IOERR_DATA). Databases without checksums, whose header
/// reserves no bytes for them, are read and written as they are. Memory mapping is off. Any threads, as SQLite has it.
namespace claimgraph {

/// The name for sqlite3_open_v2(). SQLite keeps it to the end of the program.
const char* checked_files();

/// Makes a database whose first page is not written yet one with checksums.
void reserve_checksums(sqlite3* connection);
/// Whether the database has checksums, as far as it was read or written.
bool has_checksums(sqlite3* connection);
/// From now on all that is written has checksums and nothing that is read is checked, so that a VACUUM gives checksums
/// to a database that has none. Then the connection is to be closed.
void begin_checksums(sqlite3* connection);
/// After a VACUUM that failed: the pages have no room for checksums, and what the log has of them must come into the
/// file as it is.
void give_up_checksums(sqlite3* connection);

/// What could not be read for its checksums.
struct FileDamage {
    bool is_in_log = false;          ///< the log lacks transactions that were done
    std::vector<std::int64_t> pages; ///< numbers of pages, from 1, sorted
    std::int64_t page_bytes = 0;
};
FileDamage damage_of(sqlite3* connection);
/// From now on the log is taken as far as it is whole. To save what is left; before anything is read.
void take_damaged_log(sqlite3* connection);

} // namespace claimgraph
