#include "graph/cypher/graphs/claim_names.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/text/near_names.hpp"
#include "graph/cypher/graphs/claim_properties.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cypher {
namespace {

constexpr std::string_view kEntityLabelName = "Entity";
constexpr std::string_view kNoProperty = "type(r)"; // what is to be asked for instead

constexpr FormerName kFormerNames[] = {
    {NameOf::kLabel, "Node", kEntityLabelName},
    {NameOf::kNodeKey, "label", "name"},
    {NameOf::kRelationshipKey, "attributed_to", "speaker"},
    {NameOf::kRelationshipKey, "attributed_to_id", "speaker_id"},
    {NameOf::kRelationshipKey, "weight", "evidence"},
    {NameOf::kRelationshipKey, "relation", kNoProperty},
    {NameOf::kRelationshipKey, "interaction", kNoProperty},
};

/// By their symbols.
std::vector<std::string> all_labels() {
    std::vector<std::string> labels;
    for (Symbol type = 0; type < kEntityLabel; ++type)
        labels.push_back(capitalized(to_string(static_cast<EntityType>(type))));
    labels.emplace_back(kEntityLabelName);
    labels.emplace_back(kDocumentLabelName);
    return labels;
}

template <class Properties>
void add_names(const Properties& properties, std::vector<std::string>& names) {
    for (const auto& property : properties) names.emplace_back(property.name);
}

std::vector<std::string> keys_of(NameOf kind) {
    std::vector<std::string> names;
    if (kind == NameOf::kNodeKey) {
        add_names(entity_properties(), names);
        add_names(document_properties(), names);
    } else {
        add_names(edge_properties(), names);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// As a query has to write it: `open:veto` with backticks.
std::string written(std::string_view name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
        return ('a' <= lower_ascii(c) && lower_ascii(c) <= 'z') || ('0' <= c && c <= '9') || c == '_';
    });
    return plain ? std::string(name) : fmt::format("`{}`", name);
}

/// "; did you mean :Person or :Place?", or nothing.
std::string did_you_mean(std::string_view name, std::span<const std::string> known, std::string_view sign) {
    std::vector<std::string> nearest = near_names(name, known, 3);
    if (nearest.empty()) return {};
    for (std::string& other : nearest) other = std::string(sign) + written(other);
    return fmt::format("; did you mean {}?", fmt::join(nearest, " or "));
}

const FormerName* former(NameOf of, std::string_view name) {
    const auto found =
        std::ranges::find_if(kFormerNames, [&](const FormerName& row) { return row.of == of && row.name == name; });
    return found == std::end(kFormerNames) ? nullptr : &*found;
}

constexpr std::string_view kOlder = "the older name works in this version for the last time";

std::optional<std::string> remark_on_label(std::string_view name) {
    const std::vector<std::string> labels = all_labels();
    if (std::ranges::any_of(labels, [&](const std::string& label) { return equal_but_case(label, name); })) return {};
    if (const FormerName* older = former(NameOf::kLabel, name))
        return fmt::format("the label :{} is :{} now; {}", name, older->now, kOlder);
    const std::string nearest = did_you_mean(name, labels, ":");
    return fmt::format("no node can have the label :{}{}", written(name),
                       nearest.empty() ? fmt::format("; there are :{}", fmt::join(labels, ", :")) : nearest);
}

std::optional<std::string> remark_on_key(NameOf of, std::string_view name) {
    const std::vector<std::string> keys = keys_of(of);
    if (std::ranges::binary_search(keys, name)) return {};
    const bool is_node = of == NameOf::kNodeKey;
    const std::string_view things = is_node ? "nodes" : "relationships";
    if (const FormerName* older = former(of, name); older && older->now != kNoProperty)
        return fmt::format("the property '{}' of {} is '{}' now; {}", name, things, older->now, kOlder);
    else if (older)
        return fmt::format("{} have no property '{}'; {} gives it", things, name, older->now);
    const std::vector<std::string> others = keys_of(is_node ? NameOf::kRelationshipKey : NameOf::kNodeKey);
    if (std::ranges::binary_search(others, name))
        return fmt::format("{} have no property '{}'; {} have it", things, name, is_node ? "relationships" : "nodes");
    return fmt::format("{} can have no property '{}'{}", things, name, did_you_mean(name, keys, ""));
}

} // namespace

std::span<const FormerName> former_names() { return kFormerNames; }

std::string former_type(std::string_view relation) {
    std::string type(relation);
    for (char& c : type) {
        if ('a' <= c && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        else if (!('A' <= c && c <= 'Z') && !('0' <= c && c <= '9') && static_cast<unsigned char>(c) < 0x80)
            c = '_';
    }
    return type;
}

std::vector<std::string> labels_of(EntityType type) {
    return {std::string(kEntityLabelName), capitalized(to_string(type))};
}

Symbol ClaimNames::label(std::string_view name) const {
    const std::vector<std::string> labels = all_labels();
    const FormerName* older = former(NameOf::kLabel, name);
    const auto found = std::ranges::find_if(
        labels, [&](const std::string& label) { return equal_but_case(label, older ? older->now : name); });
    return found == labels.end() ? kNoSymbol : static_cast<Symbol>(found - labels.begin());
}

Symbol ClaimNames::key(std::string_view name) const { return property_key(name); }

bool ClaimNames::has_index(Symbol key) const { return key == property_key("id") || key == property_key("name"); }

std::vector<std::string> ClaimNames::names(NameOf kind) const {
    if (kind == NameOf::kType) return relations();
    if (kind != NameOf::kLabel) {
        std::vector<std::string> keys = keys_of(kind);
        for (std::string& name : attributes(kind)) keys.push_back(std::move(name));
        std::ranges::sort(keys);
        return keys;
    }
    std::vector<std::string> used;
    const std::vector<std::string> labels = all_labels();
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (is_used(static_cast<Symbol>(i))) used.push_back(labels[i]);
    std::ranges::sort(used);
    return used;
}

std::string ClaimNames::relation_formerly(std::string_view name) const {
    if (former_type(name) == name)
        for (std::string& relation : relations())
            if (former_type(relation) == name) return std::move(relation);
    return std::string(name);
}

std::optional<std::string> ClaimNames::remark(NameOf of, std::string_view name) const {
    if (of == NameOf::kLabel) return remark_on_label(name);
    if (of == NameOf::kType) return remark_on_type(name);
    const std::vector<std::string> known = attributes(of);
    return std::ranges::find(known, name) != known.end() ? std::nullopt : remark_on_key(of, name);
}

std::optional<std::string> ClaimNames::remark_on_type(std::string_view name) const {
    std::vector<std::string> known = relations();
    if (std::ranges::binary_search(known, name)) return {};
    if (const std::string now = relation_formerly(name); now != name)
        return fmt::format("the relationship type :{} is :{} now; {}", written(name), written(now), kOlder);
    const std::vector<std::string> table = known_relations_ ? known_relations_() : std::vector<std::string>();
    if (std::ranges::find(table, name) != table.end()) return {}; // there is no such claim here: an answer, no mistake
    const bool may_be = table.empty() || name.starts_with("open:");
    known.insert(known.end(), table.begin(), table.end());
    return fmt::format("{} the relationship type :{}{}", may_be ? "nothing in this graph has" : "no claim can have",
                       written(name), did_you_mean(name, known, ":"));
}

} // namespace claimgraph::cypher
