#pragma once

#include "extract/input/input_format.hpp"
#include "graph/base/result.hpp"

#include <span>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// The documents given by the INPUT arguments of a command, in order. The id of a document is its path as given; a
/// document of a folder is folder/relative/path.
struct Inputs {
    std::vector<std::string> documents; ///< paths, or "-" for standard input
    std::vector<std::string> notes;     ///< what is left out on purpose
    std::vector<Error> errors;          ///< arguments that are not there, folders without text
};

/// How standard input is named.
inline constexpr const char* kStandardInput = "-";

/// Files given by name are taken whatever they are, and once even if given several times. Folders are searched
/// recursively, sorted by name, without hidden entries: files that an input format finds likely by name or content, or
/// that `format` finds so, if it is given.
Inputs find_inputs(std::span<const std::string> arguments, const InputFormat* format = nullptr);

/// Whether a file is one that find_inputs() takes from a folder; false if there is none.
bool is_input_of_folder(const std::string& file, const InputFormat* format = nullptr);

/// All bytes of a document of Inputs.
Result<std::string> read_input(const std::string& document);

} // namespace claimgraph::cli
