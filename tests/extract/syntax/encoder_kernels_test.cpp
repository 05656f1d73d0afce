#include "extract/syntax/encoder/kernels.hpp"
#include "tools/train/encoder/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <vector>

namespace claimgraph::encoder {
namespace {

std::vector<float> random_floats(std::size_t count, float limit, Random& random) {
    std::vector<float> values(count);
    for (float& value : values) value = (2.0F * random.uniform() - 1.0F) * limit;
    return values;
}

/// A matrix with its storage, and its numbers as [inputs][outputs].
struct RandomMatrix {
    std::vector<std::int8_t> panels, plain;
    std::vector<float> scale, bias;
    std::vector<std::int32_t> correction;
    Int8Matrix matrix;

    RandomMatrix(std::size_t inputs, std::size_t outputs, Random& random)
        : panels(inputs * outputs),
          plain(inputs * outputs),
          scale(random_floats(outputs, 0.01F, random)),
          bias(random_floats(outputs, 1.0F, random)),
          correction(outputs) {
        for (std::size_t n = 0; n < outputs; ++n)
            for (std::size_t k = 0; k < inputs; ++k) {
                // Pairs at their limit must not overflow 16 bits anywhere.
                int value = static_cast<int>(random.below(129)) - 64;
                if (n % 5 == 0) value = n % 2 == 0 ? 64 : -64;
                if (n % 7 == 0) value = k % 2 == 0 ? 127 : 1 - static_cast<int>(random.below(129));
                const auto byte = static_cast<std::int8_t>(value);
                plain[k * outputs + n] = byte;
                panels[n / kPanel * (inputs * kPanel) + k / 4 * (4 * kPanel) + n % kPanel * 4 + k % 4] = byte;
                correction[n] -= 128 * byte;
            }
        matrix = {inputs, outputs, panels.data(), scale.data(), bias.data(), correction.data()};
    }
};

TEST(EncoderKernels, ThePlainOnesComputeTheProduct) {
    Random random(1);
    const std::size_t rows = 13;
    const RandomMatrix weights(48, 80, random);
    const auto input = random_floats(rows * 48, 3.0F, random);
    const Kernels& plain = *available_kernels().front();
    std::vector<std::uint8_t> bytes(input.size());
    std::vector<float> scale(rows);
    std::vector<float> out(rows * 80);
    plain.quantise(input.data(), rows, 48, bytes.data(), scale.data());
    plain.multiply(weights.matrix, bytes.data(), scale.data(), rows, out.data());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t n = 0; n < 80; ++n) {
            double expected = weights.bias[n];
            for (std::size_t k = 0; k < 48; ++k)
                expected += static_cast<double>(input[row * 48 + k]) * weights.plain[k * 80 + n] * weights.scale[n];
            EXPECT_NEAR(out[row * 80 + n], expected, 0.8)
                << row << ' ' << n; // 48 roundings of at most 3/254 * 127 * 0.01 each
        }
}

TEST(EncoderKernels, EverySetOfInstructionsGivesTheSameBits) {
    Random random(2);
    for (const std::size_t rows : {1U, 3U, 8U, 21U}) {
        const RandomMatrix weights(64, 144, random);
        auto input = random_floats(rows * 64, 5.0F, random);
        std::fill(input.begin(), input.begin() + 64, 0.0F); // a row without a scale
        std::vector<float> first;
        for (const Kernels* kernels : available_kernels()) {
            std::vector<std::uint8_t> bytes(input.size());
            std::vector<float> scale(rows);
            std::vector<float> out(rows * 144);
            kernels->quantise(input.data(), rows, 64, bytes.data(), scale.data());
            kernels->multiply(weights.matrix, bytes.data(), scale.data(), rows, out.data());
            if (first.empty()) first = out;
            EXPECT_EQ(out, first) << kernels->name << ", " << rows << " rows";
        }
    }
}

TEST(EncoderKernels, EverySetOfInstructionsRecursAlike) {
    Random random(3);
    const std::size_t hidden = 48;
    const std::size_t length = 17;
    const auto gates = random_floats(4 * hidden, 1.0F, random);
    const auto projected = random_floats(length * 4 * hidden, 40.0F, random); // gates that saturate, too
    for (const bool backwards : {false, true}) {
        std::vector<float> first;
        for (const Kernels* kernels : available_kernels()) {
            std::vector<float> output(length * hidden);
            std::vector<float> cell(hidden);
            SruPass run;
            run.hidden = hidden;
            run.length = length;
            run.backwards = backwards;
            run.projected = projected.data();
            run.projected_stride = 4 * hidden;
            run.skip = projected.data() + 3 * hidden;
            run.skip_stride = 4 * hidden;
            run.output = output.data();
            run.output_stride = hidden;
            run.cells = cell.data();
            run.gates = gates.data();
            kernels->recur(run);
            if (first.empty()) first = output;
            EXPECT_EQ(output, first) << kernels->name;
            for (const float value : output) ASSERT_TRUE(std::isfinite(value));
        }
    }
}

TEST(EncoderKernels, EverySetOfInstructionsSumsAndChoosesAlike) {
    Random random(4);
    const std::size_t width = 80; // not a multiple of the block of 64
    const auto table = random_floats(20 * width, 1.0F, random);
    std::vector<const float*> rows;
    for (std::size_t i = 0; i < 20; ++i) rows.push_back(table.data() + i * width);
    std::vector<float> first;
    for (const Kernels* kernels : available_kernels()) {
        std::vector<float> sum(width);
        kernels->sum_relu(rows.data(), rows.size(), width, sum.data());
        if (first.empty()) first = sum;
        EXPECT_EQ(sum, first) << kernels->name;
        EXPECT_GE(*std::min_element(sum.begin(), sum.end()), 0.0F);
        const std::vector<float> scores = {-3.0F, -0.5F, -2.0F, -0.5F, -7.0F};
        EXPECT_EQ(kernels->argmax(scores.data(), scores.size()), 1U) << kernels->name;
        const auto expected = std::max_element(table.begin(), table.end()) - table.begin();
        EXPECT_EQ(kernels->argmax(table.data(), table.size()), static_cast<std::size_t>(expected)) << kernels->name;
    }
}

TEST(EncoderKernels, AreThoseThatTheEnvironmentNames) {
    ASSERT_EQ(setenv("CLAIMGRAPH_CPU", "plain", 1), 0);
    EXPECT_EQ(chosen_kernels(), available_kernels().front());
    ASSERT_EQ(setenv("CLAIMGRAPH_CPU", "abacus", 1), 0);
    EXPECT_EQ(chosen_kernels(), nullptr);
    ASSERT_EQ(unsetenv("CLAIMGRAPH_CPU"), 0);
    EXPECT_EQ(chosen_kernels(), &best_kernels());
}

} // namespace
} // namespace claimgraph::encoder
