#include "extract/entities/knowledge/name_knowledge.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

std::optional<Gender> gender_from(std::string_view text) {
    if (text.empty()) return Gender::kUnknown;
    if (text == "male") return Gender::kMale;
    if (text == "female") return Gender::kFemale;
    return std::nullopt;
}

} // namespace

Result<NameKnowledge> NameKnowledge::load(const std::filesystem::path& folder,
                                          std::span<const std::filesystem::path> own) {
    NameKnowledge names;
    auto gazetteer = Gazetteer::load(folder / "gazetteer.tsv", own);
    if (!gazetteer) return tl::unexpected(gazetteer.error());
    names.gazetteer_ = std::move(*gazetteer);

    auto pronouns = Pronouns::load(folder / "pronouns.tsv");
    if (!pronouns) return tl::unexpected(pronouns.error());
    names.pronouns_ = std::move(*pronouns);
    auto actor_nouns = ActorNouns::load(folder / "actor_nouns.tsv");
    if (!actor_nouns) return tl::unexpected(actor_nouns.error());
    names.actor_nouns_ = std::move(*actor_nouns);

    for (const auto& [file, genders] :
         {std::pair("given_names.tsv", &names.given_names_), std::pair("name_genders.tsv", &names.name_genders_)}) {
        const auto read_gender = [genders = genders](const TsvRow& row) -> std::string {
            const auto gender = gender_from(row[1]);
            if (!gender) return fmt::format("'{}' is not a gender; expected male, female or -", row[1]);
            genders->emplace(row[0], *gender);
            return {};
        };
        if (auto read = read_tsv(folder / file, {"name", "gender"}, read_gender); !read)
            return tl::unexpected(read.error());
    }

    StringMap<std::optional<EntityType>> institutions; // of the relations that a title draws
    const auto read_relation = [&](const TsvRow& row) -> std::string {
        const auto type = entity_type_from(row[1]);
        if (!row[1].empty() && !type) return fmt::format("'{}' is not an entity type", row[1]);
        for_each_part(row[2], ',', [&](std::string_view construction) {
            if (construction == "title") institutions.emplace(row[0], type);
            if (construction == "office") names.office_relation_ = row[0];
        });
        return {};
    };
    if (auto read = read_tsv(folder / "relations.tsv", {"id", "object", "drawn_by"}, read_relation); !read)
        return tl::unexpected(read.error());

    const auto read_title = [&](const TsvRow& row) -> std::string {
        const auto gender = gender_from(row[2]);
        if (!gender) return fmt::format("'{}' is not a gender; expected male, female or -", row[2]);
        if (static_cast<std::size_t>(std::ranges::count(row[0], ' ')) >= kLongestTitle)
            return fmt::format("title '{}' has more than {} words", row[0], kLongestTitle);
        Title title{.relation = std::string(row[1]), .gender = *gender};
        if (const auto found = institutions.find(row[1]); found != institutions.end()) {
            title.has_institution = true;
            title.institution = found->second;
        }
        std::string spaced(row[0]);
        std::ranges::replace(spaced, '-', ' '); // "director-general" is three tokens, of which one is left out
        names.title_starts_.emplace(row[0].substr(0, row[0].find(' ')));
        names.title_starts_.emplace(spaced.substr(0, spaced.find(' ')));
        names.titles_.emplace(std::move(spaced), title);
        names.titles_.emplace(row[0], std::move(title));
        return {};
    };
    if (auto read = read_tsv(folder / "titles.tsv", {"title", "relation", "gender"}, read_title); !read)
        return tl::unexpected(read.error());

    const std::array<std::pair<std::string_view, StringSet*>, 23> sets = {{
        {"institution", &names.institutions_},
        {"place_kind", &names.place_kinds_},
        {"place_part", &names.place_parts_},
        {"no_name", &names.no_names_},
        {"firm", &names.firms_},
        {"firm_post", &names.firm_posts_},
        {"firm_verb", &names.firm_verbs_},
        {"name_suffix", &names.name_suffixes_},
        {"post_nominal", &names.post_nominals_},
        {"state_verb", &names.state_verbs_},
        {"persons_office", &names.persons_offices_},
        {"particle", &names.particles_},
        {"human_verb", &names.human_verbs_},
        {"rank", &names.ranks_},
        {"number_sign", &names.number_signs_},
        {"human_noun", &names.human_nouns_},
        {"man", &names.men_},
        {"woman", &names.women_},
        {"called_after", &names.called_after_},
        {"side", &names.sides_},
        {"town_verb", &names.town_verbs_},
        {"state_noun", &names.state_nouns_},
        {"state_deed", &names.state_deeds_},
    }};
    const auto read_words = [&](const TsvRow& row) -> std::string {
        const auto set = std::ranges::find(sets, row[0], &std::pair<std::string_view, StringSet*>::first);
        const auto type = entity_type_from(row[2]);
        if (row[0] == "type" && !type) return fmt::format("'{}' is not an entity type", row[2]);
        if (row[0] != "type" && row[0] != "descriptor" && set == sets.end())
            return fmt::format("'{}' is not a kind; the top of the file lists them", row[0]);
        for_each_part(row[1], ';', [&](std::string_view word) {
            if (row[0] == "type")
                names.types_.emplace(word, *type);
            else if (row[0] == "descriptor")
                names.descriptors_.emplace(word, row[2]);
            else
                set->second->emplace(word);
        });
        return {};
    };
    if (auto read = read_tsv(folder / "entity_words.tsv", {"kind", "words", "value"}, read_words); !read)
        return tl::unexpected(read.error());

    const auto read_common = [&](const TsvRow& row) -> std::string {
        names.common_words_.emplace(row[0]);
        return {};
    };
    if (auto read = read_tsv(folder / "common_words.tsv", {"word"}, read_common); !read)
        return tl::unexpected(read.error());
    return names;
}

const Title* NameKnowledge::title(std::string_view words) const {
    const auto found = titles_.find(words);
    return found == titles_.end() ? nullptr : &found->second;
}

std::string_view NameKnowledge::noun_of_office(std::string_view office) const {
    const std::string_view noun = office.substr(office.rfind(' ') + 1); // npos + 1 is the beginning
    const Title* whole = title(office);
    const Title* last = title(noun);
    return whole != nullptr && last != nullptr && whole->relation != last->relation ? office : noun;
}

Gender NameKnowledge::gender_of(std::string_view given_name) const {
    if (const auto found = name_genders_.find(fold(given_name)); found != name_genders_.end()) return found->second;
    const auto found = given_names_.find(given_name);
    return found == given_names_.end() ? Gender::kUnknown : found->second;
}

Gender NameKnowledge::gender_of_noun(std::string_view noun) const {
    if (const Title* office = title(noun); office != nullptr) return office->gender;
    return men_.contains(noun) ? Gender::kMale : women_.contains(noun) ? Gender::kFemale : Gender::kUnknown;
}

std::optional<EntityType> NameKnowledge::type_of(std::string_view noun) const {
    const auto found = types_.find(noun);
    if (found == types_.end()) return std::nullopt;
    return found->second;
}

std::string_view NameKnowledge::descriptor(std::string_view noun) const {
    const auto found = descriptors_.find(noun);
    return found == descriptors_.end() ? std::string_view() : std::string_view(found->second);
}

bool NameKnowledge::is_organization_noun(std::string_view noun) const {
    return type_of(noun) == EntityType::kOrganization || descriptor(noun).ends_with(kAnyName);
}

} // namespace claimgraph
