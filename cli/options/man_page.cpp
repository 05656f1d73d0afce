#include "cli/options/completions.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph::cli {
namespace {

/// Text as roff takes it: nothing of it is a request.
std::string roff(std::string_view text) {
    std::string out;
    bool begins_line = true;
    for (const char c : text) {
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        begins_line = c == '\n';
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

std::string in_capitals(const std::string& name) {
    std::string capitals = name;
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

std::string option_item(const OptionText& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.names)
        names.push_back(fmt::format("\\f{}{}\\fR", option.is_argument ? 'I' : 'B', roff(name)));
    std::string item = fmt::format(".TP\n{}", fmt::join(names, ", "));
    if (!option.value.empty()) item += fmt::format(" \\fI{}\\fR", roff(option.value));
    item += '\n' + roff(option.help.empty() ? "Required." : option.help);
    if (!option.choices.empty()) item += "\nOne of: " + roff(fmt::format("{}.", fmt::join(option.choices, ", ")));
    return item + '\n';
}

/// Lines as they are.
std::string as_written(const std::string& text) { return ".PP\n.nf\n" + roff(text) + "\n.fi\n"; }

} // namespace

std::string man_page(const std::string& program, const std::string& version, std::span<const CommandText> texts,
                     const std::string& ending) {
    std::string page = fmt::format(".TH {} 1 \"\" \"{}\" \"User Commands\"\n", in_capitals(program), version);
    page += fmt::format(".SH NAME\n{} \\- a knowledge graph of claims from news texts\n", program);
    page += fmt::format(".SH SYNOPSIS\n.B {0}\n.I COMMAND\n.RI [ OPTION \"]... [\" ARGUMENT ]...\n", program);
    page += ".SH DESCRIPTION\n" + roff(texts[0].summary) + '\n' + as_written(texts[0].footer);
    page += ".SH COMMON OPTIONS\n";
    for (const OptionText& option : texts[0].options) page += option_item(option);
    page += ".SH COMMANDS\n";
    for (const CommandText& command : texts.subspan(1)) {
        page += fmt::format(".SS {} {}", program, roff(command.name));
        for (const OptionText& option : command.options)
            if (option.is_argument)
                page += fmt::format(" {}{}{}{}", option.is_required ? "" : "[", roff(option.names[0]),
                                    option.is_repeated ? "..." : "", option.is_required ? "" : "]");
        page += '\n' + roff(command.summary) + ".\n";
        for (const OptionText& option : command.options)
            if (option.names.back() != "--help") page += option_item(option);
        if (!command.footer.empty()) page += as_written(command.footer);
    }
    return page + ending;
}

} // namespace claimgraph::cli
