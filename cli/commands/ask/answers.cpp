#include "cli/commands/ask/answers.hpp"

#include "cli/commands/ask/office_holders.hpp"
#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "cli/commands/ask/words_of_texts.hpp"
#include "cli/input/models.hpp"
#include "extract/question/question_reader.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/chains.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph::cli {
namespace {

class Answerer {
  public:
    Answerer(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge, std::size_t limit)
        : source_(source), form_(form), knowledge_(knowledge), families_(knowledge.families), limit_(limit) {}

    Result<AnswerSet> run() {
        auto known = source_.relations();
        if (!known) return tl::unexpected(known.error());
        known_ = std::move(*known);
        for (const QuestionPattern& pattern : form_.patterns) patterns_.push_back(resolved(pattern));
        std::erase_if(patterns_, [](const auto& pattern) { return !pattern; });
        for (const auto& part : patterns_) set_.read_as.push_back(with_time(*part));
        if (!error_ && form_.office) search_office();
        if (!error_ && set_.widening == Widening::kNothing) {
            if (asks_what_claims_tell())
                search_claims(); // and by sentences
            else
                search_by_sentences();
        }
        if (!error_ && set_.widening == Widening::kNothing && form_.answer == Answer::kLink) search_chain();
        if (error_) return tl::unexpected(*error_);
        if (auto added = add_words_of_texts(source_, form_, knowledge_, limit_, set_); !added)
            return tl::unexpected(added.error());
        return std::move(set_);
    }

  private:
    static bool has_end(const AskedPart& asked) {
        return !asked.part.subject.empty() || !asked.part.object.empty() || !asked.part.speaker.empty();
    }

    template <class Value>
    const Value* value_of(const Result<Value>& result) {
        if (!result && !error_) error_ = result.error();
        return result ? &*result : nullptr;
    }

    /// The name as the graph has it; nothing if no entity is named so. Empty for anybody.
    std::optional<std::string> name_in_graph(const QuestionEnd& end) {
        if (end.empty()) return std::string();
        if (const auto name = known_name(end); name || error_) return name;
        if (std::ranges::find(set_.unknown, end.words) == set_.unknown.end()) set_.unknown.push_back(end.words);
        return behind_adjective(end.words);
    }

    std::optional<std::string> known_name(const QuestionEnd& end) {
        const auto name = name_in(source_, std::array{end.words, end.name, end.kb});
        return value_of(name) != nullptr ? *name : std::nullopt;
    }

    /// "Saudi crown prince": who holds the office; "American soldiers": the noun alone.
    std::optional<std::string> behind_adjective(const std::string& words) {
        const auto known = std::ranges::find(set_.taken_as, words, [](const auto& taken) { return taken.first; });
        if (known != set_.taken_as.end()) return known->second;
        const std::size_t space = words.find(' ');
        if (space == std::string::npos) return std::nullopt;
        const auto place = place_of_adjective(words.substr(0, space), knowledge_.models);
        if (!place) return std::nullopt;
        const std::string noun = words.substr(space + 1);
        const auto holders = office_holders(source_, {noun, *place}, known_name(*place).value_or(std::string()),
                                            knowledge_.relations, knowledge_.words);
        std::optional<std::string> name;
        if (value_of(holders) != nullptr && !holders->empty() && !holders->front().is_past) {
            name = holders->front().name;
            offices_ += " " + fold(words) + " ";
        }
        if (!name) name = known_name({noun, noun, {}});
        if (name) set_.taken_as.emplace_back(words, *name);
        return name;
    }

    /// Asks for the relations with these names, of those that the graph has.
    void ask_for_relations(const std::vector<std::string>& names, AskedPart& asked) const {
        std::set<std::string> ids;
        asked.relations.clear();
        for (const std::string& name : names) {
            const std::vector<std::string> found = relations_named(known_, name, families_);
            if (!found.empty()) asked.relations.push_back(name);
            ids.insert(found.begin(), found.end());
        }
        asked.part.filter.relations.assign(ids.begin(), ids.end());
    }

    std::optional<AskedPart> resolved(const QuestionPattern& pattern) {
        const auto subject = name_in_graph(pattern.subject);
        const auto object = name_in_graph(pattern.object);
        const auto speaker = name_in_graph(pattern.speaker);
        if (!subject || !object || !speaker) return std::nullopt;
        AskedPart asked{{.subject = *subject, .object = *object, .speaker = *speaker}, {}};
        asked.part.filter.polarity = form_.polarity;
        ask_for_relations(pattern.relations, asked);
        if (asked.relations.empty()) asked.part.filter.relations = asked.relations = pattern.relations; // none has them
        return asked;
    }

