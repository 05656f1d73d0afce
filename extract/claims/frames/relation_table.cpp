#include "extract/claims/frames/relation_table.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 16> kConstructions = {
    "source", "plan",   "threat", "demand", "cause", "prohibition", "need",   "approval",
    "title",  "office", "origin", "party",  "birth", "death",       "within", "kinship"};

std::optional<bool> yes_or_no(std::string_view text) {
    if (text == "yes") return true;
    if (text == "no") return false;
    return std::nullopt;
}

/// 0 for a blank; of "-0.4/0.4", the first.
std::optional<double> score_of(std::string_view text) {
    if (text.empty()) return 0.0;
    double score = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
    if (error != std::errc() || (end != text.data() + text.size() && *end != '/') || !(std::abs(score) <= 10))
        return std::nullopt;
    return score;
}

} // namespace

/// Reads tables into a RelationTable; the user's own, or the shipped ones.
class RelationTable::Reader {
  public:
    /// `strict` refuses frames of two relations with the same words.
    Reader(RelationTable& table, bool own, bool strict)
        : table_(table), own_(own), strict_(strict), first_(table.frames_.size()) {}

    Result<void> read_relations(const TableText& table) {
        const auto read_row = [&](const TsvRow& row) -> std::string {
            RelationIndex relation = table_.find(row[kId]);
            if (relation && !own_) return fmt::format("relation '{}' is defined twice", row[kId]);
            if (!relation) {
                if (std::string problem = read_relation(row); !problem.empty()) return problem;
                relation = RelationIndex{table_.relations_.size() - 1};
            }
            std::string problem;
            for_each_part(row[kFrames], ';', [&](std::string_view text) {
                if (problem.empty()) problem = read_frame(text, relation, false, {table.file, row.line});
            });
            return problem;
        };
        return read_tsv_text(table.text, table.file,
                             {"id", "family|parent", "symmetric", "speech", "content", "plover", "cameo", "score",
                              "frames?", "label?", "drawn_by?"},
                             read_row);
    }

    Result<void> read_frames(const TableText& table) {
        const std::string stem = std::filesystem::path(table.file).stem().string();
        const auto read_row = [&](const TsvRow& row) -> std::string {
            const RelationIndex relation = table_.find(row[0]);
            if (!relation) return fmt::format("'{}' is not a relation of relations.tsv", row[0]);
            if (const std::string family = lower_ascii(table_[relation].family.name); !own_ && family != stem)
                return fmt::format("relation '{}' is of family {}; expected in frames/{}.tsv", row[0],
                                   table_[relation].family.name, family);
            if (!row[2].empty() && row[2] != "weak" && row[2] != "second")
                return fmt::format("'{}' is not a strength; expected weak, second or -", row[2]);
            if (row[1].empty() || row[1].starts_with('~'))
                return fmt::format("'{}' is not a frame; a weak one is marked in the column strength", row[1]);
            return read_frame((row[2] == "weak" ? "~" : "") + std::string(row[1]), relation, row[2] == "second",
                              {table.file, row.line});
        };
        return read_tsv_text(table.text, table.file, {"relation", "frame", "strength?"}, read_row);
    }

    /// Makes frames found by their anchors; fails where a frame of another relation has the same words.
    Result<void> finish() {
        if (!own_) std::ranges::stable_sort(read_, {}, [](const Read& read) { return read.frame.relation; });
        for (Read& read : read_) {
            const Frame& frame = read.frame;
            const Frame* rival = nullptr;
            for (const std::string& anchor : frame.anchors) {
                auto& index = table_.anchors_[static_cast<std::size_t>(frame.anchor_kind)][anchor];
                for (const std::uint32_t at : index)
                    if (strict_ && at >= first_ && table_.frames_[at].relation != frame.relation &&
                        overlap(table_.frames_[at], frame))
                        rival = &table_.frames_[at];
                index.insert(own_ ? index.begin() : index.end(), static_cast<std::uint32_t>(table_.frames_.size()));
            }
            if (rival != nullptr && !frame.second)
                return fail(
                    ErrorCode::kBadFormat,
                    fmt::format("frame '{}' cannot be told from '{}' of {}; leave it out, or mark it 'second' if "
                                "some of its words are its own",
                                frame.text, rival->text, table_[rival->relation].id),
                    read.place);
            if (rival == nullptr && frame.second)
                return fail(ErrorCode::kBadFormat,
                            fmt::format("frame '{}' is marked 'second', but no other relation has it", frame.text),
                            read.place);
            table_.frames_.push_back(std::move(read.frame));
        }
        return {};
    }

  private:
    enum Column : std::size_t {
        kId,
        kFamily,
        kSymmetric,
        kSpeech,
        kContent,
        kPlover,
        kCameo,
        kScore,
        kFrames,
        kLabel,
        kDrawnBy
    };

    struct Read {
        Frame frame;
        Place place;
    };

    /// The message of the first error; empty when all is well.
    std::string read_frame(std::string_view text, RelationIndex relation, bool second, Place place) {
        auto frame = parse_frame(text);
        if (!frame) return fmt::format("frame '{}': {}", text, frame.error().message);
        frame->relation = relation;
        frame->second = second;
        read_.push_back({std::move(*frame), std::move(place)});
        return {};
    }

