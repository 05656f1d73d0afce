#include "tools/train/encoder/word_vectors.hpp"

#include "extract/syntax/encoder/features.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fstream>

namespace claimgraph::encoder {

namespace {

constexpr double kMeanSquare = 0.25; // about that of the trained embeddings beside them

} // namespace

Result<void> read_vectors(const std::filesystem::path& file, std::size_t width,
                          const std::function<bool(std::string_view, std::span<const float>)>& visit) {
    std::ifstream in(file);
    if (!in) return fail(ErrorCode::kNotFound, "cannot be read", {file.string()});
    std::string line;
    std::vector<float> values;
    for (std::uint64_t number = 1; std::getline(in, line); ++number) {
        const std::size_t word_end = line.find(' ');
        if (word_end == std::string::npos)
            return fail(ErrorCode::kBadFormat, "expected a word and its vector", {file.string(), number});
        const char* at = line.data() + word_end;
        const char* const end = line.data() + line.size();
        values.clear();
        while (at < end) {
            float value = 0;
            const auto [rest, problem] = std::from_chars(at + 1, end, value);
            if (problem != std::errc() || !std::isfinite(value))
                return fail(ErrorCode::kBadFormat, "expected numbers after the word", {file.string(), number});
            values.push_back(value);
            at = rest;
        }
        if (values.size() != width)
            return fail(ErrorCode::kBadFormat, fmt::format("has {} numbers, expected {}", values.size(), width),
                        {file.string(), number});
        if (!visit(std::string_view(line).substr(0, word_end), values)) break;
    }
    return {};
}

Result<WordVectors> WordVectors::read(const std::filesystem::path& file, std::size_t width, std::size_t rows) {
    WordVectors vectors;
    vectors.width = width;
    vectors.hashes.push_back(0);
    vectors.values.assign(width, 0.0F);
    if (file.empty()) return vectors;
    std::string folded;
    double squares = 0;
    const auto add_row = [&](std::string_view word, std::span<const float> numbers) {
        if (vectors.hashes.size() > rows) return false;
        fold_form(word, folded);
        const std::uint64_t hash = hash_form(folded);
        if (!vectors.known_.insert(hash).second) return true; // another spelling of a word that was there
        vectors.hashes.push_back(hash);
        vectors.values.insert(vectors.values.end(), numbers.begin(), numbers.end());
        for (const float value : numbers) squares += value * value;
        return true;
    };
    if (auto read = read_vectors(file, width, add_row); !read) return tl::unexpected(read.error());
    const auto count = static_cast<double>(vectors.values.size() - width);
    const auto factor = static_cast<float>(squares > 0 ? std::sqrt(kMeanSquare * count / squares) : 1.0);
    for (float& value : vectors.values) value *= factor;
    return vectors;
}

void WordVectors::add(std::string_view folded) {
    if (!known_.insert(hash_form(folded)).second) return;
    hashes.push_back(hash_form(folded));
    values.resize(values.size() + width, 0.0F);
}

} // namespace claimgraph::encoder
