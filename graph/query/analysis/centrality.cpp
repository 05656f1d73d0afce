#include "graph/query/analysis/centrality.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace claimgraph {

std::vector<double> pagerank(const Links& out, const StopToken& stop) {
    constexpr double kDamping = 0.85;
    constexpr double kEnough = 1e-10; // change of the whole in a round
    constexpr int kMostRounds = 200;
    const std::size_t nodes = out.nodes();
    if (nodes == 0) return {};
    const double all = static_cast<double>(nodes);
    std::vector<double> share(nodes); // of its rank that a node gives to a link of weight 1
    for (std::size_t node = 0; node < nodes; ++node)
        if (const auto weight = static_cast<double>(out.weight_of(node)); weight > 0) share[node] = 1 / weight;
    std::vector<double> rank(nodes, 1 / all);
    std::vector<double> next(nodes);
    for (int round = 0; round < kMostRounds && !stop.stopped(); ++round) {
        double lost = 0; // in dead ends
        for (std::size_t node = 0; node < nodes; ++node)
            if (share[node] == 0) lost += rank[node];
        std::ranges::fill(next, (1 - kDamping + kDamping * lost) / all);
        for (std::size_t node = 0; node < nodes; ++node) {
            const double given = kDamping * rank[node] * share[node];
            for (const Links::Link& link : out.of(node)) next[link.target] += given * link.weight;
        }
        double change = 0;
        for (std::size_t node = 0; node < nodes; ++node) change += std::abs(next[node] - rank[node]);
        std::swap(rank, next);
        if (change < kEnough) break;
    }
    return rank;
}

namespace {

/// Brandes' accumulation, a source at a time.
class Betweenness {
  public:
    explicit Betweenness(const Links& links)
        : links_(links),
          distance_(links.nodes(), kFar),
          ways_(links.nodes()),
          dependency_(links.nodes()),
          sums_(links.nodes()) {
        order_.reserve(links.nodes());
    }

    void add_source(std::uint32_t source) {
        order_.assign(1, source);
        distance_[source] = 0;
        ways_[source] = 1;
        for (std::size_t at = 0; at < order_.size(); ++at) {
            const std::uint32_t node = order_[at];
            for (const Links::Link& link : links_.of(node)) {
                if (distance_[link.target] == kFar) {
                    distance_[link.target] = distance_[node] + 1;
                    order_.push_back(link.target);
                }
                if (distance_[link.target] == distance_[node] + 1) ways_[link.target] += ways_[node];
            }
        }
        for (std::size_t at = order_.size(); at-- > 0;) { // the farthest first
            const std::uint32_t node = order_[at];
            const double part = (1 + dependency_[node]) / ways_[node];
            for (const Links::Link& link : links_.of(node))
                if (distance_[link.target] + 1 == distance_[node])
                    dependency_[link.target] += ways_[link.target] * part;
            if (node != source) sums_[node] += dependency_[node];
        }
        for (const std::uint32_t node : order_) {
            distance_[node] = kFar;
            ways_[node] = dependency_[node] = 0;
        }
    }

    std::vector<double> take(double scale) {
        for (double& sum : sums_) sum *= scale;
        return std::move(sums_);
    }

  private:
    static constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max() - 1;

    const Links& links_;
    std::vector<std::uint32_t> distance_;
    std::vector<double> ways_; ///< how many shortest ones lead here
    std::vector<double> dependency_;
    std::vector<double> sums_;
    std::vector<std::uint32_t> order_; ///< nodes as they were met
};

std::vector<std::uint32_t> linked_nodes(const Links& links) {
    std::vector<std::uint32_t> linked;
    for (std::size_t node = 0; node < links.nodes(); ++node)
        if (!links.of(node).empty()) linked.push_back(static_cast<std::uint32_t>(node));
    return linked;
}

} // namespace

std::vector<double> betweenness(const Links& both, std::size_t sources, const StopToken& stop) {
    const std::vector<std::uint32_t> linked = linked_nodes(both);
    sources = std::min(sources, linked.size());
    Betweenness sum(both);
    for (std::size_t i = 0; i < sources && !stop.stopped(); ++i) sum.add_source(linked[i * linked.size() / sources]);
    const double nodes = static_cast<double>(both.nodes());
    const double pairs = (nodes - 1) * (nodes - 2);
    if (sources == 0 || pairs <= 0) return sum.take(0);
    return sum.take(static_cast<double>(linked.size()) / static_cast<double>(sources) / pairs);
}

std::size_t affordable_sources(const Links& both) {
    constexpr std::size_t kSteps = 200'000'000;
    constexpr std::size_t kFewest = 64;
    return std::max(kFewest, kSteps / (both.nodes() + both.size() + 1));
}

} // namespace claimgraph
