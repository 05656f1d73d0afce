#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How a word stands to what it decides on; factuality.tsv explains each. To add one, add its name below and its words
/// there, and use it.
enum class FactualityRole : std::uint8_t {
    kThat,
    kTo,
    kFrom,
    kNoun,
    kFor,
    kLinker,
    kEvent,
    kReported,
    kManner,
    kModifier,
    kNegator,
    kAdjunct,
    kSetting,
    kInversion,
    kOpener,
    kWish,
    kPerformed,
    kOutcome,
    kUntil,
    kContrast,
    kOrdinal,
};

/// By FactualityRole.
inline constexpr auto kFactualityRoleNames =
    std::to_array<std::string_view>({"that",     "to",     "from",      "noun",    "for",     "linker",   "event",
                                     "reported", "manner", "modifier",  "negator", "adjunct", "setting",  "inversion",
                                     "opener",   "wish",   "performed", "outcome", "until",   "contrast", "ordinal"});

/// What a word makes of what it decides on.
struct FactualityEffect {
    bool denied = false;                   ///< not so
    Modality modality = Modality::kActual; ///< actual: that of the word itself
    bool fact = false;                     ///< so, whatever the word itself is
    friend bool operator==(const FactualityEffect&, const FactualityEffect&) = default;
};

/// A word's effects in one role: as it stands, and where it is itself denied.
struct FactualitySignature {
    FactualityEffect affirmed;
    FactualityEffect denied;
};

/// The words of a language that decide whether something is so: factuality.tsv of its folder. Look-ups ignore the case
/// of A to Z and allocate nothing. Immutable after loading; share it between threads.
class FactualityWords {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<FactualityWords> load(const std::filesystem::path& file);
    static Result<FactualityWords> parse(std::string_view text, const std::string& file);

    /// Null if the word has no such role.
    const FactualitySignature* find(std::string_view word, FactualityRole role) const;
    /// The same for a verb with its particle.
    const FactualitySignature* find(std::string_view verb, std::string_view particle, FactualityRole role) const;
    /// Whether any verb has a row of its own with this particle behind it.
    bool has_particle(std::string_view particle) const { return particles_.contains(particle); }

  private:
    struct Entry {
        FactualityRole role;
        FactualitySignature signature;
    };
    static constexpr std::size_t kLongestWord = 32; // bytes

    StringMap<std::vector<Entry>> words_;
    StringSet particles_;
};

} // namespace claimgraph
