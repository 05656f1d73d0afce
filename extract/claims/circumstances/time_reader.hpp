#pragma once

#include "extract/claims/factuality/factuality.hpp"
#include "extract/claims/time/time_value.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// Dependents of predicates that say when, where or on which condition.
inline constexpr DeprelSet kAdverbials = {deprel::obl,    deprel::obl_unmarked, deprel::nmod_unmarked,
                                          deprel::advmod, deprel::nmod,         deprel::obl_agent};
/// The time words of the language and the date from which relative times are resolved.
struct Calendar {
    const TimeWords& words;
    std::optional<Date> today; ///< the date of the document
};

/// A time expression of a document.
struct TimeMention {
    TokenRange tokens;
    TimeReading reading;
};

/// A time as a claim shows it: its words, and what they mean; both empty if there is none.
struct TimePhrase {
    ByteSpan words;
    std::string value;
};

/// Reads the times of a document where they stand. Whether a half-named day lies before or after the document is
/// decided by the verb that it depends on, once in a sentence: "Friday" is one day there. "Two days later" is counted
/// from the time told last in this sentence or the two before. Views what it is given. One thread.
class TimeReader {
  public:
    TimeReader(const ClauseReader& clauses, const FactualityReader& factuality, const Calendar& calendar)
        : clauses_(clauses), factuality_(factuality), calendar_(calendar) {}

    /// The time that a dependent of a predicate says, with its preposition and without its clauses; nothing if it says
    /// none. "Monday's talks" says one, too.
    std::optional<TokenRange> time_at(TokenIndex dependent) const;
    /// Whether a time has a place in the calendar: "Monday night", "next year", not "ten days" nor "the end of the
    /// day".
    bool names_day(TokenRange time) const;
    /// Whether it stands behind a preposition that adds nothing to a time: "during the talks", "on the visit".
    bool has_neutral_preposition(TokenIndex noun) const;
    /// Whether a clause tells of the same time as that above it: "was hurt yesterday when the bridge fell".
    bool is_simultaneous(TokenIndex clause) const;
    /// Of the times of a predicate the first that has a value, days before lengths, else the first one. Neighbours that
    /// make one time together ("on Monday at 10 a.m.", "from 2010 to 2014") do so.
    TimePhrase first_of(std::vector<TokenRange> times) const;
    /// When a report was made: what its word, or the occasion that it names ("in a statement on Monday"), says of time.
    TimePhrase time_of_report(TokenIndex reporter) const;
    /// What a noun says of the past by a word of its own: "former", "ex-".
    TimePhrase time_of_office(TokenIndex noun) const;
    /// All times of the document that have a value, from left to right, none within another.
    std::vector<TimeMention> find_all() const;

  private:
    TimeReading read(TokenRange range, const std::optional<Period>& told) const;
    TimeReading read(TokenRange range) const;
    TimeDirection direction_of(TokenRange range) const;
    TimeDirection direction_of(TokenIndex verb) const;
    TokenIndex governing_verb(TokenIndex token) const;
    std::optional<Period> told_for(TokenRange range) const;
    std::optional<Period> told_before(TokenIndex token) const;
    void find(SentenceIndex sentence, std::optional<Period>& told, std::vector<TimeMention>& found) const;
    std::string folded(TokenIndex token) const;
    bool is_word(TimeKind kind, TokenIndex token) const;
    bool names_time(TokenIndex token) const;
    std::optional<TokenRange> time_behind(TokenIndex adverb) const;
    std::optional<TokenRange> time_before_noun(TokenIndex modifier) const;
    bool is_edge_of_time(TokenIndex token) const;
    bool may_stand_in_time(TokenIndex token) const;
    bool may_be_time(TokenRange range) const;
    bool is_counted_from_more(TokenIndex behind) const;
    bool is_whole(TokenRange range, const TimeReading& reading) const;
    bool touches(TokenRange range, TokenRange next) const;
    TokenRange shown(TokenRange range, const std::string& value, const std::optional<Period>& told) const;

    const ClauseReader& clauses_;
    const FactualityReader& factuality_;
    Calendar calendar_;
};

} // namespace claimgraph
