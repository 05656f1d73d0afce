#pragma once

#include "extract/tokens/word_kinds.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/claim.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// The function words of a language that affect claims or names: function_words.tsv of its folder. Look-ups ignore the
/// case of A to Z and allocate nothing. Immutable after loading; share it between threads.
class FunctionWords {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<FunctionWords> load(const std::filesystem::path& file);
    static Result<FunctionWords> parse(std::string_view text, const std::string& file);

    /// The first of a word's modalities as one of this kind counts.
    void add(WordKind kind, std::string_view word, std::optional<Modality> modality = std::nullopt);
    /// All kinds that the word is of.
    WordKinds kinds(std::string_view word) const;
    bool is(WordKind kind, std::string_view word) const { return kinds(word).has(kind); }
    /// The modality that a word gives to its clause as one of this kind: a modal, a hedge.
    std::optional<Modality> modality(WordKind kind, std::string_view word) const;
    /// The first word of a kind that has one word, such as the copula; empty if it has none.
    std::string_view word(WordKind kind) const { return first_[static_cast<std::size_t>(kind)]; }

  private:
    struct Entry {
        WordKinds kinds;
        std::vector<std::pair<WordKind, Modality>> modalities;
    };
    static constexpr std::size_t kLongestWord = 32; // bytes

    const Entry* find(std::string_view word) const;

    StringMap<Entry> words_;
    std::array<std::string, kWordKindNames.size()> first_; // by WordKind
};

} // namespace claimgraph
