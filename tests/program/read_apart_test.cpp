#include "extract/input/input_format.hpp"
#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Formats whose libraries are not trusted are read in a process of their own.
class ReadApart : public ProgramTest {
  protected:
    void SetUp() override {
        ProgramTest::SetUp();
        if (input_format("pdf") == nullptr) GTEST_SKIP() << "no poppler in this build";
    }
};

/// A PDF of these objects, of which the first is the catalog. Readers make the missing table of places themselves.
std::string pdf_of(const std::vector<std::string>& objects) {
    std::string file = "%PDF-1.4\n";
    for (std::size_t i = 0; i < objects.size(); ++i)
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    return file + "trailer\n<< /Root 1 0 R >>\n";
}

std::string stream_of(const std::string& content, const std::string& more = "") {
    return "<< /Length " + std::to_string(content.size()) + more + " >>\nstream\n" + content + "\nendstream";
}

std::vector<std::string> objects_of_page(const std::string& content, const std::string& resources = "") {
    return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> " +
                resources + " >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", stream_of(content)};
}

std::string small_pdf() {
    return pdf_of(objects_of_page("BT /F 10 Tf 50 700 Td (Mark Rutte visited Kosovo on Tuesday.) Tj ET"));
}

/// Forms that each draw the next one twenty times: more work than any computer does.
std::string endless_pdf() {
    auto objects = objects_of_page("/X Do", "/XObject << /X 6 0 R >>");
    constexpr int kDepth = 12;
    std::string twenty;
    for (int i = 0; i < 20; ++i) twenty += "/X Do ";
    for (int i = 0; i < kDepth; ++i)
        objects.push_back(
            stream_of(i + 1 < kDepth ? twenty : "BT /F 10 Tf 1 1 Td (word) Tj ET",
                      " /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F 4 0 R >> "
                      "/XObject << /X " +
                          std::to_string(7 + i) + " 0 R >> >>"));
    return pdf_of(objects);
}

TEST_F(ReadApart, GivesTheDocument) {
    write("a.pdf", small_pdf());
    const Outcome outcome = run("claimgraph extract --format documents a.pdf");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, HasSubstr("Mark Rutte visited Kosovo on Tuesday."));
    EXPECT_THAT(outcome.out, HasSubstr("\"format\":\"pdf\""));
}

TEST_F(ReadApart, TakesTheRestWhereOneFileTakesTooLong) {
    write("a.pdf", endless_pdf());
    write("b.pdf", small_pdf());
    const Outcome outcome = run("claimgraph extract --format documents --reading-seconds 1 a.pdf b.pdf");
    EXPECT_TRUE(ended(outcome, 4));
    EXPECT_THAT(outcome.err, HasSubstr("a.pdf: reading it took more than"));
    EXPECT_THAT(outcome.out, HasSubstr("Mark Rutte"));
}

TEST_F(ReadApart, TellsWhatTheOtherProcessSays) {
    write("a.pdf", pdf_of(objects_of_page("0 0 1 1 re f")));
    const Outcome outcome = run("claimgraph extract --format documents a.pdf");
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_THAT(outcome.err, HasSubstr("a.pdf: a page without text (scanned?)"));
}

TEST_F(ReadApart, IsNoCommandForPeople) { EXPECT_THAT(run("claimgraph --help").out, Not(HasSubstr("read-apart"))); }

} // namespace
} // namespace claimgraph::cli
