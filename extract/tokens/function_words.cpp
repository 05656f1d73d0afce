#include "extract/tokens/function_words.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace claimgraph {

Result<FunctionWords> FunctionWords::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<FunctionWords> FunctionWords::parse(std::string_view text, const std::string& file) {
    FunctionWords result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto name = std::ranges::find(kWordKindNames, row[0]);
        if (name == kWordKindNames.end())
            return fmt::format("'{}' is not a kind; expected one of {}", row[0], fmt::join(kWordKindNames, ", "));
        const auto kind = static_cast<WordKind>(name - kWordKindNames.begin());
        const auto modality = modality_from(row[2]);
        if (!row[2].empty() && !modality) return fmt::format("'{}' is not a modality", row[2]);
        std::string error;
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (word.size() > kLongestWord)
                error = fmt::format("'{}' is longer than {} bytes", word, kLongestWord);
            else if (std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; }))
                error = fmt::format("'{}' has capitals; expected small letters", word);
            else
                result.add(kind, word, modality);
        });
        return error;
    };
    if (auto read = read_tsv_text(text, file, {"kind", "words", "value"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

void FunctionWords::add(WordKind kind, std::string_view word, std::optional<Modality> modality) {
    Entry& entry = words_[std::string(word)];
    if (entry.kinds.has(kind)) return; // the first row counts
    entry.kinds.add(kind);
    if (modality) entry.modalities.emplace_back(kind, *modality);
    std::string& first = first_[static_cast<std::size_t>(kind)];
    if (first.empty()) first = word;
}

const FunctionWords::Entry* FunctionWords::find(std::string_view word) const {
    if (word.size() > kLongestWord) return nullptr;
    std::array<char, kLongestWord> small{};
    std::ranges::transform(word, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const auto found = words_.find(std::string_view(small.data(), word.size()));
    return found == words_.end() ? nullptr : &found->second;
}

WordKinds FunctionWords::kinds(std::string_view word) const {
    const Entry* entry = find(word);
    return entry == nullptr ? WordKinds() : entry->kinds;
}

std::optional<Modality> FunctionWords::modality(WordKind kind, std::string_view word) const {
    if (const Entry* entry = find(word); entry != nullptr)
        for (const auto& [of_kind, modality] : entry->modalities)
            if (of_kind == kind) return modality;
    return std::nullopt;
}

} // namespace claimgraph
