#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace claimgraph {

/// The person of a pronoun, by its form. The model of the antecedent ranker depends on the numbers.
enum class Person : std::uint8_t { kNone, kI, kWe, kYou, kHe, kShe, kIt, kThey, kThis, kThese, kOther };

/// Whether it is who speaks or is spoken to.
constexpr bool is_speech_act(Person person) {
    return person == Person::kI || person == Person::kWe || person == Person::kYou;
}

/// The pronouns of a language: pronouns.tsv of its folder. Immutable after loading; share it between threads.
class Pronouns {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<Pronouns> load(const std::filesystem::path& file);
    static Result<Pronouns> parse(std::string_view text, const std::string& file);

    /// `form` is in lower case; an unknown one is kOther.
    Person person_of(std::string_view form) const;

  private:
    StringMap<Person> persons_;
};

} // namespace claimgraph
