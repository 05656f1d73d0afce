#include "graph/base/time/date.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/graph_builder.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/timeline.hpp"
#include "graph/store/part_rows.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/time_forms.hpp"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string iso(std::optional<std::int64_t> day) {
    return day ? to_string(Date(std::chrono::sys_days(std::chrono::days(*day)))) : "";
}

TEST(TimeInterval, HasTheFirstAndTheLastDayOfEveryForm) {
    for (const TimeForm& form : time_forms()) {
        const auto time = time_interval(form.value);
        EXPECT_EQ(time.has_value(), !form.first.empty() || !form.last.empty()) << form.value;
        EXPECT_EQ(iso(time.value_or(TimeInterval()).first_day()), form.first) << form.value;
        EXPECT_EQ(iso(time.value_or(TimeInterval()).last_day()), form.last) << form.value;
    }
    for (const char* none : {"",
                             "/",
                             "..",
                             "T",
                             "soon",
                             "202",
                             "20255",
                             "2025-",
                             "2025-3",
                             "2025-13",
                             "2025_03",
                             "2025-W",
                             "2025-W0",
                             "2025-W00",
                             "2025-W54",
                             "2025-W10-",
                             "2025-W10-0",
                             "2025-W10-8",
                             "2025-W10x1",
                             "2025-03-1",
                             "2025-03-32",
                             "2025-03-11 ",
                             "+025",
                             "-025",
                             "2025-W10T10:00",
                             "2025/2026/2027",
                             "2025-03-11/2025-02"})
        EXPECT_FALSE(time_interval(none)) << none;
}

TEST(TimeInterval, KnowsTheMinuteWhereThereIsOne) {
    const auto minute = [](const char* text) { return time_interval(text).value(); };
    EXPECT_EQ(minute("2025-03-11T10:30").first, minute("2025-03-11T10:30").last);
    EXPECT_TRUE(precedes(minute("2025-03-11T10:29"), minute("2025-03-11T10:30+01:00")));
    EXPECT_EQ(minute("2025-03-11T23:59").last, minute("2025-03-11").last);
    for (const char* day :
         {"2025-03-11T", "2025-03-11T1030", "2025-03-11T24:00", "2025-03-11T10:60", "2025-03-11T9:30"})
        EXPECT_EQ(minute(day), minute("2025-03-11")) << day;
}

TEST(TimeInterval, IsOrderedByItsBeginTheLongestFirst) {
    const TimeInterval* before = nullptr;
    std::vector<TimeInterval> times;
    for (const TimeForm& form : time_forms())
        if (const auto time = time_interval(form.value)) times.push_back(*time);
    for (const TimeInterval& time : times) {
        if (before != nullptr) {
            EXPECT_LE(*before, time) << iso(before->first_day()) << ' ' << iso(time.first_day());
        }
        before = &time;
    }
    EXPECT_TRUE(precedes(*time_interval("2025-W09"), *time_interval("2025-03-03")));
    EXPECT_FALSE(precedes(*time_interval("2025"), *time_interval("2025-03"))) << "a day of 2025 may be later";
    EXPECT_TRUE(meet(*time_interval("2014/.."), *time_interval("../2014")));
    EXPECT_FALSE(meet(*time_interval("2015/.."), *time_interval("../2014")));
}

TEST(TimeInterval, IsOpenWhereNothingIsAsked) {
    EXPECT_EQ(time_between("", ""), TimeInterval());
    EXPECT_EQ(iso(time_between("2025-03", "").first_day()), "2025-03-01");
    EXPECT_EQ(iso(time_between("", "2025-03").last_day()), "2025-03-31");
    EXPECT_TRUE(meet(time_between("2025-06", "2025-03"), *time_interval("2025")))
        << "it lasts from the one to the other";
    EXPECT_FALSE(meet(time_between("2025-06", "2025-03"), *time_interval("2025-06-01")));
}

std::vector<std::string> values(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::vector<std::string> found;
    for (const ClaimIndex claim : claims) found.push_back(graph[claim].time_value);
    return found;
}

