#include "cli/commands/ask/words_asked.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::vector<std::string> searches_with_verb(const QuestionForm& form) {
    if (form.verb.empty()) return {};
    std::vector<std::string> surnames = form.words;
    for (const QuestionEnd& end : form.named) { // of two words the first is a given name, mostly
        const std::size_t space = end.words.find(' ');
        if (space != std::string::npos && end.words.find(' ', space + 1) == std::string::npos)
            std::erase(surnames, end.words.substr(0, space));
    }
    return {fmt::format("{} {}*", fmt::join(form.words, " "), form.verb),
            fmt::format("{} {}*", fmt::join(surnames, " "), form.verb)};
}

std::vector<std::string> searches_of_all(const QuestionForm& form) {
    std::vector<std::string> searches = searches_with_verb(form);
    const std::string words = fmt::format("{}", fmt::join(form.words, " "));
    std::string names;
    for (const QuestionPattern& pattern : form.patterns)
        for (const QuestionEnd* end : {&pattern.subject, &pattern.object, &pattern.speaker})
            if (names.find(end->words) == std::string::npos) names += (names.empty() ? "" : " ") + end->words;
    searches.insert(searches.end(), {words + " " + form.predicate, words, names});
    return searches;
}

} // namespace claimgraph::cli
