#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace claimgraph::encoder {

/// Calls `visit` with the word and the numbers of each line of `word number number ...`, until it returns false. Fails
/// with kNotFound, or kBadFormat and the line.
Result<void> read_vectors(const std::filesystem::path& file, std::size_t width,
                          const std::function<bool(std::string_view word, std::span<const float> values)>& visit);

/// Given vectors of words; row 0 is that of unknown words.
struct WordVectors {
    std::size_t width = 0;
    std::vector<std::uint64_t> hashes; ///< of the folded form, see features.hpp
    std::vector<float> values;         ///< [hashes.size()][width]

    /// The first `rows` lines of `word number number ...`, scaled to a mean square of 0.25. An empty path gives only
    /// row 0.
    static Result<WordVectors> read(const std::filesystem::path& file, std::size_t width, std::size_t rows);
    /// A row of zeros for a word that has none yet.
    void add(std::string_view folded);

  private:
    std::unordered_set<std::uint64_t> known_;
};

} // namespace claimgraph::encoder
