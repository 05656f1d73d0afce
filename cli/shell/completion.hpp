#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Completion of the words of a line in the shell.
namespace claimgraph::cli {

/// Words that can be completed.
struct Vocabulary {
    std::map<std::string, std::vector<std::string>> commands;      ///< and the options of each
    std::map<std::string, std::vector<std::string>> option_values; ///< "--relation": its values
    /// Names of entities by their folded forms, sorted.
    std::vector<std::pair<std::string, std::string>> names;
};

/// Words that can follow at byte `begin` of the line, sorted; those with spaces are quoted, and so is a word that was
/// begun with a quote.
struct Completion {
    std::size_t begin = 0;
    std::vector<std::string> words;

    /// The common prefix of all words.
    std::string common() const;
};

/// Completes the last word of a line: a command at its start, an option after a dash, the value of an option, else the
/// name of an entity, compared without case and accents.
Completion complete(std::string_view line, const Vocabulary& vocabulary);

} // namespace claimgraph::cli
