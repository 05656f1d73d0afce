#include "cli/commands/ask/answer_text.hpp"

#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/questions/tie_rows.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/output/fact_text.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/links/path.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <ranges>
#include <utility>

namespace claimgraph::cli {
namespace {

/// A word as a shell takes it.
std::string in_shell(const std::string& word) {
    if (word.find_first_of(" \t'\"\\$`!*?()[]{}<>|&;#~") == std::string::npos && !word.empty()) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

std::string day_text(std::int64_t day) {
    return claimgraph::to_string(Date(std::chrono::sys_days(std::chrono::days(day))));
}

/// The options of `claims` that choose these claims.
std::string command_of(const AskedPart& asked) {
    const GraphPart& part = asked.part;
    std::string line = "claims";
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) line += fmt::format(" {} {}", option, in_shell(value));
    };
    add("--subject", part.subject);
    for (const std::string& relation : asked.relations) add("--relation", relation);
    add("--object", part.object);
    add("--speaker", part.speaker);
    if (part.filter.polarity) add("--polarity", std::string(to_string(*part.filter.polarity)));
    if (part.filter.time) {
        if (const auto day = part.filter.time->first_day()) add("--since", day_text(*day));
        if (const auto day = part.filter.time->last_day()) add("--until", day_text(*day));
    }
    for (const std::string& document : part.filter.documents) add("--document", document);
    return printable(line);
}

/// The same for people: many documents are those of the time that was asked for.
std::string shown_command(AskedPart asked, const QuestionForm& form) {
    constexpr std::size_t kMostNamed = 3;
    const std::size_t documents = asked.part.filter.documents.size();
    if (documents <= kMostNamed) return command_of(asked);
    asked.part.filter.documents.clear();
    return fmt::format("{}, in the {} documents of {}", command_of(asked), documents, printable(form.time));
}

/// What a step that widened the question says of itself.
std::string told(const QuestionForm& form, Widening widening) {
    switch (widening) {
    case Widening::kDocuments:
        return "no claim is dated so; in documents of that time";
    case Widening::kNamed:
        return "no claim answers this; with the relation between the two";
    case Widening::kHeadlines:
        return "no claim's sentence has these names; with the relation, where the headline has them";
    case Widening::kSuccessor:
        return "no claim tells who followed; who holds the office, last told";
    case Widening::kSameVerb:
        return "no claim of the relation answers this; others with the verb of the question";
    case Widening::kTopic:
        return "no claim tells who; what is nobody";
    case Widening::kFamily:
        return "no claim answers this; with relations of the same family";
    case Widening::kVerb:
        return "no claim answers this; with the same verb, untyped";
    case Widening::kBetween:
        return "no claim answers this; with any relation between the two";
    case Widening::kAnyTime:
        return "no claim answers this then; at any time";
    case Widening::kChain:
        return "no claim links the two; the shortest chain over others";
    case Widening::kSentences:
        return "no claim answers this; with the relation, in sentences that mention";
    case Widening::kFacts:
        return "no claim answers this; facts in the words of sentences";
    case Widening::kText:
        return unanswered(form) + "; sentences, not claims, with most of";
    default:
        return {};
    }
}

/// Who does so to whom is a table of all of them.
bool is_table_of_ties(const QuestionForm& form, const AnswerSet& found) {
    return form.answer == Answer::kBoth && !found.claims.empty() &&
           std::ranges::all_of(found.claims,
                               [&](const FoundClaim& one) { return one.graph == found.claims.front().graph; });
}

void print_ties(const std::string& reading, const AnswerSet& found, const RowOptions& rows) {
    const Graph& graph = *found.claims.front().graph;
    std::vector<ClaimIndex> claims;
    for (const FoundClaim& one : found.claims) claims.push_back(one.claim);
    const std::vector<Tie> ties = find_ties(graph, claims);
    print(reading);
    print_rows(tie_columns(), rows, ties.size(), [&](std::size_t i) { return tie_row(graph, ties[i], true); });
}

std::string claim_lines(const AnswerSet& found, std::size_t limit) {
    std::string text;
    for (const FoundClaim& one : found.claims | std::views::take(limit)) {
        const Claim& claim = (*one.graph)[one.claim];
        text +=
            fmt::format("\n{}\n{}", printable(claim_sentence(*one.graph, claim)), evidence_lines(*one.graph, claim));
    }
    return text;
}

std::string fact_and_sentence_lines(const AnswerSet& found) {
    std::string text;
    if (!found.facts.empty() || !found.sentences.hits.empty()) text += '\n';
    if (!found.claims.empty() && !found.sentences.hits.empty())
        text += fmt::format("sentences, not claims, with most of {}\n", printable(found.searched));
    for (const FactHit& hit : found.facts) text += fact_lines(hit);
    for (const SearchHit& hit : found.sentences.hits)
        text += fmt::format("{}, bytes {}-{}: {}\n", document_text(found.sentences.graph, hit.document), hit.span.begin,
                            hit.span.end, printable(hit.text));
    return text;
}

} // namespace

