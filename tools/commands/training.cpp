#include "tools/commands/training.hpp"

#include "graph/base/read_file.hpp"

#include <algorithm>
#include <iterator>

namespace claimgraph::cli {

Result<std::vector<AnalysedDocument>> read_treebanks(const std::vector<std::string>& files) {
    std::vector<AnalysedDocument> documents;
    for (const std::string& file : files) {
        const auto text = read_file(file);
        if (!text) return tl::unexpected(text.error());
        auto read = read_conllu(*text, file);
        if (!read) return read;
        std::ranges::move(*read, std::back_inserter(documents));
    }
    return documents;
}

void add_model_output(Options& command, std::string& file) {
    command.add("-o,--output", &file, "The model file to write").value_name("FILE").required();
}

void add_classes_option(Options& command, std::string& file) {
    command.add("--classes", &file, "A table of words and their fine and coarse class, or a model that has them")
        .value_name("FILE");
}

} // namespace claimgraph::cli
