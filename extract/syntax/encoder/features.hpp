#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::encoder {

/// The embedding tables in addition to words: hashed suffixes and prefixes of a word, its shape, and the spaces around
/// it.
enum class Affix : std::uint8_t { kSuffix2, kSuffix3, kSuffix4, kPrefix3, kShape, kSpacing };
inline constexpr std::size_t kAffixes = 6;
/// Rows of each table; hashes are taken modulo these.
inline constexpr std::array<std::uint32_t, kAffixes> kAffixRows = {1024, 4096, 8192, 4096, 512, 4};

/// The rows of one token.
struct TokenFeatures {
    std::uint32_t word = 0;
    std::array<std::uint16_t, kAffixes> affix{};

    bool operator==(const TokenFeatures&) const = default;
};

/// The form under which a word is looked up: lower case, typographic quotes and dashes as in ASCII, every digit a 0.
/// Replaces `out`.
void fold_form(std::string_view form, std::string& out);
/// A 64-bit hash, never 0.
std::uint64_t hash_form(std::string_view folded);

/// Word -> row by its 64-bit hash, in an open-addressing table that can lie in a mapped file. Row 0 stands for all
/// unknown words. Two words with one hash would share a row; with 10^5 words the chance of any such pair is below
/// 10^-9.
class WordIndex {
  public:
    struct Slot {
        std::uint64_t hash = 0; ///< 0 = free
        std::uint32_t row = 0;
        std::uint32_t padding = 0;
    };

    WordIndex() = default;
    /// A view: `slots` has a power of two of them, at least one free, and outlives the index.
    explicit WordIndex(std::span<const Slot> slots) : slots_(slots) {}

    std::uint32_t find(std::uint64_t hash) const {
        if (slots_.empty()) return 0;
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = (hash >> 1) & mask;; i = (i + 1) & mask)
            if (slots_[i].hash == hash || slots_[i].hash == 0) return slots_[i].row;
    }

  private:
    std::span<const Slot> slots_;
};

/// Slots for words whose hashes are hashes[row]; row 0 is skipped, of equal hashes the first row wins.
std::vector<WordIndex::Slot> index_words(std::span<const std::uint64_t> hashes);

/// Finds the rows of a token. Has a buffer: use one per call and thread.
class FeatureReader {
  public:
    explicit FeatureReader(WordIndex words) : words_(words) {}

    TokenFeatures operator()(std::string_view form, bool space_before, bool space_after);

  private:
    WordIndex words_;
    std::string folded_;
};

} // namespace claimgraph::encoder
