#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace claimgraph {

/// Reads JSON (RFC 8259) token by token where it stands: one pass, no memory of its own, so that a file may be as large
/// as can be and each value is known by its bytes. Accepted beyond the standard, since programs write it: control
/// characters in strings, NaN and Infinity. Views the text, which must outlive it. One thread.
class JsonCursor {
  public:
    enum class Event : std::uint8_t {
        kBeginObject,
        kEndObject,
        kBeginArray,
        kEndArray,
        kName,   ///< of a member: a string
        kString, ///< span() is what stands between the quotes
        kNumber,
        kLiteral, ///< true, false, null, NaN
        kEnd,     ///< nothing but blanks follows
        kCut,     ///< the text ends within a value; span() is what there is of a string
        kBad,     ///< see error() and at()
    };
    /// Where a token stands in the text; not a ByteSpan, since a file may be larger than a document.
    struct Span {
        std::size_t begin = 0, end = 0;
    };
    static constexpr std::size_t kDeepest = 256;

    /// Reads from a place on; a byte-order mark at the beginning is passed over.
    explicit JsonCursor(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {
        if (at == 0 && text.starts_with("\xEF\xBB\xBF")) at_ = 3;
    }

    /// The next token. After kBad and kCut it is always the same. Values may follow one another, with blanks or commas
    /// between them.
    Event next();
    /// Reads on to the end of the object or array that has just begun. False after kBad or kCut.
    bool skip();

    /// The last token, without the quotes of a string.
    Span span() const { return span_; }
    std::string_view token() const { return text_.substr(span_.begin, span_.end - span_.begin); }
    /// How many objects and arrays are open.
    std::size_t depth() const { return depth_; }
    /// The place after the last token, or of the error.
    std::size_t at() const { return at_; }
    /// Reads on from a place, as if outside of all but the `depth` outermost objects and arrays, after a value there.
    void resume(std::size_t at, std::size_t depth);
    /// What was found and what was expected.
    std::string_view error() const { return error_; }

  private:
    enum class Expected : std::uint8_t { kValue, kValueOrEnd, kName, kNameOrEnd, kCommaOrEnd };

    Event fail(std::string_view error);
    Event cut(Span string);
    Event open(bool is_object);
    Event close(bool is_object);
    Event string(bool is_name);
    Event number();
    Event literal();
    void after_value() { expected_ = depth_ == 0 ? Expected::kValue : Expected::kCommaOrEnd; }
    bool in_object() const { return depth_ > 0 && objects_[depth_ - 1]; }

    std::string_view text_;
    std::size_t at_;
    Span span_{};
    std::size_t depth_ = 0;
    std::bitset<kDeepest> objects_; ///< which of the open ones are objects
    Expected expected_ = Expected::kValue;
    Event last_ = Event::kEnd;
    std::string_view error_;
};

} // namespace claimgraph
