#pragma once

#include "graph/base/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// The documents given by the INPUT arguments of a command, in order. The id of a document is its path as given; a
/// document of a folder is folder/relative/path.
struct Inputs {
    std::vector<std::string> documents; ///< paths, or "-" for standard input
    std::vector<Error> errors;          ///< arguments that are not there, folders without text
};

/// Files given by name are taken with any extension, and once even if given several times. Folders are searched
/// recursively, sorted by name, without hidden entries: files with one of the `extensions` (".txt") and files without
/// extension that begin with UTF-8 text.
Inputs find_inputs(std::span<const std::string> arguments, std::span<const std::string_view> extensions);

/// All bytes of a document of Inputs.
Result<std::string> read_input(const std::string& document);

} // namespace claimgraph::cli
