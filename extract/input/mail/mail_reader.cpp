#include "extract/input/mail/mail_reader.hpp"

#include "extract/input/html/html_text.hpp"
#include "extract/input/joined_text.hpp"
#include "extract/input/mail/mail_text.hpp"
#include "extract/input/mail/mail_words.hpp"
#include "extract/input/mail/message.hpp"
#include "extract/input/mail/transfer.hpp"
#include "extract/text/encoding.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace claimgraph {
namespace {

/// Takes the marks of answers, of forwarding and of the list ("[news]") from the beginning of a subject.
struct MailSubject {
    std::string title;
    bool is_forward = false;
};

MailSubject read_subject(const MailMessage& message) {
    std::string_view rest = message.subject;
    const auto skip = [&](std::size_t size) {
        rest.remove_prefix(size);
        while (rest.starts_with(' ')) rest.remove_prefix(1);
    };
    MailSubject subject;
    for (bool found = true; found;) {
        found = false;
        constexpr std::size_t kLongestSubjectMark = 20;
        const std::string begin = lower_ascii(rest.substr(0, kLongestSubjectMark));
        const auto mark_among = [&](const auto& marks) -> std::size_t {
            const auto mark = std::ranges::find_if(marks, [&](std::string_view one) { return begin.starts_with(one); });
            return mark == marks.end() ? 0 : mark->size();
        };
        if (const std::size_t size = mark_among(kAnswerMarks); size > 0) {
            skip(size);
            found = true;
        } else if (const std::size_t forwarded = mark_among(kForwardSubjects); forwarded > 0) {
            subject.is_forward = true;
            skip(forwarded);
            found = true;
        } else if (!message.list.empty() && rest.starts_with('[') && rest.find(']') != std::string_view::npos) {
            skip(rest.find(']') + 1);
            found = true;
        }
    }
    subject.title = rest;
    return subject;
}

/// Sets the place of documents of a file within a mail, which has no bytes of its own in the file.
class AttachmentSink final : public DocumentSink {
  public:
    explicit AttachmentSink(DocumentSink& sink) : sink_(sink) {}
    bool take(InputDocument&& input) override {
        input.document.set_record({});
        input.document.set_origin({});
        return goes_on_ = sink_.take(std::move(input));
    }
    bool refuse(Error&& error) override { return goes_on_ = sink_.refuse(std::move(error)); }
    bool skip(const std::string& name, const std::string& why) override { return goes_on_ = sink_.skip(name, why); }
    void tell(const std::string& name, const std::string& what) override { sink_.tell(name, what); }
    bool goes_on() const { return goes_on_; }

  private:
    DocumentSink& sink_;
    bool goes_on_ = true;
};

bool is_html(const MailPart& part) { return part.type == "text/html" || part.type == "application/xhtml+xml"; }
bool is_plain(const MailPart& part) { return part.type == "text/plain" || part.type == "/"; }

/// What is no text whatever its name, and nobody looks for a text in.
bool is_never_read(const MailPart& part) {
    constexpr std::array<std::string_view, 5> kKinds = {"image/", "audio/", "video/", "font/", "text/calendar"};
    constexpr std::array<std::string_view, 5> kSignatures = {"application/pgp-signature", "application/pkcs7-signature",
                                                             "application/x-pkcs7-signature", "message/delivery-status",
                                                             "text/x-amp-html"};
    return std::ranges::any_of(kKinds, [&](std::string_view kind) { return part.type.starts_with(kind); }) ||
           std::ranges::find(kSignatures, part.type) != kSignatures.end();
}

class MailReader {
  public:
    MailReader(const RawMessage& raw, const ReadOptions& options, DocumentSink& sink)
        : raw_(raw), options_(options), sink_(sink) {}