    std::string read_relation(const TsvRow& row) {
        if (row[kId].empty() || row[kFamily].empty()) return "a relation needs an id and a family";
        const bool partners = row[kSymmetric] == "partners";
        const auto symmetric = partners ? false : yes_or_no(row[kSymmetric]);
        if (!symmetric) return "symmetric must be 'yes', 'no' or 'partners'";
        const auto speech = yes_or_no(row[kSpeech]);
        if (!speech) return "speech must be 'yes' or 'no'";
        const auto score = score_of(row[kScore]);
        if (!score) return fmt::format("score '{}' is not a number from -10 to 10", row[kScore]);
        const auto family = std::ranges::find(table_.families_, row[kFamily], &RelationFamily::name);
        if (family == table_.families_.end() && !own_)
            return fmt::format("'{}' is not a family of families.tsv", row[kFamily]);

        Relation relation;
        relation.id = row[kId];
        relation.label = row[kLabel].empty() ? row[kId] : row[kLabel];
        if (row[kLabel].empty()) std::ranges::replace(relation.label, '_', ' ');
        if (family != table_.families_.end()) {
            relation.family = *family;
        } else {
            relation.family.name = row[kFamily];
            relation.family.act = true;
        }
        relation.plover = row[kPlover];
        relation.cameo = row[kCameo];
        relation.symmetric = *symmetric;
        relation.partners = partners;
        relation.score = *score;
        relation.speech = *speech;
        if (row[kContent] == "denied") {
            relation.content = Modality::kActual;
            relation.content_denied = true;
        } else if (!row[kContent].empty()) {
            relation.content = modality_from(row[kContent]);
            if (!relation.content) return fmt::format("'{}' is not a modality", row[kContent]);
        }
        std::string problem;
        for_each_part(row[kDrawnBy], ',', [&](std::string_view name) {
            const auto found = std::ranges::find(kConstructions, name);
            if (found == kConstructions.end())
                problem = fmt::format("'{}' draws nothing; expected one of {}", name, fmt::join(kConstructions, ", "));
            else
                relation.drawn_by |= static_cast<std::uint16_t>(1u << (found - kConstructions.begin()));
        });
        table_.relations_.push_back(std::move(relation));
        return problem;
    }

    RelationTable& table_;
    bool own_;
    bool strict_;
    std::size_t first_; // frame of this reader
    std::vector<Read> read_;
};

Result<RelationTable> RelationTable::load(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files = {folder / "families.tsv", folder / "relations.tsv"};
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "frames", error))
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    if (error) return fail(ErrorCode::kNotFound, "no folder of frames", {.file = (folder / "frames").string()});
    std::sort(files.begin() + 2, files.end());
    std::vector<TableText> texts;
    for (const auto& file : files) {
        auto text = read_file(file);
        if (!text) return tl::unexpected(text.error());
        texts.push_back({std::move(*text), file.string()});
    }
    return parse(texts[0], texts[1], std::span(texts).subspan(2));
}

Result<RelationTable> RelationTable::parse(const TableText& families, const TableText& relations,
                                           std::span<const TableText> frames) {
    RelationTable table;
    auto known = parse_families(families.text, families.file);
    if (!known) return tl::unexpected(known.error());
    table.families_ = std::move(*known);
    Reader reader(table, false, true);
    if (auto read = reader.read_relations(relations); !read) return tl::unexpected(read.error());
    for (const TableText& text : frames)
        if (auto read = reader.read_frames(text); !read) return tl::unexpected(read.error());
    if (auto finished = reader.finish(); !finished) return tl::unexpected(finished.error());
    return table;
}

Result<void> RelationTable::add(const std::filesystem::path& file) {
    auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return add(TableText{std::move(*text), file.string()});
}

Result<void> RelationTable::add(const TableText& table) {
    const bool of_frames = tsv_has_column(table.text, "frame");
    Reader reader(*this, true, of_frames);
    if (auto read = of_frames ? reader.read_frames(table) : reader.read_relations(table); !read) return read;
    return reader.finish();
}

RelationIndex RelationTable::find(std::string_view id) const {
    const auto found = std::ranges::find(relations_, id, &Relation::id);
    return found == relations_.end() ? RelationIndex()
                                     : RelationIndex{static_cast<std::size_t>(found - relations_.begin())};
}

RelationIndex RelationTable::drawn_by(Construction construction) const {
    const auto found =
        std::ranges::find_if(relations_, [&](const Relation& relation) { return relation.is_drawn_by(construction); });
    return found == relations_.end() ? RelationIndex()
                                     : RelationIndex{static_cast<std::size_t>(found - relations_.begin())};
}

std::span<const std::uint32_t> RelationTable::with_anchor(AnchorKind kind, std::string_view anchor) const {
    const AnchorIndex& index = anchors_[static_cast<std::size_t>(kind)];
    const auto found = index.find(anchor);
    return found == index.end() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(found->second);
}

} // namespace claimgraph
