#include "tests/extract/input/kept_documents.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string kHead = "From: Ana Novak <ana@paper.example>\n"
                          "To: desk@agency.example\n"
                          "Date: Mon, 5 May 2025 08:34:25 -0400\n"
                          "Message-ID: <1@paper.example>\n";

std::string mail(std::string_view fields, std::string_view body) {
    return fmt::format("{}{}\n{}", kHead, fields, body);
}

TEST(Mail, HeaderIsTheSource) {
    const Document document =
        only("a.eml", mail("Subject: Re: Fwd: =?iso-8859-1?Q?Caf=E9_closes?=\n", "The council met.\n"));
    EXPECT_EQ(document.id(), "a.eml");
    EXPECT_EQ(document.source().title, "Café closes");
    EXPECT_EQ(document.source().author, "Ana Novak");
    EXPECT_EQ(document.source().publisher, "paper.example");
    EXPECT_EQ(document.source().format, "mail");
    EXPECT_EQ(to_string(*document.date()), "2025-05-05");
}

TEST(Mail, ListIsThePublisher) {
    const Document document =
        only("a.eml",
             mail("List-Id: Friends of News <news.example.org>\nSubject: [news] Re: Talks\n", "The council met.\n"));
    EXPECT_EQ(document.source().publisher, "Friends of News");
    EXPECT_EQ(document.source().title, "Talks");
}

TEST(Mail, LettersUnderFieldsAreNoMail) {
    EXPECT_THAT(read_all("a.txt", "From: the minister\nTo: all\n\nThe council met.\n").documents.at(0).source().format,
                testing::Eq("text"));
    EXPECT_THAT(
        read_all("a.txt", "Subject: a report\nDate: today\n\nThe council met.\n").documents.at(0).source().format,
        testing::Eq("text"));
}

TEST(Mail, LeavesOutWhatIsAnswered) {
    const Document document = only("a.eml", mail("Subject: Re: Talks\n", "The north agreed on Monday.\n"
                                                                         "\n"
                                                                         "On 3 May 2025, Ben Okoro\n"
                                                                         "<ben@agency.example> wrote:\n"
                                                                         "\n"
                                                                         "> The south refused.\n"
                                                                         "> > The east waited.\n"
                                                                         "\n"
                                                                         "The west agreed, too.\n"
                                                                         "-- \n"
                                                                         "Ana Novak, editor\n"));
    EXPECT_EQ(blocks_of(document), "The north agreed on Monday.\nThe west agreed, too.");
}

TEST(Mail, LeavesOutTheOriginalMessage) {
    const Document document = only("a.eml", mail("Subject: RE: Talks\n", "We agree with the plan.\n"
                                                                         "\n"
                                                                         "-----Original Message-----\n"
                                                                         "From: Ben Okoro\n"
                                                                         "Sent: Monday, May 5, 2025\n"
                                                                         "To: Ana Novak\n"
                                                                         "Subject: Talks\n"
                                                                         "\n"
                                                                         "The south refused.\n"));
    EXPECT_EQ(blocks_of(document), "We agree with the plan.");
}

TEST(Mail, KeepsWhatIsForwarded) {
    const Document document =
        only("a.eml", mail("Subject: Fwd: Talks\n", "For your information.\n"
                                                    "\n"
                                                    "---------- Forwarded message ---------\n"
                                                    "From: Ben Okoro <ben@agency.example>\n"
                                                    "Date: Mon, May 5, 2025 at 8:00 AM\n"
                                                    "Subject: Talks\n"
                                                    "To: Ana Novak <ana@paper.example>\n"
                                                    "\n"
                                                    "The south refused the offer of the north.\n"));
    EXPECT_EQ(blocks_of(document), "For your information.\nThe south refused the offer of the north.");
    const Document quoted = only("a.eml", mail("Subject: Fwd: Talks\n", "Begin forwarded message:\n"
                                                                        "\n"
                                                                        "> From: Ben Okoro <ben@agency.example>\n"
                                                                        "> Subject: Talks\n"
                                                                        "> Date: 5 May 2025\n"
                                                                        ">\n"
                                                                        "> The south refused.\n"
                                                                        ">> The east waited.\n"));
    EXPECT_EQ(blocks_of(quoted), "The south refused.");
}

