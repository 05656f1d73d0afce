#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace claimgraph {

/// 128 bits of XXH3 over several texts, which stay apart: "ab", "c" is another than "a", "bc". For telling contents
/// apart, not for keeping forgers out.
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
