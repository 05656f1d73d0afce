#pragma once

#include "graph/matching/text_pool.hpp"
#include "graph/model/entity.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// Everything that documents say about the entities to be matched, in flat tables. Strings are numbers in `texts`.
struct EntityOccurrences {
    using Text = TextPool::Number;

    /// What a document says about an entity. Equal consecutive observations of the same id are stored once.
    struct Observation {
        Text id = 0;
        Text name = 0; ///< display name
        Text folded = 0;
        Text kb = 0;
        std::uint32_t first_alias = 0; ///< in `lists`: folded aliases, then descriptions
        std::uint32_t first_description = 0;
        std::uint32_t end = 0;
        EntityType type = EntityType::kOther;
        /// Not compared with others: what has no name is one with nothing, a topic with what has the same id, its `kb`.
        bool is_fixed = false;
    };
    /// An entity in a document.
    struct Occurrence {
        std::uint32_t document = 0;    ///< of `documents`
        std::uint32_t observation = 0; ///< of `observations`
    };
    /// An entity that is known from before, which others may join but no other known one.
    struct Known {
        Text id = 0;
        Text name = 0;
        Text kb = 0;
        std::uint32_t first_name = 0; ///< in `lists`: all its names, folded
        std::uint32_t end = 0;
        EntityType type = EntityType::kOther;
        bool is_complete = false; ///< whether all its appearances are here, so that its id and name can be chosen anew
        bool has_lost = false;    ///< whether it had others since they were chosen
    };
    static constexpr std::uint32_t kNobody = 0xffff'ffff;

    struct Document {
        Text name = 0;
        std::uint32_t first_company = 0; ///< in `companies`, to the first of the next one
    };

    TextPool texts;
    std::vector<Observation> observations;
    std::vector<Occurrence> all;
    std::vector<Document> documents;
    std::vector<Known> known;
    std::vector<std::uint32_t> known_of; ///< of each of `all`: a place in `known` or kNobody; empty if nobody is known
    std::vector<Text> lists;
    std::vector<Text> companies; ///< ids that each document names most often

    const Observation& observation_of(const Occurrence& one) const { return observations[one.observation]; }
    std::span<const Text> aliases(const Observation& one) const {
        return std::span(lists).subspan(one.first_alias, one.first_description - one.first_alias);
    }
    std::span<const Text> descriptions(const Observation& one) const {
        return std::span(lists).subspan(one.first_description, one.end - one.first_description);
    }
    std::span<const Text> names(const Known& one) const {
        return std::span(lists).subspan(one.first_name, one.end - one.first_name);
    }
    std::span<const Text> company(std::size_t document) const {
        const std::size_t end =
            document + 1 < documents.size() ? documents[document + 1].first_company : companies.size();
        return std::span(companies).subspan(documents[document].first_company, end - documents[document].first_company);
    }
};

} // namespace claimgraph
