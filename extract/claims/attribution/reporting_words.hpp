#pragma once

#include "extract/claims/frames/relation_table.hpp"
#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace claimgraph {

/// What a verb of saying may hold.
enum class ReportingKind : std::uint8_t {
    kVerb,      ///< a clause, and quotes
    kQuotative, ///< quotes and what stands before it
    kQuestion,  ///< a question
};

struct ReportingVerb {
    ReportingKind kind{};
    RelationIndex relation; ///< the report that it makes
};

/// The words of a language by which texts tell who says what: reporting.tsv of its folder. Immutable after loading;
/// share it between threads.
class ReportingWords {
  public:
    /// Fails with kNotFound or kBadFormat, naming file and line: a kind or a relation that does not exist.
    static Result<ReportingWords> load(const std::filesystem::path& file, const RelationTable& relations);
    static Result<ReportingWords> parse(std::string_view text, const std::string& file, const RelationTable& relations);

    /// Null for other words. The first row that has a verb counts.
    const ReportingVerb* verb(std::string_view lemma) const {
        const auto found = verbs_.find(lemma);
        return found == verbs_.end() ? nullptr : &found->second;
    }
    /// Whether a noun is what somebody says; a document can speak for itself.
    bool is_utterance(std::string_view lemma) const { return utterances_.contains(lemma) || is_document(lemma); }
    bool is_document(std::string_view lemma) const { return documents_.contains(lemma); }

  private:
    StringMap<ReportingVerb> verbs_;
    StringSet utterances_;
    StringSet documents_;
};

} // namespace claimgraph
