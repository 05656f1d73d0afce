#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "extract/tokens/token_rules.hpp"

namespace claimgraph {

/// The end of the by-line and dateline that a block begins with, `KYIV, Ukraine (Agency) - `, `Geneva, 4 June 2024 - `,
/// `By Ann Lee and Tom Ruiz | Juba`; the begin of the block if there is none. They say where, when and by whom a text
/// was written and nothing else, so they are a sentence of their own. `block` are tokens that know their spaces. Looks
/// at a bounded number of them.
TokenIndex dateline_end(const Document& document, const Analysis& analysis, TokenRange block, const TokenRules& rules);

/// Makes datelines of the sentences that are nothing else, in text that was given with its sentences.
void mark_datelines(const Document& document, const TokenRules& rules, Analysis& analysis);

} // namespace claimgraph
