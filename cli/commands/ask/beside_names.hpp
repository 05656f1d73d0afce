#pragma once

#include "cli/commands/ask/answers.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What a question says besides the names that it asks for.
namespace claimgraph::cli {

/// The words that are in no name that these parts ask for.
std::vector<std::string> unused(std::vector<std::string> words, const std::vector<AskedPart>& parts);

/// How many of the words begin a word of one of the claim's sentences: "Turkey" that of "Turkey's".
std::size_t count_in(const FoundClaim& one, const std::vector<std::string>& words);

} // namespace claimgraph::cli
