#include "cli/options/options.hpp"

#include "graph/base/number.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <type_traits>

namespace claimgraph::cli {

Option& Option::help(const std::string& text) { return option_->description(text), *this; }
Option& Option::value_name(const std::string& name) { return option_->type_name(name), *this; }
Option& Option::show_default() { return option_->capture_default_str(), *this; }
Option& Option::hidden() { return option_->group(""), *this; }
Option& Option::required(bool is_required) { return option_->required(is_required), *this; }
Option& Option::values(int least, int most) { return option_->expected(least, most), *this; }
Option& Option::one_value() { return option_->allow_extra_args(false), *this; }
Option& Option::separated_by(char separator) { return option_->delimiter(separator), *this; }
Option& Option::needs(const Option& other) { return option_->needs(other.option_), *this; }
Option& Option::excludes(const Option& other) { return option_->excludes(other.option_), *this; }
Option& Option::range(int least, int most) { return option_->check(CLI::Range(least, most)), *this; }
Option& Option::range(unsigned least, unsigned most) { return option_->check(CLI::Range(least, most)), *this; }
Option& Option::range(double least, double most) { return option_->check(CLI::Range(least, most)), *this; }
Option& Option::positive() { return option_->check(CLI::PositiveNumber), *this; }
Option& Option::one_of(const std::vector<std::string>& values) { return option_->check(CLI::IsMember(values)), *this; }
Option& Option::check(const std::function<std::string(const std::string&)>& wrong) {
    const auto named = [wrong, option = option_](const std::string& value) {
        std::string why = wrong(value);
        if (!why.empty() && option->get_group().empty()) // the library leaves out the names of hidden ones
            throw CLI::ConversionError("--" + option->get_lnames().front() + ": " + why);
        return why;
    };
    return option_->check(std::function(named)), *this;
}

namespace {

/// What is wrong with a value that the library would take for a number: "nan", "inf", "-1" of what is counted.
template <class Number>
std::string wrong_number(const std::string& text) {
    if constexpr (std::is_floating_point_v<Number>) {
        const auto value = number_from<double>(text);
        if (value && !std::isfinite(*value)) return text + " is no number that can be compared";
    } else if (text.starts_with('-')) {
        return text + " is below 0";
    }
    return {};
}

} // namespace

template <class Value>
Option Options::add(const std::string& names, Value* to, const std::string& help) {
    if constexpr (std::is_same_v<Value, bool>) {
        return Option(command_->add_flag(names, *to, help));
    } else {
        CLI::Option* option = command_->add_option(names, *to, help);
        if constexpr (std::is_floating_point_v<Value> || std::is_unsigned_v<Value>)
            option->check(std::function(wrong_number<Value>));
        return Option(option);
    }
}
template Option Options::add(const std::string&, bool*, const std::string&);
template Option Options::add(const std::string&, int*, const std::string&);
template Option Options::add(const std::string&, std::uint32_t*, const std::string&);
template Option Options::add(const std::string&, std::uint64_t*, const std::string&);
template Option Options::add(const std::string&, float*, const std::string&);
template Option Options::add(const std::string&, double*, const std::string&);
template Option Options::add(const std::string&, std::string*, const std::string&);
template Option Options::add(const std::string&, std::filesystem::path*, const std::string&);
template Option Options::add(const std::string&, std::vector<std::string>*, const std::string&);
template Option Options::add(const std::string&, std::vector<std::uint64_t>*, const std::string&);
template Option Options::add(const std::string&, std::vector<std::filesystem::path>*, const std::string&);

Option Options::add(const std::string& names, const std::function<void(const std::string&)>& take,
                    const std::string& help) {
    return Option(command_->add_option_function(names, take, help));
}

void Options::footer(const std::string& text) { command_->footer(text); }

CommandLine::CommandLine(const std::string& program, const std::string& summary)
    : app_(std::make_unique<CLI::App>(summary, program)) {
    app_->require_subcommand(0, 1);
}

CommandLine::~CommandLine() = default;

void CommandLine::version(const std::string& text) {
    app_->set_version_flag("--version", text, "Print the version and exit");
}

void CommandLine::footer(const std::string& text) { app_->footer(text); }

Options CommandLine::add_command(const std::string& name, const std::string& summary) {
    CLI::App* command = app_->add_subcommand(name, summary);
    if (summary.empty()) command->group(""); // not for people
    return Options(command);
}

std::vector<std::string> CommandLine::option_names(const std::string& command) const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app_->get_subcommand(command)->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

CommandLine::Answer CommandLine::read(std::vector<std::string> words) {
    std::ranges::reverse(words); // the library takes them from the back
    const auto command = [&] {
        const auto named = app_->get_subcommands();
        return named.empty() ? std::string() : named.front()->get_name();
    };
    try {
        app_->parse(std::move(words));
    } catch (const CLI::Success& asked) {
        std::ostringstream text;
        app_->exit(asked, text);
        return {.command = command(), .show = text.str()};
    } catch (const CLI::ParseError& error) {
        return {.command = command(), .wrong = error.what()};
    }
    return {.command = command()};
}

std::vector<std::string> words_of(const std::string& line) { return CLI::detail::split_up(line); }

} // namespace claimgraph::cli
