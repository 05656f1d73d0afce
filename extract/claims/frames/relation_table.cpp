#include "extract/claims/frames/relation_table.hpp"

#include "extract/text/tsv.hpp"
#include "graph/base/read_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace claimgraph {
namespace {

enum Column : std::size_t { kId, kParent, kSymmetric, kSpeech, kContent, kPlover, kCameo, kScore, kFrames };

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

tl::expected<Relation, std::string> read_relation(const TsvRow& row) {
    const auto bad = [](std::string message) { return tl::unexpected(std::move(message)); };
    if (row[kId].empty() || row[kParent].empty()) return bad("a relation needs an id and a parent");
    const bool partners = row[kSymmetric] == "partners";
    const auto symmetric = partners ? false : yes_or_no(row[kSymmetric]);
    if (!symmetric) return bad("symmetric must be 'yes', 'no' or 'partners'");
    const auto speech = yes_or_no(row[kSpeech]);
    if (!speech) return bad("speech must be 'yes' or 'no'");
    const auto score = score_of(row[kScore]);
    if (!score) return bad(fmt::format("score '{}' is no number from -10 to 10", row[kScore]));

    Relation relation{.id = std::string(row[kId]),
                      .label = std::string(row[kId]),
                      .parent = std::string(row[kParent]),
                      .plover = std::string(row[kPlover]),
                      .cameo = std::string(row[kCameo]),
                      .symmetric = *symmetric,
                      .partners = partners,
                      .score = *score,
                      .speech = *speech};
    std::ranges::replace(relation.label, '_', ' ');
    if (row[kContent] == "denied") {
        relation.content = Modality::kActual;
        relation.content_denied = true;
    } else if (!row[kContent].empty()) {
        relation.content = modality_from(row[kContent]);
        if (!relation.content) return bad(fmt::format("'{}' is no modality", row[kContent]));
    }
    return relation;
}

} // namespace

Result<RelationTable> RelationTable::load(const std::filesystem::path& file) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return parse(*text, file.string());
}

Result<RelationTable> RelationTable::parse(std::string_view text, const std::string& file) {
    RelationTable table;
    if (auto read = table.read(text, file, Origin::kShipped); !read) return tl::unexpected(read.error());
    return table;
}

Result<void> RelationTable::add(const std::filesystem::path& file) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    return add(*text, file.string());
}

Result<void> RelationTable::add(std::string_view text, const std::string& file) {
    return read(text, file, Origin::kOwn);
}

Result<void> RelationTable::read(std::string_view text, const std::string& file, Origin origin) {
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (const Relation* known = find(row[kId]); known != nullptr) {
            if (origin == Origin::kShipped) return fmt::format("relation '{}' is defined twice", row[kId]);
            const auto index = static_cast<std::size_t>(known - relations_.data());
            return read_frames(row[kFrames], RelationIndex{index}, origin);
        }
        auto relation = read_relation(row);
        if (!relation) return relation.error();
        relations_.push_back(std::move(*relation));
        return read_frames(row[kFrames], RelationIndex{relations_.size() - 1}, origin);
    };
    return read_tsv_text(
        text, file, {"id", "parent", "symmetric", "speech", "content", "plover", "cameo", "score", "frames"}, read_row);
}

/// The message of the first error; empty when all is well.
std::string RelationTable::read_frames(std::string_view cell, RelationIndex relation, Origin origin) {
    std::string problem;
    for_each_part(cell, ';', [&](std::string_view part) {
        auto frame = parse_frame(part);
        if (!frame) {
            if (problem.empty()) problem = fmt::format("frame '{}': {}", part, frame.error().message);
            return;
        }
        frame->relation = relation;
        FrameIndex& index = frames_[static_cast<std::size_t>(frame->anchor_kind)];
        for (const std::string& anchor : frame->anchors) {
            auto& frames = index[anchor];
            frames.insert(origin == Origin::kOwn ? frames.begin() : frames.end(), *frame);
        }
    });
    return problem;
}

const Relation* RelationTable::find(std::string_view id) const {
    const auto found = std::ranges::find(relations_, id, &Relation::id);
    return found == relations_.end() ? nullptr : &*found;
}

std::span<const Frame> RelationTable::frames(AnchorKind kind, std::string_view anchor) const {
    const FrameIndex& frames = frames_[static_cast<std::size_t>(kind)];
    const auto found = frames.find(anchor);
    return found == frames.end() ? std::span<const Frame>() : std::span<const Frame>(found->second);
}

} // namespace claimgraph
