#include "extract/claims/time/document_date.hpp"
#include "extract/claims/time/time_value.hpp"
#include "graph/base/tsv.hpp"

#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

const TimeWords& words() {
    static const auto kWords = TimeWords::load(std::string(CLAIMGRAPH_SOURCE_DIR) + "/models/en/times.tsv");
    return *kWords;
}

TEST(TimeValue, IsWhatThePersonReads) {
    const std::string file = std::string(CLAIMGRAPH_SOURCE_DIR) + "/tests/extract/claims/times.tsv";
    std::size_t cases = 0;
    const auto read = read_tsv(file, {"expression", "date", "direction", "value"}, [&](const TsvRow& row) {
        const auto direction = row[2] == "past" ? TimeDirection::kPast : TimeDirection::kFuture;
        EXPECT_EQ(time_value(words(), row[0], date_from(row[1]), direction), row[3])
            << row[0] << ", seen on '" << row[1] << "' (" << row[2] << "), line " << row.line;
        ++cases;
        return std::string();
    });
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_GT(cases, 300u);
}

TEST(TimeValue, GuessesNothingOfHostileText) {
    const auto today = date_from("2025-03-11");
    for (const std::string& text :
         {std::string(1000, '9'), std::string(10000, ' ') + "today", std::string("10:00:00:00:00"),
          std::string("\xE2\x80\x93\xE2\x80\x93 - - -"), std::string("\xff\xfe"), std::string("99999 days ago"),
          std::string("1000 centuries ago")})
        EXPECT_EQ(time_value(words(), text, today, TimeDirection::kPast), "") << text.substr(0, 20);
}

TEST(TimeWords, NameTheLineThatIsWrong) {
    const auto error = [](std::string_view row) {
        const auto parsed = TimeWords::parse("kind\twords\tvalue\n" + std::string(row), "times.tsv");
        return parsed ? std::string() : parsed.error().describe();
    };
    EXPECT_EQ(error("month\tnivose\t13\n"), "times.tsv:2: '13' is not a value of a month");
    EXPECT_EQ(error("unit\tfortnights\tfortnight\n"), "times.tsv:2: 'fortnight' is not a value of a unit");
    EXPECT_EQ(error("season\trains\t6\n"), "times.tsv:2: '6' is not a value of a season");
    EXPECT_EQ(error("ago\tago\tyes\n"), "times.tsv:2: 'yes' is not a value of a ago");
    EXPECT_TRUE(
        error("epoch\tstone age\t-\n").starts_with("times.tsv:2: 'epoch' is not a kind; expected one of weekday,"));
}

std::string date_of_text(std::string text) {
    const auto date = date_of(Document("news", std::move(text), {}), words());
    return date ? to_string(*date) : "";
}

TEST(DocumentDate, StandsAtTheTop) {
    EXPECT_EQ(date_of_text("Bridge opens\n\nTuesday, 11 March 2025\n\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("Published: March 11, 2025\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("Ana Novak | 11 March 2025 | Pristina\n\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("2025-03-11\n"), "2025-03-11");
    EXPECT_EQ(date_of_text("Bridge opens\nUpdated 10:30 GMT, 11 March 2025\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("Last updated: March 11, 2025\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("By Ana Novak and Petra Marin, 11 March 2025\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("11 March 2025, Pristina\nThe bridge is open."), "2025-03-11");
    EXPECT_EQ(date_of_text("GENEVA, 11 March 2025 - The bridge that parted the town for a quarter of a century is open "
                           "to all again, officials said."),
              "2025-03-11");
    EXPECT_EQ(
        date_of_text("PRISTINA, March 11, 2025 (Agency) - The bridge that parted the town for a quarter of a century "
                     "is open to all again, officials said."),
        "2025-03-11");
}

TEST(DocumentDate, IsNoDateOfTheStory) {
    EXPECT_EQ(date_of_text("On 17 February 2008 the parliament declared independence, and the capital celebrated all "
                           "night - with fireworks."),
              "");
    EXPECT_EQ(date_of_text("The country was born on 17 February 2008."), "");
    EXPECT_EQ(date_of_text("Bridge opens\n\nThe bridge, closed since 17 February 2008, is open."), "");
    EXPECT_EQ(date_of_text("PRISTINA, March 11 - The bridge is open."), "") << "no year";
    EXPECT_EQ(date_of_text(""), "");
}

TEST(DocumentDate, IsReadFromTheWordsOfTheInput) {
    const auto in_words = [](const std::string& date) {
        Document document("news", "The bridge is open.", {});
        document.set_date_words(date);
        const auto found = date_of(document, words());
        return found ? to_string(*found) : "";
    };
    EXPECT_EQ(in_words("Tue, 11 Mar 2025 16:21:35 +0000"), "2025-03-11");
    EXPECT_EQ(in_words("25/03/2025"), "2025-03-25");
    EXPECT_EQ(in_words("03/04/2025"), "") << "March or April";
    EXPECT_EQ(in_words("some day"), "");
}

TEST(DocumentDate, IsTheOneGiven) {
    const Document document("news", "Tuesday, 11 March 2025", {}, date_from("2024-01-01"));
    EXPECT_EQ(date_of(document, words()), date_from("2024-01-01"));
}

} // namespace
} // namespace claimgraph