std::string unanswered(const QuestionForm& form) {
    if (form.answer != Answer::kLink) return "no claim answers this";
    return fmt::format("no claim and no chain of at most {} claims links the two", PathOptions().most_steps);
}

void print_answer(const QuestionForm& form, const AnswerSet& found, const RowOptions& rows) {
    std::string text;
    if (form.office && !found.holders.empty())
        text += fmt::format("read as: who holds the office '{}' of {}\n", printable(form.office->title),
                            printable(form.office->of.words));
    else
        for (const AskedPart& part : found.read_as)
            text += fmt::format("{}{}\n", text.empty() ? "read as: " : "     or: ", shown_command(part, form));
    if (found.read_as.empty()) text += fmt::format("read as: {}\n", printable(form.statement));
    for (const std::string& name : found.unknown) text += fmt::format("no entity is named '{}'\n", printable(name));
    for (const auto& [words, name] : found.taken_as)
        text += fmt::format("'{}' is taken as {}\n", printable(words), printable(name));
    if (const std::string step = told(form, found.widening); !step.empty()) {
        text += step;
        if (found.widening == Widening::kText || found.widening == Widening::kSentences)
            text += " " + printable(found.searched);
        std::string lines;
        for (const AskedPart& part : found.asked)
            lines += fmt::format("{}{}", lines.empty() ? ": " : "; or: ", shown_command(part, form));
        text += lines + "\n";
    }
    if (!found.claims.empty() && !found.narrowed.empty())
        text += fmt::format("of these, those in sentences that mention {}\n", printable(found.narrowed));
    if (is_table_of_ties(form, found)) return print_ties(text, found, rows);
    for (const SearchHit& hit : found.headlines.hits)
        text +=
            fmt::format("headline: {} ({})\n", printable(hit.text), document_text(found.headlines.graph, hit.document));
    const bool is_answered = !found.claims.empty() || !found.facts.empty() || form.answer == Answer::kWhether ||
                             found.is_by_sentences() || found.by_clauses || !found.perhaps.empty();
    if (is_answered) text += fmt::format("answer: {}\n", printable(short_answer(form, found)));
    // where clauses answer, their sentences come first
    if (found.by_clauses || !found.perhaps.empty())
        text += fact_and_sentence_lines(found) + claim_lines(found, rows.limit);
    else
        text += claim_lines(found, rows.limit) + fact_and_sentence_lines(found);
    print(text);
    if (found.claims.size() > rows.limit)
        say(fmt::format("{} more claims; --limit N shows them", found.claims.size() - rows.limit));
}

std::string json_text(const std::string& question, const QuestionForm& form, const AnswerSet& found,
                      std::size_t limit) {
    Json json{{"question", question}, {"statement", form.statement}, {"asks_for", to_string(form.answer)}};
    const auto commands = [](const std::vector<AskedPart>& parts) {
        std::vector<std::string> lines;
        for (const AskedPart& part : parts) lines.push_back(command_of(part));
        return lines;
    };
    json["read_as"] = commands(found.read_as);
    json["widening"] = to_string(found.widening);
    json["asked"] = commands(found.asked);
    json["narrowed"] = found.narrowed;
    json["unknown"] = found.unknown;
    json["taken_as"] = Json::object();
    for (const auto& [words, name] : found.taken_as) json["taken_as"][words] = name;
    json["left_out"] = found.left_out;
    json["answer"] = short_answer(form, found);
    json["in_sentences"] = found.by_clauses;
    json["perhaps"] = found.perhaps;
    json["answers"] = Json::array();
    for (const ShortAnswer& one : found.answers)
        json["answers"].push_back(Json{{"text", one.text}, {"evidence", one.evidence}});
    json["claims"] = Json::array();
    for (std::size_t i = 0; i < std::min(found.claims.size(), limit); ++i)
        json["claims"].push_back(claim_row(*found.claims[i].graph, found.claims[i].claim).json);
    json["facts"] = Json::array();
    for (const FactHit& hit : found.facts) json["facts"].push_back(fact_row(hit).json);
    for (const auto& [name, result] :
         {std::pair("sentences", &found.sentences), std::pair("headlines", &found.headlines)}) {
        json[name] = Json::array();
        for (const SearchHit& hit : result->hits)
            json[name].push_back(Json{{"document", hit.document},
                                      {"sentence", hit.sentence},
                                      {"start", hit.span.begin},
                                      {"end", hit.span.end},
                                      {"text", hit.text}});
    }
    return json.dump();
}

} // namespace claimgraph::cli
