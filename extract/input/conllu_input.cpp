#include "extract/input/input_format.hpp"
#include "extract/syntax/conllu.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::string_view kConlluExtensions[] = {".conllu", ".conll"};

/// The first line that is no comment has ten columns and begins with a number.
Likeness is_conllu(std::string_view head, std::string_view name) {
    std::string_view rest = head;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (!line.starts_with('#') && !line.empty())
            return line.front() >= '0' && line.front() <= '9' && std::ranges::count(line, '\t') == 9
                       ? Likeness::kCertain
                   : has_extension(name, kConlluExtensions) ? Likeness::kLikely
                                                            : Likeness::kNo;
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return has_extension(name, kConlluExtensions) ? Likeness::kLikely : Likeness::kNo;
}

void read_conllu_input(InputBytes& input, const ReadOptions& options, DocumentSink& sink) {
    const auto bytes = input.all();
    if (!bytes) {
        sink.refuse(Error(bytes.error()));
        return;
    }
    auto read = read_conllu(*bytes, input.name());
    if (!read) {
        sink.refuse(Error(read.error()));
        return;
    }
    for (AnalysedDocument& one : *read) {
        if (options.document.date) one.document.set_date(*options.document.date);
        if (!sink.take({std::move(one.document), std::move(one.analysis)})) return;
    }
}

} // namespace

extern const InputFormat kConlluInput = {
    .name = "conllu",
    .description = "sentences with tokens and trees (CoNLL-U); blank columns (_) are predicted",
    .extensions = kConlluExtensions,
    .brings_analysis = true,
    .is_data = true,
    .detect = is_conllu,
    .read = read_conllu_input};

} // namespace claimgraph
