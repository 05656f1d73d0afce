#pragma once

#include "graph/base/result.hpp"

#include <optional>

namespace claimgraph::cli {

/// The first error of many steps that go on without what failed.
class KeptError {
  public:
    template <class Value>
    const Value* value_of(const Result<Value>& result) {
        if (!result && !error_) error_ = result.error();
        return result ? &*result : nullptr;
    }
    explicit operator bool() const { return error_.has_value(); }
    const Error& operator*() const { return *error_; }

  private:
    std::optional<Error> error_;
};

} // namespace claimgraph::cli
