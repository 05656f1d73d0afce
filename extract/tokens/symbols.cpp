#include "extract/tokens/symbols.hpp"

#include "extract/tokens/deprel.hpp"

namespace claimgraph {

Symbols::Symbols() {
#define X(name, text) intern(text);
    CLAIMGRAPH_DEPRELS(X)
#undef X
}

Symbol Symbols::intern(std::string_view text) {
    if (const auto found = index_.find(text); found != index_.end()) return found->second;
    const Symbol symbol{strings_.size()};
    index_.emplace(strings_.emplace_back(text), symbol);
    return symbol;
}

} // namespace claimgraph
