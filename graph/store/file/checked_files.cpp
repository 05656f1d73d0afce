#include "graph/store/file/checked_files.hpp"

#include "graph/store/file/first_page.hpp"
#include "graph/store/file/log_check.hpp"
#include "graph/store/file/log_format.hpp"
#include "graph/store/file/page_checksum.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

constexpr int kLeastPage = 512;
constexpr std::size_t kMostPage = 65536;

// Questions to a file by sqlite3_file_control().
constexpr int kAskState = 0x636c6701;

struct CheckedFile;

/// A log that is being written. SQLite writes the header of a frame, then its page.
struct LogWriting {
    std::optional<LogHeader> log;
    std::optional<FrameHeader> frame;
    sqlite3_int64 frame_at = 0;
    LogSum sum; ///< of the frame that ends at sum_at; what follows continues it
    sqlite3_int64 sum_at = 0;
};

/// What database and log have in common. Belongs to the database.
struct CheckedDatabase {
    CheckedFile* file = nullptr;
    bool is_known = false; ///< whether it has checksums
    bool has_checksums = false;
    bool is_converted = false; ///< written with checksums, read without
    bool takes_any_log = false;
    bool is_mapped = false; ///< the index of the log; counted in OpenIndexes
    FileDamage damage;
    LogWriting writing;

    bool reads_checksums() const { return has_checksums && !is_converted; }
    bool writes_checksums() const { return has_checksums || is_converted; }
};

/// A database or its log; the file of the layer below lies behind it.
struct CheckedFile {
    sqlite3_file base{}; ///< what SQLite sees; the first member
    sqlite3_file* below = nullptr;
    const char* name = nullptr; ///< lives as long as the file
    std::unique_ptr<CheckedDatabase> own;
    CheckedDatabase* database = nullptr;
    bool is_log = false;
};

CheckedFile& checked(sqlite3_file* file) { return *reinterpret_cast<CheckedFile*>(file); }
sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

template <auto method, class... Arguments>
auto pass_on(sqlite3_file* file, Arguments... arguments) {
    sqlite3_file* to = checked(file).below;
    return (to->pMethods->*method)(to, arguments...);
}

template <auto method, class... Arguments>
auto pass_on(sqlite3_vfs* vfs, Arguments... arguments) {
    return (below(vfs)->*method)(below(vfs), arguments...);
}

int read_below(const CheckedFile& file, void* to, int amount, sqlite3_int64 at) {
    return file.below->pMethods->xRead(file.below, to, amount, at);
}
int write_below(const CheckedFile& file, const void* from, int amount, sqlite3_int64 at) {
    return file.below->pMethods->xWrite(file.below, from, amount, at);
}

int tell_damage(CheckedDatabase& database, std::int64_t page, int page_bytes) {
    FileDamage& damage = database.damage;
    damage.page_bytes = page_bytes;
    try {
        const auto place = std::ranges::lower_bound(damage.pages, page);
        if (place == damage.pages.end() || *place != page) damage.pages.insert(place, page);
    } catch (const std::bad_alloc&) { // the status tells of it
    }
    return SQLITE_IOERR_DATA;
}

/// Reads from the first page whether there are checksums.
void learn(CheckedDatabase& database, unsigned char reserved) {
    database.is_known = true;
    database.has_checksums = reserved == kChecksumBytes;
}

void learn_from_file(CheckedDatabase& database) {
    unsigned char reserved = 0;
    if (read_below(*database.file, &reserved, 1, kReservedAt) == SQLITE_OK) learn(database, reserved);
}

int check_page(const CheckedFile& file, int status, Bytes page, sqlite3_int64 at) {
    CheckedDatabase& database = *file.database;
    if (status != SQLITE_OK && status != SQLITE_IOERR_SHORT_READ) return status;
    const auto size = static_cast<int>(page.size());
    // the log does not say at which page this is; none has the number 0
    const std::int64_t number = file.is_log ? 0 : at / size + 1;
    if (status == SQLITE_OK && is_first_page(page)) {
        learn(database, page[kReservedAt]);
        // who opened an empty file, which another program has filled since, reads it in another size first, then again
        if (page_bytes_told(page) != page.size()) return status;
        if (!database.has_checksums && lost_its_mark(page)) return tell_damage(database, number, size);
    }
    if (!database.is_known) learn_from_file(database);
    if (!database.reads_checksums()) return status;
    // SQLite would take what is missing at the end for zeros
    if (status == SQLITE_OK && has_checksum(page)) return SQLITE_OK;
    return tell_damage(database, number, size);
}

int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 at) {
    const CheckedFile& from = checked(file);
    const int status = read_below(from, to, amount, at);
    const Bytes bytes(static_cast<const unsigned char*>(to), static_cast<std::size_t>(amount));
    const bool is_page = amount >= kLeastPage && std::has_single_bit(bytes.size()); // or a part of a header
    return is_page ? check_page(from, status, bytes, at) : status;
}

