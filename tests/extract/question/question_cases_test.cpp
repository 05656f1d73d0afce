#include "extract/question/question_reader.hpp"
#include "graph/base/read_file.hpp"
#include "tests/extract/question/question_models.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// "    subject: ? --accuses--> Serbia, +", a pattern a line.
std::string form_text(const std::string& question) {
    const auto form = read_question(question, question_models(), question_words(), date_from("2025-06-15"));
    if (!form || form->patterns.empty()) return "    not read\n";
    const auto name = [](const QuestionEnd& end) { return end.empty() ? std::string("?") : end.words; };
    std::string lines;
    for (const QuestionPattern& pattern : form->patterns) {
        lines += fmt::format("    {}: {} --{}--> {}", to_string(form->answer), name(pattern.subject),
                             fmt::join(pattern.relations, "|"), name(pattern.object));
        if (!pattern.speaker.empty()) lines += ", says " + name(pattern.speaker);
        if (form->polarity) lines += fmt::format(", {}", to_string(*form->polarity));
        if (form->counts) lines += ", counted";
        if (form->type) lines += fmt::format(", of type {}", to_string(*form->type));
        if (!form->time.empty()) lines += ", " + form->time;
        lines += '\n';
    }
    return lines;
}

TEST(QuestionCases, AreReadAsReadersReadThem) {
    std::istringstream lines(read_file(CLAIMGRAPH_SOURCE_DIR "/tests/cases/questions.txt").value());
    std::string question;
    std::string expected;
    std::size_t count = 0;
    const auto check = [&] {
        if (question.empty()) return;
        EXPECT_EQ(form_text(question), expected) << question;
        ++count;
    };
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("    ")) {
            expected += line + '\n';
            continue;
        }
        check();
        question = line.empty() || line.starts_with('#') ? std::string() : line;
        expected.clear();
    }
    check();
    EXPECT_GE(count, 80u);
}

} // namespace
} // namespace claimgraph
