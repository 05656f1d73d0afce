#include "graph/store/file/log_format.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace claimgraph {
namespace {

constexpr std::uint32_t kLogMagic = 0x377f0682; // its last bit: the sums take bytes as big-endian
constexpr std::uint32_t kLogVersion = 3007000;

std::uint32_t big_endian(Bytes bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::uint32_t native(Bytes bytes) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    return number;
}

LogSum continue_sum(LogSum sum, bool is_big_endian, Bytes bytes) {
    const bool is_native = is_big_endian == (std::endian::native == std::endian::big);
    const auto number = [&](std::size_t at) {
        const std::uint32_t value = native(bytes.subspan(at, 4));
        return is_native ? value : __builtin_bswap32(value);
    };
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        sum.first += number(at) + sum.second;
        sum.second += number(at + 4) + sum.first;
    }
    return sum;
}

LogSalt salt_at(Bytes bytes) {
    LogSalt salt{};
    std::ranges::copy(bytes.first(salt.size()), salt.begin());
    return salt;
}

} // namespace

LogSum log_sum(Bytes bytes) { return {big_endian(bytes), big_endian(bytes.subspan(4))}; }

std::optional<LogHeader> log_header(Bytes bytes) {
    if (bytes.size() < kLogHeaderBytes) return std::nullopt;
    const std::uint32_t magic = big_endian(bytes);
    LogHeader header{.is_big_endian = (magic & 1) != 0,
                     .page_bytes = big_endian(bytes.subspan(8)),
                     .salt = salt_at(bytes.subspan(16)),
                     .sum = log_sum(bytes.subspan(24))};
    const bool makes_sense = (magic & ~1U) == kLogMagic && big_endian(bytes.subspan(4)) == kLogVersion &&
                             std::has_single_bit(header.page_bytes) && header.page_bytes >= 512 &&
                             header.page_bytes <= 65536;
    if (!makes_sense || continue_sum({}, header.is_big_endian, bytes.first(24)) != header.sum) return std::nullopt;
    return header;
}

bool FrameHeader::ends_transaction() const { return big_endian(Bytes(summed).subspan(4)) != 0; }

FrameHeader frame_header(Bytes bytes) {
    FrameHeader header;
    std::ranges::copy(bytes.first(8), header.summed.begin());
    header.salt = salt_at(bytes.subspan(8));
    header.sum = log_sum(bytes.subspan(16));
    return header;
}

LogSum sum_of_frame(const LogHeader& log, LogSum before, const FrameHeader& frame, Bytes page) {
    return continue_sum(continue_sum(before, log.is_big_endian, frame.summed), log.is_big_endian, page);
}

std::array<unsigned char, 8> bytes_of(LogSum sum) {
    std::array<unsigned char, 8> bytes{};
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[i] = static_cast<unsigned char>(sum.first >> (24 - 8 * i));
        bytes[4 + i] = static_cast<unsigned char>(sum.second >> (24 - 8 * i));
    }
    return bytes;
}

std::optional<LogIndex> log_index(Bytes bytes) {
    if (bytes.size() < kIndexHeaderBytes || native(bytes) != kLogVersion) return std::nullopt;
    const LogSum sum = continue_sum({}, std::endian::native == std::endian::big, bytes.first(40));
    if (sum != LogSum{native(bytes.subspan(40)), native(bytes.subspan(44))}) return std::nullopt;
    return LogIndex{.salt = salt_at(bytes.subspan(32)),
                    .frames = native(bytes.subspan(16)),
                    .frames_in_file = native(bytes.subspan(96))};
}

} // namespace claimgraph
