#include "graph/model/name_key.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {

std::string name_key(std::string_view name) {
    std::string key = fold(name);
    std::erase(key, '.');
    if (key.starts_with("the ")) key.erase(0, 4);
    return key;
}

bool is_part_of_key(std::string_view part, std::string_view key) {
    return fmt::format(" {} ", key).find(fmt::format(" {} ", part)) != std::string::npos;
}

std::vector<std::string> name_keys(const Entity& entity) {
    std::vector<std::string> keys = {name_key(entity.name), fold(entity.id)};
    for (const std::string& alias : entity.aliases) keys.push_back(name_key(alias));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace claimgraph
