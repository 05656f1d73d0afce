#include "extract/claims/attribution/first_persons.hpp"

#include "extract/claims/attribution/quotes.hpp"
#include "extract/entities/names/noun_description.hpp"
#include "extract/tokens/deprel.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace claimgraph {
namespace {

/// A text that says "we" less often outside quotes only slips, or its quotes are broken.
constexpr std::size_t kLeastOwnWords = 2;
/// A text with so many questions outside quotes is an interview: there "we" is who answers.
constexpr std::size_t kQuestionsOfInterview = 3;

/// Whom each entity speaks for: the institution of the first office that the text gives it; default if there is none.
std::vector<EntityIndex> find_institutions(const EntityLayer& entities) {
    std::vector<EntityIndex> institutions(entities.entities.size());
    for (const RoleFact& role : entities.roles)
        if (EntityIndex& found = institutions[entities.mentions[role.holder.value].entity.value]; !found)
            found = entities.institution_of(role);
    return institutions;
}

class FirstPersonFinder {
  public:
    FirstPersonFinder(const ClauseReader& clauses, const Actors& actors, std::span<const Attribution> attributions,
                      EntityLayer& entities)
        : clauses_(clauses),
          actors_(actors),
          attributions_(attributions),
          entities_(entities),
          institutions_(find_institutions(entities)),
          own_(quoted_tokens(find_quotes(clauses.document(), clauses.analysis()), attributions.size())) {
        own_.flip();
        for (std::size_t i = 0; i < own_.size(); ++i) own_[i] = own_[i] && !attributions[i].speaker;
    }

    void add() {
        const std::size_t before = entities_.mentions.size();
        const EntityIndex author = find_author();
        for (std::size_t i = 0; i < attributions_.size(); ++i) {
            const TokenIndex pronoun{i};
            if (!is_first_person(pronoun)) continue;
            const EntityIndex entity = !own_[i] ? spoken_by(pronoun) : is_many(pronoun) ? author : EntityIndex();
            if (!entity) continue;
            if (const MentionIndex known = entities_.headed_by(pronoun))
                correct(entities_.mentions[known.value], entity);
            else
                add_mention(pronoun, {pronoun, TokenIndex{pronoun.value + 1}}, MentionKind::kPronoun, entity);
        }
        entities_.sort_mentions(before);
    }

  private:
    bool is_first_person(TokenIndex token) const {
        return clauses_.is(token, Upos::kPron) && clauses_.token(token).form_kinds.has(WordKind::kFirstPerson);
    }
    bool is_many(TokenIndex pronoun) const {
        return clauses_.token(pronoun).form_kinds.has(WordKind::kFirstPersonMany);
    }

    /// Whom the pronoun of a speaker means.
    EntityIndex spoken_by(TokenIndex pronoun) {
        const TokenIndex speaker = attributions_[pronoun.value].speaker;
        if (!speaker) return {};
        const bool of_person = actors_.type_of(speaker) == EntityType::kPerson;
        if (!entities_.headed_by(speaker) && !(of_person && is_many(pronoun))) introduce(speaker);
        const MentionIndex mention = entities_.headed_by(speaker);
        if (!mention) return {};
        const EntityIndex entity = entities_.mentions[mention.value].entity;
        return of_person && is_many(pronoun) ? institutions_[entity.value] : entity;
    }

    /// A noun of somebody whom the text mentions only here: "the two bishops".
    void introduce(TokenIndex noun) {
        const EntityType type = actors_.type_of(noun);
        if (!clauses_.is(noun, Upos::kNoun) || !can_act(type)) return;
        const NounDescription description = describe_noun(clauses_, entities_, noun);
        std::string name = to_string(description, clauses_.document(), clauses_.analysis());
        const std::string id = slug(name);
        if (by_id_.empty())
            for (std::size_t i = 0; i < entities_.entities.size(); ++i)
                by_id_.emplace(entities_.entities[i].id, EntityIndex{i});
        const auto [known, added] = by_id_.try_emplace(id, EntityIndex{entities_.entities.size()});
        if (added) {
            entities_.entities.push_back(
                {.id = id, .name = std::move(name), .type = type, .aliases = {}, .kb = {}, .unnamed = true});
            institutions_.emplace_back();
        }
        add_mention(noun, description.words, MentionKind::kNominal, known->second);
    }

