#include "export/export.hpp"

#include "export/decode.hpp"
#include "export/output/output_file.hpp"
#include "export/output/output_folder.hpp"
#include "graph/base/read_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>
#include <vector>

namespace claimgraph {

namespace {

/// The end of `name` by which it is of this format; empty if it is not.
std::string_view ending_of(const Format& format, std::string_view name) {
    for (const FormatPart& part : format.parts)
        if (name.ends_with(part.ending)) return part.ending;
    return name.ends_with(format.extension) ? format.extension : std::string_view();
}

std::vector<std::string_view> readable() {
    std::vector<std::string_view> extensions;
    for (const Format* format : formats())
        if (format->read != nullptr) extensions.push_back(format->extension);
    return extensions;
}

/// The name of the format that a text begins like; empty if there is none.
std::string_view name_of_format(std::string_view text) {
    constexpr std::size_t kHead = 4096;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    text = text.substr(0, kHead);
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with('<')) {
        if (text.find("<graphml") != std::string_view::npos) return "graphml";
        return text.find("<gexf") != std::string_view::npos ? "gexf" : "";
    }
    if (text.starts_with('{') || text.starts_with('[')) return "json";
    for (const std::string_view begin : {"digraph", "graph", "strict", "/*", "//", "#"})
        if (text.starts_with(begin)) return "dot";
    return "";
}

} // namespace

Result<const Format*> format_of(const std::filesystem::path& file) {
    const std::string name = (file.has_filename() ? file : file.parent_path()).filename().string(); // "x.kuzu/"
    const Format* found = nullptr;
    std::vector<std::string_view> known;
    for (const Format* format : formats()) {
        known.push_back(format->extension);
        if (ending_of(*format, name).empty()) continue;
        if (found == nullptr || format->extension.size() > found->extension.size()) found = format;
    }
    if (found != nullptr) return found;
    const bool is_store = file.extension() == ".db";
    return fail(ErrorCode::kUnsupported,
                fmt::format("no format has the extension '{}'; {}expected one of {}", file.extension().string(),
                            is_store ? "a store is named by --store; " : "", fmt::join(known, ", ")),
                {.file = file.string()});
}

std::vector<std::filesystem::path> files_of(const Format& format, const std::filesystem::path& file) {
    if (format.parts.empty()) return {file};
    std::string stem = file.string();
    stem.erase(stem.size() - ending_of(format, stem).size());
    std::vector<std::filesystem::path> files;
    for (const FormatPart& part : format.parts) files.emplace_back(stem + std::string(part.ending));
    return files;
}

Result<void> write_graph(const Graph& graph, const std::filesystem::path& file, const WriteOptions& options) {
    const auto found = format_of(file);
    if (!found) return tl::unexpected(found.error());
    const Format& format = **found;
    if (format.write_folder != nullptr) {
        auto folder = OutputFolder::open(file, kFolderMark);
        if (!folder) return tl::unexpected(folder.error());
        format.write_folder(
            graph, [&](std::string_view name) -> std::ostream& { return folder->begin(name); }, options);
        return folder->commit();
    }
    const auto files = files_of(format, file);
    std::vector<OutputFile> outputs; // all are complete before the first takes its place
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto output = OutputFile::open(files[i]);
        if (!output) return tl::unexpected(output.error());
        (format.parts.empty() ? format.write : format.parts[i].write)(graph, output->stream(), options);
        if (auto finished = output->finish(); !finished) return finished;
        outputs.push_back(std::move(*output));
    }
    for (OutputFile& output : outputs)
        if (auto committed = output.commit(); !committed) return committed;
    return {};
}

Result<Graph> read_graph(const std::filesystem::path& file, Warnings& warnings) {
    const auto found = format_of(file);
    if (!found) return tl::unexpected(found.error());
    const Format& format = **found;
    if (format.read == nullptr)
        return fail(ErrorCode::kUnsupported,
                    fmt::format("{} cannot be read back; expected one of {}", format.name, fmt::join(readable(), ", ")),
                    {.file = file.string()});
    std::vector<SourceFile> sources;
    const auto files = files_of(format, file);
    std::error_code error;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const bool is_optional = !format.parts.empty() && format.parts[i].is_optional;
        if (is_optional && !std::filesystem::exists(files[i], error)) {
            sources.push_back({.name = files[i].string(), .text = {}, .is_missing = true});
            continue;
        }
        // a table of edges alone under the name of both
        const bool is_alone = i > 0 && sources.front().is_missing && !std::filesystem::exists(files[i], error) &&
                              std::filesystem::exists(file, error);
        const std::filesystem::path& path = is_alone ? file : files[i];
        auto text = read_file(path);
        if (!text) return tl::unexpected(text.error());
        sources.push_back({.name = path.string(), .text = std::move(*text)});
        if (auto decoded = decode(sources.back(), warnings); !decoded) return tl::unexpected(decoded.error());
    }
    return format.read(sources, warnings);
}

Result<Graph> read_graph_text(std::string text, const std::string& name, Warnings& warnings) {
    const std::string_view format = name_of_format(text);
    if (format.empty())
        return fail(ErrorCode::kBadFormat, "begins like no graph; expected GraphML, GEXF, JSON or DOT", {.file = name});
    std::vector<SourceFile> sources;
    sources.push_back({.name = name, .text = std::move(text)});
    return format_named(format).read(sources, warnings);
}

Result<Graph> read_graph(const std::filesystem::path& file) {
    Warnings ignored;
    return read_graph(file, ignored);
}

} // namespace claimgraph