TEST(Mail, JoinsLinesThatAProgramBroke) {
    const Document document = only("a.eml", mail("", "Attorney General Ana Novak promised on Monday to use the full\n"
                                                     "might of the state and \"every available statute\" to hunt down\n"
                                                     "those who broke the long-\n"
                                                     "standing law.\n"
                                                     "\n"
                                                     "* First item\n"
                                                     "* Second item\n"));
    EXPECT_EQ(blocks_of(document),
              "Attorney General Ana Novak promised on Monday to use the full might of the state and "
              "\"every available statute\" to hunt down those who broke the long-standing law.\n"
              "First item\nSecond item");
}

TEST(Mail, JoinsLinesThatFlow) {
    const std::string flowed = "Content-Type: text/plain; format=flowed\n";
    EXPECT_EQ(blocks_of(only("a.eml", mail(flowed, "The north \nAgreed.\nThe south did not.\n"))),
              "The north Agreed.\nThe south did not.");
    EXPECT_EQ(blocks_of(only("a.eml",
                             mail("Content-Type: text/plain; format=flowed; delsp=yes\n", "The no \nrth agreed.\n"))),
              "The north agreed.");
}

TEST(Mail, LeavesOutFootersOfLists) {
    const Document document = only("a.eml", mail("", "The north agreed on Monday.\n"
                                                     "\n"
                                                     "The south did not.\n"
                                                     "\n"
                                                     "_______________________________________________\n"
                                                     "You are receiving this mail because you read the news.\n"
                                                     "To unsubscribe, go to\n"
                                                     "https://example.org/list\n"));
    EXPECT_EQ(blocks_of(document), "The north agreed on Monday.\nThe south did not.");
}

TEST(Mail, ReadsQuotedPrintableOfLatin1) {
    const std::string bytes = mail("Content-Type: text/plain; charset=iso-8859-1\n"
                                   "Content-Transfer-Encoding: quoted-printable\n",
                                   "The caf=E9 =3D the place where the council m=\net on Monday.\n");
    const Document document = only("a.eml", bytes);
    EXPECT_EQ(blocks_of(document), "The café = the place where the council met on Monday.");
    EXPECT_EQ(source_of(document, span_of_words(document, "café ="), bytes), "caf=E9 =3D");
    EXPECT_EQ(source_of(document, span_of_words(document, "met on"), bytes), "m=\net on");
}

TEST(Mail, ReadsBase64WithoutAPlace) {
    const Document document = only("a.eml", mail("Content-Type: text/html; charset=utf-8\n"
                                                 "Content-Transfer-Encoding: base64\n",
                                                 // <p>The <b>north</b> agreed on Monday.</p>
                                                 "PHA+VGhlIDxiPm5vcnRoPC9iPiBhZ3JlZWQgb24gTW9uZGF5LjwvcD4=\n"));
    EXPECT_EQ(blocks_of(document), "The north agreed on Monday.");
    EXPECT_EQ(document.record().end, 0u);
    EXPECT_TRUE(document.origin().is_identity());
}

std::string alternative(std::string_view plain, std::string_view html) {
    return mail("MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b\"\n",
                fmt::format("A mail of parts.\n\n--b\nContent-Type: text/plain\n\n{}\n--b\n"
                            "Content-Type: text/html\n\n{}\n--b--\n",
                            plain, html));
}

