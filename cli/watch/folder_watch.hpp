#pragma once

#include "graph/base/result.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// Tells which files below some folders change (inotify). Paths are the folder as given and the rest, as in
/// find_inputs(). New folders are watched as they come; hidden ones never. One thread.
class FolderWatch {
  public:
    /// Fails with kNotFound or kUnreadable for a folder that cannot be watched, or if the system allows no more of
    /// them.
    static Result<FolderWatch> open(const std::vector<std::string>& folders);
    FolderWatch(FolderWatch&& other) noexcept;
    FolderWatch& operator=(FolderWatch&&) = delete;
    ~FolderWatch();

    struct Changes {
        std::set<std::string> paths; ///< files and folders that came, changed or went
        bool lost = false;           ///< there were too many to be told: everything may have changed
    };
    /// Waits for changes; ends early at a signal.
    Changes wait(std::chrono::milliseconds longest);

  private:
    explicit FolderWatch(int file) : file_(file) {}
    /// Watches a folder and those below it; adds the files in them to `found` if it is given.
    Result<void> add(const std::string& folder, std::set<std::string>* found);
    void forget_below(const std::string& folder);

    int file_ = -1;
    std::map<int, std::string> folders_; ///< by the number of their watch
};

} // namespace claimgraph::cli
