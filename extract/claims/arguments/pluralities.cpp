#include "extract/claims/arguments/pluralities.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t kSentencesBackToName = 2;

} // namespace

std::vector<TokenIndex> Pluralities::named_beside(TokenIndex noun) const {
    const MentionIndex mention = entities_.headed_by(noun);
    if (!is_plural(noun) || (mention && entities_.mentions[mention.value].kind == MentionKind::kName)) return {};
    for (const TokenIndex child : clauses_.tree().children(noun))
        if (child > noun && clauses_.is(child, deprel::appos))
            if (auto names = coordinated_names(child); names.size() > 1) return names;
    return {};
}

std::vector<TokenIndex> Pluralities::named_before(TokenIndex phrase) const {
    const bool pronoun = !clauses_.is_noun(phrase) && clauses_.is(phrase, WordKind::kPluralAnaphor);
    if (entities_.headed_by(phrase) || (!pronoun && !is_pair(phrase))) return {};
    const EntityType type = pronoun ? EntityType::kOther : entities_.type_of(phrase);
    const auto& sentences = clauses_.analysis().sentences;
    const std::size_t last = clauses_.analysis().sentence_of(phrase).value;
    const TokenIndex first = sentences[last - std::min(last, kSentencesBackToName)].tokens.begin;
    for (TokenIndex at = phrase; at > first;) {
        --at.value;
        if (clauses_.is(at, deprel::conj)) continue; // its first conjunct tells
        const auto names = coordinated_names(at);
        if (names.size() > 1) {
            const bool as_many = pronoun || names.size() == 2;
            return as_many && fits(type, names) ? names : std::vector<TokenIndex>();
        }
        if (const auto pair = pronoun ? persons_of_act(at) : std::vector<TokenIndex>(); !pair.empty()) return pair;
        if (pronoun && is_plural(at) && !clauses_.is_time(at)) return {}; // it may mean these
    }
    return {};
}

/// "Both sides", "the two countries"; not "two countries", nor "two-thirds of the voters".
bool Pluralities::is_pair(TokenIndex noun) const {
    if (!is_plural(noun) || clauses_.tree().has_child(noun, deprel::nmod)) return false;
    bool dual = false;
    bool known = false;
    for (const TokenIndex child : clauses_.tree().children(noun)) {
        if (child > noun || !clauses_.is(child, {deprel::det, deprel::nummod, deprel::det_predet})) continue;
        dual |= clauses_.is(child, WordKind::kDual);
        known |= clauses_.is(child, WordKind::kDefinite) || !clauses_.is(child, deprel::nummod);
    }
    return dual && known;
}

std::vector<TokenIndex> Pluralities::coordinated_names(TokenIndex first) const {
    const auto is_name = [this](TokenIndex token) {
        const MentionIndex mention = entities_.headed_by(token);
        return mention && entities_.mentions[mention.value].kind == MentionKind::kName &&
               !entities_.mentions[mention.value].demonym;
    };
    std::vector<TokenIndex> names;
    if (!is_name(first)) return names;
    names.push_back(first);
    for (const TokenIndex child : clauses_.tree().children(first))
        if (clauses_.is(child, deprel::conj) && !clauses_.is_left_out(child) && names.size() < kMaxConjuncts) {
            if (!is_name(child)) return {};
            names.push_back(child);
        }
    return names;
}

/// "Ann Lee met Tom Ruiz": both, given the one that the other acts on; empty if they are no two persons with names.
std::vector<TokenIndex> Pluralities::persons_of_act(TokenIndex object) const {
    const bool with = clauses_.is(object, deprel::obl) && clauses_.has_marker_of(object, WordKind::kComitative);
    if (!with && !clauses_.is(object, deprel::obj)) return {};
    const TokenIndex subject = clauses_.subject_child(clauses_.head_of(object));
    const auto is_person = [this](TokenIndex token) {
        const MentionIndex mention = entities_.headed_by(token);
        return mention && entities_.mentions[mention.value].kind == MentionKind::kName &&
               entities_.mentions[mention.value].type == EntityType::kPerson;
    };
    if (!subject || !is_person(subject) || !is_person(object)) return {};
    return {subject, object};
}

/// Names of one type, that of the noun if that says any.
bool Pluralities::fits(EntityType noun, std::span<const TokenIndex> names) const {
    const auto type_of = [this](TokenIndex name) { return entities_.mentions[entities_.headed_by(name).value].type; };
    const EntityType type = type_of(names.front());
    if (type == EntityType::kConcept || type == EntityType::kOther || type == EntityType::kTime) return false;
    if (noun != EntityType::kOther && noun != EntityType::kConcept && noun != EntityType::kGroup && noun != type)
        return false;
    return std::ranges::all_of(names, [&](TokenIndex name) { return type_of(name) == type; });
}

} // namespace claimgraph
