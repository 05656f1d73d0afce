#include "cli/commands/ask/answers.hpp"

#include "cli/commands/ask/asked_names.hpp"
#include "cli/commands/ask/claim_search.hpp"
#include "cli/commands/ask/kept_error.hpp"
#include "cli/commands/ask/office_holders.hpp"
#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "cli/commands/ask/words_of_texts.hpp"
#include "cli/input/models.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/chains.hpp"
#include "graph/query/sentences.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <utility>

namespace claimgraph::cli {
namespace {

class Answerer {
  public:
    Answerer(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge, std::size_t limit,
             RelationLabels known)
        : source_(source),
          form_(form),
          knowledge_(knowledge),
          families_(knowledge.families),
          limit_(limit),
          known_(std::move(known)),
          names_(source, form, knowledge, known_, set_, error_),
          search_(source, form, families_, names_, error_) {}
    Answerer(const Answerer&) = delete; // its parts view others
    Answerer& operator=(const Answerer&) = delete;

    Result<AnswerSet> run() {
        for (const QuestionPattern& pattern : form_.patterns)
            if (auto part = names_.resolved(pattern)) parts_.push_back(std::move(*part));
        for (const AskedPart& part : parts_) set_.read_as.push_back(with_time(part));
        if (!error_ && form_.office) search_office();
        if (!error_ && is_open() && !form_.patterns.empty()) { // else only sentences may tell
            if (asks_what_claims_tell())
                search_claims(); // and by sentences
            else
                search_by_sentences();
        }
        if (!error_ && is_open() && form_.answer == Answer::kLink) search_chain();
        if (error_) return tl::unexpected(*error_);
        if (auto added = add_words_of_texts(source_, form_, knowledge_, limit_, set_); !added)
            return tl::unexpected(added.error());
        return std::move(set_);
    }

  private:
    bool is_open() const { return set_.widening == Widening::kNothing; }

    AskedPart with_time(AskedPart asked) const {
        if (!form_.time.empty()) asked.part.filter.time = time_interval(form_.time);
        return asked;
    }

    void take_holders(std::vector<OfficeHolder> holders, Widening widening) {
        set_.widening = widening;
        for (const OfficeHolder& holder : holders) {
            set_.claims.insert(set_.claims.end(), holder.claims.begin(), holder.claims.end());
            set_.answers.push_back({holder.name, holder.claims.size()});
        }
        set_.holders = std::move(holders);
    }

    void search_office() {
        auto found = holders_of(*form_.office);
        if (!found.empty()) take_holders(std::move(found), Widening::kNone);
    }
    std::vector<OfficeHolder> holders_of(const OfficeAsked& office) {
        const auto of = names_.in_graph(office.of);
        const auto found =
            office_holders(source_, office, of.value_or(std::string()), knowledge_.relations, knowledge_.words);
        const auto* holders = error_.value_of(found);
        return holders == nullptr ? std::vector<OfficeHolder>() : *holders;
    }

    /// "Who replaced Holm as governor of Ostrea?", where no claim says so: who is told to hold the office since.
    bool search_successor() {
        if (!is_about_succession() || !form_.role || form_.role->of.empty()) return false;
        std::vector<OfficeHolder> holders = holders_of(*form_.role);
        const auto before = [&](const OfficeHolder& holder) {
            return std::ranges::any_of(parts_, [&](const AskedPart& part) { return part.part.object == holder.name; });
        };
        std::string told;
        for (const OfficeHolder& holder : holders)
            if (before(holder)) told = holder.told;
        std::erase_if(holders, [&](const OfficeHolder& holder) {
            return before(holder) || holder.is_past || holder.told < told;
        });
        if (holders.empty()) return false;
        holders.resize(1); // the last told
        take_holders(std::move(holders), Widening::kSuccessor);
        return true;
    }
    bool is_about_succession() const {
        return form_.answer == Answer::kSubject &&
               std::ranges::any_of(form_.patterns, [&](const QuestionPattern& pattern) {
                   return std::ranges::any_of(pattern.relations, [&](const std::string& relation) {
                       return knowledge_.words.is(QuestionWord::kSuccession, relation);
                   });
               });
    }

