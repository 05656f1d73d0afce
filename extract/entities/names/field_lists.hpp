#pragma once

#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

namespace claimgraph {

/// What an institution or an office is for, if that is a list: "Water, Forests and the Arts" behind "Department of".
class FieldLists {
  public:
    FieldLists(const Document& document, const Analysis& analysis, const NameKnowledge& names)
        : document_(document), analysis_(analysis), names_(names) {}

    /// The list around an "and", without the "of" or "for" before it and with an article behind that; empty if there is
    /// none. On either side stands a common word, on none a name. Looks at a bounded number of words.
    TokenRange around(TokenIndex coordinator, TokenRange sentence) const;

    /// Whether what it belongs to is an office.
    bool is_of_office(TokenRange list) const;

    /// The noun before a list, "Department" or "Minister".
    static TokenIndex noun_before(TokenRange list) { return TokenIndex{list.begin.value - 2u}; }

    /// A word that may stand in a list: no name, no initials, no institution and no title.
    bool may_be_field(TokenIndex at) const;
    /// A noun or adjective that begins with a capital.
    bool is_of_name(TokenIndex at) const;
    bool is_common(TokenIndex at) const;
    /// A given name, or what the gazetteer knows.
    bool is_name(TokenIndex at) const;

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    bool are_fields(TokenRange words) const;

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
};

/// Hangs the fields of an office on each other: "the Minister for Employment and Workplace Relations resigned" tells of
/// one who resigned, not of two, as parsers have it. Changes trees.
void mend_portfolios(const Document& document, const NameKnowledge& names, Analysis& analysis);

} // namespace claimgraph
