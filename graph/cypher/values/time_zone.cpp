#include "graph/cypher/values/time_zone.hpp"

#include <absl/time/time.h>
#include <algorithm>
#include <map>
#include <mutex>

namespace claimgraph::cypher {

struct TimeZone::Rules {
    absl::TimeZone zone;
};

namespace {

/// Names of the tz database. A name becomes a file name, so what could lead out of the folder is none; nor are the
/// names that the library itself gives a meaning.
bool is_zone_name(std::string_view name) {
    if (name.empty() || name.size() > 64 || name.front() == '/' || name == "localtime") return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
               c == '-' || c == '+';
    });
}

} // namespace

TimeZone::TimeZone(std::string name, Rules rules)
    : name_(std::move(name)), rules_(std::make_unique<const Rules>(rules)) {}
TimeZone::~TimeZone() = default;

const TimeZone* TimeZone::find(std::string_view name) {
    if (!is_zone_name(name)) return nullptr;
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const TimeZone>, std::less<>> zones;
    const std::lock_guard lock(mutex);
    if (const auto known = zones.find(name); known != zones.end()) return known->second.get();
    absl::TimeZone zone;
    if (!absl::LoadTimeZone(std::string(name), &zone)) return nullptr;
    std::unique_ptr<const TimeZone> made(new TimeZone(std::string(name), Rules{zone}));
    return zones.emplace(std::string(name), std::move(made)).first->second.get();
}

std::int32_t TimeZone::offset_at(std::int64_t utc) const { return rules_->zone.At(absl::FromUnixSeconds(utc)).offset; }

TimeZone::Offsets TimeZone::offsets_of(std::int64_t local) const {
    const absl::TimeZone::TimeInfo info = rules_->zone.At(absl::CivilSecond() + local);
    const auto offset = [&](absl::Time time) { return static_cast<std::int32_t>(local - absl::ToUnixSeconds(time)); };
    if (info.kind == absl::TimeZone::TimeInfo::REPEATED) return {offset(info.pre), offset(info.post)};
    return {offset(info.pre), offset(info.pre)};
}

} // namespace claimgraph::cypher
