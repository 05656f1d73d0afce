#include "tests/graph/cypher/canonical.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>
#include <vector>

namespace claimgraph::tck {
namespace {

class Canonical {
  public:
    Canonical(std::string_view text, bool any_order) : rest_(text), any_order_(any_order) {}

    std::string whole() {
        std::string result = value();
        blank();
        if (!rest_.empty()) throw std::runtime_error("not a value: " + std::string(rest_));
        return result;
    }

  private:
    void blank() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n"), rest_.size())); }
    bool take(std::string_view text) {
        blank();
        if (!rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    void must(std::string_view text) {
        if (!take(text)) throw std::runtime_error("expected " + std::string(text) + " at " + std::string(rest_));
    }
    std::string word() {
        blank();
        if (rest_.starts_with('`')) {
            const std::size_t end = rest_.find('`', 1) + 1;
            std::string result(rest_.substr(0, end));
            rest_.remove_prefix(end);
            return result;
        }
        const std::size_t end = std::min(rest_.find_first_of(" \t\n,:(){}[]<>'|"), rest_.size());
        std::string result(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return result;
    }

    std::string value() {
        blank();
        if (rest_.starts_with('(')) return node();
        if (rest_.starts_with('<')) return path();
        if (rest_.starts_with('{')) return map();
        if (rest_.starts_with('\'')) return string();
        if (rest_.starts_with('[')) {
            take("[");
            blank();
            return rest_.starts_with(':') ? edge() : list();
        }
        return atom(word());
    }

    std::string atom(const std::string& text) {
        if (text.empty()) throw std::runtime_error("expected a value at " + std::string(rest_));
        double value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool is_float = text.find_first_of(".eE") != std::string::npos && read.ptr == text.data() + text.size();
        return is_float ? fmt::format("float {}", value) : text;
    }

    std::string string() {
        std::string result;
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '\'') {
            if (rest_[end] == '\\' && end + 1 < rest_.size() && (rest_[end + 1] == '\'' || rest_[end + 1] == '\\'))
                ++end;
            result += rest_[end++];
        }
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return "'" + result + "'";
    }

    std::string list() {
        std::vector<std::string> items;
        while (!take("]")) {
            if (!items.empty()) must(",");
            items.push_back(value());
        }
        if (any_order_) std::ranges::sort(items);
        return fmt::format("[{}]", fmt::join(items, ","));
    }

    std::string map() {
        std::vector<std::string> entries;
        must("{");
        while (!take("}")) {
            if (!entries.empty()) must(",");
            std::string key = word();
            must(":");
            entries.push_back(key + ":" + value());
        }
        std::ranges::sort(entries);
        return fmt::format("{{{}}}", fmt::join(entries, ","));
    }

    std::string node() {
        must("(");
        std::vector<std::string> labels;
        while (take(":")) labels.push_back(word());
        std::ranges::sort(labels);
        blank();
        const std::string properties = rest_.starts_with('{') ? map() : "";
        must(")");
        return fmt::format("(:{}{})", fmt::join(labels, ":"), properties == "{}" ? "" : properties);
    }

    /// After the bracket.
    std::string edge() {
        must(":");
        std::string type = word();
        blank();
        const std::string properties = rest_.starts_with('{') ? map() : "";
        must("]");
        return "[:" + type + (properties == "{}" ? "" : properties) + "]";
    }

    std::string path() {
        must("<");
        std::string result = "<" + node();
        while (!take(">")) {
            const bool left = take("<-");
            if (!left) must("-");
            must("[");
            result += (left ? "<-" : "-") + edge();
            must("-");
            result += take(">") ? "->" : "-";
            result += node();
        }
        return result + ">";
    }

    std::string_view rest_;
    bool any_order_;
};

} // namespace

std::string canonical(std::string_view value, bool any_order) { return Canonical(value, any_order).whole(); }

} // namespace claimgraph::tck
