#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/extract.hpp"
#include "graph/base/text/fold.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A sentence of a store, read again. Views the models. `date` is that of its document, from which "last year" is
/// counted; without it the value of such times is empty.
class ReadSentence {
  public:
    ReadSentence(std::string_view sentence, const Models& models, std::string_view date = {});

    const Document& document() const { return *document_; }
    const Analysis& analysis() const { return analysis_; }
    const std::vector<TimeExpression>& times() const { return times_; }
    /// Nothing if the sentence could not be read.
    std::optional<TreeReader> reader() const {
        return tree_ ? std::optional(TreeReader(analysis_, *tree_)) : std::nullopt;
    }
    /// A number that is no part of a time.
    bool is_amount(TokenIndex token) const { return analysis_[token].upos == Upos::kNum && !is_time(token); }
    bool is_time(TokenIndex token) const;
    /// Whether it says when, not how long or how often.
    static bool is_when(const TimeExpression& time);
    /// When that is: its value, else its words.
    std::string when(const TimeExpression& time) const;
    /// The type of what is named by the head of the phrase; nothing without a name.
    std::optional<EntityType> named_type(TokenIndex root) const;
    const std::vector<Mention>& mentions() const { return names().mentions; }
    /// The name of a person that this is a word of; empty if it is none.
    TokenRange person_at(TokenIndex token) const;
    /// The first name that has this word, folded; empty if there is none.
    std::string name_with(std::string_view word) const;
    std::string text(TokenRange range) const { return std::string(document_->text(analysis_.span_of(range))); }
    std::string form(TokenIndex token) const { return lower_ascii(analysis_.form(*document_, analysis_[token])); }

  private:
    const EntityLayer& names() const;

    const Models* models_;
    mutable std::optional<EntityLayer> names_;
    std::optional<Document> document_;
    Analysis analysis_;
    std::vector<TimeExpression> times_;
    std::optional<Tree> tree_;
};

} // namespace claimgraph
