#pragma once

#include <cstdint>
#include <iconv.h>
#include <map>
#include <string>
#include <string_view>

namespace claimgraph {

/// Decodes bytes of the code pages of Windows and DOS, by iconv. One thread.
class CodePages {
  public:
    CodePages() = default;
    CodePages(const CodePages&) = delete;
    CodePages& operator=(const CodePages&) = delete;
    ~CodePages();

    /// Appends the bytes as UTF-8; those without meaning become U+FFFD.
    void decode(std::string_view bytes, std::uint32_t code_page, std::string& utf8);

  private:
    std::map<std::uint32_t, iconv_t> open_;
};

/// Of the number of a character set in a font table, \fcharset; 0 if it tells none.
std::uint32_t code_page_of_charset(int charset);

/// The code page of symbol fonts, whose bytes are pictures.
inline constexpr std::uint32_t kSymbols = 42;

} // namespace claimgraph
