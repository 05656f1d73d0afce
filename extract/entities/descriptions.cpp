#include "extract/entities/descriptions.hpp"

#include "extract/entities/roles.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// "mayor (brno)": an office or occupation with what it is at.
std::string office_at(std::string_view noun, const Entity& institution) {
    return std::string(noun).append(" (").append(fold(institution.name)) += ')';
}

} // namespace

void add_descriptions(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
                      EntityLayer& layer) {
    layer.descriptions.resize(layer.entities.size());
    const auto is_noun = [&](TokenIndex at) { return analysis[at].upos == Upos::kNoun; };
    for (const Mention& mention : layer.mentions) {
        if (mention.demonym) continue;
        const auto describe = [&](TokenIndex noun) {
            std::vector<std::string>& nouns = layer.descriptions[mention.entity.value];
            const TokenRange title = title_ending_at(document, analysis, names, noun).tokens;
            const std::string office = lower_words(document, analysis, title);
            if (title.size() > 1 && names.noun_of_office(office) == office)
                nouns.push_back(office);
            else
                nouns.emplace_back(analysis.lemma(analysis[noun]));
            if (layer.entities[mention.entity.value].type != EntityType::kPerson) return;
            for (const TokenIndex child : tree.children(noun)) { // "an engineer at Northwind"
                const MentionIndex place = layer.headed_by(child);
                if (!place || layer.mentions[place.value].kind != MentionKind::kName) continue;
                const Entity& institution = layer.entities[layer.mentions[place.value].entity.value];
                if (institution.type != EntityType::kPerson)
                    nouns.push_back(office_at(analysis.lemma(analysis[noun]), institution));
            }
        };
        for (TokenIndex at = mention.tokens.begin; at < mention.tokens.end; ++at.value)
            for (const TokenIndex child : tree.children(at)) {
                const Symbol deprel = analysis[child].deprel;
                if (mention.tokens.contains(child) || !is_noun(child)) continue;
                if (deprel == deprel::appos || deprel == deprel::compound || deprel == deprel::nmod_desc)
                    describe(child);
            }
        const Token& head = analysis[mention.head];
        if (!head.head || !is_noun(head.head)) continue;
        const bool predicate = head.deprel == deprel::nsubj && tree.has_child(head.head, deprel::cop);
        // "the striker John Smith": the parser hangs a name on its title
        const bool titled = (head.deprel == deprel::appos || head.deprel == deprel::flat) && head.head < mention.head;
        if (predicate || titled) describe(head.head);
    }
    for (const RoleFact& role : layer.roles) {
        const Mention& holder = layer.mentions[role.holder.value];
        const std::string office = lower_words(document, analysis, role.title);
        std::string title(names.noun_of_office(office));
        std::vector<std::string>& nouns = layer.descriptions[holder.entity.value];
        if (const EntityIndex institution = layer.institution_of(role))
            nouns.push_back(office_at(title, layer.entities[institution.value]));
        nouns.push_back(std::move(title));
    }
    for (std::vector<std::string>& nouns : layer.descriptions) {
        std::ranges::sort(nouns);
        nouns.erase(std::unique(nouns.begin(), nouns.end()), nouns.end());
    }
}

} // namespace claimgraph
