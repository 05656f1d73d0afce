#include "export/briefing/briefing.hpp"

#include "export/briefing/claim_lines.hpp"
#include "graph/query/analysis/metrics.hpp"
#include "graph/query/analysis/ties.hpp"
#include "graph/query/changes.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/documents.hpp"
#include "graph/query/links/actor_network.hpp"
#include "graph/query/links/subgraph.hpp"
#include "graph/query/timeline.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kMostDeeds = 4;    // of a main actor
constexpr std::size_t kMostVoices = 3;   // on one side of a dispute; speakers of a tie
constexpr std::size_t kMostAliases = 5;  // of a main actor
constexpr std::size_t kTimesOfEntry = 2; // a timeline has so many entries for each of another section

constexpr const char* kOtherRelations = "Other relations";

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}
std::string counted(std::size_t count, std::string_view one) { return counted(count, one, std::string(one) + "s"); }

std::string period(const std::string& first, const std::string& last) {
    return first == last ? first : first + " to " + last;
}

} // namespace

std::vector<Claim> claims_of(const Graph& graph, const BriefingOptions& options) {
    const auto is_asked = [&](EntityIndex entity) {
        return std::ranges::find(options.about, entity) != options.about.end();
    };
    std::vector<Claim> claims;
    for (const ClaimIndex index : filter_claims(graph, options.filter)) {
        const Claim& claim = graph[index];
        if (options.about.empty() || is_asked(claim.subject) || is_asked(claim.object) || is_asked(claim.attributed_to))
            claims.push_back(claim);
    }
    return claims;
}

namespace {

class Briefing {
  public:
    Briefing(const Graph& whole, const BriefingOptions& options)
        : whole_(whole), graph_(subgraph(whole, claims_of(whole, options))), options_(options) {
        page_.title = options.title.empty() ? "Briefing" : options.title;
    }

    Page write() {
        write_reading();
        if (graph_.claims().empty()) return std::move(page_);
        find_actors();
        write_actors();
        write_families();
        write_disputes();
        write_changes();
        write_timeline();
        write_sources();
        return std::move(page_);
    }

  private:
    static AddName names_of(const Graph& graph) {
        return [&graph](RichText& line, EntityIndex entity) { line.add(graph[entity].name, PageRun::Kind::kStrong); };
    }

    RichText cited(RichText line, const Graph& graph, std::span<const ClaimIndex> claims) {
        quotations_.cite(line, graph, claims);
        return line;
    }
    /// A claim of the part, with its sentences.
    RichText statement(ClaimIndex claim) {
        return cited(claim_line(graph_, graph_[claim], names_of(graph_)), graph_, {&claim, 1});
    }

    void write_rest(std::size_t all, std::size_t shown) {
        if (all > shown) page_.item(fmt::format("and {} more", all - shown));
    }

    void write_reading() {
        sources_ = sources_of(graph_.documents(), count_claims_by_document(graph_));
        const bool is_part = !options_.about.empty() || !(options_.filter == ClaimFilter());
        if (is_part) std::erase_if(sources_, [](const Source& source) { return source.claims == 0; });
        std::size_t words = 0;
        std::string first, last;
        std::map<std::string, std::size_t> publishers;
        for (const auto& [document, also, claims] : sources_) {
            words += document.words;
            if (!document.publisher.empty()) ++publishers[document.publisher];
            if (document.date.empty()) continue;
            if (first.empty() || document.date < first) first = document.date;
            last = std::max(last, document.date);
        }
        std::string text = counted(sources_.size(), "document");
        if (words > 0) text += fmt::format(" of {}", counted(words, "word"));
        if (!first.empty()) text += ", " + period(first, last);
        text += fmt::format(": {} about {}. ", counted(graph_.claims().size(), "claim"),
                            counted(graph_.entities().size(), "entity", "entities"));
        text += "A program read the sentences and may have misread some: each number leads to the sentence.";
        page_.section("What was read");
        page_.paragraph(std::move(text));
        std::vector<std::pair<std::string, std::size_t>> most(publishers.begin(), publishers.end());
        std::ranges::stable_sort(most, std::ranges::greater(), [](const auto& entry) { return entry.second; });
        for (std::size_t i = 0; i < std::min(most.size(), options_.top); ++i)
            page_.item(fmt::format("{}: {}", most[i].first, counted(most[i].second, "document")));
        write_rest(most.size(), options_.top);
        for (const EntityIndex entity : options_.about) write_profile(whole_[entity]);
    }

