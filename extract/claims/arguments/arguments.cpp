#include "extract/claims/arguments/arguments.hpp"

#include "extract/entities/names/noun_description.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

/// "said they came and saw and conquered"
constexpr int kMaxClauses = 4;

/// What stands before a predicate noun and belongs to its clause.
constexpr DeprelSet kBeforePredicate = kSubjects | DeprelSet{deprel::cop, deprel::aux, deprel::advmod};
constexpr DeprelSet kAsides = {deprel::acl_relcl, deprel::appos, deprel::parataxis, deprel::punct,
                               deprel::conj,      deprel::cc,    deprel::list};

} // namespace

ByteSpan told_words(const TreeReader& trees, const Argument& argument) {
    if (argument.kind != MentionKind::kNominal || !argument.head || !trees.is_noun(argument.head) ||
        trees.is(argument.head, WordKind::kMeasure)) // "thousands of workers"
        return argument.words;
    const ByteSpan words = trees.analysis().span_of(trees.with_premodifiers(argument.head));
    return argument.words.contains(words) ? words : argument.words;
}

Arguments::Arguments(const ClauseReader& clauses, EntityLayer& entities, const Actors& actors,
                     bool speakers_are_pronouns)
    : clauses_(clauses),
      entities_(entities),
      actors_(actors),
      pluralities_(clauses, entities),
      speakers_are_pronouns_(speakers_are_pronouns) {
    for (std::size_t i = 0; i < entities.entities.size(); ++i) by_id_.emplace(entities.entities[i].id, EntityIndex{i});
    for (const RoleFact& role : entities.roles)
        if (entities.entities[role.object.value].type == EntityType::kRole)
            offices_.emplace(role.title.end.value - 1u, role.object);
}

std::vector<Argument> Arguments::resolve(TokenIndex head) {
    std::vector<Argument> result;
    if (!head) return result;
    if (clauses_.is_relative_pronoun(head)) head = clauses_.antecedent(head);
    if (const TokenIndex speaker = speaker_of(head)) head = speaker;
    if (add_members(head, result)) return result;
    add(head, result);
    add_by_shared_name(head, result);
    for (const TokenIndex child : clauses_.tree().children(head)) {
        // "he is a banker and she teaches": a clause of its own
        const bool is_clause =
            clauses_.is(child, Upos::kVerb) && !clauses_.is(head, Upos::kVerb) && clauses_.subject_child(child);
        if (clauses_.is(child, deprel::conj) && !is_clause && !clauses_.is_left_out(child) &&
            result.size() < kMaxConjuncts)
            add(child, result);
    }
    return result;
}

/// "They", "the two countries, Kenya and Uganda": each that these mean.
bool Arguments::add_members(TokenIndex head, std::vector<Argument>& out) {
    for (const TokenIndex name : pluralities_.named_beside(head)) {
        const Mention& mention = entities_.mentions[entities_.headed_by(name).value];
        out.push_back({mention.entity, mention.span, MentionKind::kName, name});
    }
    if (!out.empty()) return true;
    const bool pronoun = !clauses_.is_noun(head);
    for (const TokenIndex name : pluralities_.named_before(head))
        out.push_back({entities_.mentions[entities_.headed_by(name).value].entity,
                       pronoun ? clauses_.token(head).span : noun_phrase(head),
                       pronoun ? MentionKind::kPronoun : MentionKind::kNominal, head});
    return !out.empty();
}

/// "The rebels said they would ...": the subject of what somebody says stands for the speaker, if it is not known to
/// mean somebody else and agrees in number.
TokenIndex Arguments::speaker_of(TokenIndex pronoun) const {
    const Token& token = clauses_.token(pronoun);
    if (!speakers_are_pronouns_ || token.upos != Upos::kPron) return {};
    const bool they = token.form_kinds.has(WordKind::kLogophoricMany);
    if ((!they && !token.form_kinds.has(WordKind::kLogophoricOne)) || !clauses_.is(pronoun, kSubjects)) return {};
    TokenIndex clause = token.head;
    for (int step = 0; step < kMaxClauses && clause && clauses_.is(clause, deprel::conj); ++step)
        clause = clauses_.head_of(clause);
    if (!clause || !clauses_.is(clause, deprel::ccomp)) return {};
    const TokenIndex speaker = clauses_.subject(clauses_.head_of(clause));
    if (!speaker || !clauses_.is_noun(speaker) || !actors_.is_actor(speaker)) return {};
    if (entities_.headed_by(speaker) && !they) return {}; // names are found by the entity stage
    const EntityType type = actors_.type_of(speaker);
    const bool several = type == EntityType::kGroup || clauses_.tree().has_child(speaker, deprel::conj);
    return they == several ? speaker : TokenIndex();
}

