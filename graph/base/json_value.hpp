#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace claimgraph {

/// Appends text as a JSON string. Invalid UTF-8 becomes U+FFFD.
void append_quoted(std::string& json, std::string_view text);

/// A JSON value to be built and written: null, a boolean, a number, a string, a list or an object, whose members keep
/// their order. Owns its content. Exists because it is quick to compile, unlike the library that parses JSON.
class JsonValue {
  public:
    using List = std::vector<JsonValue>;
    using Members = std::vector<std::pair<std::string, JsonValue>>;
    /// JSON that is already serialized.
    struct Written {
        std::string text;
    };

    JsonValue(std::nullptr_t = nullptr) {}
    template <class Number>
    requires std::is_arithmetic_v<Number> JsonValue(Number number) {
        if constexpr (std::is_same_v<Number, bool>)
            value_ = number;
        else if constexpr (std::is_floating_point_v<Number>)
            value_ = static_cast<double>(number);
        else if constexpr (std::is_signed_v<Number>)
            value_ = static_cast<std::int64_t>(number);
        else
            value_ = static_cast<std::uint64_t>(number);
    }
    JsonValue(const char* text) : value_(std::string(text)) {}
    JsonValue(std::string_view text) : value_(std::string(text)) {}
    JsonValue(std::string text) : value_(std::move(text)) {}
    JsonValue(Written written) : value_(std::move(written)) {}
    JsonValue(const std::vector<std::string>& texts) : value_(List(texts.begin(), texts.end())) {}
    JsonValue(std::initializer_list<std::pair<std::string, JsonValue>> members) : value_(Members(members)) {}
    static JsonValue array() { return JsonValue(List(), 0); }
    static JsonValue object() { return JsonValue(Members(), 0); }

    bool is_null() const { return is<std::nullptr_t>(); }
    bool is_string() const { return is<std::string>(); }
    bool is_object() const { return is<Members>(); }
    template <class Kind>
    bool is() const {
        return std::holds_alternative<Kind>(value_);
    }
    /// Null if it is another kind.
    template <class Kind>
    const Kind* as() const {
        return std::get_if<Kind>(&value_);
    }
    const std::string& text() const { return std::get<std::string>(value_); }

    /// Null if it is not an object or has no such member.
    const JsonValue* find(std::string_view name) const;
    /// The member, added if missing; null becomes an object.
    JsonValue& operator[](std::string_view name);
    /// Sets all members of another object.
    void update(const JsonValue& other);
    /// Adds to a list; null becomes one.
    JsonValue& push_back(JsonValue entry);

    /// The JSON on one line; invalid UTF-8 becomes U+FFFD, NaN and infinities become null.
    std::string dump() const;

  private:
    template <class Kind>
    JsonValue(Kind kind, int) : value_(std::move(kind)) {}
    void append_to(std::string& json) const;

    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, List, Members, Written> value_;
};

} // namespace claimgraph
