#include "graph/store/database.hpp"
#include "tests/program/program_test.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <random>
#include <vector>

namespace claimgraph::cli {
namespace {

using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;

/// A few articles whose persons, namesakes, short names and acronyms have to be matched.
class StoreProgram : public ProgramTest {
  protected:
    StoreProgram() {
        write("a.txt", "Ana Novak, the minister, visited Kosovo. Novak met with Petar Marin. NATO supports Kosovo.\n");
        write("b.txt", "Petar Marin criticized Ana Novak. Marin said that NATO supports Kosovo.\n");
        write("c.txt", "John Smith, a banker, warned Serbia. The Danube River Authority (DRA) criticized Smith.\n");
        write("d.txt", "The striker John Smith praised Kosovo. The DRA supports John Smith.\n");
        write("e.txt", "Novak denied that Marin supports Serbia. Serbia accused Kosovo.\n");
        write("f.txt", "Ivan Novak visited Serbia. The Danube River Authority condemned Ivan Novak.\n");
    }

    /// The bytes of the graph of these documents, built at once.
    std::string at_once(const std::string& documents) const {
        EXPECT_TRUE(ended(run("claimgraph build " + documents + " -o once.graphml"), 0));
        return read("once.graphml");
    }
    std::string stored(const std::string& store = "g.db") const {
        EXPECT_TRUE(ended(run("claimgraph convert " + store + " -o stored.graphml"), 0));
        return read("stored.graphml");
    }
};

TEST_F(StoreProgram, ADocumentThatWasReadIsNotReadAgain) {
    EXPECT_THAT(run("claimgraph build a.txt b.txt --store g.db").err, HasSubstr("2 documents read, 0 as before"));
    EXPECT_THAT(run("claimgraph build a.txt b.txt c.txt --store g.db").err, HasSubstr("1 documents read, 2 as before"));
    EXPECT_THAT(run("claimgraph build a.txt --store g.db --reread").err, HasSubstr("1 documents read, 0 as before"));
    EXPECT_THAT(run("claimgraph build a.txt --store g.db --sentences").err, HasSubstr("1 documents read, 0 as before"))
        << "read another way";
    EXPECT_EQ(run("claimgraph build a.txt --store g.db --sentences -o x.graphml").status, 0);
}

TEST_F(StoreProgram, HoldsTheGraphThatBuildingAtOnceGivesInWhateverOrderDocumentsCame) {
    std::vector<std::string> documents = {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"};
    ASSERT_TRUE(ended(run("mkdir more"), 0));
    const std::string expected = at_once("a.txt b.txt c.txt d.txt e.txt f.txt");
    std::mt19937 random(2);
    for (const char* threads : {"1", "2"}) {
        std::ranges::shuffle(documents, random);
        std::string line;
        for (std::size_t i = 0; i < documents.size(); i += 2)
            line += "claimgraph build " + documents[i] + " " + documents[i + 1] + " --store g.db --threads " + threads +
                    " && ";
        ASSERT_TRUE(ended(run(line + "rm -f none"), 0));
        EXPECT_EQ(stored(), expected);
        // a detour through documents that are gone, and texts that were others, leaves no trace
        ASSERT_TRUE(
            ended(run("claimgraph forget g.db " + documents[0] + " " + documents[3] +
                      " && mv e.txt keep && "
                      "echo 'Ana Novak visited John Smith.' >e.txt && claimgraph build e.txt --store g.db && "
                      "mv keep e.txt && cp -r ?.txt more/ && claimgraph build more --store g.db && claimgraph build " +
                      documents[0] + " " + documents[3] + " e.txt --store g.db && claimgraph forget g.db " +
                      "more/a.txt ./more/b.txt more/c.txt more/d.txt more/e.txt more/f.txt"),
                  0));
        EXPECT_EQ(stored(), expected);
        ASSERT_TRUE(ended(run("rm g.db"), 0));
    }
}

TEST_F(StoreProgram, KeepsWhatWasDecidedAboutEntities) {
    write("told.tsv", "verdict\ta\tb\nsame\tivan-novak\tana-novak\nname\tjohn-smith\tSmith the Elder\n");
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db --overrides told.tsv --decisions d.tsv &&"
                          "claimgraph build . -o once.graphml --overrides told.tsv --decisions once.tsv"),
                      0));
    EXPECT_EQ(stored(), read("once.graphml"));
    EXPECT_EQ(read("d.tsv"), read("once.tsv"));
    ASSERT_TRUE(ended(run("claimgraph forget g.db ./a.txt && claimgraph build . --store g.db"), 0));
    EXPECT_EQ(stored(), read("once.graphml"));
}

