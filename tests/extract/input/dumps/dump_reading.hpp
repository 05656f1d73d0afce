#pragma once

#include "extract/input/input_format.hpp"

#include <string>
#include <vector>

namespace claimgraph {

/// What reading gives, kept.
struct DumpsRead final : DocumentSink {
    std::vector<Document> documents;
    std::vector<std::string> refused, skipped, told;

    bool take(InputDocument&& one) override {
        documents.push_back(std::move(one.document));
        return true;
    }
    bool refuse(Error&& error) override {
        refused.push_back(error.describe());
        return true;
    }
    bool skip(const std::string& name, const std::string& why) override {
        skipped.push_back(name + ": " + why);
        return true;
    }
    void tell(const std::string&, const std::string& what) override { told.push_back(what); }

    std::vector<std::string> texts() const {
        std::vector<std::string> all;
        for (const Document& one : documents) all.emplace_back(one.text());
        return all;
    }
    std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const Document& one : documents) all.push_back(one.id());
        return all;
    }
};

inline DumpsRead read_dump_as(const char* format, const std::string& name, const std::string& bytes,
                              ReadOptions options = {}) {
    DumpsRead read;
    InputBytes input(name, bytes);
    options.format = input_format(format);
    options.any_language = true;
    read_documents(input, options, read);
    return read;
}

} // namespace claimgraph
