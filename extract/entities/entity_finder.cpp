#include "extract/entities/entity_finder.hpp"

#include "extract/entities/coordinated_names.hpp"
#include "extract/entities/coreference/coreference.hpp"
#include "extract/entities/descriptions.hpp"
#include "extract/entities/explained_names.hpp"
#include "extract/entities/names/tagger/name_fusion.hpp"
#include "extract/entities/repeated_names.hpp"
#include "extract/entities/roles.hpp"
#include "extract/entities/same_names.hpp"
#include "extract/entities/told_types.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace claimgraph {
namespace {

class EntityFinder {
  public:
    EntityFinder(const Document& document, const Analysis& analysis, const Tree& tree, const FoldedWords& folded,
                 const NameKnowledge& names, std::vector<NameSpan> spans)
        : document_(document),
          analysis_(analysis),
          tree_(tree),
          folded_(folded),
          names_(names),
          spans_(std::move(spans)) {
        layer_.by_head.resize(analysis.tokens.size());
    }

    EntityLayer find() {
        std::erase_if(spans_, [&](NameSpan& span) { return is_one_of_a_people(span) || is_rest_of_office(span); });
        for (NameSpan& span : spans_) forget_namesake(span);
        count_countries();
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            choose_by_country(spans_[i]);
            if (i > 0) choose_around_town(spans_[i - 1], spans_[i]);
        }
        const std::vector<std::size_t> same = find_same_names(document_, analysis_, folded_, names_, spans_);
        std::vector<EntityIndex> entities(spans_.size());
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const std::size_t holder = holder_of(i);
            EntityIndex& entity = entities[same[holder]];
            if (!entity) entity = entity_of(spans_[same[holder]]);
            add_mention(spans_[i], entity, holder == i ? MentionKind::kName : MentionKind::kNominal);
        }
        type_nouns();
        add_roles(document_, analysis_, tree_, names_, spans_, layer_);
        for (const Mention& mention : layer_.mentions) ++layer_.entities[mention.entity.value].mentions;
        for (Entity& entity : layer_.entities) {
            spell_as_text(entity);
            std::ranges::sort(entity.aliases);
            entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
        }
        return std::move(layer_);
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    std::string words(TokenRange range) const { return std::string(document_.text(analysis_.span_of(range))); }

