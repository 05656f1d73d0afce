#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// A member of an archive that a test makes.
struct Member {
    std::string path, content;
    bool is_link = false; ///< to the content
};

/// Makes an archive in memory, by libarchive: format "zip", "tar", "7z" or "raw", filter "", "gzip", "bzip2", "xz" or
/// "zstd". Options as libarchive takes them: "zip:compression=store".
inline std::string make_archive(const std::vector<Member>& members, const std::string& format = "zip",
                                const std::string& filter = {}, const std::string& options = {},
                                const std::string& password = {}) {
    struct archive* const made = archive_write_new();
    if (archive_write_set_format_by_name(made, format == "tar"  ? "pax"
                                               : format == "7z" ? "7zip"
                                                                : format.c_str()) != ARCHIVE_OK)
        throw std::runtime_error(format);
    if (!filter.empty()) archive_write_add_filter_by_name(made, filter.c_str());
    if (!password.empty()) archive_write_set_passphrase(made, password.c_str());
    if (!options.empty() && archive_write_set_options(made, options.c_str()) != ARCHIVE_OK)
        throw std::runtime_error(archive_error_string(made));
    std::string bytes;
    archive_write_set_bytes_per_block(made, 0);
    archive_write_open(
        made, &bytes, nullptr,
        [](struct archive*, void* to, const void* block, size_t size) {
            static_cast<std::string*>(to)->append(static_cast<const char*>(block), size);
            return static_cast<la_ssize_t>(size);
        },
        nullptr);
    struct archive_entry* const entry = archive_entry_new();
    for (const Member& member : members) {
        archive_entry_clear(entry);
        archive_entry_set_pathname(entry, member.path.c_str());
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_filetype(entry, member.is_link ? AE_IFLNK : AE_IFREG);
        if (member.is_link)
            archive_entry_set_symlink(entry, member.content.c_str());
        else
            archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
        if (archive_write_header(made, entry) != ARCHIVE_OK) throw std::runtime_error(archive_error_string(made));
        if (!member.is_link) archive_write_data(made, member.content.data(), member.content.size());
    }
    archive_entry_free(entry);
    archive_write_close(made);
    archive_write_free(made);
    return bytes;
}

} // namespace claimgraph
