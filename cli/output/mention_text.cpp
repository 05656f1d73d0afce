#include "cli/output/mention_text.hpp"

#include "graph/base/equal_span.hpp"
#include "graph/base/json_value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph::cli {
std::string mention_json(const Mention& mention, const Document& document, const EntityLayer& entities) {
    const Entity& entity = entities.entities[mention.entity.value];
    const JsonValue json = {{"document", document.id()},
                            {"start", mention.span.begin},
                            {"end", mention.span.end},
                            {"text", document.text(mention.span)},
                            {"kind", to_string(mention.kind)},
                            {"type", to_string(mention.type)},
                            {"entity", entity.id},
                            {"name", entity.name},
                            {"kb", entity.kb.empty() ? JsonValue() : JsonValue(entity.kb)}};
    return json.dump() + '\n';
}

EntityBrackets::EntityBrackets(const EntityLayer& entities) : entities_(entities) {
    for (std::size_t i = entities.mentions.size(); i-- > 0;) by_end_.emplace_back(i); // backwards: the inner ones first
    std::ranges::stable_sort(by_end_, {}, [&](MentionIndex i) { return entities.mentions[i.value].tokens.end; });
}

std::string EntityBrackets::at(TokenIndex token) const {
    const std::vector<Mention>& mentions = entities_.mentions;
    std::string brackets;
    for (const Mention& mention : equal_span(mentions, token, [](const Mention& m) { return m.tokens.begin; })) {
        brackets += fmt::format("(e{}-{}-{}", mention.entity.value + 1, to_string(mention.type),
                                mention.head.value - mention.tokens.begin.value + 1);
        if (mention.tokens.size() == 1) brackets += ')';
    }
    const TokenIndex end{token.value + std::size_t{1}};
    for (const MentionIndex i :
         equal_span(by_end_, end, [&](MentionIndex at) { return mentions[at.value].tokens.end; }))
        if (mentions[i.value].tokens.size() > 1) brackets += fmt::format("e{})", mentions[i.value].entity.value + 1);
    return brackets.empty() ? brackets : "Entity=" + brackets;
}

} // namespace claimgraph::cli
