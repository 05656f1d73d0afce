#include "cli/commands/ask/answer_text.hpp"
#include "cli/commands/ask/answers.hpp"
#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "extract/question/question_parts.hpp"
#include "extract/question/question_reader.hpp"
#include "extract/question/shorter_question.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <utility>

namespace claimgraph::cli {
namespace {

struct AskOptions {
    std::vector<std::string> words;
    ModelOptions models;
    RowOptions rows{.limit = 10};
};

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
        if (!form) return {};
        auto found = answer(source_, *form, knowledge_, rows_.limit);
        if (found && form->patterns.empty() && found->widening == Widening::kNothing)
            return {std::move(form), std::nullopt};
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
            print(json_text(question, *last_.form, found, rows_.limit) + "\n");
        else
            print_answer(*last_.form, found, rows_);
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
