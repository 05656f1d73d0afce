#include "extract/claims/decision/trigger_lexicon.hpp"

#include "extract/entities/names/name_features.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace claimgraph {
namespace {

/// Everything that is no actor, place, event, law or office.
constexpr std::string_view kThing = "thing";
constexpr TypeSet kThings = type_bit(EntityType::kConcept) | type_bit(EntityType::kOther) |
                            type_bit(EntityType::kFacility) | type_bit(EntityType::kQuantity) |
                            type_bit(EntityType::kTime);

std::optional<AnchorKind> kind_from(std::string_view letter) {
    if (letter == "v") return AnchorKind::kVerb;
    if (letter == "n") return AnchorKind::kNoun;
    if (letter == "a") return AnchorKind::kAdjective;
    return std::nullopt;
}

/// The patterns that have no preposition.
constexpr std::array<std::string_view, 3> kBare = {"O", "IO", "X"};

} // namespace

Result<TriggerLexicon> TriggerLexicon::load(const std::filesystem::path& file, const RelationTable& relations) {
    TriggerLexicon lexicon;
    std::string problem;
    const auto read_sense = [&](std::string_view text, std::vector<TriggerSense>& out) {
        TriggerSense sense;
        sense.rank = static_cast<std::uint8_t>(out.size());
        if (text.starts_with('<')) {
            sense.turned = true;
            text.remove_prefix(1);
        }
        if (const auto open = text.find('['); open != std::string_view::npos) {
            if (!text.ends_with(']')) {
                problem = fmt::format("'{}' lacks its ]", text);
                return;
            }
            for_each_part(text.substr(open + 1, text.size() - open - 2), ',', [&](std::string_view name) {
                if (name == kThing) {
                    sense.types |= kThings;
                } else if (const auto type = entity_type_from(name)) {
                    sense.types |= type_bit(*type);
                } else {
                    problem = fmt::format("'{}' is not a type of entities", name);
                }
            });
            text = text.substr(0, open);
        }
        sense.relation = relations.find(text);
        if (!sense.relation) problem = fmt::format("'{}' is not a relation of relations.tsv", text);
        out.push_back(sense);
    };
    const auto read_row = [&](const TsvRow& row) -> std::string {
        problem.clear();
        const auto kind = kind_from(row[1]);
        if (!kind) return fmt::format("'{}' is not a kind of word; expected v, n or a", row[1]);
        const std::size_t split = row[2].find('>') == std::string_view::npos ? 0 : row[2].find('>') + 1;
        const bool bare = std::ranges::find(kBare, row[2]) != kBare.end();
        const auto row_of_word = lexicon.senses_.try_emplace(
            bare ? key(*kind, hash_word(row[0]), row[2], 0)
                 : key(*kind, hash_word(row[0]), row[2].substr(0, split), hash_word(row[2].substr(split))));
        if (!row_of_word.second) return fmt::format("'{}' has two rows of pattern '{}'", row[0], row[2]);
        std::vector<TriggerSense>& senses = row_of_word.first->second;
        for_each_part(row[3], '|', [&](std::string_view text) { read_sense(text, senses); });
        if (senses.empty() && problem.empty()) problem = "a row needs a relation";
        return problem;
    };
    if (auto read = read_tsv(file, {"word", "kind", "pattern", "relations"}, read_row); !read)
        return tl::unexpected(read.error());
    return lexicon;
}

std::uint64_t TriggerLexicon::key(AnchorKind kind, std::uint64_t word, std::string_view before,
                                  std::uint64_t preposition) {
    std::uint64_t hash = word * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(kind);
    for (const char c : before) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    hash = (hash ^ preposition) * 0xBF58476D1CE4E5B9U;
    return hash ^ (hash >> 29U);
}

} // namespace claimgraph
