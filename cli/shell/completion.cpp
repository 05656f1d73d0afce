#include "cli/shell/completion.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph::cli {
namespace {

/// Where each word of a line begins; a word in quotes may have spaces. The last one may be empty.
std::vector<std::size_t> word_starts(std::string_view line) {
    std::vector<std::size_t> starts;
    std::size_t at = 0;
    while (true) {
        while (at < line.size() && line[at] == ' ') ++at;
        starts.push_back(at);
        if (at == line.size()) return starts;
        const char quote = line[at] == '"' || line[at] == '\'' ? line[at] : ' ';
        const std::size_t end = line.find(quote, at + 1);
        if (end == std::string_view::npos) return starts;
        at = quote == ' ' ? end : end + 1;
        if (at == line.size() && quote != ' ') return starts; // done: nothing to complete
    }
}

std::string_view word_at(std::string_view line, std::size_t begin) {
    return line.substr(begin, line.find(' ', begin) - begin);
}

/// Those of the words that begin with `typed`.
std::vector<std::string> beginning_with(const std::vector<std::string>& words, std::string_view typed) {
    std::vector<std::string> found;
    for (const std::string& word : words)
        if (word.starts_with(typed)) found.push_back(word);
    std::ranges::sort(found);
    return found;
}

std::string quoted(const std::string& name, char wanted) {
    if (wanted == 0 && name.find_first_of(" '\"") == std::string::npos) return name;
    const char quote = wanted != 0 ? wanted : name.find('"') == std::string::npos ? '"' : '\'';
    return quote + name + quote;
}

std::vector<std::string> names_beginning_with(const Vocabulary& vocabulary, std::string_view typed) {
    const char quote = typed.starts_with('"') || typed.starts_with('\'') ? typed.front() : '\0';
    if (quote != 0) typed.remove_prefix(1);
    const std::string key = fold(typed) + (typed.ends_with(' ') ? " " : "");
    std::vector<std::string> found;
    for (auto at = std::ranges::lower_bound(vocabulary.names, key, {}, &std::pair<std::string, std::string>::first);
         at != vocabulary.names.end() && at->first.starts_with(key); ++at)
        found.push_back(quoted(at->second, quote));
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

std::string Completion::common() const {
    if (words.empty()) return {};
    std::string_view common = words.front();
    for (const std::string& word : words)
        common = common.substr(0, static_cast<std::size_t>(std::ranges::mismatch(common, word).in1 - common.begin()));
    while (common.size() < words.front().size() && (words.front()[common.size()] & 0xC0) == 0x80)
        common.remove_suffix(1); // not within a character
    return std::string(common);
}

Completion complete(std::string_view line, const Vocabulary& vocabulary) {
    const std::vector<std::size_t> starts = word_starts(line);
    const std::size_t begin = starts.back();
    const std::string_view typed = line.substr(begin);
    if (starts.size() == 1) {
        std::vector<std::string> commands;
        for (const auto& [name, options] : vocabulary.commands) commands.push_back(name);
        return {begin, beginning_with(commands, typed)};
    }
    if (typed.starts_with('-')) {
        const auto command = vocabulary.commands.find(std::string(word_at(line, starts.front())));
        if (command == vocabulary.commands.end()) return {begin, {}};
        return {begin, beginning_with(command->second, typed)};
    }
    if (const auto values = vocabulary.option_values.find(std::string(word_at(line, starts[starts.size() - 2])));
        values != vocabulary.option_values.end())
        return {begin, beginning_with(values->second, typed)};
    return {begin, names_beginning_with(vocabulary, typed)};
}

} // namespace claimgraph::cli
