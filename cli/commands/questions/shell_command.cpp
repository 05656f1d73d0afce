#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/shell/interrupt.hpp"
#include "cli/shell/line_editor.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/analysis/metrics.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr const char* kQuestionsHelp = "Commands, each with --help; the graph is the one that is open:\n";
constexpr const char* kCypherHelp = "openCypher may go over several lines and ends with a semicolon:\n"
                                    "  MATCH (a)-[r:urges]->(b)\n"
                                    "  RETURN a.name, b.name;\n";
constexpr const char* kTypingHelp =
    "help COMMAND shows the options of a command; \\x switches between tables and a value a line; quit leaves.\n"
    "Names with spaces are quoted; Tab completes commands, options, relations and names.\n";

bool is_question(std::string_view name) {
    return std::ranges::any_of(
        commands(), [&](const Command& command) { return command.setup_question != nullptr && command.name == name; });
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") + 1 - begin));
}

std::string first_word(std::string_view line) { return lower_ascii(line.substr(0, line.find_first_of(" \t(;"))); }

bool begins_cypher(const std::string& line) {
    static constexpr std::array<std::string_view, 8> kWords = {"match",  "optional", "unwind",  "with",
                                                               "return", "call",     "explain", "profile"};
    return std::ranges::find(kWords, first_word(line)) != kWords.end();
}

/// Questions as a line of the shell asks them. Good for one line.
class Questions {
  public:
    explicit Questions(const std::string& config_file) : line_("") {
        line_.start_from(config_file);
        line_.add_help_command();
        for (const Command& command : commands()) {
            if (command.setup_question == nullptr) continue;
            Options options = line_.add_command(command.name, command.summary);
            asks_[command.name] = command.setup_question(options);
        }
    }

    /// Each question with its options.
    std::map<std::string, std::vector<std::string>> names() const {
        std::map<std::string, std::vector<std::string>> names;
        for (const auto& [name, ask] : asks_) names[name] = line_.option_names(name);
        return names;
    }

    /// Whether a command can show a value a line, and the words do not ask for something else.
    bool may_be_vertical(const std::vector<std::string>& words) const {
        if (words.empty() || !is_question(words.front())) return false;
        const auto has = [](const std::vector<std::string>& all, std::string_view word) {
            return std::ranges::find(all, word) != all.end();
        };
        return has(line_.option_names(words.front()), "--vertical") &&
               std::ranges::none_of(std::to_array<std::string_view>({"--vertical", "--wide", "--json", "--csv"}),
                                    [&](std::string_view form) { return has(words, form); });
    }

    /// Runs a command on a graph; `is_vertical` shows a value a line.
    ExitStatus run(std::vector<std::string> words, bool is_vertical, const GraphSource& source) {
        if (!words.empty()) words.front() = lower_ascii(words.front());
        if (is_vertical && may_be_vertical(words)) words.emplace_back("--vertical");
        const CommandLine::Answer answer = line_.read(std::move(words));
        print(answer.show);
        if (!answer.show.empty()) return ExitStatus::kDone;
        if (answer.wrong.empty() && !answer.command.empty()) {
            const Interruptible interruptible;
            return checked(source, asks_[answer.command](source));
        }
        if (!answer.wrong.empty()) say(answer.wrong + (answer.command.empty() ? "; 'help' lists the commands" : ""));
        return ExitStatus::kWrongUsage;
    }

  private:
    CommandLine line_;
    std::map<std::string, Ask> asks_;
};

Vocabulary vocabulary_of(const GraphSource& source) {
    Vocabulary vocabulary;
    vocabulary.commands = Questions("").names();
    vocabulary.commands.insert({{"help", {}}, {"quit", {}}});
    std::set<std::string> relations;
    for (const auto& [relation, label] : source.relations().value_or(RelationLabels())) relations.insert(relation);
    vocabulary.option_values["--relation"] = {relations.begin(), relations.end()};
    for (const Metric& metric : metrics()) vocabulary.option_values["--by"].emplace_back(metric.name);
    const auto graph = source.part({.claims = false});
    if (!graph) return vocabulary;
    for (const Entity& entity : (*graph)->entities()) {
        vocabulary.names.emplace_back(fold(entity.name), entity.name);
        for (const std::string& alias : entity.aliases) vocabulary.names.emplace_back(fold(alias), alias);
    }
    std::ranges::sort(vocabulary.names);
    return vocabulary;
}

class Shell {
  public:
    Shell(const GraphSource& source, std::string config_file)
        : source_(source), config_file_(std::move(config_file)), editor_([this](std::string_view line) {
              if (!vocabulary_) vocabulary_ = vocabulary_of(source_); // for those who press Tab
              return complete(line, *vocabulary_);
          }) {}

    ExitStatus run() {
        if (editor_.on_terminal()) print("'help' lists the commands, 'quit' leaves.\n");
        ExitStatus last = ExitStatus::kDone;
        while (const auto line = next("claimgraph> ")) {
            const std::string statement = trimmed(*line);
            if (statement.empty() || statement.starts_with("//") || statement.starts_with('#')) continue;
            if (leaves(statement)) return last;
            if (statement == "\\x") {
                is_vertical_ = !is_vertical_;
                note(is_vertical_ ? "a value a line" : "tables");
            } else if (begins_cypher(statement)) {
                last = cypher(statement);
                if (left_) return last;
            } else {
                last = lower_ascii(statement) == "help" ? help() : question(words_of(statement));
            }
        }
        if (editor_.on_terminal()) print("\n");
        return last;
    }

  private:
    std::optional<std::string> next(const std::string& prompt) {
        flush();
        return editor_.read(prompt);
    }

    ExitStatus help() {
        std::string text = kQuestionsHelp;
        for (const Command& command : commands())
            if (command.setup_question != nullptr) text += fmt::format("  {:<10} {}\n", command.name, command.summary);
        print(text + (is_question("query") ? kCypherHelp : "") + kTypingHelp);
        return ExitStatus::kDone;
    }

    static bool leaves(std::string_view line) {
        const std::string word = lower_ascii(line.substr(0, line.find_last_not_of(" \t;") + 1));
        return word == "quit" || word == "exit" || word == "\\q";
    }

    ExitStatus question(std::vector<std::string> words) {
        return Questions(config_file_).run(std::move(words), is_vertical_, source_);
    }

    /// Reads on to the semicolon. Whoever leaves out the semicolon gets away by an empty line, or leaves the shell as
    /// ever.
    ExitStatus cypher(std::string statement) {
        while (!statement.ends_with(';')) {
            const auto line = next("        ...> ");
            left_ = line && leaves(trimmed(*line));
            if (!line || left_ || (line->empty() && editor_.on_terminal())) {
                say("unfinished query, not run; end it with a semicolon");
                return ExitStatus::kWrongUsage;
            }
            statement += '\n' + *line;
            statement.erase(statement.find_last_not_of(" \t\n") + 1);
        }
        statement.pop_back();
        return question({"query", statement});
    }

    const GraphSource& source_;
    std::string config_file_;
    std::optional<Vocabulary> vocabulary_;
    LineEditor editor_;
    bool is_vertical_ = false;
    bool left_ = false; ///< by a line that was to end a query
};

} // namespace

Run setup_shell(Options& command) {
    auto file = std::make_shared<std::string>();
    command.add("GRAPH", file.get(), "Exported graph or store").required();
    command.footer("Reads commands from standard input. Their history is kept in $XDG_STATE_HOME/claimgraph/history.");
    return [file, command] {
        return with_source(*file,
                           [&](const GraphSource& source) { return Shell(source, command.config_file()).run(); });
    };
}

} // namespace claimgraph::cli