    /// Of a name alone no claim tells whether it is so.
    bool asks_what_claims_tell() const {
        return form_.answer != Answer::kWhether ||
               std::ranges::any_of(form_.patterns, [](const QuestionPattern& asked) {
                   return !asked.relations.empty() || !asked.speaker.empty();
               });
    }

    void search_claims() {
        const auto family = [&](const AskedPart& asked) {
            std::set<std::string> names;
            if (!asked.has_end()) return std::optional<AskedPart>(); // it says nothing of anybody
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
        const auto any_relation = [&](AskedPart asked) -> std::optional<AskedPart> {
            if (!asked.has_end()) return std::nullopt;
            asked.part.filter.relations.clear();
            asked.relations.clear();
            return asked;
        };
        const auto between = [&](const AskedPart& asked) {
            return asked.part.subject.empty() || asked.part.object.empty() ? std::nullopt : any_relation(asked);
        };
        const auto are_mutual = [](const FoundClaim& one) { return (*one.graph)[one.claim].symmetric; };
        const std::vector<AskedPart> as_read = widened([](const AskedPart& asked) { return std::optional(asked); });
        if (look_at_time(Widening::kNone, as_read)) {
            if (lacks_names()) search_by_headlines();
            return;
        }
        if (search_by_headlines() ||
            look_at_time(Widening::kNamed, between_named(form_.patterns.front().relations), {.passes = are_mutual}) ||
            search_successor() || search_same_verb(widened(any_relation)) ||
            (form_.who && form_.answer == Answer::kSubject && // "Who killed X?", where an operation did
             look_at_time(Widening::kTopic, as_read, {.may_be_topic = true})) ||
            look_at_time(Widening::kFamily, widened(family)) || look_at_time(Widening::kVerb, widened(verb)))
            return;
        if (search_by_sentences() || is_about_succession()) return; // others near it are not who follows
        std::vector<AskedPart> of_both = widened(between);
        if (of_both.empty()) of_both = between_named({});
        if (look_at_time(Widening::kBetween, of_both) || form_.time.empty()) return;
        look_for(Widening::kAnyTime, parts_);
    }

    /// Claims of another relation that are said with the verb of the question: "Who joined the talks?", where they
    /// attend them.
    bool search_same_verb(const std::vector<AskedPart>& parts) {
        if (form_.clause.verb.empty() || form_.answer == Answer::kClaim || form_.answer == Answer::kLink ||
            form_.answer == Answer::kWhether)
            return false;
        std::size_t left = 50; // their sentences are read again
        const auto is_said_so = [&](const FoundClaim& one) {
            if (one.entity && (*one.graph)[one.entity].unnamed) return false; // words of sentences tell more
            return std::ranges::any_of((*one.graph)[one.claim].evidence, [&](const Evidence& evidence) {
                if (left == 0 || words_in(evidence, evidence.trigger_span).empty()) return false;
                --left;
                return verb_of_trigger(evidence, knowledge_.models) == form_.clause.verb;
            });
        };
        return look_at_time(Widening::kSameVerb, parts, {.passes = is_said_so});
    }

    template <class Widen>
    std::vector<AskedPart> widened(const Widen& widen) const {
        std::vector<AskedPart> wider;
        for (const AskedPart& part : parts_)
            if (auto one = widen(part)) wider.push_back(with_time(std::move(*one)));
        return wider;
    }

    /// look_for(), of a question with a time also among the undated claims of documents of that time.
    bool look_at_time(Widening widening, const std::vector<AskedPart>& parts, const ClaimChoice& choice = {}) {
        if (parts.empty()) return false;
        if (look_for(widening, parts, choice)) return true;
        return !form_.time.empty() &&
               look_for(widening == Widening::kNone ? Widening::kDocuments : widening, of_that_time(parts), choice);
    }

    /// Whether claims were found, or none can be.
    bool look_for(Widening widening, const std::vector<AskedPart>& parts, const ClaimChoice& choice = {}) {
        ClaimsFound found = search_.find(parts, choice);
        if (error_) return true;
        if (found.claims.empty()) return false;
        set_.widening = widening;
        set_.asked = std::move(found.asked);
        set_.claims = std::move(found.claims);
        set_.narrowed = std::move(found.narrowed);
        tell_offices_first();
        return true;
    }
    /// Who somebody is, is told by his offices before where he was born and who he is married to.
    void tell_offices_first() {
        const auto is_office = [&](const FoundClaim& one) {
            const EntityType type = (*one.graph)[(*one.graph)[one.claim].object].type;
            return type != EntityType::kPlace && type != EntityType::kOrganization &&
                   knowledge_.relations.flags_of((*one.graph)[one.claim].relation).by_office;
        };
        const auto others = is_who_somebody_is() ? std::ranges::stable_partition(set_.claims, is_office)
                                                 : std::ranges::subrange(set_.claims);
        const auto first = static_cast<std::size_t>(others.begin() - set_.claims.begin());
        set_.answers = answers_of_claims(form_, std::span(set_.claims).first(first));
        for (ShortAnswer& one : answers_of_claims(form_, std::span(set_.claims).subspan(first)))
            if (std::ranges::find(set_.answers, one.text, &ShortAnswer::text) == set_.answers.end())
                set_.answers.push_back(std::move(one));
    }
    bool is_who_somebody_is() const {
        return form_.answer == Answer::kObject &&
               std::ranges::any_of(form_.patterns, [&](const QuestionPattern& asked) {
                   return asked.relations == knowledge_.words.of(QuestionWord::kLasting);
               });
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
            if (auto part = names_.resolved({.subject = form_.named[!forward],
                                             .object = form_.named[forward],
                                             .speaker = {},
                                             .relations = relations}))
                parts.push_back(with_time(std::move(*part)));
        return parts;
    }

    /// What links two that no claim has as its ends: the shortest chain of claims.
    void search_chain() {
        if (parts_.empty()) return;
        const GraphPart& between = parts_.front().part;
        const auto found = chains_between(source_, between.subject, between.object, {}, {}, relation_families);
        if (error_.value_of(found) == nullptr || found->paths.empty()) return;
        set_.widening = Widening::kChain;
        for (const Step& step : found->paths.front()) set_.claims.push_back({found->graph, step.claim, {}});
        set_.answers = answers_of_claims(form_, set_.claims);
    }

    std::optional<AskedPart> with_relations(AskedPart asked, const std::vector<std::string>& names) const {
        const std::vector<std::string> before = asked.part.filter.relations;
        names_.ask_for_relations(names, asked);
        if (before.empty() || asked.relations.empty() || before == asked.part.filter.relations) return std::nullopt;
        return asked;
    }

    /// The same in documents of the time instead of claims of it.
    std::vector<AskedPart> of_that_time(std::vector<AskedPart> parts) {
        const auto listed = source_.documents();
        const auto* documents = error_.value_of(listed);
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
            if (names_.is_known(pattern.object) && form_.answer != Answer::kClaim) continue; // others are not it
            const bool is_all_said = form_.answer == Answer::kClaim; // by its speaker, or as its relations tell
            if (is_all_said && !pattern.speaker.empty() && !pattern.subject.empty()) continue; // said of the topic
            std::vector<std::string> acts = pattern.relations;
            if (!is_all_said) std::erase_if(acts, [&](const std::string& relation) { return !is_act(relation); });
            if (acts.empty() && (!is_all_said || pattern.speaker.empty())) continue;
            if (auto asked =
                    names_.resolved({.subject = pattern.subject, .speaker = pattern.speaker, .relations = acts}))
                parts.push_back(with_time(std::move(*asked)));
        }
        std::vector<std::string> needed = names_.unasked(form_.names, parts);
        if (needed.empty()) needed = names_.unasked(form_.nouns, parts);
        if (needed.empty()) return false;
        set_.searched = fmt::format("{}", fmt::join(needed, " "));
        const auto has_all = [&](const FoundClaim& one) { return count_in(one, needed, form_) == needed.size(); };
        return look_for(Widening::kSentences, parts, {.passes = has_all});
    }