TEST(Mail, PrefersThePlainTextThatIsOne) {
    EXPECT_EQ(blocks_of(only("a.eml", alternative("The north agreed.", "<p>The north <b>agreed</b>.</p>"))),
              "The north agreed.");
    const std::string bytes = alternative("View this email in your browser: https://example.org/1",
                                          "<h1>Talks</h1><p>The north agreed to the plan of the south.</p>");
    const Document document = only("a.eml", bytes);
    EXPECT_EQ(blocks_of(document), "Talks\nThe north agreed to the plan of the south.");
    EXPECT_EQ(source_of(document, span_of_words(document, "north agreed"), bytes), "north agreed");
}

TEST(Mail, PartsOfAMailAreDocuments) {
    const std::string bytes = mail("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n",
                                   "--b\n\nThe north agreed.\n"
                                   "--b\nContent-Type: message/rfc822\n\n"
                                   "From: Ben Okoro <ben@agency.example>\nSubject: Report\n\nThe south refused.\n"
                                   "--b\nContent-Type: text/plain; name=\"notes/report.txt\"\n"
                                   "Content-Disposition: attachment; filename=\"report.txt\"\n\n"
                                   "The east waited.\n"
                                   "--b\nContent-Type: image/png; name=\"a.png\"\n\nxx\n"
                                   "--b--\n");
    const Collected kept = read_all("a.eml", bytes);
    ASSERT_THAT(kept.documents, SizeIs(3));
    EXPECT_EQ(kept.documents[0].id(), "a.eml");
    EXPECT_EQ(kept.documents[1].id(), "a.eml#2");
    EXPECT_EQ(kept.documents[1].source().author, "Ben Okoro");
    EXPECT_EQ(blocks_of(kept.documents[1]), "The south refused.");
    EXPECT_EQ(source_of(kept.documents[1], span_of_words(kept.documents[1], "south"), bytes), "south");
    EXPECT_EQ(kept.documents[2].id(), "a.eml#report.txt");
    EXPECT_EQ(kept.documents[2].source().format, "text");
    EXPECT_EQ(blocks_of(kept.documents[2]), "The east waited.");
    EXPECT_THAT(kept.skipped, IsEmpty());
}

TEST(Mail, MailsOfADigestAreDocuments) {
    const Collected kept = read_all("a.eml", mail("MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=\"b\"\n",
                                                  "--b\n\nFrom: a@b.example\nSubject: One\n\nThe north agreed.\n"
                                                  "--b\n\nFrom: c@d.example\nSubject: Two\n\nThe south refused.\n"
                                                  "--b--\n"));
    ASSERT_THAT(kept.documents, SizeIs(2));
    EXPECT_EQ(kept.documents[0].source().title, "One");
    EXPECT_EQ(blocks_of(kept.documents[1]), "The south refused.");
}

TEST(Mail, ReadsDigestsInPlainText) {
    const std::string rule(30, '-');
    const Document document =
        only("a.eml", mail("Subject: News Digest, Vol 3\n",
                           "Topics of today:\n\n" + rule + "\n\nMessage: 1\nDate: Mon, 5 May 2025\n" +
                               "From: Ana <a@b.example>\nSubject: One\n\nThe north agreed.\n-- \nAna\n\n" + rule +
                               "\n\nMessage: 2\nDate: Mon, 5 May 2025\nFrom: Ben <b@b.example>\n" +
                               "Subject: Two\n\nThe south refused.\n"));
    EXPECT_EQ(blocks_of(document), "Topics of today:\nThe north agreed.\nThe south refused.");
}

TEST(Mail, LeavesOutWhatHtmlQuotes) {
    const std::string html = "Subject: Re: Talks\nContent-Type: text/html\n";
    EXPECT_EQ(
        blocks_of(only("a.eml", mail(html, "<div>The north agreed.</div><div class=\"gmail_quote\">On 5 May Ben wrote:"
                                           "<blockquote>The south refused.</blockquote></div>"))),
        "The north agreed.");
    EXPECT_EQ(blocks_of(only("a.eml",
                             mail(html, "<p>We agree with the plan.</p><p><b>From:</b> Ben<br><b>Sent:</b> Monday<br>"
                                        "<b>To:</b> Ana<br><b>Subject:</b> Talks</p><p>The south refused.</p>"))),
              "We agree with the plan.");
}

