#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Writes PDFs for tests: text at places of pages of 600 by 800 points, in Helvetica, whose letters are about half as
/// wide as high.
class SmallPdf {
  public:
    /// Text with its foot so far above the lower edge of the page. `turn` is a matrix without the place.
    SmallPdf& text(float x, float y, std::string_view text, float size = 10, bool bold = false,
                   std::string_view turn = "1 0 0 1") {
        std::string escaped;
        for (const char c : text) {
            if (c == '(' || c == ')' || c == '\\') escaped += '\\';
            escaped += c;
        }
        page_ += fmt::format("BT /{} {} Tf {} {} {} Tm ({}) Tj ET\n", bold ? "B" : "R", size, turn, x, y, escaped);
        return *this;
    }
    /// Lines from above to below, `pitch` apart; gives the height below the last one.
    float lines(float x, float y, const std::vector<std::string>& lines, float size = 10, float pitch = 12) {
        for (const std::string& line : lines) {
            text(x, y, line, size);
            y -= pitch;
        }
        return y;
    }
    SmallPdf& end_page() {
        pages_.push_back(std::move(page_));
        page_.clear();
        return *this;
    }
    SmallPdf& info(std::string_view key, std::string_view value) {
        info_ += fmt::format("/{} ({}) ", key, value);
        return *this;
    }

    std::string bytes() const {
        std::vector<std::string> objects = {
            "<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>", fmt::format("<< {} >>", info_)};
        std::string kids;
        for (const std::string& page : pages_) {
            kids += fmt::format("{} 0 R ", objects.size() + 1);
            objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R "
                                          "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>",
                                          objects.size() + 2));
            objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", page.size(), page));
        }
        objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size());
        std::string file = "%PDF-1.4\n";
        std::string table = "0000000000 65535 f \n";
        for (std::size_t i = 0; i < objects.size(); ++i) {
            table += fmt::format("{:010} 00000 n \n", file.size());
            file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
        }
        return file +
               fmt::format("xref\n0 {}\n{}trailer\n<< /Size {} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{}\n%%EOF\n",
                           objects.size() + 1, table, objects.size() + 1, file.size());
    }

  private:
    std::string page_;
    std::vector<std::string> pages_;
    std::string info_;
};

} // namespace claimgraph
