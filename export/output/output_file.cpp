#include "export/output/output_file.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

/// The mode of a new file, as open() makes it.
mode_t usual_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// What a link points to, if need be through other links; the file itself if it is none.
fs::path behind_links(fs::path file) {
    constexpr int kMostLinks = 40; // as the kernel has it
    std::error_code error;
    for (int i = 0; i < kMostLinks && fs::is_symlink(file, error); ++i) {
        const fs::path to = fs::read_symlink(file, error);
        file = to.is_absolute() ? to : folder_of(file) / to;
    }
    return file;
}

/// A name beside the target that no other writer has.
std::string pattern_beside(const fs::path& target) {
    return (folder_of(target) / fmt::format(".{}.XXXXXX", target.filename().string().substr(0, 200))).string();
}

/// While it exists, no signal ends the program between two steps that belong together; it comes later. Nothing holds
/// SIGKILL.
class HeldSignals {
  public:
    HeldSignals() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_BLOCK, &all, &before_);
    }
    ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

  private:
    sigset_t before_{};
};

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor); // some file systems cannot; the rename is done all the same
    ::close(descriptor);
}

} // namespace

tl::unexpected<Error> OutputFile::cannot(int reason) const {
    return fail(
        ErrorCode::kUnreadable,
        fmt::format("cannot be written: {}", reason != 0 ? std::strerror(reason) : "not all of it, as on a full disk"),
        {.file = target_.string()});
}

Result<OutputFile> OutputFile::open(const fs::path& target) {
    OutputFile file(behind_links(target), -1);
    struct stat about {};
    const bool is_there = ::stat(file.target_.c_str(), &about) == 0;
    if (is_there && S_ISDIR(about.st_mode)) return file.cannot(EISDIR);
    if (is_there && !S_ISREG(about.st_mode)) {
        file.is_direct_ = true;
        file.stream_.open(file.target_, std::ios::binary);
        if (!file.stream_) return file.cannot(errno);
        return file;
    }
    if (is_there && ::access(file.target_.c_str(), W_OK) != 0) return file.cannot(errno);
    const mode_t mode = is_there ? about.st_mode & 07777 : usual_mode();
    file.descriptor_ = ::open(folder_of(file.target_).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
    if (file.descriptor_ < 0) {
        std::string name = pattern_beside(file.target_);
        file.descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (file.descriptor_ < 0) return file.cannot(errno);
        file.temporary_ = name;
    }
    if (::fchmod(file.descriptor_, mode) != 0) return file.cannot(errno);
    errno = 0;
    file.stream_.open(fmt::format("/proc/self/fd/{}", file.descriptor_), std::ios::binary);
    if (!file.stream_) return file.cannot(errno);
    return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      is_direct_(other.is_direct_),
      stream_(std::move(other.stream_)) {}

OutputFile::~OutputFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> OutputFile::finish() {
    errno = 0;
    if (!stream_.flush()) return cannot(errno);
    stream_.close();
    if (!stream_) return cannot(errno);
    if (!is_direct_ && ::fsync(descriptor_) != 0) return cannot(errno);
    return {};
}

Result<void> OutputFile::commit() {
    if (is_direct_) return {};
    const HeldSignals held;   // for a moment the new file has a name of its own
    if (temporary_.empty()) { // mkostemp finds a free name; the file takes it
        std::string name = pattern_beside(target_);
        const int other = ::mkostemp(name.data(), O_CLOEXEC);
        if (other < 0) return cannot(errno);
        ::close(other);
        ::unlink(name.c_str());
        const std::string own = fmt::format("/proc/self/fd/{}", descriptor_);
        if (::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) return cannot(errno);
        temporary_ = name;
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return cannot(errno);
    temporary_.clear();
    sync_folder(folder_of(target_));
    return {};
}

} // namespace claimgraph
