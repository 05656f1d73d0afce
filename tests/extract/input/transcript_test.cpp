#include "tests/extract/input/kept_documents.hpp"

#include <gmock/gmock.h>

namespace claimgraph {
namespace {

using testing::SizeIs;

TEST(Transcript, TurnsAreBlocks) {
    const std::string bytes = "Interview with Ana Novak\n\n"
                              "HOST: Good morning.\n\n"
                              "ANA NOVAK: The north\nis calm.\n\nThe south is not.\n\n"
                              "[Laughter]\n\n"
                              "HOST: Why?\n\nANA NOVAK: Nobody knows.\n\nHOST: Thank you.\n\nANA NOVAK: Thank you.\n";
    const Document document = only("a.txt", bytes);
    EXPECT_EQ(document.source().format, "transcript");
    EXPECT_EQ(document.source().title, "Interview with Ana Novak");
    EXPECT_EQ(blocks_of(document), "Interview with Ana Novak\nHOST: Good morning.\n"
                                   "ANA NOVAK: The north is calm.\nThe south is not.\n"
                                   "HOST: Why?\nANA NOVAK: Nobody knows.\nHOST: Thank you.\nANA NOVAK: Thank you.");
    EXPECT_THAT(document.blocks(), SizeIs(7));
    EXPECT_EQ(source_of(document, span_of_words(document, "north is"), bytes), "north\nis");
}

TEST(Transcript, ArticlesAndTablesOfFactsAreNone) {
    EXPECT_EQ(only("a.txt", "Ana Novak: the north is calm\n\nThe minister said: nothing is known. She left.\n")
                  .source()
                  .format,
              "text");
    EXPECT_EQ(only("a.txt", "Name: Ana\nPlace: North\nDate: May\nTime: noon\nRole: guest\nParty: none\nAge: 40\n")
                  .source()
                  .format,
              "text");
}

TEST(Transcript, ReadsChats) {
    const Document irc = only("a.txt", "[12:30] <ana> The north is calm.\n[12:31] * ben has joined\n"
                                       "[12:31] <@ben> The south is not.\n[12:32] <ana> Why?\n");
    EXPECT_EQ(irc.source().format, "transcript");
    EXPECT_EQ(blocks_of(irc), "ana: The north is calm.\nben: The south is not.\nana: Why?");
    const Document phone = only("a.txt", "03/05/2024, 12:30 - Messages are encrypted.\n"
                                         "03/05/2024, 12:30 - Ana Novak: The north is calm.\n"
                                         "03/05/2024, 12:31 - Ben: The south\nis not.\n"
                                         "03/05/2024, 12:31 - Ben: <Media omitted>\n"
                                         "03/05/2024, 12:32 - Ana Novak: Why?\n");
    EXPECT_EQ(blocks_of(phone), "Ana Novak: The north is calm.\nBen: The south\nis not.\nAna Novak: Why?");
    const Document other = only("a.txt", "[03/05/2024, 12:30:01] Ana: One.\n[03/05/2024, 12:30:02] Ben: Two.\n"
                                         "[03/05/2024, 12:30:03] Ana: Three.\n");
    EXPECT_EQ(blocks_of(other), "Ana: One.\nBen: Two.\nAna: Three.");
}

TEST(Subtitles, CuesAreSentences) {
    const Document srt = only("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nThe north <i>is</i>\n\n"
                                       "2\n00:00:02,000 --> 00:00:03,000\ncalm.\n\n"
                                       "3\n00:00:03,000 --> 00:00:04,000\n[Music]\n- Why?\n- Nobody knows.\n");
    EXPECT_EQ(srt.source().format, "subtitles");
    EXPECT_EQ(blocks_of(srt), "The north is calm.\nWhy?\nNobody knows.");
    const Document vtt =
        only("a.txt", "WEBVTT\n\nNOTE a note\n\ncue-1\n00:01.000 --> 00:02.000 align:start\n"
                      "<v Ana Novak>The north &amp; the\n\n00:02.000 --> 00:03.000\n<v Ana Novak>south agreed.</v>\n\n"
                      "00:03.000 --> 00:04.000\n<v Ben>Why?</v>\n");
    EXPECT_EQ(blocks_of(vtt), "Ana Novak: The north & the south agreed.\nBen: Why?");
}

} // namespace
} // namespace claimgraph
