#include "extract/syntax/conllu.hpp"

#include "extract/text/utf8.hpp"
#include "graph/base/number.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <ostream>
#include <vector>

namespace claimgraph {
namespace {

enum Column : std::size_t { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc, kColumns };
using Columns = std::array<std::string_view, kColumns>;

constexpr std::string_view kNoSpace = "SpaceAfter=No";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr auto number = number_from<std::uint32_t>;

/// "8.1": a node of the enhanced graph that no word stands for.
bool is_empty_node(std::string_view id) {
    const std::size_t dot = id.find('.');
    return dot != std::string_view::npos && number(id.substr(0, dot)) && number(id.substr(dot + 1));
}

bool has_part(std::string_view list, std::string_view part) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        if (list.substr(0, end) == part) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

/// The parts of a MISC column but for those that `drop` says; empty for none.
template <class Drop>
std::string without(std::string_view list, const Drop& drop) {
    std::string rest;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        if (const std::string_view one = list.substr(0, end); one != "_" && !drop(one)) {
            if (!rest.empty()) rest += '|';
            rest += one;
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return rest;
}

/// Collects the sentences of one document.
class DocumentBuilder {
  public:
    Result<void> add(const Columns& columns, const Place& place) {
        const std::string_view id = columns[kId];
        if (is_empty_node(id)) return {};
        if (const std::size_t dash = id.find('-'); dash != std::string_view::npos)
            return begin_multiword(columns, dash, place);
        const auto position = number(id);
        const std::uint32_t expected = static_cast<std::uint32_t>(heads_.size()) + 1;
        if (!position || *position != expected)
            return fail(ErrorCode::kBadFormat, fmt::format("token id '{}', expected {}", id, expected), place);

        Token token;
        if (columns[kUpos] != "_") {
            const auto upos = upos_from(columns[kUpos]);
            if (!upos)
                return fail(ErrorCode::kBadFormat,
                            fmt::format("'{}' is not a universal part of speech", columns[kUpos]), place);
            token.upos = *upos;
        }
        const auto intern = [&](std::size_t column) {
            return columns[column] == "_" ? Symbol() : analysis_.symbols.intern(columns[column]);
        };
        token.lemma = columns[kLemma] == "_" && columns[kForm] == "_" ? analysis_.symbols.intern("_") : intern(kLemma);
        token.xpos = intern(kXpos);
        token.feats = intern(kFeats);
        token.deprel = intern(kDeprel);
        const auto is_no_space = [](std::string_view part) { return part == kNoSpace; };
        if (const std::string misc = without(columns[kMisc], is_no_space); !misc.empty())
            token.misc = analysis_.symbols.intern(misc);
        std::optional<std::uint32_t> head;
        if (columns[kHead] != "_") {
            head = number(columns[kHead]);
            if (!head)
                return fail(ErrorCode::kBadFormat, fmt::format("head '{}', expected a number", columns[kHead]), place);
        }
        place_word(token, columns);
        heads_.push_back(head);
        analysis_.tokens.push_back(token);
        return {};
    }

    bool in_sentence() const { return !heads_.empty() || multiword_left_ > 0; }
    bool empty() const { return analysis_.sentences.empty(); }
    void begin_paragraph() { begins_block_ = true; }

    Result<void> end_sentence(const Place& place) {
        if (multiword_left_ > 0) return fail(ErrorCode::kBadFormat, "a token range reaches beyond its sentence", place);
        const TokenIndex first{analysis_.tokens.size() - heads_.size()};
        if (auto attached = attach(first, place); !attached) return attached;
        const ByteSpan span{analysis_[first].span.begin, static_cast<std::uint32_t>(text_.size())};
        analysis_.sentences.push_back({span, {first, TokenIndex{analysis_.tokens.size()}}, BlockKind::kParagraph});
        analysis_.tokens.back().space_after = true;
        heads_.clear();
        if (begins_block_) {
            blocks_.push_back({span, BlockKind::kParagraph});
        } else {
            blocks_.back().span.end = span.end;
        }
        begins_block_ = false;
        return {};
    }

    AnalysedDocument take(std::string id) {
        return {Document(std::move(id), std::move(text_), std::move(blocks_)), std::move(analysis_)};
    }

  private:
    Result<void> begin_multiword(const Columns& columns, std::size_t dash, const Place& place) {
        const auto begin = number(columns[kId].substr(0, dash));
        const auto end = number(columns[kId].substr(dash + 1));
        if (!begin || !end || *begin != heads_.size() + 1 || *end < *begin || multiword_left_ > 0)
            return fail(ErrorCode::kBadFormat,
                        fmt::format("'{}' is not a range of the tokens that follow", columns[kId]), place);
        separate();
        multiword_left_ = *end - *begin + 1;
        multiword_ = {static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(text_.size() + columns[kForm].size())};
        multiword_at_ = multiword_.begin;
        text_ += columns[kForm];
        space_pending_ = !has_part(columns[kMisc], kNoSpace);
        const TokenIndex first{analysis_.tokens.size()};
        analysis_.multiwords.push_back({{first, TokenIndex{first.value + multiword_left_}}, multiword_});
        return {};
    }

    /// The white space that stands before the next token.
    void separate() {
        if (text_.empty()) return;
        if (heads_.empty()) {
            text_ += begins_block_ ? "\n\n" : "\n";
        } else if (space_pending_) {
            text_ += ' ';
        }
        space_pending_ = false;
    }

    /// A word of a contraction takes its piece of the surface if it stands there, else all of it and a form of its own.
    void place_word(Token& token, const Columns& columns) {
        const std::string_view form = columns[kForm];
        if (multiword_left_ > 0) {
            const std::string_view rest = slice(text_, {multiword_at_, multiword_.end});
            if (rest.starts_with(form)) {
                token.span = {multiword_at_, multiword_at_ + static_cast<std::uint32_t>(form.size())};
                multiword_at_ = token.span.end;
            } else {
                token.span = multiword_;
                token.form = analysis_.symbols.intern(form);
            }
            token.space_after = --multiword_left_ == 0 && space_pending_;
            return;
        }
        separate();
        token.span = {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size() + form.size())};
        text_ += form;
        token.space_after = space_pending_ = !has_part(columns[kMisc], kNoSpace);
    }

    /// Turns the heads of CoNLL-U, counted from 1 in the sentence, into token indices, and checks that they form one
    /// tree.
    Result<void> attach(TokenIndex first, const Place& place) {
        const auto given = std::ranges::count_if(heads_, [](const auto& head) { return head.has_value(); });
        if (given == 0) { // then labels say nothing
            for (Token& token : analysis_.of({first, TokenIndex{analysis_.tokens.size()}})) token.deprel = {};
            return {};
        }
        if (static_cast<std::size_t>(given) != heads_.size())
            return fail(ErrorCode::kBadFormat, "some heads are '_'; expected all of the sentence or none", place);
        std::size_t roots = 0;
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            if (*heads_[i] > heads_.size())
                return fail(
                    ErrorCode::kBadFormat,
                    fmt::format("head {} of token {} is outside its sentence of {}", *heads_[i], i + 1, heads_.size()),
                    place);
            Token& token = analysis_.tokens[first.value + i];
            if (*heads_[i] != 0) {
                token.head = TokenIndex{first.value + *heads_[i] - 1u};
            } else {
                ++roots;
                if (!token.deprel) token.deprel = analysis_.symbols.intern("root"); // without, it would count as unset
            }
        }
        if (roots != 1)
            return fail(ErrorCode::kBadFormat, fmt::format("{} roots in a sentence, expected 1", roots), place);
        // Every token must reach the root; each is walked over once.
        std::vector<std::uint8_t> state(heads_.size(), 0); // 0 new, 1 on the way, 2 reaches the root
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            std::size_t at = i;
            while (state[at] == 0) {
                state[at] = 1;
                if (*heads_[at] == 0) break;
                at = *heads_[at] - 1;
                if (state[at] == 1)
                    return fail(ErrorCode::kBadFormat, fmt::format("the heads of token {} run in a circle", at + 1),
                                place);
            }
            for (at = i; state[at] == 1; at = *heads_[at] - 1) {
                state[at] = 2;
                if (*heads_[at] == 0) break;
            }
        }
        return {};
    }

