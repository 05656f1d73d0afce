#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace claimgraph::cli {
namespace {

/// Texts that no editor would send, run through the program with a bound on its time.
class HostileText : public ProgramTest {
  protected:
    /// The claims of a text as JSON; fails the test if the program crashes or takes too long.
    std::vector<nlohmann::json> out_claims(std::string_view text) {
        write("text.txt", text);
        const Outcome outcome = run("timeout 60 claimgraph extract text.txt");
        EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << outcome.status << outcome.err;
        std::vector<nlohmann::json> claims;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);) claims.push_back(nlohmann::json::parse(line));
        return claims;
    }

    static double mean_confidence(const std::vector<nlohmann::json>& claims) {
        double sum = 0;
        for (const auto& claim : claims) sum += claim["confidence"].get<double>();
        return claims.empty() ? 0 : sum / static_cast<double>(claims.size());
    }
};

TEST_F(HostileText, SentencesOfTenThousandWords) {
    out_claims("NATO said that " + times(3000, "Serbia attacked Kosovo and ") + "France visited Belgrade.");
    out_claims(times(2500, "Mark Rutte said that ") + "NATO supports Kosovo.");
    out_claims("Kosovo " + times(5000, ", Serbia") + " met France on Monday.");
    out_claims("NATO plans " + times(5000, "to try ") + "to support Kosovo.");
    out_claims("NATO met Kosovo " + times(3000, "on Monday ") + ".");
}

TEST_F(HostileText, QuotesInQuotes) {
    const auto claims = out_claims(times(200, "\xE2\x80\x9C"
                                              "Rutte said ") +
                                   "NATO supports Kosovo" + times(200, "\xE2\x80\x9D") + " said Vucic.\n\n" +
                                   times(201, "\"NATO supports Kosovo. \"") + "\n\n" +
                                   times(200, "\xE2\x80\x9DNATO supports Kosovo. "));
    EXPECT_FALSE(claims.empty());
    for (const auto& claim : claims)
        for (const auto& evidence : claim["evidence"])
            if (evidence.contains("via")) {
                EXPECT_LE(evidence["via"].size(), 4u);
            }
}

TEST_F(HostileText, Capitals) {
    const auto calm = out_claims("NATO criticized Serbia on Monday. France supports Kosovo.");
    const auto loud = out_claims("NATO CRITICIZED SERBIA ON MONDAY. FRANCE SUPPORTS KOSOVO.");
    EXPECT_EQ(calm.size(), 2u);
    EXPECT_LE(loud.size(), 2u);
    for (const auto& claim : loud)
        EXPECT_TRUE(claim["relation"] == "criticizes" || claim["relation"] == "supports") << claim;
}

TEST_F(HostileText, OtherLanguages) {
    const double english = mean_confidence(out_claims("NATO criticized Serbia on Monday. France supports Kosovo."));
    const std::vector<std::string> texts = {
        "Die NATO hat am Montag die Regierung in Belgrad kritisiert. Kosovo und Serbien wollen weiter verhandeln, "
        "sagte der "
        "Generalsekretär. Deutschland unterstützt die Gespräche, Frankreich lehnt neue Sanktionen gegen Russland ab.",
        "La France a critiqué lundi le gouvernement de Belgrade. Le Kosovo et la Serbie veulent poursuivre les "
        "négociations, a "
        "déclaré le secrétaire général. L'Allemagne soutient les pourparlers.",
        "NATO je u ponedeljak kritikovao vladu u Beogradu. Kosovo i Srbija žele da nastave pregovore, rekao je "
        "generalni "
        "sekretar. Nemačka podržava razgovore, a Francuska odbija nove sankcije.",
        "НАТО је у понедељак критиковао владу у Београду. Косово и Србија желе да наставе преговоре."};
    for (const std::string& text : texts) {
        const auto claims = out_claims(text);
        EXPECT_LE(claims.size(), 2u) << text;
        EXPECT_LT(mean_confidence(claims), english) << text;
    }
}

} // namespace
} // namespace claimgraph::cli
