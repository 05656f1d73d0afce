#include "extract/input/dump_documents.hpp"
#include "extract/input/dumps/json_collection.hpp"
#include "extract/input/dumps/json_record.hpp"
#include "extract/text/utf8.hpp"

#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::string_view kJsonlExtensions[] = {".jsonl", ".ndjson"};
constexpr std::string_view kJsonlMark = "\xEF\xBB\xBF";

using Event = JsonCursor::Event;

/// Each line is an object.
class JsonLines final : public DumpSource {
  public:
    JsonLines(InputBytes& input, FieldTable& fields, bool lossy) : input_(input), fields_(fields), lossy_(lossy) {}

    std::optional<Result<DumpRecord>> next() override {
        while (auto line = input_.next_line()) {
            if (line->text.find_first_not_of(" \t\r") != std::string_view::npos) return record_of(*line);
        }
        if (const auto readable = input_.status(); !readable && !std::exchange(ended_, true))
            return tl::unexpected(readable.error());
        return std::nullopt;
    }

  private:
    Result<DumpRecord> record_of(const InputBytes::Line& line) {
        const auto bad = [&](ErrorCode code, std::string message, std::uint64_t column = 0) {
            return fail(code, std::move(message), {.file = input_.name(), .line = line.number, .column = column});
        };
        DumpRecord record{.bytes = std::string(line.text)};
        if (const auto wrong = find_invalid_utf8(record.bytes)) {
            if (!lossy_)
                return bad(ErrorCode::kNotUtf8,
                           fmt::format("byte 0x{:02x} is not UTF-8; --lossy reads the line all the same",
                                       static_cast<unsigned char>(record.bytes[*wrong])),
                           *wrong + 1);
            replace_invalid_utf8(record.bytes);
        }
        record.file = {line.begin, line.begin + line.text.size()};
        record.number = record.line = line.number;
        JsonCursor cursor(record.bytes);
        const Event first = cursor.next();
        if (first != Event::kBeginObject && first != Event::kBad && first != Event::kCut)
            return bad(ErrorCode::kBadFormat, "no JSON object; expected one a line");
        if (!add_json_values(cursor, first, 0, fields_, record) || cursor.next() != Event::kEnd)
            return bad(ErrorCode::kBadFormat,
                       fmt::format("no JSON object: {}", cursor.error().empty() ? "more follows it" : cursor.error()),
                       cursor.at() + 1);
        return record;
    }

    InputBytes& input_;
    FieldTable& fields_;
    bool lossy_;
    bool ended_ = false;
};

/// The first line is an object and ends before the next one begins; there is a text in what can be seen.
Likeness is_jsonl(std::string_view head, std::string_view name) {
    if (head.starts_with(kJsonlMark)) head.remove_prefix(kJsonlMark.size());
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with('{')) return Likeness::kNo;
    const bool is_named = has_extension(name, kJsonlExtensions);
    JsonCursor cursor(head);
    cursor.next();
    const bool ends = cursor.skip();
    const bool is_one_line = head.substr(0, cursor.at()).find('\n') == std::string_view::npos;
    if (!is_named && (!ends || !is_one_line || cursor.next() != Event::kBeginObject)) return Likeness::kNo;
    const auto records = find_json_records(head);
    if (!records) return is_named ? Likeness::kPossible : Likeness::kNo; // the reader says which fields there are
    return records->has_named_text ? Likeness::kCertain : Likeness::kLikely;
}

void read_jsonl_input(InputBytes& file, const ReadOptions& options, DocumentSink& sink) {
    auto recoded = recode_dump(file, sink);
    InputBytes& input = recoded ? *recoded : file;
    FieldTable fields;
    JsonLines lines(input, fields, options.document.lossy);
    read_dump(lines, fields, input.name(), options, sink, recoded.has_value());
}

} // namespace

extern const InputFormat kJsonlInput = {.name = "jsonl",
                                        .description = "a JSON object a line, with a text, a date and so on",
                                        .extensions = kJsonlExtensions,
                                        .has_many = true,
                                        .is_data = true,
                                        .detect = is_jsonl,
                                        .read = read_jsonl_input};

} // namespace claimgraph
