#pragma once

#include "extract/text/document.hpp"
#include "extract/text/source_map.hpp"
#include "graph/base/byte_span.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// How values stand in the bytes of a record.
enum class DumpWriting : std::uint8_t {
    kJson,        ///< with the escapes of JSON
    kPlain,       ///< as they are
    kQuoted,      ///< quotes are doubled: CSV
    kBackslashed, ///< CSV with backslashes before quotes
};

/// A value of a record.
struct DumpValue {
    enum class Kind : std::uint8_t { kText, kNumber, kOther };
    std::uint32_t field = 0; ///< its place in the FieldTable
    Kind kind = Kind::kText;
    DumpWriting writing = DumpWriting::kPlain;
    ByteSpan span; ///< in the bytes of the record, without quotes around
};

/// A record of a dump: a line, a row, an element. Owns its bytes.
struct DumpRecord {
    std::string bytes;             ///< valid UTF-8
    SourceMap origin{};            ///< from these bytes to those of the file, where they were in another encoding
    std::vector<DumpValue> values; ///< in order; of a list one after another
    FileSpan file;                 ///< where it lies in the file
    std::uint64_t number = 0;      ///< from 1, as in "path#1"
    std::uint64_t line = 0;        ///< where it begins
    std::string key{};             ///< its name in an object of records
};

/// Gives the records of a dump one after another, and an error for each that cannot be read.
class DumpSource {
  public:
    virtual ~DumpSource() = default;
    /// Nothing at the end.
    virtual std::optional<Result<DumpRecord>> next() = 0;
};

/// A value as it is meant, with the way back to the bytes of the record.
struct DumpText {
    std::string text;
    SourceMap origin{};
};

/// Appends a value. Fails, with a message, for half a surrogate pair of JSON.
Result<void> append_value(const DumpRecord& record, const DumpValue& value, DumpText& text);

} // namespace claimgraph