    /// Whether no sentence of the claims has any of the names that the question has besides their ends.
    bool lacks_names() const {
        const std::vector<std::string> names = names_.unasked(form_.names, set_.asked);
        return !names.empty() && std::ranges::none_of(set_.claims, [&](const FoundClaim& one) {
            return count_in(one, names, form_) > 0;
        });
    }

    /// "Who left the race after the Vell primary?", where only a headline has the Vell primary: the relation in its
    /// document, with any object of that noun, "the presidential race".
    bool search_by_headlines() {
        constexpr std::size_t kMostHeadlines = 3;
        if (source_.store() == nullptr || form_.answer != Answer::kSubject || form_.names.empty()) return false;
        std::vector<AskedPart> parts;
        std::vector<std::string> nouns;
        for (const QuestionPattern& pattern : form_.patterns) {
            const std::string& object = pattern.object.words;
            const bool is_name = std::ranges::any_of(
                form_.names, [&](const std::string& name) { return object.find(name) != std::string::npos; });
            if (object.empty() || is_name || pattern.relations.empty() || !pattern.speaker.empty()) continue;
            nouns.push_back(fold(object.substr(object.rfind(' ') + 1)));
            if (auto asked = names_.resolved({.relations = pattern.relations})) parts.push_back(with_time(*asked));
        }
        if (parts.empty()) return false;
        const auto found = sentences_with_most(
            *source_.store(), sought_names(form_), kMostHeadlines,
            {.least = 1, .own = 1, .passes = [](const SearchHit& hit) { return hit.sentence == 0; }});
        if (error_.value_of(found) == nullptr || found->hits.empty()) return false;
        for (AskedPart& part : parts)
            for (const SearchHit& hit : found->hits) part.part.filter.documents.push_back(hit.document);
        const auto has_noun = [&](const FoundClaim& one) {
            const std::string object = fmt::format(" {} ", fold((*one.graph)[(*one.graph)[one.claim].object].name));
            return std::ranges::any_of(nouns, [&](const std::string& noun) {
                return object.find(fmt::format(" {} ", noun)) != std::string::npos;
            });
        };
        return look_for(Widening::kHeadlines, parts, {.passes = has_noun, .is_about_rest = true});
    }

