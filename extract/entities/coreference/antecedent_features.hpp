#pragma once

#include "extract/entities/coreference/discourse_chains.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

inline constexpr std::size_t kPairTemplates = 55; ///< features of a phrase with one before it
inline constexpr std::size_t kNewTemplates = 20;  ///< features of a phrase without antecedent

/// The features for deciding whether a noun phrase corefers with an earlier one. After Durrett and Klein 2013: surface
/// features of both, each with the kinds of the two; and of the chain that the earlier one is in (Clark and Manning
/// 2015). Views all it is given, which must outlive it. Const.
class AntecedentFeatures {
  public:
    AntecedentFeatures(const Analysis& analysis, const Tree& tree, std::span<const NounPhrase> phrases,
                       std::span<const PhraseInfo> infos, const DiscourseChains& chains)
        : analysis_(analysis), tree_(tree), phrases_(phrases), infos_(infos), chains_(chains) {}

    struct Candidate {
        std::uint32_t before = 0;        ///< the earlier phrase
        std::uint8_t newer = 0;          ///< other chains among the candidates that were mentioned since, up to 4
        std::uint8_t newer_subjects = 0; ///< of these, subjects, up to 3
    };
    /// The candidate antecedents of the next phrase, the nearest last; at most kMaxCandidates.
    void candidates(std::uint32_t phrase, std::vector<Candidate>& out) const;
    void pair(std::uint32_t phrase, const Candidate& candidate, std::array<std::uint64_t, kPairTemplates>& out) const;
    void none(std::uint32_t phrase, std::array<std::uint64_t, kNewTemplates>& out) const;

    static constexpr std::size_t kMaxCandidates = 48;

  private:
    void count_newer(std::vector<Candidate>& candidates) const;

    const Analysis& analysis_;
    const Tree& tree_;
    std::span<const NounPhrase> phrases_;
    std::span<const PhraseInfo> infos_;
    const DiscourseChains& chains_;
};

} // namespace claimgraph
