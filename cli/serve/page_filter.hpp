#pragma once

#include "cli/serve/claim_table.hpp"
#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// What the page asks for: the part of the graph that it looks at (page_scope.hpp) and its filters. Refers to the table
/// and the database.
class PageFilter {
  public:
    /// The lists of the page whose choices have counts.
    enum class List : std::uint8_t { kType, kFamily, kSpeaker, kPolarity, kModality, kOther };

    /// Reads `type`, `family`, `relation`, `speaker`, `polarity`, `modality`, `document`, `text`, `from`, `to`,
    /// `undated`, `confidence` and `conflicts`. Fails with kBadFormat, and with the errors of the database.
    static Result<PageFilter> read(const Parameters& parameters, const ClaimTable& table, const Database& database);

    /// Restricts the claims further.
    void restrict_to(std::function<bool(const ClaimRow&)> passes) { add(List::kOther, std::move(passes)); }

    bool operator()(const ClaimRow& claim) const;

    /// The claims that pass, and those that would without the filter of one list: visit(claim, list), where the list is
    /// kOther for those that pass.
    template <class Visit>
    void each_or_nearly(const ClaimTable& table, const Visit& visit) const {
        for (const ClaimRow& claim : table.claims) {
            const Test* failed = nullptr;
            bool visited = true;
            for (const Test& test : tests_) {
                if (test.passes(claim)) continue;
                visited = failed == nullptr && test.list != List::kOther;
                if (!visited) break;
                failed = &test;
            }
            if (visited) visit(claim, failed == nullptr ? List::kOther : failed->list);
        }
    }

  private:
    struct Test {
        List list;
        std::function<bool(const ClaimRow&)> passes;
    };
    void add(List list, std::function<bool(const ClaimRow&)> passes) { tests_.push_back({list, std::move(passes)}); }

    std::vector<Test> tests_;
};

/// The claims that pass, in the order of the store.
std::vector<const ClaimRow*> passing(const ClaimTable& table, const PageFilter& filter);

} // namespace claimgraph::cli
