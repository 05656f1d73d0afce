#pragma once

#include "graph/base/index.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/entity.hpp"
#include "graph/model/evidence.hpp"
#include "graph/model/source_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Whether a claim is affirmed or denied, and its modality; names as in docs/claim_model.md.
enum class Polarity : std::uint8_t { kAffirmed, kDenied }; ///< "+" and "-"

enum class Modality : std::uint8_t { kActual, kFuture, kPossible, kConditional, kObliged, kForbidden, kRequested };

std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::optional<Polarity> polarity_from(std::string_view text);
std::optional<Modality> modality_from(std::string_view text);

/// A claim: the statement of a speaker that subject stands in relation to object; an edge of the graph.
/// docs/claim_model.md has the meaning of each field. Owns its strings; entities are indices into the batch or graph
/// that holds the claim. Empty strings and default indices mean that the text does not say it.
struct Claim {
    EntityIndex subject;
    std::string relation; ///< id of models/en/relations.tsv, or `open:<lemma>` where no type fits
    EntityIndex object;
    std::string label;         ///< display label: "commits to"
    bool symmetric = false;    ///< subject and object are interchangeable
    EntityIndex attributed_to; ///< the speaker; default if it is the document
    std::string report;        ///< the relation of the reporting word: "reaffirms"
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
    std::string time;       ///< the words, "today"
    std::string time_value; ///< ISO 8601 date or interval
    std::string place;      ///< the words
    EntityIndex place_entity;
    std::string condition;          ///< the words
    std::string complement;         ///< what is urged, promised, ...: the words
    double confidence = 0;          ///< 0..1
    std::vector<Evidence> evidence; ///< at least one, sorted, without duplicates

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// The claims of one document (or another source). Self-contained: the indices of `claims` refer to `entities`.
struct ClaimBatch {
    std::vector<Entity> entities;
    std::vector<Claim> claims;
    /// Lemmas of nouns that describe each entity: "banker". Used to distinguish namesakes; not part of the graph.
    /// Empty, or one list per entity.
    std::vector<std::vector<std::string>> descriptions{};
    /// What is known of the documents that were read, with or without claims. Those that only evidence names need not
    /// be there.
    std::vector<SourceDocument> documents{};
    /// What files of other programs say beyond the fields. Rows of claims and entities are places in the lists above.
    Attributes attributes{};

    friend bool operator==(const ClaimBatch&, const ClaimBatch&) = default;
};

} // namespace claimgraph
