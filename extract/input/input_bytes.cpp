#include "extract/input/input_bytes.hpp"

#include "graph/base/byte_span.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>

namespace claimgraph {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 18;

tl::unexpected<Error> too_large(const std::string& name) {
    return fail(ErrorCode::kTooLarge, fmt::format("more than {} bytes", kMaxDocumentBytes), {.file = name});
}

} // namespace

/// Bytes that are read and not yet used lie in buffer[at, end). What is in memory from the start has no file.
struct InputBytes::State {
    struct CloseFile {
        void operator()(std::FILE* open) const {
            if (open != nullptr && open != stdin) std::fclose(open);
        }
    };

    std::string name;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::string buffer;
    std::size_t at = 0;
    std::uint64_t begin = 0; ///< of buffer[at] in the file
    std::uint64_t lines = 0;
    bool at_end = false; ///< nothing comes after the buffer
    std::optional<Error> error;

    /// Reads on; false at the end.
    bool more() {
        if (at_end || error) return false;
        if (at > 0) {
            buffer.erase(0, at);
            at = 0;
        }
        const std::size_t had = buffer.size();
        const std::size_t wanted = std::max(kChunkBytes, had); // twice as much: long lines in linear time
        if (had + wanted > kMaxDocumentBytes + kChunkBytes) {
            error = too_large(name).value();
            return false;
        }
        buffer.resize(had + wanted);
        const std::size_t got = std::fread(buffer.data() + had, 1, wanted, file.get());
        buffer.resize(had + got);
        if (got < wanted) {
            at_end = true;
            if (std::ferror(file.get()) != 0)
                error = Error{ErrorCode::kUnreadable, std::strerror(errno), {.file = name}};
        }
        return got > 0;
    }
};

InputBytes::InputBytes(std::unique_ptr<State> state) : state_(std::move(state)) {}
InputBytes::InputBytes(InputBytes&&) noexcept = default;
InputBytes& InputBytes::operator=(InputBytes&&) noexcept = default;
InputBytes::~InputBytes() = default;

Result<InputBytes> InputBytes::open(const std::string& file) {
    auto state = std::make_unique<State>();
    state->name = file;
    state->file.reset(std::fopen(file.c_str(), "rbe"));
    struct stat about {};
    if (!state->file)
        return fail(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable, std::strerror(errno),
                    {.file = file});
    if (::fstat(::fileno(state->file.get()), &about) == 0 && S_ISDIR(about.st_mode))
        return fail(ErrorCode::kUnreadable, "is a folder", {.file = file});
    std::setvbuf(state->file.get(), nullptr, _IONBF, 0); // it is read in chunks as it is
    return InputBytes(std::move(state));
}

InputBytes InputBytes::standard_input() {
    auto state = std::make_unique<State>();
    state->name = "-";
    state->file.reset(stdin);
    return InputBytes(std::move(state));
}

InputBytes::InputBytes(std::string name, std::string bytes) : state_(std::make_unique<State>()) {
    state_->name = std::move(name);
    state_->buffer = std::move(bytes);
    state_->at_end = true;
}

const std::string& InputBytes::name() const { return state_->name; }

std::string_view InputBytes::head() {
    while (state_->buffer.size() - state_->at < kHeadBytes && state_->more()) {
    }
    return std::string_view(state_->buffer).substr(state_->at, kHeadBytes);
}

Result<std::string_view> InputBytes::all() {
    struct stat about {};
    const bool is_sized = state_->file && ::fstat(::fileno(state_->file.get()), &about) == 0 && S_ISREG(about.st_mode);
    if (is_sized && static_cast<std::uint64_t>(about.st_size) > kMaxDocumentBytes) return too_large(state_->name);
    while (state_->more()) {
    }
    if (state_->error) return tl::unexpected(*state_->error);
    const std::string_view bytes = std::string_view(state_->buffer).substr(state_->at);
    if (bytes.size() > kMaxDocumentBytes) return too_large(state_->name);
    return bytes;
}

std::optional<InputBytes::Line> InputBytes::next_line() {
    State& state = *state_;
    std::size_t searched = 0;
    std::size_t end = std::string::npos;
    while (true) {
        end = state.buffer.find('\n', state.at + searched);
        if (end != std::string::npos) break;
        searched = state.buffer.size() - state.at;
        if (!state.more()) break;
    }
    if (state.error) return std::nullopt;
    const std::size_t stop = std::min(end, state.buffer.size());
    const bool has_break = end != std::string::npos;
    if (!has_break && stop == state.at) return std::nullopt;
    Line line{std::string_view(state.buffer).substr(state.at, stop - state.at), state.begin, ++state.lines};
    const std::size_t used = stop - state.at + (has_break ? 1 : 0);
    state.at += used;
    state.begin += used;
    if (has_break && line.text.ends_with('\r')) line.text.remove_suffix(1);
    return line;
}

Result<void> InputBytes::status() const {
    if (state_->error) return tl::unexpected(*state_->error);
    return {};
}

} // namespace claimgraph
