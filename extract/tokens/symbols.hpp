#pragma once

#include "graph/base/index.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// A string interned in a Symbols table; default: none.
using Symbol = Index<struct SymbolTag>;

/// Interns the strings of one analysis (lemmas, tags, labels), so that a token is a few numbers and equal strings are
/// equal symbols. Owns the strings. One writer, or any number of readers. The labels of Universal Dependencies come
/// first, at fixed places: see deprel.hpp.
class Symbols {
  public:
    Symbols();

    Symbol intern(std::string_view text);
    /// The string of `symbol`; empty for a default one. The view lives as long as this table.
    std::string_view text(Symbol symbol) const {
        return symbol ? std::string_view(strings_[symbol.value]) : std::string_view();
    }

    /// Symbols count from 0 up to this.
    std::size_t size() const { return strings_.size(); }

    Symbols(Symbols&&) = default;
    Symbols& operator=(Symbols&&) = default;
    Symbols(const Symbols&) = delete; // the map's keys view the strings
    Symbols& operator=(const Symbols&) = delete;

  private:
    std::deque<std::string> strings_; // a deque never moves its elements
    std::unordered_map<std::string_view, Symbol> index_;
};

} // namespace claimgraph
