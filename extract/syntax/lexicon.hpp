#pragma once

#include "extract/syntax/inflections.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The words of a language: the lemmas of each part of speech, irregular forms (lemmas.tsv), and regular inflection
/// (inflections.tsv). Forms are in lower case. Immutable after loading; share it between threads. A default one has no
/// words.
class Lexicon {
  public:
    /// Reads lemmas.tsv and inflections.tsv of a folder. Fails with kNotFound or kBadFormat, naming file and line.
    static Result<Lexicon> load(const std::filesystem::path& folder);
    /// Reads a table of form, upos and lemma, `-` for a form that is a lemma itself, sorted by the bytes of the three.
    static Result<Lexicon> read(std::string_view text, const std::string& file, Inflections inflections = {});

    /// Whether this is a lemma of this part of speech.
    bool has(std::string_view lemma, Upos upos) const;
    /// The lemma of an irregular form ("sung", "dutch"); empty if the table has none. Valid as long as the lexicon.
    std::string_view irregular(std::string_view form, Upos upos) const;
    /// Whether the form is in the table as any part of speech.
    bool has(std::string_view form) const;
    const Inflections& inflections() const { return inflections_; }

  private:
    struct Entry { // offsets into text_
        std::uint32_t form = 0;
        std::uint32_t lemma = 0; ///< where the form ends and the lemma begins
        std::uint32_t end = 0;
        Upos upos = Upos::kNone;
    };
    std::string_view form(const Entry& entry) const {
        return std::string_view(text_).substr(entry.form, entry.lemma - entry.form);
    }
    std::string_view lemma(const Entry& entry) const {
        return std::string_view(text_).substr(entry.lemma, entry.end - entry.lemma);
    }

    std::span<const Entry> entries(std::string_view form) const;

    std::string text_; // all forms and lemmas
    std::vector<Entry> entries_;
    Inflections inflections_;
};

} // namespace claimgraph
