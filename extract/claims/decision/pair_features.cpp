#include "extract/claims/decision/pair_features.hpp"

#include "extract/entities/names/name_features.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace claimgraph {
namespace {

constexpr std::size_t kMostWords = 3;      ///< of a slot
constexpr std::size_t kSlotsOfAnchors = 2; ///< the first slots
/// More is all the same.
constexpr std::size_t kMostFrames = 4;
constexpr std::size_t kMostSenses = 3;
constexpr std::uint32_t kMostMentions = 5;
constexpr std::uint32_t kMostSize = 8;
constexpr std::uint32_t kSizeStep = 8; ///< bytes
constexpr std::uint32_t kMostLength = 10;
constexpr std::uint32_t kLengthStep = 10; ///< tokens

/// The kinds of features. Append only: a model stores their hashes, so the numbers of dropped ones stay free.
// clang-format off
enum class Template : std::uint64_t {
    kProposal = 1, kProposalTrigger, kProposalTypes, kProposalKind, kProposalConfidence, kProposalPlaces, kProposalHead,
    kProposals, kTrigger, kTriggerSlots, kTriggerObjectSlot, kTriggerTypes, kTriggerObjectType, kTriggerObjectHead,
    kSlots, kSlotTypes, kPlaceTypes, kSlotObjectHead, kSlotSubjectHead, kKinds, kNamedTypes, kFrameSlots, kFrameTypes,
    kVerb, kVerbTrigger, kVerbSlots, kVerbLabel, kVerbFrame, kGovernor, kCase, kDeterminer, kLabelSlots, kMark,
    kModality, kPassiveTrigger, kPassive, kHeading, kSaid, kLength, kOrder = 41, kSense = 43, kSenseSlots,
    kSenses, kFrequent, kFrequentProposals, // and those of ends, of subjects first
    kEndHead = 64, kEndType, kEndDistance, kEndDeterminer, kEndPossessor, kEndConjunct, kEndNumber, kEndMentions,
    kEndModifier, kEndOf, kEndWord, kEndKnown, kEndSize, kEndTagType,
    kObjectEnd = 32, // added for objects
};

/// Supports: the same for every relation.
enum class SupportKind : std::uint64_t { kDrawn = 1, kDrawnKind, kDrawnConfidence, kDrawnTag, kFrame, kFramePlaces,
    kVerbFrame, kVerbFramePlaces, kSense, kSenseRank, kSensePlaces, kVerbSense, kVerbSenseRank };
// clang-format on

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    a = (a ^ (a >> 31U)) * 0x9E3779B97F4A7C15U + b;
    a ^= a >> 29U;
    a *= 0xBF58476D1CE4E5B9U;
    return a ^ (a >> 32U);
}

template <class... Values>
std::uint64_t hash_of(std::uint64_t first, Values... values) {
    std::uint64_t hash = mix(first, 0x2545F4914F6CDD1DU);
    ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
    return hash | 1U; // 0 is "no feature"
}

/// Distances fall into classes.
int distance_class(int distance) {
    const int size = std::abs(distance);
    const int shade = size < 6 ? size : size < 10 ? 6 : size < 16 ? 7 : 8;
    return distance < 0 ? 16 + shade : shade;
}

} // namespace

void PairEvidence::clear() {
    features.clear();
    supports.clear();
    drawn.clear();
    for (auto& slot : words) slot.clear();
}

