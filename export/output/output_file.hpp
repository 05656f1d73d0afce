#pragma once

#include "graph/base/result.hpp"

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>
#include <utility>

namespace claimgraph {

/// A file that is written beside its target and takes its place whole: readers see the old file or the new one, two
/// writers do not mix, a full disk leaves the old one alone. The new bytes have no name until they are complete, so
/// that a program that is killed leaves nothing behind (O_TMPFILE; on file systems without it, a name of its own). A
/// link is followed to what it points to; the mode of the old file is kept. Pipes and devices are written as they are.
/// One thread.
class OutputFile {
  public:
    /// Fails with kUnreadable, if nothing can be written there.
    static Result<OutputFile> open(const std::filesystem::path& target);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    /// Gives up what was not committed.
    ~OutputFile();

    std::ostream& stream() { return stream_; }
    /// Brings all bytes to the disk; what is left after it is the change of names. Fails with kUnreadable.
    Result<void> finish();
    /// Puts the file in the place of its target, after finish(). Fails with kUnreadable.
    Result<void> commit();

  private:
    OutputFile(std::filesystem::path target, int descriptor) : target_(std::move(target)), descriptor_(descriptor) {}
    tl::unexpected<Error> cannot(int reason) const;

    std::filesystem::path target_;    ///< what links point to
    std::filesystem::path temporary_; ///< its name beside the target; empty as long as it has none
    int descriptor_ = -1;
    bool is_direct_ = false; ///< a pipe or a device
    std::ofstream stream_;
};

} // namespace claimgraph