    AskedPart with_time(AskedPart asked) const {
        if (!form_.time.empty()) asked.part.filter.time = time_interval(form_.time);
        return asked;
    }

    void search_office() {
        const auto of = name_in_graph(form_.office->of);
        const auto found =
            office_holders(source_, *form_.office, of.value_or(std::string()), knowledge_.relations, knowledge_.words);
        if (value_of(found) == nullptr || found->empty()) return;
        set_.widening = Widening::kNone;
        set_.holders = *found;
        for (const OfficeHolder& holder : *found) {
            set_.claims.insert(set_.claims.end(), holder.claims.begin(), holder.claims.end());
            set_.answers.push_back({holder.name, holder.claims.size()});
        }
    }

    /// Of a name alone no claim tells whether it is so.
    bool asks_what_claims_tell() const {
        return form_.answer != Answer::kWhether ||
               std::ranges::any_of(form_.patterns, [](const QuestionPattern& asked) {
                   return !asked.relations.empty() || !asked.speaker.empty();
               });
    }

    /// "Who killed X?", where the graph has an operation that did.
    bool search_topics(const std::vector<AskedPart>& parts) {
        if (!form_.who || form_.answer != Answer::kSubject) return false;
        is_topic_asked_ = true;
        const bool found = look_at_time(Widening::kTopic, parts);
        is_topic_asked_ = false;
        return found;
    }

    void search_claims() {
        const auto family = [&](const AskedPart& asked) {
            std::set<std::string> names;
            if (!has_end(asked)) return std::optional<AskedPart>(); // it says nothing of anybody
            for (const std::string& relation : asked.part.filter.relations)
                if (is_act(relation)) names.emplace(families_.of(relation));
            return with_relations(asked, {names.begin(), names.end()});
        };
        const auto verb = [&](const AskedPart& asked) {
            std::vector<std::string> open;
            for (const auto& [relation, label] : known_)
                if (!form_.verb.empty() &&
                    (relation == "open:" + form_.verb || relation.starts_with("open:" + form_.verb + "_")))
                    open.push_back(relation);
            return with_relations(asked, open);
        };
        const auto between = [&](AskedPart asked) -> std::optional<AskedPart> {
            if (asked.part.subject.empty() || asked.part.object.empty()) return std::nullopt;
            asked.part.filter.relations.clear();
            asked.relations.clear();
            return asked;
        };
        const auto are_mutual = [](const FoundClaim& one) { return (*one.graph)[one.claim].symmetric; };
        const std::vector<AskedPart> as_read = widened([](const AskedPart& asked) { return std::optional(asked); });
        if (look_at_time(Widening::kNone, as_read) ||
            look_at_time(Widening::kNamed, between_named(form_.patterns.front().relations), are_mutual) ||
            search_topics(as_read) || look_at_time(Widening::kFamily, widened(family)) ||
            look_at_time(Widening::kVerb, widened(verb)))
            return;
        if (search_by_sentences()) return;
        std::vector<AskedPart> of_both = widened(between);
        if (of_both.empty()) of_both = between_named({});
        if (look_at_time(Widening::kBetween, of_both) || form_.time.empty()) return;
        std::vector<AskedPart> parts;
        for (const auto& part : patterns_) parts.push_back(*part);
        look_for(Widening::kAnyTime, parts);
    }

    template <class Widen>
    std::vector<AskedPart> widened(const Widen& widen) const {
        std::vector<AskedPart> parts;
        for (const auto& part : patterns_)
            if (auto wider = widen(*part)) parts.push_back(with_time(std::move(*wider)));
        return parts;
    }

    /// look_for(), of a question with a time also among the undated claims of documents of that time.
    bool look_at_time(Widening widening, const std::vector<AskedPart>& parts,
                      const std::function<bool(const FoundClaim&)>& passes = {}) {
        if (parts.empty()) return false;
        if (look_for(widening, parts, passes)) return true;
        return !form_.time.empty() &&
               look_for(widening == Widening::kNone ? Widening::kDocuments : widening, of_that_time(parts), passes);
    }

    /// What is between two names of the question, where something else was read as an end.
    std::vector<AskedPart> between_named(const std::vector<std::string>& relations) {
        std::vector<AskedPart> parts;
        if (form_.named.size() != 2 || form_.answer == Answer::kClaim || form_.answer == Answer::kLink) return parts;
        for (const QuestionPattern& pattern : form_.patterns) // "the deal between X and Y" is one thing
            for (const std::string& end : {pattern.subject.words, pattern.object.words})
                if (std::ranges::all_of(
                        form_.named, [&](const QuestionEnd& one) { return end.find(one.words) != std::string::npos; }))
                    return parts;
        for (const bool forward : {true, false})
            if (auto part = resolved({.subject = form_.named[!forward],
                                      .object = form_.named[forward],
                                      .speaker = {},
                                      .relations = relations}))
                parts.push_back(with_time(std::move(*part)));
        return parts;
    }

