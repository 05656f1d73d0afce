#include "extract/syntax/lemma_check.hpp"

#include "graph/base/fold.hpp"

#include <algorithm>
#include <array>
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

struct Detachment {
    std::string_view ending;
    std::string_view instead;
};
constexpr std::array<Detachment, 3> kThirdPerson = {{{"ies", "y"}, {"s", ""}, {"es", ""}}};
constexpr std::array<Detachment, 6> kPlural = {
    {{"ies", "y"}, {"ves", "f"}, {"ves", "fe"}, {"s", ""}, {"es", ""}, {"men", "man"}}};

/// "-ed", "-ing", "-er", "-est" and the stems they may stand behind, the likeliest first.
void add_stems(std::string_view form, std::string_view ending, std::vector<std::string>& stems) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2) return;
    const std::string stem(form.substr(0, form.size() - ending.size()));
    const char last = stem.back();
    if (ending == "ing" && last == 'y') stems.push_back(stem.substr(0, stem.size() - 1) + "ie"); // lying
    if (ending != "ing" && last == 'i') stems.push_back(stem.substr(0, stem.size() - 1) + 'y');  // carried
    if (doubles_its_end(stem)) stems.push_back(stem + 'e');
    stems.push_back(stem);
    stems.push_back(stem + 'e');
    if (last == stem[stem.size() - 2] || stem.ends_with("ck")) stems.push_back(stem.substr(0, stem.size() - 1));
}

void add_detached(std::string_view form, std::span<const Detachment> detachments, std::vector<std::string>& stems) {
    for (const auto& [ending, instead] : detachments)
        if (form.ends_with(ending) && form.size() > ending.size() + 1)
            stems.push_back(std::string(form.substr(0, form.size() - ending.size())).append(instead));
}

/// What the form may be inflected from; nothing for a tag without inflection.
std::vector<std::string> stems_of(std::string_view form, std::string_view xpos) {
    std::vector<std::string> stems;
    if (xpos == "VBZ") add_detached(form, kThirdPerson, stems);
    if (xpos == "NNS") add_detached(form, kPlural, stems);
    if (xpos == "VBD" || xpos == "VBN") add_stems(form, "ed", stems);
    if (xpos == "VBG") add_stems(form, "ing", stems);
    if (xpos == "JJR" || xpos == "RBR") add_stems(form, "er", stems);
    if (xpos == "JJS" || xpos == "RBS") add_stems(form, "est", stems);
    return stems;
}

} // namespace

std::string checked_lemma(const Lexicon& lexicon, std::string_view form, Upos upos, std::string_view xpos,
                          std::string learned) {
    if (upos != Upos::kVerb && upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kAdv) return learned;
    const std::string_view irregular = lexicon.irregular(form, upos);
    const std::vector<std::string> stems = stems_of(form, xpos);
    const bool inflected = !stems.empty() || xpos == "VBD" || xpos == "VBN";
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
