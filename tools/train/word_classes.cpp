#include "tools/train/word_classes.hpp"

#include "extract/syntax/model_file.hpp"
#include "graph/base/number.hpp"
#include "graph/base/tsv.hpp"

namespace claimgraph::cli {

Result<std::vector<WordClass>> read_word_classes(const std::string& file) {
    std::vector<WordClass> classes;
    if (file.empty()) return classes;
    if (file.ends_with(".model")) {
        const auto model = ModelFile::open(file);
        if (!model) return tl::unexpected(model.error());
        const auto known = model->array<WordClass>("classes");
        if (!known) return tl::unexpected(known.error());
        classes.assign(known->begin(), known->end());
        return classes;
    }
    const auto read = read_tsv(file, {"word", "fine", "coarse"}, [&](const TsvRow& row) -> std::string {
        const auto fine = number_from<std::uint16_t>(row[1]);
        const auto coarse = number_from<std::uint16_t>(row[2]);
        if (!fine || !coarse) return "a class is a number up to 65535";
        classes.push_back({static_cast<std::uint32_t>(hash_word(row[0]) >> 32U), *fine, *coarse});
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return classes;
}

} // namespace claimgraph::cli