void PairEvidence::finish() {
    const auto unique = [](auto& values) {
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    unique(features);
    unique(supports);
    unique(drawn);
}

/// One pair with its words looked up.
class PairReader::Writer {
  public:
    Writer(PairReader& reader, const ClaimPair& pair, const Sentence& sentence, PairEvidence& out)
        : reader_(reader),
          clauses_(reader.clauses_),
          anchor_(reader.anchor_),
          pair_(pair),
          sentence_(sentence),
          out_(out) {
        verb_ = reader.word(pair.verb);
        subject_ = end_of(pair.subject, pair.who);
        object_ = end_of(pair.object, pair.whom);
        places_ = static_cast<std::uint64_t>(pair.subject.kind) * 64 + static_cast<std::uint64_t>(pair.object.kind);
        slots_ = hash_of(places_, subject_.preposition, object_.preposition);
        types_ = static_cast<std::uint64_t>(subject_.type) * 64 + static_cast<std::uint64_t>(object_.type);
        tag_ = static_cast<std::uint64_t>(clauses_.token(pair.anchor).upos);
    }

    void write(std::span<const Proposal> proposals) {
        write_proposals(proposals);
        write_trigger();
        write_frames();
        write_senses();
        write_verb();
        write_clause();
        write_end(subject_, 0);
        write_end(object_, static_cast<std::uint64_t>(Template::kObjectEnd));
        write_words();
    }

  private:
    struct End {
        PlaceKind place{};
        std::uint64_t preposition = 0;
        std::uint64_t head = 0; ///< the lemma
        TokenIndex token;
        EntityType type{}; ///< of the entity; that of the words may be another
        MentionKind kind{};
        bool named = false, known = false, conjunct = false;
        std::uint32_t mentions = 0, size = 0;
    };

    template <class... Values>
    void add(Template name, Values... values) {
        out_.features.push_back(hash_of(static_cast<std::uint64_t>(name), static_cast<std::uint64_t>(values)...));
    }
    template <class... Values>
    void support(RelationIndex relation, SupportKind kind, Values... values) {
        out_.supports.push_back(
            {relation, hash_of(static_cast<std::uint64_t>(kind), static_cast<std::uint64_t>(values)...)});
    }
    std::uint64_t hash_of_relation(RelationIndex relation) const { return reader_.relation_hashes_[relation.value]; }

    End end_of(const PairPlace& place, const Argument& argument) const {
        const Entity& entity = reader_.entities_.entities[argument.entity.value];
        End end;
        end.place = place.kind;
        end.preposition = reader_.word(place.preposition);
        end.token = argument.head ? argument.head : place.head;
        end.head = reader_.word(end.token);
        end.type = entity.type;
        end.kind = argument.kind;
        end.named = !entity.unnamed;
        end.known = !entity.kb.empty();
        end.conjunct = end.token != place.head;
        end.mentions = std::min(kMostMentions, entity.mentions);
        end.size =
            std::min(kMostSize, static_cast<std::uint32_t>(argument.words.end - argument.words.begin) / kSizeStep);
        return end;
    }

    void write_proposals(std::span<const Proposal> proposals) {
        for (const Proposal& proposal : proposals) {
            const auto relation = proposal.relation ? hash_of_relation(proposal.relation) : std::uint64_t{0};
            const auto kind = static_cast<std::uint64_t>(proposal.loose) * 2 + proposal.weak;
            const auto sure = static_cast<std::uint64_t>(proposal.confidence * 10);
            add(Template::kProposal, relation);
            add(Template::kProposalTrigger, relation, anchor_.trigger);
            add(Template::kProposalTypes, relation, types_);
            add(Template::kProposalKind, kind);
            add(Template::kProposalConfidence, sure);
            add(Template::kProposalPlaces, relation, places_);
            add(Template::kProposalHead, relation, object_.head);
            if (!proposal.relation) continue;
            out_.drawn.push_back(proposal.relation);
            support(proposal.relation, SupportKind::kDrawn);
            support(proposal.relation, SupportKind::kDrawnKind, kind);
            support(proposal.relation, SupportKind::kDrawnConfidence, sure / 2);
            support(proposal.relation, SupportKind::kDrawnTag, tag_);
        }
        add(Template::kProposals, proposals.size(), tag_, places_);
    }

    void write_trigger() {
        const std::uint64_t trigger = anchor_.trigger;
        add(Template::kTrigger, trigger, tag_);
        add(Template::kTriggerSlots, trigger, slots_);
        add(Template::kTriggerObjectSlot, trigger, object_.place, object_.preposition);
        add(Template::kTriggerTypes, trigger, types_);
        add(Template::kTriggerObjectType, trigger, object_.type);
        add(Template::kTriggerObjectHead, trigger, object_.head);
        add(Template::kSlots, slots_, tag_);
        add(Template::kSlotTypes, slots_, types_);
        add(Template::kPlaceTypes, places_, types_);
        add(Template::kSlotObjectHead, slots_, object_.head);
        add(Template::kSlotSubjectHead, slots_, subject_.head);
        const std::uint64_t named = subject_.named * 2U + object_.named;
        add(Template::kKinds, static_cast<std::uint64_t>(subject_.kind) * 8 + static_cast<std::uint64_t>(object_.kind),
            places_, named);
        add(Template::kNamedTypes, named, types_);
        const bool before = subject_.token && object_.token && subject_.token < object_.token;
        add(Template::kOrder, before, places_);
    }

    /// The relations that the frames of a word can express, whether they fit here or not.
    void write_frames() {
        const std::size_t many = std::min(kMostFrames, anchor_.frames.size());
        for (const RelationIndex relation : anchor_.frames) {
            add(Template::kFrameSlots, hash_of_relation(relation), slots_);
            add(Template::kFrameTypes, hash_of_relation(relation), types_);
            support(relation, SupportKind::kFrame, many);
            support(relation, SupportKind::kFramePlaces, places_, tag_);
        }
        if (!pair_.verb) return;
        const std::size_t of_verb_many = std::min(kMostFrames, reader_.verb_.frames.size());
        for (const RelationIndex relation : reader_.verb_.frames) {
            add(Template::kVerbFrame, hash_of_relation(relation), places_);
            support(relation, SupportKind::kVerbFrame, of_verb_many);
            support(relation, SupportKind::kVerbFramePlaces, places_);
        }
    }

    /// The pattern of triggers.tsv that the two stand in, without its preposition; nothing if they stand in none.
    static std::optional<std::string_view> pattern_of(AnchorKind kind, const PairPlace& first,
                                                      const PairPlace& second) {
        const bool modifies =
            (second.kind == PlaceKind::kModifier || second.kind == PlaceKind::kOblique) && second.preposition;
        const bool owns = is_owner(second.kind);
        if (kind == AnchorKind::kNoun) {
            if (first.kind == PlaceKind::kDescribed || first.kind == PlaceKind::kSubject)
                return owns || modifies ? std::optional<std::string_view>("who>") : std::nullopt;
            if (!modifies) return std::nullopt;
            if (first.kind == PlaceKind::kSelf) return "self>";
            return is_owner(first.kind) || first.kind == PlaceKind::kVerbSubject ? std::optional<std::string_view>("")
                                                                                 : std::nullopt;
        }
        if (first.kind == PlaceKind::kSubject) {
            if (second.kind == PlaceKind::kObject) return "O";
            if (second.kind == PlaceKind::kRecipient) return "IO";
            if (second.kind == PlaceKind::kClause) return "X";
            if (modifies) return "";
        }
        if (first.kind == PlaceKind::kObject && modifies) return "O>";
        return std::nullopt;
    }
    static bool is_owner(PlaceKind kind) {
        return kind == PlaceKind::kPossessor || kind == PlaceKind::kCompound || kind == PlaceKind::kPeople;
    }

    std::size_t write_senses_of(const PairPlace& first, const PairPlace& second, EntityType type, bool turned) {
        const auto pattern = pattern_of(anchor_.kind, first, second);
        if (!pattern) return 0;
        static const std::uint64_t genitive = hash_word("of"); // "B's spokesman" is read as "spokesman of B"
        const bool bare = second.kind == PlaceKind::kObject || second.kind == PlaceKind::kRecipient ||
                          second.kind == PlaceKind::kClause;
        const std::uint64_t preposition = bare                    ? 0
                                          : is_owner(second.kind) ? genitive
                                                                  : reader_.word(second.preposition);
        const auto senses =
            reader_.triggers_.senses(TriggerLexicon::key(anchor_.kind, anchor_.trigger, *pattern, preposition));
        for (const TriggerSense& sense : senses) {
            const bool symmetric = reader_.relations_[sense.relation].symmetric;
            const int fits = sense.types == 0 ? 0 : (sense.types & type_bit(type)) != 0 ? 1 : 2;
            const int side = symmetric ? 2 : sense.turned == turned ? 1 : 0;
            const std::uint64_t relation = hash_of_relation(sense.relation);
            add(Template::kSense, relation, fits, side);
            add(Template::kSenseSlots, relation, fits, side, slots_);
            support(sense.relation, SupportKind::kSense, side, fits);
            support(sense.relation, SupportKind::kSenseRank, side, fits, sense.rank);
            support(sense.relation, SupportKind::kSensePlaces, side, fits, places_);
        }
        return senses.size();
    }

    void write_senses() {
        const std::size_t found = write_senses_of(pair_.subject, pair_.object, object_.type, false) +
                                  write_senses_of(pair_.object, pair_.subject, subject_.type, true);
        add(Template::kSenses, std::min(kMostSenses, found), places_);
        if (!pair_.verb || pair_.subject.kind != PlaceKind::kVerbSubject) return;
        // "criticized the decision of B": what the verb does to its object it may do to whom that belongs to
        const auto senses =
            reader_.triggers_.senses(TriggerLexicon::key(AnchorKind::kVerb, reader_.verb_.trigger, "O", 0));
        for (const TriggerSense& sense : senses)
            if (!sense.turned) {
                support(sense.relation, SupportKind::kVerbSense, places_);
                support(sense.relation, SupportKind::kVerbSenseRank, sense.rank);
            }
    }

    std::uint64_t label(TokenIndex token) const { return clauses_.token(token).deprel.value; }

    void write_verb() {
        if (!pair_.verb) return;
        add(Template::kVerb, verb_, places_);
        add(Template::kVerbTrigger, verb_, anchor_.trigger);
        add(Template::kVerbSlots, verb_, slots_, tag_);
        add(Template::kVerbLabel, label(pair_.anchor), places_);
    }

    void write_clause() {
        const std::uint64_t of_anchor = label(pair_.anchor);
        add(Template::kGovernor, anchor_.governor, of_anchor, places_);
        add(Template::kCase, anchor_.preposition, places_);
        add(Template::kDeterminer, anchor_.determiner, places_);
        add(Template::kMark, anchor_.mark, places_);
        add(Template::kLabelSlots, of_anchor, slots_);
        add(Template::kModality, anchor_.modality, tag_);
        add(Template::kPassiveTrigger, anchor_.passive, anchor_.trigger, places_);
        add(Template::kPassive, anchor_.passive, places_);
        add(Template::kHeading, sentence_.block == BlockKind::kHeading, places_);
        add(Template::kSaid, bool(reader_.attributions_[pair_.anchor.value].speaker), places_);
        add(Template::kFrequent, reader_.frequent_);
        add(Template::kFrequentProposals, reader_.frequent_, out_.drawn.empty(), places_);
        add(Template::kLength, std::min(kMostLength, sentence_.tokens.size() / kLengthStep));
    }

    void write_end(const End& end, std::uint64_t side) {
        const auto put = [&](Template name, auto... values) {
            out_.features.push_back(hash_of(static_cast<std::uint64_t>(name) + side,
                                            static_cast<std::uint64_t>(end.place),
                                            static_cast<std::uint64_t>(values)...));
        };
        put(Template::kEndHead, end.head);
        put(Template::kEndType, end.type);
        put(Template::kEndMentions, end.mentions);
        put(Template::kEndKnown, end.known, end.type);
        put(Template::kEndSize, end.size, end.kind);
        put(Template::kEndConjunct, end.conjunct);
        if (!end.token) return;
        const PhraseWords& words = reader_.phrase(end.token);
        const int distance = static_cast<int>(end.token.value) - static_cast<int>(pair_.anchor.value);
        put(Template::kEndTagType, words.type);
        put(Template::kEndDistance, distance_class(distance));
        put(Template::kEndDeterminer, words.determiner, end.named);
        put(Template::kEndPossessor, words.owner);
        put(Template::kEndNumber, words.counted, clauses_.is(end.token, TagTrait::kPlural));
        put(Template::kEndModifier, words.modifier);
        if (words.of != 0) put(Template::kEndOf, words.of, words.of_type);
        put(Template::kEndWord, clauses_.token(end.token).upos, end.kind);
    }

    void write_words() {
        const TokenIndex governor = pair_.verb ? pair_.verb : clauses_.head_of(pair_.anchor);
        const std::array<std::uint64_t, kWordSlots> words = {reader_.word(pair_.anchor), reader_.word(governor),
                                                             subject_.head, object_.head};
        for (std::size_t i = 0; i < kWordSlots; ++i)
            if (words[i] != 0 && out_.words[i].size() < (i < kSlotsOfAnchors ? kMostWords : 1))
                out_.words[i].push_back(words[i]);
    }

    PairReader& reader_;
    const ClauseReader& clauses_;
    const AnchorWords& anchor_;
    const ClaimPair& pair_;
    const Sentence& sentence_;
    PairEvidence& out_;
    End subject_, object_;
    std::uint64_t verb_ = 0, places_ = 0, slots_ = 0, types_ = 0, tag_ = 0;
};

PairReader::PairReader(const ClauseReader& clauses, const EntityLayer& entities, const Actors& actors,
                       const RelationTable& relations, const TriggerLexicon& triggers,
                       std::span<const Attribution> attributions)
    : clauses_(clauses),
      entities_(entities),
      actors_(actors),
      relations_(relations),
      triggers_(triggers),
      attributions_(attributions),
      words_(clauses.analysis().tokens.size()),
      phrases_(clauses.analysis().tokens.size()) {
    for (const Relation& relation : relations.relations()) relation_hashes_.push_back(hash_word(relation.id));
}

std::uint64_t PairReader::word(TokenIndex token) {
    if (!token) return 0;
    std::uint64_t& hash = words_[token.value];
    if (hash == 0) hash = hash_word(lower_ascii(clauses_.lemma(token)));
    return hash;
}

std::uint64_t PairReader::with_particle(TokenIndex token) const {
    std::string text = lower_ascii(clauses_.lemma(token));
    if (const TokenIndex particle = clauses_.tree().child(token, deprel::compound_prt))
        text.append("_").append(lower_ascii(clauses_.lemma(particle)));
    return hash_word(text);
}

const PairReader::PhraseWords& PairReader::phrase(TokenIndex head) {
    PhraseWords& words = phrases_[head.value];
    if (words.read) return words;
    words.read = true;
    words.type = actors_.type_of(head);
    const Tree& tree = clauses_.tree();
    TokenIndex modifier;
    TokenIndex of;
    for (const TokenIndex child : tree.children(head)) {
        if (clauses_.is(child, deprel::det) && words.determiner == 0) words.determiner = word(child);
        if (clauses_.is(child, deprel::nmod_poss)) words.owner = clauses_.is(child, Upos::kPron) ? 1 : 2;
        if (clauses_.is(child, deprel::nummod)) words.counted = true;
        if (child < head && clauses_.is(child, kPremodifiers)) modifier = child;
        if (child > head && clauses_.is(child, deprel::nmod) && !of) of = child;
    }
    words.modifier = word(modifier);
    if (of) {
        words.of = word(tree.child(of, deprel::case_)) | 1U;
        words.of_type = actors_.type_of(of);
    }
    return words;
}

void PairReader::read_anchor(TokenIndex token, AnchorWords& out) {
    if (out.token == token) return;
    out.token = token;
    out.kind = clauses_.is(token, Upos::kVerb) ? AnchorKind::kVerb
               : clauses_.is_noun(token)       ? AnchorKind::kNoun
                                               : AnchorKind::kAdjective;
    const Tree& tree = clauses_.tree();
    out.trigger = with_particle(token);
    out.governor = word(clauses_.head_of(token));
    out.preposition = word(tree.child(token, deprel::case_));
    out.determiner = word(tree.child(token, deprel::det));
    out.mark = word(tree.child(token, deprel::mark));
    out.modality = static_cast<std::uint64_t>(clauses_.modality(token)) * 2 + clauses_.is_negated(token);
    out.passive = clauses_.is_passive(token);
    out.frames.clear();
    for (const Frame& frame : relations_.frames(out.kind, clauses_.lemma(token))) out.frames.push_back(frame.relation);
    std::ranges::sort(out.frames);
    out.frames.erase(std::unique(out.frames.begin(), out.frames.end()), out.frames.end());
}

/// Text of other languages has few words that are frequent in this one.
void PairReader::read_sentence(const Sentence& sentence) {
    if (sentence_ == sentence.tokens.begin) return;
    sentence_ = sentence.tokens.begin;
    std::uint64_t words = 0;
    std::uint64_t frequent = 0;
    for (const Token& token : clauses_.analysis().of(sentence.tokens)) {
        if (token.upos == Upos::kPunct || token.upos == Upos::kNum) continue;
        ++words;
        frequent += token.form_kinds.has(WordKind::kFrequent) || token.kinds.has(WordKind::kFrequent);
    }
    constexpr std::uint64_t kTenths = 10;
    frequent_ = words == 0 ? 0 : frequent * kTenths / words;
}

void PairReader::read(const ClaimPair& pair, const Sentence& sentence, std::span<const Proposal> proposals,
                      PairEvidence& out) {
    read_sentence(sentence);
    read_anchor(pair.anchor, anchor_);
    if (pair.verb) read_anchor(pair.verb, verb_);
    Writer(*this, pair, sentence, out).write(proposals);
}

} // namespace claimgraph
