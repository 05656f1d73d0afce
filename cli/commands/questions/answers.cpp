#include "cli/commands/questions/answers.hpp"

#include "cli/output/claim_text.hpp"
#include "graph/base/fold.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/query/search.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <utility>

namespace claimgraph::cli {
namespace {

/// The field of an entity that no claim has, so that a part has the entities of a name and nothing else.
constexpr const char* kNoRelation = "-";

class Answerer {
  public:
    Answerer(const GraphSource& source, const QuestionForm& form, const RelationFamilies& families, std::size_t limit)
        : source_(source), form_(form), families_(families), limit_(limit) {}

    Result<AnswerSet> run() {
        auto known = source_.relations();
        if (!known) return tl::unexpected(known.error());
        known_ = std::move(*known);
        for (const QuestionPattern& pattern : form_.patterns) patterns_.push_back(resolved(pattern));
        std::erase_if(patterns_, [](const auto& pattern) { return !pattern; });
        for (const auto& part : patterns_) set_.read_as.push_back(with_time(*part));
        if (!error_) search_claims();
        if (!error_ && set_.widening == Widening::kNothing) search_facts();
        if (!error_ && set_.widening == Widening::kNothing) search_text();
        if (error_) return tl::unexpected(*error_);
        return std::move(set_);
    }

  private:
    template <class Value>
    const Value* value_of(const Result<Value>& result) {
        if (!result && !error_) error_ = result.error();
        return result ? &*result : nullptr;
    }

    /// The first of the names that an entity has; nothing if there is none. Empty for anybody.
    std::optional<std::string> name_in_graph(const QuestionEnd& end) {
        if (end.empty()) return std::string();
        for (const std::string& name : end) {
            const auto part = source_.part({.subject = name, .filter = {.relations = {kNoRelation}}});
            const auto* graph = value_of(part);
            if (graph == nullptr) return std::nullopt;
            if (!(*graph)->find(name).empty()) return name;
        }
        // part of a name: "Tedros" of "Tedros Adhanom"
        const auto all = source_.part({.claims = false});
        const auto* graph = value_of(all);
        if (graph == nullptr) return std::nullopt;
        for (const EntityIndex entity : search_entities(**graph, end.front())) {
            const Entity& found = (**graph)[entity];
            const std::string whole = " " + fold(found.name) + " ";
            if (!found.unnamed && whole.find(" " + fold(end.front()) + " ") != std::string::npos) return found.name;
        }
        if (std::ranges::find(set_.unknown, end.front()) == set_.unknown.end()) set_.unknown.push_back(end.front());
        return std::nullopt;
    }

    /// The ids of the relations of this graph that these names mean.
    std::vector<std::string> relations_of(const std::vector<std::string>& names) const {
        std::set<std::string> found;
        for (const std::string& name : names)
            for (std::string& id : relations_named(known_, name, families_)) found.insert(std::move(id));
        return {found.begin(), found.end()};
    }

    std::optional<GraphPart> resolved(const QuestionPattern& pattern) {
        const auto subject = name_in_graph(pattern.subject);
        const auto object = name_in_graph(pattern.object);
        const auto speaker = name_in_graph(pattern.speaker);
        if (!subject || !object || !speaker) return std::nullopt;
        GraphPart part{.subject = *subject, .object = *object, .speaker = *speaker};
        part.filter.relations = relations_of(pattern.relations);
        if (part.filter.relations.empty()) part.filter.relations = pattern.relations; // none has them
        part.filter.polarity = form_.polarity;
        return part;
    }

    GraphPart with_time(GraphPart part) const {
        if (!form_.time.empty()) part.filter.time = time_interval(form_.time);
        return part;
    }

