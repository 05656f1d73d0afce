#include "tests/graph/cypher/gherkin.hpp"

#include <algorithm>

namespace claimgraph::tck {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
            cell += line[++i];
        } else if (line[i] == '|') {
            cells.emplace_back(trimmed(cell));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return cells;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

Scenario filled(Scenario scenario, const std::vector<std::string>& names, const std::vector<std::string>& values) {
    for (Step& step : scenario.steps)
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string from = "<" + names[i] + ">";
            replace_all(step.text, from, values[i]);
            replace_all(step.block, from, values[i]);
            for (auto& row : step.table)
                for (std::string& cell : row) replace_all(cell, from, values[i]);
        }
    return scenario;
}

class Reader {
  public:
    std::vector<Scenario> scenarios;

    void line(std::string_view whole) {
        const std::string_view text = trimmed(whole);
        if (in_block_) {
            block_line(whole, text);
            return;
        }
        if (text.empty() || text.starts_with('#') || text.starts_with('@')) return;
        if (text.starts_with("Scenario") || text.starts_with("Background:")) {
            finish();
            current_.name = std::string(text);
            is_background_ = text.starts_with("Background:");
            if (!is_background_) current_.steps = background_;
        } else if (text.starts_with("Examples:")) {
            in_examples_ = true;
        } else if (text == "\"\"\"") {
            in_block_ = true;
            indent_ = whole.find('"');
        } else if (text.starts_with('|')) {
            (in_examples_ ? examples_ : current_.steps.back().table).push_back(cells_of(text));
        } else if (!current_.name.empty()) {
            current_.steps.push_back({std::string(text.substr(0, text.size() - text.ends_with(':'))), {}, {}});
        }
    }

    void finish() {
        if (is_background_) {
            background_ = current_.steps;
        } else if (examples_.empty()) {
            if (!current_.name.empty()) scenarios.push_back(current_);
        } else {
            for (std::size_t i = 1; i < examples_.size(); ++i)
                scenarios.push_back(filled(current_, examples_[0], examples_[i]));
        }
        current_ = {};
        examples_.clear();
        in_examples_ = false;
        is_background_ = false;
    }

  private:
    void block_line(std::string_view whole, std::string_view text) {
        if (text == "\"\"\"") {
            in_block_ = false;
            return;
        }
        std::string& block = current_.steps.back().block;
        const std::size_t blank = std::min(whole.find_first_not_of(" \t"), whole.size());
        block.append(whole.substr(std::min(indent_, blank))).append("\n");
    }

    Scenario current_;
    std::vector<Step> background_;
    std::vector<std::vector<std::string>> examples_;
    bool is_background_ = false;
    bool in_examples_ = false;
    bool in_block_ = false;
    std::size_t indent_ = 0;
};

} // namespace

std::vector<Scenario> read_feature(std::string_view text) {
    Reader reader;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    reader.finish();
    return std::move(reader.scenarios);
}

} // namespace claimgraph::tck