    std::string text_;
    std::vector<Block> blocks_;
    Analysis analysis_;
    std::vector<std::optional<std::uint32_t>> heads_; // of the open sentence
    std::uint32_t multiword_left_ = 0;                // words still to come of the open range
    ByteSpan multiword_;
    std::uint32_t multiword_at_ = 0;
    bool space_pending_ = false;
    bool begins_block_ = true;
};

Result<Columns> split_columns(std::string_view line, const Place& place) {
    Columns columns;
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
        if (count == kColumns)
            return fail(ErrorCode::kBadFormat, "expected 10 columns separated by tabs, found more", place);
        const std::size_t tab = line.find('\t');
        columns[count] = line.substr(0, tab);
        if (columns[count].empty())
            return fail(ErrorCode::kBadFormat, fmt::format("column {} is empty; expected '_' for nothing", count + 1),
                        place);
        more = tab != std::string_view::npos;
        line.remove_prefix(more ? tab + 1 : line.size());
    }
    if (count < kColumns)
        return fail(ErrorCode::kBadFormat, fmt::format("expected 10 columns separated by tabs, found {}", count),
                    place);
    return columns;
}

} // namespace

Result<std::optional<AnalysedDocument>> ConlluReader::next() {
    if (line_ == 0 && text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
    DocumentBuilder builder;
    std::string id;
    while (!text_.empty()) {
        const std::size_t end = std::min(text_.find('\n'), text_.size());
        std::string_view line = text_.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with("# newdoc") && !builder.empty()) break; // the next call reads it again
        text_.remove_prefix(std::min(end + 1, text_.size()));
        ++line_;
        const Place place{.file = file_, .line = line_};
        if (const auto bad = find_invalid_utf8(line))
            return fail(ErrorCode::kNotUtf8, fmt::format("byte {} of the line is not UTF-8", *bad), place);
        if (line.empty()) {
            if (builder.in_sentence())
                if (auto ended = builder.end_sentence(place); !ended) return tl::unexpected(ended.error());
            continue;
        }
        if (line.front() == '#') {
            if (builder.in_sentence()) continue;
            if (line.starts_with("# newdoc id = ")) id = line.substr(14);
            if (line.starts_with("# newpar")) builder.begin_paragraph();
            continue;
        }
        const auto columns = split_columns(line, place);
        if (!columns) return tl::unexpected(columns.error());
        if (auto added = builder.add(*columns, place); !added) return tl::unexpected(added.error());
    }
    if (builder.in_sentence())
        if (auto ended = builder.end_sentence({.file = file_, .line = line_}); !ended)
            return tl::unexpected(ended.error());
    if (builder.empty()) return std::optional<AnalysedDocument>();
    ++documents_;
    if (id.empty()) id = documents_ == 1 ? file_ : fmt::format("{}#{}", file_, documents_);
    return std::optional<AnalysedDocument>(builder.take(std::move(id)));
}

