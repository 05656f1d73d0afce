#include "cli/terminal/messages.hpp"

#include "cli/terminal/terminal.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

/// The size of a character that turns the direction of what follows (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066
/// to U+2069), which can make a name look like another one; 0 if there is none.
std::size_t mark_of_direction(std::string_view text, std::size_t at) {
    const std::string_view next = text.substr(at, 3);
    if (next.starts_with("\xD8\x9C")) return 2;
    if (next.size() < 3 || next[0] != '\xE2') return 0;
    const auto second = static_cast<unsigned char>(next[1]);
    const auto third = static_cast<unsigned char>(next[2]);
    const bool is_mark = (second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE))) ||
                         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
    return is_mark ? 3 : 0;
}

} // namespace

std::string printable(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto byte = static_cast<unsigned char>(out[i]);
        if (byte == '\n' || byte == '\t' || byte == '\r') {
            out[i] = ' ';
        } else if (byte < 0x20 || byte == 0x7f) {
            out[i] = '?';
        } else if (byte == 0xc2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xa0) {
            out[i] = out[i + 1] = '?'; // U+0080 to U+009F: terminals take them for escape sequences too
        } else if (const std::size_t size = mark_of_direction(out, i); size > 0) {
            out.replace(i, size, size, '?');
        }
    }
    return out;
}

void say(std::string_view message) {
    const std::string line = bold("claimgraph:", colors_messages()) + ' ' + printable(message) + '\n';
    std::fwrite(line.data(), 1, line.size(), stderr); // nobody is left to tell if this fails
}

void note(std::string_view message) {
    if (!is_quiet()) say(message);
}

void detail(std::string_view message) {
    if (is_verbose()) say(message);
}

std::string Stopwatch::text() const {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
    return fmt::format("in {:.3f} s", seconds.count());
}

void report(const Error& error) { say(error.describe()); }

ExitStatus give_up(const Error& error) {
    report(error);
    return error.code == ErrorCode::kUnsupported ? ExitStatus::kWrongUsage : ExitStatus::kUnreadable;
}

} // namespace claimgraph::cli