    void search_claims() {
        const auto as_read = [](const GraphPart& part) { return std::optional(part); };
        const auto family = [&](GraphPart part) -> std::optional<GraphPart> {
            std::vector<std::string> names;
            for (const std::string& relation : part.filter.relations)
                if (!relation.starts_with("open:")) names.emplace_back(families_.of(relation));
            return with_relations(std::move(part), relations_of(names));
        };
        const auto verb = [&](GraphPart part) -> std::optional<GraphPart> {
            std::vector<std::string> open;
            if (!form_.verb.empty())
                for (const auto& [relation, label] : known_)
                    if (relation == "open:" + form_.verb || relation.starts_with("open:" + form_.verb + "_"))
                        open.push_back(relation);
            return with_relations(std::move(part), open);
        };
        const auto between = [&](GraphPart part) -> std::optional<GraphPart> {
            if (part.subject.empty() || part.object.empty()) return std::nullopt;
            part.filter.relations.clear();
            return part;
        };
        const bool has_time = !form_.time.empty();
        for (const auto& [widening, widened] :
             {std::pair<Widening, std::function<std::optional<GraphPart>(const GraphPart&)>>(Widening::kNone, as_read),
              {Widening::kFamily, family},
              {Widening::kVerb, verb},
              {Widening::kBetween, between}}) {
            std::vector<GraphPart> parts;
            for (const auto& part : patterns_)
                if (auto wider = widened(*part)) parts.push_back(with_time(std::move(*wider)));
            if (look_for(widening, parts)) return;
            if (has_time &&
                look_for(widening == Widening::kNone ? Widening::kDocuments : widening, of_that_time(parts)))
                return;
        }
        if (!has_time) return;
        std::vector<GraphPart> parts;
        for (const auto& part : patterns_) parts.push_back(*part);
        look_for(Widening::kAnyTime, parts);
    }

    static std::optional<GraphPart> with_relations(GraphPart part, std::vector<std::string> relations) {
        if (relations.empty() || part.filter.relations.empty() || relations == part.filter.relations)
            return std::nullopt;
        part.filter.relations = std::move(relations);
        return part;
    }

    /// The same in documents of the time instead of claims of it.
    std::vector<GraphPart> of_that_time(std::vector<GraphPart> parts) {
        const auto listed = source_.documents();
        const auto* documents = value_of(listed);
        if (documents == nullptr) return {};
        const auto time = time_interval(form_.time);
        std::vector<std::string> names;
        for (const SourceDocument& document : *documents)
            if (const auto day = time_interval(document.date); day && time && meet(*day, *time))
                names.push_back(document.name);
        if (names.empty()) return {};
        std::ranges::sort(names);
        for (GraphPart& part : parts) {
            part.filter.time.reset();
            part.filter.documents = names;
        }
        return parts;
    }

    bool look_for(Widening widening, const std::vector<GraphPart>& parts) {
        std::set<std::string> seen;
        std::vector<FoundClaim> found;
        std::vector<GraphPart> asked;
        for (const GraphPart& part : parts) {
            const auto loaded = source_.part(part);
            const auto* graph = value_of(loaded);
            if (graph == nullptr) return true;
            ClaimFilter filter = part.filter;
            for (const auto& [name, entities] :
                 {std::pair(&part.subject, &filter.subjects), std::pair(&part.object, &filter.objects),
                  std::pair(&part.speaker, &filter.speakers)})
                if (!name->empty()) *entities = (*graph)->find(*name);
            bool any = false;
            for (const ClaimIndex claim : filter_claims(**graph, filter)) {
                if (!seen.insert((*graph)->claim_id(claim)).second) continue;
                const EntityIndex entity = entity_asked((**graph)[claim], filter);
                found.push_back({*graph, claim, entity});
                any = true;
            }
            if (any) asked.push_back(part);
        }
        keep_of_type(found);
        if (found.empty()) return false;
        std::ranges::stable_sort(found, std::greater<>(), [](const FoundClaim& one) {
            return std::pair((*one.graph)[one.claim].evidence.size(), (*one.graph)[one.claim].confidence);
        });
        set_.widening = widening;
        set_.asked = std::move(asked);
        set_.claims = std::move(found);
        sum_up_claims();
        return true;
    }

    EntityIndex entity_asked(const Claim& claim, const ClaimFilter& filter) const {
        const auto has = [](const std::vector<EntityIndex>& some, EntityIndex one) {
            return std::ranges::find(some, one) != some.end();
        };
        switch (form_.answer) {
        case Answer::kSubject:
            return claim.symmetric && has(filter.objects, claim.subject) ? claim.object : claim.subject;
        case Answer::kObject:
            return claim.symmetric && has(filter.subjects, claim.object) ? claim.subject : claim.object;
        case Answer::kSpeaker:
            return claim.attributed_to;
        case Answer::kPlace:
            return claim.place_entity;
        default:
            return {};
        }
    }

    /// If some of the answers are of the type that is asked for, only those.
    void keep_of_type(std::vector<FoundClaim>& found) const {
        if (!form_.type) return;
        const auto is_other = [&](const FoundClaim& one) {
            return !one.entity || (*one.graph)[one.entity].type != *form_.type;
        };
        if (!std::ranges::all_of(found, is_other)) std::erase_if(found, is_other);
    }