/// Sets the sum that the frame at frame_at continues, from the log if another program wrote it. False if that cannot be
/// read.
bool find_sum_before(const CheckedFile& log, LogWriting& writing, int page_bytes) {
    if (writing.sum_at == writing.frame_at && writing.log && writing.log->salt == writing.frame->salt) return true;
    std::array<unsigned char, kLogHeaderBytes> bytes{};
    if (read_below(log, bytes.data(), static_cast<int>(bytes.size()), 0) != SQLITE_OK) return false;
    writing.log = log_header(bytes);
    if (!writing.log) return false;
    writing.sum = writing.log->sum;
    if (writing.frame_at == static_cast<sqlite3_int64>(kLogHeaderBytes)) return true;
    if (read_below(log, bytes.data(), 8, writing.frame_at - page_bytes - 8) != SQLITE_OK) return false;
    writing.sum = log_sum(bytes);
    return true;
}

/// A page with its checksum, and the sum of its frame, which is another for that reason.
int write_page(const CheckedFile& to, const void* from, int amount, sqlite3_int64 at) {
    std::array<unsigned char, kMostPage> copy; // NOLINT: filled below as far as it is used
    const std::span<unsigned char> page(copy.data(), static_cast<std::size_t>(amount));
    std::memcpy(page.data(), from, page.size());
    put_checksum(page);
    LogWriting& writing = to.database->writing;
    if (to.is_log && writing.frame && at == writing.frame_at + static_cast<sqlite3_int64>(kFrameHeaderBytes)) {
        if (!find_sum_before(to, writing, amount)) return SQLITE_IOERR_WRITE;
        writing.sum = sum_of_frame(*writing.log, writing.sum, *writing.frame, page);
        writing.sum_at = at + amount;
        const auto sum = bytes_of(writing.sum);
        const int status = write_below(to, sum.data(), static_cast<int>(sum.size()), at - 8);
        if (status != SQLITE_OK) return status;
    }
    return write_below(to, page.data(), amount, at);
}

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
    const CheckedFile& to = checked(file);
    CheckedDatabase& database = *to.database;
    const Bytes bytes(static_cast<const unsigned char*>(from), static_cast<std::size_t>(amount));
    if (amount >= kLeastPage && std::has_single_bit(bytes.size())) {
        if (is_first_page(bytes) && !database.is_converted) learn(database, bytes[kReservedAt]);
        if (!database.is_known) learn_from_file(database);
        if (database.writes_checksums()) return write_page(to, from, amount, at);
    } else if (to.is_log) {
        if (at < database.writing.sum_at) database.writing.sum_at = 0; // SQLite goes back: the sums become others
        database.writing.frame.reset();
        if (bytes.size() == kFrameHeaderBytes) {
            database.writing.frame = frame_header(bytes);
            database.writing.frame_at = at;
        }
    }
    return write_below(to, from, amount, at);
}

int control(sqlite3_file* file, int operation, void* argument) {
    if (operation != kAskState) return pass_on<&sqlite3_io_methods::xFileControl>(file, operation, argument);
    *static_cast<CheckedDatabase**>(argument) = checked(file).database;
    return SQLITE_OK;
}

