#pragma once

#include "extract/input/pdf/page_words.hpp"
#include "graph/base/result.hpp"
#include "graph/base/time/date.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::pdf {

/// A PDF in memory, read with poppler. One thread. What poppler says of damage is not shown. Poppler may crash or take
/// long on hostile files: see InputFormat::is_untrusted.
class PdfFile {
  public:
    /// The bytes must live as long as the file. Fails with kBadFormat, and with kUnsupported if a password is needed.
    static Result<PdfFile> open(std::string_view bytes);
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    int page_count() const;
    /// A page from 0; without words if it is damaged or a picture.
    PageWords page(int index) const;

    /// As the file says; may be empty or what a program put there.
    std::string title() const;
    std::string author() const;
    /// The day the file was made, in UTC.
    std::optional<Date> day() const;

  private:
    struct State;
    explicit PdfFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace claimgraph::pdf
