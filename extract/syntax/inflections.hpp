#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// How to get a lemma from a form: a row of a language's inflections.tsv, which explains it.
struct Inflection {
    std::string ending;
    std::string instead;
    bool stem = false; ///< the rest may have lost an e or doubled its last letter
    std::string last;  ///< of a stem: the end that was `before`; empty for none
    std::string before;
};

/// The inflections of a language, by tag. A default one has none. Immutable after loading; share it between threads.
class Inflections {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<Inflections> load(const std::filesystem::path& file);
    static Result<Inflections> parse(std::string_view text, const std::string& file);

    /// The inflections of a tag, the most likely first.
    std::span<const Inflection> of(std::string_view tag) const;
    /// Whether forms of this tag are always inflected, with any ending.
    bool is_irregular(std::string_view tag) const;

  private:
    struct Tag {
        std::vector<Inflection> inflections;
        bool irregular = false;
    };
    StringMap<Tag> tags_;
};

} // namespace claimgraph
