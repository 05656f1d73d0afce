#include "extract/input/input_format.hpp"
#include "extract/input/transcripts/chat_line.hpp"
#include "extract/input/transcripts/speaker_label.hpp"
#include "extract/text/encoding.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kTranscriptExtensions[] = {".log"};

/// Labels of facts and of headers, which nobody speaks under.
constexpr std::array<std::string_view, 10> kNobody = {"From",  "To",     "Subject", "Date",  "Cc",
                                                      "Title", "Source", "Author",  "Notes", "Message-ID"};

std::vector<ByteSpan> trimmed_lines(std::string_view text) {
    std::vector<ByteSpan> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t next = end + 1;
        while (at < end && (text[at] == ' ' || text[at] == '\t')) ++at;
        while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) --end;
        lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = next;
    }
    return lines;
}

/// Lines of which most have a time and a speaker.
bool looks_like_chat(std::string_view text, const std::vector<ByteSpan>& lines) {
    constexpr std::size_t kLeast = 3;
    std::size_t written = 0;
    std::size_t stamped = 0;
    std::size_t said = 0;
    for (const ByteSpan span : lines) {
        if (span.empty()) continue;
        ++written;
        const ChatLine line = chat_line(slice(text, span));
        stamped += line.kind != ChatLine::Kind::kOther;
        said += line.kind == ChatLine::Kind::kSaid;
    }
    return said >= kLeast && stamped * 10 >= written * 6 && said * 3 >= stamped;
}

/// Paragraphs of which most begin with a name and a colon, by turns of the same few.
bool looks_like_transcript(std::string_view text, const std::vector<ByteSpan>& lines) {
    constexpr std::size_t kLeastTurns = 6;
    std::map<std::string_view, std::size_t> labels;
    std::string_view last;
    std::size_t paragraphs = 0;
    std::size_t turns = 0;
    std::size_t changes = 0;
    bool begins = true;
    for (const ByteSpan span : lines) {
        const std::string_view line = slice(text, span);
        if (line.empty()) {
            begins = true;
            continue;
        }
        const std::string_view label = line.substr(0, speaker_label_size(line));
        paragraphs += begins || !label.empty();
        begins = false;
        if (label.empty()) continue;
        if (std::ranges::find(kNobody, label) != kNobody.end()) return false;
        ++turns;
        ++labels[label];
        changes += label != last;
        last = label;
    }
    const auto repeated = std::ranges::count_if(labels, [](const auto& label) { return label.second > 1; });
    return turns >= kLeastTurns && turns * 2 >= paragraphs && repeated >= 2 && labels.size() * 3 <= turns &&
           changes * 2 >= turns;
}

Likeness is_transcript(std::string_view head, std::string_view) {
    if (!looks_like_text(head)) return Likeness::kNo;
    const DecodedText decoded = decode_text(head);
    const std::vector<ByteSpan> lines = trimmed_lines(decoded.text);
    const bool found = looks_like_chat(decoded.text, lines) || looks_like_transcript(decoded.text, lines);
    return found ? Likeness::kCertain : Likeness::kNo;
}

/// Each turn is a block "NAME: words", which is attributed to who says it.
class TurnWriter {
  public:
    TurnWriter(std::string_view text, const SourceMap& lower)
        : text_(text), builder_(text, TextBuilder::Blanks::kCollapse, &lower) {}

    CleanText chat(const std::vector<ByteSpan>& lines) {
        bool goes_on = false; // a message of several lines
        for (const ByteSpan span : lines) {
            const ChatLine line = chat_line(slice(text_, span));
            const auto part = [&](ByteSpan of_line) {
                return ByteSpan{span.begin + of_line.begin, span.begin + of_line.end};
            };
            if (line.kind == ChatLine::Kind::kOther) {
                if (!goes_on || span.empty()) continue;
                builder_.add_line_break();
                builder_.add(span);
                continue;
            }
            goes_on = line.kind == ChatLine::Kind::kSaid;
            if (!goes_on) continue;
            builder_.begin_block();
            builder_.add(part(line.name));
            builder_.add(": ", part({line.name.end, line.words.begin}));
            builder_.add(part(line.words));
        }
        return builder_.finish();
    }

    /// With what stands above the first turn; its first line is a heading.
    CleanText transcript(const std::vector<ByteSpan>& lines) {
        bool in_turn = false;
        bool is_first = true;
        bool begins = true;
        for (const ByteSpan span : lines) {
            const std::string_view line = slice(text_, span);
            if (line.empty() || is_stage_direction(line)) {
                begins = true;
                continue;
            }
            const bool is_turn = speaker_label_size(line) > 0;
            in_turn = in_turn || is_turn;
            if (is_turn || (begins && !in_turn)) {
                builder_.begin_block(is_first && !is_turn ? BlockKind::kHeading : BlockKind::kParagraph);
            } else if (begins) {
                builder_.add_line_break();
            } else {
                builder_.add(" ", {span.begin - 1, span.begin});
            }
            builder_.add(span);
            is_first = begins = false;
        }
        return builder_.finish();
    }

  private:
    std::string_view text_;
    TextBuilder builder_;
};

void read_transcript(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    const DecodedText decoded = decode_text(*bytes);
    const std::vector<ByteSpan> lines = trimmed_lines(decoded.text);
    TurnWriter writer(decoded.text, decoded.origin);
    const std::vector<ByteSpan> first(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(lines.size(), 500)));
    const bool is_chat = looks_like_chat(decoded.text, first);
    Document document(input.name(), is_chat ? writer.chat(lines) : writer.transcript(lines));
    document.set_record({0, bytes->size()});
    const auto blocks = document.blocks();
    if (!is_chat && !blocks.empty() && blocks.front().kind == BlockKind::kHeading)
        document.source().title = document.text(blocks.front().span);
    sink.take({std::move(document)});
}

} // namespace

extern const InputFormat kTranscriptInput = {.name = "transcript",
                                             .description = "turns \"NAME: words\", chats with times and names",
                                             .extensions = kTranscriptExtensions,
                                             .detect = is_transcript,
                                             .read = read_transcript};

} // namespace claimgraph
