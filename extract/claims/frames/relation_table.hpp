#pragma once

#include "extract/claims/frames/frame.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/claim.hpp"
#include "graph/model/relation_families.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Constructions other than frames that give a relation; the column `drawn_by` lists them.
enum class Construction : std::uint8_t {
    kSource,      ///< "according to B": the most neutral way of saying
    kPlan,        ///< "will help B": a planned helpful act
    kThreat,      ///< "said it would bomb B", "plans to invade B"
    kDemand,      ///< "A said B must leave"
    kCause,       ///< "tensions due to the trial"
    kProhibition, ///< "under the treaty, B cannot enter the bay"
    kNeed,        ///< "B cannot enter the bay without approval": B needs it
    kApproval,    ///< its nouns are such approvals: "approval", "consent"
    kTitle,       ///< "the president of Kenya": an office with its owner
    kOffice,      ///< "the finance minister": an office alone
    kOrigin,      ///< "the Kenyan runner Abebe": a person and the country of the adjective
    kParty,       ///< "the Republican senator Abebe": a person and the party of the adjective
    kBirth,       ///< "Abebe (born 1991 in Addis Ababa)"
    kDeath,       ///< "Abebe (1912 - 1990, Addis Ababa)"
    kWithin,      ///< "in Bergen, Norway": what holds of a place holds of where it lies
    kKinship,     ///< its nouns are those of relatives: "wife", "daughter"
};

/// A relation: one line of models/en/relations.tsv.
struct Relation {
    std::string id;    ///< "commits_to"
    std::string label; ///< "commits to"
    RelationFamily family;
    std::string plover; ///< codes of the event standards; empty if there is none
    std::string cameo;
    bool symmetric = false;
    bool partners = false;             ///< directed, but two subjects are partners: "A and B signed a treaty"
    double score = 0;                  ///< of PLOVER, else Goldstein: from -10, hostile, to 10, helpful
    bool speech = false;               ///< what its object and clause say is said by its subject
    std::optional<Modality> content{}; ///< modality of its embedded clause: "urges X" requests X
    bool content_denied = false;       ///< "denies that X": X has the other polarity
    std::uint16_t drawn_by = 0;        ///< a bit for each Construction

    bool is_drawn_by(Construction construction) const { return (drawn_by >> static_cast<unsigned>(construction)) & 1; }
    /// Whether it is an act for, with or against somebody else, not only a promise.
    bool is_deed() const { return family.act && !family.commitment; }
    bool is_helpful_act() const { return is_deed() && score >= 2.5; }
    bool is_hostile_act() const { return family.act && score <= -5; }
};

/// A table and its name for errors.
struct TableText {
    std::string text;
    std::string file;
};

/// Some frames of a table, by their places in it. Views the table.
class FrameRange {
  public:
    class Iterator {
      public:
        using value_type = Frame;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const std::uint32_t* place, const Frame* frames) : place_(place), frames_(frames) {}
        const Frame& operator*() const { return frames_[*place_]; }
        Iterator& operator++() {
            ++place_;
            return *this;
        }
        Iterator operator++(int) { return {place_++, frames_}; }
        bool operator==(const Iterator& other) const { return place_ == other.place_; }

      private:
        const std::uint32_t* place_ = nullptr;
        const Frame* frames_ = nullptr;
    };

    FrameRange(std::span<const std::uint32_t> places, const Frame* frames) : places_(places), frames_(frames) {}
    Iterator begin() const { return {places_.data(), frames_}; }
    Iterator end() const { return {places_.data() + places_.size(), frames_}; }
    bool empty() const { return places_.empty(); }
    std::size_t size() const { return places_.size(); }
    const Frame& operator[](std::size_t i) const { return frames_[places_[i]]; }

  private:
    std::span<const std::uint32_t> places_;
    const Frame* frames_;
};

/// All relation types and the frames that express them. Immutable after loading; share it between threads.
class RelationTable {
  public:
    /// Reads families.tsv, relations.tsv and frames/*.tsv of a folder. Fails with kNotFound, or with kBadFormat, file,
    /// line and what was expected: also if a frame shares words with one of another relation and is not marked
    /// `second`, or if it is in the file of another family.
    static Result<RelationTable> load(const std::filesystem::path& folder);
    static Result<RelationTable> parse(const TableText& families, const TableText& relations,
                                       std::span<const TableText> frames);
    /// Adds a table of the user's own: of relations, with their frames in a column or without, or of frames. Its frames
    /// take precedence over existing ones. A row with a known id only adds frames to that relation. A family that is
    /// not in families.tsv is one of acts.
    Result<void> add(const std::filesystem::path& file);
    Result<void> add(const TableText& table);

    std::span<const Relation> relations() const { return relations_; }
    const Relation& operator[](RelationIndex index) const { return relations_[index.value]; }
    RelationIndex find(std::string_view id) const;
    /// The first relation with this construction; default if there is none.
    RelationIndex drawn_by(Construction construction) const;

    /// The frames with this anchor; earlier ones win ties. Those of the user come first, the last one read before the
    /// others, then those of the shipped table by their relations.
    FrameRange frames(AnchorKind kind, std::string_view anchor) const {
        return {with_anchor(kind, anchor), frames_.data()};
    }

  private:
    class Reader;
    using AnchorIndex = StringMap<std::vector<std::uint32_t>>;

    std::span<const std::uint32_t> with_anchor(AnchorKind kind, std::string_view anchor) const;

    std::vector<RelationFamily> families_;
    std::vector<Relation> relations_;
    std::vector<Frame> frames_;
    AnchorIndex anchors_[3]; // by AnchorKind, into frames_
};

} // namespace claimgraph
