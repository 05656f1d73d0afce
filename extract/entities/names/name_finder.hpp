#pragma once

#include "extract/entities/knowledge/folded_words.hpp"
#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/tokens/token.hpp"

#include <optional>
#include <vector>

namespace claimgraph {

/// A name in the text, not yet linked to an entity.
struct NameSpan {
    TokenRange tokens;
    std::optional<Gazetteer::Match> known;
    EntityType type = EntityType::kOther;
    const Title* title = nullptr; ///< before the name of a person
    TokenRange title_tokens;      ///< "Secretary General"; empty without one
    TokenRange institution;       ///< "NATO" before the title; empty without one
};

/// The word of a name that the others hang on, directly or not.
TokenIndex head_of_name(const Analysis& analysis, TokenRange name);

/// Whether a token is the hyphen of a word: "Director-General".
bool is_inner_hyphen(const Document& document, const Analysis& analysis, TokenIndex at);

/// Finds names in runs of capitalised words: gazetteer first, longest match; titles are cut off, in capitals or not;
/// institutions go on over "of". What no list knows is typed by guess_type(). Headings in Title Case give only what the
/// text below names too. In text order, not overlapping.
std::vector<NameSpan> find_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                 const NameKnowledge& names);

} // namespace claimgraph
