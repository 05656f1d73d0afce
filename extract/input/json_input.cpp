#include "extract/input/dump_documents.hpp"
#include "extract/input/dumps/json_collection.hpp"
#include "extract/input/dumps/json_record.hpp"
#include "extract/text/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::string_view kJsonExtensions[] = {".json"};
constexpr std::string_view kJsonMark = "\xEF\xBB\xBF";

using Event = JsonCursor::Event;
using Kind = JsonCollection::Kind;

/// Where the object or list that begins at a place ends, whatever is wrong in it but its quotes and brackets.
std::size_t end_of_broken(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (true) {
        at = text.find_first_of("\"[]{}", at);
        if (at == std::string_view::npos) return text.size();
        if (text[at] == '"') {
            do at = std::min(text.find_first_of("\"\\", at + 1), text.size());
            while (at < text.size() && text[at] == '\\' && ++at < text.size());
            if (at == text.size()) return at;
        } else if (text[at] == '{' || text[at] == '[') {
            ++depth;
        } else if (depth <= 1) {
            return at + 1;
        } else {
            --depth;
        }
        ++at;
    }
}

/// The records of a JSON file.
class JsonRecords final : public DumpSource {
  public:
    JsonRecords(const std::string& name, std::string_view text, JsonCollection collection, FieldTable& fields,
                bool lossy)
        : name_(name),
          text_(text),
          kind_(collection.kind),
          fields_(fields),
          lossy_(lossy),
          cursor_(text, collection.begin) {
        if (kind_ == Kind::kList || kind_ == Kind::kKeyed) cursor_.next();
        outside_ = cursor_.depth();
    }

    std::optional<Result<DumpRecord>> next() override {
        if (ended_) return std::nullopt;
        Event event = cursor_.next();
        std::string_view key;
        if (event == Event::kName) {
            key = cursor_.token();
            event = cursor_.next();
        }
        switch (event) {
        case Event::kEndArray:
        case Event::kEndObject:
        case Event::kEnd:
            ended_ = true;
            return std::nullopt;
        case Event::kBad:
        case Event::kCut:
            ended_ = true;
            return bad(ErrorCode::kBadFormat, fmt::format("{}; what follows is not read", cursor_.error()),
                       cursor_.at());
        default:
            return record_from(event, key);
        }
    }

  private:
    std::optional<Result<DumpRecord>> record_from(Event event, std::string_view key) {
        const bool is_object = event == Event::kBeginObject;
        const std::size_t begin = cursor_.span().begin - (event == Event::kString ? 1 : 0);
        DumpRecord record{.number = ++number_, .line = line_of(begin), .key = std::string(key)};
        const bool is_read = add_json_values(cursor_, event, begin, fields_, record);
        if (kind_ == Kind::kSingle) ended_ = true;
        if (!is_read) {
            auto error = bad(ErrorCode::kBadFormat, std::string(cursor_.error()), cursor_.at());
            ended_ = ended_ || cursor_.next() == Event::kCut;
            cursor_.resume(end_of_broken(text_, begin), outside_);
            return error;
        }
        if (!is_object && event != Event::kString)
            return bad(ErrorCode::kBadFormat, "no object; expected one a record", begin);
        const std::string_view bytes = text_.substr(begin, cursor_.at() - begin);
        if (const auto wrong = find_invalid_utf8(bytes); wrong && !lossy_)
            return bad(ErrorCode::kNotUtf8,
                       fmt::format("byte 0x{:02x} is not UTF-8; --lossy reads the record all the same",
                                   static_cast<unsigned char>(bytes[*wrong])),
                       begin + *wrong);
        record.bytes = bytes;
        if (lossy_) replace_invalid_utf8(record.bytes);
        record.file = {begin, cursor_.at()};
        return record;
    }

    tl::unexpected<Error> bad(ErrorCode code, std::string message, std::size_t at) {
        return fail(code, std::move(message), {.file = name_, .line = line_of(at)});
    }

    /// The line of a place; quick if places come in order.
    std::uint64_t line_of(std::size_t at) {
        at = std::min(at, text_.size());
        if (at < counted_) return line_;
        line_ += static_cast<std::uint64_t>(std::ranges::count(text_.substr(counted_, at - counted_), '\n'));
        counted_ = at;
        return line_;
    }

    const std::string& name_;
    std::string_view text_;
    Kind kind_;
    FieldTable& fields_;
    bool lossy_;
    JsonCursor cursor_;
    std::size_t outside_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t line_ = 1;
    std::size_t counted_ = 0;
    bool ended_ = false;
};

Likeness is_json(std::string_view head, std::string_view name) {
    if (head.starts_with(kJsonMark)) head.remove_prefix(kJsonMark.size());
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with('{') && !head.starts_with('[')) return Likeness::kNo;
    const auto records = find_json_records(head);
    const bool is_named = has_extension(name, kJsonExtensions);
    if (!records) return is_named ? Likeness::kPossible : Likeness::kNo; // the reader says which fields there are
    // less sure than JSON lines: they are JSON, too
    return records->has_named_text || is_named ? Likeness::kLikely : Likeness::kPossible;
}

void read_json_input(InputBytes& file, const ReadOptions& options, DocumentSink& sink) {
    auto recoded = recode_dump(file, sink);
    InputBytes& input = recoded ? *recoded : file;
    const auto text = input.all();
    if (!text) {
        sink.refuse(Error(text.error()));
        return;
    }
    const auto collection = find_json_records(*text, options.text_field);
    if (!collection) {
        Error error = collection.error();
        error.place.file = input.name();
        sink.refuse(std::move(error));
        return;
    }
    FieldTable fields;
    JsonRecords records(input.name(), *text, *collection, fields, options.document.lossy);
    read_dump(records, fields, input.name(), options, sink, recoded.has_value());
}

} // namespace

extern const InputFormat kJsonInput = {.name = "json",
                                       .description = "records with a text: a list, or an object by their ids",
                                       .extensions = kJsonExtensions,
                                       .has_many = true,
                                       .is_data = true,
                                       .detect = is_json,
                                       .read = read_json_input};

} // namespace claimgraph
