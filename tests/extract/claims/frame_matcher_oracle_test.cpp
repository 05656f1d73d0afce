#include "extract/extract.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"
#include "tests/extract/claims/claim_stage.hpp"
#include "tests/extract/claims/frame_matcher_oracle.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// Both say the same at every word of a text; counts what they find.
struct Comparison {
    std::size_t words = 0, matches = 0, loose = 0;
    std::set<std::string> frames;

    void compare(const ClauseReader& clauses, const EntityLayer& entities, const RelationTable& relations,
                 const std::vector<oracle::Pattern>& patterns, const ActorNouns& nouns, const std::string& text) {
        const Actors actors(clauses, entities, nouns);
        const FrameMatcher matcher(clauses, relations, entities, actors, true);
        const oracle::Matcher slow(clauses, patterns, entities, actors, true);
        for (std::size_t i = 0; i < clauses.analysis().tokens.size(); ++i) {
            const TokenIndex anchor{i};
            const std::string found = told(matcher.match(anchor), clauses, relations);
            ASSERT_EQ(found, told(slow.match(anchor), clauses)) << "at '" << clauses.form(anchor) << "' of " << text;
            ++words;
            if (found == "nothing") continue;
            ++matches;
            loose += found.ends_with("loose");
            frames.insert(found.substr(0, found.find(" :")));
        }
    }

  private:
    static std::string list(const ClauseReader& clauses, std::initializer_list<std::pair<char, TokenIndex>> roles,
                            const std::vector<TokenIndex>& words, int weight, bool loose) {
        std::string line = " :";
        const auto add = [&](char role, TokenIndex token) {
            if (token) line += fmt::format(" {} {}#{}", role, clauses.form(token), token.value);
        };
        for (const auto& [role, token] : roles) add(role, token);
        for (const TokenIndex word : words) add('+', word);
        return line + fmt::format(" weight {}{}", weight, loose ? " loose" : "");
    }
    static std::string told(const std::optional<FrameMatch>& match, const ClauseReader& clauses,
                            const RelationTable& relations) {
        if (!match) return "nothing";
        return relations[match->frame->relation].id + ": " + match->frame->text +
               list(clauses,
                    {{'S', match->subject},
                     {'O', match->object},
                     {'T', match->theme},
                     {'X', match->complement},
                     {'C', match->content}},
                    match->words, match->weight, match->loose);
    }
    static std::string told(const std::optional<oracle::Fit>& fit, const ClauseReader& clauses) {
        if (!fit) return "nothing";
        return fit->pattern->relation + ": " + fit->pattern->text +
               list(clauses,
                    {{'S', fit->at('S')},
                     {'O', fit->at('O')},
                     {'T', fit->at('T')},
                     {'X', fit->at('X')},
                     {'C', fit->at('C')}},
                    fit->words, fit->weight, fit->loose);
    }
};

// Random trees and random tables

struct Maker {
    explicit Maker(unsigned seed) : random(seed) {}