TEST_F(StoreProgram, RefusesDecisionsAboutEntitiesThatNoDocumentHas) {
    write("told.tsv", "verdict\ta\tb\n# brothers\nsame\tivan-novak\tana-novak\nsame\tivan-novak@f.txt\tana-novk\n");
    for (const char* output : {"-o g.graphml", "--store g.db"}) {
        const Outcome refused = run(std::string("claimgraph build . --overrides told.tsv ") + output);
        EXPECT_TRUE(ended(refused, 3)) << output;
        EXPECT_THAT(refused.err, HasSubstr("told.tsv:4: no document has an entity 'ana-novk'; 'claimgraph entities"));
    }
    write("told.tsv", "verdict\ta\tb\nsame\tivan-novak@f.txt\tana-novak\n");
    EXPECT_TRUE(ended(run("claimgraph build . --store g.db --overrides told.tsv"), 0));
}

TEST_F(StoreProgram, AChangedDocumentReplacesItsEvidence) {
    ASSERT_TRUE(ended(run("claimgraph build a.txt b.txt --store g.db"), 0));
    write("b.txt", "Serbia accused Kosovo.\n");
    ASSERT_TRUE(ended(run("claimgraph build b.txt --store g.db"), 0));
    EXPECT_EQ(stored(), at_once("a.txt b.txt"));
}

TEST_F(StoreProgram, ForgetsADocumentAndWhatOnlyItSupported) {
    ASSERT_TRUE(ended(run("claimgraph build a.txt b.txt c.txt --store g.db"), 0));
    ASSERT_TRUE(ended(run("claimgraph forget g.db c.txt"), 0));
    EXPECT_EQ(stored(), at_once("a.txt b.txt"));
    EXPECT_TRUE(ended(run("claimgraph search g.db banker"), 1));
    const Outcome unknown = run("claimgraph forget g.db c.txt");
    EXPECT_TRUE(ended(unknown, 1));
    EXPECT_THAT(unknown.err, HasSubstr("no document 'c.txt'"));
    EXPECT_TRUE(ended(run("claimgraph forget none.db c.txt"), 3));
}

TEST_F(StoreProgram, ALargeStoreIsExactOnceItIsTidied) {
    constexpr std::array kNames = {"Nadia Brandt", "Tom Varga", "Ida Lund", "Pavel Kerr", "Omar Dietz"};
    std::string many;
    for (std::size_t i = 0; i < 2100; ++i)
        many += fmt::format(R"({{"id":"n{}","text":"{} accused {} on Monday."}})"
                            "\n",
                            i, kNames[i % 5], kNames[(i + 1 + i % 4) % 5]);
    write("many.jsonl", many);
    write("more.jsonl", R"({"id":"x","text":"Brandt accused Tom Varga. Ida Lund supports Nadia Brandt."})"
                        "\n");
    ASSERT_TRUE(ended(run("claimgraph build many.jsonl --store g.db"), 0));
    ASSERT_TRUE(ended(run("claimgraph build more.jsonl --store g.db"), 0));
    EXPECT_TRUE(ended(run("claimgraph claims g.db --subject 'Ida Lund' --relation supports"), 0));
    const Outcome tidied = run("claimgraph tidy g.db");
    ASSERT_TRUE(ended(tidied, 0));
    EXPECT_THAT(tidied.err, HasSubstr("2101 documents in the store"));
    EXPECT_EQ(stored(), at_once("many.jsonl more.jsonl"));
    ASSERT_TRUE(ended(run("claimgraph forget g.db x && claimgraph tidy g.db"), 0));
    EXPECT_EQ(stored(), at_once("many.jsonl"));
    EXPECT_TRUE(ended(run("claimgraph tidy more.jsonl"), 3));
}

