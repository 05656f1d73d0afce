#pragma once

#include "graph/base/result.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// The small words that change how a claim is meant: models/en/function_words.tsv explains each kind.
enum class WordKind : std::uint8_t {
    kModal,
    kNegation,
    kDenier,
    kEmbedder,
    kPermitter,
    kRaiser,
    kHearsay,
    kHedge,
    kCondition,
    kProvision,
    kSource,
    kCiter,
    kReportNoun,
    kFirstPerson,
    kDefinite,
    kRelative,
    kLightVerb,
    kAgent,
    kCompany,
    kCause,
    kPlace,
    kTimeNoun,
    kFrequent,
    kMeasure,
    kCarrier,
    kUtterance,
    kTarget,
    kRelational,
    kJudge,
    kKeeper,
    kPromiser,
    kAbsence,
};

/// Immutable after loading; share it between threads.
class FunctionWords {
  public:
    static Result<FunctionWords> load(const std::filesystem::path& file);

    void add(WordKind kind, std::string_view word);
    bool is(WordKind kind, std::string_view word) const;
    /// The modality that a modal or a hedge gives to its clause.
    std::optional<Modality> modality(WordKind kind, std::string_view word) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Words = std::unordered_map<std::string, std::optional<Modality>, Hash, std::equal_to<>>;

    std::array<Words, 32> words_; // by WordKind
};

} // namespace claimgraph
