#include "graph/model/claim.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 12> kEntityTypes = {"person",  "organization", "place",    "facility",
                                                           "event",   "law",          "group",    "role",
                                                           "concept", "time",         "quantity", "other"};
constexpr std::array<std::string_view, 2> kPolarities = {"+", "-"};
constexpr std::array<std::string_view, 7> kModalities = {"actual",  "future",    "possible", "conditional",
                                                         "obliged", "forbidden", "requested"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view to_string(EntityType type) { return kEntityTypes[static_cast<std::size_t>(type)]; }
std::string_view to_string(Polarity polarity) { return kPolarities[static_cast<std::size_t>(polarity)]; }
std::string_view to_string(Modality modality) { return kModalities[static_cast<std::size_t>(modality)]; }

std::optional<EntityType> entity_type_from(std::string_view name) { return find_name<EntityType>(kEntityTypes, name); }
std::optional<Polarity> polarity_from(std::string_view text) { return find_name<Polarity>(kPolarities, text); }
std::optional<Modality> modality_from(std::string_view text) { return find_name<Modality>(kModalities, text); }

} // namespace claimgraph
