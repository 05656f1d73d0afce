#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A small sorted set of strings. Does not own them: they are in a TextPool or belong to the caller, and must outlive
/// the set.
class TextSet {
  public:
    void insert(std::string_view text) {
        const auto at = std::ranges::lower_bound(texts_, text);
        if (at == texts_.end() || *at != text) texts_.insert(at, text);
    }
    void merge(const TextSet& other) {
        for (const std::string_view text : other.texts_) insert(text);
    }
    bool contains(std::string_view text) const { return std::ranges::binary_search(texts_, text); }
    bool empty() const { return texts_.empty(); }
    auto begin() const { return texts_.begin(); }
    auto end() const { return texts_.end(); }

  private:
    std::vector<std::string_view> texts_;
};

} // namespace claimgraph
