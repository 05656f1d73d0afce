#pragma once

#include "cli/options/options.hpp"

#include <span>
#include <string>

/// What shells and man(1) know of a program, made from its options. `texts` are those of CommandLine::texts().
namespace claimgraph::cli {

std::string bash_completions(const std::string& program, std::span<const CommandText> texts);
std::string zsh_completions(const std::string& program, std::span<const CommandText> texts);
std::string fish_completions(const std::string& program, std::span<const CommandText> texts);

/// A page for man(1) with all commands and options. `version` is "claimgraph 0.9.0", `ending` more sections in roff.
std::string man_page(const std::string& program, const std::string& version, std::span<const CommandText> texts,
                     const std::string& ending);

} // namespace claimgraph::cli
