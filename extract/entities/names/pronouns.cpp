#include "extract/entities/names/pronouns.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {
namespace {

struct PersonRow {
    std::string_view person, number, gender;
    Person value;
};
constexpr std::array<PersonRow, 9> kPersons = {{
    {"1", "singular", "", Person::kI},
    {"1", "plural", "", Person::kWe},
    {"2", "", "", Person::kYou},
    {"3", "singular", "male", Person::kHe},
    {"3", "singular", "female", Person::kShe},
    {"3", "singular", "neuter", Person::kIt},
    {"3", "plural", "", Person::kThey},
    {"demonstrative", "singular", "", Person::kThis},
    {"demonstrative", "plural", "", Person::kThese},
}};
constexpr std::array<std::string_view, 5> kWanted = {"", "man", "woman", "thing", "things"}; // by Wanted

} // namespace

Result<Pronouns> Pronouns::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<Pronouns> Pronouns::parse(std::string_view text, const std::string& file) {
    Pronouns result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto person = std::ranges::find_if(kPersons, [&](const PersonRow& known) {
            return known.person == row[1] && known.number == row[2] && known.gender == row[3];
        });
        if (person == kPersons.end())
            return fmt::format("'{}', '{}', '{}' is no person, number and gender that go together; the top of "
                               "pronouns.tsv lists them",
                               row[1], row[2], row[3]);
        const auto wanted = std::ranges::find(kWanted, row[4]);
        if (wanted == kWanted.end())
            return fmt::format("a pronoun stands for no '{}'; expected man, woman, thing, things or -", row[4]);
        const Pronoun pronoun{person->value, static_cast<Wanted>(wanted - kWanted.begin())};
        const bool added = result.pronouns_.try_emplace(std::string(row[0]), pronoun).second;
        return added ? std::string() : fmt::format("pronoun '{}' stands here twice", row[0]);
    };
    if (auto read = read_tsv_text(text, file, {"pronoun", "person", "number", "gender", "stands_for"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

Pronoun Pronouns::find(std::string_view form) const {
    const auto found = pronouns_.find(form);
    return found == pronouns_.end() ? Pronoun() : found->second;
}

} // namespace claimgraph
