#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/entity.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// A kind of words of questions; questions.tsv of a language explains each.
enum class QuestionWord : std::uint8_t {
    kPerson,
    kThing,
    kPlace,
    kTime,
    kReason,
    kManner,
    kOwner,
    kPossessive,
    kAmount,
    kLength,
    kOpener,
    kAnyAct,
    kAnyEvent,
    kLink,
    kSaying,
    kSaid,
    kLasting,
    kCircumstance,
    kModal,
    kAgent,
    kBecause,
    kFor,
    kReasonPreposition,
    kReasonNoun,
    kPersonPronoun,
    kThingPronoun,
    kAnyPronoun,
    kEndOfOffice,
    kLesserOffice,
    kLight,
    kPlacePronoun,
    kWhereabouts,
    kGround,
    kWeakGround,
    kRole,
    kSuccession,
    kCausing,
    kCompany,
    kMoney,
    kCurrency,
    kMotive,
    kBlaming,
    kPerhapsGround,
    kNaming,
    kTherefore,
    kIndefinite,
};
inline constexpr std::size_t kQuestionWords = 46;

/// What a language's questions are made with. Immutable after loading; share it between threads.
class QuestionWords {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<QuestionWords> load(const std::filesystem::path& file);
    static Result<QuestionWords> parse(std::string_view text, const std::string& file);

    /// Whether a lemma or lower-case form is of this kind.
    bool is(QuestionWord kind, std::string_view word) const { return sets_[index(kind)].contains(word); }
    /// The words of a kind, as written, in the order of the table.
    const std::vector<std::string>& of(QuestionWord kind) const { return words_[index(kind)]; }

    /// What "which <noun>" asks for; nothing if the noun does not tell.
    std::optional<EntityType> type_of(std::string_view noun) const;

    /// A name that stands for an answer; or a preposition before one.
    struct StandIn {
        std::string name;
        EntityType type = EntityType::kOther;
    };
    const std::vector<StandIn>& stand_ins() const { return stand_ins_; }
    /// Words that are asked in other words: "is against" as "opposes".
    const std::vector<std::pair<std::string, std::string>>& reworded() const { return reworded_; }
    /// Whether sentences with the one verb may answer a question with the other: "injure" and "hurt". Of "change" those
    /// with "rise", but not the other way round.
    bool answers(std::string_view verb, std::string_view asked) const;
    /// Whether what the one verb says was done is not what the other asks for: "decline" and "accept".
    bool is_opposite(std::string_view verb, std::string_view asked) const;
    /// What stands before those of places: "in", "at".
    const std::vector<StandIn>& where() const { return where_; }

  private:
    static constexpr std::size_t index(QuestionWord kind) { return static_cast<std::size_t>(kind); }

    std::array<StringSet, kQuestionWords> sets_;
    std::array<std::vector<std::string>, kQuestionWords> words_;
    StringMap<EntityType> types_;
    std::vector<std::pair<std::string, std::string>> reworded_;
    struct Alike {
        std::string asked; ///< empty: any of them
        StringSet verbs;
    };
    std::vector<Alike> alike_, opposite_;
    std::vector<StandIn> stand_ins_;
    std::vector<StandIn> where_;
};

/// The question without what is no part of it: "Tell me who leads NATO" is "who leads NATO".
std::string without_opener(std::string question, const QuestionWords& words);
/// The question with verbs that relations are read from: "Who is against X?" is "Who opposes X?".
std::string reworded(std::string question, const QuestionWords& words);

} // namespace claimgraph
