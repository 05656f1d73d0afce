#include "cli/commands/ask/beside_names.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph::cli {

std::vector<std::string> unused(std::vector<std::string> words, const std::vector<AskedPart>& parts) {
    std::string used;
    for (const AskedPart& asked : parts)
        for (const std::string* name : {&asked.part.subject, &asked.part.object, &asked.part.speaker})
            used += " " + fold(*name) + " ";
    std::erase_if(words,
                  [&](const std::string& word) { return used.find(" " + fold(word) + " ") != std::string::npos; });
    return words;
}

std::size_t count_in(const FoundClaim& one, const std::vector<std::string>& words) {
    std::size_t most = 0;
    for (const Evidence& evidence : (*one.graph)[one.claim].evidence) {
        const std::string text = " " + fold(evidence.text);
        const auto stands = [&](const std::string& word) { return text.find(" " + fold(word)) != std::string::npos; };
        most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(words, stands)));
    }
    return most;
}

} // namespace claimgraph::cli
