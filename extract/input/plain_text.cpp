#include "extract/input/input_format.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kExtensions[] = {".txt", ".md"};

Result<std::vector<InputDocument>> read_plain_text(const std::string& input, std::string bytes,
                                                   const DocumentOptions& options) {
    auto document = make_document(input, std::move(bytes), options);
    if (!document) return tl::unexpected(document.error());
    std::vector<InputDocument> documents;
    documents.push_back({std::move(*document), std::nullopt});
    return documents;
}

} // namespace

extern const InputFormat kTextInput = {
    .name = "text", .description = "", .extensions = kExtensions, .read = read_plain_text};

} // namespace claimgraph
