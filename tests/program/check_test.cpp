#include "graph/store/database.hpp"
#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A store of enough documents that a page has the rows of a few.
class CheckProgram : public ProgramTest {
  protected:
    CheckProgram() {
        for (int i = 0; i < kDocuments; ++i)
            write("news/" + std::to_string(i) + ".txt",
                  "Minister Number" + std::to_string(i) + " accused Kosovo. NATO supports Kosovo.\n");
        EXPECT_TRUE(ended(run("claimgraph build news --store g.db"), 0));
    }

    /// Changes a byte of the first page of a table or index.
    void damage(const std::string& table) {
        std::int64_t page = 0;
        {
            const auto database = Database::open(path("g.db"), Database::Mode::kRead);
            ASSERT_TRUE(database);
            page = database->number("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
        }
        ASSERT_GT(page, 0);
        std::string bytes = read("g.db");
        bytes[static_cast<std::size_t>(page) * 8192 - 100] ^= 1;
        write("g.db", bytes);
    }

    static constexpr int kDocuments = 200;
};

TEST_F(CheckProgram, FindsNothingWrongWithAWholeStore) {
    const Outcome checked = run("claimgraph check g.db");
    EXPECT_TRUE(ended(checked, 0));
    EXPECT_THAT(checked.out, IsEmpty());
    EXPECT_THAT(checked.err, HasSubstr("g.db: nothing is wrong; 200 documents"));
    EXPECT_TRUE(ended(run("claimgraph check none.db"), 3));
    ASSERT_TRUE(ended(run("claimgraph convert g.db -o g.graphml"), 0));
    EXPECT_TRUE(ended(run("claimgraph check g.graphml"), 3));
}

TEST_F(CheckProgram, SavesAllDocumentsIfOnlyTheGraphIsDamaged) {
    ASSERT_TRUE(ended(run("claimgraph convert g.db -o before.graphml"), 0));
    for (const char* table : {"claim", "entity", "entity_name", "sentence_words_data", "sqlite_autoindex_document_1"})
        damage(table);
    const Outcome checked = run("claimgraph check g.db");
    EXPECT_TRUE(ended(checked, 3));
    EXPECT_THAT(checked.out, HasSubstr("table claim: cannot be read in whole"));
    EXPECT_THAT(checked.out, HasSubstr("are not what was written"));
    EXPECT_THAT(checked.out, Not(HasSubstr("read again")));
    EXPECT_THAT(checked.err, HasSubstr("g.db: is damaged; 200 documents are whole"));
    const std::string damaged = read("g.db");
    ASSERT_TRUE(ended(run("claimgraph check g.db --repair new.db"), 0));
    EXPECT_EQ(read("g.db"), damaged);
    EXPECT_TRUE(ended(run("claimgraph check new.db && claimgraph convert new.db -o after.graphml"), 0));
    EXPECT_EQ(read("after.graphml"), read("before.graphml"));
    EXPECT_THAT(run("claimgraph build news --store new.db").err, HasSubstr("0 documents read, 200 as before"));
    const Outcome again = run("claimgraph check g.db --repair new.db");
    EXPECT_TRUE(ended(again, 3));
    EXPECT_THAT(again.err, HasSubstr("new.db: is there already"));
}

TEST_F(CheckProgram, NamesTheDocumentsToBeReadAgain) {
    ASSERT_TRUE(ended(run("claimgraph convert g.db -o before.graphml"), 0));
    // a leaf, of some documents' rows
    std::string bytes = read("g.db");
    const std::size_t at = bytes.find("Number17 accused");
    ASSERT_NE(at, std::string::npos);
    bytes[at] ^= 1;
    write("g.db", bytes);
    const Outcome checked = run("claimgraph check g.db");
    EXPECT_TRUE(ended(checked, 3));
    EXPECT_THAT(checked.out, HasSubstr("read again: news/17.txt\n"));
    EXPECT_THAT(checked.out, Not(HasSubstr("read again: news/99.txt\n")));
    const Outcome repaired = run("claimgraph check g.db --repair new.db");
    EXPECT_TRUE(ended(repaired, 4));
    EXPECT_THAT(repaired.out, HasSubstr("read again: news/17.txt\n"));
    ASSERT_TRUE(ended(run("claimgraph build news --store new.db && claimgraph convert new.db -o after.graphml"), 0));
    EXPECT_EQ(read("after.graphml"), read("before.graphml"));
}

TEST_F(CheckProgram, FindsRowsThatContradictEachOther) {
    {
        const auto database = Database::open(path("g.db"), Database::Mode::kWrite);
        ASSERT_TRUE(database &&
                    database->run("UPDATE claim SET subject = object WHERE id = 1;"
                                  "DELETE FROM entity_name WHERE entity = 2; DELETE FROM entity WHERE id = 2;"
                                  "DELETE FROM sentence WHERE document = 3"));
    }
    const Outcome checked = run("claimgraph check g.db");
    EXPECT_TRUE(ended(checked, 3));
    EXPECT_THAT(checked.out, HasSubstr("1 documents that are not whole"));
    EXPECT_THAT(checked.out, HasSubstr("appearances of an entity that is not there"));
    EXPECT_THAT(checked.out, HasSubstr("pieces of evidence that say something else than their claim"));
    EXPECT_THAT(checked.out, Not(HasSubstr("are not what was written")));
}

TEST_F(CheckProgram, TakesADamagedLogAsItWasBefore) {
    ASSERT_TRUE(ended(run("claimgraph convert g.db -o before.graphml"), 0));
    write("late.txt", "Croatia warned Serbia.\n");
    {
        // who has the store open keeps the log from going into the file
        const auto reader = Database::open(path("g.db"), Database::Mode::kRead);
        ASSERT_TRUE(reader);
        const Snapshot snapshot(*reader);
        ASSERT_GT(reader->number("SELECT count(*) FROM document"), 0);
        ASSERT_TRUE(ended(run("claimgraph build late.txt --store g.db; mkdir left; cp g.db* left"), 0));
    }
    std::string log = read("left/g.db-wal");
    ASSERT_GT(log.size(), 10000u);
    ASSERT_TRUE(ended(run("claimgraph stats left/g.db && rm -r left/g.db-shm"), 0));
    log[100] ^= 1;
    write("left/g.db-wal", log);
    for (const char* command : {"stats left/g.db", "check left/g.db", "forget left/g.db late.txt", "stats left/g.db"}) {
        const Outcome refused = run(std::string("claimgraph ") + command);
        EXPECT_TRUE(ended(refused, 3)) << command;
        EXPECT_THAT(refused.err, HasSubstr("left/g.db: is damaged: its log (-wal) lacks what was written last"));
    }
    ASSERT_TRUE(
        ended(run("claimgraph check left/g.db --repair new.db && claimgraph convert new.db -o after.graphml"), 0));
    EXPECT_EQ(read("after.graphml"), read("before.graphml"));
}

} // namespace
} // namespace claimgraph::cli
