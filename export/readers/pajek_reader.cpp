#include "export/readers/pajek_reader.hpp"

#include "export/readers/graph_assembler.hpp"
#include "graph/base/number.hpp"
#include "graph/base/string_map.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <vector>

namespace claimgraph {
namespace {

/// Vertices that need no line of their own.
constexpr std::size_t kMostUnlisted = 100'000;

/// A piece of a line: a word, what stands in quotes, or "[1-3]", an interval.
struct PajekToken {
    std::string_view text;
    bool is_quoted = false;
};

class PajekReader {
  public:
    PajekReader(std::string_view text, const std::string& file, Warnings& warnings)
        : text_(text), file_(file), assembler_(file, warnings) {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    }

    Result<Graph> read() {
        weight_ = assembler_.edge_column("weight", AttributeType::kNumber);
        while (next_line()) {
            if (tokens_.empty()) continue;
            const std::string_view first = tokens_[0].text;
            auto read = !tokens_[0].is_quoted && first.starts_with('*') ? begin_section() : read_line();
            if (!read) return tl::unexpected(here(read.error()));
        }
        if (count_ == kNoVertices)
            return fail(ErrorCode::kBadFormat, "no *Vertices; expected a network of Pajek", {.file = file_, .line = 1});
        if (auto added = add_unlisted(); !added) return tl::unexpected(here(added.error()));
        return assembler_.finish();
    }

  private:
    enum class Section { kNone, kVertices, kArcs, kEdges, kArcsList, kEdgesList, kMatrix, kOther };
    static constexpr std::size_t kNoVertices = std::numeric_limits<std::size_t>::max();

    Error here(Error error) const {
        error.place = {.file = file_, .line = line_};
        return error;
    }
    static tl::unexpected<Error> bad(std::string message) { return fail(ErrorCode::kBadFormat, std::move(message)); }

    /// Takes the next line apart; false at the end.
    bool next_line() {
        if (at_ >= text_.size()) return false;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view rest = text_.substr(at_, end - at_);
        at_ = end + 1;
        ++line_;
        tokens_.clear();
        interval_ = {};
        while (true) {
            const std::size_t begin = rest.find_first_not_of(" \t\r");
            if (begin == std::string_view::npos || rest[begin] == '%') return true;
            rest.remove_prefix(begin);
            const char close = rest[0] == '"' ? '"' : rest[0] == '[' ? ']' : ' ';
            if (close == ' ') {
                const std::size_t size = std::min(rest.find_first_of(" \t\r\"["), rest.size());
                tokens_.push_back({rest.substr(0, size)});
                rest.remove_prefix(size);
                continue;
            }
            const std::size_t size = std::min(rest.find(close, 1), rest.size());
            tokens_.push_back({rest.substr(1, size - 1), true});
            if (close == ']') { // wherever it stands
                interval_ = tokens_.back().text;
                tokens_.pop_back();
            }
            rest.remove_prefix(std::min(size + 1, rest.size()));
        }
    }

    Result<void> begin_section() {
        if (section_ == Section::kVertices)
            if (auto added = add_unlisted(); !added) return added;
        const std::string name = lower_ascii(tokens_[0].text.substr(1));
        static const StringMap<Section> kSections = {
            {"vertices", Section::kVertices}, {"arcs", Section::kArcs},           {"edges", Section::kEdges},
            {"arcslist", Section::kArcsList}, {"edgeslist", Section::kEdgesList}, {"matrix", Section::kMatrix},
            {"network", Section::kNone}};
        const auto known = kSections.find(name);
        if (name == "vertices" && section_ == Section::kOther) return {}; // of a partition
        section_ = known == kSections.end() ? Section::kOther : known->second;
        relation_.clear();
        cell_ = 0;
        if (section_ == Section::kVertices) return begin_vertices();
        if (section_ == Section::kOther) assembler_.leave_out("partitions, vectors and other parts of a project");
        if (section_ == Section::kNone && tokens_.size() > 1)
            assembler_.add_graph_value("name", rest_of_line(1), AttributeType::kText);
        const bool has_ends = section_ != Section::kNone && section_ != Section::kOther;
        if (has_ends && count_ == kNoVertices) return bad("ties before *Vertices");
        if (has_ends && tokens_.size() > 1 && tokens_.back().is_quoted) relation_ = tokens_.back().text; // :2 "likes"
        return {};
    }

