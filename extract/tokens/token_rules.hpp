#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The tables of the tokenizer: models/en/tokens.tsv explains the kinds. All words are lower case. Immutable after
/// loading; share it between threads.
class TokenRules {
  public:
    enum class Abbreviation : std::uint8_t { kNone, kTitle, kInner, kPlain, kFinal, kNumbered };

    static Result<TokenRules> load(const std::filesystem::path& file);

    /// `word` includes its final full stop. Some are abbreviations only if they begin with a capital in the text.
    Abbreviation abbreviation(std::string_view word, bool capitalised) const;
    bool is_prefix(std::string_view word) const { return prefixes_.contains(word); }
    bool is_whole(std::string_view word) const { return wholes_.contains(word); }
    bool is_unit(std::string_view word) const { return units_.contains(word); }
    bool is_ending(std::string_view word) const { return endings_.contains(word); }
    bool is_clitic(std::string_view word) const { return clitics_.contains(word); }
    /// A clitic that takes the letter before its apostrophe (written as ') along: "n't".
    bool is_fused_clitic(std::string_view word) const { return fused_clitics_.contains(word); }
    bool is_starter(std::string_view word) const { return starters_.contains(word); }
    bool is_by_line_opener(std::string_view word) const { return by_line_openers_.contains(word); }
    bool is_place_particle(std::string_view word) const { return place_particles_.contains(word); }
    /// The byte at which a contraction such as "cannot" is split; 0 for other words.
    std::size_t contraction(std::string_view word) const;

  private:
    struct Stopped {
        Abbreviation kind = Abbreviation::kNone;
        bool needs_capital = false;
    };

    StringMap<Stopped> abbreviations_;
    StringMap<std::size_t> contractions_;
    StringSet prefixes_;
    StringSet wholes_;
    StringSet units_;
    StringSet endings_;
    StringSet clitics_;
    StringSet fused_clitics_;
    StringSet starters_;
    StringSet by_line_openers_;
    StringSet place_particles_;
};

} // namespace claimgraph
