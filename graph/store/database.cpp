#include "graph/store/database.hpp"

#include "graph/store/file/checked_files.hpp"
#include "graph/store/time_functions.hpp"

#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <sqlite3.h>
#include <unistd.h>
#include <utility>

namespace claimgraph {

struct Database::State {
    sqlite3* handle = nullptr;
    std::string file;
    std::optional<Error> error;
    StopToken stop;
    bool has_log = false; ///< of another program, and lies where nothing may be written

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { sqlite3_close_v2(handle); }

    std::string damage() const {
        const char* what = damage_of(handle).is_in_log ? ": its log (-wal) lacks what was written last" : "";
        return fmt::format("is damaged{}; 'claimgraph check {}' says what of it is whole", what, file);
    }

    /// What a status of SQLite means to people.
    void fail(int status) {
        if (error) return;
        const int system = handle != nullptr ? sqlite3_system_errno(handle) : 0;
        const auto told = [&](ErrorCode code, std::string message) { error = Error{code, std::move(message), {file}}; };
        switch (status & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return told(ErrorCode::kUnreadable,
                        "another program is writing to it; what was done before is kept, try again");
        case SQLITE_FULL:
            return told(ErrorCode::kUnreadable,
                        "the disk is full; what was done before is kept, make room and try again");
        case SQLITE_READONLY:
            return told(ErrorCode::kUnreadable, "cannot be written: it is read-only");
        case SQLITE_CANTOPEN:
            if (has_log)
                return told(
                    ErrorCode::kUnreadable,
                    "cannot be read here: a writer left its log (-wal) beside it, and to read that needs a place "
                    "that can be written; copy both files there");
            return told(ErrorCode::kUnreadable,
                        fmt::format("cannot be opened: {}", system != 0 ? std::strerror(system) : "refused"));
        case SQLITE_IOERR:
            if (status == SQLITE_IOERR_DATA) return told(ErrorCode::kBadFormat, damage());
            return told(ErrorCode::kUnreadable,
                        fmt::format("cannot be read or written: {}; what was done before is kept",
                                    system != 0 ? std::strerror(system) : "input/output error"));
        case SQLITE_CORRUPT:
            return told(ErrorCode::kBadFormat, damage());
        case SQLITE_NOTADB:
            return told(ErrorCode::kBadFormat, "not a claimgraph store");
        case SQLITE_NOMEM:
            return told(ErrorCode::kTooLarge, "out of memory");
        case SQLITE_INTERRUPT:
            error = stop.error();
            return;
        default:
            return told(ErrorCode::kBadFormat, handle != nullptr ? sqlite3_errmsg(handle) : "out of memory");
        }
    }
};

namespace {

/// A path as SQLite takes it in a URI.
std::string uri_of(const std::string& file) {
    std::string uri = "file:";
    for (const char c : file) {
        if (c == '?' || c == '#' || c == '%')
            uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        else
            uri += c;
    }
    return uri;
}

} // namespace

std::string sql_text(std::string_view text) {
    std::string sql = "'";
    for (const char c : text.substr(0, text.find('\0'))) {
        if (c == '\'') sql += c;
        sql += c;
    }
    return sql += '\'';
}

std::string sql_texts(std::span<const std::string> texts) {
    std::string sql;
    for (const std::string& text : texts) sql += (sql.empty() ? "" : ", ") + sql_text(text);
    return sql;
}

Result<Database> Database::open(const std::filesystem::path& path, Mode mode, std::chrono::milliseconds wait) {
    auto state = std::make_unique<State>();
    state->file = path.string();
    std::string name = ":memory:";
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE;
    if (mode != Mode::kMemory) {
        name = uri_of(state->file);
        flags |= SQLITE_OPEN_URI;
        std::error_code error;
        const bool there = std::filesystem::exists(path, error);
        if (!there && mode != Mode::kCreate)
            return claimgraph::fail(ErrorCode::kNotFound, "no such file", {.file = state->file});
        if (there && !std::filesystem::is_regular_file(path, error))
            return claimgraph::fail(ErrorCode::kUnreadable, "is not a regular file", {.file = state->file});
        if (mode == Mode::kCreate) flags |= SQLITE_OPEN_CREATE;
        if (mode == Mode::kRead) {
            flags ^= SQLITE_OPEN_READWRITE | SQLITE_OPEN_READONLY;
            // A reader writes its mark beside the file. Where it may not, nobody else can write either, and the file
            // is taken as it lies, provided that all of it is in there.
            std::filesystem::path log = path;
            log += "-wal";
            const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
            if (access(folder.c_str(), W_OK) != 0) {
                state->has_log = std::filesystem::exists(log, error);
                if (!state->has_log) name += "?immutable=1";
            }
        }
    }
    if (const int status = sqlite3_open_v2(name.c_str(), &state->handle, flags, checked_files()); status != SQLITE_OK) {
        state->fail(status);
        return tl::unexpected(*state->error);
    }
    sqlite3_busy_timeout(state->handle, static_cast<int>(wait.count()));
    // Files come from strangers: no functions with side effects in a schema, no tables that write to their own.
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    add_time_functions(state->handle);
    return Database(std::move(state));
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

SqlStatement Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    if (!state_->error) {
        const int status = sqlite3_prepare_v3(state_->handle, sql.data(), static_cast<int>(sql.size()),
                                              SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (status != SQLITE_OK) state_->fail(status);
    }
    return SqlStatement(*state_, statement);
}

bool Database::run(const char* sql) const {
    if (state_->error) return false;
    if (const int status = sqlite3_exec(state_->handle, sql, nullptr, nullptr, nullptr); status != SQLITE_OK)
        state_->fail(status);
    return ok();
}

std::int64_t Database::number(std::string_view sql) const {
    SqlStatement statement = prepare(sql);
    return statement.step() ? statement.number(0) : 0;
}

void Database::stop_when(StopToken stop) const {
    constexpr int kSteps = 4000; // of the virtual machine: well below a millisecond
    state_->stop = stop;
    const auto ask = [](void* state) { return static_cast<State*>(state)->stop.stopped() ? 1 : 0; };
    sqlite3_progress_handler(state_->handle, kSteps, ask, state_.get());
}

bool Database::ok() const { return !state_->error; }

Result<void> Database::status() const {
    if (state_->error) return tl::unexpected(*state_->error);
    return {};
}

void Database::fail_with(Error error) const {
    if (!state_->error) state_->error = std::move(error);
}

void Database::clear_error() const { state_->error.reset(); }

sqlite3* Database::handle() const { return state_->handle; }
const std::string& Database::file() const { return state_->file; }

SqlStatement::SqlStatement(SqlStatement&& other) noexcept
    : state_(other.state_), statement_(std::exchange(other.statement_, nullptr)) {}

SqlStatement& SqlStatement::operator=(SqlStatement&& other) noexcept {
    std::swap(state_, other.state_);
    std::swap(statement_, other.statement_);
    return *this;
}

SqlStatement::~SqlStatement() { sqlite3_finalize(statement_); }

void SqlStatement::check(int status) {
    if (status != SQLITE_OK) state_->fail(status);
}

SqlStatement& SqlStatement::bind(int parameter, std::int64_t value) {
    if (statement_ != nullptr) check(sqlite3_bind_int64(statement_, parameter + 1, value));
    return *this;
}

SqlStatement& SqlStatement::bind(int parameter, double value) {
    if (statement_ != nullptr) check(sqlite3_bind_double(statement_, parameter + 1, value));
    return *this;
}

SqlStatement& SqlStatement::bind(int parameter, std::string_view text) {
    // a view of nothing would bind NULL
    const char* bytes = text.data() == nullptr ? "" : text.data();
    if (statement_ != nullptr)
        check(sqlite3_bind_text64(statement_, parameter + 1, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

SqlStatement& SqlStatement::bind(int parameter, std::nullptr_t) {
    if (statement_ != nullptr) check(sqlite3_bind_null(statement_, parameter + 1));
    return *this;
}

SqlStatement& SqlStatement::bind_blob(int parameter, std::string_view bytes) {
    if (statement_ != nullptr)
        check(sqlite3_bind_blob64(statement_, parameter + 1, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

SqlStatement& SqlStatement::bind_column(int parameter, const SqlStatement& row, int column) {
    if (statement_ != nullptr && row.statement_ != nullptr)
        check(sqlite3_bind_value(statement_, parameter + 1, sqlite3_column_value(row.statement_, column)));
    return *this;
}

bool SqlStatement::step() {
    if (statement_ == nullptr || state_->error) return false;
    const int status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) state_->fail(status);
    sqlite3_reset(statement_);
    return false;
}

void SqlStatement::reset() {
    if (statement_ != nullptr) sqlite3_reset(statement_);
}

std::int64_t SqlStatement::number(int column) const { return sqlite3_column_int64(statement_, column); }
double SqlStatement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view SqlStatement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column); // text and blobs alike
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool SqlStatement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Transaction::Transaction(const Database& database) : database_(database), open_(database.run("BEGIN IMMEDIATE")) {}

Transaction::~Transaction() {
    if (!open_) return;
    // SQLite may have rolled back by itself
    if (sqlite3_get_autocommit(database_.handle()) == 0)
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
    database_.run("COMMIT");
    if (database_.ok()) open_ = false;
    return database_.status();
}

Snapshot::Snapshot(const Database& database)
    : database_(database), outermost_(sqlite3_get_autocommit(database.handle()) != 0 && database.run("BEGIN")) {}

Snapshot::~Snapshot() {
    // whatever went wrong meanwhile
    if (outermost_) sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace claimgraph
