#include "cli/input/inputs.hpp"

#include "graph/base/byte_span.hpp"
#include "graph/base/read_file.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unordered_set>

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandardInput = "-";

/// By its beginning: no control bytes but white space, which all binary formats have early on.
bool looks_like_text(const fs::path& file) {
    std::array<char, 4096> bytes{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), bytes.size());
    const auto size = static_cast<std::size_t>(stream.gcount());
    return size > 0 && std::all_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size), [](char c) {
               return static_cast<unsigned char>(c) >= 0x20 || (c >= '\t' && c <= '\r');
           });
}

bool is_wanted(const fs::directory_entry& entry, std::span<const std::string_view> extensions) {
    std::error_code error;
    if (!entry.is_regular_file(error)) return false;
    const std::string extension = entry.path().extension().string();
    if (extension.empty()) return looks_like_text(entry.path());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

void search_folder(const std::string& folder, std::span<const std::string_view> extensions, Inputs& inputs) {
    std::error_code error;
    std::vector<std::string> found;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const bool hidden = entry->path().filename().native().starts_with('.');
        if (hidden)
            entry.disable_recursion_pending();
        else if (is_wanted(*entry, extensions))
            found.push_back(entry->path().string());
    }
    if (error) {
        inputs.errors.push_back({ErrorCode::kUnreadable, error.message(), {.file = folder}});
    } else if (found.empty()) {
        inputs.errors.push_back(
            {ErrorCode::kNotFound,
             fmt::format("folder without text; expected files ending in {} or text files without extension",
                         fmt::join(extensions, ", ")),
             {.file = folder}});
    }
    std::sort(found.begin(), found.end());
    std::move(found.begin(), found.end(), std::back_inserter(inputs.documents));
}

} // namespace

Inputs find_inputs(std::span<const std::string> arguments, std::span<const std::string_view> extensions) {
    Inputs inputs;
    for (const std::string& argument : arguments) {
        std::error_code error;
        if (argument != kStandardInput && fs::is_directory(argument, error))
            search_folder(argument, extensions, inputs);
        else if (argument == kStandardInput || fs::exists(argument, error))
            inputs.documents.push_back(argument);
        else if (error)
            inputs.errors.push_back({ErrorCode::kUnreadable, error.message(), {.file = argument}});
        else
            inputs.errors.push_back({ErrorCode::kNotFound, "no such file or folder", {.file = argument}});
    }
    std::unordered_set<std::string> seen;
    std::erase_if(inputs.documents, [&](const std::string& document) {
        return !seen.insert(fs::path(document).lexically_normal().string()).second;
    });
    return inputs;
}

Result<std::string> read_input(const std::string& document) {
    return document == kStandardInput ? read_stream(stdin, document, kMaxDocumentBytes)
                                      : read_file(document, kMaxDocumentBytes);
}

} // namespace claimgraph::cli
