#include "extract/claims/claim_extractor.hpp"

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/attribution/first_persons.hpp"
#include "extract/claims/biographies.hpp"
#include "extract/claims/candidates.hpp"
#include "extract/claims/claim_builder.hpp"
#include "extract/claims/counterparts.hpp"
#include "extract/claims/decision/spoken_text.hpp"
#include "extract/claims/enclosing_places.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/kinship.hpp"
#include "extract/claims/participants.hpp"
#include "extract/claims/rules.hpp"
#include "extract/claims/time/document_date.hpp"

namespace claimgraph {
namespace {

/// The best frame of every token; a noun that belongs to a verb's frame ("hold [talks] with") has none of its own.
std::vector<std::optional<FrameMatch>> match_frames(const ClauseReader& clauses, const RelationTable& relations,
                                                    const EntityLayer& entities, const Actors& actors, bool loose,
                                                    std::vector<FrameTrial>* trials = nullptr) {
    FrameMatcher matcher(clauses, relations, entities, actors, loose);
    matcher.note_trials(trials);
    std::vector<std::optional<FrameMatch>> matches(clauses.analysis().tokens.size());
    for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = matcher.match(TokenIndex{i});
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i] || matches[i]->frame->anchor_kind == AnchorKind::kNoun) continue;
        for (const TokenIndex word : matches[i]->words) matches[word.value].reset();
    }
    return matches;
}

/// What rules and trees offer of a document, before the model decides. Views all it is given.
class Proposals {
  public:
    /// What was tried for the claims goes to `trials`, if it is not null.
    Proposals(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
              const ClaimKnowledge& knowledge, std::vector<FrameTrial>* trials)
        : knowledge_(knowledge),
          entities_(entities),
          clauses_(document, analysis, tree, knowledge.words),
          actors_(clauses_, entities, knowledge.actors),
          matches_(
              match_frames(clauses_, knowledge.relations, entities, actors_, knowledge.rules.has("loose"), trials)),
          attributions_(
              find_attributions(clauses_, knowledge.relations, matches_,
                                ReportReader(clauses_, knowledge.relations, actors_, knowledge.reporting, matches_))),
          calendar_{knowledge.times, date_of(document, knowledge.times)},
          participants_(clauses_, actors_, matches_, knowledge.rules),
          factuality_(clauses_, knowledge.factuality, knowledge.relations, matches_, attributions_),
          reader_(clauses_, entities, actors_, knowledge.relations, knowledge.triggers, attributions_) {
        if (trials != nullptr)
            for (FrameTrial& trial : *trials) {
                const auto& match = matches_[trial.anchor.value];
                trial.chosen = match && match->frame == trial.frame;
            }
        add_first_persons(clauses_, actors_, attributions_, entities);
        builder_.emplace(clauses_, knowledge.relations, entities, participants_, attributions_, factuality_, calendar_,
                         knowledge.rules);
        draw_by_rules();
        PairFinder finder(clauses_, entities, builder_->arguments());
        candidates_.emplace(clauses_, finder, builder_->drawn(), knowledge.relations, attributions_, matches_);
    }

    const Candidates& candidates() const { return *candidates_; }
    PairReader& reader() { return reader_; }

    DrawnClaims decide(std::optional<double> least = {}) {
        if (knowledge_.model)
            decide_claims(clauses_, entities_, *candidates_, reader_, *knowledge_.model, knowledge_.relations,
                          knowledge_.implied, least.value_or(knowledge_.least),
                          spoken_shift(clauses_.analysis().tokens, attributions_), *builder_);
        add_counterparts(*builder_, clauses_, factuality_);
        if (knowledge_.rules.has("within")) add_enclosing_places(*builder_, clauses_, knowledge_.relations);
        return builder_->finish();
    }

