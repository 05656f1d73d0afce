#include "extract/question/answers/clause_matcher.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr double kAlikeVerb = 0.7;
constexpr double kElsewhere = 0.6;     ///< for an agent or patient that is in another phrase of the clause
constexpr double kOtherWords = 1;      ///< for the words that stand in no such phrase
constexpr double kLeastOfOthers = 0.5; ///< of these words, where the clause has nobody of those that the question names
constexpr double kVaguePhrase = 0.2;   ///< for "the company" in the place of a name
constexpr double kNamedBefore = 0.8;   ///< ... which the sentences before have

} // namespace

std::pair<TokenIndex, double> ClauseMatcher::verb_of(const ReadClause& clause) const {
    TokenIndex verb;
    double fit = 0;
    for (const TokenIndex one : clause.verbs) {
        const std::string_view own = lemma(one);
        // a form of the question may have been taken for a noun: "Where was X [shot]?"
        const bool is_same_verb =
            own == form_.clause.verb || (!form_.predicate.empty() && fold(read_.form(one)) == fold(form_.predicate));
        const double likeness = is_same_verb ? kSameVerbFit : words_.answers(own, form_.clause.verb) ? kAlikeVerb : 0;
        if (likeness <= fit) continue;
        fit = likeness;
        verb = one;
    }
    if (!verb && !clause.verbs.empty() &&
        is_noun_of_verb(root_of(phrase_of(clause, ClauseRole::kPatient)), clause.verbs.back()))
        return {clause.verbs.back(), kAlikeVerb};
    return {verb, fit};
}

bool ClauseMatcher::is_noun_of_verb(TokenIndex noun, TokenIndex verb) const {
    return noun && words_.is(QuestionWord::kLight, lemma(verb)) && has_stem_of_verb(noun);
}

bool ClauseMatcher::has_stem_of_verb(TokenIndex noun) const {
    constexpr std::size_t kLeastOfStem = 4;
    std::string_view stem = form_.clause.verb;
    if (stem.ends_with('e')) stem.remove_suffix(1);
    return is(noun, Upos::kNoun) && stem.size() >= kLeastOfStem && lemma(noun).starts_with(stem);
}

/// "Ana Lind" is no other Ana, and no other Lind with a given name.
bool ClauseMatcher::has_last_name(const FactPhrase& phrase, const AskedPhrase& asked) const {
    const auto last = std::ranges::find(asked.words.rbegin(), asked.words.rend(), true, &AskedWord::is_name);
    return last != asked.words.rend() && std::ranges::any_of(phrase, [&](const FactWord& word) {
               return word.token && is_same(*last, word.token) && !is_namesake(word.token);
           });
}
/// Whether a last name stands behind another given name than in the question: "Joe" may be "Joseph", but not "Tom".
bool ClauseMatcher::is_namesake(TokenIndex last) const {
    const TokenRange name = read_.person_at(last);
    if (name.size() < 2) return false;
    const std::string family = fold(read_.form(last));
    return std::ranges::any_of(form_.named, [&](const QuestionEnd& end) {
        const std::string full = fold(end.words);
        if (!full.ends_with(" " + family)) return false;
        for (TokenIndex token = name.begin; token < name.end; ++token.value)
            if (token != last && fold(read_.form(token)).starts_with(full.front())) return false;
        return true;
    });
}

TokenIndex ClauseMatcher::root_of(const FactPhrase& phrase) const {
    const auto inside = [&](TokenIndex token) {
        return std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token == token; });
    };
    for (const FactWord& word : phrase)
        if (word.token && !(head_of(word.token) && inside(head_of(word.token)))) return word.token;
    return {};
}
bool ClauseMatcher::is_same(const AskedWord& word, TokenIndex token) const {
    const std::string form = fold(read_.form(token));
    if (word.form == form || word.lemma == form || word.lemma == fold(lemma(token))) return true;
    if (!word.is_name) return false;
    for (const auto& [name, others] : form_.other_names)
        if (fold(name) == word.form && std::ranges::find(others, form) != others.end()) return true;
    return false;
}
bool ClauseMatcher::has(const FactPhrase& phrase, const AskedWord& word) const {
    return std::ranges::any_of(phrase, [&](const FactWord& one) { return one.token && is_same(word, one.token); });
}
bool ClauseMatcher::has_name(const FactPhrase& phrase) const {
    return std::ranges::any_of(phrase, [&](const FactWord& one) { return one.token && is(one.token, Upos::kPropn); });
}
bool ClauseMatcher::is_vague(const FactPhrase& phrase) const {
    const TokenIndex root = root_of(phrase);
    if (!root) return true;
    if (is(root, Upos::kPron)) return !words_.is(QuestionWord::kIndefinite, read_.form(root));
    return !has_name(phrase) && bool(tree_.first_child(root, [&](TokenIndex child) {
        return is(child, WordKind::kDefinite) || is(child, Upos::kPron);
    }));
}