    void write_profile(const Entity& entity) {
        RichText line;
        line.add(entity.name, PageRun::Kind::kStrong);
        line.add(
            fmt::format(": {}, id {}, {}", to_string(entity.type), entity.id, counted(entity.mentions, "mention")));
        if (!entity.aliases.empty()) line.add(fmt::format("; also {}", fmt::join(entity.aliases, ", ")));
        page_.paragraph(std::move(line));
    }

    /// The actors of claims of most documents, then of most claims.
    void find_actors() {
        const std::vector<double> documents = find_metric("documents")->values(graph_, {}, {});
        for (std::size_t i = 0; i < graph_.entities().size(); ++i)
            if (is_named_actor(graph_.entities()[i]) && documents[i] > 0) actors_.push_back(EntityIndex{i});
        std::ranges::stable_sort(actors_, std::ranges::greater(), [&](EntityIndex entity) {
            return std::pair(documents[entity.value], claims_with(entity));
        });
    }

    std::size_t claims_with(EntityIndex entity) const {
        return graph_.out_claims(entity).size() + graph_.in_claims(entity).size();
    }

    QuadClass tone_of(const Claim& claim) const {
        return options_.families == nullptr ? QuadClass::kOther : options_.families->tone_of(claim.relation);
    }

    /// Not what somebody says or is.
    bool is_act(const Claim& claim) const {
        const QuadClass tone = tone_of(claim);
        return tone != QuadClass::kSays && tone != QuadClass::kIs && tone != QuadClass::kOther;
    }

    /// What it did before what it said and what it is, what was read most often first.
    std::vector<ClaimIndex> deeds_of(EntityIndex actor) const {
        const auto out = graph_.out_claims(actor);
        const auto shared = graph_.symmetric_in_claims(actor);
        std::vector<ClaimIndex> deeds(out.begin(), out.end());
        deeds.insert(deeds.end(), shared.begin(), shared.end());
        std::ranges::stable_sort(deeds, std::ranges::greater(), [&](ClaimIndex index) {
            const Claim& claim = graph_[index];
            return std::tuple(is_act(claim), claim.modality == Modality::kActual, claim.evidence.size(),
                              claim.confidence);
        });
        return deeds;
    }

    void write_actors() {
        if (actors_.empty()) return;
        page_.section(options_.about.empty() ? "Main actors" : "Who is involved");
        for (std::size_t i = 0; i < std::min(actors_.size(), options_.top); ++i) {
            const Entity& actor = graph_[actors_[i]];
            RichText line;
            line.add(actor.name, PageRun::Kind::kStrong);
            line.add(fmt::format(" ({}), {}", to_string(actor.type), counted(claims_with(actors_[i]), "claim")));
            if (!actor.aliases.empty())
                line.add(fmt::format(
                    "; also {}",
                    fmt::join(std::span(actor.aliases).first(std::min(actor.aliases.size(), kMostAliases)), ", ")));
            page_.item(std::move(line));
            const std::vector<ClaimIndex> deeds = deeds_of(actors_[i]);
            for (std::size_t k = 0; k < std::min(deeds.size(), kMostDeeds); ++k) page_.subitem(statement(deeds[k]));
            if (deeds.size() > kMostDeeds) page_.subitem(fmt::format("and {} more", deeds.size() - kMostDeeds));
        }
        write_rest(actors_.size(), options_.top);
    }

