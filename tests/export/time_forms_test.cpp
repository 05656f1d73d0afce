#include "graph/base/time/date.hpp"
#include "graph/graph_builder.hpp"
#include "tests/export/format_text.hpp"
#include "tests/export/page_data.hpp"
#include "tests/graph/time_forms.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace claimgraph {
namespace {

Graph graph_of_forms() {
    GraphBuilder builder;
    builder.add(batch_of_forms());
    return builder.build();
}

std::string graph_as(std::string_view name) {
    for (const Format* format : formats())
        if (format->name == name) return written(*format, graph_of_forms()).front().text;
    return "";
}

/// An element as it is written, with its attributes.
std::string element(const std::string& text, const std::string& begin) {
    const std::size_t at = text.find(begin);
    return at == std::string::npos ? "" : text.substr(at, text.find('>', at) - at);
}

std::string attribute(const std::string& element, const std::string& name) {
    const std::size_t at = element.find(' ' + name + "=\"");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 3;
    return element.substr(begin, element.find('"', begin) - begin);
}

TEST(TimeForms, AreSpellsOfGexf) {
    const std::string text = graph_as("gexf");
    for (std::size_t i = 0; i < time_forms().size(); ++i) {
        const TimeForm& form = time_forms()[i];
        for (const std::string& written : {element(text, fmt::format("<edge id=\"form{}.r.o\"", i)),
                                           element(text, fmt::format("<node id=\"form{}\"", i))}) {
            ASSERT_NE(written, "") << form.value;
            EXPECT_EQ(attribute(written, "start"), form.first) << form.value;
            EXPECT_EQ(attribute(written, "end"), form.last) << form.value;
        }
    }
    EXPECT_EQ(attribute(element(text, "<node id=\"o\""), "start"), "") << "some of its claims have no time";
}

const Format& gexf() { return **std::ranges::find(formats(), "gexf", &Format::name); }

TEST(TimesOfEdges, AreSpellsOfGexfWhereThereAreSeveral) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "a", .type = EntityType::kConcept},
                      {.id = "b", .name = "b", .type = EntityType::kConcept}};
    Claim& claim = batch.claims.emplace_back();
    claim.subject = EntityIndex{0};
    claim.object = EntityIndex{1};
    claim.relation = claim.label = "sues";
    claim.time_value = "2001";
    claim.evidence = {{.document = "x", .text = "x", .time_value = "2001"},
                      {.document = "y", .text = "y", .time_value = "2009-05/.."}};
    GraphBuilder builder;
    builder.add(batch);
    const std::string text = written(gexf(), builder.build()).front().text;
    EXPECT_NE(
        text.find("<spells><spell start=\"2001-01-01\" end=\"2001-12-31\"/><spell start=\"2009-05-01\"/></spells>"),
        std::string::npos)
        << text;
}

/// The time_value of the edge in a GEXF file of another program, of which these are attributes and children.
std::string time_of_edge(const std::string& attributes, const std::string& children = "") {
    Warnings warnings;
    const auto graph =
        read(gexf(),
             {{"g.gexf", "<gexf version=\"1.2\"><graph mode=\"dynamic\"><nodes><node id=\"1\"/><node id=\"2\"/></nodes>"
                         "<edges><edge source=\"1\" target=\"2\" label=\"knows\" " +
                             attributes + ">" + children + "</edge></edges></graph></gexf>"}},
             warnings);
    return graph && !graph->claims().empty() ? graph->claims()[0].time_value : "no graph";
}

TEST(TimesOfEdges, AreReadFromGexfOfOtherPrograms) {
    EXPECT_EQ(time_of_edge(R"(start="2011-01-02" end="2011-02-03")"), "2011-01-02/2011-02-03");
    EXPECT_EQ(time_of_edge(R"(end="2009-03-01")"), "../2009-03-01");
    EXPECT_EQ(time_of_edge(R"(start="2010-01-02")"), "2010-01-02/..");
    EXPECT_EQ(time_of_edge(R"(timestamp="2013-05-06")"), "2013-05-06");
    EXPECT_EQ(time_of_edge(R"(start="2012-12-15 12:30:00")"), "2012-12-15T12:30/..");
    EXPECT_EQ(time_of_edge(R"(start="2012-12-15T12:30:00" end="2012-12-15T12:35:00")"),
              "2012-12-15T12:30/2012-12-15T12:35");
    EXPECT_EQ(time_of_edge("", R"(<spells><spell start="2009-01-30" end="2009-02-01"/>)"
                               R"(<spell start="2008-01-01" end="2008-01-15"/></spells>)"),
              "2008-01-01/2009-02-01");
    EXPECT_EQ(time_of_edge(R"(start="3.5" end="7")"), "") << "no dates";
}

TEST(TimeForms, AreDaysInThePageOfTheExplorer) {
    const auto page = data_of_page(graph_as("html"));
    ASSERT_TRUE(page);
    const auto data = nlohmann::json::parse(*page);
    const auto iso = [](const nlohmann::json& day) {
        return day.is_null() ? "" : to_string(Date(std::chrono::sys_days(std::chrono::days(day.get<int>()))));
    };
    ASSERT_EQ(data["claims"].size(), time_forms().size());
    for (const auto& claim : data["claims"]) {
        const auto form = std::ranges::find(time_forms(), claim["time_value"].get<std::string>(), &TimeForm::value);
        ASSERT_NE(form, time_forms().end());
        EXPECT_EQ(claim.contains("days"), !form->first.empty() || !form->last.empty()) << form->value;
        if (!claim.contains("days")) continue;
        EXPECT_EQ(iso(claim["days"][0]), form->first) << form->value;
        EXPECT_EQ(iso(claim["days"][1]), form->last) << form->value;
    }
}

} // namespace
} // namespace claimgraph
