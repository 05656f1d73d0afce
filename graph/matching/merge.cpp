#include "graph/matching/merge.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/text/swar.hpp"
#include "graph/base/text/utf8.hpp"
#include "graph/base/time/time_interval.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

bool is_none(const std::string& value) { return value.empty(); }
bool is_none(EntityIndex entity) { return !entity; }

/// The smaller of two values, but anything rather than nothing.
template <class Value>
void keep(Value& value, Value& other) {
    if (is_none(value) || (!is_none(other) && other < value)) value = std::move(other);
}
void keep(bool& value, bool& other) { value |= other; }
void keep(double& value, double& other) { value = std::max(value, other); }
void keep(std::uint32_t& value, std::uint32_t& other) { value = std::max(value, other); }

/// The same for words and the entity that they mean, which belong together.
template <class Value>
void keep(std::string& words, Value& value, std::string& other_words, Value& other_value) {
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
void keep(std::string& words, std::string& value, std::string& other_words, std::string& other_value) {
    const auto rank = [](const std::string& own, const std::string& own_words) {
        const auto time = time_interval(own);
        return std::tuple(own.empty(), !time, time.value_or(TimeInterval()), std::string_view(own), own_words.empty(),
                          std::string_view(own_words));
    };
    if (rank(other_value, other_words) < rank(value, words)) {
        value = std::move(other_value);
        words = std::move(other_words);
    }
}

template <std::size_t i>
auto& field_of(Claim& claim) {
    return claim.*kMember<kClaimFields, i>;
}
template <std::size_t i>
auto& field_of(UnresolvedClaim& loose) {
    if constexpr (std::is_same_v<FieldValue<kClaimFields, i>, EntityIndex>)
        return loose.entities[entity_place(kClaimFields[i])];
    else
        return field_of<i>(loose.claim);
}

/// All that is no part of what makes claims one, but the evidence.
template <class AnyClaim>
void merge_fields(AnyClaim& known, AnyClaim& other) {
    for_each_row<kClaimFields>([&](auto i) {
        if constexpr (kClaimFields[i].identity != 0 || is_value_of_words<kClaimFields>(i))
            return;
        else if constexpr (kClaimFields[i].is(kWords))
            keep(field_of<i()>(known), field_of<i + 1>(known), field_of<i()>(other), field_of<i + 1>(other));
        else
            keep(field_of<i()>(known), field_of<i()>(other));
    });
}

void add_evidence(Claim& claim, Claim& other) {
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

void normalize_text(std::string& text) {
    if (!is_on_one_line(text)) text = one_line(text);
}
void normalize_text(std::vector<std::string>& texts) {
    for (std::string& text : texts) normalize_text(text);
}

void keep_valid_utf8(std::string& text) {
    if (find_invalid_utf8(text)) text = with_valid_utf8(text);
}

template <class Value>
constexpr bool kIsText = std::is_same_v<Value, std::string>;
template <class Value>
constexpr bool kIsList = std::is_same_v<Value, std::vector<std::string>>;

template <const auto& fields, class Thing>
void lay_fields_on_one_line(Thing& thing) {
    for_each_value<fields>(thing, []<class Value>(const auto&, Value& value) {
        if constexpr (kIsText<Value> || kIsList<Value>) normalize_text(value);
    });
}

} // namespace

void normalize_text(ClaimBatch& batch) {
    for (Entity& entity : batch.entities) lay_fields_on_one_line<kEntityFields>(entity);
    for (Claim& claim : batch.claims) {
        lay_fields_on_one_line<kClaimFields>(claim);
        for (Evidence& evidence : claim.evidence)
            for_each_value<kEvidenceFields>(evidence, []<class Value>(const auto&, Value& value) {
                if constexpr (kIsText<Value>) keep_valid_utf8(value);
                if constexpr (kIsList<Value>) normalize_text(value);
            });
    }
    for (SourceDocument& document : batch.documents)
        for_each_value<kSourceFields>(document, []<class Value>(const SourceField& field, Value& value) {
            if constexpr (kIsText<Value>) {
                if (field.name == "name" || field.name == "same_as") // as evidence has it
                    keep_valid_utf8(value);
                else
                    normalize_text(value);
            }
        });
}

void merge(Entity& known, Entity&& other) {
    if (other.name != known.name) {
        if (is_better_name(other.name, known.name)) std::swap(other.name, known.name);
        known.aliases.push_back(std::move(other.name));
    }
    known.type = std::min(known.type, other.type);
    known.mentions += other.mentions;
    known.unnamed = known.unnamed && other.unnamed;
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

void merge(SourceDocument& known, SourceDocument&& other) {
    for_each_field<kSourceFields>([&](const SourceField& field, auto member) {
        if (!field.is(kCore)) keep(known.*member, other.*member);
    });
    keep(known.sketch, other.sketch);
}

void merge(UnresolvedClaim& known, UnresolvedClaim&& other) {
    merge_fields(known, other);
    add_evidence(known.claim, other.claim);
}

void merge(Claim& known, Claim&& other) {
    merge_fields(known, other);
    add_evidence(known, other);
}

void tidy_evidence(Claim& claim) {
    std::ranges::sort(claim.evidence);
    claim.evidence.erase(std::unique(claim.evidence.begin(), claim.evidence.end()), claim.evidence.end());
}

} // namespace claimgraph