TEST_F(StoreProgram, FindsSentencesByTheirWords) {
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db"), 0));
    const Outcome found = run("claimgraph search g.db accused");
    ASSERT_TRUE(ended(found, 0));
    EXPECT_THAT(found.out, HasSubstr("e.txt, bytes 41-63: Serbia accused Kosovo."));
    EXPECT_THAT(found.out, HasSubstr("\n    Q403.accuses.Q1246\n"));
    EXPECT_THAT(run("claimgraph search g.db 'KOSOVO nato' --json").out,
                HasSubstr(R"("claims":["Q7184.supports.Q1246)"));
    EXPECT_THAT(run("claimgraph search g.db accused --csv").out,
                HasSubstr("document,sentence,start,end,text,claims\r\ne.txt,1,41,63,Serbia accused Kosovo.,"
                          "Q403.accuses.Q1246\r\n"));
    write("script", "search accused\n");
    EXPECT_EQ(run("claimgraph shell g.db <script").out, found.out);
    ASSERT_TRUE(ended(run("claimgraph convert g.db -o g.graphml"), 0));
    const Outcome without = run("claimgraph search g.graphml accused");
    EXPECT_TRUE(ended(without, 2));
    EXPECT_THAT(without.err, HasSubstr("only stores have the words of sentences"));
    EXPECT_TRUE(ended(run("claimgraph search g.db '\"accused Kosovo\"'"), 0));
    EXPECT_TRUE(ended(run("claimgraph search g.db 'accus*'"), 0));
    for (const char* words :
         {"accused nobody", "'\"Kosovo accused\"'", "'NOT OR AND ('", "'\"'", "' '", "'text:Kosovo)'"})
        EXPECT_TRUE(ended(run(std::string("claimgraph search g.db ") + words), 1)) << words;
}

TEST_F(StoreProgram, KeepsFactsBesideTheClaimsOnceItIsToldTo) {
    write("g.txt", "Rain fell on the old town. Serbia accused Kosovo. Quite quietly.\n");
    ASSERT_TRUE(ended(run("claimgraph build g.txt --store g.db"), 0));
    const std::string before = stored();
    EXPECT_TRUE(ended(run("claimgraph search g.db --facts rain"), 2)) << "it keeps none";
    EXPECT_TRUE(ended(run("claimgraph search g.db rain"), 1)) << "no claim is in this sentence";
    const Outcome reread = run("claimgraph build g.txt --store g.db --facts");
    EXPECT_THAT(reread.err, HasSubstr("1 documents read, 0 as before"));
    EXPECT_EQ(stored(), before) << "facts are no part of the graph";
    const Outcome found = run("claimgraph search g.db --facts rain town");
    ASSERT_TRUE(ended(found, 0));
    EXPECT_THAT(found.out, HasSubstr("g.txt, bytes 0-26: Rain fell on the old town.\n"));
    EXPECT_THAT(found.out, HasSubstr("Rain | fell on | the old town\n"));
    EXPECT_THAT(run("claimgraph search g.db rain").out, HasSubstr("Rain fell on the old town."));
    EXPECT_THAT(run("claimgraph search g.db quietly").out, HasSubstr("Quite quietly."))
        << "a sentence without any fact";

    // it goes on doing so: nothing to read again, and what is new has its facts
    EXPECT_THAT(run("claimgraph build g.txt --store g.db").err, HasSubstr("0 documents read, 1 as before"));
    write("g.txt", "Snow fell on the old town.\n");
    ASSERT_TRUE(ended(run("claimgraph build g.txt a.txt --store g.db"), 0));
    EXPECT_TRUE(ended(run("claimgraph search g.db --facts rain"), 1));
    EXPECT_THAT(run("claimgraph search g.db --facts snow --json").out, HasSubstr("\"object\":\"the old town\""));
    ASSERT_TRUE(ended(run("claimgraph forget g.db g.txt"), 0));
    EXPECT_TRUE(ended(run("claimgraph search g.db --facts snow"), 1));
    EXPECT_TRUE(ended(run("claimgraph search g.db --facts novak"), 0));
    const auto database = Database::open(path("g.db"), Database::Mode::kRead);
    ASSERT_TRUE(database);
    EXPECT_EQ(database->number("SELECT count(*) FROM fact"), database->number("SELECT sum(facts) FROM document"));
    EXPECT_TRUE(ended(run("claimgraph build g.txt -o g.graphml --facts"), 2)) << "a graph file has no place for them";
}

TEST_F(StoreProgram, AStoreAnswersAsAGraphFileDoes) {
    write("g.txt", "Serbia did not accuse Kosovo. Ana Novak said on 3 March 2025 that NATO will not support Kosovo.\n");
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db -o g.graphml --isolated"), 0));
    std::string script, answers;
    for (const char* question : {"stats",
                                 "stats --json",
                                 "stats --csv",
                                 "claims",
                                 "claims --json",
                                 "claims --subject NATO --evidence",
                                 "claims --subject Novak --object 'Petar Marin'",
                                 "claims --object kosovo --relation SUPPORT --json",
                                 "claims --relation supports --relation accuses --csv",
                                 "claims --speaker Novak --modality future",
                                 "claims --document a.txt",
                                 "claims --since 2025 --json",
                                 "claims --until 2025-03",
                                 "claims --polarity -",
                                 "claims --min-confidence 0.9 --limit 2",
                                 "claims --relation flies",
                                 "claims --subject Kosova",
                                 "claims --subject NATO --object Nobody",
                                 "neighbors Kosovo",
                                 "neighbors Kosovo --depth 3 --json",
                                 "neighbors NATO --direction out --relation supports",
                                 "neighbors Nobody",
                                 "path NATO Marin",
                                 "path Serbia Novak -k 3 --json",
                                 "why NATO Kosovo",
                                 "why NATO supports Kosovo --json",
                                 "why Q7184.supports.Q1246 --csv",
                                 "why no.such.id",
                                 "conflicts",
                                 "conflicts Kosovo --json",
                                 "conflicts --relation accuses",
                                 "conflicts NATO --speaker Novak",
                                 "conflicts --over-time",
                                 "conflicts Serbia --over-time --json",
                                 "who supports --json",
                                 "who accuses --subject Serbia --csv",
                                 "timeline Kosovo",
                                 "timeline Novak --dated --csv",
                                 "timeline Serbia --polarity +",
                                 "entities",
                                 "entities smith --json",
                                 "entities --type person --csv --limit 2",
                                 "entities --twins",
                                 "entities --mixtures",
                                 "entities nothing",
                                 "rank",
                                 "rank --by degree --relation supports --csv",
                                 "rank --by community"}) {
        const std::string words = question;
        const std::string command = words.substr(0, words.find(' '));
        const std::string rest = words.substr(command.size());
        const Outcome of_file = run("claimgraph " + command + " g.graphml" + rest);
        const Outcome of_store = run("claimgraph " + command + " g.db" + rest);
        EXPECT_EQ(of_store.out, of_file.out) << question;
        EXPECT_EQ(of_store.err, of_file.err) << question;
        EXPECT_EQ(of_store.status, of_file.status) << question;
        script += words + '\n';
        answers += of_file.out;
    }
    write("script", script);
    EXPECT_EQ(run("claimgraph shell g.db <script").out, answers);
}

TEST_F(StoreProgram, BringsAStoreOfAnOlderVersionUpToDate) {
    write("g.txt", "Serbia attacked Kosovo from 2010 to 2012.\n");
    write("h.txt", "Serbia attacked Kosovo in 2010.\n");
    ASSERT_TRUE(ended(run("claimgraph build g.txt h.txt --store g.db"), 0));
    const std::string expected = stored();
    {
        const auto database = Database::open(path("g.db"), Database::Mode::kWrite);
        ASSERT_TRUE(database &&
                    database->run("DROP TABLE fact; DROP TABLE fact_words;"
                                  "ALTER TABLE document DROP COLUMN first_fact; ALTER TABLE document DROP COLUMN facts;"
                                  "DROP INDEX claim_time; DROP VIEW edges; ALTER TABLE claim DROP COLUMN time_from;"
                                  "ALTER TABLE claim DROP COLUMN time_until; DROP VIEW readings;"
                                  "ALTER TABLE evidence DROP COLUMN said_at; DROP VIEW nodes;"
                                  "ALTER TABLE evidence DROP COLUMN own_time;"
                                  "ALTER TABLE evidence DROP COLUMN own_time_value;"
                                  "ALTER TABLE evidence DROP COLUMN subject_begin;"
                                  "ALTER TABLE evidence DROP COLUMN subject_end;"
                                  "ALTER TABLE evidence DROP COLUMN object_begin;"
                                  "ALTER TABLE evidence DROP COLUMN object_end;"
                                  "ALTER TABLE evidence DROP COLUMN time_begin;"
                                  "ALTER TABLE evidence DROP COLUMN time_end;"
                                  "ALTER TABLE evidence DROP COLUMN speaker_begin;"
                                  "ALTER TABLE evidence DROP COLUMN speaker_end;"
                                  "DROP TABLE judgment; DROP TABLE stale_document; DROP TABLE name_statistic;"
                                  "DROP TABLE name_part; DROP TABLE text_band; DROP INDEX document_new;"
                                  "DROP INDEX entity_kb; DROP VIEW documents; DROP INDEX document_same_as;"
                                  "ALTER TABLE document DROP COLUMN title; ALTER TABLE document DROP COLUMN author;"
                                  "ALTER TABLE document DROP COLUMN publisher; ALTER TABLE document DROP COLUMN url;"
                                  "ALTER TABLE document DROP COLUMN section;"
                                  "ALTER TABLE document DROP COLUMN language;"
                                  "ALTER TABLE document DROP COLUMN format; ALTER TABLE document DROP COLUMN words;"
                                  "ALTER TABLE document DROP COLUMN same_as; ALTER TABLE document DROP COLUMN sketch;"
                                  "ALTER TABLE document DROP COLUMN derived;"
                                  "ALTER TABLE sentence DROP COLUMN file_begin;"
                                  "ALTER TABLE sentence DROP COLUMN file_end;"
                                  "ALTER TABLE entity DROP COLUMN unnamed; ALTER TABLE appearance DROP COLUMN unnamed;"
                                  "CREATE VIEW nodes AS SELECT id FROM entity;"
                                  "CREATE VIEW edges AS SELECT id FROM claim;"
                                  "DROP INDEX claim_place; DROP INDEX claim_relation;"
                                  "CREATE INDEX claim_relation ON claim(relation);"
                                  "UPDATE claim SET time_value = '2010', time = 'in 2010' "
                                  "WHERE time_value = '2010/2012';" // which was thought to be earlier
                                  "PRAGMA user_version = 1"));
        ASSERT_EQ(database->number("SELECT count(*) FROM claim WHERE time_value = '2010'"), 1);
    }
    const Outcome refused = run("claimgraph stats g.db");
    EXPECT_TRUE(ended(refused, 3));
    EXPECT_THAT(refused.err, HasSubstr("has the older store version 1; 'claimgraph build --store g.db' brings it up"));
    ASSERT_TRUE(ended(run("claimgraph build g.txt h.txt --store g.db"), 0));
    EXPECT_THAT(run("claimgraph timeline g.db Serbia --json").out, HasSubstr("\"time_value\":\"2010/2012\""));
    EXPECT_TRUE(ended(run("claimgraph claims g.db --relation attacks"), 0));
    // where the words of a claim stand is only known of what is read again
    ASSERT_TRUE(ended(run("claimgraph build g.txt h.txt --store g.db --reread --facts"), 0));
    EXPECT_EQ(stored(), expected);
    EXPECT_TRUE(ended(run("claimgraph search g.db --facts attacked"), 0));
}

TEST_F(StoreProgram, AQueryStopsWhenItsTimeIsOver) {
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db"), 0));
    const Outcome late =
        run("claimgraph query g.db 'MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*)' --timeout 0.1");
    EXPECT_TRUE(ended(late, 2));
    EXPECT_THAT(late.out, IsEmpty());
    EXPECT_THAT(late.err, HasSubstr("no result within"));
}

TEST_F(StoreProgram, InTheShellAQuestionCanBeBrokenOff) {
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db -o g.graphml"), 0));
    for (const char* graph : {"g.db", "g.graphml"}) {
        const Outcome shell =
            run(std::string("rm -f lines; mkfifo lines; claimgraph shell ") + graph +
                " <lines & exec 3>lines; "
                "echo 'MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*);' >&3; sleep 0.5; "
                "kill -INT $!; echo 'entities NATO' >&3; exec 3>&-; wait $!");
        EXPECT_TRUE(ended(shell, 0)) << graph;
        EXPECT_THAT(shell.err, HasSubstr("interrupted")) << graph;
        EXPECT_THAT(shell.out, HasSubstr("NATO")) << graph << ": the next question is answered";
    }
}

TEST_F(StoreProgram, ReadersSeeAWholeGraphWhileOthersWrite) {
    for (int i = 0; i < 300; ++i) write("many/" + std::to_string(i) + ".txt", "Serbia accused Kosovo of delay.\n");
    ASSERT_TRUE(ended(run("claimgraph build a.txt --store g.db"), 0));
    const Outcome readers = run("claimgraph build many --store g.db & for i in 1 2 3 4 5 6 7 8; do "
                                "claimgraph stats g.db >>out || echo bad; sleep 0.1; done; wait $!");
    EXPECT_TRUE(ended(readers, 0));
    EXPECT_THAT(readers.out, IsEmpty());
    EXPECT_EQ(run("grep -c documents out").out, "8\n");
}

TEST_F(StoreProgram, TwoMayWriteAtOnce) {
    for (int i = 0; i < 40; ++i) {
        write("one/" + std::to_string(i) + ".txt", "Serbia accused Kosovo.\n");
        write("two/" + std::to_string(i) + ".txt", "NATO supports Kosovo.\n");
    }
    ASSERT_TRUE(ended(run("claimgraph build one --store g.db & claimgraph build two --store g.db && wait $!"), 0));
    EXPECT_EQ(stored(), at_once("one two"));
}

TEST_F(StoreProgram, WhoWaitsInVainForAnotherWriterSaysSo) {
    ASSERT_TRUE(ended(run("claimgraph build a.txt --store g.db"), 0));
    const std::string before = stored();
    {
        const auto other = Database::open(path("g.db"), Database::Mode::kWrite);
        ASSERT_TRUE(other);
        const Transaction transaction(*other);
        const Outcome refused = run("claimgraph build b.txt --store g.db --wait 0.2");
        EXPECT_TRUE(ended(refused, 3));
        EXPECT_THAT(refused.err, HasSubstr("g.db: another program is writing to it"));
        EXPECT_TRUE(ended(run("claimgraph stats g.db"), 0)) << "readers need not wait";
    }
    EXPECT_EQ(stored(), before);
}

TEST_F(StoreProgram, RefusesWhatIsNoStoreOrNotOfItsTime) {
    write("text.db", "Dear diary, this is no database, however long I write here.\n");
    write("empty.db", "");
    const auto change = [&](const char* name, const char* sql) {
        const auto database = Database::open(path(name), Database::Mode::kCreate);
        return database && database->run(sql);
    };
    ASSERT_TRUE(change("other.db", "CREATE TABLE t(x)"));
    ASSERT_TRUE(ended(run("claimgraph build a.txt --store newer.db"), 0));
    ASSERT_TRUE(change("newer.db", "PRAGMA user_version = 99"));
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"text.db", "not a claimgraph store"},
        {"empty.db", "is an empty file"},
        {"other.db", "a database of another program"},
        {"newer.db", "newer claimgraph (store version 99"},
        {"none.db", "no such file"},
    };
    for (const auto& [file, message] : cases) {
        const Outcome refused = run("claimgraph stats " + file);
        EXPECT_TRUE(ended(refused, 3)) << file;
        EXPECT_THAT(refused.err, HasSubstr(message)) << file;
        EXPECT_THAT(refused.err, HasSubstr(file));
    }
    for (const char* file : {"text.db", "other.db", "newer.db"}) {
        const std::string before = read(file);
        EXPECT_TRUE(ended(run(std::string("claimgraph build a.txt --store ") + file), 3)) << file;
        EXPECT_EQ(read(file), before) << file << " is left alone";
    }
    EXPECT_TRUE(ended(run("claimgraph build a.txt --store empty.db"), 0));
    EXPECT_TRUE(ended(run("claimgraph build a.txt --store no/such/folder/g.db"), 3));
    EXPECT_TRUE(ended(run("claimgraph build a.txt"), 2)) << "neither a file nor a store";
}

