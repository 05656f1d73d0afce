#include "cli/commands/command.hpp"
#include "cli/input/inputs.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "cli/terminal/table.hpp"
#include "graph/base/json_value.hpp"
#include "tools/commands/evaluate_claims.hpp"
#include "tools/commands/evaluate_entities.hpp"
#include "tools/commands/evaluate_facts.hpp"
#include "tools/evaluate/segmentation_score.hpp"
#include "tools/evaluate/syntax_score.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <memory>

namespace claimgraph::cli {
namespace {

struct EvaluateOptions {
    std::vector<std::string> inputs;
    std::vector<std::string> names;
    std::vector<std::string> chains;
    std::vector<std::string> claims;
    bool errors = false;
    std::vector<std::string> facts;
    ModelOptions models;
    std::size_t confusions = 0;
    bool json = false;
};

/// The figures of a score, in the order they are shown. Per cent of words.
struct Figure {
    const char* name;
    std::uint64_t SyntaxScore::*right;
};
constexpr Figure kFigures[] = {
    {"UPOS", &SyntaxScore::upos},
    {"XPOS", &SyntaxScore::xpos},
    {"UFeats", &SyntaxScore::feats},
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
    SyntaxScore syntax; ///< on the words and sentences of the gold
    SyntaxScore raw;    ///< on those that come of cutting the raw text anew
    SegmentationScore segmentation;
};

double percent(const SegmentationScore& score, const Cut& cut) { return 100.0 * (score.*cut.spans).f1(); }

double percent(const SyntaxScore& score, const Figure& figure) { return 100.0 * score.f1(score.*figure.right); }

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
        CutDocument cut = evaluate_segmentation((*gold)->document, (*gold)->analysis, rules, scores.segmentation);
        model.annotate(cut.document, cut.analysis);
        score_syntax(**gold, {std::move(cut.document), std::move(cut.analysis)}, scores.raw);
    }
}

/// Name and value of each figure of one kind of words.
template <class Visit>
void for_each_figure(const SyntaxScore& score, const Visit& visit) {
    for (const Figure& figure : kFigures) visit(figure.name, percent(score, figure));
    visit("CLAS", 100.0 * score.clas());
}

std::string json_line(const std::string& input, const Scores& scores) {
    JsonValue json{{"file", input}, {"tokens", scores.syntax.tokens}};
    for_each_figure(scores.syntax, [&](const char* name, double value) { json[name] = value; });
    for_each_figure(scores.raw, [&](const char* name, double value) { json["raw"][name] = value; });
    for (const Cut& cut : kCuts) json[cut.name] = percent(scores.segmentation, cut);
    json["tokens_per_second"] = tokens_per_second(scores.syntax);
    return json.dump() + '\n';
}

/// The commonest confusions of all files, with the words of the gold given.
std::string confusion_table(const SyntaxScore& score, std::size_t limit) {
    Table table({"COLUMN", "GOLD", "ANSWER", "WORDS"});
    for (const auto& [column, confusions] :
         {std::pair("UPOS", &score.wrong_upos), std::pair("DEPREL", &score.wrong_labels)}) {
        std::vector<std::pair<std::pair<std::string, std::string>, std::uint64_t>> rows(confusions->begin(),
                                                                                        confusions->end());
        std::ranges::stable_sort(rows, std::ranges::greater(), [](const auto& row) { return row.second; });
        rows.resize(std::min(limit, rows.size()));
        for (const auto& [words, count] : rows) table.add({column, words.first, words.second, fmt::to_string(count)});
    }
    return table.empty() ? std::string() : '\n' + table.text();
}

