#include "extract/entities/names/field_lists.hpp"
#include "tests/extract/entities/phrase_stage.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// The fields around the "and" of a text, and what each word hangs on once its offices are mended.
struct Fields {
    explicit Fields(std::string_view sentences) : text(sentences) {
        mend_portfolios(text.document(), english_names(), text.analysis());
    }
    std::string list() const {
        const FieldLists lists(text.document(), text.analysis(), english_names());
        return text.words(lists.around(text["and"], text.analysis().sentences[0].tokens));
    }
    std::string head_of(std::string_view form) const { return text.word(text.analysis()[text[form]].head); }

    HandMade text;
};

constexpr std::string_view kMinister =
    "Minister/NNP/nsubj>resigned for/IN/case>Employment Employment/NN/compound>Relations and/CC/cc>Workplace "
    "Workplace/NN/compound>Relations Relations/NNP/conj>Minister resigned=resign/VBD";

TEST(FieldLists, OfAnOfficeHangOnIt) {
    const Fields fields(kMinister);
    EXPECT_EQ(fields.list(), "Employment and Workplace Relations");
    EXPECT_EQ(fields.head_of("Minister"), "resigned");
    EXPECT_EQ(fields.head_of("for"), "Employment");
    EXPECT_EQ(fields.head_of("Employment"), "Minister");
    EXPECT_EQ(fields.head_of("and"), "Relations");
    EXPECT_EQ(fields.head_of("Workplace"), "Relations");
    EXPECT_EQ(fields.head_of("Relations"), "Employment");
    EXPECT_EQ(fields.text.analysis()[fields.text["Relations"]].deprel, deprel::conj);
}

TEST(FieldLists, StayWhereTheirOfficeHangsOnThem) {
    const Fields fields("Minister/NNP/compound>Relations for/IN/case>Relations Employment/NN/compound>Relations "
                        "and/CC/cc>Relations Workplace/NN/compound>Relations Relations/NNP/nsubj>resigned "
                        "resigned=resign/VBD");
    EXPECT_EQ(fields.list(), "Employment and Workplace Relations");
    EXPECT_EQ(fields.head_of("Minister"), "Relations");
    EXPECT_EQ(fields.head_of("Employment"), "Relations");
    EXPECT_EQ(fields.head_of("Relations"), "resigned");
}

TEST(FieldLists, AreNoNamesInitialsOrOffices) {
    const auto list = [](std::string_view second, std::string_view tag) {
        return Fields(fmt::format("Minister/NNP/nsubj>left for/IN/case>Employment Employment/NN/nmod>Minister "
                                  "and/CC/cc>{0} {0}/{1}/conj>Employment left=leave/VBD",
                                  second, tag))
            .list();
    };
    EXPECT_EQ(list("Tourism", "NN"), "Employment and Tourism");
    EXPECT_EQ(list("Kenya", "NNP"), "");
    EXPECT_EQ(list("Paul", "NNP"), "");
    EXPECT_EQ(list("GPO", "NNP"), "");
    EXPECT_EQ(list("Senator", "NNP"), "");
    EXPECT_EQ(list("tourism", "NN"), "") << "in small letters";
}

} // namespace
} // namespace claimgraph
