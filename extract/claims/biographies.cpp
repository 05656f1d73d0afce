#include "extract/claims/biographies.hpp"

#include "extract/claims/introductions.hpp"
#include "extract/tokens/dashes.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

constexpr double kLifeConfidence = 0.9;
constexpr double kCountryConfidence = 0.9;
constexpr double kOfficeConfidence = 0.9;
constexpr double kSeatConfidence = 0.9;

/// From a copula to what somebody is: "was one of the last British painters".
constexpr std::uint32_t kFarthestNoun = 12;
/// From "founder" to its preposition in "founder and chief executive of Acme".
constexpr std::uint32_t kFarthestPreposition = 8;
/// From there to the name: "of the biopharmaceutical company Acme".
constexpr std::uint32_t kFarthestName = 6;
/// What has heads, founders and members, where a frame does not say.
constexpr TypeSet kBodies =
    type_bit(EntityType::kOrganization) | type_bit(EntityType::kGroup) | type_bit(EntityType::kFacility);

bool has_digit(std::string_view form) {
    return std::ranges::any_of(form, [](char c) { return c >= '0' && c <= '9'; });
}

/// Writes what one sentence says of whom it introduces.
class Biographer {
  public:
    Biographer(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
               std::span<const ImpliedRelation> implied, const Actors& actors, Introduction introduction,
               TokenIndex end)
        : builder_(builder),
          clauses_(clauses),
          relations_(relations),
          implied_(implied),
          actors_(actors),
          entities_(builder.entities()),
          introduction_(std::move(introduction)),
          name_(entities_.mentions[introduction_.name.value]),
          end_(end) {}

    void write() {
        if (name_.type == EntityType::kPerson) {
            for (const TokenRange bracket : introduction_.brackets) read_life(bracket);
            if (introduction_.copula) add_country();
        }
        if (introduction_.description) add_description();
    }

  private:
    /// "Born 3 May 1950 in Bergen, died ...", and dates alone: "3 May 1950, Bergen - 8 June 2010, Oslo".
    void read_life(TokenRange bracket) {
        TokenIndex death = bracket.begin;
        while (death < bracket.end && !ends_birth(death)) ++death.value;
        TokenIndex birth = bracket.begin;
        while (birth < death && !told_by(clauses_, relations_, birth, Construction::kBirth)) ++birth.value;
        const bool says_born = birth < death;
        const TokenRange after{std::min(TokenIndex{death.value + 1u}, bracket.end), bracket.end};
        if (!says_born && !(has_year({bracket.begin, death}) && has_year(after))) return;
        if (!says_born) birth = bracket.begin;
        add(relations_.drawn_by(Construction::kBirth), birth, places_in(clauses_, entities_, {birth, death}),
            kLifeConfidence);
        if (death < bracket.end)
            add(relations_.drawn_by(Construction::kDeath), death, places_in(clauses_, entities_, after),
                kLifeConfidence);
    }
    bool ends_birth(TokenIndex at) const {
        const std::string_view form = clauses_.form(at);
        return is_dash(form) || form == ";" || bool(told_by(clauses_, relations_, at, Construction::kDeath));
    }
    bool has_year(TokenRange range) const {
        for (TokenIndex at = range.begin; at < range.end; ++at.value)
            if (clauses_.form(at).size() == 4 && has_digit(clauses_.form(at))) return true;
        return false;
    }

    /// "Is a Norwegian banker".
    void add_country() {
        std::vector<Argument> countries;
        TokenIndex anchor;
        const TokenIndex end{std::min(end_.value, introduction_.description.value + kFarthestNoun)};
        for (TokenIndex at = introduction_.description; at < end; ++at.value) {
            if (clauses_.is(at, WordKind::kNegation) || clauses_.is(at, Upos::kAdp) || clauses_.is(at, Upos::kVerb))
                return;
            const Mention* name = name_at(at);
            if (name != nullptr && name->demonym) {
                if (name->type == EntityType::kPlace && (countries.empty() || countries.back().head != name->head)) {
                    countries.push_back({name->entity, name->span, MentionKind::kName, name->head});
                    anchor = name->head;
                }
            } else if (clauses_.is_noun(at) && !countries.empty() && actors_.is_somebody(at)) {
                add(relations_.drawn_by(Construction::kOrigin), anchor, std::move(countries), kCountryConfidence);
                return;
            }
        }
    }

    /// What nouns with their prepositions and participles tell, up to the next clause or person.
    void add_description() {
        bool among_others = false; // a participle may be said of another name
        bool is_nested = false;    // "adviser to the head of Acme": what others are
        TokenIndex told = introduction_.description;
        for (TokenIndex at = told; at < end_ && !ends_description(at); ++at.value) {
            const TokenIndex next{std::min(at.value + 1u, end_.value - 1u)};
            if (clauses_.form(at) == "," || (clauses_.is(at, Upos::kCconj) && clauses_.is(next, Upos::kDet)))
                is_nested = false;
            else if (clauses_.is(at, Upos::kAdp) && at >= told)
                is_nested = true;
            if (const Mention* name = name_at(at); name != nullptr && !name->demonym && name->tokens.begin == at) {
                if (name->type == EntityType::kPerson && !actors_.is_somebody(name->head)) return;
                among_others |= name->type != EntityType::kPlace;
            }
            const bool is_person = name_.type == EntityType::kPerson;
            if (clauses_.is(at, Upos::kVerb) && introduction_.copula && !among_others && !(is_nested && is_person))
                add_seat(at);
            if (clauses_.is_noun(at) && !is_nested && is_person == actors_.is_somebody(at))
                told = std::max(told, add_office(at));
        }
    }
    bool ends_description(TokenIndex at) const {
        const std::string_view form = clauses_.form(at);
        return clauses_.is(at, WordKind::kNegation) || clauses_.is(at, WordKind::kRelative) ||
               clauses_.is(at, Upos::kAux) || form == ";" || form == ":" ||
               (clauses_.is(at, Upos::kVerb) && clauses_.is(at, TagTrait::kFinite));
    }

