#pragma once

#include "extract/tokens/enum_bits.hpp"

#include <array>
#include <cstdint>
#include <string_view>

/// The kinds of function words that rules use; function_words.tsv of a language lists their words and explains each
/// kind. To add a kind, add a row here, its words there, and use it.
#define CLAIMGRAPH_WORD_KINDS(X)                                                                                       \
    X(kModal, "modal")                                                                                                 \
    X(kNegation, "negation")                                                                                           \
    X(kHedge, "hedge")                                                                                                 \
    X(kCondition, "condition")                                                                                         \
    X(kConditionalPreposition, "conditional_preposition")                                                              \
    X(kSource, "source")                                                                                               \
    X(kCitingParticiple, "citing_participle")                                                                          \
    X(kReportNoun, "report_noun")                                                                                      \
    X(kFirstPerson, "first_person")                                                                                    \
    X(kFirstPersonMany, "first_person_many")                                                                           \
    X(kDefinite, "definite")                                                                                           \
    X(kRelative, "relative")                                                                                           \
    X(kLightVerb, "light_verb")                                                                                        \
    X(kAgent, "agent")                                                                                                 \
    X(kComitative, "comitative")                                                                                       \
    X(kCause, "cause")                                                                                                 \
    X(kPlace, "place")                                                                                                 \
    X(kTimeNoun, "time_noun")                                                                                          \
    X(kFrequent, "frequent")                                                                                           \
    X(kMeasure, "measure")                                                                                             \
    X(kPartyWord, "party_word")                                                                                        \
    X(kBodilyVerb, "bodily_verb")                                                                                      \
    X(kPersons, "persons")                                                                                             \
    X(kCompoundHead, "compound_head")                                                                                  \
    X(kUtterance, "utterance")                                                                                         \
    X(kTarget, "target")                                                                                               \
    X(kRelational, "relational")                                                                                       \
    X(kObjectControlVerb, "object_control_verb")                                                                       \
    X(kJudgementPreposition, "judgement_preposition")                                                                  \
    X(kObjectControlPreposition, "object_control_preposition")                                                         \
    X(kChoosingVerb, "choosing_verb")                                                                                  \
    X(kSubjectControl, "subject_control")                                                                              \
    X(kSubstitutive, "substitutive")                                                                                   \
    X(kGenitive, "genitive")                                                                                           \
    X(kInfinitiveMarker, "infinitive_marker")                                                                          \
    X(kComplementizer, "complementizer")                                                                               \
    X(kReportConjunction, "report_conjunction")                                                                        \
    X(kPolarQuestion, "polar_question")                                                                                \
    X(kAlternative, "alternative")                                                                                     \
    X(kComparative, "comparative")                                                                                     \
    X(kFocus, "focus")                                                                                                 \
    X(kLimitAdverb, "limit_adverb")                                                                                    \
    X(kLimitPreposition, "limit_preposition")                                                                          \
    X(kNameOnlyTime, "name_only_time")                                                                                 \
    X(kDissuasive, "dissuasive")                                                                                       \
    X(kEngagement, "engagement")                                                                                       \
    X(kAuthority, "authority")                                                                                         \
    X(kPrivative, "privative")                                                                                         \
    X(kCopula, "copula")                                                                                               \
    X(kLogophoricOne, "logophoric_one")                                                                                \
    X(kLogophoricMany, "logophoric_many")                                                                              \
    X(kPluralAnaphor, "plural_anaphor")                                                                                \
    X(kDual, "dual_determiner")                                                                                        \
    X(kExistential, "existential")                                                                                     \
    X(kIllustration, "illustration")                                                                                   \
    X(kNegativeAdverb, "negative_adverb")                                                                              \
    X(kNegativeParticle, "negative_particle")                                                                          \
    X(kDefiniteArticle, "definite_article")                                                                            \
    X(kIndefiniteArticle, "indefinite_article")                                                                        \
    X(kDemonstrative, "demonstrative")                                                                                 \
    X(kLocative, "locative")                                                                                           \
    X(kInstitutionLink, "institution_link")                                                                            \
    X(kNameCoordinator, "name_coordinator")                                                                            \
    X(kNameArticle, "name_article")

namespace claimgraph {

/// A kind of function words.
enum class WordKind : std::uint8_t {
#define X(kind, name) kind,
    CLAIMGRAPH_WORD_KINDS(X)
#undef X
};

/// By WordKind.
inline constexpr auto kWordKindNames = std::to_array<std::string_view>({
#define X(kind, name) name,
    CLAIMGRAPH_WORD_KINDS(X)
#undef X
});

/// A set of kinds, one bit each.
using WordKinds = EnumBits<WordKind, std::uint64_t>;
static_assert(kWordKindNames.size() <= WordKinds::kMost, "a wider word is needed for the kinds");

} // namespace claimgraph
