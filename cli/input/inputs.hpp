#pragma once

#include "graph/base/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// The documents that the INPUT arguments of a command stand for, in order. The id of a document is its path as given;
/// a document of a folder is folder/relative/path.
struct Inputs {
    std::vector<std::string> documents; ///< paths, or "-" for standard input
    std::vector<Error> errors;          ///< arguments that are not there, folders without text
};

/// Files are taken whatever they are called, and once however often they are named. Folders are searched to their
/// depth, sorted by name, without hidden entries; taken are files with one of the `extensions` (".txt") and files
/// without extension that begin with UTF-8 text.
Inputs find_inputs(std::span<const std::string> arguments, std::span<const std::string_view> extensions);

/// All bytes of a document of Inputs.
Result<std::string> read_input(const std::string& document);

} // namespace claimgraph::cli
