#pragma once

#include "extract/entities/knowledge/actor_nouns.hpp"
#include "extract/entities/knowledge/gazetteer.hpp"
#include "extract/entities/knowledge/pronouns.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/entity.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The gender of a given name.
enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// An office or form of address: a line of models/en/titles.tsv.
struct Title {
    std::string relation; ///< empty for a form of address ("Mr.")
    /// The object of its relation is the owner of the office ("Kenya's president"), not the office.
    bool has_institution = false;
    std::optional<EntityType> institution{}; ///< of that type only
    Gender gender = Gender::kUnknown;
};

/// The tables of the entity stage: names and the words next to them. All words are lower case. Owns the tables.
/// Immutable after loading; share it between threads.
class NameKnowledge {
  public:
    /// Reads gazetteer.tsv, given_names.tsv, name_genders.tsv, relations.tsv (for titles), titles.tsv,
    /// entity_words.tsv, common_words.tsv, pronouns.tsv and actor_nouns.tsv of a folder. `own` are tables like
    /// gazetteer.tsv that take precedence.
    static Result<NameKnowledge> load(const std::filesystem::path& folder,
                                      std::span<const std::filesystem::path> own = {});

    const Gazetteer& gazetteer() const { return gazetteer_; }
    const Pronouns& pronouns() const { return pronouns_; }
    const ActorNouns& actor_nouns() const { return actor_nouns_; }

    /// `words` joined by spaces, also those that the text joins by a hyphen.
    const Title* title(std::string_view words) const;
    /// The last word of an office, or all its words if that word alone is another office: "minister" of "foreign
    /// minister", but "vice president". A view of `office`.
    std::string_view noun_of_office(std::string_view office) const;
    /// Whether it is a title that says what somebody is, no form of address.
    bool is_office(std::string_view words) const {
        const Title* known = title(words);
        return known != nullptr && !known->relation.empty();
    }
    /// The relation of a person to an office without a known owner; empty if there is none.
    const std::string& office_relation() const { return office_relation_; }
    /// Whether some title begins with this word.
    bool begins_title(std::string_view word) const { return title_starts_.contains(word); }
    /// `name` as the text writes it.
    bool is_given_name(std::string_view name) const { return given_names_.contains(name); }
    Gender gender_of(std::string_view given_name) const;
    /// Of what people are or are called: "widow", "Mr."; in small letters.
    Gender gender_of_noun(std::string_view noun) const;
    /// A word that is also a common noun, adjective or verb.
    bool is_common(std::string_view word) const { return common_words_.contains(word); }
    /// The type of entities that this noun denotes.
    std::optional<EntityType> type_of(std::string_view noun) const;
    /// The possible antecedents of "the <noun>": classes of the gazetteer joined by '|', an id, or kAnyName for any
    /// organization, with classes one of these or unknown; empty if the noun is not a description.
    std::string_view descriptor(std::string_view noun) const;
    /// Institutions named with "of": "University of ...".
    bool is_institution(std::string_view noun) const { return institutions_.contains(noun); }
    /// Is followed by the name of a place: "the town of ...".
    bool is_place_kind(std::string_view noun) const { return place_kinds_.contains(noun); }
    /// Is not the place that is named behind it: "the north of ...".
    bool is_place_part(std::string_view noun) const { return place_parts_.contains(noun); }
    /// Capitals that are not a name: "TV", "CEO".
    bool is_no_name(std::string_view word) const { return no_names_.contains(word); }
    /// The end of a company's name: "Inc."
    bool is_firm(std::string_view word) const { return firms_.contains(word); }
    /// Whether an organization may be called so: "maker", "university".
    bool is_organization_noun(std::string_view noun) const;
    /// What belongs to an organization that is named behind "of": "chief executive", "subsidiary".
    bool is_firm_post(std::string_view noun) const { return firm_posts_.contains(noun); }
    /// Verbs of what is done to organizations: "found".
    bool is_firm_verb(std::string_view lemma) const { return firm_verbs_.contains(lemma); }
    /// Behind a person's name: "Jr.", "OBE"
    bool is_name_suffix(std::string_view word) const { return name_suffixes_.contains(word) || is_post_nominal(word); }
    /// A degree or an honour, which stands in capitals behind a name: "OBE"
    bool is_post_nominal(std::string_view word) const { return post_nominals_.contains(word); }
    /// Organizations called after their leader: "the Biden administration".
    bool is_persons_office(std::string_view noun) const { return persons_offices_.contains(noun); }
    /// A small word inside names: "von", "bin".
    bool is_particle(std::string_view word) const { return particles_.contains(word); }
    /// Verbs with persons as subject: "say", "marry".
    bool is_human_verb(std::string_view lemma) const { return human_verbs_.contains(lemma); }
    /// What stands before the number of a name: "No.".
    bool is_number_sign(std::string_view word) const { return number_signs_.contains(word); }
    /// Adjectives of offices: "deputy".
    bool is_rank(std::string_view adjective) const { return ranks_.contains(adjective); }
    /// Nouns of persons: "lawyer".
    bool is_human_noun(std::string_view noun) const { return human_nouns_.contains(noun); }
    /// What is called after states and persons: "the ship Germany".
    bool is_called_after(std::string_view noun) const { return called_after_.contains(noun); }
    /// Verbs of a capital as a town, not as its state: "lies", "hosts".
    bool is_town_verb(std::string_view lemma) const { return town_verbs_.contains(lemma); }
    /// Whether the word makes another place of a state's name behind it: "western" of "Western Australia".
    bool is_side(std::string_view word) const { return sides_.contains(word); }
    /// Verbs whose object is a capital as its state: "accuse".
    bool is_state_verb(std::string_view lemma) const { return state_verbs_.contains(lemma); }
    /// Nouns of relations between states: in "ties with Washington" the capital stands for its state.
    bool is_state_deed(std::string_view lemma) const { return state_deeds_.contains(lemma); }
    bool is_state_noun(std::string_view lemma) const { return state_nouns_.contains(lemma); }

    /// What descriptor() has, alone or last, of a noun that any organization may be called.
    static constexpr std::string_view kAnyName = "name";
    /// No title has more tokens than this.
    static constexpr std::size_t kLongestTitle = 6;

  private:
    Gazetteer gazetteer_;
    Pronouns pronouns_;
    ActorNouns actor_nouns_;
    StringMap<Gender> given_names_;
    StringMap<Gender> name_genders_; ///< by fold()
    StringMap<Title> titles_;
    std::string office_relation_;
    StringSet title_starts_;
    StringSet common_words_;
    StringMap<EntityType> types_;
    StringMap<std::string> descriptors_;
    StringSet institutions_;
    StringSet place_kinds_;
    StringSet place_parts_;
    StringSet no_names_;
    StringSet firms_;
    StringSet firm_posts_;
    StringSet firm_verbs_;
    StringSet name_suffixes_;
    StringSet post_nominals_;
    StringSet persons_offices_;
    StringSet particles_;
    StringSet human_verbs_;
    StringSet number_signs_;
    StringSet ranks_;
    StringSet human_nouns_;
    StringSet men_;
    StringSet women_;
    StringSet sides_;
    StringSet called_after_;
    StringSet town_verbs_;
    StringSet state_verbs_;
    StringSet state_nouns_;
    StringSet state_deeds_;
};

} // namespace claimgraph
