#include "extract/input/mail/message.hpp"

#include "extract/input/mail/mail_words.hpp"
#include "extract/text/encoding.hpp"
#include "extract/text/text_builder.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/text/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gmime/gmime.h>
#include <mutex>

namespace claimgraph {
namespace {

constexpr int kMostLevels = 64;             ///< parts in parts; the deeper ones are left out
constexpr std::size_t kMostLines = 200'000; ///< that may be a field or a boundary
constexpr std::ptrdiff_t kMostColons = 500; ///< in a list of addresses
/// What names of fields are made of (RFC 5322, 3.6.8).
constexpr std::string_view kFieldLetters =
    "!\"#$%&'()*+,-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions {
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

/// A value of a header as one line of clean text.
std::string one_line(const char* value) {
    if (value == nullptr) return {};
    return clean_line(find_invalid_utf8(value) ? decode_text(value).text : std::string(value));
}

std::string field(GMimeMessage* message, const char* name) {
    return one_line(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

std::string within_brackets(const std::string& text) {
    const std::size_t begin = text.find('<');
    const std::size_t end = text.find('>', std::min(begin, text.size()));
    return end == std::string::npos ? text : text.substr(begin + 1, end - begin - 1);
}

/// "Friends of News <news.example.org>": the name, else the first part of what is in brackets.
std::string name_of_list(const std::string& list_id) {
    std::string name = list_id.substr(0, std::min(list_id.find('<'), list_id.size()));
    std::erase(name, '"');
    while (!name.empty() && name.back() == ' ') name.pop_back();
    if (!name.empty()) return name;
    const std::string id = within_brackets(list_id);
    return id.substr(0, id.find('.'));
}

void read_sender(InternetAddressList* senders, MailMessage& message) {
    if (senders == nullptr || internet_address_list_length(senders) == 0) return;
    InternetAddress* sender = internet_address_list_get_address(senders, 0);
    message.author = one_line(internet_address_get_name(sender));
    if (!INTERNET_ADDRESS_IS_MAILBOX(sender)) return;
    const std::string address = one_line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
    if (message.author.empty()) message.author = address;
    if (const std::size_t at = address.rfind('@'); at != std::string::npos) message.domain = address.substr(at + 1);
}

void read_header(GMimeMessage* source, MailMessage& message) {
    message.subject = one_line(g_mime_message_get_subject(source));
    read_sender(g_mime_message_get_from(source), message);
    if (message.author.empty()) read_sender(g_mime_message_get_sender(source), message);
    if (const std::string list = field(source, mail_fields::kListId); !list.empty()) message.list = name_of_list(list);
    for (const char* name : mail_fields::kAddresses)
        if (message.address.empty()) message.address = within_brackets(field(source, name));
    if (GDateTime* date = g_mime_message_get_date(source)) {
        const Date day{std::chrono::year(g_date_time_get_year(date)),
                       std::chrono::month(static_cast<unsigned>(g_date_time_get_month(date))),
                       std::chrono::day(static_cast<unsigned>(g_date_time_get_day_of_month(date)))};
        if (day.ok()) message.date = day;
    }
    if (!message.date) message.date_words = field(source, mail_fields::kDate);
}

MailPart::Transfer transfer_of(GMimePart* part) {
    switch (g_mime_part_get_content_encoding(part)) {
    case GMIME_CONTENT_ENCODING_BASE64:
        return MailPart::Transfer::kBase64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return MailPart::Transfer::kQuotedPrintable;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        return MailPart::Transfer::kUuencode;
    default:
        return MailPart::Transfer::kAsIs;
    }
}

/// Where the content of a part lies in the message: the parser keeps it as a part of the stream.
ByteSpan content_of(GMimePart* part, std::size_t size) {
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    GMimeStream* stream = wrapper == nullptr ? nullptr : g_mime_data_wrapper_get_stream(wrapper);
    if (stream == nullptr) return {};
    const auto limit = static_cast<gint64>(size);
    const gint64 begin = std::clamp<gint64>(stream->bound_start, 0, limit);
    const gint64 end = stream->bound_end < 0 ? limit : std::clamp<gint64>(stream->bound_end, begin, limit);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string base_name(std::string name) {
    if (const std::size_t folder = name.find_last_of("/\\"); folder != std::string::npos) name.erase(0, folder + 1);
    return name;
}

MailMessage read_message(GMimeMessage* source, std::size_t size, int level);

MailPart read_part(GMimeObject* source, std::size_t size, int level) {
    MailPart part;
    if (source == nullptr || level > kMostLevels) return part;
    GMimeContentType* type = g_mime_object_get_content_type(source);
    if (type != nullptr) {
        const char* media = g_mime_content_type_get_media_type(type);
        const char* subtype = g_mime_content_type_get_media_subtype(type);
        part.type = lower_ascii(fmt::format("{}/{}", media == nullptr ? "" : media, subtype == nullptr ? "" : subtype));
        const auto parameter = [&](const char* name) {
            return one_line(g_mime_content_type_get_parameter(type, name));
        };
        part.charset = parameter("charset");
        part.flows = lower_ascii(parameter(mail_fields::kFormat)) == mail_fields::kFlowed;
        part.deletes_space = lower_ascii(parameter(mail_fields::kDelSp)) == mail_fields::kYes;
    }
    if (GMIME_IS_MULTIPART(source)) {
        const int count = g_mime_multipart_get_count(GMIME_MULTIPART(source));
        for (int i = 0; i < count; ++i)
            part.parts.push_back(read_part(g_mime_multipart_get_part(GMIME_MULTIPART(source), i), size, level + 1));
    } else if (GMIME_IS_MESSAGE_PART(source)) {
        if (GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(source)))
            part.message = std::make_unique<MailMessage>(read_message(message, size, level + 1));
    } else if (GMIME_IS_PART(source)) {
        GMimePart* leaf = GMIME_PART(source);
        part.transfer = transfer_of(leaf);
        part.content = content_of(leaf, size);
        part.file_name = base_name(one_line(g_mime_part_get_filename(leaf)));
        part.is_attachment = g_mime_part_is_attachment(leaf) != 0;
    }
    return part;
}

MailMessage read_message(GMimeMessage* source, std::size_t size, int level) {
    MailMessage message;
    read_header(source, message);
    message.body = read_part(g_mime_message_get_mime_part(source), size, level);
    return message;
}

bool is_address_field(std::string_view name) {
    return std::ranges::find(mail_fields::kPeople, lower_ascii(name)) != mail_fields::kPeople.end();
}

/// Whether the parser can take it. It makes an object of each line that may begin a part or be a field, and goes down
/// one call for each colon among addresses ("friends: sisters: a@b.c;").
bool is_within_limits(std::string_view bytes) {
    std::size_t lines = 0;
    std::ptrdiff_t colons = 0;
    bool among_addresses = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(at, end - at);
        at = end;
        if (line.front() != ' ' && line.front() != '\t') {
            const std::string_view name = line.substr(0, line.find_first_not_of(kFieldLetters));
            const std::string_view rest = line.substr(name.size());
            const bool is_field =
                !name.empty() && rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size())).starts_with(':');
            lines += is_field || line.starts_with("--");
            among_addresses = is_field && is_address_field(name);
            colons = 0;
        }
        if (among_addresses) colons += std::ranges::count(line, ':');
        if (lines > kMostLines || colons > kMostColons) return false;
    }
    return true;
}

void initialize() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

} // namespace