/// With the names beside its noun: "sergeant Matiu [\"Matt\" Ratana]".
FactPhrase ClauseMatcher::with_appositions(FactPhrase phrase) const {
    const FactPhrase own = phrase;
    for (const FactWord& word : own) {
        if (!word.token) continue;
        for (const TokenIndex child : tree_.children(word.token)) {
            if (!is(child, deprel::appos) && !is(child, deprel::flat)) continue;
            const TokenRange range =
                is(child, deprel::appos) ? with_flat(child) : TokenRange{child, TokenIndex{child.value + 1U}};
            for (TokenIndex token = range.begin; token < range.end; ++token.value) phrase.push_back({token, {}});
        }
    }
    return phrase;
}

bool ClauseMatcher::has_namesake(const FactPhrase& phrase) const {
    return std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token && is_namesake(word.token); });
}
/// "all 5 seats", where 42 are asked for.
bool ClauseMatcher::has_other_number(const FactPhrase& phrase, const AskedPhrase& asked) const {
    const auto is_number = [](const AskedWord& word) {
        return !word.form.empty() && '0' <= word.form.front() && word.form.front() <= '9';
    };
    const auto number = std::ranges::find_if(asked.words, is_number);
    return number != asked.words.end() && !has(phrase, *number) &&
           std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token && is(word.token, Upos::kNum); });
}

PhraseLikeness ClauseMatcher::likeness(const FactPhrase& bare, const AskedPhrase& asked) const {
    if (bare.empty()) return PhraseLikeness::kNone;
    const FactPhrase phrase = with_appositions(bare);
    const auto root = std::ranges::find(asked.words, true, &AskedWord::is_root);
    const bool is_name = root != asked.words.end() && root->is_name;
    std::size_t found = 0;
    bool has_a_name = false;
    for (const AskedWord& word : asked.words) {
        if (!has(phrase, word)) continue;
        ++found;
        has_a_name = has_a_name || word.is_name;
    }
    if (has_other_number(phrase, asked)) return PhraseLikeness::kOther;
    if (is_name) {
        if (has_last_name(phrase, asked)) return PhraseLikeness::kSame;
        if (has_a_name && has_namesake(phrase)) return PhraseLikeness::kOther;
    }
    // half of the words are enough, if they are not names of what it belongs to: "the Vell Marathon" is no division of
    // it
    const bool has_most = 2 * found > asked.words.size() || (2 * found == asked.words.size() && !has_a_name);
    if (!is_name && found > 0 && (has_most || (root != asked.words.end() && has(phrase, *root))))
        return PhraseLikeness::kSame;
    if (has_a_name) return PhraseLikeness::kVague; // "Kano's minister", where its governor is asked for
    return is_vague(bare) ? PhraseLikeness::kVague : PhraseLikeness::kOther;
}

