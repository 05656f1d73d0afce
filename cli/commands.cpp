#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/shell/interrupt.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace claimgraph::cli {

Ask setup_ask(Options& command);
Run setup_build(Options& command);
Run setup_check(Options& command);
Ask setup_claims(Options& command);
Run setup_compare(Options& command);
Run setup_completions(Options& command);
Ask setup_conflicts(Options& command);
Run setup_confirm(Options& command);
Run setup_convert(Options& command);
Run setup_decisions(Options& command);
Ask setup_documents(Options& command);
Ask setup_entities(Options& command);
Run setup_evaluate(Options& command);
Run setup_explore(Options& command);
Run setup_extract(Options& command);
Run setup_forget(Options& command);
Run setup_formats(Options& command);
Run setup_judgments(Options& command);
Run setup_manual(Options& command);
Ask setup_neighbors(Options& command);
Ask setup_path(Options& command);
Ask setup_query(Options& command);
Run setup_read_apart(Options& command);
Ask setup_rank(Options& command);
Run setup_reject(Options& command);
Run setup_render(Options& command);
Ask setup_report(Options& command);
Ask setup_search(Options& command);
Run setup_serve(Options& command);
Run setup_shell(Options& command);
Ask setup_stats(Options& command);
Run setup_tidy(Options& command);
Ask setup_timeline(Options& command);
Run setup_train_antecedents(Options& command);
Run setup_train_claims(Options& command);
Run setup_train(Options& command);
Run setup_train_names(Options& command);
Run setup_watch(Options& command);
Ask setup_who(Options& command);
Ask setup_why(Options& command);

namespace {

/// A question that stops when its time is over, or on ^C in the shell. `seconds`: how long it has; 0: any time.
template <Ask (*setup)(Options&), unsigned seconds>
Ask stoppable(Options& command) {
    auto limit = std::make_shared<double>(seconds);
    const Ask ask = setup(command);
    command
        .add("--timeout", limit.get(),
             seconds == 0 ? std::string("Give up after so many seconds")
                          : "Give up after so many seconds [" + std::to_string(seconds) + "]")
        .value_name("SECONDS")
        .range(0.001, 1e6);
    return [limit, ask](const GraphSource& source) {
        std::optional<std::chrono::milliseconds> time;
        if (*limit > 0) time = std::chrono::milliseconds(static_cast<std::int64_t>(*limit * 1000));
        source.stop_when(StopToken(time, &Interruptible::stop(), "; --timeout gives more"));
        return ask(source);
    };
}

/// A question as a command of its own: the graph is its first argument.
template <Ask (*setup)(Options&)>
Run on_graph_file(Options& command) {
    auto file = std::make_shared<std::string>();
    command.add("GRAPH", file.get(), "Exported graph or store; - for a graph from standard input").required();
    const Ask ask = setup(command);
    return [file, ask] { return with_source(*file, ask); };
}

template <Ask (*setup)(Options&), unsigned seconds = 0>
constexpr Command question(const char* name, const char* summary) {
    constexpr auto kSetup = stoppable<setup, seconds>;
    return {name, summary, on_graph_file<kSetup>, kSetup};
}

// The one list of subcommands, in the order of the help text: {"name", "What it does", setup_name}.
constexpr Command kCommands[] = {
    {"build", "Make a graph of the claims of texts", setup_build},
    {"watch", "Keep a store up to date with the files of folders, until ^C", setup_watch},
    {"extract", "Write the claims of texts, one a line", setup_extract},
    {"forget", "Remove documents and the claims only they support", setup_forget},
    {"tidy", "Match all entities of a store again, as if its documents were read at once", setup_tidy},
    {"reject", "Mark a claim of a store as wrong, so that its graph leaves it out", setup_reject},
    {"confirm", "Mark a claim of a store as right", setup_confirm},
    {"judgments", "List, add and remove what was rejected and confirmed", setup_judgments},
    {"check", "Check a store for damage; --repair saves what is intact", setup_check},
    question<setup_ask>("ask", "Answer a question in plain English"),
    question<setup_search>("search", "Find sentences of a store by their words, and the claims in them"),
    question<setup_claims>("claims", "Show the claims of a graph, by who, what, whom, speaker, time"),
    question<setup_neighbors>("neighbors", "Show what claims link to an entity"),
    question<setup_who>("who", "Show who accuses, leads, supports ... whom: a relation with its counts"),
    question<setup_path>("path", "Show the shortest chains of claims between two entities"),
    question<setup_why>("why", "Show where a claim comes from: all its evidence"),
    question<setup_conflicts>("conflicts", "Show what is affirmed and denied"),
    question<setup_timeline>("timeline", "Show the claims around an entity by their time"),
    question<setup_documents>("documents", "List the documents of a graph: title, date, publisher, address, claims"),
    question<setup_entities>("entities", "List the entities of a graph; find those to merge or split"),
    question<setup_rank>("rank", "Rank entities by how they are linked; find communities"),
    question<setup_query, 60>("query", "Ask in openCypher"),
    question<setup_report>("report", "Write a briefing to read: actors, disputes, changes, timeline, with sources"),
    question<setup_stats>("stats", "Count what a graph holds"),
    {"compare", "Show what is new, gone and changed between two graphs", setup_compare},
    {"shell", "Interactive prompt for a graph", setup_shell},
    {"convert", "Write a graph in other formats", setup_convert},
    {"formats", "List the formats that graphs are written in and read from", setup_formats},
    {"render", "Draw a graph as SVG or PNG", setup_render},
    {"explore", "Write a page to explore a graph in a browser", setup_explore},
    {"serve", "Show a graph in a browser: the page of explore, for stores of any size", setup_serve},
    {"decisions", "Show why two entities were merged or kept apart", setup_decisions},
    {"evaluate", "Measure syntax, names, claims and facts on gold data", setup_evaluate},
    {"train", "Learn a syntax model from treebanks", setup_train},
    {"train-names", "Learn a tagger of names", setup_train_names},
    {"train-antecedents", "Learn coreference of pronouns and nouns", setup_train_antecedents},
    {"train-claims", "Learn which claims of texts hold, from annotated texts", setup_train_claims},
    {"completions", "Write the completions of commands and options for a shell", setup_completions},
    {"manual", "", setup_manual},
    {"read-apart", "", setup_read_apart},
};

constexpr const char* kFooter =
    "INPUT is a file, a folder, or - for standard input. GRAPH is an exported graph (.graphml, .gexf,\n"
    ".json, .csv, .dot), a store (.db), or - for a graph from standard input.\n"
    "Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 input that cannot be read,\n"
    "4 some documents failed and the rest are done.";

} // namespace

std::span<const Command> commands() { return kCommands; }

Program::Program()
    : version("claimgraph " CLAIMGRAPH_VERSION),
      line("claimgraph",
           "Reads news text and builds a knowledge graph in which every edge is a claim: who says so, in which words,\n"
           "where, when and how certainly.") {
    line.version(version);
    line.footer(kFooter);
    Options common = line.common_options();
    add_terminal_options(common, terminal);
    line.read_config_file();
    for (const Command& command : commands()) {
        Options options = line.add_command(command.name, command.summary);
        runs[command.name] = command.setup(options);
    }
    line.add_help_command();
}

} // namespace claimgraph::cli
