#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

/// A second reading of the notation of frames (docs/adding_a_relation.md), for a comparison with parse_frame(),
/// RelationTable and FrameMatcher: slow and plain. It tries every frame of a table at every word, without an index and
/// without their Frame; only the ClauseReader is the same.
namespace claimgraph::oracle {

struct Element {
    char kind = 0; ///< S O T X C, '[' for a noun of the trigger, '+' for a particle, 'a' for an adjective
    bool optional = false;
    std::vector<std::string> prepositions, words, types;

    bool direct() const { return prepositions.empty(); }
    bool nominal() const { return direct() && (kind == 'O' || kind == 'T' || kind == 'S'); }
    bool of_trigger() const { return kind == '[' || kind == '+' || kind == 'a'; }
};

struct Pattern {
    std::string relation, text;
    char anchor_kind = 'v'; ///< v, n, a
    char owner = 'S';
    bool weak = false, negated = false;
    std::vector<std::string> anchors;
    std::vector<Element> elements;

    bool has(char kind) const {
        return std::ranges::any_of(elements, [kind](const Element& element) { return element.kind == kind; });
    }
};

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}
inline bool is_in(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

inline Pattern read_pattern(std::string relation, std::string text) {
    Pattern pattern{.relation = std::move(relation), .text = text};
    std::vector<std::string> waiting;
    if (text.starts_with('~')) {
        pattern.weak = true;
        text.erase(0, 1);
    }
    for (std::string word : split(text, ' ')) {
        if (word.empty()) continue;
        if (pattern.anchors.empty()) {
            if (word == "not") {
                pattern.negated = true;
            } else if (word.size() == 1 && word[0] < 'a') {
                pattern.owner = word[0];
            } else {
                if (word.size() > 2 && word[1] == ':') {
                    pattern.anchor_kind = word[0];
                    word.erase(0, 2);
                }
                pattern.anchors = split(word, '|');
            }
            continue;
        }
        Element element;
        element.kind = word[0];
        if (word[0] == '[') {
            element.words = split(word.substr(1, word.size() - 2), '|');
        } else if (word[0] == '+') {
            element.words = split(word.substr(1), '|');
        } else if (word.starts_with("a:")) {
            element.words = split(word.substr(2), '|');
        } else if (word[0] >= 'A' && word[0] <= 'Z') {
            if (word.back() == '?') {
                element.optional = true;
                word.pop_back();
            }
            if (word.size() > 2 && word[1] == '=') element.words = split(word.substr(2), '|');
            if (word.size() > 2 && word[1] == ':') element.types = split(word.substr(2), '|');
        } else {
            waiting = split(word, '|');
            continue;
        }
        // "to X" is an infinitive, whose "to" is no preposition
        if (!(element.kind == 'X' && waiting == std::vector<std::string>{"to"})) element.prepositions = waiting;
        waiting.clear();
        pattern.elements.push_back(element);
    }
    return pattern;
}

/// What fits at a word, with the names that FrameMatch has.
struct Fit {
    const Pattern* pattern = nullptr;
    TokenIndex anchor;
    std::map<char, TokenIndex> filled; ///< S O T X C
    std::vector<TokenIndex> words;
    int weight = 0;
    bool loose = false;

    TokenIndex at(char kind) const {
        const auto found = filled.find(kind);
        return found == filled.end() ? TokenIndex() : found->second;
    }
};

class Matcher {
  public:
    Matcher(const ClauseReader& clauses, const std::vector<Pattern>& patterns, const EntityLayer& entities,
            const Actors& actors, bool loose)
        : clauses_(clauses), patterns_(patterns), entities_(entities), actors_(actors), loose_(loose) {}

    std::optional<Fit> match(TokenIndex anchor) const {
        const Token& token = clauses_.token(anchor);
        if (token.deprel == deprel::aux || token.deprel == deprel::aux_pass || token.deprel == deprel::cop) return {};
        const std::string lemma = lower_ascii(clauses_.lemma(anchor));
        const std::string form = lower_ascii(clauses_.form(anchor));
        const bool verb = token.upos == Upos::kVerb || token.upos == Upos::kAux;
        const bool noun = token.upos == Upos::kNoun || token.upos == Upos::kPropn;
        const bool adjective = token.upos == Upos::kVerb || token.upos == Upos::kAdj;
        const bool copular = clauses_.tree().has_child(anchor, deprel::cop);
        const MentionIndex mention = entities_.headed_by(anchor);
        const bool name = mention && entities_.mentions[mention.value].kind == MentionKind::kName;

        std::optional<Fit> best;
        for (const char kind : {'v', 'a', 'b', 'n'}) { // b: a verb's frame of "be" at its copular noun
            std::optional<Fit> here;
            for (const Pattern& pattern : patterns_) {
                if (pattern.anchor_kind != (kind == 'b' ? 'v' : kind)) continue;
                const bool asked = kind == 'v'   ? verb && is_in(pattern.anchors, lemma)
                                   : kind == 'a' ? adjective && is_in(pattern.anchors, form)
                                   : kind == 'b' ? noun && copular && is_in(pattern.anchors, "be")
                                                 : noun && !name && is_in(pattern.anchors, lemma);
                if (!asked) continue;
                auto fit = try_at(pattern, anchor);
                if (fit && (!here || fit->weight > here->weight)) here = std::move(fit);
            }
            if (!here) continue;
            const bool nobody_acts = kind == 'a' && best && !best->at('S') && here->at('S');
            if (!best || nobody_acts || here->weight > best->weight) best = std::move(here);
        }
        if (!best && verb && loose_)
            for (const Pattern& pattern : patterns_)
                if (pattern.anchor_kind == 'v' && is_in(pattern.anchors, lemma))
                    if (auto fit = try_loosely(pattern, anchor)) return fit;
        return best;
    }

  private:
    std::optional<Fit> try_at(const Pattern& pattern, TokenIndex anchor) const {
        Fit fit{.pattern = &pattern, .anchor = anchor};
        if (pattern.negated && !clauses_.is_negated(anchor)) return {};
        fit.weight = (pattern.negated ? 6 : 0) - (pattern.weak ? 4 : 0);
        // the nouns of the trigger, then what stands beside it, then what stands behind prepositions
        for (const int turn : {0, 1, 2})
            for (const Element& element : pattern.elements) {
                if (turn != (element.kind == '[' ? 0 : element.direct() ? 1 : 2)) continue;
                TokenIndex filler;
                for (const TokenIndex candidate : candidates(element, fit))
                    if (may_fill(element, candidate)) {
                        filler = candidate;
                        break;
                    }
                if (!filler && !element.optional) return {};
                if (!filler) continue;
                if (element.of_trigger())
                    fit.words.push_back(filler);
                else
                    fit.filled[element.kind] = filler;
                fit.weight += weight_of(element);
            }
        add_subject(pattern, fit);
        return fit;
    }

    static int weight_of(const Element& element) {
        const bool restricted = !element.words.empty() || !element.types.empty();
        if (element.kind == '[') return 6;
        if (element.of_trigger()) return 10; // a word that is asked for, and asked for by name
        const bool clause = element.kind == 'X' || element.kind == 'C';
        return (clause || !element.direct() ? 3 : 2) + (restricted ? 4 : 0);
    }

    bool is_turned(const Pattern& pattern, TokenIndex anchor) const {
        return pattern.anchor_kind == 'v' && clauses_.is_passive(anchor) &&
               std::ranges::any_of(pattern.elements, &Element::nominal);
    }

    void add_subject(const Pattern& pattern, Fit& fit) const {
        const auto set = [&](char kind, TokenIndex token) {
            fit.filled[kind] = token; // nowhere, too: a frame's own subject gives way
        };
        if (pattern.anchor_kind != 'n') {
            for (const Element& element : pattern.elements)
                if (element.kind == 'S' && element.direct()) return; // "appoint S as O"
            return set('S', is_turned(pattern, fit.anchor) ? clauses_.agent(fit.anchor) : clauses_.subject(fit.anchor));
        }
        const bool takes_of = std::ranges::any_of(
            pattern.elements, [](const Element& element) { return is_in(element.prepositions, "of"); });
        const TokenIndex owner = clauses_.possessor(clauses_.carrier(fit.anchor), !takes_of);
        if (!owner && clauses_.tree().has_child(fit.anchor, deprel::cop)) return set('S', clauses_.subject(fit.anchor));
        if (owner != fit.at('O')) set(pattern.owner == 'O' ? 'O' : 'S', owner);
    }

    /// Where an element may find its filler, the likeliest place first.
    std::vector<TokenIndex> candidates(const Element& element, const Fit& fit) const {
        const TokenIndex anchor = fit.anchor;
        const auto children = clauses_.tree().children(anchor);
        std::vector<TokenIndex> found;
        if (element.kind == '+' || element.kind == 'a') {
            for (const TokenIndex child : children)
                if (is_in(element.words, lower_ascii(clauses_.form(child)))) found.push_back(child);
        } else if (element.kind == 'C') {
            found = {clauses_.content(anchor)};
        } else if (!element.direct()) {
            found = behind_prepositions(element, fit);
        } else if (element.kind == 'X') {
            found = {clauses_.complement(anchor)};
            if (const TokenIndex clause = clauses_.content(anchor);
                clause && clauses_.is(clause, TagTrait::kInfinitive))
                found.push_back(clause);
        } else if (fit.pattern->anchor_kind == 'n') {
            if (element.kind == '[')
                for (const TokenIndex child : children)
                    if (clauses_.token(child).deprel == deprel::compound) found.push_back(child);
        } else {
            found = {beside(element, fit)};
        }
        std::erase(found, TokenIndex());
        return found;
    }

    /// The direct argument of a verb or adjective that an element is.
    TokenIndex beside(const Element& element, const Fit& fit) const {
        const TokenIndex anchor = fit.anchor;
        const Pattern& pattern = *fit.pattern;
        if (clauses_.tree().has_child(anchor, deprel::cop)) return anchor;
        std::vector<const Element*> nominals;
        for (const Element& other : pattern.elements)
            if (other.nominal()) nominals.push_back(&other);
        const bool first = !nominals.empty() && nominals.front() == &element;
        if (clauses_.is_passive(anchor))
            return nominals.size() > 1 && !first ? clauses_.object(anchor) : clauses_.subject(anchor);
        const TokenIndex object = clauses_.object(anchor);
        const TokenIndex told = clauses_.indirect_object(anchor);
        if (nominals.size() == 2 && !told)
            for (const TokenIndex child : clauses_.tree().children(anchor))
                if (clauses_.token(child).deprel == deprel::xcomp) { // "elected Keller president"
                    const bool named = clauses_.is_noun(child) && !clauses_.tree().has_child(child, deprel::mark) &&
                                       clauses_.tree().has_child(anchor, deprel::obj);
                    if (named) return first ? object : child;
                    break;
                }
        if (nominals.size() == 2 && first) return told;
        if (told && (!object || (element.kind == 'O' && pattern.has('C')))) return told;
        if (object) return object;
        const TokenIndex clause = clauses_.content(anchor); // "urged leaders to ensure", taken for one clause
        if (pattern.has('X') && clause)
            for (const TokenIndex child : clauses_.tree().children(clause))
                if (clauses_.is(child, kSubjects)) return child;
        return {};
    }

    std::vector<TokenIndex> behind_prepositions(const Element& element, const Fit& fit) const {
        std::vector<TokenIndex> found;
        const TokenIndex agent = is_turned(*fit.pattern, fit.anchor) ? clauses_.agent(fit.anchor) : TokenIndex();
        const auto seek = [&](TokenIndex governor, TokenIndex after = {}) {
            if (!governor) return;
            for (const TokenIndex child : clauses_.tree().children(governor))
                if (clauses_.has_preposition(child, element.prepositions) && child != fit.at('S') &&
                    child != fit.at('O') && child != fit.at('T') && child != agent && (!after || child > after))
                    found.push_back(child);
        };
        const auto seek_deeper = [&](TokenIndex governor) {
            seek(governor);
            for (const TokenIndex child : clauses_.tree().children(governor))
                if (clauses_.is_time(child) || clauses_.token(child).deprel == deprel::acl) seek(child);
        };
        seek(fit.anchor);
        if (const TokenIndex carrier = clauses_.carrier(fit.anchor); carrier != fit.anchor) seek_deeper(carrier);
        for (const TokenIndex word : fit.words) seek_deeper(word);
        seek(fit.at('T'));
        seek(fit.at('O'));
        seek(fit.at('S'));
        if (fit.pattern->anchor_kind == 'n' && clauses_.token(fit.anchor).deprel == deprel::obj)
            seek(clauses_.token(fit.anchor).head, fit.anchor);
        return found;
    }

    bool may_fill(const Element& element, TokenIndex filler) const {
        const auto lemma = [&](TokenIndex token) { return lower_ascii(clauses_.lemma(token)); };
        if (element.kind == '[') // "ten days of talks"
            return is_in(element.words, lemma(filler)) || is_in(element.words, lemma(clauses_.substance(filler)));
        if (!element.words.empty()) return is_in(element.words, lemma(filler));
        if (!element.types.empty()) {
            const std::string_view type = to_string(actors_.type_of(filler));
            const bool actor = is_in({"person", "organization", "place", "group", "role"}, type);
            return is_in(element.types, type) || (actor && is_in(element.types, "actor"));
        }
        if (element.kind != 'O' && element.kind != 'T') return true;
        if (!element.direct() &&
            (clauses_.is(filler, WordKind::kRelational) || clauses_.is(filler, TagTrait::kInfinitive)))
            return false;
        return !clauses_.is_time(clauses_.substance(filler));
    }

    /// "punched the observers", where the table has "punch O:person": a bare O is all that the frame needs.
    std::optional<Fit> try_loosely(const Pattern& pattern, TokenIndex anchor) const {
        if (pattern.weak || pattern.negated || !pattern.has('O')) return {};
        for (const Element& element : pattern.elements)
            if (!element.optional && !(element.kind == 'O' && element.direct() && element.words.empty())) return {};
        Fit fit{.pattern = &pattern, .anchor = anchor, .loose = true};
        const bool passive = clauses_.is_passive(anchor);
        add_subject(pattern, fit);
        const TokenIndex object = passive ? clauses_.subject(anchor) : clauses_.object(anchor);
        if (!fit.at('S') || !object || object == fit.at('S')) return {};
        if (!actors_.is_actor(fit.at('S')) || !actors_.is_actor(object)) return {};
        fit.filled['O'] = object;
        return fit;
    }

    const ClauseReader& clauses_;
    const std::vector<Pattern>& patterns_;
    const EntityLayer& entities_;
    const Actors& actors_;
    bool loose_;
};

} // namespace claimgraph::oracle