    /// What links two that no claim has as its ends: the shortest chain of claims.
    void search_chain() {
        if (patterns_.empty()) return;
        const GraphPart& between = patterns_.front()->part;
        const auto found = chains_between(source_, between.subject, between.object, {}, {}, relation_families);
        if (value_of(found) == nullptr || found->paths.empty()) return;
        set_.widening = Widening::kChain;
        for (const Step& step : found->paths.front()) set_.claims.push_back({found->graph, step.claim, {}});
        set_.answers = answers_of_claims(form_, set_.claims);
    }

    std::optional<AskedPart> with_relations(AskedPart asked, const std::vector<std::string>& names) const {
        const std::vector<std::string> before = asked.part.filter.relations;
        ask_for_relations(names, asked);
        if (before.empty() || asked.relations.empty() || before == asked.part.filter.relations) return std::nullopt;
        return asked;
    }

    /// The same in documents of the time instead of claims of it.
    std::vector<AskedPart> of_that_time(std::vector<AskedPart> parts) {
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
        for (AskedPart& asked : parts) {
            asked.part.filter.time.reset();
            asked.part.filter.documents = names;
        }
        return parts;
    }

    /// "Who denounced the pact between Turkey and Libya?", where the graph has "memoranda": the relation without its
    /// object, in sentences that have the other names of the question, or all its other nouns where it has no names.
    /// Who acts and who speaks stay: a sentence that names them may be about others.
    bool search_by_sentences() {
        std::vector<AskedPart> parts;
        if (form_.answer == Answer::kSpeaker) return false; // of something else
        for (const QuestionPattern& pattern : form_.patterns) {
            if (is_known(pattern.object) && form_.answer != Answer::kClaim) continue; // others are not it
            const bool is_all_said = form_.answer == Answer::kClaim; // by its speaker, or as its relations tell
            if (is_all_said && !pattern.speaker.empty() && !pattern.subject.empty()) continue; // said of the topic
            std::vector<std::string> acts = pattern.relations;
            if (!is_all_said) std::erase_if(acts, [&](const std::string& relation) { return !is_act(relation); });
            if (acts.empty() && (!is_all_said || pattern.speaker.empty())) continue;
            if (auto asked = resolved({.subject = pattern.subject, .speaker = pattern.speaker, .relations = acts}))
                parts.push_back(with_time(std::move(*asked)));
        }
        std::vector<std::string> needed = unasked(form_.names, parts);
        if (needed.empty()) needed = unasked(form_.nouns, parts);
        if (needed.empty()) return false;
        set_.searched = fmt::format("{}", fmt::join(needed, " "));
        return look_for(Widening::kSentences, parts,
                        [&](const FoundClaim& one) { return count_in(one, needed, form_) == needed.size(); });
    }

    /// Words that are neither in the names that are asked for nor in an office whose holder is.
    std::vector<std::string> unasked(std::vector<std::string> words, const std::vector<AskedPart>& parts) const {
        std::erase_if(
            words, [&](const std::string& word) { return offices_.find(" " + fold(word) + " ") != std::string::npos; });
        return unused(std::move(words), parts);
    }

    /// Whether it is a name that an entity has.
    bool is_known(const QuestionEnd& end) {
        if (end.empty() || std::ranges::find(form_.named, end.name, &QuestionEnd::name) == form_.named.end())
            return false;
        return name_in_graph(end).has_value();
    }

    /// Families of what is, and of what is neither act nor state, hold unlike relations.
    bool is_act(std::string_view relation) const {
        const QuadClass tone = families_.tone_of(relation);
        return tone != QuadClass::kIs && tone != QuadClass::kOther;
    }

    /// "the governor of Puerto Rico", where claims are about governors: if the sentences of some have what the question
    /// names besides, only those with most of it.
    void keep_with_nouns(std::vector<FoundClaim>& found, const std::vector<AskedPart>& parts) {
        std::vector<std::string> others = form_.names;
        others.insert(others.end(), form_.nouns.begin(), form_.nouns.end());
        others = unasked(std::move(others), parts);
        if (others.empty()) return; // most questions: no sentence needs to be looked at
        std::size_t most = 0;
        std::vector<std::size_t> counts;
        for (const FoundClaim& one : found) most = std::max(most, counts.emplace_back(count_in(one, others, form_)));
        set_.narrowed = most > 0 ? fmt::format("{}", fmt::join(others, " ")) : std::string();
        std::erase_if(found, [&, at = std::size_t(0)](const FoundClaim&) mutable { return counts[at++] < most; });
    }