TEST_F(StoreProgram, ADamagedPageIsSaidOrDoesNotMatter) {
    ASSERT_TRUE(ended(run("claimgraph build . --store g.db"), 0));
    const std::string whole = read("g.db");
    const std::string graph = stored();
    constexpr std::size_t kPage = 8192;
    std::size_t noticed = 0;
    for (std::size_t page = 0; page * kPage < whole.size(); ++page) {
        std::string bytes = whole;
        bytes.replace(page * kPage + (page == 0 ? 100 : 0), 16, 16, '\x5a'); // what the page says of itself
        write("g.db", bytes);
        const Outcome asked = run("rm -f stored.graphml; claimgraph convert g.db -o stored.graphml");
        if (asked.status == 0) {
            EXPECT_EQ(read("stored.graphml"), graph) << "page " << page;
            continue;
        }
        ++noticed;
        EXPECT_TRUE(ended(asked, 3)) << "page " << page;
        EXPECT_THAT(asked.err, HasSubstr("g.db: is damaged")) << "page " << page;
    }
    EXPECT_GE(noticed, 5u) << "those of the schema and of the tables that a graph is made of";
    write("g.db", whole.substr(0, whole.size() / 2));
    const Outcome cut = run("claimgraph convert g.db -o out.graphml");
    EXPECT_TRUE(ended(cut, 3));
    EXPECT_THAT(cut.err, HasSubstr("g.db: is damaged"));
}

