#include "extract/entities/coreference/coreference.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

/// How many sentences a pronoun looks back.
constexpr std::size_t kWindow = 3;
/// Candidates that one reference looks at, the nearest ones: keeps a line of a thousand names linear.
constexpr std::size_t kMaxCandidates = 40;

class Resolver {
  public:
    Resolver(const Document& document, const Analysis& analysis, const NameKnowledge& names, const Tree& tree,
             EntityLayer& layer, const AntecedentRanker* ranker)
        : document_(document), analysis_(analysis), names_(names), tree_(tree), layer_(layer), named_(layer.mentions) {
        if (ranker != nullptr) rank(*ranker);
    }

    void run() {
        std::size_t next_name = 0; // the first of named_ that lies ahead
        for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) {
            const TokenRange tokens = analysis_.sentences[i].tokens;
            for (TokenIndex at = tokens.begin; at < tokens.end; ++at.value) {
                if (next_name < named_.size() && named_[next_name].tokens.begin == at) {
                    seen_.push_back(named_[next_name++]);
                    sentence_of_.push_back(i);
                    at.value = seen_.back().tokens.end.value - 1;
                    continue;
                }
                refer(at, i);
            }
        }
        layer_.mentions = std::move(seen_);
        rebuild_heads();
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }

    /// The entity of each noun phrase that is coreferent with a name, by its head.
    void rank(const AntecedentRanker& ranker) {
        const auto phrases = find_noun_phrases(document_, analysis_, tree_);
        const AntecedentFeatures features(document_, analysis_, names_, layer_, phrases, ranker.classes());
        const std::vector<std::uint32_t> antecedents = ranker.antecedents(features);
        ranked_.resize(analysis_.tokens.size());
        std::vector<MentionIndex> name_of(phrases.size());
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            const MentionIndex own = layer_.headed_by(phrases[i].head);
            if (own && !layer_.mentions[own.value].demonym)
                name_of[i] = own;
            else if (antecedents[i] != AntecedentRanker::kNone)
                name_of[i] = ranked_[phrases[i].head.value] = name_of[antecedents[i]];
        }
    }

    const Mention* ranked(TokenIndex at) const {
        return ranked_.empty() || !ranked_[at.value] ? nullptr : &named_[ranked_[at.value].value];
    }

    void refer(TokenIndex at, std::size_t sentence) {
        const Token& token = analysis_[at];
        if (token.upos == Upos::kPron || token.upos == Upos::kDet) {
            if (token.deprel == deprel::expl) return;
            if (const Wanted wanted = names_.pronouns().find(lower_ascii(form(at))).wanted; wanted != Wanted::kNothing)
                if (const auto* antecedent = antecedent_of(at, sentence, wanted))
                    add({at, TokenIndex{at.value + 1u}}, at, MentionKind::kPronoun, *antecedent, sentence);
        } else if (token.upos == Upos::kNoun || token.upos == Upos::kPropn) {
            const std::string_view pointer = names_.descriptor(lower_ascii(form(at)));
            const Mention* antecedent = apposed(at);
            if (antecedent == nullptr && !pointer.empty() && is_definite(at)) antecedent = described(pointer);
            if (antecedent == nullptr) antecedent = ranked(at);
            if (antecedent != nullptr)
                add({at, TokenIndex{at.value + 1u}}, at, MentionKind::kNominal, *antecedent, sentence);
        }
    }

    /// "Its leader, Viktor Orban": the name behind the noun.
    const Mention* apposed(TokenIndex noun) const {
        if (!is_singular_common(analysis_[noun].traits)) return nullptr; // "leaders, Orban among them"
        for (const TokenIndex child : tree_.children(noun)) {
            if (child < noun || analysis_[child].deprel != deprel::appos) continue;
            const MentionIndex name = layer_.headed_by(child);
            if (name && !named_[name.value].demonym) return &named_[name.value];
        }
        return nullptr;
    }

    const Mention* antecedent_of(TokenIndex pronoun, std::size_t sentence, Wanted wanted) const {
        if (const Mention* mention = ranked(pronoun); mention != nullptr && fits(*mention, wanted)) return mention;
        return best(pronoun, sentence, [&](const Mention& mention) { return fits(mention, wanted); });
    }

    /// "the alliance", "this country"; nothing between the determiner and the noun.
    bool is_definite(TokenIndex noun) const {
        if (noun.value == 0) return false;
        const Token& before = analysis_.tokens[noun.value - 1u];
        if (!before.form_kinds.has_any({WordKind::kDefiniteArticle, WordKind::kSingularDemonstrative})) return false;
        const TokenIndex next{noun.value + 1u};
        return next.value >= analysis_.tokens.size() ||
               !analysis_[next].form_kinds.has(WordKind::kGenitive); // "the capital of France" names another
    }

    const Mention* described(std::string_view pointer) const {
        const std::size_t oldest = seen_.size() > kMaxCandidates ? seen_.size() - kMaxCandidates : 0;
        if (pointer.starts_with('Q')) { // an id: anywhere before
            for (auto mention = seen_.rbegin(); mention != seen_.rend(); ++mention)
                if (layer_.entities[mention->entity.value].id == pointer) return &*mention;
            return nullptr;
        }
        for (std::size_t i = seen_.size(); i-- > oldest;) {
            const Mention& mention = seen_[i];
            if (mention.kind != MentionKind::kName || mention.demonym) continue;
            if (pointer == "name" ? mention.type == EntityType::kOrganization : is_of_class(mention, pointer))
                return &mention;
        }
        return nullptr;
    }

    bool is_of_class(const Mention& mention, std::string_view classes) const {
        const GazetteerIndex entry = names_.gazetteer().by_id(layer_.entities[mention.entity.value].id);
        if (!entry) return false;
        const std::string& kind = names_.gazetteer()[entry].kind;
        const std::size_t at = classes.find(kind);
        return at != std::string_view::npos && (at + kind.size() == classes.size() || classes[at + kind.size()] == '|');
    }

    bool fits(const Mention& mention, Wanted wanted) const {
        if (mention.demonym) return false;
        switch (wanted) {
        case Wanted::kMan:
            return mention.type == EntityType::kPerson && gender(mention.entity) != Gender::kFemale;
        case Wanted::kWoman:
            return mention.type == EntityType::kPerson && gender(mention.entity) != Gender::kMale;
        case Wanted::kThing:
            return mention.type == EntityType::kOrganization || mention.type == EntityType::kPlace;
        case Wanted::kThings:
            return mention.type == EntityType::kOrganization || mention.type == EntityType::kGroup;
        case Wanted::kNothing:
            break;
        }
        return false;
    }

    Gender gender(EntityIndex entity) const {
        const std::string& name = layer_.entities[entity.value].name;
        return names_.gender_of(std::string_view(name).substr(0, name.find(' ')));
    }

    /// The best candidate: a subject beats others, the nearer sentence beats the farther; in the pronoun's own sentence
    /// the first.
    template <class Fits>
    const Mention* best(TokenIndex pronoun, std::size_t sentence, const Fits& fits) const {
        const Mention* found = nullptr;
        int best_score = -1000;
        std::size_t looked = 0;
        for (std::size_t i = seen_.size(); i-- > 0 && looked < kMaxCandidates; ++looked) {
            const std::size_t distance = sentence - sentence_of_[i];
            if (distance >= kWindow) break;
            const Mention& mention = seen_[i];
            if (!fits(mention)) continue;
            const Symbol role = analysis_[mention.head].deprel;
            int score = -3 * static_cast<int>(distance);
            if (role == deprel::nsubj || role == deprel::nsubj_pass) score += 4;
            if (role == deprel::obj) score += 1;
            if (governs(mention.head, pronoun)) score -= role == deprel::obj ? 4 : 0;
            if (score > best_score) {
                best_score = score;
                found = &mention;
            }
        }
        return found;
    }

    /// Both depend on one verb: an object is then no candidate for its subject's pronoun.
    bool governs(TokenIndex mention, TokenIndex pronoun) const {
        return analysis_[mention].head && analysis_[mention].head == analysis_[pronoun].head;
    }

    void add(TokenRange tokens, TokenIndex head, MentionKind kind, const Mention& antecedent, std::size_t sentence) {
        Mention mention{
            .tokens = tokens, .head = head, .kind = kind, .type = antecedent.type, .entity = antecedent.entity};
        mention.span = {analysis_[tokens.begin].span.begin, analysis_.tokens[tokens.end.value - 1].span.end};
        seen_.push_back(mention);
        sentence_of_.push_back(sentence);
    }

    /// Mentions moved: names keep all their tokens (and titles), references have their head.
    void rebuild_heads() {
        std::vector<MentionIndex> moved(named_.size());
        std::size_t name = 0;
        for (std::size_t i = 0; i < layer_.mentions.size(); ++i)
            if (name < named_.size() && layer_.mentions[i].tokens == named_[name].tokens &&
                layer_.mentions[i].kind == MentionKind::kName)
                moved[name++] = MentionIndex{i};
        for (MentionIndex& mention : layer_.by_head)
            if (mention) mention = moved[mention.value];
        for (RoleFact& role : layer_.roles) role.holder = moved[role.holder.value];
        for (std::size_t i = 0; i < layer_.mentions.size(); ++i)
            if (layer_.mentions[i].kind != MentionKind::kName)
                layer_.by_head[layer_.mentions[i].head.value] = MentionIndex{i};
    }

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    const Tree& tree_;
    EntityLayer& layer_;
    std::vector<Mention> named_;
    std::vector<MentionIndex> ranked_; ///< into named_, of every token; empty without a ranker
    std::vector<Mention> seen_;
    std::vector<std::size_t> sentence_of_; // of each of seen_
};

} // namespace

std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                               const EntityLayer& layer, std::span<const NounPhrase> phrases,
                               const AntecedentRanker& ranker) {
    const AntecedentFeatures features(document, analysis, names, layer, phrases, ranker.classes());
    const std::vector<std::uint32_t> antecedents = ranker.antecedents(features);
    std::vector<Chain> chains(phrases.size()); // at the first phrase of each
    std::vector<std::uint32_t> first(phrases.size());
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
        first[i] = antecedents[i] == AntecedentRanker::kNone ? i : first[antecedents[i]];
        chains[first[i]].push_back(phrases[i].tokens);
    }
    std::erase_if(chains, [](const Chain& chain) { return chain.size() < 2; });
    return chains;
}

void resolve_references(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                        const Tree& tree, EntityLayer& layer, const AntecedentRanker* ranker) {
    Resolver(document, analysis, names, tree, layer, ranker).run();
}

} // namespace claimgraph
