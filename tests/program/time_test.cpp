#include "tests/program/program_test.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

namespace claimgraph::cli {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

/// What a sentence says of when, as all that reads it has to understand it.
struct Told {
    const char* subject;
    const char* sentence;
    const char* value;
    std::string first; ///< days; both empty: no time
    std::string last;
};

/// The times that the program writes itself, in the order of a timeline; told on 12 March 2025.
const std::vector<Told>& told() {
    static const std::vector<Told> kTold = {
        {"Marshovia", "Marshovia attacked Borduria until 2013.", "../2013", "", "2013-12-31"},
        {"Genovia", "Genovia attacked Borduria in the 1990s.", "1990/1999", "1990-01-01", "1999-12-31"},
        {"Ruritania", "Ruritania attacked Borduria from 2010 to 2012.", "2010/2012", "2010-01-01", "2012-12-31"},
        {"Sapristia", "Sapristia has attacked Borduria since 2014.", "2014/..", "2014-01-01", ""},
        {"Poldavia", "Poldavia attacked Borduria in 2014.", "2014", "2014-01-01", "2014-12-31"},
        {"Khemed", "Khemed attacked Borduria in March 2024.", "2024-03", "2024-03-01", "2024-03-31"},
        {"Latveria", "Latveria attacked Borduria last winter.", "2024-WI", "2024-12-01", "2025-02-28"},
        {"Syldavia", "Syldavia attacked Borduria last week.", "2025-W10", "2025-03-03", "2025-03-09"},
        {"Wakanda", "Wakanda attacked Borduria over the weekend.", "2025-03-08/2025-03-09", "2025-03-08", "2025-03-09"},
        {"Sondonesia", "On Monday at 10:30, Sondonesia attacked Borduria.", "2025-03-10T10:30", "2025-03-10",
         "2025-03-10"},
        {"Arland", "Arland attacked Borduria on 11 March 2025.", "2025-03-11", "2025-03-11", "2025-03-11"},
        {"Elbonia", "Elbonia attacked Borduria for two years.", "P2Y", "", ""},
        {"Qumar", "Qumar attacked Borduria.", "", "", ""},
    };
    return kTold;
}

bool is_dated(const Told& one) { return !one.first.empty() || !one.last.empty(); }

/// The same claims in a store and in a graph file.
class TimesInTheProgram : public ProgramTest {
  protected:
    TimesInTheProgram() {
        std::string text;
        for (const Told& one : told()) text.append(text.empty() ? "" : " ").append(one.sentence);
        write("news.jsonl", json{{"id", "news"}, {"date", "2025-03-12"}, {"text", text}}.dump() + "\n");
        EXPECT_TRUE(ended(run("claimgraph build --from jsonl news.jsonl --store g.db -o g.graphml"), 0));
    }

