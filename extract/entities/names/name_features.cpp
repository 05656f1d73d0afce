#include "extract/entities/names/name_features.hpp"

#include "extract/entities/names/feature_row.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>
#include <unordered_set>

namespace claimgraph {
namespace {

/// Flags of a word.
enum : std::uint8_t { kGivenName = 1, kSurname = 2, kCommon = 4, kSmallElsewhere = 8, kHumanNoun = 16, kFirm = 32 };

/// "Xx" for "Belgrade", "X" for "NATO", "Xx-Xx", "0" for digits: runs of one kind as one letter.
std::uint64_t shape_of(std::string_view form) {
    std::uint64_t shape = 0;
    char last = 0;
    for (const char c : form.substr(0, 40)) {
        const auto byte = static_cast<unsigned char>(c);
        const char kind = c >= 'A' && c <= 'Z'                     ? 'X'
                          : (c >= 'a' && c <= 'z') || byte >= 0x80 ? 'x'
                          : c >= '0' && c <= '9'                   ? '0'
                                                                   : c;
        if (kind != last) shape = mix_bits(shape + static_cast<unsigned char>(kind) + 1);
        last = kind;
    }
    return shape;
}

/// A word with plain quotes and dashes: "’" is "'" as in the texts that were learned from.
void set_plain(std::string_view form, std::string& plain) {
    plain.clear();
    for (std::size_t at = 0; at < form.size();) {
        const Character next = character_at(form, at);
        const std::string_view mark = next.size > 1 ? plain_mark(next.value) : std::string_view();
        plain += mark.empty() ? form.substr(at, next.size) : mark;
        at += next.size;
    }
}

} // namespace

std::uint64_t hash_word(std::string_view word) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    return mix_bits(hash);
}

NameFeatures::NameFeatures(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                           const NameKnowledge& names, std::span<const NameSpan> found, WordClasses classes)
    : document_(document), analysis_(analysis), names_(names), classes_(classes), words_(analysis.tokens.size()) {
    read_words();
    read_gazetteer(folded);
    read_rules(found);
}

bool NameFeatures::may_be_small_name(const Word& word) {
    return word.letter && !word.capital && (word.flags & kCommon) == 0;
}

void NameFeatures::read_words() {
    std::unordered_set<std::uint64_t> small;
    std::string lower;
    std::string plain;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Token& token = analysis_.tokens[i];
        set_plain(analysis_.form(document_, token), plain);
        const std::string_view form = plain;
        lower.assign(form);
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        Word& word = words_[i];
        word.form = hash_word(form);
        word.lower = hash_word(lower);
        word.shape = shape_of(form);
        const std::string_view text = lower;
        word.prefix2 = hash_word(text.substr(0, 2));
        word.prefix3 = hash_word(text.substr(0, 3));
        word.suffix2 = hash_word(text.substr(text.size() - std::min<std::size_t>(2, text.size())));
        word.suffix3 = hash_word(text.substr(text.size() - std::min<std::size_t>(3, text.size())));
        word.suffix4 = hash_word(text.substr(text.size() - std::min<std::size_t>(4, text.size())));
        const auto key = static_cast<std::uint32_t>(word.lower >> 32U);
        const auto at = std::ranges::lower_bound(classes_, key, {}, &WordClass::word);
        if (at != classes_.end() && at->word == key) {
            word.fine = at->fine;
            word.coarse = at->coarse;
        }
        word.upos = static_cast<std::uint8_t>(token.upos);
        word.capital = is_upper(character_at(form, 0).value);
        word.letter = lower.front() >= 'a' && lower.front() <= 'z';
        if (names_.is_common(lower)) word.flags |= kCommon;
        if (names_.is_human_noun(lower)) word.flags |= kHumanNoun;
        if (names_.is_firm(lower)) word.flags |= kFirm;
        if (word.capital) {
            if (names_.is_given_name(form)) word.flags |= kGivenName;
            if (names_.gazetteer().is_surname(lower)) word.flags |= kSurname;
        } else {
            small.insert(word.lower);
            if (may_be_small_name(word)) { // "jill allen"
                std::string name = lower;
                name.front() = static_cast<char>(name.front() - ('a' - 'A'));
                if (names_.is_given_name(name)) word.flags |= kGivenName;
                if (names_.gazetteer().is_surname(lower)) word.flags |= kSurname;
            }
        }
        if (const auto type = names_.type_of(lower)) word.noun = static_cast<std::uint8_t>(static_cast<int>(*type) + 1);
    }
    for (Word& word : words_)
        if (word.capital && small.contains(word.lower)) word.flags |= kSmallElsewhere;
}

