#pragma once

#include "graph/base/result.hpp"

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string_view>
#include <utility>

namespace claimgraph {

/// A folder of files that is written beside its target and takes its place whole, as OutputFile does: where the file
/// system can exchange two names at once (Linux), readers see the old folder or the new one; elsewhere there is none
/// for a moment. Only a folder that is empty or has a file `mark` is replaced, so that nothing else is lost. One
/// thread.
class OutputFolder {
  public:
    /// Fails with kUnreadable: nothing can be written there, or what is there is no folder of ours.
    static Result<OutputFolder> open(const std::filesystem::path& target, std::string_view mark);

    OutputFolder(OutputFolder&& other) noexcept;
    OutputFolder& operator=(OutputFolder&&) = delete;
    /// Gives up what was not committed.
    ~OutputFolder();

    /// A new file in it; the one before is complete.
    std::ostream& begin(std::string_view name);
    /// Brings all files to the disk and puts the folder in the place of its target. Fails with kUnreadable.
    Result<void> commit();

  private:
    explicit OutputFolder(std::filesystem::path target) : target_(std::move(target)) {}
    tl::unexpected<Error> cannot(int reason) const;
    void end_file();

    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< empty once it has the name of its target
    std::filesystem::path file_;      ///< that is written now
    std::ofstream stream_;
    int failure_ = 0; ///< the first
};

} // namespace claimgraph
