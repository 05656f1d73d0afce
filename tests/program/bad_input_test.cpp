#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// What must end with a clear message and the right status, never with a crash. Large files are made here, not kept.
class BadInput : public ProgramTest {};

TEST_F(BadInput, MissingFile) {
    const Outcome outcome = run("claimgraph extract missing.txt");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_EQ(outcome.err, "claimgraph: missing.txt: no such file or folder\n");
    EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(BadInput, OneOfSeveralDoesNotStopTheRest) {
    write("a.txt", kText);
    write("b.txt", std::string("\0\1\2", 3));
    write("c.txt", kText);
    const Outcome outcome = run("claimgraph extract a.txt missing.txt b.txt c.txt");
    EXPECT_TRUE(ended(outcome, 4));
    EXPECT_THAT(outcome.err, HasSubstr("missing.txt: no such file or folder"));
    EXPECT_THAT(outcome.err, HasSubstr("b.txt: "));
    EXPECT_THAT(outcome.out, HasSubstr("\"a.txt\""));
    EXPECT_THAT(outcome.out, HasSubstr("\"c.txt\""));
}

TEST_F(BadInput, EmptyFile) {
    write("empty.txt", "");
    write("blank.txt", " \r\n\t\n");
    for (const char* file : {"empty.txt", "blank.txt"}) {
        const Outcome outcome = run(std::string("claimgraph extract ") + file);
        EXPECT_TRUE(ended(outcome, 1)) << file;
        EXPECT_EQ(outcome.err, "claimgraph: no claims found\n");
        EXPECT_THAT(outcome.out, IsEmpty());
    }
}

TEST_F(BadInput, FolderWithoutText) {
    write("pictures/a.png", "\x89PNG\r\n");
    const Outcome outcome = run("claimgraph extract pictures");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, StartsWith("claimgraph: pictures: folder without text; expected "));
}

TEST_F(BadInput, OtherEncodings) {
    write("latin1.txt", std::string(kText) + "Jos\xe9 Alba supports Kosovo.\n");
    const Outcome guessed = run("claimgraph extract latin1.txt");
    EXPECT_TRUE(ended(guessed, 0));
    EXPECT_EQ(guessed.err, "claimgraph: latin1.txt: bytes that are no UTF-8 are read as WINDOWS-1252\n");
    EXPECT_THAT(guessed.out, HasSubstr("Jos\xc3\xa9 Alba"));
    const Outcome lossy = run("claimgraph extract latin1.txt --lossy");
    EXPECT_TRUE(ended(lossy, 0));
    EXPECT_THAT(lossy.out, HasSubstr("\"Alba supports Kosovo.\""));
}

TEST_F(BadInput, AllKindsOfBrokenUtf8) {
    // truncated, overlong, surrogate, beyond the last character, a lone continuation
    for (const char* bytes : {"x\xe2\x82", "x\xc0\xaf", "x\xed\xa0\x80", "x\xf4\x90\x80\x80", "x\x80"}) {
        write("bad.txt", bytes);
        const Outcome outcome = run("claimgraph extract bad.txt");
        EXPECT_TRUE(ended(outcome, 1));
        EXPECT_THAT(outcome.err, HasSubstr("bad.txt: bytes that are no UTF-8")) << bytes;
    }
}

TEST_F(BadInput, WhatIsNoText) {
    write("a.txt", kText);
    write("picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    const Outcome outcome = run("claimgraph extract a.txt picture.txt");
    EXPECT_TRUE(ended(outcome, 4));
    EXPECT_EQ(outcome.err, "claimgraph: picture.txt: no text that can be read; it looks like a picture (PNG)\n");
}

TEST_F(BadInput, OtherLanguagesAreToldAndLeftOut) {
    write("de.txt", "Der Kanzler traf am Dienstag in Berlin den Au\xc3\x9f"
                    "enminister und sprach mit ihm \xc3\xbc"
                    "ber die Lage an der Grenze. Beide wollen den Vertrag noch in diesem Jahr unterschreiben.\n");
    write("en.txt", kText);
    const Outcome outcome = run("claimgraph extract de.txt en.txt");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.err, "claimgraph: de.txt: de, not read; --any-language reads it all the same\n");
    EXPECT_THAT(run("claimgraph extract de.txt --any-language --format documents").out,
                HasSubstr("\"language\":\"de\""));
}

