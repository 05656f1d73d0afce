#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace claimgraph {

/// The general rules beyond the frames of the table; docs/claims.md says what each is for and what it brings.
enum class RuleFamily : std::uint8_t {
    kLoose,       ///< an anchor whose frame does not quite fit
    kPairs,       ///< "A and B agreed on a pact" joins A and B
    kLift,        ///< "refused to meet B" rejects B
    kContent,     ///< "demanded that B leave" demands of B
    kDeontic,     ///< "A said B must leave" demands of B
    kReach,       ///< "seized weapons from B": from a thing to whom it concerns
    kWrap,        ///< "will visit B" plans, "will bomb B" threatens
    kPlaceAgent,  ///< "was arrested in B": the state acts
    kSpeaker,     ///< "rebels said they": they are the rebels
    kLightVerb,   ///< "issued a call for": the noun takes the verb's subject
    kCause,       ///< "tensions due to the trial"
    kProhibition, ///< "cannot X without N's approval"
    kOpen,        ///< verbs of no frame
};

/// Which families are at work. All are, but when somebody measures what one brings.
class RuleFamilies {
  public:
    bool has(RuleFamily family) const { return (off_ & bit(family)) == 0; }
    void switch_off(RuleFamily family) { off_ |= bit(family); }

  private:
    static std::uint32_t bit(RuleFamily family) { return 1u << static_cast<unsigned>(family); }
    std::uint32_t off_ = 0;
};

/// "loose", "pairs", ...; in the order of RuleFamily.
std::span<const std::string_view> rule_family_names();
std::optional<RuleFamily> rule_family_from(std::string_view name);

} // namespace claimgraph
