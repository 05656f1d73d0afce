#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// The write-ahead log of SQLite (`-wal`) and the head of its index (`-shm`), as "WAL-mode File Format" of SQLite's
/// documentation has them. Numbers are big-endian in the log, and those of the machine in the index.
namespace claimgraph {

using Bytes = std::span<const unsigned char>;

inline constexpr std::size_t kLogHeaderBytes = 32;
inline constexpr std::size_t kFrameHeaderBytes = 24;
inline constexpr std::size_t kIndexHeaderBytes = 136;

/// The running checksum of a log: each frame continues that of the frame before it.
struct LogSum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    friend bool operator==(const LogSum&, const LogSum&) = default;
};

/// Chosen anew whenever a log is begun again from its start, so that frames of before are told from those that count.
using LogSalt = std::array<unsigned char, 8>;

struct LogHeader {
    bool is_big_endian = false; ///< how the sums take the bytes
    std::uint32_t page_bytes = 0;
    LogSalt salt{};
    LogSum sum{}; ///< of the header; the first frame continues it
};
/// Nothing if its sum or a number in it is wrong.
std::optional<LogHeader> log_header(Bytes bytes);

/// What stands before each page of the log.
struct FrameHeader {
    std::array<unsigned char, 8> summed{}; ///< number of the page; pages of the database, if a transaction ends here
    LogSalt salt{};
    LogSum sum{};
    bool ends_transaction() const;
};
FrameHeader frame_header(Bytes bytes);
/// The sum of a frame behind one with the sum `before`.
LogSum sum_of_frame(const LogHeader& log, LogSum before, const FrameHeader& frame, Bytes page);
/// The bytes of a sum in a frame, big-endian.
std::array<unsigned char, 8> bytes_of(LogSum sum);
LogSum log_sum(Bytes bytes);

/// Where frame `number` begins; frames count from 1.
constexpr std::int64_t frame_offset(std::uint32_t page_bytes, std::int64_t number) {
    return static_cast<std::int64_t>(kLogHeaderBytes) +
           (number - 1) * (static_cast<std::int64_t>(page_bytes) + static_cast<std::int64_t>(kFrameHeaderBytes));
}

/// What the index says of the log: how many frames are of transactions that were done.
struct LogIndex {
    LogSalt salt{};
    std::uint32_t frames = 0;
    std::uint32_t frames_in_file = 0; ///< that are in the database file, too
};
/// Nothing if its sum is wrong or it is that of another version.
std::optional<LogIndex> log_index(Bytes bytes);

} // namespace claimgraph
