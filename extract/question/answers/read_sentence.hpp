#pragma once

#include "extract/clauses/tree_reader.hpp"
#include "extract/extract.hpp"
#include "graph/base/text/fold.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A sentence of a store, read again. `date` is that of its document, from which "last year" is counted.
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
    std::string text(TokenRange range) const { return std::string(document_->text(analysis_.span_of(range))); }
    std::string form(TokenIndex token) const { return lower_ascii(analysis_.form(*document_, analysis_[token])); }

  private:
    std::optional<Document> document_;
    Analysis analysis_;
    std::vector<TimeExpression> times_;
    std::optional<Tree> tree_;
};

} // namespace claimgraph
