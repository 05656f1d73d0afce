#include "extract/input/input_format.hpp"
#include "extract/input/rtf/rtf_text.hpp"

#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kRtfExtensions[] = {".rtf"};
constexpr std::size_t kMostRtfBytes = std::size_t{256} << 20;

Likeness detect_rtf(std::string_view head, std::string_view) {
    constexpr std::string_view kSignature = "{\\rtf";
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && head.substr(begin).starts_with(kSignature) ? Likeness::kCertain
                                                                                         : Likeness::kNo;
}

void read_rtf(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) return static_cast<void>(sink.refuse(Error(bytes.error())));
    if (bytes->size() > kMostRtfBytes) {
        sink.refuse({ErrorCode::kTooLarge,
                     fmt::format("{} bytes; an RTF file has at most {}", bytes->size(), kMostRtfBytes),
                     {.file = input.name()}});
        return;
    }
    RtfText text;
    auto read = text.read(*bytes);
    if (text.ends_early()) sink.tell(input.name(), "ends within a group; what comes before is read");
    const std::string title = text.written().title();
    Document document(input.name(), text.written().finish());
    const RtfInfo& info = text.info();
    document.source().title = info.title.empty() ? title : clean_line(info.title);
    document.source().author = clean_line(info.author);
    document.source().publisher = clean_line(info.company);
    if (const auto day = date_from(fmt::format("{:04}-{:02}-{:02}", info.year, info.month, info.day)))
        document.set_file_date(*day);
    if (!sink.take({std::move(document)}) || read) return;
    read.error().place.file = input.name();
    sink.refuse(std::move(read.error()));
}

} // namespace

extern const InputFormat kRtfInput = {.name = "rtf",
                                      .description = "Rich Text Format",
                                      .extensions = kRtfExtensions,
                                      .detect = detect_rtf,
                                      .read = read_rtf};

} // namespace claimgraph