class TimeForms : public testing::Test {
  protected:
    TimeForms() {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        GraphBuilder builder;
        builder.add(batch_of_forms());
        graph_ = builder.build();
        auto writer = StoreWriter::open(file(), true);
        if (!writer || !writer->put({"d", "", "", batch_of_forms()}) || !writer->derive())
            throw std::runtime_error("no store");
    }
    ~TimeForms() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "g.db"; }

    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) /
        (std::string("claimgraph_forms_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    Graph graph_;
};

TEST_F(TimeForms, AreFilteredAlikeInMemoryAndInAStore) {
    const std::vector<std::string> days = {"",           "1999-12-31", "2014",       "2014-03",
                                           "2015-01-01", "2024-12-30", "2025-03-02", "2025-03-03",
                                           "2025-03-09", "2025-03-10", "2025-06-01", "9999-12-31"};
    const auto store = Store::open(file());
    ASSERT_TRUE(store);
    for (const std::string& since : days)
        for (const std::string& until : days) {
            if (since.empty() && until.empty()) continue;
            const TimeInterval asked = time_between(since, until);
            std::vector<std::string> wanted;
            for (const TimeForm& form : time_forms()) {
                if (form.first.empty() && form.last.empty()) continue;
                // whole days order as text
                if (!since.empty() && !form.last.empty() && form.last < iso(asked.first_day())) continue;
                if (!until.empty() && form.first > iso(asked.last_day())) continue;
                wanted.emplace_back(form.value);
            }
            std::ranges::sort(wanted);
            auto in_memory = values(graph_, filter_claims(graph_, {.time = asked}));
            std::ranges::sort(in_memory);
            EXPECT_EQ(in_memory, wanted) << since << " to " << until;
            const auto part = store->load({.filter = {.time = asked}});
            ASSERT_TRUE(part);
            std::vector<std::string> in_store;
            for (const Claim& claim : part->claims()) in_store.push_back(claim.time_value);
            std::ranges::sort(in_store);
            EXPECT_EQ(in_store, wanted) << since << " to " << until;
        }
}

TEST_F(TimeForms, StandInATimelineByTheirBegin) {
    std::vector<std::string> wanted;
    for (const TimeForm& form : time_forms()) wanted.emplace_back(form.value);
    std::vector<std::string> found;
    for (const TimelineEntry& entry : timeline(graph_, graph_.find("o"))) found.push_back(entry.value);
    const auto dated = static_cast<std::ptrdiff_t>(std::ranges::count_if(
        time_forms(), [](const TimeForm& form) { return time_interval(form.value).has_value(); }));
    EXPECT_TRUE(std::equal(wanted.begin(), wanted.begin() + dated, found.begin(), found.begin() + dated))
        << testing::PrintToString(found);
    EXPECT_EQ(found.size(), wanted.size()) << "those without a time come last";
}

TEST_F(TimeForms, HaveColumnsInAStore) {
    const auto database = Database::open(file(), Database::Mode::kRead);
    ASSERT_TRUE(database);
    for (const TimeForm& form : time_forms()) {
        SqlStatement row = database->prepare("SELECT ifnull(time_from, ''), ifnull(time_until, '') FROM edges WHERE "
                                             "time_value = ?");
        row.start(form.value);
        ASSERT_TRUE(row.step()) << form.value;
        EXPECT_EQ(row.text(0), form.first) << form.value;
        EXPECT_EQ(row.text(1), form.last) << form.value;
    }
    EXPECT_EQ(database->number("SELECT count(*) FROM claim WHERE time_until IS NULL"), 9) << "those without a time";
    const auto plan = [&](GraphPart part) {
        part.filter.time = time_between("2025-03", "");
        SqlStatement row = database->prepare("EXPLAIN QUERY PLAN " + select_part(*database, part).claims);
        std::string text;
        while (row.step()) text.append(row.text(3)) += '\n';
        return text;
    };
    EXPECT_THAT(plan({}), HasSubstr("INDEX claim_time"));
    for (const GraphPart& part :
         {GraphPart{.subject = "a"}, GraphPart{.party = "a"}, GraphPart{.filter = {.relations = {"r"}}}})
        EXPECT_THAT(plan(part), Not(HasSubstr("claim_time"))) << "there are fewer of an entity or a relation";
}

TEST_F(TimeForms, TheEarliestIsThatOfAClaimThatSeveralDocumentsMake) {
    const auto merged = [](std::vector<std::string> values) {
        GraphBuilder builder;
        for (const std::string& value : values) {
            ClaimBatch batch;
            batch.entities = {{.id = "a", .name = "a"}, {.id = "b", .name = "b"}};
            batch.claims.push_back(
                {.subject = EntityIndex{0}, .relation = "r", .object = EntityIndex{1}, .label = "r"});
            batch.claims[0].time_value = value;
            batch.claims[0].time = "words of " + value;
            builder.add(std::move(batch));
        }
        const Graph graph = builder.build();
        const Claim& claim = graph.claims()[0];
        EXPECT_EQ(claim.time, "words of " + claim.time_value);
        return claim.time_value;
    };
    EXPECT_EQ(merged({"2025-03-11", "2025-W10"}), "2025-W10");
    EXPECT_EQ(merged({"2025-W10", "2025-03-11", "2025-03-02", "P2Y"}), "2025-03-02");
    EXPECT_EQ(merged({"", "P2Y"}), "P2Y");
}

TEST(Conflicts, OfDaysApartAreAChange) {
    const auto kind = [](const char* affirmed, const char* denied) {
        ClaimBatch batch;
        batch.entities = {{.id = "a", .name = "a"}, {.id = "b", .name = "b"}};
        for (const char* value : {affirmed, denied}) {
            batch.claims.push_back(
                {.subject = EntityIndex{0}, .relation = "r", .object = EntityIndex{1}, .label = "r"});
            batch.claims.back().time_value = value;
        }
        batch.claims[1].polarity = Polarity::kDenied;
        GraphBuilder builder;
        builder.add(std::move(batch));
        const auto found = conflicts(builder.build());
        return found.size() == 1 ? to_string(found[0].kind) : "none";
    };
    EXPECT_EQ(kind("2025-W10", "2025-03-11"), "changed");
    EXPECT_EQ(kind("2025-06-01", "2025-W10"), "changed");
    EXPECT_EQ(kind("2025-W10", "2025-03-05"), "contradicted");
    EXPECT_EQ(kind("2025-03-05T09:00", "2025-03-05T15:00"), "changed");
    EXPECT_EQ(kind("2014/..", "../2013"), "changed");
    EXPECT_EQ(kind("2014/..", "2025"), "contradicted");
    EXPECT_EQ(kind("2014", "P2Y"), "contradicted");
}

} // namespace
} // namespace claimgraph