    /// "Based in Oslo".
    void add_seat(TokenIndex participle) {
        const RelationIndex relation = told_by(clauses_, relations_, participle, Construction::kWithin);
        const TokenIndex next{participle.value + 1u};
        if (!relation || next >= end_ || !clauses_.is(next, WordKind::kPlace)) return;
        add(relation, participle, places_in(clauses_, entities_, {next, end_}), kSeatConfidence);
    }

    /// "Founder and chief executive of the bank Acme": by the frames of lasting relations, with the words side by side.
    /// Where the words end; default if it tells nothing.
    TokenIndex add_office(TokenIndex noun) {
        const TokenIndex next{noun.value + 1u};
        if (next >= end_ || clauses_.is_noun(next) || clauses_.is(next, Upos::kAdj)) return {};
        if (clauses_.form(TokenIndex{noun.value - 1u}) == "-") return {}; // a vice-chairman is no chairman
        for (const Frame& frame : relations_.frames(AnchorKind::kNoun, lower_ascii(clauses_.lemma(noun)))) {
            const Relation& relation = relations_[frame.relation];
            if (relation.family.tone != QuadClass::kIs || frame.slots.size() != 1 || frame.weak) continue;
            const Slot& slot = frame.slots.front();
            if (slot.role != Role::kObject || slot.prepositions.empty() || !slot.lemmas.empty()) continue;
            const Mention* object = named_behind(noun, slot);
            if (object == nullptr) continue;
            add(relation_of(noun, frame.relation), noun,
                {{object->entity, object->span, MentionKind::kName, object->head}}, kOfficeConfidence);
            return object->tokens.end;
        }
        return {};
    }
    /// What a noun with a word before it tells: a vice president works for a bank, whether he leads it or not.
    RelationIndex relation_of(TokenIndex noun, RelationIndex relation) const {
        const TokenIndex before{noun.value - 1u};
        if (!clauses_.is_noun(before) && !clauses_.is(before, Upos::kAdj)) return relation;
        const auto implied = std::ranges::find(implied_, relation, &ImpliedRelation::narrower);
        return implied != implied_.end() ? implied->broader : relation;
    }
    /// The name that a slot takes, with nothing but words of noun phrases before it.
    const Mention* named_behind(TokenIndex noun, const Slot& slot) const {
        TokenIndex at{noun.value + 1u};
        for (std::uint32_t i = 0; at < end_ && i < kFarthestPreposition && goes_on(at); ++i) ++at.value;
        if (at >= end_ ||
            std::ranges::find(slot.prepositions, lower_ascii(clauses_.form(at))) == slot.prepositions.end())
            return nullptr;
        ++at.value;
        const TypeSet types = slot.types != 0 ? slot.types : kBodies;
        for (std::uint32_t i = 0; at < end_ && i < kFarthestName; ++i, ++at.value) {
            if (const Mention* name = name_at(at); name != nullptr && !name->demonym)
                return name->tokens.begin == at && (types & type_bit(name->type)) != 0 ? name : nullptr;
            if (!clauses_.is_noun(at) && !clauses_.is(at, Upos::kDet) && !clauses_.is(at, Upos::kAdj)) return nullptr;
        }
        return nullptr;
    }
    /// "And chief executive", "& CEO".
    bool goes_on(TokenIndex at) const {
        const Mention* name = name_at(at);
        if (name != nullptr && !name->demonym && !actors_.is_somebody(at)) return false;
        return clauses_.is_noun(at) || clauses_.is(at, Upos::kAdj) || clauses_.is(at, Upos::kCconj) ||
               clauses_.is(at, Upos::kDet) || clauses_.is(at, Upos::kSym);
    }

    const Mention* name_at(TokenIndex at) const {
        const MentionIndex index = entities_.by_head[at.value];
        if (!index || entities_.mentions[index.value].kind != MentionKind::kName) return nullptr;
        const Mention& mention = entities_.mentions[index.value];
        return mention.tokens.contains(at) ? &mention : nullptr;
    }

    void add(RelationIndex relation, TokenIndex anchor, std::vector<Argument> objects, double confidence) {
        if (!relation || objects.empty()) return;
        Draft draft{.match = {.anchor = anchor}, .relation = relation, .rule = "biography"};
        draft.subjects = {{name_.entity, name_.span, MentionKind::kName, name_.head}};
        draft.objects = std::move(objects);
        draft.confidence = confidence;
        draft.certain = true;
        builder_.add(draft);
    }

    ClaimBuilder& builder_;
    const ClauseReader& clauses_;
    const RelationTable& relations_;
    std::span<const ImpliedRelation> implied_;
    const Actors& actors_;
    const EntityLayer& entities_;
    Introduction introduction_;
    Mention name_;
    TokenIndex end_;
};

} // namespace

void add_biography(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations,
                   std::span<const ImpliedRelation> implied, const Actors& actors, SentenceIndex sentence) {
    const TokenRange tokens = clauses.analysis().sentences[sentence.value].tokens;
    if (const auto introduction = introduction_of(clauses, builder.entities(), tokens))
        Biographer(builder, clauses, relations, implied, actors, *introduction, tokens.end).write();
}

} // namespace claimgraph
