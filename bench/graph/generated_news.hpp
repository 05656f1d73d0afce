#pragma once

#include "graph/store/write/document_rows.hpp"

#include <cstdint>

namespace claimgraph {

/// What news might say, without reading any: documents about persons, organizations and places whose fame is as uneven
/// as in the news (Zipf), some known to the knowledge base. Document `number` is the same in every run.
class GeneratedNews {
  public:
    /// `entities` there are in the world; `claims` a document makes on average.
    GeneratedNews(std::uint64_t seed, std::size_t entities, std::size_t claims)
        : seed_(seed), entities_(entities), claims_(claims) {}

    DocumentRecord document(std::size_t number) const;

  private:
    std::uint64_t seed_;
    std::size_t entities_;
    std::size_t claims_;
};

} // namespace claimgraph
