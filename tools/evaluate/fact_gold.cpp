#include "tools/evaluate/fact_gold.hpp"

#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace claimgraph::cli {
namespace {

/// Words without punctuation at their edges; articles and what is nothing but punctuation are left out.
std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view kPunctuation = ".,;:!?\"'`()";
    std::vector<std::string_view> words;
    for_each_part(text, ' ', [&](std::string_view word) {
        const std::size_t begin = std::min(word.find_first_not_of(kPunctuation), word.size());
        word.remove_prefix(begin);
        word = word.substr(0, word.find_last_not_of(kPunctuation) + 1);
        if (word.empty() || word == "the" || word == "The" || word == "a" || word == "A" || word == "an" ||
            word == "An")
            return;
        words.push_back(word);
    });
    return words;
}

/// A message about brackets that do not pair or are nested; empty when all is well.
std::string bracket_error(std::string_view form) {
    bool open = false;
    for (const char c : form) {
        if (c != '[' && c != ']') continue;
        if ((c == '[') == open) return fmt::format("brackets of '{}' do not pair", form);
        open = !open;
    }
    return open ? fmt::format("brackets of '{}' do not pair", form) : "";
}

bool matches(const Triple& form, const Triple& words) {
    return std::equal(form.begin(), form.end(), words.begin(),
                      [](const std::string& pattern, const std::string& text) { return cli::matches(pattern, text); });
}

bool matches(const GoldFact& fact, const Triple& words) {
    return std::ranges::any_of(fact.forms, [&](const Triple& form) { return matches(form, words); });
}

} // namespace

bool matches(std::string_view form, std::string_view words) {
    const auto wanted = words_of(words);
    std::set<std::size_t> reached = {0}; // how many words can be read so far
    while (!form.empty()) {
        const bool optional = form.front() == '[';
        if (optional) form.remove_prefix(1);
        const std::size_t end = std::min(form.find(optional ? ']' : '['), form.size());
        const auto run = words_of(form.substr(0, end));
        form.remove_prefix(std::min(form.size(), end + (optional ? 1 : 0)));
        std::set<std::size_t> next = optional ? reached : std::set<std::size_t>();
        for (const std::size_t at : reached)
            if (at + run.size() <= wanted.size() &&
                std::equal(run.begin(), run.end(), wanted.begin() + static_cast<std::ptrdiff_t>(at)))
                next.insert(at + run.size());
        reached = std::move(next);
    }
    return reached.contains(wanted.size());
}

Result<std::vector<FactGoldSentence>> read_fact_gold(const std::string& file) {
    std::vector<FactGoldSentence> sentences;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        if (row[0] == "sentence") {
            if (row[1].empty()) return "a sentence without text";
            sentences.push_back({std::string(row[1]), {}});
            return {};
        }
        const bool begins = row[0] == "fact" || row[0] == "may";
        if (!begins && row[0] != "or")
            return fmt::format("'{}' is not a kind; expected sentence, fact, or, may", row[0]);
        if (sentences.empty()) return "a fact before the first sentence";
        std::vector<GoldFact>& facts = sentences.back().facts;
        if (begins) facts.push_back({{}, row[0] == "fact"});
        if (facts.empty()) return "'or' before the first fact of its sentence";
        for (std::size_t column = 1; column < 4; ++column) {
            if (row[column].empty()) return "a fact needs subject, relation and object";
            if (std::string error = bracket_error(row[column]); !error.empty()) return error;
        }
        facts.back().forms.push_back({std::string(row[1]), std::string(row[2]), std::string(row[3])});
        return {};
    };
    if (auto read = read_tsv(file, {"kind", "subject", "relation", "object"}, read_row); !read)
        return tl::unexpected(read.error());
    return sentences;
}

void score_facts(const FactGoldSentence& gold, const std::vector<Triple>& found, FactScore& score) {
    std::vector<bool> hit(gold.facts.size());
    for (const Triple& words : found) {
        bool right = false;
        bool allowed = false;
        for (std::size_t i = 0; i < gold.facts.size(); ++i) {
            if (!matches(gold.facts[i], words)) continue;
            hit[i] = true;
            (gold.facts[i].expected ? right : allowed) = true;
        }
        score.right += right;
        score.found += right || !allowed;
    }
    for (std::size_t i = 0; i < gold.facts.size(); ++i) {
        score.expected += gold.facts[i].expected;
        score.hit += gold.facts[i].expected && hit[i];
    }
}

} // namespace claimgraph::cli