TEST(Mail, SaysThatNothingIsTheSendersOwn) {
    const Collected kept = read_all("a.eml", mail("Subject: Re: Talks\n", "> The south refused.\n"));
    EXPECT_THAT(kept.documents, IsEmpty());
    EXPECT_THAT(kept.skipped, ElementsAre(HasSubstr("a.eml: no text but what is quoted")));
}

TEST(Mailbox, MessagesAreDocuments) {
    std::string bytes;
    for (int i = 1; i <= 3; ++i)
        bytes +=
            fmt::format("From ana@paper.example Mon May  5 08:34:2{0} 2025\n"
                        "From: Ana Novak <ana@paper.example>\nSubject: Number {0}\nMessage-ID: <{0}@paper.example>\n\n"
                        "The north agreed {0} times.\n>From then on it was calm.\n\n",
                        i);
    const Collected kept = read_all("news.mbox", bytes);
    ASSERT_THAT(kept.documents, SizeIs(3));
    EXPECT_EQ(kept.documents[2].id(), "news.mbox#3");
    EXPECT_EQ(kept.documents[2].source().title, "Number 3");
    EXPECT_EQ(kept.documents[2].source().format, "mbox");
    EXPECT_THAT(kept.documents[2].date_words(), HasSubstr("May  5 08:34:23 2025"));
    EXPECT_THAT(blocks_of(kept.documents[2]), HasSubstr("From then on it was calm."));
    EXPECT_THAT(blocks_of(kept.documents[2]), Not(HasSubstr(">")));
    for (const Document& document : kept.documents) {
        EXPECT_EQ(source_of(document, span_of_words(document, "north agreed"), bytes), "north agreed");
        EXPECT_EQ(source_of(document, span_of_words(document, "From then"), bytes), "From then");
    }
}

TEST(Mailbox, LineBreaksOfDosAreKept) {
    const std::string bytes =
        "From a@b.example Mon May  5 08:34:25 2025\r\nFrom: a@b.example\r\nMessage-ID: <1@b>\r\n"
        "Subject: One\r\n\r\nThe north agreed.\r\n\r\n"
        "From a@b.example Mon May  5 08:34:25 2025\r\nFrom: a@b.example\r\n\r\nThe south refused.\r\n";
    const Collected kept = read_all("news.mbox", bytes);
    ASSERT_THAT(kept.documents, SizeIs(2));
    EXPECT_EQ(source_of(kept.documents[0], span_of_words(kept.documents[0], "north agreed"), bytes), "north agreed");
    EXPECT_EQ(source_of(kept.documents[1], span_of_words(kept.documents[1], "south refused"), bytes), "south refused");
}

TEST(Mail, RefusesWhatNoMailHas) {
    std::string groups = "To: ";
    for (int i = 0; i < 100'000; ++i) groups += "a:";
    const Collected kept = read_all("a.eml", kHead + groups + "\n\nThe north agreed.\n");
    EXPECT_THAT(kept.documents, IsEmpty());
    ASSERT_THAT(kept.refused, SizeIs(1));
    EXPECT_EQ(kept.errors[0].code, ErrorCode::kTooLarge);
}

TEST(Mail, NestsOnlySoDeep) {
    std::string bytes = kHead + "MIME-Version: 1.0\n";
    for (int i = 0; i < 20; ++i) bytes += fmt::format("Content-Type: message/rfc822\n\nSubject: {}\n", i);
    const Collected kept = read_all("a.eml", bytes + "\nThe north agreed.\n");
    EXPECT_THAT(kept.documents, IsEmpty());
    EXPECT_THAT(kept.refused, SizeIs(1));
}

} // namespace
} // namespace claimgraph
