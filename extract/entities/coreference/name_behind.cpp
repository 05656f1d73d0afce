#include "extract/entities/coreference/name_behind.hpp"

namespace claimgraph {

bool is_noun_before_name(const Token& token) {
    return token.deprel == deprel::nmod_desc && is_singular_common(token.traits);
}

MentionIndex name_behind(const Analysis& analysis, const Tree& tree, const EntityLayer& layer, TokenIndex noun) {
    const auto hangs_on = [&](TokenIndex title) -> MentionIndex {
        const TokenIndex next{title.value + 1U};
        if (next.value >= analysis.tokens.size() || !is_singular_common(analysis[title].traits)) return {};
        const MentionIndex mention = layer.by_head[next.value];
        if (!mention) return {};
        const Mention& name = layer.mentions[mention.value];
        const bool hangs = name.tokens.begin == next && analysis[name.head].head == title && !name.demonym;
        return hangs && !tree.has_child(name.head, deprel::case_) ? mention : MentionIndex();
    };
    if (const MentionIndex name = hangs_on(noun)) return name;
    // "the singer and lyricist Ana Novak": she is both
    const TokenIndex other = tree.child(noun, deprel::conj);
    if (!other || !is_singular_common(analysis[noun].traits)) return {};
    // "party leader and Prime Minister Ana Novak"
    const TokenIndex title = tree.child(other, deprel::nmod_desc);
    const MentionIndex titled = title ? layer.headed_by(other) : MentionIndex();
    if (titled && !tree.has_child(noun, deprel::det)) {
        const TokenRange office = tree.subtree(title);
        const bool is_between =
            office.begin.value == noun.value + 2U && office.end == layer.mentions[titled.value].tokens.begin;
        if (is_between && layer.mentions[titled.value].type == EntityType::kPerson) return titled;
    }
    const bool is_alone = noun.value + 2U == other.value;
    return is_alone ? hangs_on(other) : MentionIndex();
}

} // namespace claimgraph