  private:
    void draw_by_rules() {
        const RuleFamilies& rules = knowledge_.rules;
        const bool has_prohibition = rules.has("prohibition");
        const bool has_cause = rules.has("cause");
        const bool has_origin = rules.has("origin");
        const bool has_party = rules.has("party");
        const bool has_biography = rules.has("biography");
        const bool has_kinship = rules.has("kinship");
        const bool has_open = rules.has("open");
        const Analysis& analysis = clauses_.analysis();
        for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
            if (!analysis.sentences[i].is_text()) continue;
            builder_->start_sentence(SentenceIndex{i});
            if (has_biography)
                add_biography(*builder_, clauses_, knowledge_.relations, knowledge_.implied, actors_, SentenceIndex{i});
            const TokenRange tokens = analysis.sentences[i].tokens;
            for (TokenIndex token = tokens.begin; token < tokens.end; ++token.value) {
                if (has_prohibition && apply_prohibition(*builder_, clauses_, knowledge_.relations, token)) continue;
                if (has_cause) add_cause(*builder_, clauses_, knowledge_.relations, token);
                if (has_origin) add_origin(*builder_, clauses_, knowledge_.relations, token);
                if (has_party) add_party(*builder_, clauses_, knowledge_.relations, token);
                if (has_kinship) add_kinship(*builder_, clauses_, knowledge_.relations, token);
                if (const auto& match = matches_[token.value]) {
                    builder_->add_match(*match);
                } else if (has_open) {
                    add_open_claim(*builder_, clauses_, actors_, token);
                }
            }
        }
        builder_->add_roles();
        builder_->add_postponed();
    }

    const ClaimKnowledge& knowledge_;
    const EntityLayer& entities_;
    ClauseReader clauses_;
    Actors actors_;
    std::vector<std::optional<FrameMatch>> matches_;
    std::vector<Attribution> attributions_;
    Calendar calendar_;
    ParticipantFinder participants_;
    FactualityReader factuality_;
    PairReader reader_;
    std::optional<ClaimBuilder> builder_;
    std::optional<Candidates> candidates_;
};

} // namespace

Result<ClaimKnowledge> ClaimKnowledge::load(const std::filesystem::path& folder, const ClaimOptions& options) {
    auto relations = RelationTable::load(folder);
    if (!relations) return tl::unexpected(relations.error());
    for (const auto& file : options.own_relations)
        if (auto added = relations->add(file); !added) return tl::unexpected(added.error());
    auto words = FunctionWords::load(folder / "function_words.tsv");
    if (!words) return tl::unexpected(words.error());
    auto factuality = FactualityWords::load(folder / "factuality.tsv");
    if (!factuality) return tl::unexpected(factuality.error());
    auto actors = ActorNouns::load(folder / "actor_nouns.tsv");
    if (!actors) return tl::unexpected(actors.error());
    auto times = TimeWords::load(folder / "times.tsv");
    if (!times) return tl::unexpected(times.error());
    for (const std::string& word : times->heads()) words->add(WordKind::kTimeNoun, word);
    auto reporting = ReportingWords::load(folder / "reporting.tsv", *relations);
    if (!reporting) return tl::unexpected(reporting.error());
    auto triggers = TriggerLexicon::load(folder / "triggers.tsv", *relations);
    if (!triggers) return tl::unexpected(triggers.error());
    auto implied = load_implied_relations(folder / "implied_relations.tsv", *relations);
    if (!implied) return tl::unexpected(implied.error());
    std::optional<ClaimModel> model;
    if (!options.undecided) {
        auto opened = ClaimModel::open(folder / "claims.model", *relations);
        if (!opened) return tl::unexpected(opened.error());
        model.emplace(std::move(*opened));
    }
    auto rules = RuleFamilies::load(folder / "rule_families.tsv", options.without_rules);
    if (!rules) return tl::unexpected(rules.error());
    return ClaimKnowledge{.relations = std::move(*relations),
                          .words = std::move(*words),
                          .factuality = std::move(*factuality),
                          .actors = std::move(*actors),
                          .times = std::move(*times),
                          .reporting = std::move(*reporting),
                          .rules = std::move(*rules),
                          .triggers = std::move(*triggers),
                          .implied = std::move(*implied),
                          .model = std::move(model),
                          .least = options.least};
}