TEST_F(StoreProgram, AFullDiskLosesNothingOfBefore) {
    for (int i = 0; i < 1500; ++i)
        write("many/" + std::to_string(i) + ".txt",
              "Minister Number" + std::to_string(i) + " accused Kosovo. NATO supports Kosovo.\n");
    ASSERT_TRUE(ended(run("claimgraph build a.txt --store g.db"), 0));
    const std::string before = stored();
    // what a disk of that size does, as far as anybody may ask for: files can grow no more
    const Outcome full = run("ulimit -f 300; claimgraph build many --store g.db");
    EXPECT_TRUE(ended(full, 3));
    EXPECT_THAT(full.err, HasSubstr("g.db: "));
    EXPECT_THAT(full.err, HasSubstr("what was done before is kept"));
    EXPECT_THAT(run("claimgraph stats g.db").status, Eq(0));
    EXPECT_EQ(stored(), before) << "the graph follows the documents when there is room";
    ASSERT_TRUE(ended(run("claimgraph build many --store g.db"), 0));
    EXPECT_EQ(stored(), at_once("a.txt many"));
    EXPECT_TRUE(ended(run("ulimit -f 0; claimgraph build a.txt --store new.db"), 3));
}

TEST_F(StoreProgram, AFullFileSystemLosesNothingOfBefore) {
    const std::string small = "unshare -rm bash -c 'mount -t tmpfs -o size=1200k none disk && ";
    write("disk/.keep", "");
    if (run(small + "true'").status != 0) GTEST_SKIP() << "file systems cannot be mounted here";
    for (int i = 0; i < 1500; ++i)
        write("many/" + std::to_string(i) + ".txt", "Minister Number" + std::to_string(i) + " accused Kosovo.\n");
    const Outcome full =
        run(small + "claimgraph build a.txt --store disk/g.db && claimgraph build many --store disk/g.db; "
                    "echo $?; rm -f disk/big; claimgraph convert disk/g.db -o now.graphml'");
    EXPECT_TRUE(ended(full, 0));
    EXPECT_EQ(full.out, "3\n");
    EXPECT_THAT(full.err, HasSubstr("disk/g.db: "));
    EXPECT_THAT(full.err, HasSubstr("what was done before is kept"));
    EXPECT_EQ(read("now.graphml"), at_once("a.txt"));
}

