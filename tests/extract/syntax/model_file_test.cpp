#include "extract/syntax/model_file.hpp"
#include "extract/syntax/morphology.hpp"
#include "extract/syntax/syntax_model.hpp"
#include "tests/extract/syntax/toy_treebank.hpp"

#include <cstring>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <xxhash.h>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ModelFileTest : public testing::Test {
  protected:
    ~ModelFileTest() override {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    const std::filesystem::path& write(std::string_view bytes) {
        std::ofstream(path_, std::ios::binary) << bytes;
        return path_;
    }

    /// What open() says of these bytes; its code must be kBadModel and its place the file.
    std::string refusal(std::string_view bytes) {
        const auto model = ModelFile::open(write(bytes));
        if (model) return "opened";
        EXPECT_EQ(model.error().code, ErrorCode::kBadModel);
        EXPECT_EQ(model.error().place.file, path_.string());
        return model.error().message;
    }

    const std::filesystem::path path_ =
        std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    const std::string bytes_ =
        model_file_bytes("encoder", {{"net", "weights"}, {"empty", ""}, {"morphology", "rules"}});
};

TEST_F(ModelFileTest, GivesBackItsSections) {
    const auto model = ModelFile::open(write(bytes_));
    ASSERT_TRUE(model.has_value()) << model.error().describe();
    EXPECT_EQ(model->engine(), "encoder");
    EXPECT_EQ(model->section("net").value(), "weights");
    EXPECT_EQ(model->section("empty").value(), "");
    EXPECT_EQ(model->section("morphology").value(), "rules");
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(model->section("morphology")->data()) % 64, 0U);
    const auto missing = model->section("trees");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::kBadModel);
    EXPECT_EQ(missing.error().message, "has no section 'trees'");
}

TEST_F(ModelFileTest, KeepsItsSectionsWhereItGoes) {
    auto first = ModelFile::open(write(bytes_));
    ASSERT_TRUE(first.has_value());
    const std::string_view section = first->section("net").value();
    const ModelFile second = std::move(*first);
    std::filesystem::remove(path_);
    EXPECT_EQ(section, "weights");
    EXPECT_EQ(second.section("net").value().data(), section.data());
}

TEST_F(ModelFileTest, HasTheSameBytesEachTime) {
    EXPECT_EQ(bytes_, model_file_bytes("encoder", {{"net", "weights"}, {"empty", ""}, {"morphology", "rules"}}));
}

TEST_F(ModelFileTest, NoticesEveryChangedByte) {
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        const bool engine_name = i >= 32 && i < 48; // not of the checksum: another name is another engine
        if (engine_name) continue;
        std::string changed = bytes_;
        changed[i] = static_cast<char>(changed[i] ^ 0x20);
        EXPECT_NE(refusal(changed), "opened") << "byte " << i;
    }
}

TEST_F(ModelFileTest, NoticesEveryMissingByte) {
    for (std::size_t size = 0; size < bytes_.size(); ++size)
        EXPECT_NE(refusal(std::string_view(bytes_).substr(0, size)), "opened") << size << " bytes";
    EXPECT_THAT(refusal(bytes_ + "x"), HasSubstr("the file is cut short or was appended to"));
}

TEST_F(ModelFileTest, SaysWhatIsWrong) {
    EXPECT_EQ(refusal(""), "0 bytes are too short for a model file");
    EXPECT_THAT(refusal(std::string(100, 'x')), StartsWith("is not a claimgraph model"));
    std::string newer = bytes_;
    newer[8] = 2;
    EXPECT_EQ(refusal(newer), "is a model of version 2, this program reads version 1");
    std::string damaged = bytes_;
    damaged.back() = '!';
    EXPECT_EQ(refusal(damaged), "is damaged: its checksum does not match");
    const auto folder = ModelFile::open(testing::TempDir());
    ASSERT_FALSE(folder.has_value());
    EXPECT_EQ(folder.error().code, ErrorCode::kBadModel);
    const auto missing = ModelFile::open("no/such/syntax.model");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
    EXPECT_THAT(missing.error().describe(), StartsWith("no/such/syntax.model: "));
}

/// Overwrites the number at `at`, and makes the checksum right again.
template <class Number>
std::string with_number(std::string bytes, std::size_t at, Number value) {
    std::memcpy(bytes.data() + at, &value, sizeof value);
    const std::uint64_t checksum = XXH3_64bits(bytes.data() + 48, bytes.size() - 48);
    std::memcpy(bytes.data() + 24, &checksum, sizeof checksum);
    return bytes;
}

