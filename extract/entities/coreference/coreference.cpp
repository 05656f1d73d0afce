#include "extract/entities/coreference/coreference.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "extract/entities/coreference/name_behind.hpp"
#include "extract/entities/names/noun_description.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

/// Puts the mentions of a document's phrases into its layer, by their chains.
class LayerBuilder : TreeReader {
  public:
    LayerBuilder(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
                 std::span<const NounPhrase> phrases, std::span<const PhraseInfo> infos, const DiscourseChains& chains,
                 EntityLayer& layer)
        : TreeReader(analysis, tree),
          document_(document),
          names_(names),
          phrases_(phrases),
          infos_(infos),
          chains_(chains),
          layer_(layer) {}

    void build() {
        const std::size_t named = layer_.mentions.size();
        make_entities();
        for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
            if (infos_[i].entity != 0)
                add_title(i);
            else if (const MentionIndex holder = holder_behind(i))
                add_office(i, holder);
            else if (const EntityIndex entity = entities_[chains_.chain_of(i)]; entity && may_be_mention(i))
                add(phrases_[i].head, behind_names(with_premodifiers(phrases_[i].head)), kind_of(i), entity,
                    is_participant(i));
        }
        layer_.sort_mentions(named);
    }

  private:
    bool may_be_mention(std::uint32_t phrase) const {
        const PhraseInfo& info = infos_[phrase];
        const Token& head = analysis_[phrases_[phrase].head];
        const bool is_in_title = head.deprel == deprel::nmod_desc && phrases_[phrase].head < head.head &&
                                 !is_noun_before_name(head); // add_title() has it
        return info.person != Person::kThis && info.person != Person::kThese && !is_in_title &&
               !is_in_name(phrases_[phrase].head);
    }
    MentionKind kind_of(std::uint32_t phrase) const {
        return infos_[phrase].kind == MentionKind::kPronoun ? MentionKind::kPronoun : MentionKind::kNominal;
    }
    /// Whether claims may find it by its head: "X is a lawyer" says something of a lawyer, not of X.
    bool is_participant(std::uint32_t phrase) const {
        const PhraseInfo& info = infos_[phrase];
        // "X, the Foreign Secretary" has an office, of which titles tell
        const bool is_common = phrases_[phrase].kind != MentionKind::kName;
        return !info.relative && (info.describes == 0 || (is_common && is(phrases_[phrase].head, deprel::appos)));
    }

    /// The entity of each chain: that of its name, or a new one for several phrases without a name.
    void make_entities() {
        IdMaker ids;
        for (const Entity& entity : layer_.entities) ids.unused(entity.id);
        entities_.resize(chains_.chains().size());
        for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
            const std::uint32_t number = chains_.chain_of(i);
            const DiscourseChain& chain = chains_.chains()[number];
            if (chain.first != i) continue;
            if (chain.entity != 0) {
                entities_[number] = EntityIndex{chain.entity - 1};
                continue;
            }
            if (chain.size < 2 || !chain.has_noun || chain.type == EntityType::kTime) continue;
            std::string name = description_of(number);
            if (name.empty()) continue;
            std::string id = ids.unused(slug(name));
            const bool is_one_person = chain.number == Count::kOne && is_somebody(chain.animacy);
            // nouns are typed by what they name in the plural too: "ministers"
            const EntityType type =
                is_one_person && chain.type == EntityType::kGroup ? EntityType::kPerson : chain.type;
            entities_[number] = EntityIndex{layer_.entities.size()};
            layer_.entities.push_back(
                {.id = std::move(id), .name = std::move(name), .type = type, .aliases = {}, .kb = {}, .unnamed = true});
        }
    }

    /// The fullest of what an unnamed thing is called, the first of equals.
    std::string description_of(std::uint32_t number) const {
        const DiscourseChain& chain = chains_.chains()[number];
        NounDescription best;
        for (std::uint32_t i = chain.first; i <= chain.last && i < chain.first + kFarthest; ++i) {
            if (chains_.chain_of(i) != number || infos_[i].kind == MentionKind::kPronoun) continue;
            if (infos_[i].describes != 0) continue;
            const NounDescription one = describe_noun(*this, layer_, phrases_[i].head);
            if (one.size() > best.size()) best = one;
        }
        return best.size() == 0 ? std::string() : to_string(best, document_, analysis_);
    }

    /// The words behind the last other name and what a hyphen joins to it: "foreign minister" of "Kenyan foreign
    /// minister", "fund" of "Kenya-backed fund". No mark of the words before begins them.
    TokenRange behind_names(TokenRange words) const {
        for (TokenIndex at = words.begin; at.value + 1U < words.end.value; ++at.value)
            if (is_in_name(at)) words.begin = TokenIndex{at.value + 1U};
        while (words.size() > 1 && closes(words.begin)) {
            const bool joins = !analysis_[words.begin].space_after && words.size() > 2;
            words.begin.value += joins ? 2U : 1U;
        }
        return words;
    }

    /// A mark that stands at the word before.
    bool closes(TokenIndex mark) const {
        return is(mark, Upos::kPunct) && mark.value > 0 && !analysis_[TokenIndex{mark.value - 1U}].space_after;
    }

    bool is_in_name(TokenIndex at) const {
        const MentionIndex mention = layer_.by_head[at.value];
        return mention && layer_.mentions[mention.value].tokens.contains(at);
    }

    /// "Foreign Minister" of "Foreign Minister Ana Novak" is a mention of her.
    void add_title(std::uint32_t phrase) {
        const TokenIndex head = phrases_[phrase].head;
        MentionIndex holder = layer_.by_head[head.value];
        if (!holder) {
            holder = name_behind(analysis_, tree_, layer_, head);
            layer_.by_head[head.value] = holder; // claims find the name by its noun
        }
        const Mention person = layer_.mentions[holder.value];
        if (phrases_[phrase].tokens.begin >= person.tokens.begin) return;
        TokenIndex last{person.tokens.begin.value - 1U};
        if (const TokenIndex office = office_before(phrases_[phrase].tokens.begin, person.tokens.begin)) last = office;
        if (!is_noun(last) || is_in_name(last) || is_noun_before_name(analysis_[last])) return;
        const std::string word = lower_ascii(analysis_.form(document_, analysis_[last]));
        const bool is_persons = names_.title(word) != nullptr || names_.is_human_noun(word) ||
                                names_.actor_nouns().type_of(word) == EntityType::kPerson;
        const bool is_organizations = names_.is_organization_noun(word);
        if (!(is_persons && person.type == EntityType::kPerson) && !(is_organizations && last == head) &&
            !(is_organizations && person.type != EntityType::kPerson && person.type != EntityType::kPlace))
            return;
        TokenRange title = behind_names({phrases_[phrase].tokens.begin, person.tokens.begin});
        while (title.size() > 1 && !is_noun(title.begin) && !is(title.begin, Upos::kAdj)) ++title.begin.value;
        add(last, title, MentionKind::kNominal, person.entity, false);
    }

    /// Who is named behind an office with its place, where the office is the head: "President of France Ana Novak".
    MentionIndex holder_behind(std::uint32_t phrase) const {
        const TokenIndex head = phrases_[phrase].head;
        if (names_.title(lower_ascii(analysis_.form(document_, analysis_[head]))) == nullptr) return {};
        for (const TokenIndex child : tree_.children(head)) {
            const MentionIndex name = child > head ? layer_.by_head[child.value] : MentionIndex();
            if (!name || layer_.mentions[name.value].type != EntityType::kPerson) continue;
            const TokenIndex begin = layer_.mentions[name.value].tokens.begin;
            const bool is_named = is(child, DeprelSet{deprel::nmod, deprel::appos, deprel::flat});
            const bool is_behind_place = begin.value > head.value + 1U && is_noun(TokenIndex{begin.value - 1U});
            if (is_named && is_behind_place && !tree_.has_child(child, deprel::case_)) return name;
        }
        return {};
    }
    void add_office(std::uint32_t phrase, MentionIndex holder) {
        const Mention person = layer_.mentions[holder.value];
        TokenRange office{phrases_[phrase].tokens.begin, person.tokens.begin};
        while (office.begin < phrases_[phrase].head && (is_in_name(office.begin) || is(office.begin, Upos::kDet)))
            ++office.begin.value;
        add(phrases_[phrase].head, office, MentionKind::kNominal, person.entity, false);
    }

    /// "Secretary" of "Secretary of State Ana Novak", "Ambassador" of "Ambassador to Kenya Ana Novak".
    TokenIndex office_before(TokenIndex begin, TokenIndex name) const {
        for (TokenIndex at = begin; at.value + 1U < name.value; ++at.value)
            if (is(TokenIndex{at.value + 1U}, Upos::kAdp))
                return names_.title(lower_ascii(analysis_.form(document_, analysis_[at]))) != nullptr ? at
                                                                                                      : TokenIndex();
        return {};
    }

    void add(TokenIndex head, TokenRange tokens, MentionKind kind, EntityIndex entity, bool is_participant) {
        Mention mention{
            .tokens = tokens, .head = head, .kind = kind, .type = layer_.entities[entity.value].type, .entity = entity};
        mention.span = analysis_.span_of(tokens);
        if (is_participant && !layer_.by_head[head.value])
            layer_.by_head[head.value] = MentionIndex{layer_.mentions.size()};
        layer_.mentions.push_back(mention);
    }

    static constexpr std::uint32_t kFarthest = 1000; ///< phrases that the name of an unnamed thing is looked for in

    const Document& document_;
    const NameKnowledge& names_;
    std::span<const NounPhrase> phrases_;
    std::span<const PhraseInfo> infos_;
    const DiscourseChains& chains_;
    EntityLayer& layer_;
    std::vector<EntityIndex> entities_; ///< by chain; default for a phrase alone
};

