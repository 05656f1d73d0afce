#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/models.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "extract/syntax/evaluate.hpp"
#include "extract/tokens/segmentation_score.hpp"

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

/// F1 of the spans that come of cutting the raw text anew.
struct Cut {
    const char* name;
    SpanScore SegmentationScore::*spans;
};
constexpr Cut kCuts[] = {
    {"TokenF1", &SegmentationScore::tokens},
    {"WordF1", &SegmentationScore::words},
    {"SentF1", &SegmentationScore::sentences},
};

struct Scores {
    SyntaxScore syntax;
    SegmentationScore segmentation;
};

double percent(const SegmentationScore& score, const Cut& cut) { return 100.0 * (score.*cut.spans).f1(); }

double percent(const SyntaxScore& score, const Figure& figure) {
    return 100.0 * static_cast<double>(score.*figure.right) / static_cast<double>(score.tokens);
}

double tokens_per_second(const SyntaxScore& score) {
    return score.seconds > 0 ? static_cast<double>(score.tokens) / score.seconds : 0;
}

Result<Scores> evaluate_file(const std::string& input, const SyntaxModel& model, const TokenRules& rules) {
    const auto bytes = read_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    ConlluReader reader(*bytes, input);
    Scores scores;
    while (true) {
        const auto gold = reader.next();
        if (!gold) return tl::unexpected(gold.error());
        if (!*gold) return scores;
        evaluate_syntax(**gold, model, scores.syntax);
        evaluate_segmentation((*gold)->document, (*gold)->analysis, rules, scores.segmentation);
    }
}

std::string json_line(const std::string& input, const Scores& scores) {
    nlohmann::ordered_json json{{"file", input}, {"tokens", scores.syntax.tokens}};
    for (const Figure& figure : kFigures) json[figure.name] = percent(scores.syntax, figure);
    for (const Cut& cut : kCuts) json[cut.name] = percent(scores.segmentation, cut);
    json["tokens_per_second"] = tokens_per_second(scores.syntax);
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

ExitStatus evaluate(const EvaluateOptions& options) {
    const std::filesystem::path folder = models_folder(options.models);
    auto lexicon = Lexicon::load(folder / "lemmas.tsv");
    if (!lexicon) return give_up(lexicon.error());
    const auto model =
        load_syntax_model(options.model.empty() ? folder / "syntax.model" : std::filesystem::path(options.model),
                          std::make_shared<const Lexicon>(std::move(*lexicon)));
    if (!model) return give_up(model.error());
    const auto rules = TokenRules::load(folder / "tokens.tsv");
    if (!rules) return give_up(rules.error());
    constexpr std::array<std::string_view, 1> kExtensions = {".conllu"};
    const Inputs inputs = find_inputs(options.inputs, kExtensions);
    if (!inputs.errors.empty()) return give_up(inputs.errors.front());

    std::vector<std::string> headings = {"FILE", "TOKENS"};
    for (const Figure& figure : kFigures) headings.emplace_back(figure.name);
    for (const Cut& cut : kCuts) headings.emplace_back(cut.name);
    headings.emplace_back("TOKENS/S");
    Table table(std::move(headings));
    for (const std::string& input : inputs.documents) {
        const auto scores = evaluate_file(input, **model, *rules);
        if (!scores) return give_up(scores.error());
        const SyntaxScore& syntax = scores->syntax;
        if (syntax.tokens == 0) continue;
        if (options.json) print(json_line(input, *scores));
        std::vector<std::string> row = {input, fmt::to_string(syntax.tokens)};
        for (const Figure& figure : kFigures) row.push_back(fmt::format("{:.2f}", percent(syntax, figure)));
        for (const Cut& cut : kCuts) row.push_back(fmt::format("{:.2f}", percent(scores->segmentation, cut)));
        row.push_back(fmt::format("{:.0f}", tokens_per_second(syntax)));
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
    command.add_option("GOLD", options->inputs, "CoNLL-U files; their words and sentences are given to the syntax")
        ->required();
    command.add_option("--model", options->model, "The model file [syntax.model of the models]")->type_name("FILE");
    command.add_flag("--json", options->json, "A JSON object a file");
    add_models_option(command, options->models);
    command.footer(
        "Per cent of tokens; LAS counts labels without their subtypes, LAS:full with them. The F1 of tokens, words "
        "(parts of contractions) and sentences is that of cutting the raw text anew. Speed is that of the syntax on "
        "one "
        "core.");
    return [options] { return evaluate(*options); };
}

} // namespace claimgraph::cli
