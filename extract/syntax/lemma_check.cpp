#include "extract/syntax/lemma_check.hpp"

#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace claimgraph {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// "scrap", "hop": such verbs double their last letter ("scrapped"), so "scraped" is of another.
bool doubles_its_end(std::string_view stem) {
    if (stem.size() < 3) return false;
    const char last = stem.back();
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
    if (!is_vowel(stem[stem.size() - 2]) || is_vowel(stem[stem.size() - 3])) return false;
    return std::ranges::none_of(stem.substr(0, stem.size() - 3), is_vowel); // one syllable
}

/// What the form may be inflected from, the likeliest first; nothing for a tag without inflection.
std::vector<std::string> stems_of(std::string_view form, std::span<const Inflection> inflections) {
    std::vector<std::string> stems;
    for (const Inflection& inflection : inflections) {
        if (!form.ends_with(inflection.ending) || form.size() < inflection.ending.size() + 2) continue;
        std::string stem(form.substr(0, form.size() - inflection.ending.size()));
        if (!inflection.stem) {
            stems.push_back(stem.append(inflection.instead));
            continue;
        }
        if (!inflection.last.empty() && stem.ends_with(inflection.last)) // lying, carried
            stems.push_back(stem.substr(0, stem.size() - inflection.last.size()) + inflection.before);
        if (doubles_its_end(stem)) stems.push_back(stem + 'e');
        stems.push_back(stem);
        stems.push_back(stem + 'e');
        if (stem.back() == stem[stem.size() - 2] || stem.ends_with("ck"))
            stems.push_back(stem.substr(0, stem.size() - 1));
    }
    return stems;
}

} // namespace

std::string checked_lemma(const Lexicon& lexicon, std::string_view form, Upos upos, std::string_view xpos,
                          std::string learned) {
    if (upos != Upos::kVerb && upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kAdv) return learned;
    const std::string_view irregular = lexicon.irregular(form, upos);
    const std::vector<std::string> stems = stems_of(form, lexicon.inflections().of(xpos));
    const bool inflected = !stems.empty() || lexicon.inflections().is_irregular(xpos);
    // "bound": bind, if it is the past of something; "dutch": Dutch whatever the tag
    if (!irregular.empty() && (inflected || lower_ascii(irregular) == form)) return std::string(irregular);
    if (!inflected && lexicon.has(form, upos)) return std::string(form);
    const bool is_word = lexicon.has(learned, upos);
    if (is_word && !(inflected && form.starts_with(learned) && doubles_its_end(learned))) return learned;
    for (const std::string& stem : stems)
        if (lexicon.has(stem, upos)) return stem;
    if (is_word || !lexicon.has(form)) return learned;
    return std::string(form);
}

} // namespace claimgraph
