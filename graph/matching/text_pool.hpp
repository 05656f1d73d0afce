#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// Texts that come many times, each kept once and known by a number, from 0 without gaps.
class TextPool {
  public:
    using Number = std::uint32_t;

    TextPool() = default;
    TextPool(const TextPool&) = delete; // views would be into the other
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;

    Number number(std::string_view text) {
        if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
        const std::string& kept = texts_.emplace_back(text);
        return numbers_.emplace(kept, static_cast<Number>(numbers_.size())).first->second;
    }
    /// The text itself, good as long as the pool.
    std::string_view keep(std::string_view text) { return texts_[number(text)]; }
    std::string_view operator[](Number number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::deque<std::string> texts_; // which stay where they are
    std::unordered_map<std::string_view, Number> numbers_;
};

} // namespace claimgraph