TEST_F(ModelFileTest, TrustsNoTableOfSections) {
    for (const std::uint32_t sections : {64U, 65U, 0xFFFF'FFFFU})
        EXPECT_THAT(refusal(with_number(bytes_, 12, sections)), HasSubstr("more than it can hold"));
    for (const std::uint64_t offset : {std::uint64_t{1} << 40, std::uint64_t{129}, ~std::uint64_t{63}})
        EXPECT_EQ(refusal(with_number(bytes_, 64, offset)), "section 0 lies outside the file");
    EXPECT_EQ(refusal(with_number(bytes_, 72, ~std::uint64_t{0})), "section 0 lies outside the file");
}

TEST_F(ModelFileTest, DoesNotWaitOnAPipe) {
    ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
    const auto model = ModelFile::open(path_);
    ASSERT_FALSE(model.has_value());
    EXPECT_EQ(model.error().code, ErrorCode::kBadModel);
    EXPECT_THAT(model.error().message, StartsWith("no regular file"));
}

/// Everything that annotate() leaves behind, on a model that went through a file.
class SyntaxModelTest : public ModelFileTest {
  protected:
    std::string refusal_of_model(std::string_view bytes) {
        const auto model = load_syntax_model(write(bytes));
        if (model) return "opened";
        EXPECT_EQ(model.error().code, ErrorCode::kBadModel);
        EXPECT_EQ(model.error().place.file, path_.string());
        return model.error().message;
    }

    const Toy gold_ = make_toy();
    const std::string net_ = train_toy(gold_);
    static constexpr std::string_view kRules = "F\tNOUN|NNS\tNumber=Plur\nE\ts\tNOUN|NNS\t1\t\nE\t\tNOUN|NN\t0\t\n";
};

TEST_F(SyntaxModelTest, FillsEveryColumn) {
    const auto model = load_syntax_model(write(model_file_bytes("encoder", {{"net", net_}, {"morphology", kRules}})));
    ASSERT_TRUE(model.has_value()) << model.error().describe();
    Toy toy = make_toy();
    for (Token& token : toy.analysis.tokens) token = {.span = token.span};
    (*model)->annotate(toy.document, toy.analysis);
    const Token& talks = toy.analysis.tokens.back();
    EXPECT_EQ(talks.upos, Upos::kNoun);
    EXPECT_EQ(toy.analysis.symbols.text(talks.xpos), "NNS");
    EXPECT_EQ(toy.analysis.symbols.text(talks.feats), "Number=Plur");
    EXPECT_EQ(toy.analysis.lemma(talks), "talk");
    EXPECT_EQ(talks.deprel, deprel::root);
    EXPECT_FALSE(static_cast<bool>(talks.head));
}

TEST_F(SyntaxModelTest, KeepsGivenColumns) {
    const auto model = load_syntax_model(write(model_file_bytes("encoder", {{"net", net_}, {"morphology", kRules}})));
    ASSERT_TRUE(model.has_value());
    Toy toy = make_toy();
    for (Token& token : toy.analysis.tokens) token = {.span = token.span};
    Token& talks = toy.analysis.tokens.back();
    talks.lemma = toy.analysis.symbols.intern("talking");
    talks.feats = toy.analysis.symbols.intern("Given=Yes");
    (*model)->annotate(toy.document, toy.analysis);
    EXPECT_EQ(toy.analysis.lemma(talks), "talking");
    EXPECT_EQ(toy.analysis.symbols.text(talks.feats), "Given=Yes");
    EXPECT_EQ(talks.upos, Upos::kNoun) << "what is not given is found";
}

TEST_F(SyntaxModelTest, RefusesWhatItCannotUse) {
    EXPECT_EQ(refusal_of_model(model_file_bytes("oracle", {{"net", net_}, {"morphology", kRules}})),
              "is a model of the engine 'oracle', which this program does not know");
    EXPECT_EQ(refusal_of_model(model_file_bytes("encoder", {{"net", net_}})), "has no section 'morphology'");
    EXPECT_EQ(refusal_of_model(model_file_bytes("encoder", {{"morphology", kRules}})), "has no section 'net'");
    EXPECT_NE(refusal_of_model(model_file_bytes("encoder", {{"net", "short"}, {"morphology", kRules}})), "opened");
    EXPECT_EQ(refusal_of_model(model_file_bytes("encoder", {{"net", net_}, {"morphology", "F\ta\n"}})),
              "line 1 of the morphology is of no known kind");
}

} // namespace
} // namespace claimgraph
