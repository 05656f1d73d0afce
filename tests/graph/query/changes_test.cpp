#include "graph/graph_builder.hpp"
#include "graph/query/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kRelations = "id\tfamily\tflags\n"
                                   "based_in\tSTATIC\tone_object\n"
                                   "governs\tSTATIC\tone_subject, by_office\n"
                                   "presides_over\tSTATIC\tone_subject, by_office\n"
                                   "serves\tSTATIC\tone_subject, of_place\n"
                                   "holds\tSTATIC\tone_subject, by_office, of_place\n"
                                   "lies_in\tSTATIC\tpart\n"
                                   "visits\tCONSULT\t-\n";

/// Claims of days and documents, and what changed by them.
class Changes : public testing::Test {
  protected:
    Changes() : relations_(RelationTraits::parse(kRelations, "r").value()) {}

    /// A claim that was read in a document of this day. Places begin with "at ", all others are persons.
    Claim& add(const std::string& subject, const std::string& relation, const std::string& object,
               const std::string& date, const std::string& time_value = "", const std::string& trigger = "") {
        const EntityIndex from = entity(subject);
        const EntityIndex to = entity(object);
        Claim& claim = batch_.claims.emplace_back();
        claim.subject = from;
        claim.relation = claim.label = relation;
        claim.object = to;
        claim.time_value = time_value;
        claim.evidence.push_back({.document = "of " + date,
                                  .text = subject + relation + object + time_value,
                                  .trigger = trigger,
                                  .date = date,
                                  .time_value = time_value});
        return claim;
    }

    /// That a claim calls its subject so, from the trigger on or up to it: "deputy [mayor]", "[Mayor] of Arland".
    void titled(const Claim& claim, const std::string& title, std::uint32_t trigger_at) {
        const auto size = static_cast<std::uint32_t>(title.size());
        const Evidence read = claim.evidence.front();
        batch_.claims.back().evidence.front().trigger_span = {trigger_at, size};
        const std::string subject = batch_.entities[claim.subject.value].name;
        add(subject, "holds", title, read.date).evidence.front().object_span = {0, size};
    }

    Entity& of(const std::string& name) { return batch_.entities[entity(name).value]; }

    /// "entity: before (its days) -> after (its days)".
    std::vector<std::string> found() const {
        GraphBuilder builder;
        builder.add(batch_);
        const Graph graph = builder.build();
        std::vector<std::string> texts;
        for (const Change& change : changes(graph, relations_)) {
            const auto text = [&](const HeldValue& held) {
                return graph[held.value].name + " (" + held.first +
                       (held.last == held.first ? "" : " to " + held.last) + ")";
            };
            texts.push_back(graph[change.entity].name + ": " + text(change.before) + " -> " + text(change.after));
        }
        return texts;
    }

  private:
    EntityIndex entity(const std::string& name) {
        const auto known = std::ranges::find(batch_.entities, name, &Entity::name);
        if (known != batch_.entities.end())
            return EntityIndex{static_cast<std::size_t>(known - batch_.entities.begin())};
        const bool is_place = name.starts_with("at ");
        batch_.entities.push_back(
            {.id = name, .name = name, .type = is_place ? EntityType::kPlace : EntityType::kPerson});
        return EntityIndex{batch_.entities.size() - 1};
    }

    RelationTraits relations_;
    ClaimBatch batch_;
};

TEST_F(Changes, AreValuesThatFollowEachOther) {
    add("Acme", "based_in", "at York", "2020-02-01");
    add("Acme", "based_in", "at York", "2021-02-01");
    add("Acme", "based_in", "at Derby", "2024-06-30");
    add("Ana Kola", "governs", "at Arland", "2024-01-01", "2015/2019");
    add("Ben Ode", "governs", "at Arland", "2024-01-01", "2020/..");
    add("Acme", "visits", "at York", "2020-02-01");
    add("Acme", "visits", "at Derby", "2021-02-01");
    EXPECT_THAT(found(),
                ElementsAre("Acme: at York (2020-02-01 to 2021-02-01) -> at Derby (2024-06-30)",
                            "at Arland: Ana Kola (2015-01-01 to 2019-12-31) -> Ben Ode (2020-01-01 to 2024-01-01)"));
}

TEST_F(Changes, MayShareAYearThatIsAllThatIsKnown) {
    add("Ana Kola", "governs", "at Arland", "2024-01-01", "2008/2016");
    add("Ben Ode", "governs", "at Arland", "2024-01-01", "2016/..");
    EXPECT_THAT(found(),
                ElementsAre("at Arland: Ana Kola (2008-01-01 to 2016-12-31) -> Ben Ode (2016-01-01 to 2024-01-01)"));
}

