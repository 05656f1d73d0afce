#include "export/formats/explorer_page.hpp"
#include "graph/base/date.hpp"
#include "graph/graph_builder.hpp"
#include "tests/export/format_text.hpp"
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

TEST(TimeForms, AreDaysInThePageOfTheExplorer) {
    const std::string text = graph_as("html");
    const std::size_t begin = explorer_page().find("@GRAPH@");
    const std::size_t rest = explorer_page().size() - begin - std::string_view("@GRAPH@").size();
    const auto data = nlohmann::json::parse(text.substr(begin, text.size() - begin - rest));
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
