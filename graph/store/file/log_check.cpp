#include "graph/store/file/log_check.hpp"

#include "graph/store/file/log_format.hpp"

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace claimgraph {
namespace {

/// A file that may be missing: then it has no bytes.
class FileToRead {
  public:
    explicit FileToRead(const std::string& name) : descriptor_(::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~FileToRead() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    FileToRead(const FileToRead&) = delete;
    FileToRead& operator=(const FileToRead&) = delete;

    bool read(std::span<unsigned char> to, std::int64_t at) const {
        return ::pread(descriptor_, to.data(), to.size(), at) == static_cast<ssize_t>(to.size());
    }
    std::int64_t size() const {
        struct stat about {};
        return ::fstat(descriptor_, &about) == 0 ? about.st_size : 0;
    }
    /// Whether another process has locked this byte.
    bool is_locked(off_t byte) const {
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = byte;
        lock.l_len = 1;
        return ::fcntl(descriptor_, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    }

  private:
    int descriptor_;
};

/// SQLite holds this byte of the index as long as a database is open.
constexpr off_t kOpenByte = 128;

std::optional<LogHeader> header_of(const FileToRead& log) {
    std::array<unsigned char, kLogHeaderBytes> bytes{};
    return log.read(bytes, 0) ? log_header(bytes) : std::nullopt;
}

/// The number of the first frame with a wrong sum, or behind the last.
std::int64_t first_wrong_frame(const FileToRead& log, const LogHeader& header) {
    std::vector<unsigned char> bytes(kFrameHeaderBytes + header.page_bytes);
    LogSum sum = header.sum;
    for (std::int64_t number = 1;; ++number) {
        if (!log.read(bytes, frame_offset(header.page_bytes, number))) return number;
        const FrameHeader frame = frame_header(bytes);
        sum = sum_of_frame(header, sum, frame, Bytes(bytes).subspan(kFrameHeaderBytes));
        if (frame.salt != header.salt || frame.sum != sum) return number;
    }
}

/// Whether a transaction ends behind this frame.
bool ends_behind(const FileToRead& log, const LogHeader& header, std::int64_t number) {
    std::array<unsigned char, kFrameHeaderBytes> bytes{};
    while (log.read(bytes, frame_offset(header.page_bytes, ++number))) {
        const FrameHeader frame = frame_header(bytes);
        if (frame.salt != header.salt) return false;
        if (frame.ends_transaction()) return true;
    }
    return false;
}

bool has_all(const FileToRead& log, const std::optional<LogIndex>& index) {
    if (log.size() <= static_cast<std::int64_t>(kLogHeaderBytes))
        return !index || index->frames <= index->frames_in_file;
    const auto header = header_of(log);
    if (!header) return false; // it is written at once
    const std::int64_t wrong = first_wrong_frame(log, *header);
    if (index && index->salt == header->salt) return wrong > index->frames;
    return !ends_behind(log, *header, wrong);
}

bool is_open(const std::string& database) { return FileToRead(database + "-shm").is_locked(kOpenByte); }

bool looks_whole(const std::string& database) {
    if (is_open(database)) return true;
    const FileToRead log(database + "-wal");
    const FileToRead index_file(database + "-shm");
    std::array<unsigned char, kIndexHeaderBytes> bytes{};
    const auto index = index_file.read(bytes, 0) ? log_index(bytes) : std::nullopt;
    return has_all(log, index) || is_open(database);
}

} // namespace

bool has_whole_log(const std::string& database) {
    // another program may come and go meanwhile and begin the log anew; damage stays
    return looks_whole(database) || looks_whole(database);
}

} // namespace claimgraph
