#include "extract/entities/knowledge/gazetteer.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::array<std::pair<std::string_view, EntityType>, 20> kClasses = {{
    {"country", EntityType::kPlace},
    {"region", EntityType::kPlace},
    {"capital", EntityType::kPlace},
    {"city", EntityType::kPlace},
    {"place", EntityType::kPlace},
    {"person", EntityType::kPerson},
    {"intl", EntityType::kOrganization},
    {"organization", EntityType::kOrganization},
    {"party", EntityType::kOrganization},
    {"legislature", EntityType::kOrganization},
    {"government", EntityType::kOrganization},
    {"seat", EntityType::kOrganization},
    {"mission", EntityType::kOrganization},
    {"military", EntityType::kOrganization},
    {"event", EntityType::kEvent},
    {"law", EntityType::kLaw},
    {"group", EntityType::kGroup},
    {"brand", EntityType::kOrganization},
    {"restaurant", EntityType::kOrganization},
    {"firm", EntityType::kOrganization},
}};

/// The name as the tokenizer would cut it, folded: hyphens, commas and possessives are tokens of their own.
std::string key_of(std::string_view name) {
    std::string spaced;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '-' || c == ',' || c == '&' || c == '/' || c == '(' || c == ')') {
            spaced.append(1, ' ').append(1, c).append(1, ' ');
        } else if (c == '\'' && name.substr(i + 1).starts_with("s") && (i + 2 == name.size() || name[i + 2] == ' ')) {
            spaced.append(" '");
        } else {
            spaced += c;
        }
    }
    std::string key = fold(spaced);
    if (key.starts_with(' ')) key.erase(0, 1);
    return key;
}

bool looks_like_acronym(std::string_view name) {
    return name.size() <= 6 && std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

} // namespace

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& file, std::span<const std::filesystem::path> first) {
    Gazetteer gazetteer;
    decltype(gazetteer.ids_) own_ids; // of `first`
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto kind = std::ranges::find(kClasses, row[1], &std::pair<std::string_view, EntityType>::first);
        if (kind == kClasses.end()) return fmt::format("'{}' is not a class of the gazetteer", row[1]);
        if (row[0].empty() || row[2].empty()) return "an entry needs an id and a name";
        const GazetteerIndex index{gazetteer.entries_.size()};
        if (own_ids.contains(std::string(row[0]))) return {}; // the user's line replaces ours
        if (!gazetteer.ids_.emplace(row[0], index).second) return fmt::format("id '{}' is used twice", row[0]);
        gazetteer.entries_.push_back(
            {std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[4]), kind->second});
        if (kind->second == EntityType::kPerson && row[2].find(' ') != std::string_view::npos)
            gazetteer.surnames_.insert(fold(row[2].substr(row[2].rfind(' ') + 1)));
        gazetteer.add_name(row[2], {index, false, looks_like_acronym(row[2])});
        for_each_part(row[3], '|', [&](std::string_view alias) {
            gazetteer.add_name(alias, {index, false, looks_like_acronym(alias)});
        });
        for_each_part(row[5], '|', [&](std::string_view demonym) {
            gazetteer.add_name(demonym, {index, true, false});
        });
        return {};
    };
    constexpr std::size_t kNames = 60000; // about what ours holds: growing the tables step by step takes a third longer
    gazetteer.entries_.reserve(kNames / 2);
    gazetteer.names_.reserve(kNames);
    gazetteer.ids_.reserve(kNames / 2);
    gazetteer.first_tokens_.reserve(kNames / 2);
    const auto read_file = [&](const std::filesystem::path& path) {
        return read_tsv(path, {"id", "class", "name", "aliases", "country", "demonyms"}, read_row);
    };
    for (const std::filesystem::path& path : first)
        if (const auto read = read_file(path); !read) return tl::unexpected(read.error());
    own_ids = gazetteer.ids_;
    if (const auto read = read_file(file); !read) return tl::unexpected(read.error());
    return gazetteer;
}

void Gazetteer::add_name(std::string_view name, Match match) {
    std::string key = key_of(name);
    if (key.empty()) return;
    const auto tokens = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(std::ranges::count(key, ' ') + 1, 255));
    std::uint8_t& longest = first_tokens_[key.substr(0, key.find(' '))];
    longest = std::max(longest, tokens);
    const auto [named, added] = names_.try_emplace(std::move(key), match);
    if (!added && named->second.entry != match.entry) others_[named->first].push_back(match);
}

std::optional<Gazetteer::Match> Gazetteer::find(std::string_view key) const {
    const auto found = names_.find(key);
    if (found == names_.end()) return std::nullopt;
    return found->second;
}

std::vector<Gazetteer::Match> Gazetteer::all(std::string_view key) const {
    std::vector<Match> matches;
    if (const auto first = find(key)) matches.push_back(*first);
    if (const auto others = others_.find(key); others != others_.end())
        matches.insert(matches.end(), others->second.begin(), others->second.end());
    return matches;
}

GazetteerIndex Gazetteer::by_id(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? GazetteerIndex() : found->second;
}

std::vector<std::string> Gazetteer::names_of(std::string_view id) const {
    std::vector<std::string> found;
    const GazetteerIndex entry = by_id(id);
    if (!entry) return found;
    for (const auto& [name, match] : names_)
        if (match.entry == entry) found.push_back(name);
    std::ranges::sort(found);
    return found;
}

std::size_t Gazetteer::longest_from(std::string_view first_token) const {
    const auto found = first_tokens_.find(first_token);
    return found == first_tokens_.end() ? 0 : found->second;
}

} // namespace claimgraph
