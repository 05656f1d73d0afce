#include "cli/output/messages.hpp"

#include <cstdio>

namespace claimgraph::cli {

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
        }
    }
    return out;
}

void say(std::string_view message) {
    const std::string line = "claimgraph: " + printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr); // nobody is left to tell if this fails
}

void report(const Error& error) { say(error.describe()); }

ExitStatus give_up(const Error& error) {
    report(error);
    return error.code == ErrorCode::kUnsupported ? ExitStatus::kWrongUsage : ExitStatus::kUnreadable;
}

} // namespace claimgraph::cli
