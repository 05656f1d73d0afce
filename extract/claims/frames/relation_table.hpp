#pragma once

#include "extract/claims/frames/frame.hpp"
#include "graph/model/claim.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// A type of claim: one line of models/en/relations.tsv.
struct Relation {
    std::string id;     ///< "commits_to"
    std::string label;  ///< "commits to"
    std::string parent; ///< "AGREE"; STATIC for lasting relations
    std::string plover; ///< codes of the event standards; empty where there is none
    std::string cameo;
    bool symmetric = false;
    bool partners = false;             ///< directed, but two subjects are partners: "A and B signed a treaty"
    double score = 0;                  ///< of PLOVER, else Goldstein: from -10, hostile, to 10, helpful
    bool speech = false;               ///< what its object and clause say is said by its subject
    std::optional<Modality> content{}; ///< how its embedded clause is meant: "urges X" requests X
    bool content_denied = false;       ///< "denies that X": X has the other polarity

    /// What somebody does for, with or against somebody else; no mere saying, lasting relation or link of causes.
    bool is_act() const { return parent != "STATE" && parent != "STATIC" && parent != "LINK"; }
    bool is_helpful_act() const { return is_act() && parent != "AGREE" && score >= 2.5; }
    bool is_hostile_act() const { return is_act() && score <= -5; }
};

/// All relation types and the frames that express them. Immutable after loading; share it between threads.
class RelationTable {
  public:
    /// Reads the TSV file. Fails with kBadFormat, file, line and what was expected.
    static Result<RelationTable> load(const std::filesystem::path& file);
    static Result<RelationTable> parse(std::string_view text, const std::string& file);
    /// Adds a table of the user's own. Its frames come before those that are there; a row whose id is known gives that
    /// type more frames, whatever else the row says.
    Result<void> add(const std::filesystem::path& file);
    Result<void> add(std::string_view text, const std::string& file);

    std::span<const Relation> relations() const { return relations_; }
    const Relation& operator[](RelationIndex index) const { return relations_[index.value]; }
    const Relation* find(std::string_view id) const;

    /// The frames with this anchor, in the order of the table: earlier ones win ties.
    std::span<const Frame> frames(AnchorKind kind, std::string_view anchor) const;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    enum class Origin : std::uint8_t { kShipped, kOwn };
    Result<void> read(std::string_view text, const std::string& file, Origin origin);
    std::string read_frames(std::string_view cell, RelationIndex relation, Origin origin);

    using FrameIndex = std::unordered_map<std::string, std::vector<Frame>, Hash, std::equal_to<>>;

    std::vector<Relation> relations_;
    FrameIndex frames_[3]; // by AnchorKind
};

} // namespace claimgraph