TEST_F(Changes, NeedDatesAndFacts) {
    add("Acme", "based_in", "at York", "");
    add("Acme", "based_in", "at Derby", "2024-06-30");
    add("Bolt", "based_in", "at York", "2020-01-01");
    add("Bolt", "based_in", "at Derby", "2024-06-30").modality = Modality::kFuture;
    add("Coil", "based_in", "at York", "2020-01-01").polarity = Polarity::kDenied;
    add("Coil", "based_in", "at Derby", "2024-06-30");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Changes, AreNoneWhereSeveralHoldAtATime) {
    add("Acme", "based_in", "at York", "2020-01-01");
    add("Acme", "based_in", "at Derby", "2021-01-01");
    add("Acme", "based_in", "at York", "2022-01-01");
    add("Bolt", "based_in", "at York", "2020-01-01");
    add("Bolt", "based_in", "at Derby", "2020-01-01");
    add("Bolt", "based_in", "at Hull", "2021-01-01");
    EXPECT_THAT(found(), IsEmpty()) << "at York all the time; one of two seats moved, but which?";
}

TEST_F(Changes, AreNoneOfTheSameUnderTwoNames) {
    add("Acme", "based_in", "at York", "2020-01-01");
    add("Acme", "based_in", "at Yorkshire", "2021-01-01");
    add("at York", "lies_in", "at North Riding", "");
    add("at North Riding", "lies_in", "at Yorkshire", "");
    add("Kola", "governs", "at Arland", "2020-01-01");
    add("Ana Kola", "governs", "at Arland", "2021-01-01");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Changes, AreOfOneOffice) {
    add("Ana Kola", "governs", "at Arland", "2020-01-01", "", "Mayor");
    add("Ben Ode", "governs", "at Arland", "2021-01-01", "", "bishop");
    add("Cem Tur", "governs", "at Arland", "2022-01-01", "", "mayor");
    EXPECT_THAT(found(), ElementsAre("at Arland: Ana Kola (2020-01-01) -> Cem Tur (2022-01-01)"));
}

TEST_F(Changes, AreOfOneOfficeHoweverItIsWritten) {
    titled(add("Ana Kola", "governs", "Arland", "2020-01-01", "", "mayor"), "deputy mayor", 7);
    titled(add("Ben Ode", "governs", "Arland", "2021-01-01", "", "mayor"), "mayor", 0);
    EXPECT_THAT(found(), IsEmpty()) << "a deputy is no mayor";
    titled(add("Cem Tur", "governs", "Arland", "2022-01-01", "", "Arland"), "Mayor of Arland", 9);
    titled(add("Dea Lis", "governs", "Arland", "2023-01-01", "", "Mayor"), "Arland Mayor", 7);
    EXPECT_THAT(found(), ElementsAre("Arland: Ben Ode (2021-01-01) -> Cem Tur (2022-01-01)",
                                     "Arland: Cem Tur (2022-01-01) -> Dea Lis (2023-01-01)"));
}

TEST_F(Changes, AreNoneOfAnOfficeInOtherWords) {
    add("Head of Arland", "governs", "Arland", "2020-01-01");
    add("Arland Head", "governs", "Arland", "2021-01-01");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Changes, ToWhoWasThereAlreadyAreNone) {
    add("Ana Kola", "presides_over", "at Arland", "2019-01-01", "", "president"); // long ago, which nothing tells
    add("Ben Ode", "governs", "at Arland", "2018-01-01", "", "leader");
    add("Ben Ode", "presides_over", "at Arland", "2020-01-01", "", "president");
    EXPECT_THAT(found(), IsEmpty());
    add("Cem Tur", "governs", "at Arland", "2021-01-01", "", "president");
    EXPECT_THAT(found(), ElementsAre("at Arland: Ben Ode (2020-01-01) -> Cem Tur (2021-01-01)"));
}

TEST_F(Changes, AreOfPlacesWhereOthersHaveManyAtATime) {
    add("Ana Kola", "serves", "High Court", "2020-01-01");
    add("Ben Ode", "serves", "High Court", "2021-01-01");
    EXPECT_THAT(found(), IsEmpty());
    add("Ana Kola", "serves", "at Arland", "2020-01-01");
    add("Ben Ode", "serves", "at Arland", "2021-01-01");
    EXPECT_THAT(found(), ElementsAre("at Arland: Ana Kola (2020-01-01) -> Ben Ode (2021-01-01)"));
}

TEST_F(Changes, OfAPastOfficeKnowOnlyThatItHasEnded) {
    add("Ana Kola", "governs", "at Arland", "2020-01-01", "../2020-01-01"); // the former governor
    add("Ben Ode", "governs", "at Arland", "2021-01-01");
    EXPECT_THAT(found(), IsEmpty());
    add("Ana Kola", "governs", "at Arland", "2024-01-01", "../2019"); // until 2019
    EXPECT_THAT(found(), ElementsAre("at Arland: Ana Kola (2019-12-31) -> Ben Ode (2021-01-01)"));
}

TEST_F(Changes, AreOfWhatHasAName) {
    add("Acme", "based_in", "at York", "2020-01-01");
    add("Acme", "based_in", "at the coast", "2021-01-01");
    of("at the coast").unnamed = true;
    add("Bolt", "based_in", "at York", "2020-01-01");
    add("Bolt", "based_in", "Ana Kola", "2021-01-01"); // of another type
    EXPECT_THAT(found(), IsEmpty());
}

} // namespace
} // namespace claimgraph
