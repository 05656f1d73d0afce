#include "extract/input/input_format.hpp"
#include "extract/input/transcripts/speaker_label.hpp"
#include "extract/text/encoding.hpp"
#include "extract/text/html_entity.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kSubtitleExtensions[] = {".vtt", ".srt"};
constexpr std::string_view kVtt = "WEBVTT";
constexpr std::string_view kArrow = " --> ";

std::string_view without_break(std::string_view line) {
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

/// "00:00:01.000 --> 00:00:04,200 align:start"
bool is_timing(std::string_view line) {
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos || arrow > 16 || line.substr(0, arrow).find(':') == std::string_view::npos)
        return false;
    return line.substr(0, arrow).find_first_not_of("0123456789:.,") == std::string_view::npos;
}

Likeness is_subtitles(std::string_view head, std::string_view) {
    const DecodedText decoded = decode_text(head.substr(0, 1024));
    std::string_view rest = decoded.text;
    constexpr std::string_view kByteOrderMark = "\uFEFF";
    if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
    if (rest.starts_with(kVtt)) return Likeness::kCertain;
    const auto next_line = [&] {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        return without_break(line);
    };
    std::string_view first = next_line();
    for (int i = 0; i < 3 && first.empty(); ++i) first = next_line();
    const bool is_number = !first.empty() && first.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number && is_timing(next_line()) ? Likeness::kCertain : Likeness::kNo;
}

/// Joins what the cues say to paragraphs: a new one for each speaker, and where a sentence ends after a while.
class CueWriter {
  public:
    CueWriter(std::string_view text, const SourceMap& lower)
        : text_(text), builder_(text, TextBuilder::Blanks::kCollapse, &lower) {}

    CleanText write() {
        bool in_cue = false;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            const std::string_view line = without_break(text_.substr(at, end - at));
            if (line.empty())
                in_cue = false;
            else if (is_timing(line))
                in_cue = true;
            else if (in_cue && line != last_) // rolling captions repeat lines
                add_line(at, last_ = line);
            at = end + 1;
        }
        return builder_.finish();
    }

  private:
    static constexpr std::uint32_t kParagraphBytes = 500;

    ByteSpan span(std::size_t begin, std::size_t end) const {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void add_line(std::size_t at, std::string_view line) {
        const std::size_t end = at + line.size();
        if (is_stage_direction(line)) return;
        bool begins_turn = false;
        for (const std::string_view mark : {">>> ", ">> ", "- ", "\u2013 "})
            if (text_.substr(at, end - at).starts_with(mark)) {
                at += mark.size();
                begins_turn = true;
                break;
            }
        begins_turn = begins_turn || speaker_label_size(text_.substr(at, end - at)) > 0;
        const bool is_long = builder_.size() - begin_ > kParagraphBytes && ends_sentence_;
        if (begins_turn || is_long || is_first_)
            begin_block();
        else
            builder_.add(" ", span(at, at));
        while (at < end) at = add_piece(at, end);
        ends_sentence_ = std::string_view(".!?").find(line.back()) != std::string_view::npos;
    }

    void begin_block() {
        builder_.begin_block();
        begin_ = builder_.size();
        is_first_ = false;
    }

    /// A tag, an entity, or text; returns what follows it.
    std::size_t add_piece(std::size_t at, std::size_t end) {
        const std::string_view rest = text_.substr(at, end - at);
        if (rest.starts_with('<')) {
            const std::size_t close = rest.find('>');
            if (close != std::string_view::npos) {
                if (rest.starts_with("<v ") || rest.starts_with("<v.")) add_voice(at, at + close);
                return at + close + 1;
            }
        } else if (rest.starts_with("{\\")) {
            const std::size_t close = rest.find('}');
            if (close != std::string_view::npos) return at + close + 1;
        } else if (const HtmlEntity entity = rest.starts_with('&') ? html_entity_at(rest) : HtmlEntity{};
                   entity.size > 0) {
            std::array<char, 4> bytes{};
            const std::size_t size = put_utf8(entity.character, bytes.data());
            builder_.add(std::string_view(bytes.data(), size), span(at, at + entity.size));
            return at + entity.size;
        }
        const std::size_t next = std::min(rest.find_first_of("<{&", 1), rest.size());
        builder_.add(span(at, at + next));
        return at + next;
    }

    /// "<v Ana Novak>"
    void add_voice(std::size_t at, std::size_t end) {
        const std::size_t blank = std::min(text_.find(' ', at), end);
        const std::string_view name = text_.substr(blank, end - blank);
        if (name == voice_ || name.size() < 2) return;
        voice_ = name;
        begin_block();
        builder_.add(span(blank + 1, end));
        builder_.add(": ", span(end, end + 1));
    }

    std::string_view text_;
    TextBuilder builder_;
    std::string_view last_, voice_;
    std::size_t begin_ = 0; ///< of the open block
    bool is_first_ = true;
    bool ends_sentence_ = false;
};

void read_subtitles(InputBytes& input, const ReadOptions&, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    const DecodedText decoded = decode_text(*bytes);
    Document document(input.name(), CueWriter(decoded.text, decoded.origin).write());
    document.set_record({0, bytes->size()});
    sink.take({std::move(document)});
}

} // namespace

extern const InputFormat kSubtitlesInput = {.name = "subtitles",
                                            .description = "what is said in a film: WebVTT, SubRip",
                                            .extensions = kSubtitleExtensions,
                                            .detect = is_subtitles,
                                            .read = read_subtitles};

} // namespace claimgraph
