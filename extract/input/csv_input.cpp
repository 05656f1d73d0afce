#include "extract/input/dump_documents.hpp"
#include "extract/input/dumps/csv_dialect.hpp"
#include "extract/text/encoding.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kCsvExtensions[] = {".csv", ".tsv", ".tab", ".psv"};
constexpr std::size_t kLongestRow = std::size_t{16} << 20; ///< a quote that is not closed by then is none
constexpr std::uint32_t kNoColumn = FieldTable::kNoField;

/// A line as it stands, with its line break.
struct CsvLine {
    std::string text;
    std::uint64_t begin = 0;
    std::uint64_t number = 0;
};

/// The rows of a file. A quote that is never closed spoils its row only.
class CsvRows final : public DumpSource {
  public:
    CsvRows(InputBytes& input, const CsvDialect& dialect, std::string encoding, FieldTable& fields, bool lossy)
        : input_(input),
          dialect_(dialect),
          encoding_(std::move(encoding)),
          fields_(fields),
          lossy_(lossy),
          reader_(dialect_) {}

    std::optional<Result<DumpRecord>> next() override {
        while (true) {
            auto line = next_line();
            if (!line) break;
            if (line->begin < dialect_.begin) {
                const std::size_t mark = std::min<std::size_t>(dialect_.begin - line->begin, line->text.size());
                line->text.erase(0, mark);
                line->begin += mark;
            }
            if (line->text.find_first_not_of(" \r\n") == std::string::npos) continue;
            if (auto row = row_from(std::move(*line))) return row;
        }
        if (const auto readable = input_.status(); !readable && !std::exchange(ended_, true))
            return tl::unexpected(readable.error());
        return std::nullopt;
    }

    std::uint64_t short_rows() const { return short_rows_; }

  private:
    std::optional<CsvLine> next_line() {
        if (!again_.empty()) {
            CsvLine line = std::move(again_.front());
            again_.pop_front();
            return line;
        }
        if (!has_ahead_) advance();
        if (!ahead_) return std::nullopt;
        CsvLine line = std::move(*ahead_);
        advance();
        // where the next line begins tells how this one ends
        const std::uint64_t end = line.begin + line.text.size();
        if (ahead_) line.text += ahead_->begin - end == 2 ? "\r\n" : "\n";
        return line;
    }

    void advance() {
        has_ahead_ = true;
        const auto line = input_.next_line();
        ahead_ = line ? std::optional<CsvLine>({std::string(line->text), line->begin, line->number}) : std::nullopt;
    }

    /// The row that begins with this line. Nothing for the header.
    std::optional<Result<DumpRecord>> row_from(CsvLine&& first) {
        DumpRecord record{.bytes = std::move(first.text), .line = first.number};
        std::vector<CsvLine> lines; // after the first
        std::vector<std::size_t> ends{record.bytes.size()};
        reader_.clear();
        reader_.ignore_quotes(first.begin < open_until_);
        while (reader_.read(record.bytes) == CsvRow::kOpen) {
            std::optional<CsvLine> more;
            if (record.bytes.size() < kLongestRow) more = next_line();
            if (!more) {
                // what follows the first line is read again if there are rows in it; no quote up to here closes a cell
                open_until_ = first.begin + record.bytes.size();
                if (!have_rows(record.bytes, ends))
                    return bad(first.number, "a quote that is not closed; the row goes on to the end of the file");
                for (std::size_t i = lines.size(); i-- > 0;) {
                    lines[i].text = record.bytes.substr(ends[i], ends[i + 1] - ends[i]);
                    again_.push_front(std::move(lines[i]));
                }
                return bad(first.number, "a quote that is not closed");
            }
            record.bytes += more->text;
            ends.push_back(record.bytes.size());
            lines.push_back({{}, more->begin, more->number});
        }
        record.file = {first.begin, first.begin + record.bytes.size()};
        if (dialect_.has_header && columns_.empty()) {
            read_header(record);
            return std::nullopt;
        }
        record.number = ++number_;
        return fill(std::move(record));
    }

