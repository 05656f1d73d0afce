#include "tools/train/claim_examples.hpp"

#include "extract/text/document.hpp"
#include "graph/base/read_file.hpp"
#include "graph/model/name_key.hpp"
#include "tools/evaluate/claim_gold.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using JsonTree = nlohmann::json;

/// A text, what is proposed of it, and what readers say.
struct Text {
    Document document;
    Analysis analysis;
    std::vector<ClaimProposal> proposals;
    ClaimGold gold;

    GoldRelations accepted(const ClaimProposal& proposal) const {
        return relations_between(gold, proposal.sentence, {proposal.subject, proposal.subject_words},
                                 {proposal.object, proposal.object_words});
    }
};

Result<Text> text_of(const std::string& file, std::string bytes, ClaimGold gold, const Models& models) {
    auto document = make_document(file, std::move(bytes));
    if (!document) return tl::unexpected(document.error());
    Analysis analysis = analyze(*document, models);
    auto proposals = propose_claims(*document, analysis, models);
    return Text{std::move(*document), std::move(analysis), std::move(proposals), std::move(gold)};
}

Result<Text> read_text(const std::string& file, ClaimGold gold, const Models& models) {
    auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return text_of(file, std::move(*bytes), std::move(gold), models);
}

Result<Text> read_annotated(const std::string& gold_file, const Models& models) {
    auto gold = read_claim_gold(gold_file);
    if (!gold) return tl::unexpected(gold.error());
    const std::string file = gold->text_file;
    return read_text(file, std::move(*gold), models);
}

JsonTree sentences_of(const Text& text) {
    JsonTree sentences = JsonTree::array();
    for (const Sentence& sentence : text.analysis.sentences) {
        JsonTree words = JsonTree::array();
        for (const Token& token : text.analysis.of(sentence.tokens))
            words.push_back({text.analysis.form(text.document, token), token.space_after});
        sentences.push_back({{"first", sentence.tokens.begin.value}, {"words", std::move(words)}});
    }
    return sentences;
}

std::int64_t number_of(TokenIndex token) { return token ? static_cast<std::int64_t>(token.value) : -1; }

JsonTree pair_of(const Text& text, const ClaimProposal& proposal, const RelationTable& relations) {
    JsonTree anchors = JsonTree::array();
    for (const TokenIndex anchor : proposal.anchors) anchors.push_back(anchor.value);
    JsonTree supports = JsonTree::array();
    for (const Support& support : proposal.evidence.supports)
        supports.push_back({relations[support.relation].id, support.feature});
    const GoldRelations accepted = text.accepted(proposal);
    return {{"sentence", proposal.number.value},         {"subject", number_of(proposal.subject_head)},
            {"object", number_of(proposal.object_head)}, {"anchors", std::move(anchors)},
            {"features", proposal.evidence.features},    {"supports", std::move(supports)},
            {"relations", accepted.relations},           {"core", accepted.core}};
}

/// The pairs of a text, in the order of propose_claims(); of a text that nobody read those that a teacher judged.
std::vector<ClaimExample> examples_of(Text text, std::uint32_t document, bool read,
                                      const std::vector<TaughtWords>& taught) {
    std::map<std::pair<std::int64_t, std::int64_t>, const TaughtPair*> by_words;
    for (const TaughtWords& words : taught) by_words.try_emplace({words.subject, words.object}, &words.pair);
    std::vector<ClaimExample> examples;
    for (ClaimProposal& proposal : text.proposals) {
        const auto found = by_words.find({number_of(proposal.subject_head), number_of(proposal.object_head)});
        const bool judged = found != by_words.end();
        if (!read && !judged) continue;
        const GoldRelations accepted = text.accepted(proposal);
        examples.push_back({.evidence = std::move(proposal.evidence),
                            .relations = accepted.relations,
                            .core = accepted.core,
                            .document = document,
                            .read = read,
                            .taught = judged ? std::optional(*found->second) : std::nullopt});
    }
    return examples;
}

