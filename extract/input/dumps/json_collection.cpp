#include "extract/input/dumps/json_collection.hpp"

#include "extract/input/dumps/json_record.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <vector>

namespace claimgraph {
namespace {

using Event = JsonCursor::Event;
using Kind = JsonCollection::Kind;

constexpr std::size_t kMostLevels = 3;
constexpr std::size_t kMostSeen = 50;    ///< elements that are looked at
constexpr std::size_t kMostMembers = 64; ///< of an object, that are looked into

/// Names that graphs, maps and descriptions of programs have, and dumps of texts not: all of a row.
constexpr std::array<std::array<std::string_view, 2>, 8> kOtherFiles = {{{"nodes", "edges"},
                                                                         {"nodes", "links"},
                                                                         {"graph", "graph"},
                                                                         {"graphs", "graphs"},
                                                                         {"features", "type"},
                                                                         {"coordinates", "type"},
                                                                         {"openapi", "openapi"},
                                                                         {"swagger", "swagger"}}};

bool is_container(Event event) { return event == Event::kBeginObject || event == Event::kBeginArray; }
bool is_stop(Event event) { return event == Event::kBad || event == Event::kCut || event == Event::kEnd; }

/// What the elements of a list, an object or a sequence have in them.
struct Elements {
    FieldTable fields;
    std::size_t records = 0;

    void add(std::string_view text, std::size_t at) {
        if (records == kMostSeen) return;
        ++records;
        JsonCursor cursor(text, at);
        const Event event = cursor.next();
        DumpRecord record;
        add_json_values(cursor, event, at, fields, record);
        fields.look_at(text.substr(at, kMaxDocumentBytes), record.values);
    }
    std::uint32_t text() const { return fields.of(FieldRole::kText).front(); }
    bool have_source() const {
        return !fields.of(FieldRole::kTitle).empty() || !fields.of(FieldRole::kDate).empty() ||
               !fields.of(FieldRole::kUrl).empty();
    }
    JsonCollection found(Kind kind, std::size_t begin) const {
        return {kind, begin, fields.named(text()).role == FieldRole::kText, have_source()};
    }
};

class Finder {
  public:
    Finder(std::string_view text, std::string_view text_field) : text_(text), text_field_(text_field) {}

    Result<JsonCollection> find() {
        const auto found = find_anywhere();
        if (found) return *found;
        return fail(ErrorCode::kBadFormat, why_not_.empty() ? "no records with text" : why_not_);
    }

  private:
    std::optional<JsonCollection> find_anywhere() {
        JsonCursor cursor(text_);
        const Event first = cursor.next();
        if (!is_container(first)) {
            why_not_ = fmt::format("no JSON object or list: {}",
                                   first == Event::kBad ? cursor.error() : cursor.token().substr(0, 40));
            return std::nullopt;
        }
        const std::size_t begin = cursor.span().begin;
        const bool ends = cursor.skip();
        if (ends && !is_stop(cursor.next())) return sequence(begin);
        return first == Event::kBeginArray ? list(begin) : object(begin, 0);
    }

    std::optional<JsonCollection> sequence(std::size_t begin) {
        JsonCursor cursor(text_, begin);
        Elements elements;
        for (Event event = cursor.next(); !is_stop(event) && elements.records < kMostSeen; event = cursor.next()) {
            if (!is_container(event)) return std::nullopt;
            elements.add(text_, cursor.span().begin);
            if (!cursor.skip()) break;
        }
        if (!has_text(elements, false)) return std::nullopt;
        return elements.found(Kind::kSequence, begin);
    }

    std::optional<JsonCollection> list(std::size_t begin) {
        JsonCursor cursor(text_, begin);
        cursor.next();
        Elements elements;
        while (elements.records < kMostSeen) {
            const Event event = cursor.next();
            if (event == Event::kEndArray || event == Event::kBad || event == Event::kEnd) break;
            if (event == Event::kBeginArray) return std::nullopt; // rows of numbers, a matrix
            elements.add(text_, event == Event::kString ? cursor.span().begin - 1 : cursor.span().begin);
            if (event == Event::kCut || (is_container(event) && !cursor.skip())) break;
        }
        if (!has_text(elements, false)) return std::nullopt;
        return elements.found(Kind::kList, begin);
    }

    std::optional<JsonCollection> object(std::size_t begin, std::size_t level) {
        JsonCursor cursor(text_, begin);
        cursor.next();
        struct Member {
            std::string_view name;
            std::size_t at;
        };
        std::vector<Member> members; // objects and lists
        std::vector<std::string_view> names;
        Elements itself, keyed;
        bool all_objects = true;
        while (cursor.next() == Event::kName) {
            const std::string_view name = cursor.token();
            if (names.size() < kMostMembers) names.push_back(name);
            const Event event = cursor.next();
            const bool is_nothing = event == Event::kCut && cursor.token().empty();
            all_objects = all_objects && (event == Event::kBeginObject || is_nothing);
            if (is_stop(event)) break;
            if (!is_container(event)) continue;
            if (members.size() < kMostMembers) members.push_back({name, cursor.span().begin});
            if (event == Event::kBeginObject) keyed.add(text_, cursor.span().begin);
            if (!cursor.skip()) break;
        }
        const auto has = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
        if (std::ranges::any_of(kOtherFiles, [&](const auto& other) { return has(other[0]) && has(other[1]); })) {
            why_not_ = "a graph, a map or the like; expected records with texts";
            return std::nullopt;
        }
        itself.add(text_, begin);
        if (!all_objects && has_text(itself, true)) {
            // a list of pieces is a text, one of records with dates and titles is the dump: {"content": [{"title",
            // "text"}]}
            const std::string_view path = itself.fields.path(itself.text());
            for (const Member& member : members)
                if (text_[member.at] == '[' && member.name == path.substr(0, path.find('.')))
                    if (const auto records = list(member.at); records && records->has_source) return records;
            return itself.found(Kind::kSingle, begin);
        }
        if (all_objects && keyed.records > 1 && has_text(keyed, true)) return keyed.found(Kind::kKeyed, begin);
        if (level == kMostLevels) return std::nullopt;
        for (const Member& member : members)
            if (const auto found = text_[member.at] == '[' ? list(member.at) : object(member.at, level + 1))
                return found;
        return std::nullopt;
    }

    bool has_text(Elements& elements, bool only_named) {
        FieldTable::Given given{};
        given[static_cast<std::size_t>(FieldRole::kText)] = text_field_;
        if (elements.records == 0) return false;
        const auto chosen = elements.fields.choose(given, only_named && text_field_.empty());
        if (!chosen && why_not_.empty()) why_not_ = chosen.error().message;
        return chosen.has_value();
    }

    std::string_view text_, text_field_;
    std::string why_not_; ///< of the first elements that have no text
};

} // namespace

Result<JsonCollection> find_json_records(std::string_view text, std::string_view text_field) {
    return Finder(text, text_field).find();
}

} // namespace claimgraph
