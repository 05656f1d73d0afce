#include "extract/entities/knowledge/pronouns.hpp"

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

} // namespace

Result<Pronouns> Pronouns::load(const std::filesystem::path& file) { return parse_file(file, parse); }

Result<Pronouns> Pronouns::parse(std::string_view text, const std::string& file) {
    Pronouns result;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        const auto person = std::ranges::find_if(kPersons, [&](const PersonRow& known) {
            return known.person == row[1] && known.number == row[2] && known.gender == row[3];
        });
        if (person == kPersons.end())
            return fmt::format("'{}', '{}', '{}' are not a person, number and gender that go together; the top of "
                               "pronouns.tsv lists them",
                               row[1], row[2], row[3]);
        const bool added = result.persons_.try_emplace(std::string(row[0]), person->value).second;
        return added ? std::string() : fmt::format("pronoun '{}' stands here twice", row[0]);
    };
    if (auto read = read_tsv_text(text, file, {"pronoun", "person", "number", "gender"}, read_row); !read)
        return tl::unexpected(read.error());
    return result;
}

Person Pronouns::person_of(std::string_view form) const {
    const auto found = persons_.find(form);
    return found == persons_.end() ? Person::kOther : found->second;
}

} // namespace claimgraph
