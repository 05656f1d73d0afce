#pragma once

#include <array>
#include <string_view>

/// The words by which mail programs mark what they put around a text, in lower case. They are those of English
/// programs: other texts are not read.
namespace claimgraph {

/// Fields and parameters of RFC 5322, 2369, 3676.
namespace mail_fields {
inline constexpr const char* kListId = "List-Id";
inline constexpr const char* kDate = "Date";
inline constexpr std::string_view kSubject = "subject";
inline constexpr const char* kFormat = "format";
inline constexpr const char* kDelSp = "delsp";
inline constexpr std::string_view kFlowed = "flowed";
inline constexpr std::string_view kYes = "yes";
/// Where the same text can be read on the web.
inline constexpr std::array<const char*, 3> kAddresses = {"Snapshot-Content-Location", "Archived-At", "X-URL"};
/// Fields that are lists of addresses.
inline constexpr std::array<std::string_view, 6> kPeople = {"from", "sender", "reply-to", "to", "cc", "bcc"};
/// Fields that only mails and articles of Usenet have.
inline constexpr std::array<std::string_view, 16> kOnlyOfMail = {
    "received",     "return-path", "delivered-to",   "message-id", "mime-version", "content-transfer-encoding",
    "content-type", "in-reply-to", "dkim-signature", "list-id",    "x-mailer",     "authentication-results",
    "references",   "newsgroups",  "user-agent",     "envelope-to"};
} // namespace mail_fields

/// The fields of a header that a program shows above a text that is answered or forwarded.
inline constexpr std::array<std::string_view, 18> kShownFields = {
    "from",       "sent",         "date",        "to",           "cc",           "bcc",
    "subject",    "reply-to",     "importance",  "organization", "attachments",  "message",
    "message-id", "content-type", "in-reply-to", "references",   "mime-version", "content-transfer-encoding"};

/// Lines between dashes: what follows was forwarded, or is the mail that is answered.
inline constexpr std::array<std::string_view, 4> kForwardMarks = {
    "forwarded message", "begin forwarded message:", "forwarded by", "forwarded by:"};
inline constexpr std::array<std::string_view, 4> kOriginalMarks = {
    "original message", "original message:", "reply message", "reply separator"};

/// The ends of the line before a text that is answered: "On 3 May, Ana Novak wrote:".
inline constexpr std::array<std::string_view, 5> kAnsweredEnds = {"wrote:", "writes:", "said:", "schrieb:", "wrote..."};

/// The beginnings of subjects that say no more than that it is an answer, or forwarded.
inline constexpr std::array<std::string_view, 6> kAnswerMarks = {
    "re:", "aw:", "sv:", "antw:", "re^2:", "automatic reply:"};
inline constexpr std::array<std::string_view, 3> kForwardSubjects = {"fwd:", "fw:", "wg:"};

/// Phrases of paragraphs below a text that are about the mail or the list, not about the world; what follows them is,
/// too.
inline constexpr std::array<std::string_view, 19> kFooterPhrases = {
    "unsubscribe",
    "to be removed from",
    "you are receiving this",
    "you're receiving this",
    "you received this message because",
    "you received this email because",
    "you are subscribed",
    "no longer wish to receive",
    "this email was sent to",
    "this e-mail was sent to",
    "this message was sent to",
    "manage your subscription",
    "manage your preferences",
    "update your preferences",
    "update your profile",
    "change your subscription",
    "email preferences",
    "e-mail preferences",
    "for the use of the addressee",
};
/// Phrases of the last paragraphs, each by itself.
inline constexpr std::array<std::string_view, 8> kLastPhrases = {
    "sent from my ",  "get outlook for",     "forward this email", "mailing list",
    "privacy policy", "all rights reserved", "intended recipient", "this e-mail and any",
};
/// Phrases of lines above or within a text that only lead to another form of it.
inline constexpr std::array<std::string_view, 6> kStubPhrases = {"view this email in",      "view in browser",
                                                                 "view in your browser",    "view it in your browser",
                                                                 "to view this newsletter", "does not support html"};

} // namespace claimgraph
