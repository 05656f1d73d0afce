#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimgraph::cli {
class ConfigFile;
}

/// The library that parses command lines. Only cli/options/ includes it, because it takes seconds to compile.
namespace CLI {
class App;
class Option;
} // namespace CLI

namespace claimgraph::cli {

/// An option or argument of a command, to describe it further: `command.add(...).value_name("FILE").required()`. A
/// handle, valid as long as the CommandLine.
class Option {
  public:
    explicit Option(CLI::Option* option) : option_(option) {}

    Option& help(const std::string& text);
    /// What its value is called in the help text: FILE.
    Option& value_name(const std::string& name);
    Option& show_default();
    Option& hidden();

    Option& required(bool is_required = true);
    /// How many values follow each other, of those that take several.
    Option& values(int least, int most);
    /// If it takes several values: each follows an option of its own, `-o a -o b`.
    Option& one_value();
    Option& separated_by(char separator);
    Option& needs(const Option& other);
    Option& excludes(const Option& other);

    Option& range(int least, int most);
    Option& range(unsigned least, unsigned most);
    Option& range(double least, double most);
    Option& positive();
    Option& one_of(const std::vector<std::string>& values);
    /// `wrong` returns an error message, or nothing if the value is valid.
    Option& check(const std::function<std::string(const std::string& value)>& wrong);

  private:
    CLI::Option* option_;
};

/// Adds options to a command. An option is named "--since" or "-o,--output", an argument "GRAPH"; its value goes to
/// `to`, which has to live as long as the CommandLine. A handle too.
class Options {
  public:
    explicit Options(CLI::App* command) : command_(command) {}

    /// `Value`: bool, which makes a flag; int, std::uint32_t, std::uint64_t, float, double; std::string,
    /// std::filesystem::path, and std::vector of either or of std::uint64_t, which takes several values.
    template <class Value>
    Option add(const std::string& names, Value* to, const std::string& help);
    /// The value is handed to a function.
    Option add(const std::string& names, const std::function<void(const std::string&)>& take, const std::string& help);
    /// The value is one of some words, each of which means something.
    template <class Value>
    Option choice(const std::string& names, Value* to,
                  std::vector<std::pair<std::string, std::type_identity_t<Value>>> meanings, const std::string& help) {
        std::vector<std::string> words;
        for (const auto& [word, meaning] : meanings) words.push_back(word);
        const auto take = [to, meanings = std::move(meanings)](const std::string& value) {
            for (const auto& [word, meaning] : meanings)
                if (word == value) *to = meaning;
        };
        return add(names, take, help).one_of(words);
    }

    /// Text below the list of options.
    void footer(const std::string& text);

    /// The configuration file of the line that was read; empty if there was none.
    std::string config_file() const;

  private:
    CLI::App* command_;
};

/// An option or argument as manuals and completions show it.
struct OptionText {
    std::vector<std::string> names;   ///< "-o", "--output"; of an argument "GRAPH"
    std::string value;                ///< what its value is called: "FILE"; empty for flags and arguments
    std::string help;                 ///< what it does
    std::vector<std::string> choices; ///< its values, if there are only some
    bool is_argument = false;
    bool is_required = false;
    bool is_repeated = false; ///< may be given several times
};

/// A command as manuals and completions show it.
struct CommandText {
    std::string name; ///< empty for the program itself
    std::string summary;
    std::vector<OptionText> options; ///< in the order of the help text; without hidden ones
    std::string footer;
};

/// The commands of a program, and the parser of its command line. Use it for one line only: options keep their values.
/// One thread.
class CommandLine {
  public:
    explicit CommandLine(const std::string& program, const std::string& summary = "");
    ~CommandLine();

    void version(const std::string& text);
    void footer(const std::string& text);
    /// Options of the program, which may stand before and behind the command.
    Options common_options();
    /// One without a summary is not listed in the help text.
    Options add_command(const std::string& name, const std::string& summary);
    /// `--config FILE` and `--no-config`, and the user's own file where neither is given: config_file.hpp. Options of
    /// the line come before those of the file.
    void read_config_file();
    /// Options of commands that are not in the line come from this file, if it is not empty. What it says of other
    /// commands and of the program is skipped.
    void start_from(const std::string& config_file);
    /// `help` and `help COMMAND`, which show what --help shows.
    void add_help_command();
    /// "--help" and all other long names of the options of a command.
    std::vector<std::string> option_names(const std::string& command) const;

    /// The program itself, then the commands that are listed in the help text.
    std::vector<CommandText> texts() const;

    /// The result of parsing a line.
    struct Answer {
        std::string command;  ///< the command; empty if there is none
        std::string show{};   ///< text to print instead of running the command: help or version
        std::string wrong{};  ///< error message; empty if there is none
        std::string config{}; ///< the configuration file that was read; empty if there is none
    };
    /// Sets the options. `words` are without the name of the program.
    Answer read(std::vector<std::string> words);

  private:
    /// What is wrong with the first word that was not understood, with what may be meant; empty if there is none.
    std::string unknown_word(const std::string& command) const;
    std::string unknown_command(const std::string& name) const;
    void set_config(const std::string& used_file, bool knows_all);
    /// `--config` of the file that is to be read where the line names none.
    void add_config(std::vector<std::string>& words) const;

    std::unique_ptr<CLI::App> app_;
    std::shared_ptr<ConfigFile> config_; ///< null if none is ever read
    std::string config_file_;            ///< read where the line names none
    bool no_config_ = false;
};

/// Splits a line into words like a shell: quotes keep words together.
std::vector<std::string> words_of(const std::string& line);

} // namespace claimgraph::cli