    /// Whether one of the lines after the first has as many cells as there are columns.
    bool have_rows(std::string_view text, const std::vector<std::size_t>& ends) const {
        const std::size_t wanted = columns_.empty() ? dialect_.columns : columns_.size();
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            const std::string_view line = text.substr(ends[i], ends[i + 1] - ends[i]);
            if (static_cast<std::size_t>(std::ranges::count(line, dialect_.separator)) + 1 >= wanted) return true;
        }
        return false;
    }

    Result<void> decode(DumpRecord& record) const {
        if (!find_invalid_utf8(record.bytes)) return {};
        if (lossy_) {
            replace_invalid_utf8(record.bytes);
            return {};
        }
        DecodedText decoded = decode_text(record.bytes, encoding_);
        record.bytes = std::move(decoded.text);
        record.origin = std::move(decoded.origin);
        return {};
    }

    void read_header(DumpRecord& record) {
        for (const CsvCell& cell : cells_of(record)) {
            const std::string name = one_line(slice(record.bytes, cell.span));
            columns_.push_back(fields_.index_of(name.empty() ? fmt::format("column {}", columns_.size() + 1) : name));
        }
    }

    const std::vector<CsvCell>& cells_of(DumpRecord& record) {
        if (!find_invalid_utf8(record.bytes)) return reader_.cells();
        static_cast<void>(decode(record));
        reader_.clear();
        reader_.read(record.bytes);
        return reader_.cells();
    }

    Result<DumpRecord> fill(DumpRecord&& record) {
        const std::vector<CsvCell>& cells = cells_of(record);
        if (columns_.empty()) // no header
            for (std::size_t i = 0; i < std::max(dialect_.columns, cells.size()); ++i)
                columns_.push_back(fields_.index_of(fmt::format("column {}", i + 1)));
        std::size_t size = cells.size();
        while (size > columns_.size() && cells[size - 1].span.empty()) --size;
        if (size > columns_.size())
            return bad(record.line,
                       fmt::format("{} cells; expected {}, as many as there are columns", size, columns_.size()));
        short_rows_ += size < columns_.size();
        for (std::size_t i = 0; i < size; ++i) {
            if (columns_[i] == kNoColumn) continue;
            const DumpWriting writing = !cells[i].is_quoted        ? DumpWriting::kPlain
                                        : dialect_.has_backslashes ? DumpWriting::kBackslashed
                                                                   : DumpWriting::kQuoted;
            record.values.push_back({columns_[i], DumpValue::Kind::kText, writing, cells[i].span});
        }
        return std::move(record);
    }

    tl::unexpected<Error> bad(std::uint64_t line, std::string message) const {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = input_.name(), .line = line});
    }

    InputBytes& input_;
    CsvDialect dialect_;
    std::string encoding_;
    FieldTable& fields_;
    bool lossy_;
    CsvRowReader reader_;
    std::deque<CsvLine> again_; ///< lines to read once more
    std::optional<CsvLine> ahead_;
    bool has_ahead_ = false;
    std::vector<std::uint32_t> columns_; ///< their fields
    std::uint64_t open_until_ = 0;       ///< up to here in the file no quote closes a cell
    std::uint64_t number_ = 0;
    std::uint64_t short_rows_ = 0;
    bool ended_ = false;
};

std::string_view dialect_name(const CsvDialect& dialect) {
    switch (dialect.separator) {
    case '\t':
        return "tabs";
    case ';':
        return "semicolons";
    case '|':
        return "bars";
    default:
        return "commas";
    }
}

/// The table of edges or of nodes of a graph, as Gephi has it.
bool is_graph_table(std::string_view head) {
    std::string names = lower_ascii(head.substr(0, std::min(head.find('\n'), std::size_t{500})));
    std::erase_if(names, [](char c) { return c == '"' || c == ' ' || c == '\r'; });
    std::ranges::replace(names, ';', ',');
    std::ranges::replace(names, '\t', ',');
    names = "," + names + ",";
    const auto has = [&](std::string_view name) { return names.find(name) != std::string::npos; };
    return (has(",source,") && has(",target,")) || names.starts_with(",id,label,");
}

/// Rows of one size with a column of text. Without the extension the first row has to name the columns.
Likeness is_csv(std::string_view head, std::string_view name) {
    const bool is_named = has_extension(name, kCsvExtensions);
    if (!looks_like_text(head) || is_graph_table(head)) return Likeness::kNo;
    if (is_wide(head)) return is_named ? Likeness::kLikely : Likeness::kNo;
    const CsvDialect dialect = find_csv_dialect(head, head.size() == kHeadBytes);
    if (dialect.columns < 2 && !(is_named && dialect.is_single)) return is_named ? Likeness::kPossible : Likeness::kNo;
    if (!is_named && !dialect.has_header) return Likeness::kNo;
    InputBytes input("", std::string(head));
    FieldTable fields;
    CsvRows rows(input, dialect, {}, fields, true);
    std::size_t good = 0, bad = 0;
    while (const auto row = rows.next()) {
        if (*row) fields.look_at((*row)->bytes, (*row)->values);
        ++(*row ? good : bad);
    }
    if (!is_named && (good < 2 || bad > 1)) return Likeness::kNo; // the last row may be cut off
    const auto chosen = fields.choose({}, !is_named);
    if (!chosen) return is_named ? Likeness::kPossible : Likeness::kNo;
    const bool has_source = std::ranges::any_of(std::array{FieldRole::kTitle, FieldRole::kDate, FieldRole::kUrl},
                                                [&](FieldRole role) { return !fields.of(role).empty(); });
    if (!is_named) return has_source ? Likeness::kLikely : Likeness::kNo;
    return fields.named(fields.of(FieldRole::kText).front()).role == FieldRole::kText && has_source ? Likeness::kCertain
                                                                                                    : Likeness::kLikely;
}

void read_csv_input(InputBytes& file, const ReadOptions& options, DocumentSink& sink) {
    auto recoded = recode_dump(file, sink);
    InputBytes& input = recoded ? *recoded : file;
    const std::string_view head = input.head();
    const CsvDialect dialect = find_csv_dialect(head, head.size() == kHeadBytes);
    std::string encoding = decode_text(head).encoding;
    if (encoding == "UTF-8") encoding.clear();
    if (!encoding.empty() && !options.document.lossy) sink.tell(input.name(), "invalid UTF-8 is read as " + encoding);
    FieldTable fields;
    CsvRows rows(input, dialect, encoding, fields, options.document.lossy);
    if (!dialect.has_header)
        sink.tell(input.name(),
                  fmt::format("{} columns between {}, without names", dialect.columns, dialect_name(dialect)));
    read_dump(rows, fields, input.name(), options, sink, recoded.has_value());
    if (rows.short_rows() > 0)
        sink.tell(input.name(), fmt::format("rows with fewer cells than there are columns: {}", rows.short_rows()));
}

} // namespace

extern const InputFormat kCsvInput = {.name = "csv",
                                      .description = "rows with a text, of any separator",
                                      .extensions = kCsvExtensions,
                                      .has_many = true,
                                      .is_data = true,
                                      .detect = is_csv,
                                      .read = read_csv_input};

} // namespace claimgraph
