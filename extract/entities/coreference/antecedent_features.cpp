#include "extract/entities/coreference/antecedent_features.hpp"

#include "extract/entities/names/feature_row.hpp"
#include "graph/base/fold.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

std::uint8_t role_of(Symbol deprel) {
    if (deprel == deprel::nsubj || deprel == deprel::nsubj_pass || deprel == deprel::nsubj_outer) return 1;
    if (deprel == deprel::obj || deprel == deprel::iobj) return 2;
    if (deprel == deprel::obl || deprel == deprel::obl_agent || deprel == deprel::obl_unmarked) return 3;
    if (deprel == deprel::nmod_poss) return 4;
    if (deprel == deprel::appos) return 5;
    if (deprel == deprel::nmod) return 6;
    if (deprel == deprel::root) return 7;
    if (deprel == deprel::conj) return 8;
    if (deprel == deprel::compound) return 9;
    return 10;
}

/// 0, 1, 2, 3-4, 5-7, 8-15, 16-31, ...
unsigned bucket(std::size_t count) {
    return count < 3 ? static_cast<unsigned>(count) : 2 + static_cast<unsigned>(std::bit_width(count)) - 1;
}

template <class Enum>
constexpr std::uint64_t number(Enum value) {
    return static_cast<std::uint64_t>(value);
}

} // namespace

AntecedentFeatures::AntecedentFeatures(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                                       const EntityLayer& layer, std::span<const NounPhrase> phrases,
                                       WordClasses classes)
    : document_(document),
      analysis_(analysis),
      names_(names),
      layer_(layer),
      phrases_(phrases),
      classes_(classes),
      infos_(phrases.size()) {
    for (std::size_t i = 0; i < phrases.size(); ++i) read(i, phrases[i]);
    std::uint32_t sentence = 0;
    std::uint32_t at = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        for (; at < phrases[i].tokens.begin.value; ++at) {
            if (at >= analysis.sentences[sentence].tokens.end.value) ++sentence;
            const std::string_view form = analysis.form(document, analysis.tokens[at]);
            if (form == "\xe2\x80\x9c" || form == "``")
                quoted = true;
            else if (form == "\xe2\x80\x9d" || form == "''")
                quoted = false;
            else if (form == "\"")
                quoted = !quoted;
        }
        while (phrases[i].tokens.begin >= analysis.sentences[sentence].tokens.end) ++sentence;
        infos_[i].sentence = sentence;
        infos_[i].quoted = quoted;
    }
    link_to_last();
}

void AntecedentFeatures::read(std::size_t phrase, const NounPhrase& noun_phrase) {
    Info& info = infos_[phrase];
    const Token& head = analysis_[noun_phrase.head];
    const std::string form = lower_ascii(analysis_.form(document_, head));
    info.kind = noun_phrase.kind;
    info.head = hash_word(head.lemma ? lower_ascii(analysis_.lemma(head)) : form);
    info.role = role_of(head.deprel);
    info.size = static_cast<std::uint8_t>(bucket(noun_phrase.tokens.size()));
    if (head.head) info.verb = hash_word(analysis_.lemma(analysis_[head.head]));
    const auto key = static_cast<std::uint32_t>(hash_word(form) >> 32U);
    if (const auto at = std::ranges::lower_bound(classes_, key, {}, &WordClass::word);
        at != classes_.end() && at->word == key) {
        info.fine = at->fine;
        info.coarse = at->coarse;
    }
    info.number = head.traits.has(TagTrait::kPlural) ? 2 : head.traits.has(TagTrait::kNoun) ? 1 : 0;
    info.type = static_cast<std::uint8_t>(layer_.type_of(noun_phrase.head));
    if (noun_phrase.kind == MentionKind::kPronoun) {
        info.person = noun_phrase.tokens.size() == 1 ? names_.pronouns().find(form).person : Person::kOther;
        info.words = hash_word(form);
        info.entity = 0;
        info.gender = info.person == Person::kHe                                   ? 1
                      : info.person == Person::kShe                                ? 2
                      : info.person == Person::kIt || info.person == Person::kThis ? 3
                                                                                   : 0;
        info.number = info.person == Person::kWe || info.person == Person::kThey || info.person == Person::kThese ? 2
                      : info.person == Person::kYou || info.person == Person::kOther                              ? 0
                                                                                                                  : 1;
        return;
    }
    if (const MentionIndex mention = layer_.headed_by(noun_phrase.head)) {
        const Mention& named = layer_.mentions[mention.value];
        if (named.kind == MentionKind::kName && !named.demonym && named.tokens.contains(noun_phrase.head)) {
            info.kind = MentionKind::kName;
            info.entity = named.entity.value + 1;
            if (named.type == EntityType::kPerson) {
                const std::string& name = layer_.entities[named.entity.value].name;
                const Gender gender = names_.gender_of(std::string_view(name).substr(0, name.find(' ')));
                info.gender = gender == Gender::kMale ? 1 : gender == Gender::kFemale ? 2 : 4;
            } else {
                info.gender = named.type == EntityType::kOther ? 0 : 3;
            }
        }
    }
    if (info.kind == MentionKind::kNominal) {
        if (const Title* title = names_.title(form); title != nullptr)
            info.gender = title->gender == Gender::kMale ? 1 : title->gender == Gender::kFemale ? 2 : 4;
        else if (names_.is_human_noun(form))
            info.gender = 4;
    }
    std::string words;
    std::string word;
    for (TokenIndex at = noun_phrase.tokens.begin; at < noun_phrase.tokens.end; ++at.value) {
        word = lower_ascii(analysis_.form(document_, analysis_[at]));
        const Token& token = analysis_[at];
        const bool first = at == noun_phrase.tokens.begin;
        if (first) {
            const bool possessive = token.deprel == deprel::nmod_poss;
            info.determiner = token.form_kinds.has(WordKind::kDefiniteArticle)     ? 1
                              : token.form_kinds.has(WordKind::kIndefiniteArticle) ? 2
                              : token.form_kinds.has(WordKind::kDemonstrative)     ? 3
                              : possessive                                         ? 4
                              : token.upos == Upos::kNum                           ? 5
                              : token.upos == Upos::kDet                           ? 6
                                                                                   : 0;
        }
        if (token.upos == Upos::kDet || token.upos == Upos::kPunct || token.upos == Upos::kPart) continue;
        words.append(word).append(" ");
        if (at != noun_phrase.head && token.head == noun_phrase.head && token.upos != Upos::kPron)
            info.modifiers |= std::uint64_t{1} << (hash_word(word) & 63U);
    }
    info.words = hash_word(words);
}

