#pragma once

#include "extract/input/input_format.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// All that reading a file gives.
struct Collected final : public DocumentSink {
    std::vector<Document> documents;
    std::vector<Error> errors;
    std::vector<std::string> refused; ///< the errors as they are shown
    std::vector<std::string> skipped, told;

    bool take(InputDocument&& input) override {
        documents.push_back(std::move(input.document));
        return true;
    }
    bool refuse(Error&& error) override {
        refused.push_back(error.describe());
        errors.push_back(std::move(error));
        return true;
    }
    bool skip(const std::string& name, const std::string& why) override {
        skipped.push_back(name + ": " + why);
        return true;
    }
    void tell(const std::string& name, const std::string& what) override { told.push_back(name + ": " + what); }

    std::vector<std::string> ids() const {
        std::vector<std::string> result;
        for (const Document& one : documents) result.push_back(one.id());
        return result;
    }
    std::vector<std::string> texts() const {
        std::vector<std::string> result;
        for (const Document& one : documents) result.emplace_back(one.text());
        return result;
    }
    /// The text of the only document; what was refused if there is none.
    std::string text() const {
        if (documents.size() == 1) return std::string(documents[0].text());
        return refused.empty() ? "(" + std::to_string(documents.size()) + " documents)" : refused[0];
    }
    const SourceDocument& source(std::size_t at = 0) const { return documents.at(at).source(); }
    /// The text, a line a block: "# " before headings.
    std::string outline(std::size_t at = 0) const {
        std::string lines;
        for (const Block& block : documents.at(at).blocks()) {
            lines += block.kind == BlockKind::kHeading ? "# " : "";
            lines += documents[at].text(block.span);
            lines += '\n';
        }
        return lines;
    }
};

/// Reads bytes as a file of this name.
inline Collected read(std::string name, std::string bytes, const ReadOptions& options = {}) {
    Collected collected;
    InputBytes input(std::move(name), std::move(bytes));
    read_documents(input, options, collected);
    return collected;
}

} // namespace claimgraph
