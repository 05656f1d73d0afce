#include "cli/commands/ask/asked_names.hpp"

#include "cli/commands/ask/office_holders.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "extract/question/question_reader.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/query/choice.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace claimgraph::cli {

std::optional<std::string> AskedNames::in_graph(const QuestionEnd& end) {
    if (end.empty()) return std::string();
    if (const auto name = known_name(end); name || error_) return name;
    if (std::ranges::find(set_.unknown, end.words) == set_.unknown.end()) set_.unknown.push_back(end.words);
    return behind_adjective(end.words);
}

bool AskedNames::is_known(const QuestionEnd& end) {
    if (end.empty() || std::ranges::find(form_.named, end.name, &QuestionEnd::name) == form_.named.end()) return false;
    return in_graph(end).has_value();
}

std::optional<std::string> AskedNames::known_name(const QuestionEnd& end) {
    const auto name = name_in(source_, std::array{end.words, end.name, end.kb});
    return error_.value_of(name) != nullptr ? *name : std::nullopt;
}

/// "Saudi crown prince": who holds the office; "American soldiers": the noun alone.
std::optional<std::string> AskedNames::behind_adjective(const std::string& words) {
    const auto known = std::ranges::find(set_.taken_as, words, [](const auto& taken) { return taken.first; });
    if (known != set_.taken_as.end()) return known->second;
    const std::size_t space = words.find(' ');
    if (space == std::string::npos) return std::nullopt;
    const auto place = place_of_adjective(words.substr(0, space), knowledge_.models);
    if (!place) return std::nullopt;
    const std::string noun = words.substr(space + 1);
    const auto holders = office_holders(source_, {noun, *place}, known_name(*place).value_or(std::string()),
                                        knowledge_.relations, knowledge_.words);
    std::optional<std::string> name;
    if (error_.value_of(holders) != nullptr && !holders->empty() && !holders->front().is_past) {
        name = holders->front().name;
        offices_ += " " + fold(words) + " ";
    }
    if (!name) name = known_name({noun, noun, {}});
    if (name) set_.taken_as.emplace_back(words, *name);
    return name;
}

void AskedNames::ask_for_relations(const std::vector<std::string>& names, AskedPart& asked) const {
    std::set<std::string> ids;
    asked.relations.clear();
    for (const std::string& name : names) {
        const std::vector<std::string> found = relations_named(relations_, name, knowledge_.families);
        if (!found.empty()) asked.relations.push_back(name);
        ids.insert(found.begin(), found.end());
    }
    asked.part.filter.relations.assign(ids.begin(), ids.end());
}

std::optional<AskedPart> AskedNames::resolved(const QuestionPattern& pattern) {
    const auto subject = in_graph(pattern.subject);
    const auto object = in_graph(pattern.object);
    const auto speaker = in_graph(pattern.speaker);
    if (!subject || !object || !speaker) return std::nullopt;
    AskedPart asked{{.subject = *subject, .object = *object, .speaker = *speaker}, {}};
    asked.part.filter.polarity = form_.polarity;
    ask_for_relations(pattern.relations, asked);
    if (asked.relations.empty()) asked.part.filter.relations = asked.relations = pattern.relations; // none has them
    return asked;
}

std::vector<std::string> AskedNames::unasked(std::vector<std::string> words,
                                             const std::vector<AskedPart>& parts) const {
    std::erase_if(words,
                  [&](const std::string& word) { return offices_.find(" " + fold(word) + " ") != std::string::npos; });
    return unused(std::move(words), parts);
}

} // namespace claimgraph::cli