TEST_F(BadInput, FiftyMegabytesOnOneLine) {
    write("long.txt", "NATO supports Kosovo. " + times(50 << 20, "x"));
    const Outcome outcome = run("claimgraph extract long.txt");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr("\"supports\""));
}

TEST_F(BadInput, ASentenceWithoutEnd) {
    write("endless.txt", times(5'000, "Kosovo and Serbia and NATO which praised "));
    const Outcome outcome = run("claimgraph extract endless.txt >out.jsonl");
    EXPECT_TRUE(ended(outcome, 0));
}

TEST_F(BadInput, NulBytes) {
    std::string text(kText);
    text.insert(text.find("NATO"), std::string("\0\0 ", 3));
    write("nul.txt", text);
    const Outcome outcome = run("claimgraph extract nul.txt");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr("\"visits\""));
    write("zeros.txt", std::string(100'000, '\0'));
    EXPECT_TRUE(ended(run("claimgraph extract zeros.txt"), 3));
}

TEST_F(BadInput, UnreadableFile) {
    write("a.txt", kText);
    const Outcome outcome = run("ln -s a.txt/nothing b.txt; claimgraph extract b.txt");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, StartsWith("claimgraph: b.txt: "));
}

TEST_F(BadInput, LargerThanADocumentMayBe) {
    write("huge.txt", times(1000, kText));
    ASSERT_TRUE(ended(run("truncate -s 3G huge.txt"), 0)); // takes no room on the disk
    const Outcome outcome = run("claimgraph extract huge.txt");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_EQ(outcome.err, "claimgraph: huge.txt: more than 2147483647 bytes\n");
}

TEST_F(BadInput, ScriptInTheText) {
    write("script.txt", "NATO <script>alert(1)</script> supports Kosovo \x1b[31m today.\n");
    const Outcome outcome =
        run("claimgraph extract script.txt --format table; claimgraph extract script.txt --format tsv");
    EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
}

TEST_F(BadInput, DamagedModel) {
    write("a.txt", kText);
    ASSERT_TRUE(ended(run("cp -rL " CLAIMGRAPH_PROGRAM_FOLDER "/../share/claimgraph/models/en model"), 0));
    ASSERT_TRUE(ended(run("claimgraph extract a.txt --models model"), 0));
    const std::string good = read("model/syntax.model");

    std::string damaged = good;
    damaged[good.size() / 2] = static_cast<char>(damaged[good.size() / 2] ^ 1);
    for (const std::string& bytes : {damaged, good.substr(0, good.size() / 2), good.substr(0, 10), good + "more",
                                     std::string("not a model"), std::string()}) {
        write("model/syntax.model", bytes);
        const Outcome outcome = run("claimgraph extract a.txt --models model");
        EXPECT_TRUE(ended(outcome, 3)) << bytes.size() << " bytes of " << good.size();
        EXPECT_THAT(outcome.err, StartsWith("claimgraph: model/syntax.model: "));
        EXPECT_THAT(outcome.out, IsEmpty());
    }
}

TEST_F(BadInput, MissingModel) {
    write("a.txt", kText);
    const Outcome option = run("claimgraph extract a.txt --models nowhere");
    EXPECT_TRUE(ended(option, 3));
    EXPECT_THAT(option.err, HasSubstr("nowhere/"));
    const Outcome variable = run("CLAIMGRAPH_MODELS=elsewhere claimgraph extract a.txt");
    EXPECT_TRUE(ended(variable, 3));
    EXPECT_THAT(variable.err, HasSubstr("elsewhere/"));
}

TEST_F(BadInput, DamagedTableOfTheModel) {
    write("a.txt", kText);
    ASSERT_TRUE(ended(run("cp -rL " CLAIMGRAPH_PROGRAM_FOLDER "/../share/claimgraph/models/en model"), 0));
    write("model/relations.tsv", "id\tparent\nvisits\tone\ttoo\tmany\n");
    const Outcome outcome = run("claimgraph extract a.txt --models model");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, StartsWith("claimgraph: model/relations.tsv:"));
}

} // namespace
} // namespace claimgraph::cli
