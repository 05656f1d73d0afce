#include "extract/input/dump_documents.hpp"

#include "extract/input/dumps/value_date.hpp"
#include "extract/input/html/html_text.hpp"
#include "extract/text/encoding.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>
#include <variant>

namespace claimgraph {
namespace {

/// What is looked at before the fields are chosen.
constexpr std::size_t kMostLookedAt = 200;
constexpr std::size_t kMostBytesLookedAt = std::size_t{4} << 20;
constexpr std::size_t kLongestId = 200;
constexpr std::size_t kLongestShown = 40; ///< of a bad value, in a message

/// A record without text, on purpose: nothing is wrong with it.
struct EmptyText {};

class DumpDocuments {
  public:
    DumpDocuments(FieldTable& fields, const std::string& name, const ReadOptions& options, DocumentSink& sink,
                  bool is_recoded)
        : fields_(fields), name_(name), options_(options), sink_(sink), is_recoded_(is_recoded) {}

    /// False when nothing more is wanted.
    bool take(Result<DumpRecord>&& record) {
        if (!record) return sink_.refuse(std::move(record.error()));
        auto document = document_of(*record);
        if (!document) {
            if (document.error().place.file.empty()) document.error().place = {.file = name_, .line = record->line};
            return sink_.refuse(std::move(document.error()));
        }
        if (std::holds_alternative<EmptyText>(*document)) return sink_.skip(id_of(*record), "without text");
        return sink_.take({std::get<Document>(std::move(*document))});
    }

  private:
    Result<std::variant<EmptyText, Document>> document_of(const DumpRecord& record) {
        DumpText raw;
        if (const auto found = find_text(record, raw); !found) return tl::unexpected(found.error());
        if (raw.text.find_first_not_of(" \t\r\n") == std::string::npos) return EmptyText{};
        if (!record.origin.is_identity()) raw.origin = raw.origin.over(record.origin);
        CleanText clean;
        if (has_html_tags(raw.text)) {
            clean = html_text(raw.text, &raw.origin);
        } else {
            clean = plain_text(std::move(raw.text), options_.document.sentences);
            clean.origin = clean.origin.over(raw.origin);
        }
        if (clean.blocks.empty()) return EmptyText{};
        Document document(id_of(record), std::move(clean));
        if (is_recoded_)
            document.set_origin({});
        else
            document.set_record(record.file);
        if (const auto filled = fill_source(record, document); !filled) return tl::unexpected(filled.error());
        return document;
    }

    /// The text of the first field that has some; of a list its parts as paragraphs.
    Result<void> find_text(const DumpRecord& record, DumpText& text) {
        const auto bad = [](std::string message) { return fail(ErrorCode::kBadFormat, std::move(message)); };
        const DumpValue* other = nullptr;
        bool is_there = false;
        for (const std::uint32_t field : fields_.of(FieldRole::kText)) {
            for (const DumpValue& value : record.values) {
                if (value.field != field) continue;
                if (value.kind == DumpValue::Kind::kText) {
                    is_there = true;
                    if (!text.text.empty()) {
                        text.text += "\n\n";
                        text.origin.add(2, {value.span.begin, value.span.begin}, false);
                    }
                    if (auto put = append_value(record, value, text); !put) return put;
                } else if (slice(record.bytes, value.span) == "null" || slice(record.bytes, value.span) == "NaN") {
                    is_there = true;
                } else {
                    other = &value;
                }
            }
            if (text.text.empty()) continue;
            if (text.text.size() > kMaxDocumentBytes)
                return fail(ErrorCode::kTooLarge, fmt::format("a text of {} bytes", text.text.size()));
            if (field != fields_.of(FieldRole::kText).front() && told_.insert(field).second)
                sink_.tell(name_, fmt::format("line {}: text from '{}'", record.line, one_line(fields_.path(field))));
            return {};
        }
        const std::string& wanted = fields_.path(fields_.of(FieldRole::kText).front());
        if (other != nullptr)
            return bad(fmt::format("'{}' is {}; expected a text in quotes", wanted,
                                   one_line(slice(record.bytes, other->span).substr(0, kLongestShown))));
        if (!is_there) return bad(fmt::format("no '{}', from which the text is taken", wanted));
        return {};
    }

    /// The value of the first field of a role that has one, on one line; of lists all values. Empty if there is none,
    /// or none that fits.
    template <class Fits>
    Result<std::string> value_of(FieldRole role, const DumpRecord& record, const Fits& fits) {
        for (const std::uint32_t field : fields_.of(role)) {
            std::string found;
            for (const DumpValue& value : record.values) {
                if (value.field != field || value.kind == DumpValue::Kind::kOther) continue;
                DumpText text;
                if (const auto put = append_value(record, value, text); !put) return tl::unexpected(put.error());
                const std::string line = one_line(text.text);
                if (line.empty() || !fits(line)) continue;
                if (!found.empty()) found += "; ";
                found += line;
                if (role != FieldRole::kAuthor) break;
            }
            if (!found.empty()) return found;
        }
        return std::string();
    }

