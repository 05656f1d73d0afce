#pragma once

#include "extract/tokens/token.hpp"

namespace claimgraph {

/// Hangs a day that stands between a subject and its verb, without a preposition, on the verb: in "Rutte Friday met the
/// minister", "Officials Wednesday said" it is no part of the name and no second subject. Changes trees; the analysis
/// is marked (mark_words()).
void mend_bare_days(Analysis& analysis);

} // namespace claimgraph
