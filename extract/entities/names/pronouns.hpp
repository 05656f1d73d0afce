#pragma once

#include "graph/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph {

/// What a pronoun stands for, by its form. The learned ranker of antecedents knows these by their numbers.
enum class Person : std::uint8_t { kNone, kI, kWe, kYou, kHe, kShe, kIt, kThey, kThis, kThese, kOther };

/// What a pronoun may go back to by rule.
enum class Wanted : std::uint8_t { kNothing, kMan, kWoman, kThing, kThings };

struct Pronoun {
    Person person = Person::kOther;
    Wanted wanted = Wanted::kNothing;
};

/// The pronouns of a language: pronouns.tsv of its folder. Immutable after loading; share it between threads.
class Pronouns {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<Pronouns> load(const std::filesystem::path& file);
    static Result<Pronouns> parse(std::string_view text, const std::string& file);

    /// `form` in small letters; that of no known pronoun is kOther and wants nothing.
    Pronoun find(std::string_view form) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, Pronoun, Hash, std::equal_to<>> pronouns_;
};

} // namespace claimgraph