Result<std::vector<AnalysedDocument>> read_conllu(std::string_view text, const std::string& file) {
    std::vector<AnalysedDocument> documents;
    ConlluReader reader(text, file);
    while (true) {
        auto next = reader.next();
        if (!next) return tl::unexpected(next.error());
        if (!*next) return documents;
        documents.push_back(std::move(**next));
    }
}

void write_conllu(std::ostream& out, const Document& document, const Analysis& analysis, const MiscColumn& misc) {
    const auto or_blank = [&](Symbol symbol) { return symbol ? analysis.symbols.text(symbol) : std::string_view("_"); };
    const auto one_line = [](std::string_view text) { // `# text` is one line, whatever stood between the tokens
        std::string line(text);
        std::ranges::replace_if(
            line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        return line;
    };
    std::string name(document.id()); // in sent_id, which has no white space
    std::ranges::replace_if(
        name, [](unsigned char c) { return c <= ' '; }, '_');
    const auto replaced = [&](std::string_view part) { return misc && part.starts_with("Entity="); };
    fmt::print(out, "# newdoc id = {}\n", one_line(document.id()));
    const auto blocks = document.blocks();
    std::size_t block = 0; // that may begin with the next sentence
    std::size_t multiword = 0;
    std::size_t sentence_number = 0;
    for (const Sentence& sentence : analysis.sentences) {
        if (block < blocks.size() && blocks[block].span.begin <= sentence.span.begin) {
            out << "# newpar\n";
            while (block < blocks.size() && blocks[block].span.begin <= sentence.span.begin) ++block;
        }
        fmt::print(out, "# sent_id = {}-{}\n# text = {}\n", name, ++sentence_number,
                   one_line(document.text(sentence.span)));
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value) {
            const Token& token = analysis[at];
            const std::uint32_t position = at.value - sentence.tokens.begin.value + 1;
            bool inside = false;
            if (multiword < analysis.multiwords.size() && analysis.multiwords[multiword].words.begin <= at) {
                const MultiwordToken& range = analysis.multiwords[multiword];
                const TokenIndex last{range.words.end.value - 1u};
                if (range.words.begin == at)
                    fmt::print(out, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", position, position + range.words.size() - 1,
                               document.text(range.span), analysis[last].space_after ? "_" : kNoSpace);
                inside = true;
                if (at == last) ++multiword;
            }
            std::string extra;
            const auto add = [&](std::string_view part) {
                if (part.empty()) return;
                if (!extra.empty()) extra += '|';
                extra += part;
            };
            if (misc) add(misc(at));
            add(without(analysis.symbols.text(token.misc), replaced));
            if (!token.space_after && !inside) add(kNoSpace);
            const bool attached = token.head || token.deprel;
            const std::string head = !attached    ? "_"
                                     : token.head ? fmt::to_string(token.head.value - sentence.tokens.begin.value + 1)
                                                  : "0";
            fmt::print(out, "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", position, analysis.form(document, token),
                       or_blank(token.lemma), to_string(token.upos), or_blank(token.xpos), or_blank(token.feats), head,
                       or_blank(token.deprel), extra.empty() ? "_" : extra);
        }
        out << '\n';
    }
}

} // namespace claimgraph