    /// Yes and no are about all that the question names; so is what has no end that it names.
    void keep_with_all_names(std::vector<FoundClaim>& found, const std::vector<AskedPart>& parts) const {
        if (std::ranges::any_of(parts, has_end) && form_.answer != Answer::kWhether) return;
        const std::vector<std::string> needed = unasked(form_.names, parts);
        std::erase_if(found, [&](const FoundClaim& one) { return count_in(one, needed, form_) < needed.size(); });
    }

    /// Whether claims were found, of those that pass a further test.
    bool look_for(Widening widening, const std::vector<AskedPart>& parts,
                  const std::function<bool(const FoundClaim&)>& passes = {}) {
        std::set<std::string> seen;
        std::vector<FoundClaim> found;
        std::vector<AskedPart> asked;
        for (const AskedPart& one : parts) {
            const GraphPart& part = one.part;
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
                const EntityIndex entity = entity_asked(form_, (**graph)[claim], filter);
                found.push_back({*graph, claim, entity});
                any = true;
            }
            if (any) asked.push_back(one);
        }
        if (passes) std::erase_if(found, std::not_fn(passes));
        keep_who_acts(found);
        keep_with_all_names(found, parts);
        keep_of_type(found);
        keep_with_nouns(found, parts);
        if (found.empty()) return false;
        if (form_.is_event)
            happened_first(found);
        else
            std::ranges::stable_sort(found, std::greater<>(), [](const FoundClaim& one) {
                const Claim& claim = (*one.graph)[one.claim];
                const bool has_name = one.entity && !(*one.graph)[one.entity].unnamed;
                return std::tuple(claim.evidence.size(), has_name, claim.confidence);
            });
        set_.widening = widening;
        set_.asked = std::move(asked);
        set_.claims = std::move(found);
        set_.answers = answers_of_claims(form_, set_.claims);
        return true;
    }

    /// Deeds before words, each what is done to somebody before what he does; what lasts is no event, if there is
    /// another.
    void happened_first(std::vector<FoundClaim>& found) const {
        const auto tone = [&](const FoundClaim& one) { return families_.tone_of((*one.graph)[one.claim].relation); };
        const auto lasts = [&](const FoundClaim& one) {
            return (*one.graph)[one.claim].polarity == Polarity::kDenied || tone(one) == QuadClass::kIs;
        };
        if (!std::ranges::all_of(found, lasts)) std::erase_if(found, lasts);
        std::ranges::stable_partition(found, [&](const FoundClaim& one) {
            return tone(one) == QuadClass::kHelps || tone(one) == QuadClass::kActsAgainst;
        });
    }

    /// "Who" is nobody that is a topic: "filed a lawsuit against Vellmark" has sued no lawsuit.
    void keep_who_acts(std::vector<FoundClaim>& found) const {
        if (form_.who && !is_topic_asked_)
            std::erase_if(found,
                          [](const FoundClaim& one) { return one.entity && is_topic((*one.graph)[one.entity].type); });
    }

    /// If some of the answers are of the type that is asked for, only those.
    void keep_of_type(std::vector<FoundClaim>& found) const {
        if (!form_.type) return;
        const bool is_of_people = form_.counts && *form_.type == EntityType::kPerson;
        const auto is_other = [&](const FoundClaim& one) {
            if (!one.entity) return true;
            const EntityType type = (*one.graph)[one.entity].type;
            return type != *form_.type && !(is_of_people && type == EntityType::kGroup); // "three children"
        };
        if (!std::ranges::all_of(found, is_other)) std::erase_if(found, is_other);
    }

    const GraphSource& source_;
    const QuestionForm& form_;
    const AskKnowledge& knowledge_;
    const RelationFamilies& families_;
    std::size_t limit_;
    RelationLabels known_;
    bool is_topic_asked_ = false;
    std::vector<std::optional<AskedPart>> patterns_;
    std::string offices_; ///< of the question, whose holders are asked for; folded
    std::optional<Error> error_;
    AnswerSet set_;
};

} // namespace

std::string_view to_string(Widening widening) {
    static constexpr std::array<std::string_view, 13> kNames = {"",      "documents", "named",    "topic", "family",
                                                                "verb",  "between",   "any_time", "chain", "sentences",
                                                                "facts", "text",      "nothing"};
    return kNames[static_cast<std::size_t>(widening)];
}

Result<AnswerSet> answer(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                         std::size_t limit) {
    return Answerer(source, form, knowledge, limit).run();
}

} // namespace claimgraph::cli
