#pragma once

#include "extract/claims/time/time_words.hpp"
#include "extract/syntax/conllu.hpp"
#include "extract/syntax/tree.hpp"
#include "extract/tokens/mark_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

inline const TimeWords& english_times() {
    static const TimeWords kTimes = TimeWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/times.tsv").value();
    return kTimes;
}

/// The small words of models/en as the pipeline knows them, with the heads of times.
inline const FunctionWords& english_words() {
    static const FunctionWords kWords = [] {
        FunctionWords words = FunctionWords::load(CLAIMGRAPH_SOURCE_DIR "/models/en/function_words.tsv").value();
        for (const std::string& word : english_times().heads()) words.add(WordKind::kTimeNoun, word);
        return words;
    }();
    return kWords;
}

inline const TagSet& english_tags() {
    static const TagSet kTags = TagSet::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tags.tsv").value();
    return kTags;
}

/// A text with trees made by hand, for tests that want to say what a sentence is instead of what a model makes of it:
///
///     HandMade text("Norway/NNP/nsubj>urged urged=urge/VBD Sweden/NNP/obj>urged to/TO/mark>leave
///     leave/VB/xcomp>urged"); text["leave"]; // its TokenIndex
///
/// A word is `form[=lemma]/XPOS[/deprel>head]`: the head is a form, `form#2` where that stands there twice, or a place
/// `#5` counted from 1 in its sentence; a word without one is the root. The lemma is the form in small letters where
/// none is given; names keep theirs. The universal part of speech follows from the tag and the label. A line is a
/// sentence, a blank line begins a paragraph; words are marked as english_words() and english_tags() have them. What
/// stands behind `@` in a form is kept in notes(). Throws std::invalid_argument where the text is no tree.
class HandMade {
  public:
    explicit HandMade(std::string_view text) : analysed_(read(text, notes_)), tree_(analysed_.analysis) {}
    HandMade(const HandMade&) = delete;

    const Document& document() const { return analysed_.document; }
    Document& document() { return analysed_.document; }
    const Analysis& analysis() const { return analysed_.analysis; }
    /// For what mends trees; tree() stays as it was made.
    Analysis& analysis() { return analysed_.analysis; }
    const Tree& tree() const { return tree_; }
    /// What stands behind `@` at each token.
    const std::vector<std::string>& notes() const { return notes_; }

    /// The token of a form, or of its n-th place: "the#2".
    TokenIndex operator[](std::string_view form) const {
        std::size_t place = place_of(form);
        for (std::size_t i = 0; i < analysis().tokens.size(); ++i)
            if (word(TokenIndex{i}) == form && --place == 0) return TokenIndex{i};
        throw std::invalid_argument(fmt::format("no word '{}'", form));
    }
    /// The form of a token; "-" for nowhere, so that an expectation shows the word that was found.
    std::string word(TokenIndex token) const {
        return token ? std::string(analysis().form(document(), analysis()[token])) : "-";
    }
    std::string words(ByteSpan span) const { return std::string(document().text(span)); }
    std::string words(TokenRange range) const {
        std::string text;
        for (TokenIndex at = range.begin; at < range.end; ++at.value) text += (text.empty() ? "" : " ") + word(at);
        return text;
    }

  private:
    struct Word {
        std::string form, lemma, xpos, deprel, head;
    };

    static std::vector<std::string> split(std::string_view text, char separator) {
        std::vector<std::string> parts;
        std::istringstream in{std::string(text)};
        for (std::string part; std::getline(in, part, separator);)
            if (!part.empty() || separator != ' ') parts.push_back(part);
        return parts;
    }

    /// Cuts "#2" off; 1 where there is none.
    static std::size_t place_of(std::string_view& form) {
        const std::size_t hash = form.rfind('#');
        if (hash == 0 || hash == std::string_view::npos) return 1;
        const std::size_t place = std::stoul(std::string(form.substr(hash + 1)));
        form = form.substr(0, hash);
        return place;
    }

