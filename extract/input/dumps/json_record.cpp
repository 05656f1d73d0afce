#include "extract/input/dumps/json_record.hpp"

namespace claimgraph {
namespace {

using Event = JsonCursor::Event;

constexpr std::size_t kDeepestField = 4;

/// Reads one record. Recursion goes as deep as fields do.
class JsonRecordReader {
  public:
    JsonRecordReader(JsonCursor& cursor, std::size_t begin, FieldTable& fields, DumpRecord& record)
        : cursor_(cursor), begin_(begin), fields_(fields), record_(record) {}

    bool value(Event event, std::size_t level, bool in_list) {
        switch (event) {
        case Event::kBeginObject:
            if (level == kDeepestField || (in_list && level > 0 && role_of_field(path_).role == FieldRole::kNone))
                return cursor_.skip();
            return members(level);
        case Event::kBeginArray:
            return in_list ? cursor_.skip() : list(level);
        case Event::kString:
            add(DumpValue::Kind::kText);
            return true;
        case Event::kNumber:
            add(DumpValue::Kind::kNumber);
            return true;
        case Event::kLiteral:
            add(DumpValue::Kind::kOther);
            return true;
        case Event::kCut:
            add(DumpValue::Kind::kText);
            return false;
        default:
            return false;
        }
    }

  private:
    bool members(std::size_t level) {
        const std::size_t size = path_.size();
        while (true) {
            Event event = cursor_.next();
            if (event == Event::kEndObject) return true;
            if (event != Event::kName) return false;
            if (size > 0) path_ += '.';
            path_ += cursor_.token();
            event = cursor_.next();
            const bool is_read = value(event, level + 1, false);
            path_.resize(size);
            if (!is_read) return false;
        }
    }

    bool list(std::size_t level) {
        while (true) {
            const Event event = cursor_.next();
            if (event == Event::kEndArray) return true;
            if (!value(event, level, true)) return false;
        }
    }

    void add(DumpValue::Kind kind) {
        const JsonCursor::Span span = cursor_.span();
        if (span.begin == span.end && kind != DumpValue::Kind::kText) return;
        const std::uint32_t field = fields_.index_of(path_.empty() ? kNameOfText : std::string_view(path_));
        if (field == FieldTable::kNoField) return;
        record_.values.push_back(
            {field,
             kind,
             DumpWriting::kJson,
             {static_cast<std::uint32_t>(span.begin - begin_), static_cast<std::uint32_t>(span.end - begin_)}});
    }

    JsonCursor& cursor_;
    std::size_t begin_;
    FieldTable& fields_;
    DumpRecord& record_;
    std::string path_;
};

} // namespace

bool add_json_values(JsonCursor& cursor, JsonCursor::Event event, std::size_t begin, FieldTable& fields,
                     DumpRecord& record) {
    return JsonRecordReader(cursor, begin, fields, record).value(event, 0, false);
}

} // namespace claimgraph
