#include "extract/input/archive/unpacker.hpp"

#include "extract/text/encoding.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <vector>

namespace claimgraph {
namespace {

constexpr std::size_t kBlockBytes = 65536;
/// What may be unpacked of any file, however small.
constexpr std::uint64_t kFreeBytes = std::uint64_t{64} << 20;

void free_archive(struct archive* archive) { archive_read_free(archive); }

std::string name_of(struct archive_entry* entry) {
    if (const char* utf8 = archive_entry_pathname_utf8(entry)) return clean_member_path(utf8);
    const char* bytes = archive_entry_pathname(entry);
    return bytes == nullptr ? std::string() : clean_member_path(decode_text(bytes).text);
}

} // namespace

std::string clean_member_path(std::string_view path) {
    std::string clean;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
        std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.size() >= 2 && part[1] == ':' && clean.empty()) part.remove_prefix(2);
        if (part.empty() || part == "." || part == "..") continue;
        if (!clean.empty()) clean += '/';
        for (const char letter : part)
            clean += static_cast<unsigned char>(letter) < ' ' || letter == '\x7f' ? '?' : letter;
    }
    return clean;
}

struct Unpacker::State {
    std::unique_ptr<struct archive, void (*)(struct archive*)> archive{nullptr, free_archive};
    std::string file;
    std::shared_ptr<UnpackedSoFar> so_far;
    bool is_outermost = false; ///< its bytes are the packed ones
    bool any_size = false;
    bool is_over = false;
    bool is_inside = false; ///< of a member that is not read to its end
    std::vector<char> block = std::vector<char>(kBlockBytes);

    tl::unexpected<Error> failure(ErrorCode code, std::string message) {
        return fail(code, std::move(message), {.file = file});
    }

    tl::unexpected<Error> failure(std::string_view what) {
        const char* why = archive_error_string(archive.get());
        return failure(ErrorCode::kBadFormat, fmt::format("{}: {}", what, why == nullptr ? "damaged" : why));
    }

    /// What the limits say to what was unpacked; nothing if all is well.
    std::string over_limit() {
        if (is_outermost)
            so_far->packed =
                static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(archive.get(), -1), 1));
        if (so_far->bytes > kMostUnpackedBytes && !any_size)
            return fmt::format("unpacks to more than {} GiB, the limit for one file", kMostUnpackedBytes >> 30);
        if (so_far->bytes > kFreeBytes && so_far->bytes / kMostUnpackedRatio > so_far->packed)
            return fmt::format("unpacks to more than {} times its size, the limit for one file", kMostUnpackedRatio);
        if (so_far->members > kMostMembers)
            return fmt::format("has more than {} members, the limit for one file", kMostMembers);
        return {};
    }

    Result<Unpacker> opened(int code) {
        is_outermost = so_far == nullptr;
        if (is_outermost) so_far = std::make_shared<UnpackedSoFar>();
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return failure("cannot be unpacked");
        return Unpacker(std::make_unique<State>(std::move(*this)));
    }

    static State made(const std::string& file, std::shared_ptr<UnpackedSoFar> so_far) {
        State state;
        state.file = file;
        state.so_far = std::move(so_far);
        state.archive.reset(archive_read_new());
        struct archive* const archive = state.archive.get();
        archive_read_support_format_zip(archive);
        archive_read_support_format_tar(archive);
        archive_read_support_format_7zip(archive);
        archive_read_support_format_raw(archive);
        // others are programs that libarchive would start
        archive_read_support_filter_gzip(archive);
        archive_read_support_filter_bzip2(archive);
        archive_read_support_filter_xz(archive);
        archive_read_support_filter_zstd(archive);
        return state;
    }
};

Unpacker::Unpacker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;
Unpacker::~Unpacker() = default;

std::shared_ptr<UnpackedSoFar> Unpacker::so_far() const { return state_->so_far; }
void Unpacker::allow_any_size() { state_->any_size = true; }

Result<Unpacker> Unpacker::open_file(const std::string& path, std::shared_ptr<UnpackedSoFar> so_far) {
    State state = State::made(path, std::move(so_far));
    return state.opened(archive_read_open_filename(state.archive.get(), path.c_str(), kBlockBytes));
}

Result<Unpacker> Unpacker::open_bytes(std::string_view bytes, const std::string& file,
                                      std::shared_ptr<UnpackedSoFar> so_far) {
    State state = State::made(file, std::move(so_far));
    return state.opened(archive_read_open_memory2(state.archive.get(), bytes.data(), bytes.size(), kBlockBytes));
}

Result<std::optional<Unpacker::Member>> Unpacker::next() {
    State& state = *state_;
    if (state.is_over) return std::nullopt;
    // what is passed over counts too, but for zip, where it is not unpacked
    if ((archive_format(state.archive.get()) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_ZIP) {
        while (state.is_inside) {
            if (const auto block = read(); !block && state.is_over) return tl::unexpected(block.error());
        }
    }
    state.is_inside = false;
    struct archive_entry* entry = nullptr;
    const int code = archive_read_next_header(state.archive.get(), &entry);
    if (code == ARCHIVE_EOF) {
        state.is_over = true;
        return std::nullopt;
    }
    if (code == ARCHIVE_FATAL || code == ARCHIVE_FAILED || code == ARCHIVE_RETRY) {
        state.is_over = true;
        return state.failure("damaged archive, the rest is not read");
    }
    ++state.so_far->members;
    if (const std::string why = state.over_limit(); !why.empty()) {
        state.is_over = true;
        return state.failure(ErrorCode::kTooLarge, why);
    }
    state.is_inside = true;
    Member member;
    member.is_stream = (archive_format(state.archive.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW;
    if (!member.is_stream) member.name = name_of(entry);
    // a zip that is read without its directory does not know the kinds
    const auto kind = archive_entry_filetype(entry);
    member.is_file = (kind == AE_IFREG || kind == 0) && archive_entry_hardlink(entry) == nullptr &&
                     archive_entry_symlink(entry) == nullptr;
    member.is_encrypted = archive_entry_is_encrypted(entry) != 0;
    return member;
}

Result<std::string_view> Unpacker::read() {
    State& state = *state_;
    if (state.is_over || !state.is_inside) return std::string_view();
    const la_ssize_t size = archive_read_data(state.archive.get(), state.block.data(), state.block.size());
    if (size <= 0) state.is_inside = false;
    if (size < 0) {
        state.is_over = size == ARCHIVE_FATAL;
        return state.failure(state.is_over ? "damaged archive, the rest is not read" : "damaged member");
    }
    state.so_far->bytes += static_cast<std::uint64_t>(size);
    if (const std::string why = state.over_limit(); !why.empty()) {
        state.is_over = true;
        return state.failure(ErrorCode::kTooLarge, why);
    }
    return std::string_view(state.block.data(), static_cast<std::size_t>(size));
}

Result<void> Unpacker::read_all(std::string& bytes) {
    while (true) {
        const auto block = read();
        if (!block) return tl::unexpected(block.error());
        if (block->empty()) return {};
        if (bytes.size() + block->size() > kMaxDocumentBytes)
            return state_->failure(ErrorCode::kTooLarge, "a member of more than 2 GiB, the limit for one document");
        bytes += *block;
    }
}

} // namespace claimgraph
