#include "extract/entities/coreference/phrase_info.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "extract/entities/coreference/name_behind.hpp"
#include "extract/entities/knowledge/folded_words.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

Animacy animacy_of(Gender gender) {
    return gender == Gender::kMale ? Animacy::kMan : gender == Gender::kFemale ? Animacy::kWoman : Animacy::kPerson;
}

Animacy animacy_of(Person person) {
    switch (person) {
    case Person::kHe:
        return Animacy::kMan;
    case Person::kShe:
        return Animacy::kWoman;
    case Person::kIt:
    case Person::kThis:
        return Animacy::kThing;
    default:
        return Animacy::kUnknown;
    }
}

Count count_of(Person person) {
    switch (person) {
    case Person::kWe:
    case Person::kThey:
    case Person::kThese:
        return Count::kMany;
    case Person::kYou:
    case Person::kOther:
        return Count::kUnknown;
    default:
        return Count::kOne;
    }
}

bool is_thing(EntityType type) {
    return type != EntityType::kPerson && type != EntityType::kGroup && type != EntityType::kRole &&
           type != EntityType::kOther && type != EntityType::kConcept;
}

class PhraseReader : TreeReader {
  public:
    PhraseReader(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
                 const EntityLayer& layer, std::span<const NounPhrase> phrases, WordClasses classes)
        : TreeReader(analysis, tree),
          document_(document),
          names_(names),
          layer_(layer),
          phrases_(phrases),
          classes_(classes),
          infos_(phrases.size()),
          phrase_of_(analysis.tokens.size()),
          offices_(layer.mentions.size()) {
        for (const RoleFact& role : layer.roles)
            if (role.title.size() > 1)
                offices_[role.holder.value] = hash_word(lower_words(document, analysis, role.title));
    }

