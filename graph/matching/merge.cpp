#include "graph/matching/merge.hpp"

#include "graph/base/fold.hpp"
#include "graph/base/swar.hpp"
#include "graph/base/time_interval.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

bool is_none(const std::string& value) { return value.empty(); }
bool is_none(EntityIndex entity) { return !entity; }

/// The smaller of two values, but anything rather than nothing.
void keep_smaller(std::string& value, std::string&& other) {
    if (value.empty() || (!other.empty() && other < value)) value = std::move(other);
}

/// The same for words and the entity that they mean, which belong together.
template <class Value>
void keep_smaller(Value& value, std::string& words, Value&& other_value, std::string&& other_words) {
    const auto rank = [](const Value& own, const std::string& own_words) {
        return std::tuple<bool, const Value&, bool, const std::string&>(is_none(own), own, own_words.empty(),
                                                                        own_words);
    };
    if (rank(other_value, other_words) < rank(value, words)) {
        value = std::move(other_value);
        words = std::move(other_words);
    }
}

/// The earliest time counts, with its words ("today").
auto rank_of_time(const Claim& claim) {
    const auto time = time_interval(claim.time_value);
    return std::tuple(claim.time_value.empty(), !time, time.value_or(TimeInterval()),
                      std::string_view(claim.time_value), claim.time.empty(), std::string_view(claim.time));
}

template <class PlaceEntity>
void merge(Claim& claim, PlaceEntity& place, Claim&& other, PlaceEntity&& other_place) {
    keep_smaller(claim.label, std::move(other.label));
    keep_smaller(claim.report, std::move(other.report));
    if (rank_of_time(other) < rank_of_time(claim)) {
        claim.time_value = std::move(other.time_value);
        claim.time = std::move(other.time);
    }
    keep_smaller(place, claim.place, std::move(other_place), std::move(other.place));
    keep_smaller(claim.condition, std::move(other.condition));
    keep_smaller(claim.complement, std::move(other.complement));
    claim.symmetric |= other.symmetric;
    claim.confidence = std::max(claim.confidence, other.confidence);
    claim.evidence.insert(claim.evidence.end(), std::make_move_iterator(other.evidence.begin()),
                          std::make_move_iterator(other.evidence.end()));
}

/// Which of two names to show: one that is not all in capitals, as in a headline; then the smaller.
bool is_better_name(const std::string& name, const std::string& other) {
    const auto is_loud = [](const std::string& text) {
        return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return std::pair(is_loud(name), std::string_view(name)) < std::pair(is_loud(other), std::string_view(other));
}

/// Whether one_line() would leave it as it is, as most text: printable ASCII, single spaces and none at the ends. May
/// be wrong for other text.
bool is_on_one_line(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ') return false;
    EightBytes after = 0; // the high bit of the lowest byte, if the byte before it was a space
    std::size_t at = 0;
    for (; text.size() - at >= sizeof(EightBytes); at += sizeof(EightBytes)) {
        const EightBytes word = load_eight(text.data() + at);
        const EightBytes spaces = zero_bytes(word ^ repeat(' '));
        const EightBytes deleted = (word + kOnes) & kHighBits; // 0x7F, where all are ASCII
        if (!is_plain(word) || deleted != 0 || (spaces & (spaces << 8 | after)) != 0) return false;
        after = spaces >> 56;
    }
    for (bool after_space = after != 0; at < text.size(); ++at) {
        const bool is_space = text[at] == ' ';
        if (text[at] < ' ' || text[at] >= 0x7F || (is_space && after_space)) return false;
        after_space = is_space;
    }
    return true;
}

void lay_text_on_one_line(std::string& text) {
    if (!is_on_one_line(text)) text = one_line(text);
}

void keep_valid_utf8(std::string& text) {
    if (find_invalid_utf8(text)) text = with_valid_utf8(text);
}

} // namespace

void normalize_text(ClaimBatch& batch) {
    for (Entity& entity : batch.entities) {
        for (std::string* field : {&entity.id, &entity.name, &entity.kb}) lay_text_on_one_line(*field);
        for (std::string& alias : entity.aliases) lay_text_on_one_line(alias);
    }
    for (Claim& claim : batch.claims) {
        for (std::string* field : {&claim.relation, &claim.label, &claim.report, &claim.time, &claim.time_value,
                                   &claim.place, &claim.condition, &claim.complement})
            lay_text_on_one_line(*field);
        for (Evidence& evidence : claim.evidence) {
            for (std::string* field : {&evidence.document, &evidence.text, &evidence.subject, &evidence.object,
                                       &evidence.trigger, &evidence.rule})
                keep_valid_utf8(*field);
            for (std::string& name : evidence.via) lay_text_on_one_line(name);
        }
    }
}

void merge(Entity& known, Entity&& other) {
    if (other.name != known.name) {
        if (is_better_name(other.name, known.name)) std::swap(other.name, known.name);
        known.aliases.push_back(std::move(other.name));
    }
    known.type = std::min(known.type, other.type);
    known.mentions += other.mentions;
    if (known.kb < other.kb) known.kb = std::move(other.kb);
    known.aliases.insert(known.aliases.end(), std::make_move_iterator(other.aliases.begin()),
                         std::make_move_iterator(other.aliases.end()));
    tidy_aliases(known);
}

void tidy_aliases(Entity& entity) {
    std::ranges::sort(entity.aliases);
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
    std::erase(entity.aliases, entity.name);
    std::erase(entity.aliases, std::string());
}

void merge(UnresolvedClaim& known, UnresolvedClaim&& other) {
    merge(known.claim, known.place_entity, std::move(other.claim), std::move(other.place_entity));
}

void merge(Claim& known, Claim&& other) {
    merge(known, known.place_entity, std::move(other), std::move(other.place_entity));
}

void tidy_evidence(Claim& claim) {
    std::ranges::sort(claim.evidence);
    claim.evidence.erase(std::unique(claim.evidence.begin(), claim.evidence.end()), claim.evidence.end());
}

} // namespace claimgraph
