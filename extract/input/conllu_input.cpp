#include "extract/input/input_format.hpp"
#include "extract/syntax/conllu.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kConlluExtensions[] = {".conllu", ".conll"};

Result<std::vector<InputDocument>> read_conllu_input(const std::string& input, std::string bytes,
                                                     const DocumentOptions& options) {
    auto read = read_conllu(bytes, input);
    if (!read) return tl::unexpected(read.error());
    std::vector<InputDocument> documents;
    for (AnalysedDocument& one : *read) {
        if (options.date) one.document.set_date(*options.date);
        documents.push_back({std::move(one.document), std::move(one.analysis)});
    }
    return documents;
}

} // namespace

extern const InputFormat kConlluInput = {.name = "conllu",
                                         .description = "of which given columns are kept and blank ones (_) predicted",
                                         .extensions = kConlluExtensions,
                                         .brings_analysis = true,
                                         .read = read_conllu_input};

} // namespace claimgraph