/// "Norvia sued Telmar, its director Ana Novak said": whose director speaks is the subject of what she says. kNoPhrase
/// where a phrase is no such pronoun.
std::uint32_t subject_of_report(const TreeReader& trees, std::span<const NounPhrase> phrases, std::uint32_t owner,
                                const DiscourseChains& chains) {
    constexpr std::uint32_t kMostBetween = 30; // phrases
    const TokenIndex pronoun = phrases[owner].head;
    const TokenIndex noun = trees.is(pronoun, deprel::nmod_poss) ? trees.head_of(pronoun) : TokenIndex();
    const TokenIndex verb = noun && trees.is(noun, deprel::nsubj) ? trees.head_of(noun) : TokenIndex();
    if (!verb || !trees.is(pronoun, Upos::kPron)) return kNoPhrase;
    const TokenIndex said = trees.is(verb, deprel::parataxis) && trees.head_of(verb) < pronoun
                                ? trees.head_of(verb)
                                : trees.tree().first_child(verb, [&](TokenIndex child) {
                                      return child < pronoun && trees.is(child, {deprel::ccomp, deprel::parataxis});
                                  });
    const TokenIndex subject = said ? trees.subject_child(said) : TokenIndex();
    if (!subject) return kNoPhrase;
    for (std::uint32_t i = owner; i-- > 0 && owner - i <= kMostBetween;)
        if (phrases[i].head == subject) return chains.fits(owner, chains.of(i)) ? i : kNoPhrase;
    return kNoPhrase;
}