    void type_nouns() {
        layer_.noun_types.assign(analysis_.tokens.size(), EntityType::kConcept);
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const Token& token = analysis_.tokens[i];
            if (token.upos != Upos::kNoun && token.upos != Upos::kPropn) continue;
            const auto type = names_.type_of(lower_ascii(analysis_.form(document_, token)));
            if (type) layer_.noun_types[i] = *type;
        }
    }

    /// A known name with the accents that the text gives it.
    static void spell_as_text(Entity& entity) {
        if (!is_ascii(entity.name)) return;
        for (std::string& alias : entity.aliases)
            if (!is_ascii(alias) && fold(alias) == fold(entity.name)) {
                std::swap(entity.name, alias);
                return;
            }
    }

    /// "The ship Germany" is no state.
    void forget_namesake(NameSpan& span) const {
        if (!span.known || span.tokens.begin.value == 0) return;
        const TokenIndex before{span.tokens.begin.value - 1u};
        if (analysis_[before].upos != Upos::kNoun || !names_.is_called_after(lower_ascii(form(before)))) return;
        span.known.reset();
        span.type = EntityType::kOther;
    }

    /// "Swedes", "the French" are a group of people and not the state; true for "a Kenyan", whom only his noun phrase
    /// tells from another.
    bool is_one_of_a_people(NameSpan& span) const {
        if (!span.known || !span.known->demonym) return false;
        const TokenIndex last{span.tokens.end.value - 1u};
        const Token& noun = analysis_[last];
        if (noun.deprel == deprel::amod || noun.deprel == deprel::compound || noun.deprel == deprel::flat) return false;
        if (!noun.traits.has(TagTrait::kPlural)) {
            if (noun.deprel == deprel::nmod || noun.deprel == deprel::nmod_poss || noun.deprel == deprel::conj)
                return false;
            if (noun.upos == Upos::kAdj && tree_.has_child(last, deprel::cop)) return false; // "the ship is French"
            if (noun.upos != Upos::kNoun && noun.upos != Upos::kPropn && noun.upos != Upos::kAdj) return false;
            if (span.tokens.begin.value == 0) return false;
            const WordKinds before = analysis_.tokens[span.tokens.begin.value - 1u].form_kinds;
            if (before.has(WordKind::kIndefiniteArticle)) return true;
            if (!before.has(WordKind::kDefiniteArticle)) // "the young Kenyan" is one of them, "the French" are all
                return tree_.has_child(last, deprel::det);
        }
        span.known.reset();
        span.type = EntityType::kGroup;
        return false;
    }

    /// "General" of "Secretary-General".
    bool is_rest_of_office(const NameSpan& span) const {
        if (span.tokens.begin.value < 2 || span.known) return false;
        const TokenIndex before{span.tokens.begin.value - 1u};
        return is_inner_hyphen(document_, analysis_, before) && is_office(words(span.tokens));
    }

    /// Who is named beside an office: Ana Novak for "the Prime Minister, Ana Novak,"; the span itself if nobody is.
    std::size_t holder_of(std::size_t at) const {
        const NameSpan& office = spans_[at];
        if (office.known || !ends_in_office(office.tokens)) return at;
        const auto is_beside = [&](const NameSpan& first, const NameSpan& second) {
            const TokenIndex name = head_of_name(analysis_, second.tokens);
            const Token& head = analysis_[name];
            // "the Prime Minister, Ana Novak and Ivo Berg" are three
            if (head.deprel == deprel::appos && first.tokens.contains(head.head))
                return !tree_.has_child(name, deprel::conj);
            if (first.tokens.end.value + 1U != second.tokens.begin.value || form(first.tokens.end) != ",") return false;
            return &first == &office && second.tokens.end.value < analysis_.tokens.size() &&
                   form(second.tokens.end) == ",";
        };
        // "the Ambassador to Kenya, Ana Novak": other names between
        constexpr std::size_t kFarthest = 3;
        for (std::size_t other = at - std::min(at, kFarthest); other <= at + kFarthest && other < spans_.size();
             ++other) {
            if (spans_[other].type != EntityType::kPerson || ends_in_office(spans_[other].tokens)) continue;
            if (other < at ? is_beside(spans_[other], office) : is_beside(office, spans_[other])) return other;
        }
        return at;
    }
    bool ends_in_office(TokenRange name) const {
        const TokenIndex last{name.end.value - 1u};
        const std::size_t longest = std::min<std::size_t>(name.size(), NameKnowledge::kLongestTitle);
        const FoundTitle found = title_ending_at(document_, analysis_, names_, last, longest);
        return found.title != nullptr &&
               found.tokens.contains(head_of_name(analysis_, name)); // a court of justice is no justice
    }

    /// How many names of the document tell of each country: its own, of its towns and people. Of names that several
    /// things have none does.
    void count_countries() {
        for (const NameSpan& span : spans_) {
            if (!span.known) continue;
            const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
            const bool lone_surname = entry.type == EntityType::kPerson && span.tokens.size() == 1;
            if (entry.country.empty() || lone_surname || span.type == EntityType::kPerson) continue;
            if (names_.gazetteer().all(folded_.key(span.tokens)).size() > 1) continue;
            ++countries_[entry.country];
            ++told_by_[span.known->entry.value];
        }
    }

    /// Of several things with one name the one whose country the document tells of ("Georgia"). A lone surname is
    /// nobody's, unless an office stands before it that only one bearer's country has; an institution whose name tells
    /// of nothing
    /// ("Supreme Court", "Labour Party") needs its country too.
    void choose_by_country(NameSpan& span) {
        if (!span.known) return;
        const Gazetteer& gazetteer = names_.gazetteer();
        const auto told = [&](const Gazetteer::Match& match) {
            const auto count = countries_.find(gazetteer[match.entry].country);
            return count == countries_.end() ? 0 : count->second;
        };
        const auto all = gazetteer.all(folded_.key(span.tokens));
        const GazetteerEntry& first = gazetteer[span.known->entry];
        std::size_t fitting = 0;
        for (const Gazetteer::Match& match : all) {
            if (gazetteer[match.entry].type != first.type || told(match) == 0) continue;
            ++fitting;
            if (told(match) > told(*span.known)) {
                const bool demonym = span.known->demonym; // "Congo" is no adjective of either
                span.known = match;
                span.known->demonym = demonym;
            }
        }
        const GazetteerEntry& entry = gazetteer[span.known->entry];
        if (needs_its_country(span, all.size() > 1) && (told(*span.known) == 0 || counts_alone(span))) {
            const auto other = std::ranges::find_if(all, [&](const Gazetteer::Match& match) {
                return gazetteer[match.entry].type == EntityType::kPlace && gazetteer[match.entry].kind != entry.kind;
            });
            span.known = other == all.end() ? std::nullopt : std::optional(*other);
        } else if (entry.type == EntityType::kPerson && span.tokens.size() == 1) {
            const bool in_office = span.title != nullptr && span.title->has_institution;
            if (!in_office || fitting != 1) span.known.reset();
        } else if (is_bound_to_country(entry) && tells_of_nothing(span.tokens) &&
                   (fitting == 0 || counts_alone(span))) {
            span.known.reset();
        }
    }

    /// "Rochester, New York" lies in no other town.
    void choose_around_town(const NameSpan& town, NameSpan& span) const {
        const Gazetteer& gazetteer = names_.gazetteer();
        if (!span.known || gazetteer[span.known->entry].kind != "city" || town.type != EntityType::kPlace) return;
        if (town.tokens.end.value + 1U != span.tokens.begin.value || form(town.tokens.end) != ",") return;
        for (const Gazetteer::Match& match : gazetteer.all(folded_.key(span.tokens)))
            if (gazetteer[match.entry].kind == "place") {
                span.known = match;
                return;
            }
    }

    /// Of the capitals the lesser ones that share their names ("Victoria"), and initials of regions ("WA").
    bool needs_its_country(const NameSpan& span, bool is_shared) const {
        const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
        if (entry.id.starts_with('Q') || entry.type != EntityType::kPlace) return false;
        if (entry.kind == "region") return span.known->acronym;
        return entry.kind == "capital" && (is_shared || names_.is_given_name(form(span.tokens.begin)));
    }

    static bool is_bound_to_country(const GazetteerEntry& entry) {
        return entry.kind == "party" || entry.kind == "legislature" || entry.kind == "government";
    }
    bool tells_of_nothing(TokenRange name) const {
        for (TokenIndex at = name.begin; at < name.end; ++at.value)
            if (!names_.is_common(lower_ascii(form(at))) && form(at).size() > 2) return false;
        return true;
    }
    /// Whether nothing but this name tells of its country.
    bool counts_alone(const NameSpan& span) const {
        const auto told = countries_.find(names_.gazetteer()[span.known->entry].country);
        const auto own = told_by_.find(span.known->entry.value);
        return told != countries_.end() && own != told_by_.end() && told->second <= own->second;
    }

    EntityIndex entity_of(const NameSpan& span) {
        if (span.known) return known_entity(span.known->entry);
        const std::string name = words(without_honours(span));
        const EntityIndex entity = new_entity(slug(name), name, span.type, {});
        add_names_of_other_texts(span, layer_.entities[entity.value]);
        layer_.entities[entity.value].unnamed = span.type == EntityType::kPerson && is_office(name);
        if (span.type != EntityType::kPerson && tells_of_nothing(span.tokens)) {
            layer_.descriptions.resize(layer_.entities.size());
            for (TokenIndex at = span.tokens.begin; at < span.tokens.end; ++at.value)
                if (std::string word = lower_ascii(form(at)); tells_kind(word, span.tokens.size() < 3))
                    layer_.descriptions.back().push_back(std::move(word));
        }
        return entity;
    }

    /// "Harold Finch" of "Harold Finch AO"
    TokenRange without_honours(const NameSpan& span) const {
        TokenRange name = span.tokens;
        const auto is_honour = [&](std::string_view word) {
            return word == "," ||
                   (word.size() > 1 && is_upper(character_at(word, 0).value) &&
                    is_upper(character_at(word, word.size() - 1).value) && names_.is_post_nominal(lower_ascii(word)));
        };
        if (span.type != EntityType::kPerson) return name;
        while (name.size() > 2 && is_honour(form(TokenIndex{name.end.value - 1U}))) --name.end.value;
        return name;
    }

    /// Whether the words are those of an office, which many hold: "Vice President".
    bool is_office(std::string_view name) const { return names_.title(lower_ascii(name)) != nullptr; }
    /// Whether a name of common words with this one is that of a kind, such as "Supreme Court" and "Air Force", which
    /// each country has; then the word describes its bearer. "Green Valley Trust" is a name.
    bool tells_kind(std::string_view word, bool is_short) const {
        return word.size() == 1 || names_.is_institution(word) ||
               (is_short && names_.type_of(word) == EntityType::kOrganization);
    }

    /// "Cargill" of "Cargill, Inc.", "Samuel Kerr" of "Samuel Kerr Jr.", "United States Mint" of "US Mint".
    void add_names_of_other_texts(const NameSpan& span, Entity& entity) const {
        const bool is_person = span.type == EntityType::kPerson;
        const auto is_end = [&](TokenIndex at) {
            const std::string word = lower_ascii(form(at));
            return word == "," || (is_person ? names_.is_name_suffix(word) : names_.is_firm(word));
        };
        TokenRange rest = span.tokens;
        while (rest.size() > 1 && is_end(TokenIndex{rest.end.value - 1U})) --rest.end.value;
        if (rest != span.tokens) entity.aliases.push_back(words(rest));
        const TokenIndex second{span.tokens.begin.value + 1U};
        const auto state = names_.gazetteer().find(folded_.key(span.tokens.begin));
        if (is_person || second >= span.tokens.end || !state || !state->acronym || state->demonym) return;
        entity.aliases.push_back(names_.gazetteer()[state->entry].name + ' ' + words({second, span.tokens.end}));
    }

    EntityIndex known_entity(GazetteerIndex index) {
        const GazetteerEntry& entry = names_.gazetteer()[index];
        if (const auto found = by_id_.find(entry.id); found != by_id_.end()) return found->second;
        // local ids of the gazetteer ("per:mark_rutte_nl") are no use to a reader
        const bool global = entry.id.starts_with('Q');
        const EntityIndex entity =
            new_entity(global ? entry.id : slug(entry.name), entry.name, entry.type, global ? entry.id : "");
        by_id_.emplace(entry.id, entity);
        return entity;
    }

    EntityIndex new_entity(const std::string& id, std::string name, EntityType type, std::string kb) {
        layer_.entities.push_back(
            {.id = ids_.unused(id), .name = std::move(name), .type = type, .aliases = {}, .kb = std::move(kb)});
        return EntityIndex{layer_.entities.size() - 1};
    }

    void add_mention(const NameSpan& span, EntityIndex entity, MentionKind kind) {
        Mention mention{.tokens = span.tokens, .kind = kind};
        mention.span = analysis_.span_of(span.tokens);
        mention.head = head_of_name(analysis_, span.tokens);
        mention.entity = acting_for(span, mention.head, entity);
        mention.type = layer_.entities[mention.entity.value].type;
        mention.demonym = span.known && span.known->demonym;
        Entity& named = layer_.entities[mention.entity.value];
        if (const std::string alias = words(span.tokens);
            kind == MentionKind::kName && alias != named.name && !mention.demonym && !is_office(alias))
            named.aliases.push_back(alias);
        const MentionIndex index{layer_.mentions.size()};
        layer_.mentions.push_back(mention);
        for (TokenIndex at = span.tokens.begin; at < span.tokens.end; ++at.value) layer_.by_head[at.value] = index;
        for (TokenIndex at = span.title_tokens.begin; at < span.title_tokens.end; ++at.value)
            layer_.by_head[at.value] = index;
        if (mention.type == EntityType::kPerson && heads_with_letters(span))
            layer_.by_head[span.tokens.end.value] = index;
    }

    /// The tree hangs a name on the letters behind it: "Ana Novak MP".
    bool heads_with_letters(const NameSpan& span) const {
        const TokenIndex behind = span.tokens.end;
        if (behind.value >= analysis_.tokens.size() || layer_.by_head[behind.value]) return false;
        const TokenIndex first = span.title_tokens.size() > 0 ? span.title_tokens.begin : span.tokens.begin;
        const bool hangs = bool(
            tree_.first_child(behind, [&](TokenIndex child) { return first.value <= child.value && child < behind; }));
        return hangs && analysis_[behind].upos == Upos::kPropn &&
               is_all_capitals(analysis_.form(document_, analysis_[behind]));
    }

    /// A capital or seat that acts or is dealt with stands for its state or union.
    EntityIndex acting_for(const NameSpan& span, TokenIndex head, EntityIndex entity) {
        if (!span.known) return entity;
        const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
        if ((entry.kind != "capital" && entry.kind != "seat") || entry.country.empty()) return entity;
        const GazetteerIndex country = names_.gazetteer().by_id(entry.country);
        return country && is_as_state(head) ? known_entity(country) : entity;
    }

    /// "Washington could play a role", "Moscow accused Kyiv", "ties with Washington", "Washington's decision", "the
    /// Moscow-backed bank".
    bool is_as_state(TokenIndex head) const {
        for (int hops = 0; hops < 8 && analysis_[head].deprel == deprel::conj && analysis_[head].head; ++hops)
            head = analysis_[head].head; // "Moscow and Kyiv agreed"
        const Token& token = analysis_[head];
        if (!token.head) return false;
        const Token& governor = analysis_[token.head];
        const std::string_view lemma = analysis_.lemma(governor);
        if (head.value + 2U == token.head.value && is_inner_hyphen(document_, analysis_, TokenIndex{head.value + 1U}))
            return names_.is_state_deed(lemma);
        if (token.deprel == deprel::nsubj) return governor.upos == Upos::kVerb && !names_.is_town_verb(lemma);
        if (token.deprel == deprel::obj) return names_.is_state_verb(lemma);
        if (token.deprel == deprel::nmod_poss) return names_.is_state_noun(lemma);
        if (token.deprel != deprel::nmod || !names_.is_state_noun(lemma)) return false;
        const TokenIndex preposition = tree_.child(head, deprel::case_);
        return preposition && !analysis_[preposition].form_kinds.has(WordKind::kLocative);
    }

    const Document& document_;
    const Analysis& analysis_;
    const Tree& tree_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::vector<NameSpan> spans_;
    EntityLayer layer_;
    std::unordered_map<std::string, int> countries_;     // ids
    std::unordered_map<std::size_t, int> told_by_;       // how often each entry of the gazetteer told of its country
    std::unordered_map<std::string, EntityIndex> by_id_; // gazetteer ids
    IdMaker ids_;
};

} // namespace

