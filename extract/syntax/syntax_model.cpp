#include "extract/syntax/syntax_model.hpp"

#include "extract/syntax/encoder/encoder_annotator.hpp"
#include "extract/syntax/model_file.hpp"
#include "extract/syntax/morphology.hpp"
#include "extract/syntax/transformer/transformer_annotator.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

std::string unknown_instructions() {
    std::string message = "CLAIMGRAPH_CPU names none of the sets of instructions that this machine has:";
    for (const encoder::Kernels* kernels : encoder::available_kernels()) message.append(" ").append(kernels->name);
    return message;
}

/// Tags and trees by a net, lemmas and features by rules.
template <class Annotator>
class NetModel final : public SyntaxModel {
  public:
    static Result<std::unique_ptr<const SyntaxModel>> open(ModelFile file, std::shared_ptr<const Lexicon> lexicon) {
        const auto net = file.section("net");
        if (!net) return tl::unexpected(net.error());
        const auto rules = file.section("morphology");
        if (!rules) return tl::unexpected(rules.error());
        const encoder::Kernels* kernels = encoder::chosen_kernels();
        if (kernels == nullptr) return fail(ErrorCode::kUnsupported, unknown_instructions());
        auto annotator = Annotator::open(*net, *kernels);
        if (!annotator) return tl::unexpected(annotator.error());
        auto morphology = Morphology::read(*rules, std::move(lexicon));
        if (!morphology) return tl::unexpected(morphology.error());
        return std::make_unique<const NetModel>(std::move(file), std::move(*annotator), std::move(*morphology));
    }

    NetModel(ModelFile file, Annotator annotator, Morphology morphology)
        : file_(std::move(file)), annotator_(std::move(annotator)), morphology_(std::move(morphology)) {}

    void annotate(const Document& document, Analysis& analysis) const override {
        annotator_.annotate(document, analysis);
        morphology_.annotate(document, analysis);
    }

  private:
    ModelFile file_; // the net views its bytes
    Annotator annotator_;
    Morphology morphology_;
};

struct Engine {
    std::string_view name;
    Result<std::unique_ptr<const SyntaxModel>> (*open)(ModelFile file, std::shared_ptr<const Lexicon> lexicon);
};
constexpr std::array<Engine, 2> kEngines = {{{"encoder", NetModel<encoder::EncoderAnnotator>::open},
                                             {"transformer", NetModel<transformer::TransformerAnnotator>::open}}};

} // namespace

Result<std::unique_ptr<const SyntaxModel>> load_syntax_model(const std::filesystem::path& path,
                                                             std::shared_ptr<const Lexicon> lexicon) {
    auto file = ModelFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const std::string engine(file->engine());
    for (const Engine& known : kEngines) {
        if (known.name != engine) continue;
        auto model = known.open(std::move(*file), std::move(lexicon));
        if (!model && model.error().place.file.empty()) model.error().place.file = path.string();
        return model;
    }
    return fail(ErrorCode::kBadModel,
                fmt::format("is a model of the engine '{}', which this program does not know", engine),
                {.file = path.string()});
}

} // namespace claimgraph