    bool read(const MailMessage& message, const std::string& id, unsigned depth) {
        Text text;
        std::vector<const MailPart*> others;
        const MailSubject subject = read_subject(message);
        gather(message.body, subject.is_forward, text, others);
        if (!(text.clean.blocks.empty() ? nothing_read(id, text, others) : give(message, subject, id, std::move(text))))
            return false;
        std::set<std::string> names;
        std::size_t number = 1;
        for (const MailPart* part : others) {
            ++number;
            if (part->message) {
                if (depth + 1 > kMostNested) {
                    if (!refuse(id, "mails in mails more than {} deep are not read")) return false;
                } else if (!read(*part->message, fmt::format("{}#{}", id, number), depth + 1)) {
                    return false;
                }
                continue;
            }
            std::string name = part->file_name.empty() ? std::to_string(number) : part->file_name;
            if (!names.insert(name).second) name = fmt::format("{}-{}", number, name);
            if (!read_attachment(*part, fmt::format("{}#{}", id, name), depth + 1)) return false;
        }
        return true;
    }

  private:
    struct Text {
        CleanText clean;
        bool has_place = true; ///< its bytes stand in the message
        bool had_words = false;
    };

    bool refuse(const std::string& name, std::string_view message) {
        return sink_.refuse({ErrorCode::kTooLarge, fmt::format(fmt::runtime(message), kMostNested), {.file = name}});
    }

    /// The text of a part and its parts; what is a document of its own goes to `others`.
    void gather(const MailPart& part, bool is_forward, Text& text, std::vector<const MailPart*>& others) {
        if (part.type == "multipart/alternative") return gather_alternative(part, is_forward, text, others);
        if (!part.parts.empty()) {
            for (const MailPart& inner : part.parts) gather(inner, is_forward, text, others);
        } else if (part.message || part.is_attachment || !(is_html(part) || is_plain(part))) {
            if (!is_never_read(part) && (part.message || !part.content.empty())) others.push_back(&part);
        } else {
            add_text(part, is_forward, text);
        }
    }

    /// The plain text, unless it is empty or only says that the mail is in HTML.
    void gather_alternative(const MailPart& part, bool is_forward, Text& text, std::vector<const MailPart*>& others) {
        constexpr std::size_t kStubBytes = 400;
        Text plain;
        Text rich;
        for (const MailPart& inner : part.parts) gather(inner, is_forward, is_plain(inner) ? plain : rich, others);
        const bool is_stub = plain.clean.text.size() < kStubBytes &&
                             rich.clean.text.size() > std::max<std::size_t>(4 * plain.clean.text.size(), 40);
        const Text& chosen = plain.clean.blocks.empty() || is_stub ? rich : plain;
        append(text.clean, chosen.clean);
        text.has_place = text.has_place && chosen.has_place;
        text.had_words = text.had_words || plain.had_words || rich.had_words;
    }

    void add_text(const MailPart& part, bool is_forward, Text& text) {
        const std::string_view content = slice(raw_.bytes, part.content);
        TransferredText lines;
        const bool is_binary =
            part.transfer == MailPart::Transfer::kBase64 || part.transfer == MailPart::Transfer::kUuencode;
        if (is_binary) {
            lines.bytes = decode_binary(part.transfer, content);
            lines.origin.add(static_cast<std::uint32_t>(lines.bytes.size()),
                             {0, static_cast<std::uint32_t>(lines.bytes.size())});
        } else {
            lines = decode_transferred(content, part.content.begin,
                                       part.transfer == MailPart::Transfer::kQuotedPrintable, !raw_.postmark.empty());
        }
        if (lines.bytes.empty()) return;
        std::string charset = part.charset;
        if (charset.empty() && is_html(part)) charset = declared_html_encoding(lines.bytes);
        DecodedText decoded = decode_text(lines.bytes, charset);
        const SourceMap origin = decoded.origin.over(lines.origin);
        const MailTextOptions how{.is_forward = is_forward,
                                  .is_addition = !text.clean.blocks.empty(),
                                  .flowed = part.flows,
                                  .deletes_space = part.deletes_space};
        CleanText clean = is_html(part) || (part.type == "/" && looks_like_html(decoded.text))
                              ? html_mail_text(html_text(decoded.text, &origin, {.quotes = is_forward}), how)
                              : plain_mail_text(decoded.text, origin, how);
        text.had_words = true;
        if (clean.blocks.empty()) return;
        text.has_place = text.has_place && !is_binary;
        append(text.clean, clean);
    }

