#pragma once

#include <ios>
#include <ostream>
#include <string>
#include <string_view>

namespace claimgraph {

/// Writes XML piece by piece through one buffer to a stream, which must outlive it. Escapes the text of attributes and
/// elements. Text must be UTF-8 without control characters other than tabs and line ends, as the text of a Graph is.
/// One thread; errors are those of the stream.
class XmlWriter {
  public:
    explicit XmlWriter(std::ostream& out) : out_(out) { buffer_.reserve(2 * kBufferBytes); }
    XmlWriter(const XmlWriter&) = delete;
    XmlWriter& operator=(const XmlWriter&) = delete;
    ~XmlWriter() { flush(); }

    /// Markup, as it is.
    XmlWriter& raw(std::string_view markup) {
        buffer_ += markup;
        return *this;
    }

    /// ` name="value"`
    XmlWriter& attribute(std::string_view name, std::string_view value) {
        buffer_.append(" ").append(name).append("=\"");
        append_escaped(value);
        buffer_ += '"';
        return *this;
    }

    /// The text of an element. Gephi drops white space between two escapes, so nothing is escaped here: text that would
    /// need it becomes a CDATA section.
    XmlWriter& text(std::string_view value) {
        if (value.find_first_of("&<>") == std::string_view::npos)
            buffer_ += value;
        else
            append_cdata(value);
        return *this;
    }

    /// Ends a line, and flushes the buffer once it is large enough.
    void end_line() {
        buffer_ += '\n';
        if (buffer_.size() >= kBufferBytes) flush();
    }

    void flush() {
        out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
    }

  private:
    static constexpr std::size_t kBufferBytes = 1 << 16;

    void append_escaped(std::string_view value) {
        while (true) {
            const std::size_t end = value.find_first_of("&<>\"\t\n\r");
            buffer_ += value.substr(0, end);
            if (end == std::string_view::npos) return;
            switch (value[end]) {
            case '&':
                buffer_ += "&amp;";
                break;
            case '<':
                buffer_ += "&lt;";
                break;
            case '>':
                buffer_ += "&gt;";
                break;
            case '"':
                buffer_ += "&quot;";
                break;
            case '\t':
                buffer_ += "&#9;";
                break;
            case '\n':
                buffer_ += "&#10;";
                break;
            default:
                buffer_ += "&#13;";
                break;
            }
            value.remove_prefix(end + 1);
        }
    }

    void append_cdata(std::string_view value) {
        while (true) { // "]]>" ends a section: cut between its brackets and its angle
            const std::size_t end = value.find("]]>");
            const std::string_view part = value.substr(0, end == std::string_view::npos ? end : end + 2);
            buffer_.append("<![CDATA[").append(part).append("]]>");
            if (end == std::string_view::npos) return;
            value.remove_prefix(end + 2);
        }
    }

    std::ostream& out_;
    std::string buffer_;
};

} // namespace claimgraph
