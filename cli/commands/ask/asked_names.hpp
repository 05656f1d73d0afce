#pragma once

#include "cli/commands/ask/answers.hpp"
#include "cli/commands/ask/kept_error.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// The names and relations of a question as the graph has them. Views all it is given; writes the names that no entity
/// has, and what is taken for them, into `set`.
class AskedNames {
  public:
    AskedNames(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
               const RelationLabels& relations, AnswerSet& set, KeptError& error)
        : source_(source), form_(form), knowledge_(knowledge), relations_(relations), set_(set), error_(error) {}

    /// The name as the graph has it; nothing if no entity is named so. Empty for anybody.
    std::optional<std::string> in_graph(const QuestionEnd& end);
    /// Whether it is a name of the question that an entity has.
    bool is_known(const QuestionEnd& end);
    /// What a pattern asks for; nothing if one of its names is unknown.
    std::optional<AskedPart> resolved(const QuestionPattern& pattern);
    /// Asks for the relations with these names, of those that the graph has.
    void ask_for_relations(const std::vector<std::string>& names, AskedPart& asked) const;
    /// Words that are neither in the names that are asked for nor in an office whose holder is.
    std::vector<std::string> unasked(std::vector<std::string> words, const std::vector<AskedPart>& parts) const;

  private:
    std::optional<std::string> known_name(const QuestionEnd& end);
    std::optional<std::string> behind_adjective(const std::string& words);

    const GraphSource& source_;
    const QuestionForm& form_;
    const AskKnowledge& knowledge_;
    const RelationLabels& relations_;
    AnswerSet& set_;
    KeptError& error_;
    std::string offices_; ///< of the question, whose holders are asked for; folded
};

} // namespace claimgraph::cli