    std::string rest_of_line(std::size_t from) const {
        std::string text;
        for (std::size_t i = from; i < tokens_.size(); ++i) text.append(i > from ? " " : "").append(tokens_[i].text);
        return text;
    }

    Result<void> begin_vertices() {
        if (count_ != kNoVertices) return bad("*Vertices stands twice; expected one network in a file");
        const auto count = tokens_.size() > 1 ? number_from<std::size_t>(tokens_[1].text) : std::nullopt;
        if (!count) return bad("*Vertices without their number");
        if (*count > kMostUnlisted + text_.size())
            return fail(ErrorCode::kTooLarge, fmt::format("{} vertices in a file of {} bytes", *count, text_.size()));
        count_ = *count;
        first_mode_ = tokens_.size() > 2 ? number_from<std::size_t>(tokens_[2].text).value_or(0) : 0;
        width_ = fmt::to_string(count_).size();
        listed_.assign(count_ + 1, false);
        return {};
    }

    /// The number with zeros before it, so that ids are sorted as numbers are.
    std::string id_of_vertex(std::size_t number) const { return fmt::format("{:0{}}", number, width_); }

    Result<std::size_t> vertex(std::string_view text) const {
        const auto number = number_from<std::size_t>(text);
        if (number && *number > 0 && *number <= count_) return *number;
        return bad(fmt::format("vertex '{}'; expected a number from 1 to {}", text.substr(0, 40), count_));
    }

    Result<void> read_line() {
        switch (section_) {
        case Section::kVertices:
            return read_vertex();
        case Section::kArcs:
        case Section::kEdges:
            return read_tie();
        case Section::kArcsList:
        case Section::kEdgesList:
            return read_list();
        case Section::kMatrix:
            return read_cells();
        case Section::kNone:
        case Section::kOther:
            break;
        }
        return {};
    }

    Result<void> read_vertex() {
        const auto number = vertex(tokens_[0].text);
        if (!number) return tl::unexpected(number.error());
        values_.clear();
        std::size_t at = 2;
        for (const char* axis : {"x", "y", "z"})
            if (at < tokens_.size() && !tokens_[at].is_quoted && number_from<double>(tokens_[at].text))
                add_value(node_columns_, true, axis, tokens_[at++].text, AttributeType::kNumber);
        constexpr std::array<std::string_view, 6> kForms = {"ellipse", "box", "diamond", "triangle", "cross", "empty"};
        if (at < tokens_.size() && std::ranges::find(kForms, tokens_[at].text) != kForms.end())
            add_value(node_columns_, true, "shape", tokens_[at++].text, AttributeType::kText);
        add_parameters(node_columns_, true, at);
        return add_vertex(*number, tokens_.size() > 1 ? tokens_[1].text : std::string_view());
    }

    Result<void> add_vertex(std::size_t number, std::string_view label) {
        listed_[number] = true;
        if (first_mode_ > 0)
            add_value(node_columns_, true, "mode", number <= first_mode_ ? "1" : "2", AttributeType::kInteger);
        return assembler_.add_node(id_of_vertex(number), label, values_);
    }

    Result<void> add_unlisted() {
        for (std::size_t number = 1; number < listed_.size(); ++number) {
            if (listed_[number]) continue;
            values_.clear();
            if (auto added = add_vertex(number, {}); !added) return added;
        }
        return {};
    }

    Result<void> read_tie() {
        if (tokens_.size() < 2) return bad("one end of a tie; expected two");
        values_.clear();
        std::size_t at = 2;
        std::string_view weight;
        if (at < tokens_.size() && !tokens_[at].is_quoted && number_from<double>(tokens_[at].text))
            weight = tokens_[at++].text;
        std::string_view label;
        for (std::size_t i = at; i + 1 < tokens_.size(); i += 2)
            if (!tokens_[i].is_quoted && tokens_[i].text == "l") label = tokens_[i + 1].text;
        add_parameters(edge_columns_, false, at);
        if (!label.empty() && !relation_.empty())
            add_value(edge_columns_, false, "section", relation_, AttributeType::kText);
        return add_tie(tokens_[0].text, tokens_[1].text, weight, label, section_ == Section::kArcs);
    }