void link_all(const Analysis& analysis, const Tree& tree, std::span<const NounPhrase> phrases,
              std::span<const PhraseInfo> infos, const AntecedentRanker& ranker, DiscourseChains& chains) {
    const AntecedentFeatures features(analysis, tree, phrases, infos, chains);
    const TreeReader trees(analysis, tree);
    std::vector<AntecedentFeatures::Candidate> memory;
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
        std::uint32_t antecedent = kNoPhrase;
        if (infos[i].describes != 0)
            antecedent = infos[i].describes - 1;
        else if (infos[i].entity == 0 && infos[i].named_by == 0) { // which entity a name has is known
            antecedent = chains.pointed_at(i);
            if (antecedent == kNoPhrase) antecedent = subject_of_report(trees, phrases, i, chains);
            if (antecedent == kNoPhrase) antecedent = ranker.antecedent(features, i, memory);
        }
        chains.link(i, antecedent);
    }
}

} // namespace

std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const Tree& tree,
                               const NameKnowledge& names, const EntityLayer& layer,
                               std::span<const NounPhrase> phrases, const AntecedentRanker& ranker) {
    const auto infos = read_phrases(document, analysis, tree, names, layer, phrases, ranker.classes());
    DiscourseChains linked(names, layer, infos);
    link_all(analysis, tree, phrases, infos, ranker, linked);
    std::vector<Chain> chains(linked.chains().size());
    for (std::uint32_t i = 0; i < phrases.size(); ++i)
        if (infos[i].describes == 0 || infos[i].kind == MentionKind::kName)
            chains[linked.chain_of(i)].push_back(phrases[i].tokens);
    std::erase_if(chains, [](const Chain& chain) { return chain.size() < 2; });
    return chains;
}

void resolve_references(const Document& document, const Analysis& analysis, const Tree& tree,
                        const NameKnowledge& names, const AntecedentRanker& ranker, EntityLayer& layer) {
    const auto phrases = find_noun_phrases(document, analysis, tree);
    const auto infos = read_phrases(document, analysis, tree, names, layer, phrases, ranker.classes());
    DiscourseChains chains(names, layer, infos);
    link_all(analysis, tree, phrases, infos, ranker, chains);
    LayerBuilder(document, analysis, tree, names, phrases, infos, chains, layer).build();
}

} // namespace claimgraph