void Arguments::add(TokenIndex head, std::vector<Argument>& out) {
    if (const TokenIndex name = name_beside(head)) head = name;
    const MentionIndex found = entities_.headed_by(head);
    if ((!found || entities_.entities[entities_.mentions[found.value].entity.value].unnamed) &&
        add_by_people(head, out))
        return;
    if (found) {
        const Mention& mention = entities_.mentions[found.value];
        const ByteSpan words = mention.kind == MentionKind::kNominal ? noun_phrase(head) : mention.span;
        out.push_back({mention.entity, words, mention.kind, head});
    } else if (clauses_.is(head, Upos::kVerb)) {
        out.push_back(clause(head));
    } else if (clauses_.is_noun(head) || clauses_.is(head, Upos::kAdj) || clauses_.is(head, Upos::kNum)) {
        if (clauses_.is(head, Upos::kAdj) && clauses_.is(head, kPremodifiers)) return; // an adjective of nobody known
        if (add_number(head, out)) return;
        out.push_back({concept_named(description_of(head), actors_.type_of(head)), noun_phrase(head),
                       MentionKind::kNominal, head});
    }
}

/// "His wife, Ana Marin, ...": who is named beside what he is, if nothing else says who that is.
TokenIndex Arguments::name_beside(TokenIndex head) const {
    if (entities_.headed_by(head) || !clauses_.is(head, Upos::kNoun) || clauses_.is(head, TagTrait::kPlural) ||
        !actors_.is_somebody(head))
        return {};
    return clauses_.tree().first_child(head, [&](TokenIndex child) {
        const MentionIndex mention = entities_.headed_by(child);
        return child > head && clauses_.is(child, {deprel::appos, deprel::flat, deprel::nmod_desc}) && mention &&
               entities_.mentions[mention.value].kind == MentionKind::kName &&
               entities_.mentions[mention.value].type == EntityType::kPerson;
    });
}

/// "North and South Korea" are two places, if the document knows both.
void Arguments::add_by_shared_name(TokenIndex head, std::vector<Argument>& out) {
    if (!clauses_.is(head, Upos::kPropn)) return;
    const Document& document = clauses_.document();
    for (const TokenIndex child : clauses_.tree().children(head)) {
        if (child > head || !clauses_.is(child, deprel::compound) || !clauses_.tree().has_child(child, deprel::conj))
            continue;
        const ByteSpan words = clauses_.token(child).span;
        const std::string name =
            std::string(document.text(words)) + ' ' + std::string(document.text(clauses_.token(head).span));
        const EntityIndex entity = named(name);
        if (!entity) continue;
        if (out.empty() || out.front().entity != entity) out.push_back({entity, words, MentionKind::kName, child});
    }
}

/// "French and British leaders" are two groups: one for each adjective of a place that shares the noun.
bool Arguments::add_by_people(TokenIndex head, std::vector<Argument>& out) {
    const EntityType type = actors_.type_of(head);
    if (type != EntityType::kGroup && type != EntityType::kOrganization) return false;
    std::vector<TokenIndex> peoples;
    const auto is_people = [&](TokenIndex token) {
        const MentionIndex mention = entities_.headed_by(token);
        return mention && entities_.mentions[mention.value].demonym;
    };
    for (const TokenIndex child : clauses_.tree().children(head)) {
        if (child > head || !is_people(child)) continue;
        peoples.push_back(child);
        for (const TokenIndex other : clauses_.tree().children(child))
            if (clauses_.is(other, deprel::conj) && other < head && is_people(other)) peoples.push_back(other);
    }
    if (peoples.size() < 2) return false;
    const Document& document = clauses_.document();
    const std::string noun(document.text(clauses_.token(head).span));
    for (const TokenIndex people : peoples) {
        const std::string name = std::string(document.text(clauses_.token(people).span)) + ' ' + noun;
        // the first has only its adjective for itself: "French", but "British leaders"
        const bool last = people == peoples.back();
        const ByteSpan adjective = clauses_.token(people).span;
        out.push_back({concept_named(name, type),
                       {adjective.begin, last ? clauses_.token(head).span.end : adjective.end},
                       MentionKind::kNominal,
                       head});
    }
    return true;
}

/// A number is nobody: "killing at least five" are people, "six of the committees" are those; else nothing is known of
/// it.
bool Arguments::add_number(TokenIndex head, std::vector<Argument>& out) {
    const TokenIndex counted = clauses_.substance(head);
    if (!clauses_.is(head, Upos::kNum)) return add_measured(head, counted, out);
    const bool is_called_so = bool(clauses_.tree().first_child(head, [&](TokenIndex child) { // "Unit 8200"
        return child < head && clauses_.is_noun(child);
    }));
    if (is_called_so) return false;
    const TokenIndex verb = clauses_.head_of(head);
    const bool people = counted == head && verb && clauses_.is(verb, WordKind::kBodilyVerb) &&
                        clauses_.is(head, kSubjects | DeprelSet{deprel::obj}) && !clauses_.is(head, WordKind::kMeasure);
    if (!people && counted == head) return true;
    const ByteSpan words = noun_phrase(head);
    std::string name(clauses_.document().text({words.begin, clauses_.token(counted).span.end}));
    if (people) name.append(1, ' ').append(clauses_.words().word(WordKind::kPersons));
    const EntityType type = people ? EntityType::kGroup : actors_.type_of(head);
    out.push_back({concept_named(std::move(name), type), words, MentionKind::kNominal, head});
    return true;
}

