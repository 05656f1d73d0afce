#pragma once

#include "graph/graph.hpp"
#include "python/src/arrow_table.hpp"
#include "python/src/document.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

/// Claims and entities as Python sees them: light views of a document or a graph, which they keep alive.
namespace claimgraph::python {

/// The claims and entities of a document or a graph: one of the two is set, and kept alive. Immutable.
struct ClaimSpace {
    std::shared_ptr<const Doc> doc;
    std::shared_ptr<const Graph> graph;
    std::span<const Entity> entities;
    std::span<const Claim> claims;
    std::span<const SourceDocument> documents;

    std::string id_of(std::uint32_t claim) const;
};
using Space = std::shared_ptr<const ClaimSpace>;
Space space_of(std::shared_ptr<const Doc> doc);
Space space_of(std::shared_ptr<const Graph> graph);

struct EntityView {
    Space space;
    std::uint32_t index = 0;
    const Entity& operator*() const { return space->entities[index]; }
    const Entity* operator->() const { return &**this; }
};

struct ClaimView {
    Space space;
    std::uint32_t index = 0;
    const Claim& operator*() const { return space->claims[index]; }
    const Claim* operator->() const { return &**this; }
};

struct EvidenceView {
    ClaimView claim;
    std::uint32_t number = 0;
    const Evidence& operator*() const { return claim->evidence[number]; }
    const Evidence* operator->() const { return &**this; }
};

/// A list of claims (entities) of one space, and its Arrow tables, which are made when first asked. Immutable but for
/// that.
template <class View>
struct Rows {
    Rows(Space of, std::vector<std::uint32_t> numbers) : space(std::move(of)), indices(std::move(numbers)) {}
    /// All of the space.
    static std::shared_ptr<Rows> all(Space space);
    /// Those of a list of indices into the graph.
    template <class Index>
    static std::shared_ptr<Rows> of(Space space, const std::vector<Index>& found) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(found.size());
        for (const Index index : found) numbers.push_back(index.value);
        return std::make_shared<Rows>(std::move(space), std::move(numbers));
    }

    Space space;
    std::vector<std::uint32_t> indices;
    std::shared_ptr<const ArrowTable> tables[2]; ///< of the rows; of the evidence of claims
};
using Claims = Rows<ClaimView>;
using Entities = Rows<EntityView>;
using ClaimsPtr = std::shared_ptr<Claims>;

/// A row a claim (entity, piece of evidence). docs/python.md has the columns.
ArrowTable claim_table(const Claims& claims);
ArrowTable evidence_table(const Claims& claims);
ArrowTable entity_table(const Entities& entities);

void bind_claims(nb::module_& module);
/// Claims and Entities as sequences that are tables of Arrow, pandas and Jupyter as well.
void bind_rows(nb::module_& module);

} // namespace claimgraph::python