    std::vector<json> lines(const std::string& command) const {
        std::vector<json> found;
        std::istringstream in(run("claimgraph " + command).out);
        for (std::string line; std::getline(in, line);) found.push_back(json::parse(line));
        return found;
    }
    std::vector<std::string> subjects(const std::string& command) const {
        std::vector<std::string> found;
        for (const json& claim : lines(command)) found.push_back(claim["subject"]["name"]);
        return found;
    }
};

TEST_F(TimesInTheProgram, PassSinceAndUntilByTheirDays) {
    const std::vector<std::string> days = {"",        "1999-12-31", "2013-12-31", "2014",       "2024-03",   "2025-02",
                                           "2025-03", "2025-03-09", "2025-03-10", "2025-03-31", "2025-06-01"};
    const auto first_of = [](const std::string& day) { return day + std::string("-01-01").substr(day.size() - 4); };
    const auto last_of = [](const std::string& day) {
        return day.size() == 10 ? day : day + (day == "2014" ? "-12-31" : day == "2025-02" ? "-28" : "-31");
    };
    for (const std::string& since : days)
        for (const std::string& until : days) {
            if (since.empty() == until.empty()) continue; // one at a time; both together, below
            std::vector<std::string> wanted;
            for (const Told& one : told())
                if (is_dated(one) && (since.empty() || one.last.empty() || one.last >= first_of(since)) &&
                    (until.empty() || one.first <= last_of(until)))
                    wanted.emplace_back(one.subject);
            const std::string options =
                (since.empty() ? "" : " --since " + since) + (until.empty() ? "" : " --until " + until);
            for (const char* graph : {"g.db", "g.graphml"})
                EXPECT_EQ(subjects(std::string("timeline ") + graph + " Borduria --json" + options), wanted)
                    << graph << options;
            std::ranges::sort(wanted);
            for (const char* graph : {"g.db", "g.graphml"})
                EXPECT_EQ(subjects(std::string("claims ") + graph + " --json" + options), wanted) << graph << options;
        }
    for (const char* graph : {"g.db", "g.graphml"}) {
        EXPECT_THAT(subjects(std::string("claims ") + graph + " --since 2025-03-01 --until 2025-03-07 --json"),
                    ElementsAre("Sapristia", "Syldavia"));
        const Outcome refused = run(std::string("claimgraph claims ") + graph + " --since 2025-02-30");
        EXPECT_TRUE(ended(refused, 2));
        EXPECT_THAT(refused.err, HasSubstr("'2025-02-30' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"));
    }
}

TEST_F(TimesInTheProgram, StandInTheTimelineByTheirBegin) {
    std::vector<std::string> wanted, dated;
    for (const Told& one : told()) wanted.emplace_back(one.subject);
    for (const Told& one : told())
        if (is_dated(one)) dated.emplace_back(one.subject);
    for (const char* graph : {"g.db", "g.graphml"}) {
        const auto found = lines(std::string("timeline ") + graph + " Borduria --json");
        ASSERT_EQ(found.size(), told().size());
        for (std::size_t i = 0; i < told().size(); ++i) {
            EXPECT_EQ(found[i]["subject"]["name"], told()[i].subject);
            EXPECT_EQ(found[i]["time_value"].is_null() ? "" : found[i]["time_value"].get<std::string>(),
                      told()[i].value);
        }
        EXPECT_EQ(subjects(std::string("timeline ") + graph + " Borduria --dated --json"), dated);
    }
}

TEST_F(TimesInTheProgram, AreTheSameDaysToCypherGexfSqlAndTheExplorer) {
    for (const char* graph : {"g.db", "g.graphml"}) {
        ASSERT_TRUE(ended(run(std::string("claimgraph convert ") + graph + " -o g.gexf -o g.html"), 0));
        const std::string gexf = read("g.gexf");
        const std::string html = read("g.html");
        const auto rows = lines(std::string("query ") + graph +
                                " 'MATCH (a)-[r]->() RETURN a.name AS a, toString(r.time_from) AS first, "
                                "toString(r.time_until) AS last' --json");
        ASSERT_EQ(rows.size(), told().size());
        for (const Told& one : told()) {
            const auto null_or = [](const std::string& day) { return day.empty() ? json() : json(day); };
            const auto row = std::ranges::find(rows, json(one.subject), [](const json& r) { return r["a"]; });
            ASSERT_NE(row, rows.end()) << one.subject;
            EXPECT_EQ((*row)["first"], null_or(one.first)) << one.value;
            EXPECT_EQ((*row)["last"], null_or(one.last)) << one.value;

            std::string lower = one.subject;
            std::ranges::transform(lower, lower.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
            const std::size_t edge = gexf.find("<edge id=\"" + lower + '.');
            ASSERT_NE(edge, std::string::npos);
            const std::string element = gexf.substr(edge, gexf.find('>', edge) - edge);
            const std::string spell = (one.first.empty() ? "" : " start=\"" + one.first + '"') +
                                      (one.last.empty() ? "" : " end=\"" + one.last + '"');
            EXPECT_TRUE(element.ends_with("weight=\"1\"" + spell)) << element;

            const std::size_t at = html.find("{\"id\":\"" + lower + ".attacks");
            ASSERT_NE(at, std::string::npos);
            const json claim = json::parse(html.substr(at, html.find("]}", at) + 2 - at));
            EXPECT_EQ(claim.contains("days"), is_dated(one)) << one.value;
            if (is_dated(one)) {
                const json of_cypher =
                    lines(std::string("query ") + graph + " 'MATCH ({name: \"" + one.subject +
                          "\"})-[r]->() RETURN duration.inDays(date(\"1970-01-01\"), r.time_from).days "
                          "AS first, duration.inDays(date(\"1970-01-01\"), r.time_until).days AS last' "
                          "--json")
                        .at(0);
                EXPECT_EQ(claim["days"], (json{of_cypher["first"], of_cypher["last"]})) << one.value;
            }
        }
    }
}

} // namespace
} // namespace claimgraph::cli