    std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); }
    template <class List>
    auto one_of(const List& list) {
        return *(std::begin(list) + static_cast<std::ptrdiff_t>(pick(std::size(list))));
    }

    /// A frame of a random shape over the words that trees are made of.
    std::string frame() {
        static const std::vector<std::string> kAnchors = {"meet",      "urge",   "hold",     "be",          "say|tell",
                                                          "n:talk",    "n:call", "O n:talk", "n:call|talk", "a:ready",
                                                          "a:opposed", "give",   "oppose",   "not meet",    "~hold"};
        static const std::vector<std::string> kSlots = {"O",
                                                        "O",
                                                        "O?",
                                                        "T",
                                                        "T?",
                                                        "X",
                                                        "to X",
                                                        "C",
                                                        "with O",
                                                        "with|to O",
                                                        "on T",
                                                        "on T?",
                                                        "of O",
                                                        "by S",
                                                        "of X",
                                                        "[talk|call]",
                                                        "on [talk]",
                                                        "[grain]",
                                                        "+up",
                                                        "a:free",
                                                        "O:place",
                                                        "O:actor",
                                                        "O=talk",
                                                        "with O:person|place",
                                                        "to O=talk",
                                                        "T:concept",
                                                        "of T",
                                                        "from O?",
                                                        "O:group",
                                                        "in O",
                                                        "with [call] of O",
                                                        "O:law",
                                                        "O:law",
                                                        "O T",
                                                        "O T",
                                                        "S O",
                                                        "S",
                                                        "by O",
                                                        "to|of X",
                                                        "with|in X"};
        std::string text = one_of(kAnchors);
        for (std::size_t slots = pick(4); slots > 0; --slots) text += ' ' + one_of(kSlots);
        return text;
    }

    std::string word_of(std::string_view list) { return one_of(oracle::split(std::string(list), ' ')); }

    /// Verbs and nouns that hang on each other at random, with what stands around them; four of five labels are of the
    /// kind that such a word has there.
    std::string tree() {
        enum Kind : std::size_t { kVerb, kNoun, kAdjective };
        struct Word {
            std::string text;
            Kind kind;
        };
        std::vector<Word> words;
        for (std::size_t size = 3 + pick(7); words.size() < size;) {
            const std::size_t kind = words.empty() ? pick(3) : std::vector<std::size_t>{0, 0, 1, 1, 1, 1, 2}[pick(7)];
            words.push_back({kind == kVerb ? word_of("met=meet/VBD met=meet/VBN meet/VB urged=urge/VBD urging=urge/VBG "
                                                     "held=hold/VBD held=hold/VBN said=say/VBD gave=give/VBD "
                                                     "gave=give/VBN opposed=oppose/VBN was=be/VBD")
                             : kind == kNoun ? word_of("talks=talk/NNS talk/NN call/NN Kenya@place/NNP Chad@place/NNP "
                                                       "Keller@person/NNP Talk=talk@person/NNP minister/NN "
                                                       "workers=worker/NNS dozens=dozen/NNS effort/NN "
                                                       "Monday=monday/NNP week/NN response/NN grain/NN they/PRP who/WP")
                                             : word_of("opposed/JJ ready/JJ free/JJ"),
                             static_cast<Kind>(kind)});
        }
        // each hangs on one that stands before it in `order`, so that the whole is a tree whatever the order of the
        // text
        std::vector<std::size_t> order(words.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        std::vector<std::pair<std::size_t, std::string>> hang(words.size()); // head and label
        for (std::size_t i = 1; i < order.size(); ++i) {
            const std::size_t head = order[pick(i)];
            const Kind above = words[head].kind;
            const Kind below = words[order[i]].kind;
            constexpr std::string_view kAny =
                "nsubj nsubj:pass obj iobj obl nmod xcomp ccomp advcl acl conj compound amod cop "
                "aux aux:pass parataxis nmod:poss";
            hang[order[i]] = {head, word_of(pick(5) == 0                       ? kAny
                                            : below == kNoun && above == kVerb ? "nsubj nsubj nsubj:pass obj obj obj "
                                                                                 "iobj obl obl obl:agent"
                                            : below == kNoun ? "nmod nmod nmod:poss compound conj nsubj"
                                            : below == kVerb && above == kNoun ? "acl acl acl:relcl cop amod"
                                            : below == kVerb                   ? "xcomp ccomp advcl conj aux aux:pass"
                                            : above == kVerb                   ? "xcomp xcomp advmod"
                                                                               : "amod xcomp")};
        }
        // small words stand before the word that they hang on, particles behind it
        std::string text;
        std::vector<std::size_t> places(words.size());
        std::vector<std::pair<std::string, std::string>> small(words.size());
        std::size_t place = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool noun = words[i].kind == kNoun;
            if (noun && pick(2) == 0) small[i].first = word_of("with/IN to/TO of/IN on/IN by/IN in/IN from/IN");
            if (!noun && pick(3) == 0) small[i].first = word_of("to/TO of/IN not/RB will/MD that/IN by/IN");
            if (noun && small[i].first.empty() && pick(3) == 0) small[i].first = word_of("the/DT no/DT his/PRP$");
            if (!noun && pick(4) == 0) small[i].second = "up/RP";
            place += !small[i].first.empty();
            places[i] = ++place;
            place += !small[i].second.empty();
        }
        const auto add = [&](const std::string& word, std::string_view label, std::size_t head) {
            text += word + fmt::format("/{}>#{} ", label, head);
        };
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string& before = small[i].first;
            if (!before.empty())
                add(before,
                    before.ends_with("DT")   ? "det"
                    : before.ends_with("$")  ? "nmod:poss"
                    : before.ends_with("RB") ? "advmod"
                    : before.ends_with("MD") ? "aux"
                    : words[i].kind == kNoun ? "case"
                                             : "mark",
                    places[i]);
            if (i == order.front())
                text += words[i].text + ' ';
            else
                add(words[i].text, hang[i].second, places[hang[i].first]);
            if (!small[i].second.empty()) add(small[i].second, "compound:prt", places[i]);
        }
        return text;
    }

    std::mt19937 random;
};

