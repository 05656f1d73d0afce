#include "extract/question/answers/spoken_sentences.hpp"

#include "extract/question/answers/read_sentence.hpp"
#include "graph/base/text/fold.hpp"

#include <cstdint>

namespace claimgraph {
namespace {

/// Whose saying a sentence tells; `kAbout`: nobody's, but he is its subject.
enum class Speech : std::uint8_t { kNone, kHis, kOfOthers, kOfPronoun, kAbout };

Speech speech_in(const ReadSentence& read, std::string_view name, const QuestionWords& words) {
    const auto trees = read.reader();
    if (!trees) return Speech::kNone;
    const DeprelSet parts{deprel::flat, deprel::compound, deprel::appos};
    // "the director, [Dr. Ana Lind]", "the director of the mill, [Ana Lind]"
    const auto is_named = [&](TokenIndex subject) {
        for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
            TokenIndex token{i};
            if (fold(read.form(token)) != name) continue;
            bool is_beside = false;
            while (token != subject && trees->is(token, parts) && trees->head_of(token)) {
                is_beside = is_beside || trees->is(token, deprel::appos);
                token = trees->head_of(token);
            }
            if (token == subject || (is_beside && trees->tree().subtree(subject).contains(token))) return true;
        }
        return false;
    };
    const auto is_named_behind = [&](TokenIndex verb) { // "Remarked the director Ana Lind, ..."
        for (TokenIndex token{verb.value + 1}; token.value < read.analysis().tokens.size(); ++token.value) {
            if (trees->is(token, Upos::kPunct)) break;
            if (fold(read.form(token)) == name) return true;
        }
        return false;
    };
    Speech found = Speech::kNone;
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i) {
        const TokenIndex verb{i};
        if (!trees->is(verb, Upos::kVerb) || !words.is(QuestionWord::kSaying, trees->lemma(verb))) continue;
        TokenIndex subject = trees->subject_child(verb);
        if (!subject && trees->is(verb, deprel::advcl)) // "Ana Lind left, [saying] that ..."
            subject = trees->subject_child(trees->head_of(verb));
        if ((!subject || i == 0) && is_named_behind(verb)) return Speech::kHis;
        if (!subject) continue;
        if (is_named(subject)) return Speech::kHis;
        if (found == Speech::kNone) found = trees->is(subject, Upos::kPron) ? Speech::kOfPronoun : Speech::kOfOthers;
    }
    if (found != Speech::kNone) return found;
    for (std::size_t i = 0; i < read.analysis().tokens.size(); ++i)
        if (const TokenIndex subject =
                trees->head_of(TokenIndex{i}) ? TokenIndex() : trees->subject_child(TokenIndex{i});
            subject && is_named(subject))
            return Speech::kAbout;
    return Speech::kNone;
}

/// Whether a quotation is open behind a sentence, if it was before.
bool is_open_behind(std::string_view sentence, bool open) {
    constexpr std::string_view kOpening = "\u201c";
    constexpr std::string_view kClosing = "\u201d";
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::string_view rest = sentence.substr(i);
        if (rest.front() == '"') open = !open;
        if (rest.starts_with(kOpening)) open = true;
        if (rest.starts_with(kClosing)) open = false;
    }
    return open;
}

} // namespace

std::vector<bool> spoken_by(std::string_view name, std::span<const std::string> sentences, const QuestionWords& words,
                            const Models& models) {
    std::vector<bool> spoken;
    bool was_his = false;
    bool was_about = false;
    bool open = false;
    for (const std::string& sentence : sentences) {
        const Speech speech = speech_in(ReadSentence(sentence, models), name, words);
        const bool goes_on = (was_his && open && speech != Speech::kOfOthers) ||
                             ((was_his || was_about) && speech == Speech::kOfPronoun);
        open = is_open_behind(sentence, open);
        was_his = speech == Speech::kHis || goes_on;
        was_about = speech == Speech::kAbout;
        spoken.push_back(was_his);
    }
    return spoken;
}

} // namespace claimgraph