    Result<void> read_list() {
        for (std::size_t i = 1; i < tokens_.size(); ++i) {
            values_.clear();
            if (auto added = add_tie(tokens_[0].text, tokens_[i].text, {}, {}, section_ == Section::kArcsList); !added)
                return added;
        }
        return {};
    }

    /// A matrix may have its rows on several lines. Of two modes it has a row a vertex of the first.
    Result<void> read_cells() {
        const std::size_t width = first_mode_ > 0 && first_mode_ < count_ ? count_ - first_mode_ : count_;
        const std::size_t height = first_mode_ > 0 && first_mode_ < count_ ? first_mode_ : count_;
        for (const PajekToken& token : tokens_) {
            const auto weight = number_from<double>(token.text);
            if (!weight) return bad(fmt::format("'{}' in a matrix; expected a number", token.text.substr(0, 40)));
            if (cell_ >= width * height) return bad(fmt::format("a matrix of more than {} by {}", height, width));
            const std::size_t row = cell_ / width + 1;
            const std::size_t column = cell_ % width + 1 + (count_ - width);
            ++cell_;
            if (*weight == 0) continue;
            values_.clear();
            if (auto added = add_tie(fmt::to_string(row), fmt::to_string(column), token.text, {}, true); !added)
                return added;
        }
        return {};
    }

    Result<void> add_tie(std::string_view from, std::string_view to, std::string_view weight, std::string_view label,
                         bool is_directed) {
        const auto source = vertex(from);
        const auto target = vertex(to);
        if (!source) return tl::unexpected(source.error());
        if (!target) return tl::unexpected(target.error());
        if (!weight.empty()) values_.push_back({weight_, weight});
        const std::string source_id = id_of_vertex(*source);
        const std::string target_id = id_of_vertex(*target);
        return assembler_.add_edge({.id = {},
                                    .source = source_id,
                                    .target = target_id,
                                    .label = label.empty() ? std::string_view(relation_) : label,
                                    .directed = is_directed,
                                    .values = values_});
    }

    /// Pairs of a name and a value, and the interval.
    void add_parameters(StringMap<std::size_t>& columns, bool of_nodes, std::size_t at) {
        constexpr std::array<std::string_view, 5> kColors = {"ic", "bc", "c", "lc", "la"};
        for (; at + 1 < tokens_.size(); at += 2) {
            const std::string_view name = tokens_[at].text;
            if (std::ranges::find(kColors, name) != kColors.end())
                assembler_.leave_out("colours of pictures");
            else if (name != "l" || of_nodes)
                add_value(columns, of_nodes, name, tokens_[at + 1].text, {});
        }
        if (!interval_.empty()) add_value(columns, of_nodes, "interval", interval_, AttributeType::kText);
    }

    void add_value(StringMap<std::size_t>& columns, bool of_nodes, std::string_view name, std::string_view value,
                   DeclaredType type) {
        auto column = columns.find(name);
        if (column == columns.end())
            column =
                columns
                    .emplace(name, of_nodes ? assembler_.node_column(name, type) : assembler_.edge_column(name, type))
                    .first;
        values_.push_back({column->second, value});
    }

    std::string_view text_;
    const std::string& file_;
    GraphAssembler assembler_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
    std::vector<PajekToken> tokens_; ///< of the line at hand
    std::string_view interval_;      ///< of it, if it has one
    Section section_ = Section::kNone;
    std::size_t count_ = kNoVertices;
    std::size_t first_mode_ = 0; ///< the number of vertices of the first of two modes
    std::size_t width_ = 1;      ///< of ids
    std::vector<bool> listed_;   ///< by number
    std::string relation_;       ///< of the section
    std::size_t cell_ = 0;       ///< of a matrix
    std::size_t weight_ = 0;
    StringMap<std::size_t> node_columns_;
    StringMap<std::size_t> edge_columns_;
    std::vector<ColumnValue> values_;
};

} // namespace

Result<Graph> read_pajek(std::string text, const std::string& file, Warnings& warnings) {
    return PajekReader(text, file, warnings).read();
}

} // namespace claimgraph
