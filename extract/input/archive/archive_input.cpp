#include "extract/input/archive/open_input.hpp"
#include "extract/input/archive/unpacker.hpp"
#include "extract/input/forwarding_sink.hpp"
#include "extract/input/input_format.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kStreamExtensions[] = {".gz", ".bz2", ".xz", ".zst"};
constexpr std::array kAllExtensions = {".zip"sv, ".tar"sv, ".tgz"sv, ".tbz2"sv, ".txz"sv,
                                       ".7z"sv,  ".gz"sv,  ".bz2"sv, ".xz"sv,   ".zst"sv};

constexpr std::string_view kStreamSignatures[] = {"\x1f\x8b\x08"sv, "BZh"sv,
                                                  "\xfd"
                                                  "7zXZ\0"sv,
                                                  "\x28\xb5\x2f\xfd"sv};
constexpr std::string_view kZipSignatures[] = {"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv};
constexpr std::string_view k7zSignature = "7z\xbc\xaf\x27\x1c"sv;
constexpr std::string_view kTarSignature = "ustar"sv; ///< behind the first name and its numbers
constexpr std::size_t kTarSignatureAt = 257;

bool has_signature(std::string_view head, std::span<const std::string_view> signatures) {
    return std::ranges::any_of(signatures, [&](std::string_view one) { return head.starts_with(one); });
}

bool is_compressed_stream(std::string_view head) {
    // "BZh" may begin a text; its first block has a signature, too
    return has_signature(head, kStreamSignatures) && (head[0] != 'B' || head.substr(4, 2) == "1A");
}

Likeness detect_archive(std::string_view head, std::string_view) {
    const bool is_tar = head.size() > kTarSignatureAt && head.substr(kTarSignatureAt).starts_with(kTarSignature);
    if (is_tar || head.starts_with(k7zSignature)) return Likeness::kCertain;
    // what is built on zip and gzip is more certain of its own
    return has_signature(head, kZipSignatures) || is_compressed_stream(head) ? Likeness::kLikely : Likeness::kNo;
}

/// Gives documents of a compressed file the name of the file: "news.txt.gz", where they were read as "news.txt".
class StreamSink final : public ForwardingSink {
  public:
    StreamSink(DocumentSink& sink, std::string packed, std::string unpacked)
        : ForwardingSink(sink), packed_(std::move(packed)), unpacked_(std::move(unpacked)) {}

    bool take(InputDocument&& document) override {
        document.document.source().name = named(document.document.id());
        return ForwardingSink::take(std::move(document));
    }
    bool refuse(Error&& error) override {
        error.place.file = named(error.place.file);
        return ForwardingSink::refuse(std::move(error));
    }
    bool skip(const std::string& name, const std::string& why) override {
        return ForwardingSink::skip(named(name), why);
    }
    void tell(const std::string& name, const std::string& what) override { ForwardingSink::tell(named(name), what); }

  private:
    std::string named(std::string_view name) const {
        return name.starts_with(unpacked_) ? packed_ + std::string(name.substr(unpacked_.size())) : std::string(name);
    }

    std::string packed_, unpacked_;
};

/// Files that people do not see: of the system, of version control, resource forks.
bool is_hidden(std::string_view path) {
    constexpr std::string_view kResources = "__MACOSX/";
    return path.starts_with('.') || path.starts_with(kResources) || path.find("/.") != std::string_view::npos;
}

/// What a zip archive is by the names of its members, if its first one is such as office files begin with.
struct PackageKind {
    std::string_view begin;  ///< of the path of a member
    std::string_view format; ///< that reads it; empty if none does
    std::string_view what;   ///< for people
};
constexpr PackageKind kPackageKinds[] = {
    {"word/document.xml", "docx", "a document of Word"},
    {"META-INF/container.xml", "epub", "a book"},
    {"content.xml", "", "an OpenDocument file other than a text"},
    {"xl/", "", "a spreadsheet"},
    {"ppt/", "", "a presentation"},
    {"visio/", "", "a drawing"},
};

bool may_be_package(std::string_view head) {
    constexpr std::size_t kNameAt = 30;
    constexpr std::string_view kFirstMembers[] = {"[Content_Types].xml", "_rels/.rels", "docProps/", "mimetype",
                                                  "META-INF/",           "word/",       "xl/",       "ppt/"};
    return has_signature(head, kZipSignatures) && head.size() > kNameAt &&
           has_signature(head.substr(kNameAt), kFirstMembers);
}

class ArchiveReading {
  public:
    ArchiveReading(InputBytes& input, const ReadOptions& options, DocumentSink& sink)
        : input_(input), options_(options), sink_(sink) {
        inner_.depth = options.depth + 1;
        inner_.format = nullptr;
    }

    void read() {
        if (options_.depth >= kMostNested)
            return refuse(ErrorCode::kTooLarge,
                          fmt::format("archives nested more than {} deep, the limit", kMostNested));
        auto unpacker = open_packed(input_, options_);
        if (!unpacker) return refuse(std::move(unpacker.error()));
        if (const PackageKind* package = package_kind()) return read_package(*package);
        inner_.unpacked = unpacker->so_far();
        while (sink_.wants_more()) {
            auto member = unpacker->next();
            if (!member) return refuse(std::move(member.error()));
            if (!*member) {
                if (!has_given_) sink_.skip(input_.name(), "no text in it");
                return;
            }
            if ((*member)->is_stream)
                read_stream(*unpacker);
            else
                read_member(*unpacker, **member);
        }
    }

  private:
    void refuse(Error&& error) {
        has_given_ = true;
        sink_.refuse(std::move(error));
    }
    void refuse(ErrorCode code, std::string message, std::string file = {}) {
        refuse(Error{code, std::move(message), {.file = file.empty() ? input_.name() : std::move(file)}});
    }

    /// Passes over the members, which are not unpacked for that; null if it is a plain archive.
    const PackageKind* package_kind() {
        if (!may_be_package(input_.head())) return nullptr;
        auto unpacker = open_packed(input_, options_);
        while (unpacker) {
            const auto member = unpacker->next();
            if (!member || !*member) break;
            for (const PackageKind& kind : kPackageKinds)
                if ((*member)->name.starts_with(kind.begin)) return &kind;
        }
        return nullptr;
    }

    void read_package(const PackageKind& kind) {
        const InputFormat* format = kind.format.empty() ? nullptr : input_format(kind.format);
        if (format == nullptr) return refuse(ErrorCode::kUnsupported, fmt::format("{}, which is not read", kind.what));
        format->read(input_, options_, sink_);
    }

    void read_member(Unpacker& unpacker, const Unpacker::Member& member) {
        if (!member.is_file || is_hidden(member.name)) return;
        const std::string name = fmt::format("{}#{}", input_.name(), member.name);
        if (member.is_encrypted) return refuse(ErrorCode::kUnsupported, "encrypted, cannot be read", name);
        std::string bytes;
        auto read = read_if_wanted(unpacker, name, bytes);
        if (!read) {
            // bad bytes of one member; of the whole archive if there is no next one
            read.error().place.file = name;
            return refuse(std::move(read.error()));
        }
        if (bytes.empty()) return;
        has_given_ = true;
        InputBytes inside(name, std::move(bytes));
        read_documents(inside, inner_, sink_);
    }

    /// Leaves `bytes` empty if no format fits.
    Result<void> read_if_wanted(Unpacker& unpacker, const std::string& name, std::string& bytes) const {
        while (bytes.size() < kHeadBytes) {
            const auto block = unpacker.read();
            if (!block) return tl::unexpected(block.error());
            if (block->empty()) break;
            bytes += *block;
        }
        if (!find_format(std::string_view(bytes).substr(0, kHeadBytes), name, least_likeness(name))) {
            bytes.clear();
            return {};
        }
        return unpacker.read_all(bytes);
    }

    /// What could be read of a damaged stream is given, too: unlike a member of an archive, there is nothing else.
    void read_stream(Unpacker& unpacker) {
        has_given_ = true;
        if (!is_compressed_stream(input_.head())) return refuse(ErrorCode::kBadFormat, "damaged archive");
        std::string bytes;
        auto read = unpacker.read_all(bytes);
        if (!bytes.empty() && (read || read.error().code != ErrorCode::kTooLarge)) {
            std::string name = input_.name();
            for (const std::string_view extension : kStreamExtensions)
                if (has_extension(name, {&extension, 1})) name.resize(name.size() - extension.size());
            StreamSink inside(sink_, input_.name(), name);
            InputBytes text(name, std::move(bytes));
            read_documents(text, inner_, inside);
        }
        if (!read) refuse(std::move(read.error()));
    }

    InputBytes& input_;
    const ReadOptions& options_;
    ForwardingSink sink_;
    ReadOptions inner_ = options_;
    bool has_given_ = false; ///< something was read or refused
};

void read_archive(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    ArchiveReading(input, options, sink).read();
}

} // namespace

extern const InputFormat kArchiveInput = {.name = "archive",
                                          .description =
                                              "zip, tar and 7z archives, gz, bz2, xz and zst files: what lies in them",
                                          .extensions = kAllExtensions,
                                          .has_many = true,
                                          .detect = detect_archive,
                                          .read = read_archive};

} // namespace claimgraph
