#include "extract/syntax/morphology.hpp"

#include "extract/syntax/lemma_check.hpp"
#include "extract/text/utf8.hpp"
#include "graph/base/number.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace claimgraph {
namespace {

constexpr std::size_t kLongestEnding = 6; // bytes
/// Words as they are seen this often are trusted; rarer ones are kept too, but an ending needs more than one.
constexpr std::size_t kMinEnding = 2;

std::string key_of(std::string_view form, std::string_view tag) {
    std::string key(form);
    key += '\t';
    return key += tag;
}

/// Whether a character begins at this byte, or the text ends there.
bool is_character_edge(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Calls `visit` with each ending of a form, the longest first, down to the empty one.
template <class Visit>
void for_each_ending(std::string_view form, const Visit& visit) {
    for (std::size_t size = std::min(kLongestEnding, form.size());; --size) {
        if (is_character_edge(form, form.size() - size) && visit(form.substr(form.size() - size))) return;
        if (size == 0) return;
    }
}

/// The most frequent value; the smallest of them on a tie, so that the order of the input does not count.
template <class Value>
const Value& most_frequent(const std::map<Value, std::size_t>& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
}

} // namespace

void Morphology::Key::read(std::string_view form, Upos upos, std::string_view xpos) {
    size_ = form.size();
    text_.assign(form).append(1, '\t').append(to_string(upos)).append(1, '|').append(xpos);
    if (tag().find("|NNP") != std::string_view::npos || tag().starts_with("PROPN")) return;
    for (std::size_t i = 0; i < size_; ++i)
        if (text_[i] >= 'A' && text_[i] <= 'Z') text_[i] = static_cast<char>(text_[i] + ('a' - 'A'));
}

Result<Morphology> Morphology::read(std::string_view text, std::shared_ptr<const Lexicon> lexicon) {
    if (const auto bad = find_invalid_utf8(text))
        return fail(ErrorCode::kBadModel, fmt::format("byte {} of the morphology is not UTF-8", *bad));
    Morphology morphology;
    morphology.lexicon_ = std::move(lexicon);
    for (std::uint64_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view rest = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::array<std::string_view, 5> columns;
        std::size_t count = 0;
        while (count < columns.size()) {
            const std::size_t tab = rest.find('\t');
            columns[count++] = rest.substr(0, tab);
            if (tab == std::string_view::npos) break;
            rest.remove_prefix(tab + 1);
        }
        const auto [kind, first, second, third, fourth] = columns;
        if (kind == "W" && count == 4) {
            morphology.words_.emplace(key_of(first, second), third);
        } else if (kind == "E" && count == 5) {
            const auto cut = number_from<std::uint32_t>(third);
            if (!cut)
                return fail(ErrorCode::kBadModel,
                            fmt::format("line {} of the morphology: '{}' is not a number", line, third));
            morphology.endings_.emplace(key_of(first, second), Edit{.cut = *cut, .add = std::string(fourth)});
        } else if (kind == "F" && count == 3) {
            morphology.usual_feats_.emplace(first, second);
        } else if (kind == "X" && count == 4) {
            morphology.feats_.emplace(key_of(first, second), third);
        } else {
            return fail(ErrorCode::kBadModel, fmt::format("line {} of the morphology is of no known kind", line));
        }
    }
    return morphology;
}

std::string Morphology::lemma(const Key& key, Upos upos, std::string_view xpos) const {
    if (const auto word = words_.find(key.text()); word != words_.end()) {
        const bool misspelt = lexicon_ && upos == Upos::kVerb && !lexicon_->has(word->second, upos);
        return misspelt ? checked_lemma(*lexicon_, key.form(), upos, xpos, word->second) : word->second;
    }
    if (key.tag() == "PROPN|NNP") return std::string(key.form()); // an ending tells nothing of a name
    std::string learned = by_ending(key);
    return lexicon_ ? checked_lemma(*lexicon_, key.form(), upos, xpos, std::move(learned)) : learned;
}

std::string Morphology::by_ending(const Key& key) const {
    std::string word(key.form());
    for_each_ending(key.form(), [&](std::string_view ending) {
        const auto rule = endings_.find(key.text().substr(word.size() - ending.size()));
        if (rule == endings_.end() || rule->second.cut >= word.size()) return false; // never down to nothing
        if (!is_character_edge(word, word.size() - rule->second.cut)) return false;
        word.resize(word.size() - rule->second.cut);
        word += rule->second.add;
        return true;
    });
    return word;
}

std::string_view Morphology::feats(const Key& key) const {
    if (const auto word = feats_.find(key.text()); word != feats_.end()) return word->second;
    const auto usual = usual_feats_.find(key.tag());
    return usual == usual_feats_.end() ? std::string_view() : std::string_view(usual->second);
}

void Morphology::annotate(const Document& document, Analysis& analysis) const {
    struct Answer {
        Symbol lemma;
        Symbol feats;
    };
    StringMap<Answer> answers; // a text says most of its words again
    Key key;
    for (Token& token : analysis.tokens) {
        if (token.lemma && token.feats) continue;
        const std::string xpos(analysis.symbols.text(token.xpos));
        key.read(analysis.form(document, token), token.upos, xpos);
        auto answer = answers.find(key.text());
        if (answer == answers.end()) {
            const std::string_view known = feats(key);
            const Symbol word = analysis.symbols.intern(lemma(key, token.upos, xpos));
            answer =
                answers.emplace(key.text(), Answer{word, known.empty() ? Symbol() : analysis.symbols.intern(known)})
                    .first;
        }
        if (!token.lemma) token.lemma = answer->second.lemma;
        if (!token.feats) token.feats = answer->second.feats;
    }
}

std::string learn_morphology(std::span<const AnalysedDocument> documents) {
    using Counts = std::map<std::string, std::size_t>;
    std::map<std::string, Counts> lemmas; // by "form\ttag"
    std::map<std::string, Counts> feats;
    std::map<std::string, Counts> usual_feats; // by tag
    for (const auto& [document, analysis] : documents) {
        for (const Token& token : analysis.tokens) {
            Morphology::Key token_key;
            token_key.read(analysis.form(document, token), token.upos, analysis.symbols.text(token.xpos));
            const std::string key(token_key.text());
            const std::string tag(token_key.tag());
            const std::string features(analysis.symbols.text(token.feats));
            if (token.lemma && features.find("Typo=Yes") == std::string::npos)
                ++lemmas[key][std::string(analysis.lemma(token))];
            ++feats[key][features];
            ++usual_feats[tag][features];
        }
    }

    // Each distinct word votes once for the edit of each of its endings.
    std::map<std::string, Counts> edits; // "ending\ttag" -> "cut\tadd"
    for (const auto& [key, counts] : lemmas) {
        const std::size_t tab = key.find('\t');
        const std::string_view form = std::string_view(key).substr(0, tab);
        const std::string_view tag = std::string_view(key).substr(tab + 1);
        const std::string& lemma = most_frequent(counts);
        std::size_t shared = 0;
        while (shared < form.size() && shared < lemma.size() && form[shared] == lemma[shared]) ++shared;
        while (!is_character_edge(form, shared) || !is_character_edge(lemma, shared)) --shared;
        if (shared == 0) continue; // "went": a word of its own, no rule
        const std::size_t cut = form.size() - shared;
        const std::string edit = fmt::format("{}\t{}", cut, std::string_view(lemma).substr(shared));
        for_each_ending(form, [&](std::string_view ending) {
            if (ending.size() < cut) return true; // a rule that cut more than it saw would spoil words it never met
            ++edits[key_of(ending, tag)][edit];
            return false;
        });
    }
    std::string text;
    std::map<std::string, std::string> chosen;
    for (const auto& [key, counts] : edits) {
        std::size_t votes = 0;
        for (const auto& [edit, count] : counts) votes += count;
        const bool whole_tag = key.front() == '\t';
        if (votes < kMinEnding && !whole_tag) continue;
        chosen.emplace(key, most_frequent(counts));
    }
    // A rule that a shorter ending makes too is left out.
    for (const auto& [key, edit] : chosen) {
        const std::size_t tab = key.find('\t');
        bool redundant = false;
        for (std::size_t at = 1; at <= tab && !redundant; ++at) {
            const auto shorter = chosen.find(key.substr(at));
            if (shorter == chosen.end()) continue;
            redundant = shorter->second == edit;
            break;
        }
        if (!redundant) text += fmt::format("E\t{}\t{}\n", key, edit);
    }
    for (const auto& [tag, counts] : usual_feats) text += fmt::format("F\t{}\t{}\n", tag, most_frequent(counts));
    for (const auto& [key, counts] : feats) {
        const std::string& word_feats = most_frequent(counts);
        if (word_feats != most_frequent(usual_feats.at(key.substr(key.find('\t') + 1))))
            text += fmt::format("X\t{}\t{}\n", key, word_feats);
    }
    // With the endings known, the words that they get wrong.
    const auto endings = Morphology::read(text).value();
    for (const auto& [key, counts] : lemmas) {
        const std::size_t tab = key.find('\t');
        const std::size_t bar = key.find('|', tab);
        const auto upos = upos_from(std::string_view(key).substr(tab + 1, bar - tab - 1)).value_or(Upos::kX);
        const std::string& lemma = most_frequent(counts);
        if (endings.lemma(std::string_view(key).substr(0, tab), upos, std::string_view(key).substr(bar + 1)) != lemma)
            text += fmt::format("W\t{}\t{}\n", key, lemma);
    }
    return text;
}

} // namespace claimgraph
