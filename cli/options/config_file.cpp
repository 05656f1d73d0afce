#include "cli/options/config_file.hpp"

#include "cli/options/options.hpp"
#include "graph/base/text/near_names.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <sstream>
#include <system_error>
#include <vector>

namespace claimgraph::cli {
namespace {

std::string trimmed(const std::string& line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    return begin == std::string::npos ? "" : line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

/// The line of a key of a section, of the section itself if the key is empty; 0 if there is none.
std::size_t line_of(const std::string& text, const std::string& section, const std::string& key) {
    std::istringstream in(text);
    std::string here;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = trimmed(line);
        if (line.starts_with('[')) {
            here = trimmed(line.substr(1, line.find(']') - 1));
            if (key.empty() && here == section) return number;
        } else if (!key.empty() && here == section && trimmed(line.substr(0, line.find('='))) == key) {
            return number;
        }
    }
    return 0;
}

std::string section_of(const CLI::ConfigItem& item) {
    return item.parents.empty() ? std::string() : CLI::detail::join(item.parents, ".");
}

std::vector<std::string> keys_of(const CLI::App& command) {
    std::vector<std::string> keys;
    for (const CLI::Option* option : command.get_options())
        if (option->get_configurable() && option != command.get_help_ptr())
            keys.insert(keys.end(), option->get_lnames().begin(), option->get_lnames().end());
    return keys;
}

bool is_mark(const CLI::ConfigItem& item) { return item.name == "++" || item.name == "--"; } // of a section

} // namespace

std::vector<CLI::ConfigItem> ConfigFile::from_config(std::istream& in) const {
    text_ = std::string(std::istreambuf_iterator<char>(in), {});
    std::istringstream again(text_);
    items_ = CLI::ConfigTOML::from_config(again);
    if (!knows_all_) return items_;
    const std::string file = program_.get_config_ptr()->as<std::string>();
    std::vector<std::string> commands;
    for (const CLI::App* command : program_.get_subcommands([](const CLI::App*) { return true; }))
        if (!command->get_group().empty()) commands.push_back(command->get_name());
    const auto refuse = [&](const std::string& key, const std::string& section, const std::string& message) {
        throw CLI::ConfigError(fmt::format("{}:{}: {}", file, line_of(text_, section, key), message),
                               CLI::ExitCodes::ConfigError);
    };
    for (const CLI::ConfigItem& item : items_) {
        const std::string section = section_of(item);
        if (!section.empty() && std::ranges::find(commands, section) == commands.end())
            refuse("", section,
                   fmt::format("unknown command [{}]{}", section, did_you_mean(near_names(section, commands))));
        if (is_mark(item)) continue;
        const std::vector<std::string> keys = keys_of(section.empty() ? program_ : *program_.get_subcommand(section));
        if (std::ranges::find(keys, item.name) == keys.end())
            refuse(item.name, section,
                   fmt::format("unknown option '{}' of {}{}", item.name,
                               section.empty() ? "all commands" : '[' + section + ']',
                               did_you_mean(near_names(item.name, keys))));
    }
    return items_;
}

std::string ConfigFile::place_of(const std::string& message) const {
    for (const CLI::ConfigItem& item : items_)
        if (!is_mark(item) && message.find("--" + item.name) != std::string::npos)
            return fmt::format("{}:{}: ", program_.get_config_ptr()->as<std::string>(),
                               line_of(text_, section_of(item), item.name));
    return {};
}

std::filesystem::path users_config_file() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value == nullptr ? "" : value);
    };
    std::filesystem::path folder = variable("XDG_CONFIG_HOME");
    if (!folder.is_absolute()) {
        if (variable("HOME").empty()) return {};
        folder = variable("HOME") / ".config";
    }
    std::error_code error;
    const std::filesystem::path file = folder / "claimgraph" / "config.toml";
    return std::filesystem::is_regular_file(file, error) ? file : std::filesystem::path();
}

} // namespace claimgraph::cli