    /// Families of what is, and of what is neither act nor state, hold unlike relations.
    bool is_act(std::string_view relation) const {
        const QuadClass tone = families_.tone_of(relation);
        return tone != QuadClass::kIs && tone != QuadClass::kOther;
    }

    const GraphSource& source_;
    const QuestionForm& form_;
    const AskKnowledge& knowledge_;
    const RelationFamilies& families_;
    std::size_t limit_;
    RelationLabels known_;
    AnswerSet set_;
    KeptError error_;
    AskedNames names_;
    ClaimSearch search_;
    std::vector<AskedPart> parts_;
};

} // namespace

std::string_view to_string(Widening widening) {
    static constexpr std::array<std::string_view, 16> kNames = {
        "",     "documents", "named",    "headlines", "successor", "same_verb", "topic", "family",
        "verb", "between",   "any_time", "chain",     "sentences", "facts",     "text",  "nothing"};
    return kNames[static_cast<std::size_t>(widening)];
}

Result<AnswerSet> answer(const GraphSource& source, const QuestionForm& form, const AskKnowledge& knowledge,
                         std::size_t limit) {
    auto known = source.relations();
    if (!known) return tl::unexpected(known.error());
    return Answerer(source, form, knowledge, limit, std::move(*known)).run();
}

} // namespace claimgraph::cli
