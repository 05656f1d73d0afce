#include "graph/model/name_key.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {

std::string name_key(std::string_view name) {
    std::string key = fold(name);
    std::erase(key, '.');
    if (key.starts_with("the ")) key.erase(0, 4);
    return key;
}

bool is_part_of_key(std::string_view part, std::string_view key) {
    while (!part.empty()) {
        const std::string_view word = part.substr(0, part.find(' '));
        part.remove_prefix(std::min(part.size(), word.size() + 1));
        bool found = false;
        while (!found && !key.empty()) {
            const std::string_view other = key.substr(0, key.find(' '));
            key.remove_prefix(std::min(key.size(), other.size() + 1));
            found = other == word;
        }
        if (!found) return false;
    }
    return true;
}

bool is_initial(std::string_view word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

bool abbreviates(std::string_view initial, std::string_view word) {
    return is_initial(initial) && word.starts_with(initial.front());
}

std::vector<std::string> name_keys(const Entity& entity) {
    std::vector<std::string> keys = {name_key(entity.name), fold(entity.id)};
    for (const std::string& alias : entity.aliases) keys.push_back(name_key(alias));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace claimgraph