void AntecedentFeatures::link_to_last() {
    std::unordered_map<std::uint64_t, std::uint32_t> heads;
    std::unordered_map<std::uint32_t, std::uint32_t> entities;
    std::array<std::uint32_t, 16> persons{};
    for (std::uint32_t i = 0; i < infos_.size(); ++i) {
        Info& info = infos_[i];
        if (info.kind == MentionKind::kPronoun) {
            info.same_person = std::exchange(persons[static_cast<std::size_t>(info.person)], i + 1);
            continue;
        }
        info.same_head = std::exchange(heads[info.head], i + 1);
        if (info.entity != 0) info.same_entity = std::exchange(entities[info.entity], i + 1);
    }
}

void AntecedentFeatures::candidates(std::size_t phrase, std::vector<std::uint32_t>& out) const {
    out.clear();
    const Info& info = infos_[phrase];
    if (info.person == Person::kOther) return;
    const bool pronoun = info.kind == MentionKind::kPronoun;
    const bool speaker = info.person == Person::kI || info.person == Person::kWe || info.person == Person::kYou;
    const std::size_t window = pronoun && !speaker ? 30 : info.kind == MentionKind::kName ? 8 : 14;
    const std::uint32_t reach = pronoun && !speaker ? 4 : 2;
    for (std::size_t i = phrase; i-- > 0 && out.size() < window && info.sentence - infos_[i].sentence <= reach;) {
        if (phrases_[i].tokens.contains(phrases_[phrase].head) || phrases_[phrase].tokens.contains(phrases_[i].head))
            continue; // "his brother"
        if (infos_[i].person == Person::kOther) continue;
        out.push_back(static_cast<std::uint32_t>(i));
    }
    const std::uint32_t nearest = out.empty() ? static_cast<std::uint32_t>(phrase) : out.back();
    const auto add_older = [&](std::uint32_t Info::*link, int times) {
        for (std::uint32_t at = info.*link; at != 0 && times > 0; at = infos_[at - 1].*link, --times)
            if (at - 1 < nearest) out.push_back(at - 1);
    };
    if (pronoun) {
        if (info.person != Person::kThis && info.person != Person::kThese) add_older(&Info::same_person, 2);
    } else {
        add_older(&Info::same_head, 5);
        add_older(&Info::same_entity, 1);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() > kMaxCandidates) out.erase(out.begin(), out.end() - kMaxCandidates);
}