    /// "A accuses B: “theft” (3 times in 2 documents; denied once; by C, D)"
    RichText tie_line(const Tie& tie) {
        if (tie.claims.size() == 1) return statement(tie.claims.front());
        RichText line;
        names_of(graph_)(line, tie.subject);
        line.add(fmt::format(" {} ", tie.totals.label));
        names_of(graph_)(line, tie.object);
        if (const std::string words = first_complement(graph_, tie); !words.empty()) line.add(": “" + words + "”");
        line.add(
            fmt::format(" ({} in {}", counted(tie.totals.evidence, "time"), counted(tie.totals.documents, "document")));
        if (tie.totals.denied > 0) line.add(fmt::format("; denied {}", counted(tie.totals.denied, "time")));
        if (!tie.totals.first.empty()) line.add("; " + period(tie.totals.first, tie.totals.last));
        const std::size_t voices = tie.totals.denied > 0 ? 0 : std::min(tie.totals.speakers.size(), kMostVoices);
        for (std::size_t i = 0; i < voices; ++i)
            line.add(i == 0 ? "; say " : ", ").add(graph_[tie.totals.speakers[i]].name);
        line.add(")");
        return cited(std::move(line), graph_, tie.claims);
    }

    std::string heading_of(const Claim& claim) const {
        const std::string_view description =
            options_.families == nullptr ? std::string_view() : options_.families->description_of(claim.relation);
        if (description.empty()) return kOtherRelations;
        std::string heading(description);
        if (heading[0] >= 'a' && heading[0] <= 'z') heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
        return heading;
    }

    /// The ties of each family; acts first and of these what is said most, what has no type last.
    void write_families() {
        std::map<std::string, std::vector<Tie>> families;
        for (Tie& tie : find_ties(graph_)) {
            if (!is_named_actor(graph_[tie.subject]) && !is_named_actor(graph_[tie.object])) continue;
            families[heading_of(graph_[tie.claims.front()])].push_back(std::move(tie));
        }
        const auto rank = [&](const std::string& heading) {
            std::size_t said = 0;
            for (const Tie& tie : families[heading]) said += tie.totals.evidence + tie.totals.denied;
            const bool acts = is_act(graph_[families[heading].front().claims.front()]);
            return std::tuple(heading != kOtherRelations, acts, said);
        };
        std::vector<std::string> headings;
        for (const auto& [heading, ties] : families) headings.push_back(heading);
        std::ranges::stable_sort(headings, std::ranges::greater(), rank);
        if (!headings.empty()) page_.section("Who does what");
        for (const std::string& heading : headings) {
            page_.subsection(heading);
            const std::vector<Tie>& ties = families[heading];
            for (std::size_t i = 0; i < std::min(ties.size(), options_.top); ++i) page_.item(tie_line(ties[i]));
            write_rest(ties.size(), options_.top);
        }
    }

    void write_side(std::string_view what, const std::vector<ClaimIndex>& claims) {
        for (std::size_t i = 0; i < std::min(claims.size(), kMostVoices); ++i) {
            const Claim& claim = graph_[claims[i]];
            RichText line = fmt::format("{} by ", what);
            if (claim.attributed_to)
                names_of(graph_)(line, claim.attributed_to);
            else
                line.add("the article");
            if (claim.modality != Modality::kActual) line.add(fmt::format(" ({})", to_string(claim.modality)));
            if (!claim.evidence.empty()) line.add(": “" + claim.evidence.front().text + "”");
            page_.subitem(cited(std::move(line), graph_, {&claims[i], 1}));
        }
        if (claims.size() > kMostVoices)
            page_.subitem(fmt::format("{} {} more", what, counted(claims.size() - kMostVoices, "time")));
    }

    void write_disputes() {
        const std::vector<Conflict> found = conflicts(graph_);
        if (found.empty()) return;
        page_.section("Disputes");
        page_.paragraph("What some sentences affirm and others deny.");
        for (std::size_t i = 0; i < std::min(found.size(), options_.top); ++i) {
            const Claim& claim = graph_[found[i].affirmed.front()];
            RichText line;
            names_of(graph_)(line, claim.subject);
            line.add(fmt::format(" {} ", claim.label));
            names_of(graph_)(line, claim.object);
            line.add(fmt::format(": {}", to_string(found[i].kind)));
            page_.item(std::move(line));
            write_side("Affirmed", found[i].affirmed);
            write_side("Denied", found[i].denied);
        }
        write_rest(found.size(), options_.top);
    }

