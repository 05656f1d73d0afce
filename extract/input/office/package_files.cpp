#include "extract/input/office/package_files.hpp"

#include "extract/input/archive/open_input.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {

Result<PackageFiles> PackageFiles::read(InputBytes& input, const ReadOptions& options,
                                        std::span<const std::string_view> extensions) {
    auto unpacker = open_packed(input, options);
    if (!unpacker) return tl::unexpected(unpacker.error());
    PackageFiles files;
    std::uint64_t size = 0;
    while (true) {
        const auto member = unpacker->next();
        if (!member && member.error().code == ErrorCode::kTooLarge) return tl::unexpected(member.error());
        if (!member) files.damage_ = member.error().message;
        if (!member || !*member) break;
        if ((*member)->is_stream) return fail(ErrorCode::kBadFormat, "not a zip archive", {.file = input.name()});
        if (!(*member)->is_file || !has_extension((*member)->name, extensions)) continue;
        if ((*member)->is_encrypted) {
            files.is_encrypted_ = true;
            continue;
        }
        const auto [part, is_new] = files.parts_.try_emplace((*member)->name);
        if (!is_new) continue; // a path twice: the first one counts
        while (true) {
            const auto block = unpacker->read();
            if (!block && block.error().code == ErrorCode::kTooLarge) return tl::unexpected(block.error());
            if (!block) files.damage_ = fmt::format("{}: {}", (*member)->name, block.error().message);
            if (!block || block->empty()) break;
            size += block->size();
            if (size > kMostPackageBytes)
                return fail(ErrorCode::kTooLarge,
                            fmt::format("more than {} MiB of text and markup, the limit for one document",
                                        kMostPackageBytes >> 20),
                            {.file = input.name()});
            part->second += *block;
        }
    }
    return files;
}

const std::string* PackageFiles::find(std::string_view path) const {
    const auto found = parts_.find(path);
    return found == parts_.end() ? nullptr : &found->second;
}

namespace {

std::string without_escapes(std::string_view reference) {
    const auto digit = [](char letter) {
        if (letter >= '0' && letter <= '9') return letter - '0';
        const char lower = static_cast<char>(letter | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    std::string plain;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const bool is_escape = reference[i] == '%' && i + 2 < reference.size() && digit(reference[i + 1]) >= 0 &&
                               digit(reference[i + 2]) >= 0;
        if (!is_escape) {
            plain += reference[i];
            continue;
        }
        plain += static_cast<char>(digit(reference[i + 1]) * 16 + digit(reference[i + 2]));
        i += 2;
    }
    return plain;
}

} // namespace

std::string resolve_part(std::string_view from, std::string_view reference) {
    const std::string plain = without_escapes(reference.substr(0, reference.find('#')));
    std::string path = plain.starts_with('/') ? std::string() : std::string(from.substr(0, from.rfind('/') + 1));
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == ".." && !path.empty()) {
            path.pop_back();
            path.resize(path.rfind('/') + 1);
        }
        if (part.empty() || part == "." || part == "..") continue;
        path += part;
        path += '/';
    }
    if (!path.empty()) path.pop_back();
    return path;
}

bool has_mimetype(std::string_view head, std::string_view mimetype) {
    // APPNOTE.TXT 4.3.7: a header of 30 bytes, the name, an extra field that may be there, the content, not compressed
    constexpr std::string_view kZip = "PK\x03\x04";
    constexpr std::string_view kName = "mimetype";
    constexpr std::size_t kHeaderBytes = 30;
    constexpr std::size_t kExtraSizeAt = 28;
    if (!head.starts_with(kZip) || head.size() < kHeaderBytes || !head.substr(kHeaderBytes).starts_with(kName))
        return false;
    const std::size_t extra =
        static_cast<unsigned char>(head[kExtraSizeAt]) + 256u * static_cast<unsigned char>(head[kExtraSizeAt + 1]);
    const std::size_t at = kHeaderBytes + kName.size() + extra;
    return at < head.size() && head.substr(at).starts_with(mimetype);
}

} // namespace claimgraph