    Result<void> fill_source(const DumpRecord& record, Document& document) {
        const auto any = [](const std::string&) { return true; };
        const auto is_address = [](const std::string& value) {
            return value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.") ||
                   (value.starts_with('/') && value.find(' ') == std::string::npos); // within its site
        };
        const auto is_language = [](const std::string& value) {
            return value.size() >= 2 && (value.size() == 2 || value[2] == '-' || value[2] == '_') &&
                   std::ranges::all_of(value.substr(0, 2), [](char c) { return c >= 'a' && c <= 'z'; });
        };
        SourceDocument& source = document.source();
        const auto fill = [&](std::string& field, FieldRole role, const auto& fits) -> Result<void> {
            auto value = value_of(role, record, fits);
            if (!value) return tl::unexpected(value.error());
            field = std::move(*value);
            return {};
        };
        std::string date;
        for (const auto& filled :
             {fill(source.title, FieldRole::kTitle, any), fill(source.author, FieldRole::kAuthor, any),
              fill(source.publisher, FieldRole::kSource, any), fill(source.section, FieldRole::kSection, any),
              fill(source.url, FieldRole::kUrl, is_address), fill(source.language, FieldRole::kLanguage, is_language),
              fill(date, FieldRole::kDate, any)})
            if (!filled) return filled;
        if (source.title.find_first_of("<&") != std::string::npos)
            source.title = one_line(html_text(source.title).text);
        if (is_address(source.publisher) && source.url.empty()) std::swap(source.url, source.publisher);
        std::ranges::replace(source.language, '_', '-');
        if (const auto day = date_of_value(date)) {
            document.set_date(*day);
            return {};
        }
        if (options_.document.date) document.set_date(*options_.document.date);
        document.set_date_words(std::move(date));
        return {};
    }

    /// The id of the record, or the key it has in the dump, if it is a short word that has not been seen; else the file
    /// and the number of the record. Numbers are no ids: those of two files would be the same.
    std::string id_of(const DumpRecord& record) {
        if (!id_.empty() && number_ == record.number) return id_;
        const auto fits = [](const std::string& id) {
            return id.size() <= kLongestId && std::ranges::any_of(id, [](char c) { return c < '0' || c > '9'; });
        };
        std::string id = value_of(FieldRole::kId, record, fits).value_or(std::string());
        if (id.empty() && fits(record.key)) id = one_line(record.key);
        if (id.empty() || !ids_.insert(std::hash<std::string>()(id)).second)
            id = fmt::format("{}#{}", name_, record.number);
        number_ = record.number;
        return id_ = std::move(id);
    }

    FieldTable& fields_;
    const std::string& name_;
    const ReadOptions& options_;
    DocumentSink& sink_;
    bool is_recoded_;
    std::unordered_set<std::uint32_t> told_; ///< fields that text was taken from, in want of the first
    std::unordered_set<std::size_t> ids_;    ///< their hashes
    std::string id_;                         ///< of the last record
    std::uint64_t number_ = 0;               ///< of it
};

} // namespace

FieldTable::Given given_fields(const ReadOptions& options) {
    FieldTable::Given given{};
    const auto set = [&](FieldRole role, std::string_view name) { given[static_cast<std::size_t>(role)] = name; };
    set(FieldRole::kText, options.text_field);
    set(FieldRole::kTitle, options.title_field);
    set(FieldRole::kDate, options.date_field);
    set(FieldRole::kUrl, options.url_field);
    set(FieldRole::kId, options.id_field);
    set(FieldRole::kSource, options.source_field);
    return given;
}

bool is_wide(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

std::optional<InputBytes> recode_dump(InputBytes& file, DocumentSink& sink) {
    if (!is_wide(file.head())) return std::nullopt;
    const auto bytes = file.all();
    if (!bytes) return std::nullopt; // the reader meets the same error
    DecodedText decoded = decode_text(*bytes);
    sink.tell(file.name(), "read as " + decoded.encoding);
    if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
    return InputBytes(file.name(), std::move(decoded.text));
}

void read_dump(DumpSource& source, FieldTable& fields, const std::string& name, const ReadOptions& options,
               DocumentSink& sink, bool is_recoded) {
    DumpDocuments documents(fields, name, options, sink, is_recoded);
    std::vector<Result<DumpRecord>> first;
    std::size_t bytes = 0;
    while (first.size() < kMostLookedAt && bytes < kMostBytesLookedAt) {
        auto record = source.next();
        if (!record) break;
        if (*record) {
            bytes += (*record)->bytes.size();
            fields.look_at((*record)->bytes, (*record)->values);
        } else if (first.empty()) { // nothing to look at yet
            if (!documents.take(std::move(*record))) return;
            continue;
        }
        first.push_back(std::move(*record));
    }
    if (first.empty()) return;
    if (auto chosen = fields.choose(given_fields(options)); !chosen) {
        chosen.error().place.file = name;
        sink.refuse(std::move(chosen.error()));
        return;
    }
    sink.tell(name, fields.describe());
    for (auto& record : first)
        if (!documents.take(std::move(record))) return;
    first.clear();
    while (auto record = source.next())
        if (!documents.take(std::move(*record))) return;
}

} // namespace claimgraph