ExitStatus evaluate(const EvaluateOptions& options) {
    const std::filesystem::path folder = models_folder(options.models.folder);
    auto lexicon = Lexicon::load(folder);
    if (!lexicon) return give_up(lexicon.error());
    const auto model =
        load_syntax_model(syntax_file(options.models), std::make_shared<const Lexicon>(std::move(*lexicon)));
    if (!model) return give_up(model.error());
    const auto rules = TokenRules::load(folder / "tokens.tsv");
    if (!rules) return give_up(rules.error());
    const Inputs inputs = find_inputs(options.inputs, input_format("conllu"));
    if (!inputs.errors.empty()) return give_up(inputs.errors.front());

    std::vector<std::string> headings = {"FILE", "GIVEN", "WORDS"};
    for_each_figure({}, [&](const char* name, double) { headings.emplace_back(name); });
    for (const Cut& cut : kCuts) headings.emplace_back(cut.name);
    headings.emplace_back("WORDS/S");
    Table table(std::move(headings));
    SyntaxScore all;
    for (const std::string& input : inputs.documents) {
        const auto scores = evaluate_file(input, **model, *rules);
        if (!scores) return give_up(scores.error());
        const SyntaxScore& syntax = scores->syntax;
        if (syntax.tokens == 0) continue;
        for (const auto& [words, count] : syntax.wrong_upos) all.wrong_upos[words] += count;
        for (const auto& [words, count] : syntax.wrong_labels) all.wrong_labels[words] += count;
        if (options.json) print(json_line(input, *scores));
        const auto row_of = [&](const char* given, const SyntaxScore& score) {
            std::vector<std::string> row = {input, given, fmt::to_string(score.found)};
            for_each_figure(score, [&](const char*, double value) { row.push_back(fmt::format("{:.2f}", value)); });
            return row;
        };
        auto row = row_of("words", syntax);
        for (std::size_t i = 0; i < std::size(kCuts); ++i) row.emplace_back();
        row.push_back(fmt::format("{:.0f}", tokens_per_second(syntax)));
        table.add(std::move(row));
        row = row_of("text", scores->raw);
        for (const Cut& cut : kCuts) row.push_back(fmt::format("{:.2f}", percent(scores->segmentation, cut)));
        row.emplace_back();
        table.add(std::move(row));
    }
    if (table.empty()) {
        say("no gold tokens found");
        return ExitStatus::kNothingFound;
    }
    if (!options.json) print(table.text() + confusion_table(all, options.confusions));
    return ExitStatus::kDone;
}

} // namespace

Run setup_evaluate(Options& command) {
    auto options = std::make_shared<EvaluateOptions>();
    command.add("GOLD", &options->inputs, "CoNLL-U files with gold trees");
    command.add("--ner", &options->names, "JSON lines of sentences with gold names").value_name("FILE");
    command.add("--coref", &options->chains, "JSON lines of documents with gold chains").value_name("FILE");
    command.add("--claims", &options->claims, "Gold files of claims, X.gold.json of the text X.txt").value_name("FILE");
    command.add("--errors", &options->errors, "With --ner and --claims: every name or claim that is missed or wrong");
    add_confidence_options(command, options->models);
    command.add("--facts", &options->facts, "Tables of sentences with gold facts, read explicitly").value_name("FILE");
    command
        .add("--confusions", &options->confusions,
             "Also the N commonest confusions of tags, and of labels where the head is right")
        .value_name("N");
    command.add("--json", &options->json, "A JSON object a file");
    add_model_options(command, options->models);
    command.footer(
        "The figures of the CoNLL 2018 shared task, in per cent: once with the words and sentences of the gold given, "
        "once from the raw text, where they are F1 of words, and tokens, words (parts of contractions) and sentences "
        "count as well. LAS is of labels without their subtypes, LAS:full with them, CLAS of content words. Speed is "
        "that of the syntax on one core.");
    return [options] {
        if (options->inputs.empty() && options->names.empty() && options->chains.empty() && options->claims.empty() &&
            options->facts.empty()) {
            say("GOLD, --ner, --coref, --claims or --facts is needed");
            return ExitStatus::kWrongUsage;
        }
        ExitStatus status = ExitStatus::kDone;
        if (!options->inputs.empty()) status = evaluate(*options);
        if (status == ExitStatus::kDone && !options->names.empty())
            status = evaluate_names(options->names, options->models, options->errors, options->json);
        if (status == ExitStatus::kDone && !options->chains.empty())
            status = evaluate_coreference(options->chains, options->models, options->json);
        if (status == ExitStatus::kDone && !options->claims.empty())
            status = evaluate_claims(options->claims, options->models, options->errors, options->json);
        if (status == ExitStatus::kDone && !options->facts.empty())
            status = evaluate_facts(options->facts, options->models, options->json);
        return status;
    };
}

} // namespace claimgraph::cli
