#pragma once

namespace claimgraph::cli {

/// Exit status of the program. Scripts rely on the numbers.
enum class ExitStatus : int {
    kDone = 0,
    kNothingFound = 1,
    kWrongUsage = 2,
    kUnreadable = 3,      ///< an input or a model that cannot be read, a result that cannot be written
    kDocumentsFailed = 4, ///< some documents failed, the rest are done
};

} // namespace claimgraph::cli
