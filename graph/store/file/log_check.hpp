#pragma once

#include <string>

namespace claimgraph {

/// Whether the log (`-wal`) that ended programs left beside a database has all transactions that were done. SQLite
/// takes its frames up to the first with a wrong sum; what lies behind counts as never written. That is right for what
/// a killed program was just writing, but if bytes were changed it would give an older state without a word. What was
/// done is known from the index (`-shm`), which a killed program leaves too; without it, from a transaction that ends
/// behind the wrong frame. True while another program has the database open, which has looked itself.
///
/// Call it before SQLite maps the index, which begins it anew, and never while this process has the database open: to
/// close the index would give up all its locks. Costs a reading of the log.
bool has_whole_log(const std::string& database);

} // namespace claimgraph
