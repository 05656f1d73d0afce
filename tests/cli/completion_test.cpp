#include "cli/shell/completion.hpp"
#include "graph/base/text/fold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Vocabulary small_vocabulary() {
    Vocabulary vocabulary;
    vocabulary.commands = {{"claims", {"--relation", "--speaker", "--since"}}, {"path", {"--count"}}, {"quit", {}}};
    vocabulary.option_values = {{"--relation", {"urges", "visits", "unites"}}};
    for (const char* name : {"Mark Rutte", "Marko", "Kosovo", "Aleksandar Vu\xC4\x8Di\xC4\x87", "O'Neill"})
        vocabulary.names.emplace_back(fold(name), name);
    std::ranges::sort(vocabulary.names);
    return vocabulary;
}

std::vector<std::string> words(std::string_view line) { return complete(line, small_vocabulary()).words; }

TEST(Completion, KnowsWhatStandsWhere) {
    EXPECT_THAT(words(""), ElementsAre("claims", "path", "quit"));
    EXPECT_THAT(words("  cl"), ElementsAre("claims"));
    EXPECT_THAT(words("fly"), IsEmpty());
    EXPECT_THAT(words("claims --s"), ElementsAre("--since", "--speaker"));
    EXPECT_THAT(words("path --s"), IsEmpty());
    EXPECT_THAT(words("claims --relation u"), ElementsAre("unites", "urges"));
    EXPECT_THAT(words("claims --speaker kos"), ElementsAre("Kosovo"));
    EXPECT_THAT(words("path Kosovo "), testing::SizeIs(5));
}

TEST(Completion, QuotesNamesWithSpaces) {
    EXPECT_THAT(words("path mar"), ElementsAre("\"Mark Rutte\"", "Marko"));
    EXPECT_THAT(words("path \"mark r"), ElementsAre("\"Mark Rutte\""));
    EXPECT_THAT(words("path \"mark "), ElementsAre("\"Mark Rutte\""));
    EXPECT_THAT(words("path 'mark r"), ElementsAre("'Mark Rutte'"));
    EXPECT_THAT(words("path \"Mark Rutte\" ko"), ElementsAre("Kosovo"));
    EXPECT_THAT(words("path \"Mark Rutte\""), IsEmpty()) << "nothing is missing";
    EXPECT_THAT(words("path o"), ElementsAre("\"O'Neill\""));
    EXPECT_EQ(complete("path \"mark r", small_vocabulary()).begin, 5u) << "the quotation mark goes too";
}

TEST(Completion, ComparesWithoutCaseAndAccents) {
    EXPECT_THAT(words("path aleksandar"), ElementsAre("\"Aleksandar Vu\xC4\x8Di\xC4\x87\""));
}

TEST(Completion, FindsWhatWordsHaveInCommon) {
    EXPECT_EQ((Completion{0, {"claims", "clause"}}).common(), "cla");
    EXPECT_EQ((Completion{0, {"path"}}).common(), "path");
    EXPECT_EQ((Completion{0, {"a", "b"}}).common(), "");
    EXPECT_EQ((Completion{}).common(), "");
    EXPECT_EQ((Completion{0, {"Vu\xC4\x8D", "Vu\xC4\x87"}}).common(), "Vu") << "whole characters only";
}

} // namespace
} // namespace claimgraph::cli
