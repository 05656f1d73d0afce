#pragma once

#include "graph/base/result.hpp"
#include "graph/base/stop_token.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace claimgraph {

class SqlStatement;

/// Text as SQL writes it, in single quotes; ends at a NUL. For queries put together of parts; elsewhere bind
/// parameters.
std::string sql_text(std::string_view text);
/// Several of them, with commas between.
std::string sql_texts(std::span<const std::string> texts);

/// A connection to an SQLite database, for one thread at a time. Errors are sticky, as in an iostream: after the first
/// one statements do nothing and have no rows, and status() returns it, so a sequence of statements is checked once, at
/// its end. A rollback clears it.
class Database {
  public:
    enum class Mode : std::uint8_t {
        kRead,   ///< must exist; nothing is written, so it works on read-only file systems
        kWrite,  ///< must exist
        kCreate, ///< created if missing
        kMemory, ///< empty, deleted with the connection; `file` is for errors
    };

    /// Opens; reads nothing yet. `wait` is how long to wait for another program that writes. Fails with kNotFound or
    /// kUnreadable.
    static Result<Database> open(const std::filesystem::path& file, Mode mode,
                                 std::chrono::milliseconds wait = std::chrono::seconds(10));

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    SqlStatement prepare(std::string_view sql) const;
    /// Runs statements that give no rows, separated by semicolons.
    bool run(const char* sql) const;
    /// The first column of the first row, 0 without one.
    std::int64_t number(std::string_view sql) const;

    /// From now on statements fail with the error of `stop` once it says so; it is asked every few thousand steps.
    void stop_when(StopToken stop) const;

    bool ok() const;
    /// The first error: kUnreadable (busy, full, refused by the system) or kBadFormat (damaged, not a database).
    Result<void> status() const;
    /// Sets the error, if there is none yet.
    void fail_with(Error error) const;
    void clear_error() const;

    /// The SQLite handle, for functions that this class does not have; owned by the Database.
    sqlite3* handle() const;
    const std::string& file() const;

  private:
    friend class SqlStatement;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A prepared statement. Parameters and columns count from 0. Must not outlive its Database.
class SqlStatement {
  public:
    SqlStatement(SqlStatement&&) noexcept;
    SqlStatement& operator=(SqlStatement&&) noexcept;
    ~SqlStatement();

    /// Text and blobs are not copied: they must live until the last step().
    SqlStatement& bind(int parameter, std::int64_t value);
    SqlStatement& bind(int parameter, double value);
    SqlStatement& bind(int parameter, std::string_view text);
    SqlStatement& bind(int parameter, std::nullptr_t);
    SqlStatement& bind_blob(int parameter, std::string_view bytes);
    /// The value of a column, with its type. It is copied.
    SqlStatement& bind_column(int parameter, const SqlStatement& row, int column);

    /// To the next row; false at the end or on an error. Afterwards the statement can be bound and run again.
    bool step();
    /// Back to the start, before all rows are read.
    void reset();
    /// Binds all parameters in order and runs to the end.
    template <class... Values>
    void run(const Values&... values) {
        start(values...);
        while (step()) {
        }
    }
    /// Binds all parameters in order; then `while (statement.step())`.
    template <class... Values>
    void start(const Values&... values) {
        reset();
        int parameter = 0;
        (bind_value(parameter++, values), ...);
    }

    std::int64_t number(int column) const;
    double real(int column) const;
    std::string_view text(int column) const; ///< valid until the next step()
    bool is_null(int column) const;

  private:
    friend class Database;
    SqlStatement(Database::State& state, sqlite3_stmt* statement) : state_(&state), statement_(statement) {}
    void check(int status);

    template <class Value>
    void bind_value(int parameter, const Value& value) {
        if constexpr (std::is_null_pointer_v<Value> || std::is_floating_point_v<Value>)
            bind(parameter, value);
        else if constexpr (std::is_convertible_v<Value, std::string_view>)
            bind(parameter, std::string_view(value));
        else
            bind(parameter, static_cast<std::int64_t>(value));
    }

    Database::State* state_;
    sqlite3_stmt* statement_; ///< null once there was an error
};

/// BEGIN IMMEDIATE ... COMMIT; rolls back what is not committed.
class Transaction {
  public:
    explicit Transaction(const Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// Fails with the first error of the statements since the beginning; nothing is kept then.
    Result<void> commit();

  private:
    const Database& database_;
    bool open_;
};

/// While it exists, all reads see one state of the database, even if others write. Nested in another one, or in a
/// Transaction, it sees the same state.
class Snapshot {
  public:
    explicit Snapshot(const Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

  private:
    const Database& database_;
    bool outermost_;
};

} // namespace claimgraph