    void sum_up_claims() {
        std::map<std::string, std::size_t> evidence;
        std::vector<std::string> order;
        const auto add = [&](std::string text, std::size_t count) {
            if (text.empty()) return;
            const auto [at, added] = evidence.try_emplace(text, 0);
            if (added) order.push_back(text);
            at->second += count;
        };
        for (const FoundClaim& one : set_.claims) {
            const Claim& claim = (*one.graph)[one.claim];
            const std::size_t count = claim.evidence.size();
            switch (form_.answer) {
            case Answer::kWhether:
                add(claim.polarity == Polarity::kDenied ? "denied" : "affirmed", count);
                break;
            case Answer::kTime:
                for (const ClaimTime& time : times_of(claim)) add(*time.value, 1);
                break;
            case Answer::kPlace:
                add(one.entity ? (*one.graph)[one.entity].name : claim.place, count);
                break;
            case Answer::kContent:
                add(claim.complement, count);
                break;
            case Answer::kClaim:
                add(claim_sentence(*one.graph, claim), count);
                break;
            default:
                add(one.entity ? (*one.graph)[one.entity].name : std::string(), count);
            }
        }
        take_answers(evidence, order);
    }

    void take_answers(const std::map<std::string, std::size_t>& evidence, const std::vector<std::string>& order) {
        for (const std::string& text : order) set_.answers.push_back({text, evidence.at(text)});
        std::ranges::stable_sort(set_.answers, std::greater<>(), &ShortAnswer::evidence);
    }

    void search_facts() {
        if (source_.store() == nullptr || !source_.store()->keeps_facts() || form_.verb.empty()) return;
        std::set<std::string> seen;
        for (const QuestionPattern& pattern : form_.patterns) {
            const FactQuery query{.subject = words_of(pattern.subject.empty() ? pattern.speaker : pattern.subject),
                                  .relation = form_.verb,
                                  .object = words_of(pattern.object)};
            if (query.subject.empty() && query.object.empty()) continue;
            const auto hits = find_facts(*source_.store(), query, limit_);
            const auto* found = value_of(hits);
            if (found == nullptr) return;
            for (const FactHit& hit : *found)
                if (seen.insert(fmt::format("{}\n{}\n{}\n{}", hit.document.name, hit.fact.text, hit.fact.subject,
                                            hit.fact.relation))
                        .second)
                    set_.facts.push_back(hit);
        }
        if (set_.facts.empty()) return;
        set_.widening = Widening::kFacts;
        std::map<std::string, std::size_t> evidence;
        std::vector<std::string> order;
        for (const FactHit& hit : set_.facts) {
            if (form_.answer != Answer::kSubject && form_.answer != Answer::kObject) continue;
            const std::string& text = form_.answer == Answer::kSubject ? hit.fact.subject : hit.fact.object;
            if (++evidence[text] == 1) order.push_back(text);
        }
        take_answers(evidence, order);
    }
    /// A name as the words of a fact have it: as the question wrote it, of its names the second.
    static std::string words_of(const QuestionEnd& end) {
        return end.empty() ? std::string() : end.size() > 1 ? end[1] : end[0];
    }

    /// Sentences with all words of the question, else with its names alone.
    void search_text() {
        if (source_.store() == nullptr) return;
        std::vector<std::string> names;
        for (const QuestionPattern& pattern : form_.patterns)
            for (const QuestionEnd* end : {&pattern.subject, &pattern.object, &pattern.speaker})
                if (const std::string words = words_of(*end); !words.empty())
                    if (std::ranges::find(names, words) == names.end()) names.push_back(words);
        for (const std::vector<std::string>& words : {form_.words, names}) {
            const std::string searched = fmt::format("{}", fmt::join(words, " "));
            auto found = search(*source_.store(), searched, limit_);
            if (value_of(found) == nullptr) return;
            if (found->hits.empty()) continue;
            set_.widening = Widening::kText;
            set_.searched = searched;
            set_.sentences = std::move(*found);
            return;
        }
    }

    const GraphSource& source_;
    const QuestionForm& form_;
    const RelationFamilies& families_;
    std::size_t limit_;
    RelationLabels known_;
    std::vector<std::optional<GraphPart>> patterns_;
    std::optional<Error> error_;
    AnswerSet set_;
};

} // namespace

std::string_view to_string(Widening widening) {
    static constexpr std::array<std::string_view, 9> kNames = {"",         "documents", "family", "verb",   "between",
                                                               "any_time", "facts",     "text",   "nothing"};
    return kNames[static_cast<std::size_t>(widening)];
}

Result<AnswerSet> answer(const GraphSource& source, const QuestionForm& form, const RelationFamilies& families,
                         std::size_t limit) {
    return Answerer(source, form, families, limit).run();
}

} // namespace claimgraph::cli