EntityLayer find_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                          const NameKnowledge& names, const NameTagger* tagger, const AntecedentRanker* ranker) {
    EntityLayer layer = find_named_entities(document, analysis, tree, names, tagger);
    add_descriptions(document, analysis, tree, names, layer); // "the network" goes back to who was called one
    if (ranker != nullptr) {
        resolve_references(document, analysis, tree, names, *ranker, layer);
        add_descriptions(document, analysis, tree, names, layer);
    }
    for (Entity& entity : layer.entities) entity.mentions = 0;
    for (const Mention& mention : layer.mentions) ++layer.entities[mention.entity.value].mentions;
    return layer;
}

EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                                const NameKnowledge& names, const NameTagger* tagger) {
    const FoldedWords folded(document, analysis, names.gazetteer());
    std::vector<NameSpan> spans = find_names(document, analysis, folded, names);
    if (tagger != nullptr)
        spans =
            fuse_names(document, analysis, folded, names, spans, tagger->tag(document, analysis, folded, names, spans));
    correct_told_types(document, analysis, tree, folded, names, spans);
    join_coordinated_names(document, analysis, folded, names, spans);
    join_explained_names(document, analysis, spans);
    find_repeated_names(document, analysis, folded, names, spans);
    return EntityFinder(document, analysis, tree, folded, names, std::move(spans)).find();
}

} // namespace claimgraph
