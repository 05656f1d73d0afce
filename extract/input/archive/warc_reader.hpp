#pragma once

#include "extract/input/archive/unpacker.hpp"
#include "graph/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// What a server answered, as a crawler kept it.
struct WarcCapture {
    std::string url;
    std::string date; ///< of the capture: 2025-03-11T10:00:00Z
    std::string body; ///< as the server meant it: joined and unpacked
};

/// Reads a web archive (ISO 28500:2017) record by record: answers with status 200, resources and conversions. One
/// record is in memory at a time. One thread.
class WarcReader {
  public:
    /// `unpacker` must live as long as this; `file` is for messages.
    WarcReader(Unpacker& unpacker, const std::string& file) : unpacker_(unpacker), file_(file) {}

    /// The next capture; nothing at the end. Fails with kBadFormat where records cannot be told apart; that is the end.
    Result<std::optional<WarcCapture>> next();

  private:
    Result<bool> fill(std::size_t size);
    Result<std::optional<std::string>> header();
    Result<void> pass(std::uint64_t size);

    Unpacker& unpacker_;
    std::string file_;
    std::string buffer_; ///< bytes not yet used lie behind at_
    std::size_t at_ = 0;
    bool is_begun_ = false;
};

} // namespace claimgraph
