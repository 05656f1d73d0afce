#include "cli/options/options.hpp"

#include "cli/options/config_file.hpp"
#include "graph/base/number.hpp"
#include "graph/base/text/near_names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
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
Option& Option::positive() {
    return check([](const std::string& text) {
        const auto value = number_from<double>(text);
        return value && *value > 0 ? std::string() : fmt::format("'{}' is not a number above 0", text);
    });
}
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

constexpr const char* kHelp = "help";

/// What is wrong with a value that the library would take for a number: "nan", "inf", "-1" of what is counted.
template <class Number>
std::string wrong_number(const std::string& text) {
    if constexpr (std::is_floating_point_v<Number>) {
        const auto value = number_from<double>(text);
        if (value && !std::isfinite(*value)) return text + " is not a finite number";
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

std::string Options::config_file() const {
    const CLI::Option* config = command_->get_parent()->get_config_ptr();
    return config == nullptr || config->count() == 0 ? std::string() : config->as<std::string>();
}

CommandLine::CommandLine(const std::string& program, const std::string& summary)
    : app_(std::make_unique<CLI::App>(summary, program)) {
    app_->require_subcommand(0, 1);
    app_->fallthrough(); // common options may stand behind the command, too
}

CommandLine::~CommandLine() = default;

void CommandLine::version(const std::string& text) {
    app_->set_version_flag("-V,--version", text, "Print the version and exit");
}

void CommandLine::footer(const std::string& text) { app_->footer(text); }

Options CommandLine::add_command(const std::string& name, const std::string& summary) {
    CLI::App* command = app_->add_subcommand(name, summary);
    if (summary.empty()) command->group(""); // not for people
    return Options(command);
}

Options CommandLine::common_options() { return Options(app_.get()); }

void CommandLine::read_config_file() {
    set_config(users_config_file().string(), true);
    CLI::Option* none = app_->add_flag("--no-config", no_config_, "Do not read your own configuration file");
    none->configurable(false);
}

void CommandLine::start_from(const std::string& config_file) {
    if (!config_file.empty()) set_config(config_file, false);
}

void CommandLine::set_config(const std::string& used_file, bool knows_all) {
    config_file_ = used_file;
    config_ = std::make_shared<ConfigFile>(*app_, knows_all);
    app_->config_formatter(config_);
    Option given(app_->set_config("--config", "", "Options to start from: see 'claimgraph manual' [your own file]"));
    given.value_name("FILE").check([](const std::string& file) {
        std::error_code error;
        return std::filesystem::exists(file, error) ? std::string() : file + ": no such file";
    });
}

void CommandLine::add_config(std::vector<std::string>& words) const {
    const auto decides = [](const std::string& word) {
        return word == "--no-config" || word == "--config" || word.starts_with("--config=");
    };
    if (!config_file_.empty() && std::ranges::none_of(words, decides))
        words.insert(words.begin(), "--config=" + config_file_);
}

/// Call it last: texts() has its argument complete.
void CommandLine::add_help_command() {
    app_->add_subcommand(kHelp, "Show the options of a command")->add_option("COMMAND");
}

std::vector<std::string> CommandLine::option_names(const std::string& command) const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app_->get_subcommand(command)->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

namespace {

/// The words of one_of(), which the library keeps in the description of the check alone: "{flat,reified}".
std::vector<std::string> choices_of(CLI::Option& option) {
    std::vector<std::string> words;
    try {
        for (int i = 0;; ++i) {
            const std::string text = option.get_validator(i)->get_description();
            if (text.starts_with('{') && text.ends_with('}'))
                for (const std::string& word : CLI::detail::split(text.substr(1, text.size() - 2), ','))
                    words.push_back(word);
        }
    } catch (const CLI::OptionNotFound&) { // no more checks
        return words;
    }
}

OptionText text_of(CLI::Option& option) {
    OptionText text{.help = option.get_description(),
                    .choices = choices_of(option),
                    .is_argument = option.get_positional(),
                    .is_required = option.get_required(),
                    .is_repeated = option.get_items_expected_max() > 1};
    if (text.is_argument) {
        text.names.push_back(option.get_name(true));
        return text;
    }
    for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0) {
        const std::string type = option.get_type_name(); // "FILE", or "TEXT:{flat,reified}"
        text.value = type.substr(0, type.find(':'));
        if (text.value.empty()) text.value = "VALUE";
    }
    return text;
}

CommandText text_of(const CLI::App& command) {
    CommandText text{.name = command.get_name(), .summary = command.get_description(), .footer = command.get_footer()};
    for (const CLI::Option* option : command.get_options())
        if (!option->get_group().empty()) text.options.push_back(text_of(const_cast<CLI::Option&>(*option)));
    return text;
}

} // namespace

std::vector<CommandText> CommandLine::texts() const {
    std::vector<CommandText> texts = {text_of(*app_)};
    texts.front().name.clear();
    for (const CLI::App* command : app_->get_subcommands([](const CLI::App*) { return true; }))
        if (!command->get_group().empty()) texts.push_back(text_of(*command));
    for (const CommandText& text : texts) // of `help`, the commands
        if (texts.back().name == kHelp && !text.name.empty()) texts.back().options.back().choices.push_back(text.name);
    return texts;
}

std::string CommandLine::unknown_command(const std::string& name) const {
    std::vector<std::string> known;
    for (const CommandText& text : texts()) known.push_back(text.name);
    return fmt::format("unknown command '{}'{}", name, did_you_mean(near_names(name, known)));
}

std::string CommandLine::unknown_word(const std::string& command) const {
    const std::vector<std::string> left = app_->remaining(true);
    const auto option = std::ranges::find_if(left, [](const std::string& word) { return word.starts_with('-'); });
    if (option == left.end())
        return left.empty() ? std::string() : fmt::format("unexpected argument '{}'", left.front());
    const std::string name = option->substr(0, option->find('='));
    std::vector<std::string> known;
    for (const CommandText& text : texts())
        if (text.name.empty() || text.name == command)
            for (const OptionText& each : text.options)
                if (!each.is_argument) known.insert(known.end(), each.names.begin(), each.names.end());
    return fmt::format("unknown option {}{}", name, did_you_mean(near_names(name, known)));
}

CommandLine::Answer CommandLine::read(std::vector<std::string> words) {
    const auto is_command = [this](const std::string& word) {
        return !app_->get_subcommands([&](const CLI::App* each) { return each->get_name() == word; }).empty();
    };
    const auto first = std::ranges::find_if(words, is_command); // "-q help claims"
    if (first != words.end() && *first == kHelp && words.end() - first <= 2) {
        words.erase(words.begin(), first + 1);
        if (words.empty() || words.front() != "--help") words.emplace_back("--help");
    }
    if (!words.empty() && !words.front().starts_with('-') && !is_command(words.front())) {
        const auto later = std::ranges::find_if(words, is_command);
        std::string wrong = unknown_command(words.front());
        if (later != words.end()) wrong += fmt::format("; the command comes first: {} {} ...", *later, words.front());
        return {.command = "", .wrong = std::move(wrong)};
    }
    add_config(words);
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
        const std::string unknown = unknown_word(command()); // rather than what is missing because of it
        const std::string place = config_ ? config_->place_of(error.what()) : std::string();
        return {.command = command(), .wrong = unknown.empty() ? place + error.what() : unknown};
    }
    const bool has_config = config_ && app_->get_config_ptr()->count() > 0;
    return {.command = command(), .config = has_config ? app_->get_config_ptr()->as<std::string>() : std::string()};
}

std::vector<std::string> words_of(const std::string& line) { return CLI::detail::split_up(line); }

} // namespace claimgraph::cli
