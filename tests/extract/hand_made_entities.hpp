#pragma once

#include "extract/entities/names/mention.hpp"
#include "tests/extract/hand_made.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <utility>

namespace claimgraph {

/// Entities from the notes of a text. `@place` names one of this type, with the words before and behind that belong to
/// the name; `@person:Ana_Novak` stands for one that is named elsewhere (a pronoun, unless it is a name itself);
/// `@demonym` is an adjective of a place, `@~group` a nominal mention.
inline EntityLayer entities_of(const HandMade& text) {
    EntityLayer layer;
    const std::size_t size = text.analysis().tokens.size();
    layer.by_head.resize(size);
    layer.noun_types.resize(size, EntityType::kConcept);
    for (std::size_t i = 0; i < size; ++i) {
        std::string note = text.notes()[i];
        if (note.empty()) continue;
        const TokenIndex head{i};
        Mention mention;
        mention.span = text.analysis()[head].span;
        mention.tokens = {head, TokenIndex{i + 1}};
        mention.head = head;
        std::string name;
        if (const std::size_t colon = note.find(':'); colon != std::string::npos) {
            name = note.substr(colon + 1);
            std::ranges::replace(name, '_', ' ');
            note.resize(colon);
            if (text.analysis()[head].upos == Upos::kPron) mention.kind = MentionKind::kPronoun;
        } else {
            const auto is_part = [&](TokenIndex child) {
                const Symbol deprel = text.analysis()[child].deprel;
                return deprel == deprel::flat ||
                       (deprel == deprel::compound && child < head && text.analysis()[child].upos == Upos::kPropn);
            };
            for (const TokenIndex child : text.tree().children(head))
                if (is_part(child)) {
                    mention.tokens.begin = std::min(mention.tokens.begin, child);
                    mention.tokens.end = std::max(mention.tokens.end, TokenIndex{child.value + 1u});
                }
            mention.span = {text.analysis()[mention.tokens.begin].span.begin,
                            text.analysis()[TokenIndex{mention.tokens.end.value - 1u}].span.end};
            name = text.words(mention.span);
        }
        if (note.starts_with('~')) {
            mention.kind = MentionKind::kNominal;
            note.erase(0, 1);
        }
        mention.demonym = note == "demonym";
        const auto type = mention.demonym ? EntityType::kPlace : entity_type_from(note);
        if (!type) throw std::invalid_argument(fmt::format("'@{}' is no type of entity", note));
        mention.type = *type;
        const auto known = std::ranges::find(layer.entities, name, &Entity::name);
        mention.entity = EntityIndex{static_cast<std::size_t>(known - layer.entities.begin())};
        if (known == layer.entities.end())
            layer.entities.push_back({.id = name, .name = name, .type = *type, .aliases = {}, .kb = {}});
        ++layer.entities[mention.entity.value].mentions;
        layer.by_head[i] = MentionIndex{layer.mentions.size()};
        layer.mentions.push_back(std::move(mention));
    }
    return layer;
}

} // namespace claimgraph
