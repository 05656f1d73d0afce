#include "tools/evaluate/coreference_score.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <cmath>
#include <map>
#include <set>

namespace claimgraph {
namespace {

using ChainOf = std::map<TokenRange, std::size_t>;

ChainOf chain_of(const std::vector<Chain>& chains) {
    ChainOf result;
    for (std::size_t i = 0; i < chains.size(); ++i)
        for (const TokenRange mention : chains[i]) result.emplace(mention, i);
    return result;
}

/// Recall of `gold` by `found`.
void add_muc(const std::vector<Chain>& gold, const ChainOf& found, double& right, double& all) {
    for (const Chain& chain : gold) {
        if (chain.size() < 2) continue;
        std::set<std::size_t> parts;
        std::size_t alone = 0;
        for (const TokenRange mention : chain) {
            const auto at = found.find(mention);
            if (at == found.end())
                ++alone;
            else
                parts.insert(at->second);
        }
        right += static_cast<double>(chain.size() - parts.size() - alone);
        all += static_cast<double>(chain.size() - 1);
    }
}

void add_b3(const std::vector<Chain>& gold, const ChainOf& found, double& right, double& all) {
    for (const Chain& chain : gold) {
        std::map<std::size_t, double> shared;
        for (const TokenRange mention : chain)
            if (const auto at = found.find(mention); at != found.end()) ++shared[at->second];
        for (const auto& [other, count] : shared) right += count * count / static_cast<double>(chain.size());
        all += static_cast<double>(chain.size());
    }
}

/// The likeness of the best pairing of chains.
double best_pairing(const std::vector<Chain>& gold, const std::vector<Chain>& found, const ChainOf& found_of) {
    // whole numbers, since the matching compares sums for equality
    constexpr double kUnit = 1e6;
    using Weights = boost::property<boost::edge_weight_t, long long>;
    using Pairs = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Weights>;
    std::map<std::pair<std::size_t, std::size_t>, double> shared;
    for (std::size_t i = 0; i < gold.size(); ++i)
        for (const TokenRange mention : gold[i])
            if (const auto at = found_of.find(mention); at != found_of.end()) ++shared[{i, at->second}];
    Pairs pairs(gold.size() + found.size());
    for (const auto& [chains, count] : shared) {
        const double likeness =
            2 * count / static_cast<double>(gold[chains.first].size() + found[chains.second].size());
        add_edge(chains.first, gold.size() + chains.second, Weights(std::llround(likeness * kUnit)), pairs);
    }
    if (num_edges(pairs) == 0) return 0; // Boost would double the least weight of none
    std::vector<boost::graph_traits<Pairs>::vertex_descriptor> mates(num_vertices(pairs));
    boost::maximum_weighted_matching(pairs, mates.data());
    return static_cast<double>(boost::matching_weight_sum(pairs, mates.data())) / kUnit;
}

std::vector<Chain> not_empty(std::vector<Chain> chains) {
    std::erase_if(chains, [](const Chain& chain) { return chain.empty(); });
    return chains;
}

} // namespace

double ChainCounts::f1() const {
    const double precision = found > 0 ? precise / found : 0;
    const double recall = gold > 0 ? recalled / gold : 0;
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

void CoreferenceScore::add(const std::vector<Chain>& gold_chains, const std::vector<Chain>& found_chains) {
    const std::vector<Chain> gold = not_empty(gold_chains);
    const std::vector<Chain> found = not_empty(found_chains);
    const ChainOf gold_of = chain_of(gold);
    const ChainOf found_of = chain_of(found);
    const auto both = static_cast<double>(
        std::ranges::count_if(gold_of, [&](const auto& mention) { return found_of.contains(mention.first); }));
    mentions.precise += both;
    mentions.recalled += both;
    mentions.found += static_cast<double>(found_of.size());
    mentions.gold += static_cast<double>(gold_of.size());
    add_muc(gold, found_of, muc.recalled, muc.gold);
    add_muc(found, gold_of, muc.precise, muc.found);
    add_b3(gold, found_of, b3.recalled, b3.gold);
    add_b3(found, gold_of, b3.precise, b3.found);
    const double paired = best_pairing(gold, found, found_of);
    ceafe.precise += paired;
    ceafe.recalled += paired;
    ceafe.found += static_cast<double>(found.size());
    ceafe.gold += static_cast<double>(gold.size());
    ++documents;
}

} // namespace claimgraph
