#include "cli/watch/folder_watch.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kWatched = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

} // namespace

Result<FolderWatch> FolderWatch::open(const std::vector<std::string>& folders) {
    FolderWatch watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (watch.file_ < 0) return fail(ErrorCode::kUnreadable, std::strerror(errno));
    for (const std::string& folder : folders) {
        std::error_code error;
        if (!fs::is_directory(folder, error)) return fail(ErrorCode::kNotFound, "no such folder", {.file = folder});
        if (auto added = watch.add(folder, nullptr); !added) return tl::unexpected(added.error());
    }
    return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : file_(std::exchange(other.file_, -1)), folders_(std::move(other.folders_)) {}

FolderWatch::~FolderWatch() {
    if (file_ >= 0) ::close(file_);
}

Result<void> FolderWatch::add(const std::string& folder, std::set<std::string>* found) {
    const auto add_one = [&](const std::string& path) -> Result<void> {
        const int watch = ::inotify_add_watch(file_, path.c_str(), kWatched | IN_ONLYDIR | IN_DONT_FOLLOW);
        if (watch >= 0) {
            folders_[watch] = path;
        } else if (errno == ENOSPC) {
            return fail(ErrorCode::kTooLarge,
                        "more folders than the system lets one watch (fs.inotify.max_user_watches)", {.file = path});
        } else if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) { // gone again, or not ours
            return fail(ErrorCode::kUnreadable, std::strerror(errno), {.file = path});
        }
        return {};
    };
    if (auto added = add_one(folder); !added) return added;
    std::error_code error;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (is_hidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            if (auto added = add_one(entry->path().string()); !added) return added;
        } else if (found != nullptr) {
            found->insert(entry->path().string());
        }
    }
    return {};
}

void FolderWatch::forget_below(const std::string& folder) {
    std::erase_if(folders_, [&](const auto& one) {
        if (one.second != folder && !one.second.starts_with(folder + "/")) return false;
        ::inotify_rm_watch(file_, one.first);
        return true;
    });
}

FolderWatch::Changes FolderWatch::wait(std::chrono::milliseconds longest) {
    Changes changes;
    pollfd ready{.fd = file_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, static_cast<int>(longest.count())) <= 0) return changes;
    alignas(inotify_event) std::array<char, 65536> buffer;
    while (true) {
        const ssize_t size = ::read(file_, buffer.data(), buffer.size());
        if (size <= 0) return changes;
        for (const char* at = buffer.data(); at < buffer.data() + size;) {
            inotify_event event{};
            std::memcpy(&event, at, sizeof event);
            const std::string name = event.len > 0 ? at + sizeof event : "";
            at += sizeof event + event.len;
            if ((event.mask & IN_Q_OVERFLOW) != 0) changes.lost = true;
            if ((event.mask & IN_IGNORED) != 0) folders_.erase(event.wd);
            const auto folder = folders_.find(event.wd);
            if (folder == folders_.end() || name.empty() || name.starts_with('.')) continue;
            const std::string path = (fs::path(folder->second) / name).string();
            changes.paths.insert(path);
            if ((event.mask & IN_ISDIR) == 0) continue;
            if ((event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0) forget_below(path);
            if ((event.mask & (IN_MOVED_TO | IN_CREATE)) != 0 && !add(path, &changes.paths)) changes.lost = true;
        }
    }
}

} // namespace claimgraph::cli
