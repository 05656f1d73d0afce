#pragma once

#include "graph/base/index.hpp"
#include "graph/model/entity.hpp"
#include "graph/model/evidence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

enum class Polarity : std::uint8_t { kAffirmed, kDenied }; ///< "+" and "-"

enum class Modality : std::uint8_t { kActual, kFuture, kPossible, kConditional, kObliged, kForbidden, kRequested };

std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::optional<Polarity> polarity_from(std::string_view text);
std::optional<Modality> modality_from(std::string_view text);

/// Somebody's statement that subject stands in relation to object: an edge of the graph. docs/claim_model.md has the
/// meaning of each field. Empty strings stand for what the text does not say.
struct Claim {
    EntityIndex subject;
    std::string relation; ///< id of models/en/relations.tsv, or `open:<lemma>` where no type fits
    EntityIndex object;
    std::string label;         ///< the words people see: "commits to"
    bool symmetric = false;    ///< subject and object may change places
    EntityIndex attributed_to; ///< who says so; nowhere when the document itself does
    std::string report;        ///< how it is said: the lemma of the reporting word, "reaffirm"
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
    std::string time;       ///< the words, "today"
    std::string time_value; ///< ISO 8601 date or interval
    std::string place;      ///< the words
    EntityIndex place_entity;
    std::string condition;          ///< the words
    std::string complement;         ///< what is urged, promised, ...: the words
    double confidence = 0;          ///< 0..1
    std::vector<Evidence> evidence; ///< at least one, sorted, no two alike

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// What one document (or any other source) says. Self-contained: the indices of `claims` point into `entities`.
struct ClaimBatch {
    std::vector<Entity> entities;
    std::vector<Claim> claims;
    /// Nouns that the text gives each of the entities, lemmas: "banker". For telling namesakes apart; no part of a
    /// graph. Empty, or one list an entity.
    std::vector<std::vector<std::string>> descriptions{};

    friend bool operator==(const ClaimBatch&, const ClaimBatch&) = default;
};

} // namespace claimgraph
