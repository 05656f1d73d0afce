#include "extract/input/archive/open_input.hpp"
#include "extract/input/archive/warc_reader.hpp"
#include "extract/input/forwarding_sink.hpp"
#include "extract/input/input_format.hpp"

#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::string_view kWarcExtensions[] = {".warc", ".warc.gz"};
constexpr std::string_view kWarcSignature = "WARC/";

Likeness detect_warc(std::string_view head, std::string_view name) {
    if (head.starts_with(kWarcSignature)) return Likeness::kCertain;
    constexpr std::string_view kGzip = "\x1f\x8b\x08";
    if (!head.starts_with(kGzip)) return Likeness::kNo;
    if (has_extension(name, kWarcExtensions)) return Likeness::kCertain;
    auto unpacker = Unpacker::open_bytes(head, {}, nullptr);
    if (!unpacker || !unpacker->next()) return Likeness::kNo;
    const auto block = unpacker->read();
    return block && block->starts_with(kWarcSignature) ? Likeness::kCertain : Likeness::kNo;
}

/// Tells documents of a capture where and when it was made, where the page does not say.
class CaptureSink final : public ForwardingSink {
  public:
    CaptureSink(DocumentSink& sink, const WarcCapture& capture) : ForwardingSink(sink), capture_(capture) {}

    bool take(InputDocument&& input) override {
        constexpr std::size_t kDayLength = 10; // 2025-03-11T10:00:00Z
        Document& document = input.document;
        if (document.source().url.empty()) document.source().url = capture_.url;
        const auto day = date_from(std::string_view(capture_.date).substr(0, kDayLength));
        if (!document.date() && document.date_words().empty() && day) document.set_date(*day);
        return ForwardingSink::take(std::move(input));
    }

  private:
    const WarcCapture& capture_;
};

void read_warc(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    if (options.depth >= kMostNested) {
        sink.refuse({ErrorCode::kTooLarge,
                     fmt::format("archives nested more than {} deep, the limit", kMostNested),
                     {.file = input.name()}});
        return;
    }
    auto unpacker = open_packed(input, options);
    if (!unpacker) return static_cast<void>(sink.refuse(std::move(unpacker.error())));
    unpacker->allow_any_size(); // captures are in memory one at a time
    ReadOptions inner = options;
    inner.depth = options.depth + 1;
    inner.format = nullptr;
    inner.document.date.reset(); // that of the capture comes before it
    inner.unpacked = unpacker->so_far();
    WarcReader reader(*unpacker, input.name());
    std::uint64_t number = 0;
    while (true) {
        auto capture = reader.next();
        if (!capture) return static_cast<void>(sink.refuse(std::move(capture.error())));
        if (!*capture) return;
        const std::string name = fmt::format("{}#{}", input.name(), ++number);
        const std::string_view body = (*capture)->body;
        if (body.empty() || !find_format(body.substr(0, kHeadBytes), name)) continue; // pictures and the like
        CaptureSink inside(sink, **capture);
        InputBytes page(name, std::move((*capture)->body));
        read_documents(page, inner, inside);
        if (!inside.wants_more()) return;
    }
}

} // namespace

extern const InputFormat kWarcInput = {.name = "warc",
                                       .description = "web archives: the pages in them",
                                       .extensions = kWarcExtensions,
                                       .has_many = true,
                                       .detect = detect_warc,
                                       .read = read_warc};

} // namespace claimgraph