    static std::string_view upos_of(const Word& word) {
        const std::string_view tag = word.xpos;
        const bool auxiliary = word.deprel.starts_with("aux") || word.deprel == "cop" || tag == "MD";
        if (tag.starts_with("NNP")) return "PROPN";
        if (tag.starts_with("NN")) return "NOUN";
        if (tag.starts_with("VB") || auxiliary) return auxiliary ? "AUX" : "VERB";
        if (tag.starts_with("JJ") || tag == "AFX") return "ADJ";
        if (tag.starts_with("RB") || tag == "WRB") return word.form == "not" || word.form == "n't" ? "PART" : "ADV";
        if (tag.starts_with("PRP") || tag.starts_with("WP") || tag == "EX") return "PRON";
        if (tag == "WDT") return word.deprel == "det" ? "DET" : "PRON";
        if (tag == "DT" || tag == "PDT")
            return word.deprel.starts_with("nsubj") || word.deprel == "obj" ? "PRON" : "DET";
        if (tag == "IN") return word.deprel == "mark" ? "SCONJ" : "ADP";
        if (tag == "TO") return word.deprel == "mark" ? "PART" : "ADP";
        if (tag == "RP") return "ADP";
        if (tag == "POS") return "PART";
        if (tag == "CC") return "CCONJ";
        if (tag == "CD") return "NUM";
        if (tag == "UH") return "INTJ";
        if (tag == "$") return "SYM";
        return std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) && tag != "HYPH"
                   ? "X"
                   : "PUNCT";
    }

    static Word read_word(std::string_view text, std::vector<std::string>& notes) {
        const std::vector<std::string> columns = split(text, '/');
        if (columns.size() < 2 || columns.size() > 3)
            throw std::invalid_argument(fmt::format("'{}' is no form/XPOS[/deprel>head]", text));
        Word word{.form = columns[0], .lemma = {}, .xpos = columns[1], .deprel = "root", .head = {}};
        const std::size_t note = std::min(word.form.find('@', 1), word.form.size());
        notes.push_back(word.form.substr(std::min(note + 1, word.form.size())));
        word.form.resize(note);
        const std::size_t lemma = word.form.find('=', 1);
        word.lemma = lemma == std::string::npos ? word.form : word.form.substr(lemma + 1);
        word.form.resize(std::min(lemma, word.form.size()));
        if (lemma == std::string::npos && !word.xpos.starts_with("NNP"))
            std::ranges::transform(word.lemma, word.lemma.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (columns.size() == 2) return word;
        const std::size_t head = columns[2].find('>');
        if (head == std::string::npos)
            throw std::invalid_argument(fmt::format("'{}' has no head: expected deprel>head", text));
        word.deprel = columns[2].substr(0, head);
        word.head = columns[2].substr(head + 1);
        return word;
    }

    static std::size_t head_of(const Word& word, const std::vector<Word>& sentence) {
        if (word.head.empty()) return 0;
        if (word.head.starts_with('#')) return std::stoul(word.head.substr(1));
        std::string_view form = word.head;
        std::size_t place = place_of(form);
        for (std::size_t i = 0; i < sentence.size(); ++i)
            if (sentence[i].form == form && --place == 0) return i + 1;
        throw std::invalid_argument(fmt::format("'{}' hangs below '{}', which is not there", word.form, word.head));
    }

    static AnalysedDocument read(std::string_view text, std::vector<std::string>& notes) {
        std::string conllu;
        for (const std::string& line : split(text, '\n')) {
            std::vector<Word> sentence;
            for (const std::string& word : split(line, ' ')) sentence.push_back(read_word(word, notes));
            if (sentence.empty()) {
                if (!conllu.empty()) conllu += "# newpar\n";
                continue;
            }
            for (std::size_t i = 0; i < sentence.size(); ++i)
                conllu += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n", i + 1, sentence[i].form,
                                      sentence[i].lemma, upos_of(sentence[i]), sentence[i].xpos,
                                      head_of(sentence[i], sentence), sentence[i].deprel);
            conllu += '\n';
        }
        auto documents = read_conllu(conllu, "hand made");
        if (!documents) throw std::invalid_argument(documents.error().describe() + '\n' + conllu);
        AnalysedDocument& analysed = documents->front();
        mark_words(analysed.document, english_words(), english_tags(), analysed.analysis);
        return std::move(analysed);
    }

    std::vector<std::string> notes_;
    AnalysedDocument analysed_;
    Tree tree_;
};

} // namespace claimgraph
