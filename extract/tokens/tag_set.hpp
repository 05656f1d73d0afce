#pragma once

#include "extract/tokens/tag_traits.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace claimgraph {

/// What the names of a language's tags (the xpos of CoNLL-U) mean: tags.tsv of its folder. Immutable after loading;
/// share it between threads.
class TagSet {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line.
    static Result<TagSet> load(const std::filesystem::path& file);
    static Result<TagSet> parse(std::string_view text, const std::string& file);

    /// No traits for a tag that is not in the table.
    TagTraits traits(std::string_view tag) const;

  private:
    StringMap<TagTraits> tags_;
};

} // namespace claimgraph
