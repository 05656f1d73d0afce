#include "graph/query/analysis/duplicate_candidates.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/matching/text_pool.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace claimgraph {
namespace {

constexpr double kLikely = 1.5;          // where to begin to ask a person
constexpr std::size_t kMostInBlock = 64; // names that more share tell too little
constexpr std::size_t kShortestMisspelt = 5;

bool is_named(EntityType type) {
    return type != EntityType::kConcept && type != EntityType::kTime && type != EntityType::kQuantity &&
           type != EntityType::kRole;
}

/// Kinds that mergers across documents put up with are many false alarms here, such as a country and its police.
bool may_be_one(EntityType a, EntityType b) { return a == b || a == EntityType::kOther || b == EntityType::kOther; }

/// Whether two names of one length, or of lengths that differ by one, differ in one letter; what is different must be
/// no digit.
bool differ_in_one_letter(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (a == b || b.size() - a.size() > 1 || a.size() < kShortestMisspelt) return false;
    const auto [x, y] = std::ranges::mismatch(a, b);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (is_digit(*y) || (x != a.end() && is_digit(*x))) return false;
    return std::equal(x + (a.size() == b.size() ? 1 : 0), a.end(), y + 1, b.end());
}

class DuplicateFinder {
  public:
    DuplicateFinder(const Graph& graph, const StopToken& stop) : graph_(graph), stopped_(stop) {
        const double all = static_cast<double>(std::max<std::size_t>(graph.entities().size(), 4));
        for (std::size_t i = 0; i < graph.entities().size() && !stopped_(kWorkOfEntity); ++i) {
            const Entity& entity = graph.entities()[i];
            const std::vector<std::uint32_t> company = company_of(EntityIndex{i});
            const double count = static_cast<double>(std::max<std::size_t>(company.size(), 1));
            companions_.push_back({entity.name, std::clamp(std::log(all / count) / std::log(all / 2), 0.0, 1.0)});
            EntityProfile& profile = profiles_.emplace_back();
            profile.type = entity.type;
            profile.kb = entity.kb;
            profile.company = CooccurrenceSet(company);
            add_name(profile, entity.name);
            for (const std::string& alias : entity.aliases) add_name(profile, alias);
        }
    }

    std::vector<DuplicateCandidates> find() {
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const auto& [key, block] : blocks())
            if (block.size() <= kMostInBlock && !stopped_(1 + block.size() * block.size()))
                for (std::size_t i = 0; i < block.size(); ++i)
                    for (std::size_t j = i + 1; j < block.size(); ++j)
                        if (block[i] != block[j]) pairs.insert(std::minmax(block[i], block[j]));
        std::vector<DuplicateCandidates> found;
        for (const auto& [a, b] : pairs) {
            if (stopped_(kWorkOfPair)) return {};
            if (!may_be_one(profiles_[a].type, profiles_[b].type)) continue;
            MatchScore score = compare(profiles_[a], profiles_[b], companions_);
            add_spelling(profiles_[a], profiles_[b], score);
            const bool names_agree = std::ranges::any_of(score.reasons, [](const auto& r) { return r.weight >= 1; });
            if (score.never || !names_agree) continue;
            if (profiles_[a].company.contains(b))
                score.reasons.push_back({-2, "there is a claim of one about the other"});
            if (score.sum() >= kLikely)
                found.push_back({EntityIndex{a}, EntityIndex{b}, score.sum(), std::move(score.reasons)});
        }
        std::ranges::sort(found, {},
                          [](const DuplicateCandidates& pair) { return std::tuple(-pair.score, pair.a, pair.b); });
        return found;
    }

  private:
    // of StopCheck: a microsecond
    static constexpr std::size_t kWorkOfEntity = 256;
    static constexpr std::size_t kWorkOfPair = 256;

    void add_name(EntityProfile& profile, const std::string& name) {
        if (const std::string folded = fold(name); !folded.empty()) profile.names.insert(names_.keep(folded));
    }

    /// Entities with a claim in common, sorted.
    std::vector<std::uint32_t> company_of(EntityIndex entity) const {
        std::vector<std::uint32_t> company;
        for (const ClaimIndex claim : graph_.out_claims(entity)) company.push_back(graph_[claim].object.value);
        for (const ClaimIndex claim : graph_.in_claims(entity)) company.push_back(graph_[claim].subject.value);
        std::ranges::sort(company);
        company.erase(std::unique(company.begin(), company.end()), company.end());
        std::erase(company, entity.value);
        return company;
    }

    /// Entities whose names have something in common: a first or last word, initials, all but one letter.
    std::unordered_map<std::string, std::vector<std::uint32_t>> blocks() {
        std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
        for (std::uint32_t i = 0; i < profiles_.size(); ++i) {
            if (stopped_(kWorkOfEntity)) break;
            if (!is_named(profiles_[i].type)) continue;
            std::set<std::string> keys;
            for (const std::string_view name : profiles_[i].names) {
                keys.emplace(name.substr(0, name.find(' ')));
                keys.emplace(last_word(name));
                if (std::string acronym = initials(name); !acronym.empty()) keys.insert(std::move(acronym));
                constexpr std::size_t kLongest = 64;
                if (name.size() < kShortestMisspelt || name.size() > kLongest) continue;
                keys.insert('-' + std::string(name));
                for (std::size_t at = 0; at < name.size(); ++at) keys.insert('-' + std::string(name).erase(at, 1));
            }
            for (const std::string& key : keys) blocks[key].push_back(i);
        }
        return blocks;
    }

    static void add_spelling(const EntityProfile& a, const EntityProfile& b, MatchScore& score) {
        for (const std::string_view x : a.names)
            for (const std::string_view y : b.names)
                if (differ_in_one_letter(x, y)) {
                    score.never = score.never && !a.kb.empty() && !b.kb.empty();
                    std::erase_if(score.reasons, [](const MatchReason& reason) { return reason.weight <= -10; });
                    score.reasons.insert(score.reasons.begin(),
                                         {1.5, fmt::format("'{}' and '{}' differ in one letter", x, y)});
                    return;
                }
    }

    const Graph& graph_;
    StopCheck stopped_;
    TextPool names_; ///< that profiles have views of
    std::vector<Companion> companions_;
    std::vector<EntityProfile> profiles_;
};

} // namespace

std::vector<DuplicateCandidates> likely_duplicates(const Graph& graph, const StopToken& stop) {
    return DuplicateFinder(graph, stop).find();
}

} // namespace claimgraph
