#include "extract/syntax/model_file.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <type_traits>
#include <unistd.h>
#include <xxhash.h>

namespace claimgraph {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::array<char, 8> kMagic = {'C', 'G', 'M', 'O', 'D', 'E', 'L', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kNameBytes = 16;
constexpr std::size_t kMaxSections = 64;

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t section_count;
    std::uint64_t file_size;
    std::uint64_t checksum; ///< XXH3 of everything behind the header
    std::array<char, kNameBytes> engine;
};
struct Entry {
    std::array<char, kNameBytes> name;
    std::uint64_t offset;
    std::uint64_t size;
};
static_assert(sizeof(Header) == 48 && sizeof(Entry) == 32 && std::is_trivially_copyable_v<Header>);

std::array<char, kNameBytes> padded(std::string_view name) {
    std::array<char, kNameBytes> result{};
    name.copy(result.data(), kNameBytes);
    return result;
}

std::string_view unpadded(const char* name) { return {name, strnlen(name, kNameBytes)}; }

std::size_t aligned(std::size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

/// A file descriptor that closes itself.
class Descriptor {
  public:
    // not blocking: a pipe that nobody writes to must not stop us before we see that it is no file
    explicit Descriptor(const char* path) : fd_(::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

  private:
    int fd_;
};

} // namespace

Result<ModelFile> ModelFile::open(const std::filesystem::path& file) {
    ModelFile model;
    model.path_ = file.string();
    const auto bad = [&](std::string message) {
        return fail(ErrorCode::kBadModel, std::move(message), {.file = model.path_});
    };

    const Descriptor descriptor(model.path_.c_str());
    struct stat status {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0)
        return fail(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                    fmt::format("cannot open the model: {}", std::strerror(errno)), {.file = model.path_});
    if (!S_ISREG(status.st_mode)) return bad("no regular file; expected a model made by `claimgraph train`");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < sizeof(Header)) return bad(fmt::format("{} bytes are too short for a model file", size));
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
    if (mapped == MAP_FAILED) return bad(fmt::format("cannot be mapped into memory: {}", std::strerror(errno)));
    model.bytes_ = {static_cast<const char*>(mapped),
                    [size](const char* at) { ::munmap(const_cast<char*>(at), size); }};
    return read(std::move(model), size);
}

Result<ModelFile> ModelFile::in_memory(std::string bytes) {
    ModelFile model;
    model.path_ = "model in memory";
    const auto owner = std::make_shared<const std::string>(std::move(bytes));
    model.bytes_ = {owner, owner->data()};
    return read(std::move(model), owner->size());
}

Result<ModelFile> ModelFile::read(ModelFile model, std::size_t size) {
    const auto bad = [&](std::string message) {
        return fail(ErrorCode::kBadModel, std::move(message), {.file = model.path_});
    };
    if (size < sizeof(Header)) return bad(fmt::format("{} bytes are too short for a model file", size));
    const std::string_view bytes(model.bytes_.get(), size);
    Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) return bad("is not a claimgraph model; expected a file made by `claimgraph train`");
    if (header.version != kVersion)
        return bad(fmt::format("is a model of version {}, this program reads version {}", header.version, kVersion));
    if (header.file_size != size)
        return bad(
            fmt::format("has {} bytes, expected {}: the file is cut short or was appended to", size, header.file_size));
    if (XXH3_64bits(bytes.data() + sizeof header, size - sizeof header) != header.checksum)
        return bad("is damaged: its checksum does not match");
    if (header.section_count > kMaxSections || sizeof header + header.section_count * sizeof(Entry) > size)
        return bad(fmt::format("claims {} sections, more than it can hold", header.section_count));

    model.engine_ = unpadded(bytes.data() + offsetof(Header, engine));
    for (std::size_t i = 0; i < header.section_count; ++i) {
        const char* at = bytes.data() + sizeof header + i * sizeof(Entry);
        Entry entry;
        std::memcpy(&entry, at, sizeof entry);
        if (entry.offset > size || entry.size > size - entry.offset || entry.offset % kAlignment != 0)
            return bad(fmt::format("section {} lies outside the file", i));
        model.sections_.push_back({unpadded(at), bytes.substr(entry.offset, entry.size)});
    }
    return model;
}

Result<std::string_view> ModelFile::section(std::string_view name) const {
    for (const Section& section : sections_)
        if (section.name == name) return section.bytes;
    return fail(ErrorCode::kBadModel, fmt::format("has no section '{}'", name), {.file = path_});
}

std::string model_file_bytes(std::string_view engine,
                             std::initializer_list<std::pair<std::string_view, std::string_view>> sections) {
    std::string bytes(sizeof(Header) + sections.size() * sizeof(Entry), '\0');
    std::size_t at = sizeof(Header);
    for (const auto& [name, content] : sections) {
        bytes.resize(aligned(bytes.size()), '\0');
        const Entry entry{padded(name), bytes.size(), content.size()};
        std::memcpy(bytes.data() + at, &entry, sizeof entry);
        at += sizeof entry;
        bytes += content;
    }
    const Header header{kMagic,
                        kVersion,
                        static_cast<std::uint32_t>(sections.size()),
                        bytes.size(),
                        XXH3_64bits(bytes.data() + sizeof(Header), bytes.size() - sizeof(Header)),
                        padded(engine)};
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

} // namespace claimgraph
