#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/models.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "extract/syntax/evaluate.hpp"

#include <array>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

struct EvaluateOptions {
    std::vector<std::string> inputs;
    std::string model;
    std::string models;
    bool json = false;
};

/// The figures of a score, in the order they are shown. Per cent of tokens.
struct Figure {
    const char* name;
    std::uint64_t SyntaxScore::*right;
};
constexpr Figure kFigures[] = {
    {"UPOS", &SyntaxScore::upos},
    {"XPOS", &SyntaxScore::xpos},
    {"Feats", &SyntaxScore::feats},
    {"Lemma", &SyntaxScore::lemmas},
    {"UAS", &SyntaxScore::heads},
    {"LAS", &SyntaxScore::labelled},
    {"LAS:full", &SyntaxScore::labelled_full},
};

double percent(const SyntaxScore& score, const Figure& figure) {
    return 100.0 * static_cast<double>(score.*figure.right) / static_cast<double>(score.tokens);
}

double tokens_per_second(const SyntaxScore& score) {
    return score.seconds > 0 ? static_cast<double>(score.tokens) / score.seconds : 0;
}

Result<SyntaxScore> evaluate_file(const std::string& input, const SyntaxModel& model) {
    const auto bytes = read_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    ConlluReader reader(*bytes, input);
    SyntaxScore score;
    while (true) {
        const auto gold = reader.next();
        if (!gold) return tl::unexpected(gold.error());
        if (!*gold) return score;
        evaluate_syntax(**gold, model, score);
    }
}

std::string json_line(const std::string& input, const SyntaxScore& score) {
    nlohmann::ordered_json json{{"file", input}, {"tokens", score.tokens}};
    for (const Figure& figure : kFigures) json[figure.name] = percent(score, figure);
    json["tokens_per_second"] = tokens_per_second(score);
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

ExitStatus evaluate(const EvaluateOptions& options) {
    const auto model = load_syntax_model(options.model.empty() ? models_folder(options.models) / "syntax.model"
                                                               : std::filesystem::path(options.model));
    if (!model) return give_up(model.error());
    constexpr std::array<std::string_view, 1> kExtensions = {".conllu"};
    const Inputs inputs = find_inputs(options.inputs, kExtensions);
    if (!inputs.errors.empty()) return give_up(inputs.errors.front());

    std::vector<std::string> headings = {"FILE", "TOKENS"};
    for (const Figure& figure : kFigures) headings.emplace_back(figure.name);
    headings.emplace_back("TOKENS/S");
    Table table(std::move(headings));
    for (const std::string& input : inputs.documents) {
        const auto score = evaluate_file(input, **model);
        if (!score) return give_up(score.error());
        if (score->tokens == 0) continue;
        if (options.json) print(json_line(input, *score));
        std::vector<std::string> row = {input, fmt::to_string(score->tokens)};
        for (const Figure& figure : kFigures) row.push_back(fmt::format("{:.2f}", percent(*score, figure)));
        row.push_back(fmt::format("{:.0f}", tokens_per_second(*score)));
        table.add(std::move(row));
    }
    if (table.empty()) {
        say("no gold tokens found");
        return ExitStatus::kNothingFound;
    }
    if (!options.json) print(table.text());
    return ExitStatus::kDone;
}

} // namespace

Run setup_evaluate(CLI::App& command) {
    auto options = std::make_shared<EvaluateOptions>();
    command
        .add_option("GOLD", options->inputs,
                    "CoNLL-U files; their words and sentences are given, all else is predicted")
        ->required();
    command.add_option("--model", options->model, "The model file [syntax.model of the models]")->type_name("FILE");
    command.add_flag("--json", options->json, "A JSON object a file");
    add_models_option(command, options->models);
    command.footer(
        "Per cent of tokens; LAS counts labels without their subtypes, LAS:full with them. Speed is of one core.");
    return [options] { return evaluate(*options); };
}

} // namespace claimgraph::cli
