#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The hash tables of model files: open addressing from bits 1 and up of a 64-bit hash, a power of two of entries, at
/// least one of them free. An entry has a member `check`, a part of its hash; that of a free one is that of Entry{}.
namespace claimgraph {

/// The check of tables that keep the upper half of a hash, never 0.
constexpr std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) | 1U; }

/// The entry of a hash, null if there is none. `Entry::check` is check_of() its hash.
template <class Entry>
const Entry* find_entry(std::span<const Entry> table, std::uint64_t hash) {
    const std::size_t mask = table.size() - 1;
    const std::uint32_t check = check_of(hash);
    for (std::size_t i = (hash >> 1U) & mask; table[i].check != 0; i = (i + 1) & mask)
        if (table[i].check == check) return &table[i];
    return nullptr;
}

/// Starts to load where find_entry() will look.
template <class Entry>
void prefetch_entries(std::span<const Entry> table, std::span<const std::uint64_t> hashes) {
    const std::size_t mask = table.size() - 1;
    for (const std::uint64_t hash : hashes) __builtin_prefetch(&table[(hash >> 1U) & mask]);
}

/// An empty table for so many entries.
template <class Entry>
std::vector<Entry> empty_table(std::size_t entries) {
    return std::vector<Entry>(std::bit_ceil(entries + entries / 3 + 2));
}

/// The free entry where one of this hash belongs; it is free until its check is set.
template <class Entry>
Entry& free_entry(std::vector<Entry>& table, std::uint64_t hash) {
    const std::size_t mask = table.size() - 1;
    std::size_t at = (hash >> 1U) & mask;
    while (table[at].check != Entry{}.check) at = (at + 1) & mask;
    return table[at];
}

/// What is wrong with a table that was read, empty if nothing is.
template <class Entry>
std::string table_problem(std::span<const Entry> table, std::string_view name) {
    if (!std::has_single_bit(table.size())) return fmt::format("the {} are not a power of two", name);
    if (std::ranges::none_of(table, [](const Entry& entry) { return entry.check == Entry{}.check; }))
        return fmt::format("the table of {} is full", name);
    return {};
}

} // namespace claimgraph
