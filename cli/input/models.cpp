#include "cli/input/models.hpp"

#include "cli/terminal/messages.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

namespace claimgraph::cli {

void add_model_options(Options& command, ModelOptions& options) {
    add_models_option(command, options.folder);
    command
        .add("--model", &options.model,
             "Model of tags and trees: 'accurate', slower and better, or a file [the fast one]")
        .value_name("NAME");
    command.add("--kb", &options.names, "Tables of names of your own, in the form of gazetteer.tsv").value_name("FILE");
    command
        .add("--relations", &options.claims.own_relations,
             "Tables of relation types and triggers of your own, in the form of relations.tsv")
        .value_name("FILE");
    // to measure what a family of rules brings: bench/rules.py
    command.add("--without-rules", &options.claims.without_rules, "").hidden();
}

void add_confidence_options(Options& command, ModelOptions& options) {
    command.add("--min-confidence", &options.claims.least, "Only claims with at least this confidence, 0 to 1")
        .value_name("P")
        .range(0.0, 1.0)
        .show_default();
    command.add("--all", &options.all, "Also claims that are probably wrong");
}

void add_models_option(Options& command, std::string& folder) {
    command.add("--models", &folder, "Folder of the language model [$CLAIMGRAPH_MODELS, else the one installed]")
        .value_name("DIR");
}

std::filesystem::path models_folder(const std::string& given) {
    if (!given.empty()) return given;
    if (const char* variable = std::getenv("CLAIMGRAPH_MODELS"); variable != nullptr && *variable != '\0')
        return variable;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share/claimgraph/models/en";
}

std::filesystem::path syntax_file(const ModelOptions& options) {
    const std::filesystem::path given(options.model);
    if (given.has_parent_path() || given.has_extension()) return given;
    return models_folder(options.folder) / (given.empty() ? "syntax.model" : "syntax-" + options.model + ".model");
}

double least_probability(const ModelOptions& options) { return options.all ? kLeastOfAll : options.claims.least; }

Result<Models> load_models(const ModelOptions& options) {
    ClaimOptions claims = options.claims;
    claims.least = least_probability(options);
    const Stopwatch time;
    auto models = claimgraph::load_models(models_folder(options.folder), syntax_file(options), options.names, claims);
    if (models) detail(fmt::format("{}: models read {}", syntax_file(options).string(), time.text()));
    return models;
}

Result<RelationFamilies> relation_families() {
    auto families = RelationFamilies::load(models_folder(""));
    if (!families && families.error().code != ErrorCode::kBadFormat) return RelationFamilies();
    return families;
}

Result<RelationTraits> relation_traits() {
    auto traits = RelationTraits::load(models_folder(""));
    if (!traits && traits.error().code != ErrorCode::kBadFormat) return RelationTraits();
    return traits;
}

} // namespace claimgraph::cli
