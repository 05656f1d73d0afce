#include "extract/claims/introductions.hpp"

#include <algorithm>
#include <string_view>

namespace claimgraph {
namespace {

/// Words of a name that the list of names missed, between it and the bracket.
constexpr std::uint32_t kMissedWords = 2;

bool opens(std::string_view form) { return form == "(" || form == "["; }
bool closes(std::string_view form) { return form == ")" || form == "]"; }

} // namespace

std::optional<Introduction> introduction_of(const ClauseReader& clauses, const EntityLayer& entities,
                                            TokenRange sentence) {
    auto first = std::ranges::lower_bound(entities.mentions, sentence.begin, {},
                                          [](const Mention& mention) { return mention.tokens.begin; });
    while (first != entities.mentions.end() && first->tokens.begin < sentence.end && first->kind != MentionKind::kName)
        ++first;
    if (first == entities.mentions.end() || first->tokens.begin >= sentence.end || first->demonym) return std::nullopt;
    for (TokenIndex before = sentence.begin; before < first->tokens.begin; ++before.value)
        if (!clauses.is_noun(before) && !clauses.is(before, WordKind::kDefiniteArticle))
            return std::nullopt; // "Prince Ludvig", no "when Ludvig"
    Introduction found{.name = MentionIndex{static_cast<std::size_t>(first - entities.mentions.begin())},
                       .brackets = {},
                       .end = first->tokens.end,
                       .copula = {},
                       .description = {}};
    TokenIndex at = first->tokens.end;
    for (std::uint32_t i = 0; i < kMissedWords && at < sentence.end && clauses.is_noun(at); ++i) ++at.value;
    if (at >= sentence.end || !opens(clauses.form(at))) at = first->tokens.end;
    while (at < sentence.end && opens(clauses.form(at))) {
        const TokenIndex begin{at.value + 1u};
        int depth = 0;
        for (; at < sentence.end; ++at.value) {
            depth += opens(clauses.form(at)) ? 1 : closes(clauses.form(at)) ? -1 : 0;
            if (depth == 0) break;
        }
        if (at >= sentence.end) return std::nullopt;
        found.brackets.push_back({begin, at});
        ++at.value;
        found.end = at;
    }
    const TokenIndex comma = at;
    while (at < sentence.end && clauses.form(at) == ",") ++at.value;
    if (at >= sentence.end) return found;
    if (clauses.is(at, WordKind::kCopula)) {
        found.copula = at;
        found.description = TokenIndex{at.value + 1u};
    } else if (at > comma) {
        found.description = at;
    }
    return found;
}

RelationIndex told_by(const ClauseReader& clauses, const RelationTable& relations, TokenIndex word,
                      Construction construction) {
    for (const AnchorKind kind : {AnchorKind::kVerb, AnchorKind::kAdjective})
        for (const Frame& frame :
             relations.frames(kind, kind == AnchorKind::kVerb ? clauses.lemma(word) : clauses.form(word)))
            if (relations[frame.relation].is_drawn_by(construction)) return frame.relation;
    return {};
}

std::vector<Argument> places_in(const ClauseReader& clauses, const EntityLayer& entities, TokenRange range) {
    std::vector<Argument> places;
    for (TokenIndex at = range.begin; at < range.end; ++at.value) {
        const MentionIndex index = entities.headed_by(at);
        if (!index) {
            const bool joins = clauses.is(at, Upos::kPunct) || clauses.is(at, WordKind::kGenitive) ||
                               clauses.is(at, WordKind::kDefiniteArticle);
            if (!places.empty() && !joins) break;
            if (clauses.is(at, Upos::kNoun) || clauses.is(at, Upos::kPron)) break; // "born to a family from Norway"
            continue;
        }
        const Mention& mention = entities.mentions[index.value];
        if (mention.kind == MentionKind::kName && mention.type == EntityType::kPlace && !mention.demonym)
            places.push_back({mention.entity, mention.span, MentionKind::kName, mention.head});
        else if (!places.empty())
            break;
        if (mention.tokens.contains(at)) at = TokenIndex{mention.tokens.end.value - 1u};
    }
    return places;
}

bool is_named_person(const EntityLayer& entities, TokenIndex head) {
    const MentionIndex mention = head ? entities.headed_by(head) : MentionIndex();
    return mention && entities.mentions[mention.value].kind == MentionKind::kName &&
           entities.mentions[mention.value].type == EntityType::kPerson;
}

} // namespace claimgraph