    bool is_about(const Change& change) const {
        return options_.about.empty() || std::ranges::any_of(options_.about, [&](EntityIndex entity) {
                   return entity == change.entity || entity == change.before.value || entity == change.after.value;
               });
    }

    /// In the whole graph: what is part of what may be said of any entity.
    void write_changes() {
        if (options_.relations == nullptr) return;
        std::vector<Change> found = changes(whole_, *options_.relations, options_.filter);
        std::erase_if(found, [&](const Change& change) { return !is_about(change); });
        if (found.empty()) return;
        page_.section("Changes over time");
        const AddName add_name = names_of(whole_);
        for (std::size_t i = 0; i < std::min(found.size(), options_.top); ++i) {
            const auto& [entity, relation, label, values_lead, before, after] = found[i];
            RichText line;
            add_name(line, values_lead ? before.value : entity);
            line.add(fmt::format(" {} ", label));
            add_name(line, values_lead ? entity : before.value);
            line.add(fmt::format(" ({})", period(before.first, before.last)));
            line = cited(std::move(line), whole_, before.claims);
            line.add(", then ");
            add_name(line, after.value);
            line.add(fmt::format(" ({})", period(after.first, after.last)));
            page_.item(cited(std::move(line), whole_, after.claims));
        }
        write_rest(found.size(), options_.top);
    }

    /// Of the dated claims around the main actors those that were read most often, in the order of their days.
    void write_timeline() {
        const std::span<const EntityIndex> main(actors_.data(), std::min(actors_.size(), options_.top));
        std::vector<TimelineEntry> entries = timeline(graph_, main);
        std::erase_if(entries, [](const TimelineEntry& entry) { return !entry.time; });
        if (entries.empty()) return;
        std::vector<std::size_t> places(entries.size());
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
        std::ranges::stable_sort(places, std::ranges::greater(), [&](std::size_t i) {
            const Claim& claim = graph_[entries[i].claim];
            return std::tuple(tone_of(claim) != QuadClass::kIs, claim.evidence.size(), claim.confidence);
        });
        const std::size_t shown = std::min(places.size(), options_.top * kTimesOfEntry);
        std::ranges::sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(shown));
        page_.section("Timeline");
        for (std::size_t i = 0; i < shown; ++i) {
            const TimelineEntry& entry = entries[places[i]];
            page_.item(RichText().add(entry.value + ": ").append(statement(entry.claim)));
        }
        write_rest(places.size(), shown);
    }

    void write_sources() {
        page_.section("Sources");
        std::size_t shown = 0;
        for (const auto& [document, also, claims] : sources_) {
            const auto is_cited = [&](const SourceDocument& each) {
                return quotations_.documents().contains(each.name);
            };
            if (!is_cited(document) && std::ranges::none_of(also, is_cited)) continue;
            ++shown;
            RichText line = source_line(&document, document.name);
            line.add(", " + counted(claims, "claim"));
            for (const SourceDocument& other : also)
                line.add("; the same text: ").append(source_line(&other, other.name));
            page_.item(std::move(line));
        }
        if (sources_.size() > shown)
            page_.item(fmt::format("and {} that are not quoted here", counted(sources_.size() - shown, "document")));
    }

    const Graph& whole_;
    const Graph graph_; ///< the part that the briefing is about
    const BriefingOptions& options_;
    Page page_;
    Quotations quotations_{page_};
    std::vector<Source> sources_;
    std::vector<EntityIndex> actors_; ///< the main ones first
};

} // namespace

Page briefing(const Graph& graph, const BriefingOptions& options) { return Briefing(graph, options).write(); }

} // namespace claimgraph