/// The databases whose index this process has mapped, and how often. While it has, nobody may open and close that file:
/// POSIX gives up the locks of a process with the first of its descriptors that is closed.
class OpenIndexes {
  public:
    /// Looks at the log before the first opens its index. False if that is not whole.
    bool add(const std::string& database, bool takes_any_log) {
        const std::scoped_lock lock(mutex_);
        std::size_t& count = counts_[database];
        if (count == 0 && !takes_any_log && !has_whole_log(database)) return false;
        ++count;
        return true;
    }
    void remove(const std::string& database) {
        const std::scoped_lock lock(mutex_);
        --counts_[database];
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::size_t> counts_;
};

/// The layer, which SQLite keeps to the end of the program.
struct Layer {
    sqlite3_vfs vfs{};
    OpenIndexes indexes;
};
Layer& layer();

int map_index(sqlite3_file* file, int region, int size, int extend, void volatile** to) {
    const CheckedFile& of = checked(file);
    CheckedDatabase& database = *of.database;
    try {
        if (!database.is_mapped && !layer().indexes.add(of.name, database.takes_any_log)) {
            database.damage.is_in_log = true;
            return SQLITE_IOERR_DATA;
        }
        database.is_mapped = true;
    } catch (const std::exception&) {
        return SQLITE_NOMEM;
    }
    return of.below->pMethods->xShmMap(of.below, region, size, extend, to);
}

int unmap_index(sqlite3_file* file, int remove) {
    const CheckedFile& of = checked(file);
    const int status = of.below->pMethods->xShmUnmap(of.below, remove);
    if (std::exchange(of.database->is_mapped, false)) layer().indexes.remove(of.name);
    return status;
}

int lock_index(sqlite3_file* file, int first, int count, int flags) {
    constexpr int kWriter = 0;
    if (first == kWriter) checked(file).database->writing = {}; // others may have written since
    return pass_on<&sqlite3_io_methods::xShmLock>(file, first, count, flags);
}

int close(sqlite3_file* file) {
    CheckedFile& closed = checked(file);
    const int status = closed.below->pMethods->xClose(closed.below);
    closed.~CheckedFile();
    return status;
}

// Version 2: without xFetch, by which pages would be read past us.
constexpr sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = pass_on<&sqlite3_io_methods::xTruncate>,
    .xSync = pass_on<&sqlite3_io_methods::xSync>,
    .xFileSize = pass_on<&sqlite3_io_methods::xFileSize>,
    .xLock = pass_on<&sqlite3_io_methods::xLock>,
    .xUnlock = pass_on<&sqlite3_io_methods::xUnlock>,
    .xCheckReservedLock = pass_on<&sqlite3_io_methods::xCheckReservedLock>,
    .xFileControl = control,
    .xSectorSize = pass_on<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = pass_on<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = map_index,
    .xShmLock = lock_index,
    .xShmBarrier = pass_on<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = unmap_index,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    sqlite3_vfs* under = below(vfs);
    const bool is_log = (flags & SQLITE_OPEN_WAL) != 0;
    // journals and tables put aside are as they are
    if (name == nullptr || (!is_log && (flags & SQLITE_OPEN_MAIN_DB) == 0))
        return under->xOpen(under, name, file, flags, flags_out);
    auto* opened = new (file) CheckedFile;
    opened->below = reinterpret_cast<sqlite3_file*>(opened + 1);
    opened->below->pMethods = nullptr;
    opened->name = name;
    opened->is_log = is_log;
    if (is_log) {
        opened->database = checked(sqlite3_database_file_object(name)).database;
    } else {
        opened->own.reset(new (std::nothrow) CheckedDatabase);
        opened->database = opened->own.get();
        if (opened->own) opened->own->file = opened;
    }
    const int status =
        opened->database == nullptr ? SQLITE_NOMEM : under->xOpen(under, name, opened->below, flags, flags_out);
    if (status == SQLITE_OK) {
        opened->base.pMethods = &kMethods;
    } else {
        if (opened->below->pMethods != nullptr) opened->below->pMethods->xClose(opened->below);
        opened->~CheckedFile();
        file->pMethods = nullptr;
    }
    return status;
}

void fill(sqlite3_vfs& vfs) {
    sqlite3_vfs* under = sqlite3_vfs_find(nullptr);
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(CheckedFile)) + under->szOsFile;
    vfs.mxPathname = under->mxPathname;
    vfs.zName = "claimgraph";
    vfs.pAppData = under;
    vfs.xOpen = open;
    vfs.xDelete = pass_on<&sqlite3_vfs::xDelete>;
    vfs.xAccess = pass_on<&sqlite3_vfs::xAccess>;
    vfs.xFullPathname = pass_on<&sqlite3_vfs::xFullPathname>;
    vfs.xDlOpen = pass_on<&sqlite3_vfs::xDlOpen>;
    vfs.xDlError = pass_on<&sqlite3_vfs::xDlError>;
    vfs.xDlSym = pass_on<&sqlite3_vfs::xDlSym>;
    vfs.xDlClose = pass_on<&sqlite3_vfs::xDlClose>;
    vfs.xRandomness = pass_on<&sqlite3_vfs::xRandomness>;
    vfs.xSleep = pass_on<&sqlite3_vfs::xSleep>;
    vfs.xCurrentTime = pass_on<&sqlite3_vfs::xCurrentTime>;
    vfs.xGetLastError = pass_on<&sqlite3_vfs::xGetLastError>;
    vfs.xCurrentTimeInt64 = pass_on<&sqlite3_vfs::xCurrentTimeInt64>;
}

Layer& layer() {
    static Layer layer;
    return layer;
}

/// Null for a database in memory.
CheckedDatabase* state_of(sqlite3* connection) {
    CheckedDatabase* state = nullptr;
    return sqlite3_file_control(connection, "main", kAskState, &state) == SQLITE_OK ? state : nullptr;
}

} // namespace

const char* checked_files() {
    static const int registered = [] {
        fill(layer().vfs);
        return sqlite3_vfs_register(&layer().vfs, 0);
    }();
    return registered == SQLITE_OK ? layer().vfs.zName : nullptr;
}

void reserve_checksums(sqlite3* connection) {
    int bytes = kChecksumBytes;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

bool has_checksums(sqlite3* connection) {
    const CheckedDatabase* state = state_of(connection);
    return state != nullptr && state->has_checksums;
}

void begin_checksums(sqlite3* connection) {
    if (CheckedDatabase* state = state_of(connection)) state->is_converted = true;
    reserve_checksums(connection);
}

void give_up_checksums(sqlite3* connection) {
    if (CheckedDatabase* state = state_of(connection))
        state->is_converted = state->has_checksums = state->is_known = false; // the file tells
}

FileDamage damage_of(sqlite3* connection) {
    const CheckedDatabase* state = state_of(connection);
    return state == nullptr ? FileDamage() : state->damage;
}

void take_damaged_log(sqlite3* connection) {
    if (CheckedDatabase* state = state_of(connection)) state->takes_any_log = true;
}

} // namespace claimgraph