void NameFeatures::read_gazetteer(const FoldedWords& folded) {
    const Gazetteer& gazetteer = names_.gazetteer();
    for (const Sentence& sentence : analysis_.sentences)
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value) {
            const bool capital = words_[at.value].capital;
            if (!capital && analysis_[at].upos != Upos::kPropn && !may_be_small_name(words_[at.value])) continue;
            std::optional<Gazetteer::Match> best;
            TokenIndex end{std::min<std::size_t>(sentence.tokens.end.value, at.value + folded.longest_from(at))};
            for (; end > at; --end.value)
                if ((best = gazetteer.find(folded.key({at, end})))) break;
            if (!best) continue;
            const auto kind = static_cast<std::uint8_t>(
                best->demonym ? 2 : (capital ? 4 : 128) + 2 * (hash_word(gazetteer[best->entry].kind) % 61));
            for (TokenIndex in = at; in < end; ++in.value)
                words_[in.value].known = static_cast<std::uint8_t>(kind + (in > at));
            at = TokenIndex{end.value - 1U};
        }
}

void NameFeatures::read_rules(std::span<const NameSpan> found) {
    constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kOther) + 2;
    std::unordered_map<std::uint64_t, std::array<std::uint16_t, kTypes>> votes;
    for (const NameSpan& span : found) {
        const bool demonym = span.known && span.known->demonym;
        const std::size_t type = demonym ? kTypes - 1 : static_cast<std::size_t>(span.type);
        for (TokenIndex at = span.tokens.begin; at < span.tokens.end; ++at.value) {
            const std::size_t place = span.tokens.size() == 1                 ? 0
                                      : at == span.tokens.begin               ? 1
                                      : at.value + 1 == span.tokens.end.value ? 3
                                                                              : 2;
            words_[at.value].rule = static_cast<std::uint8_t>(1 + type * 4 + place);
            ++votes[words_[at.value].form][type];
        }
    }
    for (Word& word : words_) {
        const auto count = votes.find(word.form);
        if (count == votes.end()) continue;
        word.vote = static_cast<std::uint8_t>(std::ranges::max_element(count->second) - count->second.begin() + 1);
    }
}

