#pragma once

#include "cli/output/rows.hpp"
#include "extract/facts/fact.hpp"
#include "graph/store/search.hpp"

#include <string>
#include <vector>

namespace claimgraph::cli {

/// A fact as a line "sentence TAB confidence TAB subject TAB relation TAB object [TAB argument...]"; the confidence is
/// from 0 to 1.
std::string fact_tsv(const Fact& fact, const Document& document, const Analysis& analysis);

/// A fact of a store for people: a line of its sentence, and one of its parts below.
std::string fact_lines(const FactHit& hit);
/// The same as a row, and the columns of such rows.
Row fact_row(const FactHit& hit);
std::vector<Column> fact_columns();

} // namespace claimgraph::cli
