#include "tools/train/word_classes.hpp"

#include "graph/base/tsv.hpp"

#include <charconv>

namespace claimgraph::cli {

Result<std::vector<WordClass>> read_word_classes(const std::string& file) {
    std::vector<WordClass> classes;
    if (file.empty()) return classes;
    const auto number = [](std::string_view cell, std::uint16_t& value) {
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return error == std::errc() && end == cell.data() + cell.size();
    };
    const auto read = read_tsv(file, {"word", "fine", "coarse"}, [&](const TsvRow& row) -> std::string {
        WordClass word{.word = static_cast<std::uint32_t>(hash_word(row[0]) >> 32U)};
        if (!number(row[1], word.fine) || !number(row[2], word.coarse)) return "a class is a number up to 65535";
        classes.push_back(word);
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return classes;
}

} // namespace claimgraph::cli