TEST(FrameMatcherOracle, FindsTheSameInRandomTrees) {
    Maker make(16);
    Comparison all;
    for (int table = 0; table < 100; ++table) {
        std::string spec;
        std::vector<oracle::Pattern> patterns;
        for (int relation = 0; relation < 8; ++relation) {
            const std::string id = "r" + std::to_string(relation);
            spec += id + " PARENT: ";
            for (int i = 0; i < 3; ++i) {
                // in some tables no object is of the type that is asked for, and verbs match loosely
                const std::string frame =
                    table % 5 == 0 ? make.word_of("meet urge hold give") + " O:law" : make.frame();
                spec += frame + "; ";
                patterns.push_back(oracle::read_pattern(id, frame));
            }
            spec += '\n';
        }
        const RelationTable relations = relation_table(spec);
        for (int round = 0; round < 200; ++round) {
            const std::string sentence = make.tree();
            const HandMade text(sentence);
            const ClauseReader clauses(text.document(), text.analysis(), text.tree(), english_words());
            all.compare(clauses, entities_of(text), relations, patterns, small_actor_nouns(), sentence + '\n' + spec);
            if (HasFatalFailure()) return;
        }
    }
    EXPECT_GT(all.words, 50'000u);
    EXPECT_GT(all.matches, 5'000u) << "there was something to find";
    EXPECT_GT(all.loose, 10u);
    EXPECT_GT(all.frames.size(), 500u);
}

// The shipped table on real sentences

/// The tables of frames in the order of their names.
std::vector<std::filesystem::path> frame_files(const std::string& models) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(models + "/frames")) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void each_row(const std::filesystem::path& file, std::initializer_list<std::string_view> columns,
              const std::function<void(const TsvRow&)>& visit) {
    const auto read = read_tsv(file, columns, [&](const TsvRow& row) {
        visit(row);
        return std::string();
    });
    if (!read) throw std::runtime_error(read.error().describe());
}

/// The frames of a relation after those of the relations before it.
std::vector<oracle::Pattern> shipped_patterns(const std::string& models) {
    std::map<std::string, std::vector<oracle::Pattern>, std::less<>> by_relation;
    for (const auto& file : frame_files(models))
        each_row(file, {"relation", "frame", "strength"}, [&](const TsvRow& row) {
            std::string relation(row[0]);
            const std::string frame = (row[2] == "weak" ? "~" : "") + std::string(row[1]);
            by_relation[relation].push_back(oracle::read_pattern(relation, frame));
        });
    std::vector<oracle::Pattern> patterns;
    each_row(models + "/relations.tsv", {"id"}, [&](const TsvRow& row) {
        for (oracle::Pattern& pattern : by_relation[std::string(row[0])]) patterns.push_back(std::move(pattern));
    });
    return patterns;
}

TEST(FrameMatcherOracle, FindsTheSameInTheCasesAndTheExamples) {
    const std::string source = CLAIMGRAPH_SOURCE_DIR;
    const auto models = load_models(source + "/models/en");
    ASSERT_TRUE(models) << models.error().describe();
    const auto knowledge = ClaimKnowledge::load(source + "/models/en");
    ASSERT_TRUE(knowledge) << knowledge.error().describe();
    const auto patterns = shipped_patterns(source + "/models/en");
    Comparison all;
    const auto compare = [&](const std::string& text, const std::string& name) {
        const auto document = make_document("d", text);
        ASSERT_TRUE(document) << document.error().describe();
        const Analysis analysis = analyze(*document, *models);
        const Tree tree(analysis);
        const ClauseReader clauses(*document, analysis, tree, knowledge->words);
        all.compare(clauses, find_entities(*document, analysis, *models), knowledge->relations, patterns,
                    knowledge->actors, name);
    };
    for (const auto& file : frame_files(source + "/models/en")) {
        std::string examples;
        each_row(file, {"example"}, [&](const TsvRow& row) { examples += std::string(row[0]) + "\n\n"; });
        compare(examples, file.string());
        if (HasFatalFailure()) return;
    }
    std::vector<std::filesystem::path> files = {source + "/tests/cases/rules.txt", source + "/tests/cases/syntax.txt",
                                                source + "/tests/gold/dispatches.txt"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source + "/examples"))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    for (const auto& file : files) {
        compare(read_file(file).value(), file.string());
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(all.matches, 1500u);
}

} // namespace
} // namespace claimgraph
