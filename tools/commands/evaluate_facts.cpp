#include "tools/commands/evaluate_facts.hpp"

#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "graph/base/json_value.hpp"
#include "tools/evaluate/fact_gold.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {
namespace {

Result<FactScore> score_file(const std::string& file, const Models& models) {
    const auto gold = read_fact_gold(file);
    if (!gold) return tl::unexpected(gold.error());
    FactScore score;
    for (const FactGoldSentence& sentence : *gold) {
        const auto document = make_document(file, sentence.text, {.sentences = true});
        if (!document) return tl::unexpected(document.error());
        const Analysis analysis = analyze(*document, models);
        std::vector<Triple> found;
        for (const Fact& fact : find_facts(analysis, models, FactReading::kExplicit)) {
            const auto words = [&](const FactPhrase& phrase) { return text_of(phrase, *document, analysis); };
            found.push_back({words(fact.subject), words(fact.relation), words(fact.arguments.front())});
        }
        score_facts(sentence, found, score);
    }
    return score;
}

} // namespace

ExitStatus evaluate_facts(const std::vector<std::string>& files, const ModelOptions& options, bool json) {
    const auto models = load_models(options);
    if (!models) return give_up(models.error());
    Table table({"FILE", "FACTS", "FOUND", "PRECISION", "RECALL", "F1"});
    for (const std::string& file : files) {
        const auto score = score_file(file, *models);
        if (!score) return give_up(score.error());
        if (json) {
            const JsonValue line = {{"file", file},
                                    {"facts", score->expected},
                                    {"found", score->found},
                                    {"precision", score->precision()},
                                    {"recall", score->recall()},
                                    {"F1", score->f1()}};
            print(line.dump() + '\n');
        }
        table.add({file, fmt::to_string(score->expected), fmt::to_string(score->found),
                   fmt::format("{:.3f}", score->precision()), fmt::format("{:.3f}", score->recall()),
                   fmt::format("{:.3f}", score->f1())});
    }
    if (!json) print(table.text());
    return ExitStatus::kDone;
}

} // namespace claimgraph::cli
