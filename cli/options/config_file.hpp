#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

/// Only options.cpp includes this: the library that parses takes seconds to compile.
#include <CLI/CLI.hpp>

namespace claimgraph::cli {

/// Reads configuration files for the library that parses command lines: TOML, common options on top, those of a command
/// below its [name]. An unknown command or key is an error with its place and with what may be meant; a program that
/// knows only some of the commands skips it.
class ConfigFile : public CLI::ConfigTOML {
  public:
    /// Refers to the program.
    ConfigFile(const CLI::App& program, bool knows_all) : program_(program), knows_all_(knows_all) {}

    std::vector<CLI::ConfigItem> from_config(std::istream& in) const override;

    /// "config.toml:3: " if this message is about an option that a line of the file that was read has set; else empty.
    std::string place_of(const std::string& message) const;

  private:
    const CLI::App& program_;
    bool knows_all_;
    mutable std::string text_;
    mutable std::vector<CLI::ConfigItem> items_;
};

/// $XDG_CONFIG_HOME/claimgraph/config.toml, or below ~/.config; empty if there is no such file.
std::filesystem::path users_config_file();

} // namespace claimgraph::cli
