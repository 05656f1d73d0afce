// Any bytes as a model file, and as accidents to the sections of the real one behind a right checksum.
#include "extract/syntax/model_file.hpp"
#include "extract/syntax/syntax_model.hpp"
#include "extract/tokens/token_rules.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace claimgraph;

namespace {

void load(const std::string& bytes) {
    const int file = memfd_create("model", 0);
    MUST(file >= 0 && write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    if (const auto model = load_syntax_model(fmt::format("/proc/self/fd/{}", file))) {
        static const TokenRules kRules =
            fuzz::or_abort(TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv"));
        static const Document kDocument =
            fuzz::or_abort(make_document("fuzz", "NATO didn’t praise Kosovo’s 3 leaders, he said."));
        Analysis analysis = tokenize(kDocument, kRules);
        (*model)->annotate(kDocument, analysis);
        for (const Token& token : analysis.tokens) MUST(!token.head || token.head.value < analysis.tokens.size());
    }
    close(file);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ModelFile kReal = fuzz::or_abort(ModelFile::open(CLAIMGRAPH_SOURCE_DIR "/models/en/syntax.model"));
    static const std::string kNet(fuzz::or_abort(kReal.section("net")));
    static const std::string kMorphology(fuzz::or_abort(kReal.section("morphology")));

    load(fuzz::text_of(data, size));

    // each 4 bytes of input: where, and what stands there instead; most accidents near the start, where the sizes are
    std::string net = kNet;
    std::string morphology = kMorphology;
    for (std::size_t i = 0; i + 4 <= size && i < 64; i += 4) {
        std::string& section = data[i] & 1 ? morphology : net;
        const std::size_t range = data[i] & 2 ? section.size() : std::size_t{256};
        const std::size_t at = (data[i + 1] * std::size_t{256} + data[i + 2]) * 157 % range;
        if (at < section.size()) section[at] = static_cast<char>(data[i + 3]);
        if (data[i] == 0xfc) section.resize(at);
    }
    load(model_file_bytes(kReal.engine(), {{"net", net}, {"morphology", morphology}}));
    return 0;
}
