#include "export/output/output_folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace claimgraph {
namespace {

/// Brings a file or a folder to the disk; 0, or why it could not.
int sync_path(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failure;
}

} // namespace

tl::unexpected<Error> OutputFolder::cannot(int reason) const {
    return fail(ErrorCode::kUnreadable, fmt::format("cannot be written: {}", std::strerror(reason)),
                {.file = target_.string()});
}

Result<OutputFolder> OutputFolder::open(const std::filesystem::path& target, std::string_view mark) {
    OutputFolder folder(target.has_filename() ? target : target.parent_path());
    std::error_code error;
    if (std::filesystem::exists(folder.target_, error)) {
        if (!std::filesystem::is_directory(folder.target_, error)) return folder.cannot(ENOTDIR);
        if (!std::filesystem::is_empty(folder.target_, error) && !std::filesystem::exists(folder.target_ / mark, error))
            return fail(
                ErrorCode::kUnreadable,
                fmt::format("is a folder with other files; expected a new one, an empty one, or one with {}", mark),
                {.file = folder.target_.string()});
    }
    const auto parent = folder.target_.has_parent_path() ? folder.target_.parent_path() : std::filesystem::path(".");
    std::string name = (parent / fmt::format(".{}.XXXXXX", folder.target_.filename().string().substr(0, 200))).string();
    if (::mkdtemp(name.data()) == nullptr) return folder.cannot(errno);
    folder.temporary_ = name;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::chmod(name.c_str(), 0777 & ~mask) != 0) return folder.cannot(errno);
    return folder;
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      file_(std::exchange(other.file_, {})),
      stream_(std::move(other.stream_)),
      failure_(other.failure_) {}

OutputFolder::~OutputFolder() {
    std::error_code ignored;
    if (!temporary_.empty()) std::filesystem::remove_all(temporary_, ignored);
}

void OutputFolder::end_file() {
    if (file_.empty()) return;
    errno = 0;
    stream_.flush();
    const bool is_good = stream_.good();
    stream_.close();
    if (failure_ == 0 && (!is_good || !stream_)) failure_ = errno == 0 ? EIO : errno;
    if (failure_ == 0) failure_ = sync_path(file_);
    file_.clear();
}

std::ostream& OutputFolder::begin(std::string_view name) {
    end_file();
    file_ = temporary_ / name;
    stream_ = std::ofstream(file_, std::ios::binary);
    if (!stream_ && failure_ == 0) failure_ = errno == 0 ? EIO : errno;
    return stream_;
}

Result<void> OutputFolder::commit() {
    end_file();
    if (failure_ == 0) failure_ = sync_path(temporary_);
    if (failure_ != 0) return cannot(failure_);
    if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0)
        return {}; // the old one has the temporary name now and goes
    std::error_code error;
    if (std::filesystem::exists(target_, error)) { // this file system cannot exchange
        const std::filesystem::path old = temporary_.string() + ".old";
        if (::rename(target_.c_str(), old.c_str()) != 0) return cannot(errno);
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
            const int reason = errno;
            ::rename(old.c_str(), target_.c_str());
            return cannot(reason);
        }
        temporary_ = old;
        return {};
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return cannot(errno);
    temporary_.clear();
    return {};
}

} // namespace claimgraph
