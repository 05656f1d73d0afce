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

/// A document as a file holds it.
struct InputDocument {
    Document document;
    std::optional<Analysis>
        given; ///< what the file says of its tokens and trees; what is unset there is to be predicted
};

/// A kind of file that texts come in. Each is one .cpp file with one descriptor, listed in input_formats.cpp.
struct InputFormat {
    std::string_view name;                        ///< as `--from` has it: "jsonl"
    std::string_view description;                 ///< what the help says behind the name; may be empty
    std::span<const std::string_view> extensions; ///< of the files that are taken from a folder: ".jsonl"
    bool brings_analysis = false;                 ///< documents come with tokens and trees, or some of them
    /// The documents in `bytes`, which came from `input` (its name is for errors and for documents without an id). One
    /// that cannot be read ends the reading with an error that names the line.
    Result<std::vector<InputDocument>> (*read)(const std::string& input, std::string bytes,
                                               const DocumentOptions& options);
};

/// All formats of input; the only list of them. The first is what a file is taken for unless something else is said.
std::span<const InputFormat* const> input_formats();

} // namespace claimgraph
