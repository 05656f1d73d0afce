#pragma once

#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"
#include "graph/base/result.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// A document with its analysis.
struct AnalysedDocument {
    Document document;
    Analysis analysis;
};

/// Reads CoNLL-U (https://universaldependencies.org/format.html) one document at a time: `# newdoc` begins one, so does
/// the start of the file. The document's buffer is rebuilt from the forms and SpaceAfter=No, one line per sentence, a
/// blank line before `# newpar`; spans are into that buffer. Columns that are `_` stay unset; empty nodes (8.1) and
/// enhanced dependencies are left out. Heads must form one tree per sentence, or be unset in all of it; labels of a
/// sentence without heads are left out.
class ConlluReader {
  public:
    /// `text` must outlive the reader. `file` names it in errors, and documents without an id ("file", "file#2", ...).
    ConlluReader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

    /// The next document; nothing at the end. An error names file, line and what was expected, and ends the reading.
    Result<std::optional<AnalysedDocument>> next();

  private:
    std::string_view text_; // what is left
    std::string file_;
    std::uint64_t line_ = 0;
    std::uint64_t documents_ = 0;
};

/// All documents of a CoNLL-U text, as ConlluReader gives them.
Result<std::vector<AnalysedDocument>> read_conllu(std::string_view text, const std::string& file);

/// Gives the addition to the MISC column of a token: "Entity=..."; empty for nothing. It replaces entities of the
/// input.
using MiscColumn = std::function<std::string(TokenIndex)>;

/// The analysis as CoNLL-U: `# newdoc id`, `# newpar`, `# sent_id` and `# text` comments, contractions as token ranges.
void write_conllu(std::ostream& out, const Document& document, const Analysis& analysis, const MiscColumn& misc = {});

} // namespace claimgraph
