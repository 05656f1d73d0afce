#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/command.hpp"
#include "cli/commands/questions/tie_rows.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/output/fact_text.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "extract/question/question_parts.hpp"
#include "extract/question/question_reader.hpp"
#include "extract/question/shorter_question.hpp"
#include "graph/query/links/path.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <ranges>
#include <utility>

namespace claimgraph::cli {
namespace {

struct AskOptions {
    std::vector<std::string> words;
    ModelOptions models;
    RowOptions rows{.limit = 10};
};

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

/// What is said where neither claims nor chains of them answer.
std::string unanswered(const QuestionForm& form) {
    if (form.answer != Answer::kLink) return "no claim answers this";
    return fmt::format("no claim and no chain of at most {} claims links the two", PathOptions().most_steps);
}

/// What a step that widened the question says of itself.
std::string told(const QuestionForm& form, Widening widening) {
    switch (widening) {
    case Widening::kDocuments:
        return "no claim is dated so; in documents of that time";
    case Widening::kNamed:
        return "no claim answers this; with the relation between the two";
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

void print_for_people(const QuestionForm& form, const AnswerSet& found, const RowOptions& rows) {
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
                             found.is_by_sentences() || found.by_clauses;
    if (is_answered) text += fmt::format("answer: {}\n", printable(short_answer(form, found)));
    // where clauses answer, their sentences come first
    if (found.by_clauses)
        text += fact_and_sentence_lines(found) + claim_lines(found, rows.limit);
    else
        text += claim_lines(found, rows.limit) + fact_and_sentence_lines(found);
    print(text);
    if (found.claims.size() > rows.limit)
        say(fmt::format("{} more claims; --limit N shows them", found.claims.size() - rows.limit));
}

Json json_of(const std::string& question, const QuestionForm& form, const AnswerSet& found, std::size_t limit) {
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
    return json;
}

/// What "last year" is counted from: the date of the newest document.
Result<std::optional<Date>> newest_date(const GraphSource& source) {
    const auto documents = source.documents();
    if (!documents) return tl::unexpected(documents.error());
    std::string newest;
    for (const SourceDocument& document : *documents) newest = std::max(newest, document.date);
    return date_from(newest.substr(0, 10));
}

/// What a question asks, and what was found.
struct Answered {
    QuestionForm form;
    AnswerSet found;
};

/// The question without what it says last, and so on, until claims answer it, and as long as they stay the same: what
/// was not needed for them was not answered. Nothing if none do.
template <class AnswerTo>
std::optional<Answered> answered_in_part(std::string question, const Models& models, const AnswerTo& answer_to) {
    constexpr int kMostPhrases = 4;
    std::optional<Answered> best;
    std::string left_out;
    for (int phrase = 0; phrase < kMostPhrases; ++phrase) {
        const auto shorter = shorter_question(question, models);
        if (!shorter) break;
        question = shorter->question;
        left_out = left_out.empty() ? shorter->left_out : shorter->left_out + " " + left_out;
        std::optional<Answered> other = answer_to(question);
        if (best && (!other || other->found.claims.size() != best->found.claims.size())) break;
        if (!other || other->found.claims.empty() || other->found.answers.empty()) continue;
        other->found.left_out = left_out;
        best = std::move(other);
    }
    return best;
}

/// Why a question has no answer, and what may have one.
std::string unread(const std::string& question, const std::optional<QuestionForm>& form, bool is_store) {
    std::string text =
        fmt::format("'{}' cannot be read as a question about claims; it can be who, whom, what, which, where, when, "
                    "how many or whose with names and a verb, 'Who accuses Serbia?', 'What did Rutte say about "
                    "Kosovo?', or yes and no, 'Did Serbia recognize Kosovo?'",
                    question);
    if (form && !form->nouns.empty())
        text +=
            fmt::format("; nearest is '{} GRAPH {}'", is_store ? "search" : "entities", fmt::join(form->nouns, " "));
    return text;
}

/// Puts the questions of a text one after the other. Views all it is given.
class Asker {
  public:
    Asker(const GraphSource& source, const AskKnowledge& knowledge, std::optional<Date> today, const RowOptions& rows)
        : source_(source), knowledge_(knowledge), today_(today), rows_(rows) {}

    ExitStatus ask(const std::string& text) {
        const std::vector<QuestionPart> parts = question_parts(text, knowledge_.models, knowledge_.words);
        if (parts.size() == 1) return tell(parts.front().text, answered(parts.front().text), false);
        ExitStatus status = ExitStatus::kWrongUsage; // of the part that got furthest
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const QuestionPart& part = parts[i];
            const std::string question = part.is_bare || i == 0
                                             ? part.text
                                             : without_pronouns(part.text, meant_, knowledge_.models, knowledge_.words);
            if (!rows_.json) print(fmt::format("{}{}. {}\n", i == 0 ? "" : "\n", i + 1, printable(question)));
            const ExitStatus one = tell(question, part.is_bare ? of_first(part) : answered(question), true);
            if (one == ExitStatus::kDone || status == ExitStatus::kWrongUsage) status = one;
            if (one != ExitStatus::kDone && one != ExitStatus::kNothingFound && one != ExitStatus::kWrongUsage)
                return one;
            if (!part.is_bare) remember(question);
            if (i == 0 && last_.form) time_ = last_.form->time;
        }
        return status;
    }

  private:
    /// What was read, and what was found or why nothing was.
    struct Told {
        std::optional<QuestionForm> form;
        std::optional<Result<AnswerSet>> found; ///< nothing if it could not be read
    };

    std::optional<QuestionForm> read(const std::string& question) const {
        auto form = read_question(question, knowledge_.models, knowledge_.words, today_);
        if (form && form->time.empty() && form->answer != Answer::kTime) form->time = time_;
        return form;
    }

    Told answered(const std::string& question) {
        auto form = read(question);
        if (!form || form->patterns.empty()) return {std::move(form), std::nullopt};
        auto found = answer(source_, *form, knowledge_, rows_.limit);
        if (!found) return {std::move(form), std::move(found)};
        const auto answer_to = [&](const std::string& other) -> std::optional<Answered> {
            auto shorter = read(other);
            if (!shorter || shorter->patterns.empty()) return std::nullopt;
            auto answers = answer(source_, *shorter, knowledge_, rows_.limit);
            return answers ? std::optional<Answered>({std::move(*shorter), std::move(*answers)}) : std::nullopt;
        };
        if (found->claims.empty() && found->facts.empty() && !found->by_clauses)
            if (auto part = answered_in_part(question, knowledge_.models, answer_to)) {
                if (part->found.sentences.hits.empty()) { // all of it, where its core is answered
                    part->found.sentences = std::move(found->sentences);
                    part->found.searched = std::move(found->searched);
                }
                return {std::move(part->form), std::move(part->found)};
            }
        return {std::move(form), std::move(found)};
    }

    /// "and why?": the question before, with another of its ends open.
    Told of_first(const QuestionPart& part) {
        if (!part.of_first || !last_.form || last_.form->patterns.empty()) return {};
        QuestionForm form = *last_.form;
        form.answer = *part.of_first;
        form.counts = false;
        form.type.reset();
        form.office.reset();
        form.where = form.answer == Answer::kPlace;
        if (form.polarity != Polarity::kDenied) form.polarity = Polarity::kAffirmed;
        form.reason_prepositions = knowledge_.words.of(QuestionWord::kFor);
        form.reason_conjunctions = knowledge_.words.of(QuestionWord::kBecause);
        auto found = answer(source_, form, knowledge_, rows_.limit);
        return {std::move(form), std::move(found)};
    }

    /// Whom pronouns in the questions that follow may mean: whom it names, then who answers it.
    void remember(const std::string& question) {
        std::vector<Meant> meant = named_in(question, knowledge_.models, knowledge_.words);
        if (last_.found && *last_.found)
            for (const FoundClaim& one : (*last_.found)->claims)
                if (one.entity) {
                    const Entity& entity = (*one.graph)[one.entity];
                    meant.push_back({entity.name, entity.type});
                }
        meant_.insert(meant_.begin(), meant.begin(), meant.end());
    }

    /// Prints what was found. Of one question of several also why nothing was, in its place.
    ExitStatus tell(const std::string& question, Told told, bool is_part) {
        const auto explain = [&](const std::string& why) {
            is_part && !rows_.json ? print(printable(why) + "\n") : say(why);
        };
        if (!told.found) {
            explain(unread(question, told.form, source_.store() != nullptr));
            last_ = std::move(told);
            return ExitStatus::kWrongUsage;
        }
        last_ = std::move(told);
        if (!*last_.found) return give_up(last_.found->error());
        const AnswerSet& found = **last_.found;
        if (rows_.json)
            print(json_of(question, *last_.form, found, rows_.limit).dump() + "\n");
        else
            print_for_people(*last_.form, found, rows_);
        if (found.widening != Widening::kNothing || !found.headlines.hits.empty()) return ExitStatus::kDone;
        explain(unanswered(*last_.form) + (source_.store() != nullptr
                                               ? ", and no sentence has most of its words"
                                               : "; a store ('build --store') has sentences, too"));
        return ExitStatus::kNothingFound;
    }

    const GraphSource& source_;
    const AskKnowledge& knowledge_;
    std::optional<Date> today_;
    const RowOptions& rows_;
    Told last_;
    std::string time_; ///< of the first of several questions: the others are of the same
    std::vector<Meant> meant_;
};

ExitStatus answer_question(const GraphSource& source, const AskOptions& options) {
    ModelOptions with_all = options.models;
    with_all.all = true;
    const auto models = load_models(with_all);
    if (!models) return give_up(models.error());
    const auto folder = models_folder(options.models.folder);
    const auto words = QuestionWords::load(folder / "questions.tsv");
    if (!words) return give_up(words.error());
    const auto families = RelationFamilies::load(folder);
    if (!families) return give_up(families.error());
    const auto relations = RelationTraits::load(folder);
    if (!relations) return give_up(relations.error());
    const auto today = newest_date(source);
    if (!today) return give_up(today.error());
    const AskKnowledge knowledge{*models, *words, *families, *relations};
    return Asker(source, knowledge, *today, options.rows).ask(fmt::format("{}", fmt::join(options.words, " ")));
}

} // namespace

Ask setup_ask(Options& command) {
    auto options = std::make_shared<AskOptions>();
    command.add("QUESTION", &options->words, "A question in plain English: 'Who accuses Serbia?'").required();
    add_models_option(command, options->models.folder);
    command.add("--json", &options->rows.json, "One JSON object with the reading, the answers and their claims");
    command.add("--limit", &options->rows.limit, "Show the best N claims, facts or sentences [10]")
        .value_name("N")
        .range(1u, 1000u);
    return [options](const GraphSource& source) { return answer_question(source, *options); };
}

} // namespace claimgraph::cli
