#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A document as read from a file.
struct InputDocument {
    Document document;
    std::optional<Analysis> given; ///< the tokens and trees of the file, if any; unset parts are predicted
};

/// An input format: a .cpp file with one constant descriptor, listed in input_formats.cpp. Safe to share between
/// threads.
struct InputFormat {
    std::string_view name;                        ///< the value of `--from`: "jsonl"
    std::string_view description;                 ///< shown in the help after the name; may be empty
    std::span<const std::string_view> extensions; ///< of files to read in a folder: ".jsonl"
    bool brings_analysis = false;                 ///< documents have tokens and trees, or some of them
    /// The documents in `bytes`, which were read from `input` (its name is for errors and for documents without an id).
    /// The first document that cannot be read is an error, which names the line.
    Result<std::vector<InputDocument>> (*read)(const std::string& input, std::string bytes,
                                               const DocumentOptions& options);
};

/// All input formats. The first one is the default.
std::span<const InputFormat* const> input_formats();

} // namespace claimgraph