void AntecedentFeatures::pair(std::size_t phrase, std::size_t before,
                              std::array<std::uint64_t, kPairTemplates>& out) const {
    const Info& a = infos_[before];
    const Info& b = infos_[phrase];
    const std::uint64_t kind_a = a.kind == MentionKind::kPronoun ? 8 + number(a.person) : number(a.kind);
    const std::uint64_t kind_b = b.kind == MentionKind::kPronoun ? 8 + number(b.person) : number(b.kind);
    const std::uint64_t kinds = kind_a * 32 + kind_b;
    const unsigned sentences = std::min(b.sentence - a.sentence, 8U);
    const unsigned distance = bucket(phrase - before);
    const bool same_words = a.words == b.words;
    const bool same_head = a.head == b.head;
    const bool same_entity = a.entity != 0 && a.entity == b.entity;
    const bool other_entity = a.entity != 0 && b.entity != 0 && a.entity != b.entity;
    const unsigned match = same_words ? 3 : same_head ? ((b.modifiers & ~a.modifiers) == 0 ? 2 : 1) : 0;
    const unsigned names = same_entity ? 1 : other_entity ? 2 : 0;
    FeatureRow row(out.data());
    row.add(kinds);
    row.add(kinds, sentences);
    row.add(kinds, distance);
    row.add(kind_b, distance, sentences);
    row.add(kinds, match, names);
    row.add(match, b.determiner, a.determiner, kind_a);
    row.add(match, sentences, b.determiner);
    row.add(kinds, a.number, b.number);
    row.add(a.number, b.number, match);
    row.add(kinds, a.gender, b.gender);
    row.add(kind_b, a.type, b.type);
    row.add(kind_b, a.type, a.number, a.gender);
    row.add(kinds, a.role, b.role, sentences == 0);
    row.add(kind_b, a.role, sentences);
    row.add(kind_b, a.role, a.determiner);
    row.add(kind_b, a.size);
    row.add(kind_b, a.head);
    row.add(kind_b, a.fine);
    row.add(kind_b, a.coarse, a.number);
    row.add_if(b.kind != MentionKind::kPronoun, a.fine, b.fine, match != 0);
    row.add_if(b.kind != MentionKind::kPronoun, a.head, b.head);
    row.add_if(b.kind != MentionKind::kPronoun, a.coarse, b.coarse, b.determiner);
    row.add_if(b.kind == MentionKind::kPronoun, b.words, a.gender, a.number, a.type);
    row.add_if(b.kind == MentionKind::kPronoun, b.words, a.words);
    row.add_if(b.kind == MentionKind::kPronoun, kind_b, b.verb, a.coarse);
    row.add(kinds, a.quoted, b.quoted, sentences == 0);
    row.add_if(match > 0, match, b.head);
    row.add_if(match > 0, match, b.size, a.size, b.determiner);
    row.add_if(match > 0, match, b.role, b.determiner);
    row.add_if(same_head && a.modifiers != b.modifiers, a.modifiers == 0, b.modifiers == 0, b.determiner);
    const bool one_verb = analysis_[phrases_[before].head].head &&
                          analysis_[phrases_[before].head].head == analysis_[phrases_[phrase].head].head;
    row.add_if(one_verb, kinds, a.role, b.role);
    const bool apposed = analysis_[phrases_[phrase].head].head == phrases_[before].head;
    row.add_if(apposed, b.role, kinds);
    row.add_if(names != 0, names, match, number(a.kind));
    row.add_if(phrase == before + 1, kinds, b.role);
    row.add(a.same_head != 0 || a.same_entity != 0, kinds, bucket(b.sentence));
    assert(row.size() <= out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(row.size()), out.end(), 0);
}

void AntecedentFeatures::none(std::size_t phrase, std::array<std::uint64_t, kNewTemplates>& out) const {
    const Info& b = infos_[phrase];
    const std::uint64_t kind = b.kind == MentionKind::kPronoun ? 8 + number(b.person) : number(b.kind);
    const bool seen = b.same_head != 0;
    FeatureRow row(out.data(), 1000);
    row.add(kind);
    row.add(kind, b.determiner, seen);
    row.add(b.head, kind);
    row.add(b.head, b.determiner, seen);
    row.add(b.fine, b.determiner);
    row.add(kind, b.role, b.determiner);
    row.add(kind, b.size, b.determiner, seen);
    row.add(kind, b.type, b.determiner);
    row.add(kind, std::min(b.sentence, 6U));
    row.add(kind, b.number, b.gender);
    row.add(kind, b.modifiers == 0, b.determiner, seen);
    row.add(kind, b.verb, b.role);
    row.add(b.words);
    row.add(kind, b.quoted);
    row.add(kind, b.entity != 0, b.same_entity != 0);
    row.add(b.kind == MentionKind::kPronoun ? b.words : 0, b.verb, b.role);
    row.add(kind, b.same_person != 0, b.coarse);
    assert(row.size() <= out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(row.size()), out.end(), 0);
}

} // namespace claimgraph
