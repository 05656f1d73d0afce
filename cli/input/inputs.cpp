#include "cli/input/inputs.hpp"

#include "graph/base/byte_span.hpp"
#include "graph/base/read_file.hpp"
#include "graph/model/document_name.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <unordered_set>

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

/// The first bytes of a file; nothing if it cannot be read.
std::string head_of(const fs::path& file) {
    std::string bytes(kHeadBytes, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

/// Text of any kind has to have the name of one; else a folder of programs would be read.
/// Null if the file is none to read.
const InputFormat* wanted_format(const fs::directory_entry& entry, const InputFormat* format) {
    std::error_code error;
    if (!entry.is_regular_file(error)) return nullptr;
    const std::string name = entry.path().filename().string();
    const std::string head = head_of(entry.path());
    if (head.empty() && !entry.path().has_extension()) return nullptr;
    const Likeness least = least_likeness(name);
    if (format != nullptr) return format->detect(head, name) >= least ? format : nullptr;
    if (const auto found = find_format(head, name, least)) return *found;
    // what has the name of a text and is none is to be told; data may be anything
    const auto named = std::ranges::find_if(input_formats(), [&](const InputFormat* each) {
        return !each->is_data && has_extension(name, each->extensions);
    });
    return named == input_formats().end() ? nullptr : *named;
}

/// Whether a file of data has the name of a text beside it up to its first full stop: "a.people.jsonl" and "a.txt". It
/// tells of that text, and is no text of its own.
bool lies_beside_its_text(const fs::path& file) {
    const std::string name = file.filename().string();
    const std::string stem = name.substr(0, name.find('.'));
    std::error_code error;
    return std::ranges::any_of(input_formats(), [&](const InputFormat* format) {
        return !format->is_data && std::ranges::any_of(format->extensions, [&](std::string_view extension) {
            const std::string other = stem + std::string(extension);
            return other != name && fs::exists(file.parent_path() / other, error);
        });
    });
}

bool may_be_read(const fs::path& folder) { return ::access(folder.c_str(), R_OK | X_OK) == 0; }

Error no_permission(const std::string& folder) {
    return {ErrorCode::kUnreadable, "folder without permission to read it", {.file = folder}};
}

void search_folder(const std::string& folder, const InputFormat* format, Inputs& inputs) {
    std::error_code error;
    std::vector<std::string> found;
    std::vector<std::string> beside;
    std::vector<std::string> locked;
    if (!may_be_read(folder)) return inputs.errors.push_back(no_permission(folder));
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const bool hidden = entry->path().filename().native().starts_with('.');
        if (hidden)
            entry.disable_recursion_pending();
        else if (std::error_code none; entry->is_directory(none) && !may_be_read(entry->path()))
            locked.push_back(entry->path().string());
        else if (const InputFormat* wanted = wanted_format(*entry, format); wanted == nullptr)
            continue;
        else if (format == nullptr && wanted->is_data && lies_beside_its_text(entry->path()))
            beside.push_back(entry->path().string());
        else
            found.push_back(entry->path().string());
    }
    if (!beside.empty())
        inputs.notes.push_back(
            fmt::format("{}: {} files that lie beside a text of their name are not read, such as {}; "
                        "name them to read them",
                        folder, beside.size(), *std::ranges::min_element(beside)));
    std::ranges::sort(locked);
    for (const std::string& each : locked) inputs.errors.push_back(no_permission(each));
    if (error) {
        inputs.errors.push_back({ErrorCode::kUnreadable, error.message(), {.file = folder}});
    } else if (found.empty() && locked.empty()) {
        inputs.errors.push_back(
            {ErrorCode::kNotFound,
             "folder without text; expected files that 'claimgraph formats' lists, or text files without extension",
             {.file = folder}});
    }
    std::sort(found.begin(), found.end());
    std::move(found.begin(), found.end(), std::back_inserter(inputs.documents));
}

} // namespace

Inputs find_inputs(std::span<const std::string> arguments, const InputFormat* format) {
    Inputs inputs;
    for (const std::string& argument : arguments) {
        std::error_code error;
        if (argument != kStandardInput && fs::is_directory(argument, error))
            search_folder(argument, format, inputs);
        else if (argument == kStandardInput || fs::exists(argument, error))
            inputs.documents.push_back(argument);
        else if (error)
            inputs.errors.push_back({ErrorCode::kUnreadable, error.message(), {.file = argument}});
        else
            inputs.errors.push_back({ErrorCode::kNotFound, "no such file or folder", {.file = argument}});
    }
    std::error_code no_folder;
    const fs::path folder = fs::current_path(no_folder);
    for (std::string& document : inputs.documents) // a document is the same by any path to it
        if (std::string name = document_name(document, folder); name != kStandardInput) document = std::move(name);
    std::unordered_set<std::string> seen;
    std::erase_if(inputs.documents, [&](const std::string& document) { return !seen.insert(document).second; });
    return inputs;
}

bool is_input_of_folder(const std::string& file, const InputFormat* format) {
    std::error_code error;
    const fs::directory_entry entry(file, error);
    if (error || entry.path().filename().native().starts_with('.')) return false;
    const InputFormat* wanted = wanted_format(entry, format);
    return wanted != nullptr && (format != nullptr || !wanted->is_data || !lies_beside_its_text(entry.path()));
}

Result<std::string> read_input(const std::string& document) {
    return document == kStandardInput ? read_stream(stdin, document, kMaxDocumentBytes)
                                      : read_file(document, kMaxDocumentBytes);
}

} // namespace claimgraph::cli