std::optional<double> ClauseMatcher::fit_of_named(const ReadClause& clause) const {
    double fit = 0;
    std::size_t same = 0;
    std::size_t vague = 0;
    for (const AskedPhrase& asked : form_.clause.phrases) {
        if (asked.is_open || asked.role == ClauseRole::kOther || asked.words.empty()) continue;
        PhraseLikeness likeness = this->likeness(phrase_of(clause, asked.role), asked);
        if (likeness != PhraseLikeness::kSame && is_turned(clause, asked)) likeness = PhraseLikeness::kSame;
        if (likeness == PhraseLikeness::kOther) return std::nullopt;
        if (likeness <= PhraseLikeness::kVague && stands_elsewhere(clause, asked)) {
            fit += kElsewhere;
            ++same;
        } else if (likeness == PhraseLikeness::kSame) {
            fit += kNamedFit;
            ++same;
        } else if (likeness == PhraseLikeness::kVague) {
            fit += stands_before(asked) ? kNamedBefore : kVaguePhrase;
            ++vague;
        }
    }
    const double share = share_of_rest();
    if (same == 0 && vague == 0 && share < kLeastOfOthers) return std::nullopt;
    return fit + kOtherWords * share;
}
bool ClauseMatcher::is_turned(const ReadClause& clause, const AskedPhrase& asked) const {
    return asked.role == ClauseRole::kAgent && !asked.words.empty() && !asks_for(ClauseRole::kPatient) &&
           likeness(phrase_of(clause, ClauseRole::kPatient), asked) == PhraseLikeness::kSame;
}
bool ClauseMatcher::is_reversed(const ReadClause& clause) const {
    return std::ranges::any_of(form_.clause.phrases, [&](const AskedPhrase& asked) {
        return asked.role == ClauseRole::kPatient && !asked.is_open && !asked.words.empty() &&
               likeness(phrase_of(clause, ClauseRole::kAgent), asked) == PhraseLikeness::kSame;
    });
}
bool ClauseMatcher::asks_for(ClauseRole role) const {
    return std::ranges::any_of(form_.clause.phrases, [&](const AskedPhrase& one) { return one.role == role; });
}
const FactPhrase& ClauseMatcher::phrase_of(const ReadClause& clause, ClauseRole role) {
    static const FactPhrase kNothing;
    const auto found = std::ranges::find(clause.phrases, role, &ClausePhrase::role);
    return found == clause.phrases.end() ? kNothing : found->words;
}
bool ClauseMatcher::stands_elsewhere(const ReadClause& clause, const AskedPhrase& asked) const {
    return std::ranges::any_of(clause.phrases, [&](const ClausePhrase& one) {
        return one.role == ClauseRole::kOther && likeness(one.words, asked) == PhraseLikeness::kSame;
    });
}
bool ClauseMatcher::stands_in_sentence(const AskedWord& word) const {
    for (std::size_t i = 0; i < analysis_.tokens.size(); ++i)
        if (is_same(word, TokenIndex{i})) return true;
    return false;
}
StringSet ClauseMatcher::words_of(std::string_view text) {
    constexpr std::string_view kEdges = " \t\n.,;:!?()[]-\"'";
    StringSet words;
    for (std::size_t begin = text.find_first_not_of(kEdges); begin != std::string_view::npos;
         begin = text.find_first_not_of(kEdges, begin)) {
        const std::size_t end = std::min(text.find_first_of(kEdges, begin), text.size());
        words.emplace(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}
/// By its last name, or by the noun that it is about.
bool ClauseMatcher::stands_before(const AskedPhrase& asked) const {
    const auto name = std::ranges::find(asked.words.rbegin(), asked.words.rend(), true, &AskedWord::is_name);
    if (name != asked.words.rend()) return before_.contains(name->form) || stands_in_sentence(*name);
    const auto root = std::ranges::find(asked.words, true, &AskedWord::is_root);
    return root != asked.words.end() && (before_.contains(root->form) || before_.contains(root->lemma));
}
double ClauseMatcher::share_of(const std::vector<AskedWord>& some) const {
    const auto found = std::ranges::count_if(some, [&](const AskedWord& word) {
        return stands_in_sentence(word) || (word.is_name && before_.contains(word.form));
    });
    return some.empty() ? 0 : static_cast<double>(found) / static_cast<double>(some.size());
}
double ClauseMatcher::share_of_all() const {
    std::vector<AskedWord> all = form_.clause.rest;
    for (const AskedPhrase& phrase : form_.clause.phrases)
        all.insert(all.end(), phrase.words.begin(), phrase.words.end());
    return share_of(all);
}
bool ClauseMatcher::has_all_named(const ReadClause& clause) const {
    for (const AskedPhrase& asked : form_.clause.phrases) {
        if (asked.role == ClauseRole::kOther || asked.words.empty()) continue;
        const FactPhrase& phrase = phrase_of(clause, asked.role);
        if (phrase.empty() && asked.role == ClauseRole::kAgent && clause.is_denied) continue; // done by nobody
        const PhraseLikeness one = likeness(phrase, asked);
        const bool is_meant = one == PhraseLikeness::kVague && stands_before(asked);
        if (one != PhraseLikeness::kSame && !is_meant) return false;
    }
    const double share = share_of_rest();
    return form_.clause.rest.empty() || share >= 1;
}

bool ClauseMatcher::is_of_question(const FactPhrase& phrase) const {
    for (const FactWord& word : phrase) {
        if (!word.token || !is_content(word.token)) continue;
        const auto same = [&](const AskedWord& one) { return is_same(one, word.token); };
        const bool asked = std::ranges::any_of(form_.clause.rest, same) ||
                           std::ranges::any_of(form_.clause.phrases, [&](const AskedPhrase& one) {
                               return std::ranges::any_of(one.words, same);
                           });
        if (!asked) return false;
    }
    return true;
}
bool ClauseMatcher::is_content(TokenIndex token) const {
    return is_noun(token) || is(token, Upos::kVerb) || is(token, Upos::kAdj) || is(token, Upos::kNum);
}
bool ClauseMatcher::is_time(const FactPhrase& phrase) const {
    return std::ranges::any_of(phrase, [&](const FactWord& word) { return word.token && read_.is_time(word.token); }) &&
           std::ranges::none_of(phrase, [&](const FactWord& word) {
               return word.token && is_noun(word.token) && !read_.is_time(word.token);
           });
}

TokenRange ClauseMatcher::with_flat(TokenIndex name) const {
    TokenRange range = with_premodifiers(name);
    for (const TokenIndex child : tree_.children(name))
        if (child > name && is(child, deprel::flat)) range.end = std::max(range.end, TokenIndex{child.value + 1U});
    return range;
}

} // namespace claimgraph