    /// Who says "we" in the text's own words; default if nobody does.
    EntityIndex find_author() {
        if (is_interview()) return {};
        std::size_t words = 0;
        for (std::size_t i = 0; i < own_.size(); ++i) {
            const TokenIndex pronoun{i};
            if (!own_[i] || !is_first_person(pronoun) || !is_many(pronoun)) continue;
            ++words;
            const TokenIndex named = clauses_.tree().first_child(
                pronoun, [&](TokenIndex child) { return clauses_.is(child, deprel::appos); });
            if (const EntityIndex author = named ? named_by(named) : EntityIndex()) return author;
        }
        if (words < kLeastOwnWords) return {};
        std::vector<std::size_t> acts(entities_.entities.size());
        for (std::size_t i = 0; i < own_.size(); ++i) {
            if (!own_[i] || clauses_.token(TokenIndex{i}).deprel != deprel::nsubj) continue;
            const MentionIndex mention = entities_.headed_by(TokenIndex{i});
            if (mention && may_act(entities_.mentions[mention.value]))
                ++acts[entities_.mentions[mention.value].entity.value];
        }
        const auto most = std::ranges::max_element(acts);
        return most == acts.end() || *most == 0 ? EntityIndex()
                                                : EntityIndex{static_cast<std::size_t>(most - acts.begin())};
    }

    /// Whom a noun means: its own entity, or the one that was called by the same noun before, which it then names.
    EntityIndex named_by(TokenIndex noun) {
        if (const MentionIndex own = entities_.headed_by(noun)) return entities_.mentions[own.value].entity;
        const auto same = std::ranges::find_if(entities_.mentions, [&](const Mention& mention) {
            return mention.head < noun && mention.kind != MentionKind::kPronoun &&
                   equal_but_case(clauses_.lemma(mention.head), clauses_.lemma(noun));
        });
        if (same == entities_.mentions.end()) return {};
        const EntityIndex entity = same->entity;
        add_mention(noun, {noun, TokenIndex{noun.value + 1}}, MentionKind::kNominal, entity);
        return entity;
    }

    bool is_interview() const {
        const auto asks = [&](const Sentence& sentence) {
            const TokenIndex last{sentence.tokens.end.value - 1u};
            return own_[last.value] && clauses_.form(last) == "?";
        };
        return std::ranges::count_if(clauses_.analysis().sentences, asks) >=
               static_cast<std::ptrdiff_t>(kQuestionsOfInterview);
    }

    bool may_act(const Mention& mention) const {
        const EntityType type = entities_.entities[mention.entity.value].type;
        return mention.kind != MentionKind::kPronoun &&
               (type == EntityType::kPlace || type == EntityType::kOrganization);
    }

    /// No thing says "I", whatever a chain of mentions took it for.
    void correct(Mention& mention, EntityIndex entity) {
        if (can_act(mention.type)) return;
        --entities_.entities[mention.entity.value].mentions;
        ++entities_.entities[entity.value].mentions;
        mention.entity = entity;
        mention.type = entities_.entities[entity.value].type;
    }

    void add_mention(TokenIndex head, TokenRange words, MentionKind kind, EntityIndex entity) {
        ++entities_.entities[entity.value].mentions;
        entities_.by_head[head.value] = MentionIndex{entities_.mentions.size()};
        entities_.mentions.push_back({.span = clauses_.bytes(words),
                                      .tokens = words,
                                      .head = head,
                                      .kind = kind,
                                      .type = entities_.entities[entity.value].type,
                                      .entity = entity});
    }

    const ClauseReader& clauses_;
    const Actors& actors_;
    std::span<const Attribution> attributions_;
    EntityLayer& entities_;
    std::vector<EntityIndex> institutions_;              ///< of each entity
    std::unordered_map<std::string, EntityIndex> by_id_; ///< once somebody is introduced
    std::vector<bool> own_;                              ///< of each token: the text's own words, nobody's quote
};

} // namespace

void add_first_persons(const ClauseReader& clauses, const Actors& actors, std::span<const Attribution> attributions,
                       EntityLayer& entities) {
    FirstPersonFinder(clauses, actors, attributions, entities).add();
}

} // namespace claimgraph
