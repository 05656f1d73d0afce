#pragma once

#include "graph/base/index.hpp"
#include "graph/model/claim.hpp"
#include "graph/model/entity.hpp"
#include "graph/model/source_document.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The properties of a claim that most queries filter by, in three bytes.
struct ClaimTraits {
    bool symmetric = false;
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
};

/// The claim graph: entities are vertices, claims are directed edges; there can be several between two entities. Owns
/// both, and what is known of the documents they were read in. Made by a GraphBuilder, immutable, safe to share between
/// threads. Entities are sorted by id, claims by the ids of their entities and their other fields, so the same claims
/// always make the same graph.
///
/// The adjacency is kept in compressed sparse rows, 23 bytes per claim and 8 more per symmetric one, so that traversals
/// need not access the claims.
/// graph/boost_graph.hpp makes it a graph of Boost.Graph. Views are valid as long as the graph.
class Graph {
  public:
    Graph();
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    ~Graph();

    std::span<const Entity> entities() const { return entities_; }
    std::span<const Claim> claims() const { return claims_; }
    /// All documents that were read, with claims or without, sorted by name.
    std::span<const SourceDocument> documents() const { return documents_; }
    /// What files of other programs say beyond these fields; rows are indices of entities and claims.
    const Attributes& attributes() const { return attributes_; }
    const Entity& operator[](EntityIndex entity) const { return entities_[entity.value]; }
    const Claim& operator[](ClaimIndex claim) const { return claims_[claim.value]; }

    /// The document with this name, which evidence carries; null if there is none.
    const SourceDocument* find_document(std::string_view name) const;

    /// Claims whose subject (object) is this entity, in the order of claims().
    std::span<const ClaimIndex> out_claims(EntityIndex subject) const { return row(out_, first_out_, subject); }
    std::span<const ClaimIndex> in_claims(EntityIndex object) const { return row(in_, first_in_, object); }
    /// The other entities of these claims: the objects of out_claims(subject), the subjects of in_claims(object), in
    /// the same order.
    std::span<const EntityIndex> objects_of(EntityIndex subject) const { return row(objects_, first_out_, subject); }
    std::span<const EntityIndex> subjects_about(EntityIndex object) const { return row(subjects_, first_in_, object); }
    /// Those of in_claims(object) that lead from their object too, since they are symmetric; without loops, which do
    /// anyway. And their subjects.
    std::span<const ClaimIndex> symmetric_in_claims(EntityIndex object) const {
        return row(symmetric_in_, first_symmetric_in_, object);
    }
    std::span<const EntityIndex> symmetric_subjects_about(EntityIndex object) const {
        return row(symmetric_subjects_, first_symmetric_in_, object);
    }

    /// The relations of all claims, sorted, and for each claim the position of its relation in them.
    std::span<const std::string_view> relations() const { return relations_; }
    std::span<const std::uint32_t> relation_numbers() const { return relation_numbers_; }
    ClaimTraits traits(ClaimIndex claim) const { return traits_[claim.value]; }

    /// A readable id made of the content of the claim: `mark-rutte.urges.leaders`, with `.not`, the modality and
    /// `.by.<speaker>` if they are not the default. Dots within its parts are written %2E, so that it is unique in the
    /// graph and the same in every graph.
    std::string claim_id(ClaimIndex claim) const;

    /// Entities with this name, alias or id, ignoring case, accents and full stops: `us` finds U.S. Uses an index that
    /// is built at the first call.
    std::vector<EntityIndex> find(std::string_view name) const;
    /// Names of entities with a name or alias similar to `name`, the most similar first; at most `count`.
    std::vector<std::string> similar_names(std::string_view name, std::size_t count) const;

  private:
    friend class GraphBuilder;
    Graph(std::vector<Entity> entities, std::vector<Claim> claims, std::vector<SourceDocument> documents,
          Attributes attributes = {});

    struct Names;

    void find_symmetric();

    template <class Item>
    static std::span<const Item> row(const std::vector<Item>& rows, const std::vector<std::uint32_t>& first,
                                     EntityIndex entity) {
        return {rows.data() + first[entity.value], rows.data() + first[entity.value + 1]};
    }

    std::vector<Entity> entities_;
    std::vector<Claim> claims_;
    std::vector<SourceDocument> documents_;
    Attributes attributes_;
    std::vector<std::uint32_t> first_out_; // out_[first_out_[e] .. first_out_[e+1]) are the claims of entity e
    std::vector<std::uint32_t> first_in_;
    std::vector<ClaimIndex> out_;
    std::vector<ClaimIndex> in_;
    std::vector<EntityIndex> objects_;  // of out_
    std::vector<EntityIndex> subjects_; // of in_
    std::vector<std::uint32_t> first_symmetric_in_;
    std::vector<ClaimIndex> symmetric_in_; // those of in_ that lead from their object too
    std::vector<EntityIndex> symmetric_subjects_;
    std::vector<std::string_view> relations_;
    std::vector<std::uint32_t> relation_numbers_;
    std::vector<ClaimTraits> traits_;
    std::unique_ptr<Names> names_;
};

} // namespace claimgraph
