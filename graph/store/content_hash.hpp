#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace claimgraph {

/// A 128-bit XXH3 hash of several strings, whose boundaries count: "ab", "c" differs from "a", "bc". To detect changes;
/// not cryptographic. One thread.
class ContentHash {
  public:
    ContentHash();
    ~ContentHash();
    void add(std::string_view text);
    /// 16 bytes, the same on every machine.
    std::string bytes() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace claimgraph
