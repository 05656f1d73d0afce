#include "cli/commands/ask/words_asked.hpp"

#include "extract/question/answers/sentence_answers.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {

std::vector<std::string> unused(std::vector<std::string> words, const std::vector<AskedPart>& parts) {
    std::string used;
    for (const AskedPart& asked : parts)
        for (const std::string* name : {&asked.part.subject, &asked.part.object, &asked.part.speaker})
            used += " " + fold(*name) + " ";
    std::erase_if(words,
                  [&](const std::string& word) { return used.find(" " + fold(word) + " ") != std::string::npos; });
    return words;
}

namespace {

/// "US" only in capitals: "us" is another word.
bool has_other_name(const std::string& sentence, const std::string& folded, const std::string& name) {
    constexpr std::size_t kShort = 3;
    if (name.size() > kShort) return (folded + " ").find(" " + name + " ") != std::string::npos;
    std::string capitals = name;
    for (char& c : capitals)
        if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return (" " + sentence + " ").find(" " + capitals + " ") != std::string::npos;
}

} // namespace

std::size_t count_in(const std::string& sentence, const std::vector<std::string>& words, const QuestionForm& form) {
    std::string text = " " + fold(sentence);
    std::ranges::replace(text, '"', ' ');
    return static_cast<std::size_t>(std::ranges::count_if(words, [&](const std::string& word) {
        const auto others = form.other_names.find(word);
        return text.find(" " + fold(word)) != std::string::npos ||
               (others != form.other_names.end() && std::ranges::any_of(others->second, [&](const std::string& name) {
                    return has_other_name(sentence, text, name);
                }));
    }));
}

std::size_t count_in(const FoundClaim& one, const std::vector<std::string>& words, const QuestionForm& form) {
    std::size_t most = 0;
    for (const Evidence& evidence : (*one.graph)[one.claim].evidence)
        most = std::max(most, count_in(evidence.text, words, form));
    return most;
}

std::string words_in(const Evidence& evidence, ByteSpan span) {
    if (span.size() == 0 || span.begin < evidence.span.begin) return {};
    const std::size_t begin = span.begin - evidence.span.begin;
    return begin < evidence.text.size() ? evidence.text.substr(begin, span.size()) : std::string();
}

std::string verb_of_trigger(const Evidence& evidence, const Models& models) {
    if (words_in(evidence, evidence.trigger_span).empty()) return {};
    const std::uint32_t first = evidence.span.begin;
    return verb_at(evidence.text, {evidence.trigger_span.begin - first, evidence.trigger_span.end - first}, models);
}

namespace {

constexpr double kName = 2;
constexpr double kNoun = 1;
constexpr double kVerb = 0.5; ///< sentences say what was done in other words

/// "Turkey" also finds "Turkey's" and "Turkeys"; of short words too much begins with them.
SoughtWord sought(const std::string& word, double weight) {
    constexpr std::size_t kLeastOfBeginning = 4;
    return {{word.size() < kLeastOfBeginning ? word : word + "*"}, weight};
}

/// The basic form of a word of the question; empty if it is not known.
std::string lemma_of(const std::string& word, const AskedClause& clause) {
    const std::string folded = fold(word);
    const auto is_it = [&](const AskedWord& one) { return one.form == folded && !one.is_name; };
    if (const auto found = std::ranges::find_if(clause.rest, is_it); found != clause.rest.end()) return found->lemma;
    for (const AskedPhrase& phrase : clause.phrases)
        if (const auto found = std::ranges::find_if(phrase.words, is_it); found != phrase.words.end())
            return found->lemma;
    return {};
}

} // namespace

std::vector<SoughtWord> sought_names(const QuestionForm& form) {
    std::vector<SoughtWord> words;
    for (const std::string& name : form.names) {
        const bool is_given = std::ranges::any_of(form.named, [&](const QuestionEnd& end) {
            const std::size_t space = end.words.find(' '); // of two words the first is a given name, mostly
            return space != std::string::npos && end.words.find(' ', space + 1) == std::string::npos &&
                   end.words.substr(0, space) == name && end.words.substr(space + 1) != name;
        });
        if (is_given) continue;
        words.push_back(sought(name, kName));
        if (const auto others = form.other_names.find(name); others != form.other_names.end())
            for (const std::string& other : others->second) {
                words.back().forms.push_back(fmt::format("\"{}\"", other));
                if (other.size() == 2)
                    words.back().forms.push_back(fmt::format("\"{} {}\"", other[0], other[1])); // "U.S."
            }
    }
    return words;
}

std::vector<SoughtWord> sought_words(const QuestionForm& form, const AskKnowledge& knowledge) {
    std::vector<SoughtWord> words = sought_names(form);
    const auto add = [&](const std::string& word) {
        const bool is_known =
            std::ranges::any_of(words, [&](const SoughtWord& one) { return one.forms.front().starts_with(word); });
        if (is_known) return;
        words.push_back(sought(word, kNoun));
        if (const std::string lemma = lemma_of(word, form.clause); !lemma.empty())
            words.back().forms.push_back(sought(lemma, kNoun).forms.front());
    };
    for (const std::string& word : form.words)
        if (std::ranges::find(form.names, word) == form.names.end()) add(word);
    for (const std::string& word : form.counted) add(word);
    if (form.verb.empty() || knowledge.words.is(QuestionWord::kLight, form.verb)) return words;
    SoughtWord verb = sought(form.verb, kVerb);
    if (!form.predicate.empty()) verb.forms.insert(verb.forms.begin(), form.predicate);
    words.push_back(std::move(verb));
    return words;
}

std::string text_of(const std::vector<SoughtWord>& words) {
    std::string text;
    for (const SoughtWord& word : words) text += (text.empty() ? "" : " ") + word.forms.front();
    std::erase(text, '*');
    return text;
}

} // namespace claimgraph::cli