/// "A lot of players", "many of the players" are players; "the number of players", "9 percent of them" are not.
bool Arguments::add_measured(TokenIndex head, TokenIndex counted, std::vector<Argument>& out) {
    const bool tells = bool(clauses_.tree().first_child(head, [&](TokenIndex child) {
        return child < head && (clauses_.is(child, WordKind::kDefiniteArticle) || clauses_.is(child, deprel::nummod));
    }));
    if (!clauses_.is(head, WordKind::kMeasure) || actors_.is_somebody(head)) return false;
    if (counted == head) // "rose 9 percent": an amount is nobody, "two groups" are
        return clauses_.tree().has_child(head, deprel::nummod) && actors_.type_of(head) == EntityType::kConcept;
    if (tells) return false;
    const ByteSpan name = clauses_.bytes(clauses_.with_premodifiers(counted));
    out.push_back({concept_named(std::string(clauses_.document().text(name)), actors_.type_of(counted)),
                   noun_phrase(head), MentionKind::kNominal, head});
    return true;
}

Argument Arguments::clause(TokenIndex head) {
    TokenRange range = clauses_.phrase(head);
    for (const TokenIndex child : clauses_.tree().children(head)) { // "sell the mill, before he left"
        if (child < head || !clauses_.is(child, {deprel::advcl, deprel::parataxis})) continue;
        const TokenIndex first = clauses_.tree().subtree(child).begin;
        if (first <= head) continue; // trees of a parser may cross
        if (clauses_.is(first, Upos::kPunct) || clauses_.is(TokenIndex{first.value - 1U}, Upos::kPunct))
            range.end = std::min(first, range.end);
    }
    const ByteSpan words = clauses_.bytes(range);
    return {concept_named(std::string(clauses_.document().text(words)), EntityType::kConcept), words,
            MentionKind::kNominal, head};
}

Argument Arguments::description(TokenIndex noun, EntityIndex holder) {
    // an office that his name bears: "secretary of state", not "secretary" besides
    if (const auto known = offices_.find(noun.value); known != offices_.end()) {
        const EntityIndex office = known->second;
        if (entities_.entities[office.value].id ==
            office_of(entities_.entities[holder.value], entities_.entities[office.value].name).id) {
            ++entities_.entities[office.value].mentions;
            return {office, noun_phrase(noun), MentionKind::kNominal, noun};
        }
    }
    const EntityIndex office = mentioned(office_of(entities_.entities[holder.value], description_of(noun)));
    return {office, noun_phrase(noun), MentionKind::kNominal, noun};
}

std::string Arguments::description_of(TokenIndex noun) const {
    return to_string(describe_noun(clauses_, entities_, noun), clauses_.document(), clauses_.analysis());
}

Argument Arguments::party(TokenIndex adjective) {
    const std::string name =
        std::string(clauses_.form(adjective)) + ' ' + capitalized(clauses_.words().word(WordKind::kPartyWord));
    EntityIndex entity = named(name);
    if (!entity)
        entity =
            mentioned({.id = slug(name), .name = name, .type = EntityType::kOrganization, .aliases = {}, .kb = {}});
    return {entity, clauses_.token(adjective).span, MentionKind::kName, adjective};
}

ByteSpan Arguments::noun_phrase(TokenIndex head) const {
    TokenRange range = clauses_.cut_before(clauses_.phrase(head), head, kAsides);
    for (const TokenIndex child : clauses_.tree().children(head))
        if (child < head && clauses_.is(child, kBeforePredicate))
            range.begin = std::max(range.begin, clauses_.tree().subtree(child).end);
    if (range.begin > head) range.begin = head;
    return clauses_.bytes(range);
}

EntityIndex Arguments::concept_named(std::string name, EntityType type) {
    std::string id = slug(name);
    return mentioned(
        {.id = std::move(id), .name = std::move(name), .type = type, .aliases = {}, .kb = {}, .unnamed = true});
}

/// The first entity with this name; default if there is none.
EntityIndex Arguments::named(std::string_view name) const {
    const auto found = std::ranges::find(entities_.entities, name, &Entity::name);
    if (found == entities_.entities.end()) return {};
    return EntityIndex{static_cast<std::size_t>(found - entities_.entities.begin())};
}

/// The entity with this id, which is made if there is none, with one mention more.
EntityIndex Arguments::mentioned(Entity entity) {
    const auto [found, added] = by_id_.try_emplace(entity.id, EntityIndex{entities_.entities.size()});
    if (added) entities_.entities.push_back(std::move(entity));
    ++entities_.entities[found->second.value].mentions;
    return found->second;
}

} // namespace claimgraph