TEST_F(StoreProgram, ReadsFromAReadOnlyFileSystem) {
    const std::string shelf = "unshare -rm bash -c 'mount -t tmpfs none shelf && ";
    write("shelf/.keep", "");
    if (run(shelf + "true'").status != 0) GTEST_SKIP() << "file systems cannot be mounted here";
    const Outcome outcome = run(
        shelf + "claimgraph build . --store shelf/g.db 2>log && claimgraph claims shelf/g.db --subject NATO >before && "
                "mount -o remount,ro shelf && claimgraph claims shelf/g.db --subject NATO >after; echo $?; "
                "claimgraph search shelf/g.db accused >/dev/null; echo $?; "
                "echo Serbia visited Kosovo. >new.txt; claimgraph build new.txt --store shelf/g.db; echo $?; "
                "claimgraph build a.txt --store shelf/n.db; echo $?'");
    EXPECT_EQ(outcome.out, "0\n0\n3\n3\n");
    EXPECT_THAT(outcome.err, HasSubstr("shelf/g.db: cannot be"));
    EXPECT_THAT(outcome.err, HasSubstr("shelf/n.db: cannot be"));
    EXPECT_THAT(read("before"), HasSubstr("NATO"));
    EXPECT_EQ(read("after"), read("before"));
}