    std::vector<PhraseInfo> read() {
        for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
            read(infos_[i], phrases_[i]);
            if (phrase_of_[phrases_[i].head.value] == 0) phrase_of_[phrases_[i].head.value] = i + 1;
        }
        for (std::uint32_t i = 0; i < phrases_.size(); ++i)
            if (infos_[i].kind == MentionKind::kPronoun && is(phrases_[i].head, kSubjects)) find_below(i);
        place();
        link_to_last();
        for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
            infos_[i].describes = described_by(i);
            if (infos_[i].describes == 0 || infos_[i].entity == 0) continue;
            PhraseInfo& described = infos_[infos_[i].describes - 1];
            if (described.entity == 0 && described.describes == 0) described.named_by = infos_[i].entity;
        }
        return std::move(infos_);
    }

  private:
    std::string form(TokenIndex at) const { return lower_ascii(analysis_.form(document_, analysis_[at])); }

    void read(PhraseInfo& info, const NounPhrase& phrase) {
        const Token& head = analysis_[phrase.head];
        const std::string word = form(phrase.head);
        info.kind = phrase.kind;
        info.head = hash_word(head.lemma ? lower_ascii(analysis_.lemma(head)) : word);
        info.role = role_of(head.deprel);
        info.size = static_cast<std::uint8_t>(count_bucket(phrase.tokens.size()));
        if (head.head) info.verb = hash_word(analysis_.lemma(analysis_[head.head]));
        const auto key = static_cast<std::uint32_t>(hash_word(word) >> 32U);
        if (const auto at = std::ranges::lower_bound(classes_, key, {}, &WordClass::word);
            at != classes_.end() && at->word == key) {
            info.fine = at->fine;
            info.coarse = at->coarse;
        }
        info.number = head.traits.has(TagTrait::kPlural) ? Count::kMany
                      : head.traits.has(TagTrait::kNoun) ? Count::kOne
                                                         : Count::kUnknown;
        info.type = layer_.type_of(phrase.head);
        if (phrase.kind == MentionKind::kPronoun && !layer_.headed_by(phrase.head)) {
            read_pronoun(info, phrase, word);
            return;
        }
        read_name(info, phrase.head);
        if (info.entity != 0 && info.animacy != Animacy::kThing) read_gender_of_words(info, phrase);
        // "the Prime Minister": capitals of an office are no name
        if (info.entity == 0 && !layer_.headed_by(phrase.head) && names_.title(word) != nullptr)
            info.kind = MentionKind::kNominal;
        if (info.kind == MentionKind::kNominal) read_noun(info, word);
        read_words(info, phrase);
        if (names_.title(word) != nullptr) read_office(info, phrase);
    }

    /// "the Prime Minister", "the Secretary of State's"; "Kenyan Vice President", "the Vice President, Ana Novak," is
    /// no president.
    void read_office(PhraseInfo& info, const NounPhrase& phrase) const {
        TokenRange words = phrase.tokens;
        if (is(words.begin, Upos::kDet)) ++words.begin.value;
        if (words.size() > 1 && is(TokenIndex{words.end.value - 1U}, deprel::case_)) --words.end.value;
        if (const std::string office = office_of(words); !office.empty()) info.office = hash_word(office);
        words.end.value = phrase.head.value + 1U;
        if (words.size() > NameKnowledge::kLongestTitle)
            words.begin = TokenIndex{words.end.value - NameKnowledge::kLongestTitle};
        for (; words.size() > 1; ++words.begin.value)
            if (const std::string office = office_of(words); !office.empty())
                return void(info.head = names_.noun_of_office(office) == office ? hash_word(office) : info.head);
    }
    std::string office_of(TokenRange words) const {
        if (words.size() < 2 || words.size() > NameKnowledge::kLongestTitle) return {};
        std::string office = lower_words(document_, analysis_, words);
        return names_.title(office) != nullptr ? office : std::string();
    }

    void read_pronoun(PhraseInfo& info, const NounPhrase& phrase, const std::string& word) const {
        info.person = phrase.tokens.size() == 1 ? names_.pronouns().person_of(word) : Person::kOther;
        info.relative = analysis_[phrase.head].form_kinds.has(WordKind::kRelative) && modified_by(phrase.head);
        info.words = hash_word(word);
        info.animacy = animacy_of(info.person);
        info.number = count_of(info.person);
    }

    void read_name(PhraseInfo& info, TokenIndex head) const {
        const MentionIndex own = layer_.headed_by(head);
        const MentionIndex mention = own ? own : name_behind(analysis_, tree_, layer_, head);
        if (!mention) return;
        const Mention& named = layer_.mentions[mention.value];
        if (named.kind != MentionKind::kName || named.demonym) return;
        const bool is_title = !named.tokens.contains(head);
        const bool is_flat = is(named.head, deprel::flat) && head_of(named.head) == head;
        if (own && is_title && !is_flat) return; // the name is a phrase itself
        info.kind = MentionKind::kName;
        if (!is_title && head != named.head) { // "Kosovo" in "Kosovo Security Force"
            info.person = Person::kOther;
            return;
        }
        info.entity = named.entity.value + 1;
        info.office = offices_[mention.value];
        if (named.type == EntityType::kPerson) {
            const std::string& name = layer_.entities[named.entity.value].name;
            info.animacy = animacy_of(names_.gender_of(std::string_view(name).substr(0, name.find(' '))));
        } else {
            const bool is_open = named.type == EntityType::kOther || named.type == EntityType::kGroup;
            info.animacy = is_open ? Animacy::kUnknown : Animacy::kThing;
        }
        if (named.type != EntityType::kGroup && named.type != EntityType::kOther) info.number = Count::kOne;
    }

    /// "Mr. Novak", "actress Robin Novak", "Robin Novak, widow of ..."
    void read_gender_of_words(PhraseInfo& info, const NounPhrase& phrase) const {
        const auto read = [&](TokenIndex word) {
            if (const Gender gender = names_.gender_of_noun(form(word)); gender != Gender::kUnknown)
                info.animacy = animacy_of(gender);
        };
        for (TokenIndex at = phrase.tokens.begin; at < phrase.head; ++at.value)
            if (analysis_[at].head == phrase.head) read(at);
        for (const TokenIndex child : tree_.children(phrase.head))
            if (is(child, deprel::appos)) read(child);
    }

    void read_noun(PhraseInfo& info, const std::string& word) const {
        info.descriptor = names_.descriptor(word);
        // nouns are typed by what they name in the plural too: one president is somebody
        if (info.type == EntityType::kGroup && info.number == Count::kOne &&
            (names_.title(word) != nullptr || names_.is_human_noun(word)))
            info.type = EntityType::kPerson;
        if (info.type == EntityType::kConcept)
            if (const auto type = names_.actor_nouns().type_of(word))
                info.type = info.number == Count::kMany ? EntityType::kGroup : *type;
        if (const Gender gender = names_.gender_of_noun(word); gender != Gender::kUnknown)
            info.animacy = animacy_of(gender);
        else if (names_.title(word) != nullptr)
            info.animacy = Animacy::kPerson;
        else if (info.type == EntityType::kPerson || names_.is_human_noun(word))
            info.animacy = Animacy::kPerson;
        else if (is_thing(info.type))
            info.animacy = Animacy::kThing;
    }

    void read_words(PhraseInfo& info, const NounPhrase& phrase) const {
        const Token& first = analysis_[phrase.tokens.begin];
        info.determiner = first.form_kinds.has(WordKind::kDefiniteArticle)     ? Determiner::kThe
                          : first.form_kinds.has(WordKind::kIndefiniteArticle) ? Determiner::kA
                          : first.form_kinds.has(WordKind::kDemonstrative)     ? Determiner::kThis
                          : first.deprel == deprel::nmod_poss                  ? Determiner::kPossessive
                          : first.upos == Upos::kNum                           ? Determiner::kQuantity
                          : first.upos == Upos::kDet                           ? Determiner::kOther
                                                                               : Determiner::kNone;
        std::string words;
        for (TokenIndex at = phrase.tokens.begin; at < phrase.tokens.end; ++at.value) {
            const Token& token = analysis_[at];
            if (token.upos == Upos::kDet || token.upos == Upos::kPunct || token.upos == Upos::kPart) continue;
            const std::string word = form(at);
            words.append(word).append(" ");
            if (at != phrase.head && token.head == phrase.head && token.upos != Upos::kPron)
                info.modifiers |= std::uint64_t{1} << (hash_word(word) & 63U);
        }
        info.words = hash_word(words);
    }

    /// The sentence of each phrase, and whether it stands in a quotation.
    void place() {
        std::uint32_t sentence = 0;
        std::uint32_t at = 0;
        bool quoted = false;
        for (std::size_t i = 0; i < phrases_.size(); ++i) {
            for (; at < phrases_[i].tokens.begin.value; ++at) {
                const std::string_view mark = analysis_.form(document_, analysis_.tokens[at]);
                if (mark == "\xe2\x80\x9c" || mark == "``")
                    quoted = true;
                else if (mark == "\xe2\x80\x9d" || mark == "''")
                    quoted = false;
                else if (mark == "\"")
                    quoted = !quoted;
            }
            while (phrases_[i].tokens.begin >= analysis_.sentences[sentence].tokens.end) ++sentence;
            infos_[i].sentence = sentence;
            infos_[i].quoted = quoted;
        }
    }

    void link_to_last() {
        std::unordered_map<std::uint64_t, std::uint32_t> heads;
        std::array<std::uint32_t, 16> persons{};
        for (std::uint32_t i = 0; i < infos_.size(); ++i) {
            PhraseInfo& info = infos_[i];
            if (info.kind == MentionKind::kPronoun)
                info.same_person = std::exchange(persons[static_cast<std::size_t>(info.person)], i + 1);
            else
                info.same_head = std::exchange(heads[info.head], i + 1);
        }
    }

    /// "Ana Novak, the mayor": the mayor describes her; "Ana Novak is a lawyer"; "the mayor, who ...".
    std::uint32_t described_by(std::uint32_t phrase) const {
        const TokenIndex head = phrases_[phrase].head;
        TokenIndex what;
        if (is(head, {deprel::appos, deprel::nmod_desc}) || is_behind_we(phrase))
            what = head_of(head);
        else if (infos_[phrase].relative)
            what = modified_by(head);
        else if (tree_.has_child(head, deprel::cop) && is_singular_common(analysis_[head].traits))
            what = subject_of_fact(head);
        else if (infos_[phrase].type == EntityType::kPlace)
            what = kind_of_place(head);
        if (!what) return 0;
        const std::uint32_t other = phrase_of_[what.value];
        if (other == 0 || other > phrase) return 0;
        return may_describe(infos_[phrase], infos_[other - 1]) ? other : 0;
    }

    void find_below(std::uint32_t phrase) {
        const TokenIndex pronoun = phrases_[phrase].head;
        const TokenIndex predicate = head_of(pronoun);
        if (!predicate) return;
        const std::uint32_t end = std::min(tree_.subtree(predicate).end.value, pronoun.value + kLongestClause);
        auto free = infos_[phrase].below.begin();
        for (TokenIndex at{pronoun.value + 1U}; at.value < end && free != infos_[phrase].below.end(); ++at.value) {
            const MentionIndex name = layer_.by_head[at.value];
            if (!name || layer_.mentions[name.value].head != at || !is_below(at, predicate, pronoun)) continue;
            *free++ = static_cast<std::uint32_t>(layer_.mentions[name.value].entity.value + 1);
        }
    }

    /// Whether a name stands in the clause of a subject: not "she left, and Ana Novak stayed", "she said that Ana Novak
    /// stayed", "he, Tom Berg,", "she became Ana Novak".
    bool is_below(TokenIndex name, TokenIndex predicate, TokenIndex subject) const {
        constexpr DeprelSet kOther = {deprel::conj, deprel::parataxis, deprel::acl, deprel::acl_relcl};
        TokenIndex at = name;
        for (int step = 0; step < kDeepestClause && at && at != predicate; ++step, at = head_of(at))
            if (at == subject || is(at, kOther) || subject_child(at)) return false;
        return at == predicate && name != predicate && !is(name, deprel::xcomp);
    }

    /// "We, the ministers of ...", which parsers take for a list.
    bool is_behind_we(std::uint32_t phrase) const {
        const TokenIndex head = phrases_[phrase].head;
        if (!is(head, deprel::conj) || !is_noun(head) || tree_.has_child(head, deprel::cc)) return false;
        const std::uint32_t before = phrase_of_[head_of(head).value];
        return before != 0 && infos_[before - 1].person == Person::kWe;
    }

    /// The noun that the relative clause of this pronoun describes.
    TokenIndex modified_by(TokenIndex pronoun) const {
        TokenIndex at = pronoun;
        for (int step = 0; step < kDeepest && at && !is(at, deprel::acl_relcl); ++step) at = head_of(at);
        return at && is(at, deprel::acl_relcl) ? head_of(at) : TokenIndex();
    }

    /// "the state of Montana" is Montana.
    TokenIndex kind_of_place(TokenIndex name) const {
        const TokenIndex noun = head_of(name);
        if (!noun || noun > name || !is(name, deprel::nmod) || !has_marker_of(name, WordKind::kGenitive)) return {};
        // "a region of Spain" is not Spain; titles have no article: "US state of Montana"
        const bool is_a = has_marker_of(noun, WordKind::kIndefiniteArticle, {deprel::det});
        const bool is_kind = names_.is_place_kind(form(noun)) && !names_.is_place_part(form(noun));
        if (is_a || !is_kind || !is_singular_common(analysis_[noun].traits)) return {};
        for (const TokenIndex child : tree_.children(noun)) // "the Coast region of Kenya" has a name of its own
            if (is(child, deprel::compound) && is(child, Upos::kPropn) && !is_country(child)) return {};
        return noun;
    }

    bool is_country(TokenIndex name) const {
        const MentionIndex mention = layer_.headed_by(name);
        if (!mention) return false;
        const Entity& entity = layer_.entities[layer_.mentions[mention.value].entity.value];
        const GazetteerIndex known = names_.gazetteer().by_id(entity.id);
        return known && names_.gazetteer()[known].kind == "country";
    }

    static bool is_man_or_woman(const PhraseInfo& info) {
        return info.animacy == Animacy::kMan || info.animacy == Animacy::kWoman;
    }

    static bool may_describe(const PhraseInfo& description, const PhraseInfo& described) {
        if (description.relative) return true;
        if (description.entity != 0 && described.entity != 0) return description.entity == described.entity;
        if (description.kind == MentionKind::kPronoun || described.type == EntityType::kTime) return false;
        if (description.number != described.number && description.number != Count::kUnknown &&
            described.number != Count::kUnknown)
            return false; // "leaders, Orban among them"
        if (is_man_or_woman(description) && is_man_or_woman(described) && description.animacy != described.animacy)
            return false; // "the King or the Queen, Ana"
        const auto is_person = [](const PhraseInfo& info) {
            return info.type == EntityType::kPerson || is_somebody(info.animacy);
        };
        return is_person(description) == is_person(described);
    }

    static constexpr std::uint32_t kLongestClause = 64; ///< tokens
    static constexpr int kDeepestClause = 16;
    static constexpr int kDeepest = 6; ///< between a relative pronoun and its clause: "the man whose wife's car ..."

    const Document& document_;
    const NameKnowledge& names_;
    const EntityLayer& layer_;
    std::span<const NounPhrase> phrases_;
    WordClasses classes_;
    std::vector<PhraseInfo> infos_;
    std::vector<std::uint32_t> phrase_of_; ///< by the token of its head: 1 + the phrase, 0 for none
    std::vector<std::uint64_t> offices_;   ///< by mention, PhraseInfo::office
};

} // namespace

unsigned count_bucket(std::size_t count) {
    return count < 3 ? static_cast<unsigned>(count) : 2 + static_cast<unsigned>(std::bit_width(count)) - 1;
}

std::vector<PhraseInfo> read_phrases(const Document& document, const Analysis& analysis, const Tree& tree,
                                     const NameKnowledge& names, const EntityLayer& layer,
                                     std::span<const NounPhrase> phrases, WordClasses classes) {
    return PhraseReader(document, analysis, tree, names, layer, phrases, classes).read();
}

} // namespace claimgraph
