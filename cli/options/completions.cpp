#include "cli/options/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {
namespace {

/// `text` with a backslash before each of these letters.
std::string escaped(const std::string& text, std::string_view letters) {
    std::string out;
    for (const char c : text) {
        if (letters.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// `text` in single quotes for a shell that knows no escapes in them.
std::string single_quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// The first sentence or part of a help text, for a list that has a line for each.
std::string brief(const std::string& help) { return help.substr(0, help.find(';')); }

/// All options of a command, and the common ones.
std::vector<OptionText> options_of(const CommandText& command, const CommandText& program) {
    std::vector<OptionText> all = command.options;
    for (const OptionText& option : program.options)
        if (option.names.back() != "--help" && option.names.back() != "--version") all.push_back(option);
    return all;
}

/// `'(-q --quiet)'{-q,--quiet}'[Print ...]'`, `'--shape=[...]:SHAPE:(flat reified)'` of zsh's _arguments.
std::string zsh_spec(const OptionText& option) {
    const std::string value = option.choices.empty() ? "_files" : fmt::format("({})", fmt::join(option.choices, " "));
    if (option.is_argument)
        return single_quoted(
            fmt::format("{}:{}:{}", option.is_repeated ? "*" : "", escaped(option.names[0], ":"), value));
    std::string text = fmt::format("[{}]", escaped(brief(option.help), "[]:"));
    if (!option.value.empty()) text += fmt::format(":{}:{}", escaped(option.value, ":"), value);
    std::string specs;
    for (const std::string& name : option.names) {
        const std::string others = option.is_repeated        ? "*"
                                   : option.names.size() > 1 ? fmt::format("({})", fmt::join(option.names, " "))
                                                             : "";
        specs += (specs.empty() ? "" : " ") + single_quoted(others + name + text);
    }
    return specs;
}

} // namespace

std::string bash_completions(const std::string& program, std::span<const CommandText> texts) {
    std::vector<std::string> names;
    std::string values;
    std::string words;
    for (const CommandText& command : texts) {
        if (!command.name.empty()) names.push_back(command.name);
        std::vector<std::string> arguments;
        std::vector<std::string> options;
        if (command.name.empty())
            for (const CommandText& each : texts.subspan(1)) arguments.push_back(each.name);
        for (const OptionText& option : command.name.empty() ? command.options : options_of(command, texts[0])) {
            if (option.is_argument) {
                arguments.insert(arguments.end(), option.choices.begin(), option.choices.end());
                continue;
            }
            options.insert(options.end(), option.names.begin(), option.names.end());
            if (option.value.empty()) continue;
            std::vector<std::string> cases;
            for (const std::string& name : option.names) cases.push_back(command.name + ":" + name);
            values += fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$current\")); return ;;\n",
                                  fmt::join(cases, "|"), fmt::join(option.choices, " "));
        }
        words += fmt::format("        '{}') words='{}' options='{}' ;;\n", command.name, fmt::join(arguments, " "),
                             fmt::join(options, " "));
    }
    return fmt::format(R"(# Completions of {0} for bash, made by '{0} completions bash'.
_{0}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command= word words= options=
    COMPREPLY=()
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in
        {1}) command=$word; break ;;
        esac
    done
    case $command:$previous in
{2}    esac
    case $command in
{3}    esac
    [[ $current == -* ]] && words=$options
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o bashdefault -o default -F _{0} {0}
)",
                       program, fmt::join(names, "|"), values, words);
}

std::string zsh_completions(const std::string& program, std::span<const CommandText> texts) {
    std::string commands;
    std::string cases;
    std::string common;
    for (const OptionText& option : texts[0].options) common += fmt::format("        {} \\\n", zsh_spec(option));
    for (const CommandText& command : texts.subspan(1)) {
        commands += fmt::format("        {}\n", single_quoted(command.name + ":" + escaped(command.summary, ":")));
        cases += fmt::format("            {}) _arguments -s", command.name);
        for (const OptionText& option : options_of(command, texts[0]))
            cases += fmt::format(" \\\n                {}", zsh_spec(option));
        cases += " ;;\n";
    }
    return fmt::format(R"(#compdef {0}
# Completions of {0} for zsh, made by '{0} completions zsh'.
_{0}() {{
    local context state state_descr line
    typeset -A opt_args
    local -a commands
    commands=(
{1}    )
    _arguments -s -C \
{2}        '1:command:->command' '*::argument:->argument'
    case $state in
    command) _describe command commands ;;
    argument)
        case $line[1] in
{3}        esac ;;
    esac
}}
if [ "$funcstack[1]" = "_{0}" ]; then _{0} "$@"; else compdef _{0} {0}; fi
)",
                       program, commands, common, cases);
}

std::string fish_completions(const std::string& program, std::span<const CommandText> texts) {
    const auto quoted_in_fish = [](const std::string& text) { return "'" + escaped(text, "\\'") + "'"; };
    std::string out = fmt::format("# Completions of {0} for fish, made by '{0} completions fish'.\n", program);
    for (const CommandText& command : texts) {
        std::string condition;
        if (!command.name.empty()) {
            out += fmt::format("complete -c {} -n __fish_use_subcommand -f -a {} -d {}\n", program, command.name,
                               quoted_in_fish(command.summary));
            condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
        }
        for (const OptionText& option : command.options) {
            out += fmt::format("complete -c {}{}", program, condition);
            if (!option.is_argument)
                for (const std::string& name : option.names)
                    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (!option.choices.empty())
                out += fmt::format(" {} -a {}", option.is_argument ? "-f" : "-x",
                                   quoted_in_fish(fmt::format("{}", fmt::join(option.choices, " "))));
            else if (!option.value.empty())
                out += " -r";
            if (option.is_argument && option.choices.empty()) out += " -F";
            out += fmt::format(" -d {}\n", quoted_in_fish(brief(option.help)));
        }
    }
    return out;
}

} // namespace claimgraph::cli
