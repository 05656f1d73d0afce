#include "extract/input/rtf/code_pages.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

constexpr std::uint32_t kMacRoman = 10000;
constexpr std::string_view kUnknown = "\xef\xbf\xbd";
const auto kNotOpen = reinterpret_cast<iconv_t>(-1);

std::string name_of(std::uint32_t code_page) {
    if (code_page == kMacRoman) return "MACINTOSH";
    if (code_page == 65001) return "UTF-8";
    if (code_page == 1361) return "JOHAB";
    return fmt::format("CP{}", code_page);
}

} // namespace

CodePages::~CodePages() {
    for (const auto& [code_page, open] : open_)
        if (open != kNotOpen) iconv_close(open);
}

void CodePages::decode(std::string_view bytes, std::uint32_t code_page, std::string& utf8) {
    constexpr std::size_t kMostOpen = 32; // what a file names beyond is no real one
    if (code_page == kSymbols) return;
    auto found = open_.find(code_page);
    if (found == open_.end() && open_.size() < kMostOpen)
        found = open_.emplace(code_page, iconv_open("UTF-8", name_of(code_page).c_str())).first;
    const iconv_t open = found == open_.end() ? kNotOpen : found->second;
    std::string source(bytes);
    char* from = source.data();
    std::size_t left = source.size();
    std::array<char, 1024> block;
    if (open != kNotOpen) iconv(open, nullptr, nullptr, nullptr, nullptr);
    while (left > 0) {
        char* to = block.data();
        std::size_t room = block.size();
        const std::size_t before = left;
        if (open != kNotOpen) iconv(open, &from, &left, &to, &room);
        utf8.append(block.data(), block.size() - room);
        if (left == before) { // a byte without meaning
            if (static_cast<unsigned char>(*from) < 0x80)
                utf8 += *from;
            else
                utf8 += kUnknown;
            ++from;
            --left;
        }
    }
}

std::uint32_t code_page_of_charset(int charset) {
    struct Entry {
        int charset;
        std::uint32_t code_page;
    };
    static constexpr Entry kCharsets[] = {
        {2, kSymbols}, {77, kMacRoman}, {78, 932},  {79, 949},   {80, 936},   {81, 950},   {128, 932},  {129, 949},
        {130, 1361},   {134, 936},      {136, 950}, {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256},
        {186, 1257},   {204, 1251},     {222, 874}, {238, 1250}, {254, 437},  {255, 850}};
    const auto* found = std::ranges::find(kCharsets, charset, &Entry::charset);
    return found == std::end(kCharsets) ? 0 : found->code_page;
}

} // namespace claimgraph