void resolve_speakers(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer& entities,
                      const ClaimKnowledge& knowledge) {
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    const Actors actors(clauses, entities, knowledge.actors);
    const auto matches =
        match_frames(clauses, knowledge.relations, entities, actors, knowledge.rules.has("loose"), nullptr);
    const ReportReader reports(clauses, knowledge.relations, actors, knowledge.reporting, matches);
    add_first_persons(clauses, actors, find_attributions(clauses, knowledge.relations, matches, reports), entities);
}

ClaimBatch extract_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                          const ClaimKnowledge& knowledge, std::optional<double> least) {
    return Proposals(document, analysis, tree, entities, knowledge, nullptr).decide(least).batch;
}

std::vector<TimeMention> find_times(const Document& document, const Analysis& analysis, const Tree& tree,
                                    const EntityLayer& entities, const ClaimKnowledge& knowledge) {
    const ClauseReader clauses(document, analysis, tree, knowledge.words);
    const Actors actors(clauses, entities, knowledge.actors);
    const auto matches = match_frames(clauses, knowledge.relations, entities, actors, knowledge.rules.has("loose"));
    const ReportReader reports(clauses, knowledge.relations, actors, knowledge.reporting, matches);
    const auto attributions = find_attributions(clauses, knowledge.relations, matches, reports);
    const FactualityReader factuality(clauses, knowledge.factuality, knowledge.relations, matches, attributions);
    const Calendar calendar{knowledge.times, date_of(document, knowledge.times)};
    return TimeReader(clauses, factuality, calendar).find_all();
}

std::vector<ClaimProposal> propose_claims(const Document& document, const Analysis& analysis, const Tree& tree,
                                          EntityLayer entities, const ClaimKnowledge& knowledge) {
    Proposals proposals(document, analysis, tree, entities, knowledge, nullptr);
    const TreeReader trees(analysis, tree);
    std::vector<ClaimProposal> result;
    for (const Candidate& candidate : proposals.candidates().all()) {
        ClaimProposal& proposal = result.emplace_back();
        proposal.sentence = analysis.sentences[candidate.sentence.value].span;
        proposal.subject = entities.entities[candidate.who.entity.value].name;
        proposal.object = entities.entities[candidate.whom.entity.value].name;
        proposal.subject_words = document.text(told_words(trees, candidate.who));
        proposal.object_words = document.text(told_words(trees, candidate.whom));
        proposal.number = candidate.sentence;
        proposal.subject_head = candidate.who.head;
        proposal.object_head = candidate.whom.head;
        proposal.anchors = proposals.candidates().anchors(candidate);
        proposals.candidates().read(candidate, proposals.reader(), proposal.evidence);
    }
    return result;
}

Explanation explain_claims(const Document& document, const Analysis& analysis, const Tree& tree, EntityLayer entities,
                           const ClaimKnowledge& knowledge) {
    std::vector<FrameTrial> trials;
    DrawnClaims drawn = Proposals(document, analysis, tree, entities, knowledge, &trials).decide();
    Explanation explanation{.trials = {},
                            .batch = std::move(drawn.batch),
                            .frames = std::move(drawn.frames),
                            .phrases = std::move(drawn.phrases)};
    for (const FrameTrial& trial : trials)
        explanation.trials.push_back({.anchor = trial.anchor,
                                      .relation = knowledge.relations[trial.frame->relation].id,
                                      .frame = trial.frame->text,
                                      .missing = trial.missing != nullptr ? to_string(*trial.missing) : "",
                                      .chosen = trial.chosen});
    return explanation;
}

} // namespace claimgraph