TEST_F(StoreProgram, SaysSoIfALogIsLeftWhereNothingCanBeWritten) {
    const std::string shelf = "unshare -rm bash -c 'mount -t tmpfs none shelf && ";
    write("shelf/.keep", "");
    if (run(shelf + "true'").status != 0) GTEST_SKIP() << "file systems cannot be mounted here";
    const Outcome outcome =
        run(shelf + "claimgraph build a.txt --store shelf/g.db 2>log && echo log >shelf/g.db-wal && "
                    "mount -o remount,ro shelf && claimgraph stats shelf/g.db'");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, HasSubstr("shelf/g.db: cannot be read here: a writer left its log (-wal) beside it"));
}

TEST_F(StoreProgram, ReadsWhereNobodyMayWrite) {
    ASSERT_TRUE(ended(
        run("mkdir shelf && claimgraph build . --store shelf/g.db && chmod 444 shelf/g.db && chmod 555 shelf"), 0));
    const std::string expected = run("claimgraph stats shelf/g.db").out;
    // root may write anywhere: as somebody else, where there is one
    const std::string as =
        run("[ $(id -u) = 0 ] || false").status == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    if (run(as + "claimgraph --version").status != 0) GTEST_SKIP() << "others cannot run the program here";
    const Outcome asked = run(as + "claimgraph stats shelf/g.db");
    EXPECT_TRUE(ended(asked, 0));
    EXPECT_EQ(asked.out, expected);
    write("new.txt", "Serbia visited Kosovo.\n");
    const Outcome written = run(as + "claimgraph build new.txt --store shelf/g.db");
    EXPECT_TRUE(ended(written, 3));
    EXPECT_THAT(written.err, HasSubstr("shelf/g.db: cannot be"));
    EXPECT_TRUE(ended(run(as + "claimgraph build a.txt --store shelf/new.db"), 3));
    ASSERT_TRUE(ended(run("chmod 755 shelf"), 0));
}

} // namespace
} // namespace claimgraph::cli
