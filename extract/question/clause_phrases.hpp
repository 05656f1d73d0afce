#pragma once

#include "extract/clauses/phrases.hpp"
#include "extract/extract.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// What a phrase is to the verb of its clause, whatever the voice.
enum class ClauseRole : std::uint8_t {
    kAgent,   ///< who does it: the subject, of a passive the phrase with "by"
    kPatient, ///< to whom: the object, the subject of a passive; also the clause that is said
    kOther,
};

/// A phrase beside a verb.
struct ClausePhrase {
    ClauseRole role = ClauseRole::kOther;
    TokenIndex marker; ///< the preposition or conjunction that opens it; default if none does
    FactPhrase words;  ///< without a preposition that stands behind the verb
};

/// A verb with its phrases, as the facts of the sentence have them. Views the analysis.
struct ReadClause {
    std::vector<TokenIndex> verbs; ///< "voted to hold" has two
    bool is_denied = false;
    bool has_modal = false;
    bool is_main = false; ///< said of the verb that the sentence asserts, not in what somebody says or wants
    FactPhrase relation;
    std::vector<ClausePhrase> phrases;
};

/// The clauses of an analysis that is marked, in the order of its facts. Linear in its length.
std::vector<ReadClause> clauses_of(const Analysis& analysis, const Tree& tree, const Models& models);

} // namespace claimgraph
