#include "extract/input/archive/warc_reader.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <charconv>

namespace claimgraph {
namespace {

constexpr std::size_t kMostHeaderBytes = 65536;
constexpr std::uint64_t kMostRecordBytes = std::uint64_t{256} << 20; ///< larger ones are no pages
constexpr std::string_view kHeaderEnd = "\r\n\r\n";

/// The value of a field of a header: lines of "name: value".
std::string_view field(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find('\n'), header.size());
        std::string_view line = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !equal_but_case(line.substr(0, colon), name)) continue;
        line.remove_prefix(colon + 1);
        const std::size_t first = line.find_first_not_of(" \t\r<");
        if (first == std::string_view::npos) return {};
        return line.substr(first, line.find_last_not_of(" \t\r>") + 1 - first);
    }
    return {};
}

/// What was sent in chunks (RFC 9112, 7.1), together.
std::string joined_chunks(std::string_view body) {
    std::string whole;
    while (!body.empty()) {
        std::uint64_t size = 0;
        const auto [end, error] =
            std::from_chars(body.data(), body.data() + std::min<std::size_t>(body.size(), 8), size, 16);
        const std::size_t line = body.find('\n');
        if (error != std::errc() || line == std::string_view::npos || size == 0) break;
        body.remove_prefix(line + 1);
        whole += body.substr(0, size);
        body.remove_prefix(std::min<std::uint64_t>(size, body.size()));
        if (body.starts_with('\r')) body.remove_prefix(1);
        if (body.starts_with('\n')) body.remove_prefix(1);
    }
    return whole;
}

/// The body of an answer that is a page, else nothing.
std::string body_of_answer(std::string_view answer, const std::string& file, std::shared_ptr<UnpackedSoFar> so_far) {
    constexpr std::string_view kGood = "200";
    const std::size_t blank = answer.find(' ');
    const std::size_t end = answer.find(kHeaderEnd);
    if (end == std::string_view::npos || blank > end || answer.substr(blank + 1, kGood.size()) != kGood) return {};
    const std::string_view header = answer.substr(0, end);
    const std::string_view body = answer.substr(end + kHeaderEnd.size());
    std::string whole =
        equal_but_case(field(header, "Transfer-Encoding"), "chunked") ? joined_chunks(body) : std::string(body);
    if (!equal_but_case(field(header, "Content-Encoding"), "gzip")) return whole;
    auto unpacker = Unpacker::open_bytes(whole, file, std::move(so_far));
    std::string unpacked;
    if (unpacker) unpacker->allow_any_size();         // see read_warc()
    if (!unpacker || !unpacker->next()) return whole; // it is not packed, whatever it says
    const auto read = unpacker->read_all(unpacked);
    return read || !unpacked.empty() ? unpacked : whole;
}

} // namespace

/// Whether so many bytes are there.
Result<bool> WarcReader::fill(std::size_t size) {
    while (buffer_.size() - at_ < size) {
        const auto block = unpacker_.read();
        if (!block) return tl::unexpected(block.error());
        if (block->empty()) return false;
        buffer_.erase(0, std::exchange(at_, 0));
        buffer_ += *block;
    }
    return true;
}

Result<void> WarcReader::pass(std::uint64_t size) {
    while (size > 0) {
        const auto some = fill(1);
        if (!some) return tl::unexpected(some.error());
        if (!*some) return {};
        const std::uint64_t step = std::min<std::uint64_t>(size, buffer_.size() - at_);
        at_ += static_cast<std::size_t>(step);
        size -= step;
    }
    return {};
}

/// The lines up to the blank one; nothing at the end of the file.
Result<std::optional<std::string>> WarcReader::header() {
    while (true) { // blank lines before it
        const auto some = fill(1);
        if (!some) return tl::unexpected(some.error());
        if (!*some) return std::nullopt;
        if (buffer_[at_] != '\r' && buffer_[at_] != '\n') break;
        ++at_;
    }
    std::size_t searched = 0;
    while (true) {
        const std::size_t end = buffer_.find(kHeaderEnd, at_ + searched);
        if (end != std::string::npos) {
            std::string lines = buffer_.substr(at_, end - at_);
            at_ = end + kHeaderEnd.size();
            return lines;
        }
        const std::size_t size = buffer_.size() - at_;
        searched = size - std::min(size, kHeaderEnd.size());
        if (size > kMostHeaderBytes) break;
        const auto more = fill(size + 1);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
    }
    return fail(ErrorCode::kBadFormat, "a record whose header does not end", {.file = file_});
}

Result<std::optional<WarcCapture>> WarcReader::next() {
    if (!std::exchange(is_begun_, true)) {
        const auto begun = unpacker_.next();
        if (!begun) return tl::unexpected(begun.error());
    }
    constexpr std::string_view kSignature = "WARC/";
    while (true) {
        const auto lines = header();
        if (!lines) return tl::unexpected(lines.error());
        if (!*lines) return std::nullopt;
        const std::string_view length = field(**lines, "Content-Length");
        std::uint64_t size = 0;
        const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
        if (!(*lines)->starts_with(kSignature) || error != std::errc() || length.empty())
            return fail(ErrorCode::kBadFormat, "expected a WARC record with a length", {.file = file_});
        const std::string_view type = field(**lines, "WARC-Type");
        const bool is_answer = type == "response";
        const bool is_wanted = is_answer || type == "resource" || type == "conversion";
        if (!is_wanted || size > kMostRecordBytes) {
            if (const auto passed = pass(size); !passed) return tl::unexpected(passed.error());
            continue;
        }
        const auto is_whole = fill(static_cast<std::size_t>(size));
        if (!is_whole) return tl::unexpected(is_whole.error());
        const std::string_view content = std::string_view(buffer_).substr(at_, static_cast<std::size_t>(size));
        if (!*is_whole) return fail(ErrorCode::kBadFormat, "ends within a record", {.file = file_});
        WarcCapture capture{
            std::string(field(**lines, "WARC-Target-URI")), std::string(field(**lines, "WARC-Date")), {}};
        capture.body = is_answer ? body_of_answer(content, file_, unpacker_.so_far()) : std::string(content);
        at_ += static_cast<std::size_t>(size);
        if (!capture.body.empty()) return capture;
    }
}

} // namespace claimgraph