Result<MailMessage> parse_message(std::string_view bytes) {
    if (bytes.size() > kMostMessageBytes)
        return fail(ErrorCode::kTooLarge,
                    fmt::format("a mail of {} bytes; at most {} are read", bytes.size(), kMostMessageBytes));
    if (!is_within_limits(bytes))
        return fail(ErrorCode::kTooLarge, "a mail of more fields, parts or addresses in addresses than any mail has");
    initialize();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    // The array of the stream only borrows the bytes: nobody writes to it.
    GByteArray borrowed{reinterpret_cast<guint8*>(const_cast<char*>(bytes.data())), static_cast<guint>(bytes.size())};
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream.get()), &borrowed);
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), 1);
    const std::unique_ptr<GMimeParserOptions, FreeOptions> options(g_mime_parser_options_new());
    const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options.get(), charsets);
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
    if (message == nullptr) return fail(ErrorCode::kBadFormat, "no mail: it has no header");
    return read_message(message.get(), bytes.size(), 0);
}

std::string decode_binary(MailPart::Transfer transfer, std::string_view content) {
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, transfer == MailPart::Transfer::kUuencode ? GMIME_CONTENT_ENCODING_UUENCODE
                                                                                  : GMIME_CONTENT_ENCODING_BASE64);
    std::string bytes(g_mime_encoding_outlen(&state, content.size()) + 4, '\0');
    bytes.resize(g_mime_encoding_flush(&state, content.data(), content.size(), bytes.data()));
    return bytes;
}

} // namespace claimgraph
