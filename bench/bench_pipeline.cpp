// Speed of each stage and of the whole way, in tokens a second of one core.
#include "corpus.hpp"
#include "extract/entities/entity_finder.hpp"
#include "extract/extract.hpp"
#include "extract/tokens/token_rules.hpp"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

namespace claimgraph::bench {
namespace {

constexpr std::size_t kCorpusBytes = 1 << 20;

template <class T>
T or_exit(Result<T> result) {
    if (result) return std::move(*result);
    std::cerr << result.error().describe() << '\n';
    std::exit(3);
}

/// The models, and the corpus after each stage.
struct Bench {
    std::filesystem::path folder = CLAIMGRAPH_SOURCE_DIR "/models/en";
    TokenRules rules = or_exit(TokenRules::load(folder / "tokens.tsv"));
    std::unique_ptr<const SyntaxModel> syntax = or_exit(load_syntax_model(folder / "syntax.model"));
    NameKnowledge names = or_exit(NameKnowledge::load(folder));
    ClaimKnowledge claims = or_exit(ClaimKnowledge::load(folder));
    Models models = or_exit(load_models(folder));

    std::vector<std::string> texts = news(kCorpusBytes);
    std::vector<Document> documents;
    std::vector<Analysis> analyses;
    std::vector<EntityLayer> entities;
    std::size_t tokens = 0;
    std::size_t bytes = 0;

    Bench() {
        for (const std::string& text : texts) {
            documents.push_back(or_exit(make_document("news", text)));
            analyses.push_back(analyze(documents.back(), models));
            entities.push_back(find_entities(documents.back(), analyses.back(), models));
            tokens += analyses.back().tokens.size();
            bytes += text.size();
        }
    }
};

const Bench& bench() {
    static const Bench kBench;
    return kBench;
}

/// Runs `stage` on each document of the corpus. `prepare` makes its input, outside the clock.
template <class Prepare, class Stage>
void measure(benchmark::State& state, const Prepare& prepare, const Stage& stage) {
    const Bench& b = bench();
    for (auto _ : state) {
        for (std::size_t i = 0; i < b.documents.size(); ++i) {
            state.PauseTiming();
            auto input = prepare(b, i);
            state.ResumeTiming();
            benchmark::DoNotOptimize(stage(b, i, input));
        }
    }
    const auto rate = [](std::size_t what) {
        return benchmark::Counter(static_cast<double>(what), benchmark::Counter::kIsIterationInvariantRate);
    };
    state.counters["tokens/s"] = rate(b.tokens);
    state.counters["bytes/s"] = rate(b.bytes);
}

void read(benchmark::State& state) {
    measure(
        state, [](const Bench& b, std::size_t i) { return b.texts[i]; },
        [](const Bench&, std::size_t, std::string& text) { return make_document("news", std::move(text)); });
}

void tokens(benchmark::State& state) {
    measure(
        state, [](const Bench&, std::size_t) { return 0; },
        [](const Bench& b, std::size_t i, int) { return tokenize(b.documents[i], b.rules); });
}

void syntax(benchmark::State& state) {
    measure(
        state, [](const Bench& b, std::size_t i) { return tokenize(b.documents[i], b.rules); },
        [](const Bench& b, std::size_t i, Analysis& analysis) {
            b.syntax->annotate(b.documents[i], analysis);
            return analysis.tokens.size();
        });
}

void entities(benchmark::State& state) {
    measure(
        state, [](const Bench&, std::size_t) { return 0; },
        [](const Bench& b, std::size_t i, int) { return find_entities(b.documents[i], b.analyses[i], b.models); });
}

void claims(benchmark::State& state) {
    measure(
        state, [](const Bench& b, std::size_t i) { return b.entities[i]; },
        [](const Bench& b, std::size_t i, EntityLayer& layer) {
            return extract_claims(b.documents[i], b.analyses[i], Tree(b.analyses[i]), std::move(layer), b.claims);
        });
}

void facts(benchmark::State& state, FactReading reading) {
    measure(
        state, [](const Bench&, std::size_t) { return 0; },
        [reading](const Bench& b, std::size_t i, int) { return find_facts(b.analyses[i], b.models, reading); });
}

void text_to_claims(benchmark::State& state) {
    measure(
        state, [](const Bench& b, std::size_t i) { return b.texts[i]; },
        [](const Bench& b, std::size_t, std::string& text) {
            return extract_claims(*make_document("news", std::move(text)), b.models);
        });
}

void loading(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(or_exit(load_models(bench().folder)));
}

BENCHMARK(read)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(syntax)->Unit(benchmark::kMillisecond);
BENCHMARK(entities)->Unit(benchmark::kMillisecond);
BENCHMARK(claims)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(facts, implied, FactReading::kImplied)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(facts, explicit, FactReading::kExplicit)->Unit(benchmark::kMillisecond);
BENCHMARK(text_to_claims)->Unit(benchmark::kMillisecond);
BENCHMARK(loading)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace claimgraph::bench

BENCHMARK_MAIN();