void NameFeatures::read(const Sentence& sentence, std::vector<std::uint64_t>& out) const {
    const std::uint32_t begin = sentence.tokens.begin.value;
    const std::uint32_t end = sentence.tokens.end.value;
    out.assign((end - begin) * kNameTemplates, 0);
    static constexpr Word kNone;
    const auto word = [&](std::int64_t at) -> const Word& {
        return at >= begin && at < end ? words_[static_cast<std::size_t>(at)] : kNone;
    };
    std::uint32_t capitals = 0;
    for (std::uint32_t i = begin; i < end; ++i) capitals += words_[i].capital;
    const unsigned titled = capitals * 3 > (end - begin) * 2 ? 1 : 0;
    std::uint32_t run_begin = begin;
    std::uint32_t run_end = begin;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (i >= run_end) {
            run_begin = i;
            for (run_end = i; run_end < end && words_[run_end].capital && run_end - i < 10;) ++run_end;
            if (run_end == i) run_end = i + 1;
        }
        const Word& at = words_[i];
        const Word& left = word(std::int64_t{i} - 1);
        const Word& left2 = word(std::int64_t{i} - 2);
        const Word& right = word(std::int64_t{i} + 1);
        const Word& right2 = word(std::int64_t{i} + 2);
        const Token& token = analysis_.tokens[i];
        const Word& head = token.head ? words_[token.head.value] : kNone;
        const std::uint64_t deprel = token.deprel ? hash_word(analysis_.symbols.text(token.deprel)) : 0;
        const unsigned first = i == begin ? 1 : 0;
        FeatureRow row(out.data() + std::size_t{i - begin} * kNameTemplates);
        row.add();
        row.add(at.lower);
        row.add(at.form, first);
        row.add(left.lower);
        row.add(right.lower);
        row.add(left2.lower);
        row.add(right2.lower);
        row.add(left.lower, at.lower);
        row.add(at.lower, right.lower);
        row.add(at.shape, first);
        row.add(left.shape, at.shape);
        row.add(at.shape, right.shape);
        row.add(left.shape, at.shape, right.shape);
        row.add(at.prefix2, at.capital);
        row.add(at.prefix3, at.capital);
        row.add(at.suffix2, at.capital);
        row.add(at.suffix3, at.capital);
        row.add(at.suffix4, at.capital);
        row.add(at.fine, at.capital);
        row.add(left.fine, at.capital);
        row.add(right.fine, at.capital);
        row.add(left.fine, at.fine);
        row.add(at.fine, right.fine);
        row.add(at.coarse, left.coarse, right.coarse);
        row.add(left2.coarse, left.coarse, at.capital);
        row.add(right2.coarse, right.coarse, at.capital);
        row.add(at.upos, at.capital);
        row.add(left.upos, at.upos);
        row.add(at.upos, right.upos);
        row.add(left.upos, at.upos, right.upos);
        row.add(token.xpos ? hash_word(analysis_.symbols.text(token.xpos)) : 0, at.capital);
        row.add(at.known);
        row.add(left.known, at.known);
        row.add(at.known, right.known);
        row.add(at.known, at.shape, at.flags);
        row.add(at.rule);
        row.add(left.rule, at.rule);
        row.add(at.rule, right.rule);
        row.add(left.rule, at.rule, right.rule);
        row.add(at.rule, at.lower);
        row.add(at.rule, at.fine);
        row.add(at.rule, left.lower);
        row.add(at.rule, right.lower);
        row.add(at.rule, at.known, at.vote);
        row.add(at.rule, at.shape, titled);
        row.add(at.vote, at.shape, at.flags);
        row.add(at.flags, at.shape, first);
        row.add(left.flags, at.flags, right.flags);
        row.add(deprel, at.capital);
        row.add(deprel, head.lower, at.capital);
        row.add(deprel, head.fine, at.rule);
        row.add(head.upos, deprel, at.rule);
        row.add(titled, first, at.shape, at.upos);
        const bool in_run = at.capital;
        const Word& run_first = words_[run_begin];
        const Word& run_last = words_[run_end - 1];
        const Word& run_left = word(std::int64_t{run_begin} - 1);
        const Word& run_right = word(run_end);
        const unsigned place = (i == run_begin ? 1U : 0U) + (i + 1 == run_end ? 2U : 0U);
        row.add_if(in_run, run_last.lower, place);
        row.add_if(in_run, run_first.lower, place);
        row.add_if(in_run, run_last.noun, run_last.flags, place);
        row.add_if(in_run, run_first.flags, run_last.flags, std::min(run_end - run_begin, 5U), place);
        row.add_if(in_run, run_left.lower, place);
        row.add_if(in_run, run_right.lower, place);
        row.add_if(in_run, run_left.fine, run_right.fine);
        row.add_if(in_run, run_left.coarse, run_right.coarse, place, run_last.fine);
        row.add(at.noun, right.noun, at.capital);
        // "eat at Del Frisco's", "McAllen, Ruth" before an address
        row.add_if(at.capital, right.lower, right2.upos, right2.capital);
        row.add_if(!at.capital, at.lower, left.shape, right.upos, right.shape);
        row.add_if(!at.capital, left2.lower, left.flags, right.flags, right2.lower);
        row.add(left2.known, left.lower, at.known);
        assert(row.size() <= kNameTemplates);
    }
}

} // namespace claimgraph
