#pragma once

#include "graph/entity.hpp"
#include "graph/matching/text_pool.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// All that documents tell of the entities that are to be matched, in flat tables. Texts are numbers of `texts`.
struct Appearances {
    using Text = TextPool::Number;

    /// An entity as one document tells of it.
    struct Appearance {
        std::uint32_t document = 0; ///< of `documents`
        Text id = 0;
        Text name = 0; ///< as people see it
        Text folded = 0;
        Text kb = 0;
        std::uint32_t first_alias = 0; ///< in `lists`: folded aliases, then descriptions to the first of the next one
        std::uint32_t first_description = 0;
        EntityType type = EntityType::kOther;
    };
    struct Document {
        Text name = 0;
        std::uint32_t first_company = 0; ///< in `companies`, to the first of the next one
    };

    TextPool texts;
    std::vector<Appearance> all;
    std::vector<Document> documents;
    std::vector<Text> lists;
    std::vector<Text> companies; ///< ids that each document names most often

    std::span<const Text> aliases(const Appearance& one) const {
        return std::span(lists).subspan(one.first_alias, one.first_description - one.first_alias);
    }
    std::span<const Text> descriptions(std::size_t number) const {
        const std::size_t end = number + 1 < all.size() ? all[number + 1].first_alias : lists.size();
        return std::span(lists).subspan(all[number].first_description, end - all[number].first_description);
    }
    std::span<const Text> company(std::size_t document) const {
        const std::size_t end =
            document + 1 < documents.size() ? documents[document + 1].first_company : companies.size();
        return std::span(companies).subspan(documents[document].first_company, end - documents[document].first_company);
    }
};

} // namespace claimgraph