    bool give(const MailMessage& message, const MailSubject& subject, const std::string& id, Text text) {
        if (!text.has_place) text.clean.origin = {};
        Document document(id, std::move(text.clean));
        if (text.has_place) document.set_record({raw_.begin, raw_.end});
        SourceDocument& source = document.source();
        source.title = subject.title;
        source.author = message.author;
        source.publisher = message.list.empty() ? message.domain : message.list;
        if (message.address.starts_with("http")) source.url = message.address;
        if (message.date)
            document.set_date(*message.date);
        else
            document.set_date_words(message.date_words);
        return sink_.take({std::move(document)});
    }

    bool nothing_read(const std::string& id, const Text& text, const std::vector<const MailPart*>& others) {
        if (!others.empty()) return true;
        return sink_.skip(id, text.had_words ? "no text but what is quoted or about the list" : "no text");
    }

    bool read_attachment(const MailPart& part, const std::string& name, unsigned depth) {
        if (depth > kMostNested) return refuse(name, "files in mails more than {} deep are not read");
        const std::string_view content = slice(raw_.bytes, part.content);
        std::string bytes =
            part.transfer == MailPart::Transfer::kBase64 || part.transfer == MailPart::Transfer::kUuencode
                ? decode_binary(part.transfer, content)
                : decode_transferred(content, part.content.begin, part.transfer == MailPart::Transfer::kQuotedPrintable,
                                     !raw_.postmark.empty())
                      .bytes;
        InputBytes input(name, std::move(bytes));
        ReadOptions options = options_;
        options.format = nullptr;
        options.depth = depth;
        if (const auto found = find_format(input.head(), name, least_likeness(name)); !found)
            return sink_.skip(name, found.error().message);
        AttachmentSink attached(sink_);
        read_documents(input, options, attached);
        return attached.goes_on();
    }

    const RawMessage& raw_;
    const ReadOptions& options_;
    DocumentSink& sink_;
};

} // namespace

bool read_mail(const RawMessage& raw, const std::string& id, const std::string& file, const ReadOptions& options,
               DocumentSink& sink) {
    const Place place{.file = file, .line = raw.line};
    if (raw.is_too_large)
        return sink.refuse(
            {ErrorCode::kTooLarge,
             fmt::format("a mail of {} bytes; at most {} are read", raw.end - raw.begin, kMostMessageBytes), place});
    auto message = parse_message(raw.bytes);
    if (!message) {
        message.error().place = place;
        return sink.refuse(std::move(message.error()));
    }
    if (!message->date && message->date_words.empty()) {
        // "From ana@example.org Mon May  5 08:34:25 2025"
        const std::size_t who = raw.postmark.find(' ', std::string_view("From ").size());
        if (who != std::string::npos) message->date_words = raw.postmark.substr(who + 1);
    }
    return MailReader(raw, options, sink).read(*message, id, options.depth);
}

Likeness looks_like_mail(std::string_view head) {
    std::size_t only_of_mail = 0;
    bool has_sender = false;
    bool has_other = false; // a date, a subject, a recipient
    bool is_first = true;
    bool ends = false;
    while (!head.empty() && !ends) {
        const std::string_view line = head.substr(0, head.find('\n'));
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (line.empty() || line == "\r") {
            ends = true;
            break;
        }
        if (!is_first && (line.front() == ' ' || line.front() == '\t')) continue; // the field goes on
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, std::min(colon, line.size()));
        const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 127; });
        if (colon == std::string_view::npos || !is_name) return Likeness::kNo;
        is_first = false;
        const std::string folded = lower_ascii(name);
        only_of_mail += std::ranges::find(mail_fields::kOnlyOfMail, folded) != mail_fields::kOnlyOfMail.end();
        has_sender = has_sender || folded == mail_fields::kPeople[0] || folded == mail_fields::kOnlyOfMail[1];
        has_other = has_other || folded == lower_ascii(mail_fields::kDate) || folded == mail_fields::kPeople[3] ||
                    folded == mail_fields::kSubject || folded == mail_fields::kOnlyOfMail[0];
    }
    if (!has_sender || !has_other) return Likeness::kNo;
    if (only_of_mail == 0) return Likeness::kPossible; // a memo may begin so, too
    return only_of_mail > 1 ? Likeness::kCertain : Likeness::kLikely;
}

} // namespace claimgraph