TaughtWords taught_words(const JsonTree& row) {
    TaughtWords words{.subject = row.at(0).get<std::int64_t>(),
                      .object = row.at(1).get<std::int64_t>(),
                      .pair = {.holds = row.at(2).get<float>(), .shares = {}}};
    for (std::size_t i = 3; i + 1 < row.size(); i += 2)
        words.pair.shares.emplace_back(row[i].get<std::string>(), row[i + 1].get<float>());
    return words;
}

} // namespace

Result<std::vector<ClaimExample>> read_claim_examples(const std::string& gold_file, std::uint32_t document,
                                                      const Models& models, TaughtTexts& taught) {
    auto text = read_annotated(gold_file, models);
    if (!text) return tl::unexpected(text.error());
    const auto known = taught.extract(text->gold.text_file);
    return examples_of(std::move(*text), document, true, known ? known.mapped() : std::vector<TaughtWords>());
}

Result<std::vector<ClaimExample>> read_judged_examples(std::span<const Judgment> judgments, std::uint32_t& documents,
                                                       const Models& models) {
    std::map<std::string_view, std::vector<const Judgment*>> by_sentence;
    for (const Judgment& judgment : judgments) by_sentence[judgment.claim.text].push_back(&judgment);
    std::vector<ClaimExample> examples;
    for (const auto& [sentence, judged] : by_sentence) {
        auto text = text_of("a judged sentence", std::string(sentence), {}, models);
        if (!text) return tl::unexpected(text.error());
        for (ClaimProposal& proposal : text->proposals) {
            const auto is_about = [&](const Judgment* judgment) {
                return name_key(judgment->claim.subject) == name_key(proposal.subject_words) &&
                       name_key(judgment->claim.object) == name_key(proposal.object_words);
            };
            if (std::ranges::none_of(judged, is_about)) continue;
            std::vector<std::string> relations;
            for (const Judgment* judgment : judged)
                if (is_about(judgment) && judgment->verdict == Verdict::kConfirmed)
                    relations.push_back(judgment->claim.relation);
            std::ranges::sort(relations);
            relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
            const bool is_core = !relations.empty();
            examples.push_back({.evidence = std::move(proposal.evidence),
                                .relations = std::move(relations),
                                .core = is_core,
                                .document = documents,
                                .taught = {}});
        }
        ++documents;
    }
    return examples;
}

Result<std::string> claim_examples_line(const std::string& file, const Models& models, const RelationTable& relations) {
    const auto text = file.ends_with(".json") ? read_annotated(file, models) : read_text(file, {}, models);
    if (!text) return tl::unexpected(text.error());
    JsonTree pairs = JsonTree::array();
    for (const ClaimProposal& proposal : text->proposals) pairs.push_back(pair_of(*text, proposal, relations));
    const JsonTree line = {
        {"file", text->document.id()}, {"sentences", sentences_of(*text)}, {"pairs", std::move(pairs)}};
    return line.dump(-1, ' ', false, JsonTree::error_handler_t::replace);
}

Result<TaughtTexts> read_taught_texts(const std::string& file) {
    std::ifstream in(file);
    if (!in) return fail(ErrorCode::kNotFound, "cannot be read", {.file = file});
    TaughtTexts texts;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        try {
            const JsonTree tree = JsonTree::parse(line);
            std::vector<TaughtWords>& pairs = texts[tree.at("file").get<std::string>()];
            for (const JsonTree& row : tree.at("pairs")) pairs.push_back(taught_words(row));
        } catch (const JsonTree::exception& error) {
            return fail(ErrorCode::kBadFormat, error.what(), {.file = file, .line = number});
        }
    }
    return texts;
}

Result<std::vector<ClaimExample>> read_taught_examples(const std::string& text_file, std::uint32_t document,
                                                       const std::vector<TaughtWords>& taught, const Models& models) {
    const std::string gold_file = text_file.substr(0, text_file.rfind(".txt")) + ".gold.json";
    auto text =
        std::filesystem::exists(gold_file) ? read_annotated(gold_file, models) : read_text(text_file, {}, models);
    if (!text) return tl::unexpected(text.error());
    return examples_of(std::move(*text), document, false, taught);
}

} // namespace claimgraph::cli
