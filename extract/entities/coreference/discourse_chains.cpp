#include "extract/entities/coreference/discourse_chains.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <bit>

namespace claimgraph {
namespace {

/// Nouns that one chain is known by; more tell nothing new.
constexpr std::size_t kMostHeads = 24;
/// Chains called by one noun that "the <noun>" looks at, the newest: a text may have thousands of men.
constexpr std::size_t kMostCalled = 64;

/// Institutions and peoples: they are "it", "they" and "the country" alike.
bool is_collective(EntityType type) {
    return type == EntityType::kOrganization || type == EntityType::kPlace || type == EntityType::kGroup;
}

bool is_known(EntityType type) { return type != EntityType::kConcept && type != EntityType::kOther; }

bool agree(EntityType a, EntityType b) {
    return a == b || !is_known(a) || !is_known(b) || (is_collective(a) && is_collective(b));
}

bool agree(Animacy a, Animacy b) {
    if (a == Animacy::kUnknown || b == Animacy::kUnknown || a == b) return true;
    return is_somebody(a) && is_somebody(b) && (a == Animacy::kPerson || b == Animacy::kPerson);
}

/// Whether a list such as "capital|city" has the word.
bool lists(std::string_view list, std::string_view word) {
    bool found = false;
    for_each_part(list, '|', [&](std::string_view part) { found |= part == word; });
    return found;
}

constexpr std::string_view kAnyName = NameKnowledge::kAnyName;
/// Whether a noun such as "company" may mean a name that no list knows, among others.
bool is_open(std::string_view descriptor) { return descriptor != kAnyName && lists(descriptor, kAnyName); }

/// Only "I", "we" and "you".
bool is_of_speaker(const DiscourseChain& chain) {
    constexpr unsigned kSpeakers = 1U << static_cast<unsigned>(Person::kI) | 1U << static_cast<unsigned>(Person::kWe) |
                                   1U << static_cast<unsigned>(Person::kYou);
    return !chain.has_noun && (chain.persons & kSpeakers) != 0;
}

} // namespace

DiscourseChains::DiscourseChains(const NameKnowledge& names, const EntityLayer& layer,
                                 std::span<const PhraseInfo> infos)
    : names_(names),
      layer_(layer),
      infos_(infos),
      chain_of_(infos.size(), kNoPhrase),
      chain_of_entity_(layer.entities.size() + 1, kNoPhrase) {
    chains_.reserve(infos.size());
}

void DiscourseChains::link(std::uint32_t phrase, std::uint32_t antecedent) {
    const PhraseInfo& info = infos_[phrase];
    std::uint32_t chain = antecedent != kNoPhrase ? chain_of_[antecedent] : kNoPhrase;
    const std::uint32_t entity = info.entity != 0 ? info.entity : info.named_by;
    if (entity != 0 && chain_of_entity_[entity] != kNoPhrase) chain = chain_of_entity_[entity];
    if (chain == kNoPhrase) {
        chain = static_cast<std::uint32_t>(chains_.size());
        chains_.push_back({.heads = {}, .first = phrase});
    }
    chain_of_[phrase] = chain;
    extend(chains_[chain], phrase);
    const bool is_persons_name = info.entity != 0 && info.type == EntityType::kPerson; // John King is no king
    if (info.kind != MentionKind::kPronoun && !is_persons_name) call(chain, info.head);
    if (info.office != 0) call(chain, info.office);
    if (info.entity != 0 && chains_[chain].entity == 0) {
        chains_[chain].entity = info.entity;
        chain_of_entity_[info.entity] = chain;
        call_by_name(chain);
    }
}

void DiscourseChains::extend(DiscourseChain& chain, std::uint32_t phrase) {
    const PhraseInfo& info = infos_[phrase];
    chain.last = phrase;
    ++chain.size;
    if (info.kind == MentionKind::kPronoun && info.person != Person::kOther)
        chain.persons = static_cast<std::uint16_t>(chain.persons | 1U << static_cast<unsigned>(info.person));
    if (info.relative) return;
    const bool named = info.entity != 0;
    if (chain.animacy == Animacy::kUnknown || (chain.animacy == Animacy::kPerson && is_somebody(info.animacy)) ||
        (named && info.animacy != Animacy::kUnknown && info.animacy != Animacy::kPerson))
        chain.animacy = info.animacy;
    if (chain.number == Count::kUnknown || named) chain.number = info.number;
    if (info.kind == MentionKind::kPronoun) return;
    if (!is_known(chain.type) || named) chain.type = info.type;
    chain.has_noun = true;
}

void DiscourseChains::call(std::uint32_t chain, std::uint64_t head) {
    auto& heads = chains_[chain].heads;
    if (heads.size() >= kMostHeads || std::ranges::find(heads, head) != heads.end()) return;
    heads.push_back(head);
    by_head_[head].push_back(chain);
}

/// "the court" for the Supreme Court; by its id too, which "the alliance" may point to.
void DiscourseChains::call_by_name(std::uint32_t chain) {
    const Entity& entity = layer_.entities[chains_[chain].entity - 1];
    if (entity.type != EntityType::kPerson) {
        const std::string name = lower_ascii(entity.name);
        for_each_part(name, ' ', [&](std::string_view word) { call(chain, hash_word(word)); });
        if (!entity.kb.empty()) call(chain, hash_word(entity.kb));
    }
    const std::size_t index = chains_[chain].entity - 1;
    if (index < layer_.descriptions.size())
        for (const std::string& noun : layer_.descriptions[index]) call(chain, hash_word(noun));
}

std::span<const std::uint32_t> DiscourseChains::called(std::uint64_t head) const {
    const auto found = by_head_.find(head);
    if (found == by_head_.end()) return {};
    return {found->second.data(), found->second.size()};
}

std::uint32_t DiscourseChains::pointed_at(std::uint32_t phrase) const {
    const PhraseInfo& info = infos_[phrase];
    const bool points = info.determiner == Determiner::kThe || info.determiner == Determiner::kThis;
    if (info.kind != MentionKind::kNominal || !points) return kNoPhrase;
    if (info.size > count_bucket(2) && info.office == 0) return kNoPhrase;
    const std::array nouns = {info.office != 0 ? info.office : info.head, hash_word(info.descriptor)};
    std::uint32_t latest = kNoPhrase;
    for (const std::uint64_t noun : nouns) {
        const auto chains = called(noun);
        for (const std::uint32_t number : chains.subspan(chains.size() - std::min(kMostCalled, chains.size()))) {
            const DiscourseChain& chain = chains_[number];
            if (chain.size > 0 && (latest == kNoPhrase || chain.last > latest) && fits(phrase, chain))
                latest = chain.last;
        }
    }
    if (latest == kNoPhrase && is_open(info.descriptor) && called(info.head).empty()) return most_named(info);
    return latest != kNoPhrase && of(latest).entity != 0 ? latest : kNoPhrase;
}

std::uint32_t DiscourseChains::most_named(const PhraseInfo& info) const {
    const DiscourseChain* most = nullptr;
    for (std::size_t i = chains_.size(), looked = 0; i-- > 0 && looked < kMostCalled;) {
        const DiscourseChain& chain = chains_[i];
        if (chain.entity == 0) continue;
        ++looked;
        const bool is_new = info.sentence - infos_[chain.last].sentence <= 1;
        if (is_new && may_be_noun_of(info, chain) && (most == nullptr || chain.size > most->size)) most = &chain;
    }
    return most != nullptr ? most->last : kNoPhrase;
}

bool DiscourseChains::is_called(const DiscourseChain& chain, const PhraseInfo& info) {
    const auto has = [&](std::uint64_t noun) { return std::ranges::find(chain.heads, noun) != chain.heads.end(); };
    return has(info.head) || (info.office != 0 && has(info.office));
}

bool DiscourseChains::fits(std::uint32_t phrase, const DiscourseChain& chain) const {
    const PhraseInfo& info = infos_[phrase];
    if (info.entity != 0 && chain.entity != 0 && info.entity != chain.entity) return false;
    if (!agree(info.animacy, chain.animacy)) return false;
    if (info.kind == MentionKind::kPronoun) {
        const auto used = [&](Person person) { return (chain.persons >> static_cast<unsigned>(person) & 1U) != 0; };
        if (is_speech_act(info.person)) return used(info.person);
        if (chain.entity != 0 && std::ranges::find(info.below, chain.entity) != info.below.end()) return false;
        if (is_of_speaker(chain)) return false;
        const bool many = info.person == Person::kThey || info.person == Person::kThese;
        if (many && chain.number == Count::kOne && !is_collective(chain.type)) return false;
        return many || info.number != Count::kOne || chain.number != Count::kMany;
    }
    if (!agree(info.type, chain.type)) return false;
    if (info.number != chain.number && info.number != Count::kUnknown && chain.number != Count::kUnknown) return false;
    if (is_told_apart(info, infos_[chain.last])) return false;
    return info.entity != 0 || may_be_noun_of(info, chain);
}

/// "French leaders ... political leaders": others are spoken of, where nothing points back.
bool DiscourseChains::is_told_apart(const PhraseInfo& info, const PhraseInfo& before) {
    const bool points = info.determiner == Determiner::kThe || info.determiner == Determiner::kThis;
    return info.kind == MentionKind::kNominal && before.kind == MentionKind::kNominal && !points &&
           info.modifiers != 0 && before.modifiers != 0 && (info.modifiers & before.modifiers) == 0;
}

bool DiscourseChains::may_be_noun_of(const PhraseInfo& info, const DiscourseChain& chain) const {
    if (is_called(chain, info)) return true;
    if (chain.entity == 0) return !chain.has_noun && !is_of_speaker(chain); // "he ... the man"
    const bool points = info.determiner == Determiner::kThe || info.determiner == Determiner::kThis;
    if (!points || info.descriptor.empty()) return false;
    const Entity& entity = layer_.entities[chain.entity - 1];
    if (info.descriptor == kAnyName) return entity.type == EntityType::kOrganization;
    if (info.descriptor.starts_with('Q')) return entity.kb == info.descriptor;
    const GazetteerIndex known = names_.gazetteer().by_id(entity.id);
    if (!is_open(info.descriptor)) return known && lists(info.descriptor, names_.gazetteer()[known].kind);
    return entity.type == EntityType::kOrganization && !tells_what_it_is(entity) &&
           (!known || lists(info.descriptor, names_.gazetteer()[known].kind));
}

bool DiscourseChains::tells_what_it_is(const Entity& entity) const {
    bool tells = false;
    bool is_open_to = false;
    for_each_part(lower_ascii(entity.name), ' ', [&](std::string_view word) {
        is_open_to |= names_.is_firm(word) || is_open(names_.descriptor(word));
        tells |= names_.type_of(word) == EntityType::kOrganization;
    });
    return tells && !is_open_to;
}

} // namespace claimgraph
