#include "extract/input/input_format.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

/// What people hand in all the same, to say what it is.
struct Signature {
    std::string_view begin, what;
};
constexpr std::array<Signature, 12> kOthers = {{
    {"\x89PNG", "a picture (PNG)"},
    {"\xFF\xD8\xFF", "a picture (JPEG)"},
    {"GIF8", "a picture (GIF)"},
    {"RIFF", "a picture, sound or film (RIFF)"},
    {"ID3", "sound (MP3)"},
    {"\xD0\xCF\x11\xE0", "an Office file of before 2007; save it as .docx or .pdf"},
    {"SQLite format 3", "a database"},
    {"\x7F"
     "ELF",
     "a program"},
    {"MZ", "a program"},
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a zip archive"},
    {"\x1F\x8B", "a gzip archive"},
}};

std::string why_not(std::string_view head, std::string_view name) {
    for (const MissingFormat& missing : missing_formats()) {
        std::string_view rest = missing.extensions; // ".docx .odt"
        while (!rest.empty()) {
            const std::string_view extension = rest.substr(0, rest.find(' '));
            if (has_extension(name, std::array{extension}))
                return fmt::format("{} cannot be read by this build, which was made without {}", missing.name,
                                   missing.needs);
            rest.remove_prefix(std::min(rest.size(), extension.size() + 1));
        }
    }
    for (const Signature& other : kOthers)
        if (head.starts_with(other.begin)) return fmt::format("no text that can be read; it looks like {}", other.what);
    return "no text that can be read; 'claimgraph formats' lists what can";
}

} // namespace

bool has_extension(std::string_view name, std::span<const std::string_view> extensions) {
    return std::ranges::any_of(extensions, [&](std::string_view extension) {
        return name.size() >= extension.size() &&
               equal_but_case(name.substr(name.size() - extension.size()), extension);
    });
}

const InputFormat* input_format(std::string_view name) {
    const auto formats = input_formats();
    const auto found = std::ranges::find(formats, name, [](const InputFormat* format) { return format->name; });
    return found == formats.end() ? nullptr : *found;
}

Likeness least_likeness(std::string_view name) {
    const std::string_view last = name.substr(name.find_last_of("/#") + 1);
    const std::size_t stop = last.rfind('.');
    return stop == std::string_view::npos || stop == 0 ? Likeness::kPossible : Likeness::kLikely;
}

Result<const InputFormat*> find_format(std::string_view head, std::string_view name, Likeness least) {
    const InputFormat* best = nullptr;
    Likeness most = Likeness::kNo;
    for (const InputFormat* format : input_formats())
        if (const Likeness likeness = format->detect(head, name); likeness > most) {
            most = likeness;
            best = format;
        }
    if (best != nullptr && most >= least) return best;
    return fail(ErrorCode::kUnsupported, why_not(head, name), {.file = std::string(name)});
}

} // namespace claimgraph
