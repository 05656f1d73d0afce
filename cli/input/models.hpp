#pragma once

#include "cli/options/options.hpp"
#include "extract/extract.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/model/relation_traits.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// The options that select the models and tables of a language.
struct ModelOptions {
    std::string folder;
    std::string model;                        ///< of syntax: a name or a file
    std::vector<std::filesystem::path> names; ///< tables of the user
    ClaimOptions claims;
    bool all = false; ///< claims that are probably wrong, too
};

/// `--models DIR` and `--model NAME`.
void add_model_options(Options& command, ModelOptions& options);
/// `--min-confidence P` and `--all` of commands that draw claims.
void add_confidence_options(Options& command, ModelOptions& options);
/// `--models DIR` alone.
void add_models_option(Options& command, std::string& folder);

/// The folder of the models: `given` if not empty, else $CLAIMGRAPH_MODELS, else share/claimgraph/models/en beside the
/// program's bin/.
std::filesystem::path models_folder(const std::string& given);

/// The file of a syntax model: syntax.model of the folder for no name, syntax-NAME.model for a name, else the path that
/// was given (it has a slash or an extension).
std::filesystem::path syntax_file(const ModelOptions& options);

/// The probability that claims must have to be drawn.
double least_probability(const ModelOptions& options);

/// Loads them. Fails as load_models() of extract/extract.hpp does.
Result<Models> load_models(const ModelOptions& options);

/// The families of relations alone, from families.tsv and relations.tsv of the models; none without installed models.
Result<RelationFamilies> relation_families();
/// The same of what else questions need to know of relations.
Result<RelationTraits> relation_traits();

} // namespace claimgraph::cli
