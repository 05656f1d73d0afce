#include "tools/evaluate/claim_gold.hpp"

#include "graph/base/read_file.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/base/tsv.hpp"
#include "graph/model/claim_fields.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace claimgraph::cli {
namespace {

using JsonTree = nlohmann::json;

constexpr std::string_view kAny = "*";

/// A name as it is compared.
std::string key_of(std::string_view name) {
    std::string key = fold(name);
    for (std::size_t at = 0; (at = key.find("\xE2\x80\x99", at)) != std::string::npos;) key.replace(at, 3, "'");
    constexpr std::string_view kEdges = " .,;:'\"";
    const std::size_t begin = key.find_first_not_of(kEdges);
    if (begin == std::string::npos) return {};
    key = key.substr(begin, key.find_last_not_of(kEdges) + 1 - begin);
    for (const std::string_view article : {"the ", "a ", "an "})
        if (key.starts_with(article)) {
            key.erase(0, article.size());
            break;
        }
    if (key.ends_with("'s")) key.resize(key.size() - 2);
    return key;
}

/// Accepted names; null stands for nobody.
std::vector<std::string> keys(const JsonTree& list) {
    std::vector<std::string> result;
    for (const JsonTree& name : list) {
        const std::string text = name.is_null() ? std::string() : name.get<std::string>();
        result.push_back(text == kAny ? text : key_of(text));
    }
    return result;
}

bool contains(const std::vector<std::string>& list, std::string_view key) {
    return std::ranges::find(list, key) != list.end();
}

GoldClaim read_claim(const JsonTree& json) {
    GoldClaim claim;
    claim.subjects = keys(json.at("subject"));
    claim.objects = keys(json.at("object"));
    claim.speakers = keys(json.at("attributed_to"));
    claim.relations = json.at("relation").get<std::vector<std::string>>();
    claim.modalities = json.at("modality").get<std::vector<std::string>>();
    claim.polarity = polarity_from(json.at("polarity").get<std::string>()).value_or(Polarity::kAffirmed);
    claim.core = json.at("core").get<bool>();
    for (const auto& [name, value] : json.at("attributes").items()) {
        if (name == "symmetric")
            claim.symmetric = value.get<bool>();
        else
            claim.attributes.emplace(name, key_of(value.get<std::string>()));
    }
    return claim;
}

/// A claim of ours at one place, reduced to what is compared.
struct Found {
    const Claim* claim = nullptr;
    std::array<std::string, 2> subject; ///< its name, its words
    std::array<std::string, 2> object;
    ByteSpan span;
    bool free = true;
};

bool accepts(const std::vector<std::string>& accepted, const std::array<std::string, 2>& names) {
    return contains(accepted, kAny) || std::ranges::any_of(names, [&](const std::string& name) {
               return !name.empty() && contains(accepted, name);
           });
}

/// A name and words as they are compared. Where they share no words, the name says whom the words mean, and counts
/// alone.
std::array<std::string, 2> compared(const std::array<std::string, 2>& names) {
    std::array<std::string, 2> keys = {key_of(names[0]), key_of(names[1])};
    const auto words = [](const std::string& key) {
        std::set<std::string> result;
        for_each_part(key, ' ', [&](std::string_view word) { result.emplace(word); });
        return result;
    };
    const auto name = words(keys[0]);
    const auto mention = words(keys[1]);
    const bool same_words = std::ranges::includes(name, mention) || std::ranges::includes(mention, name);
    if (!same_words) keys[1].clear();
    return keys;
}

bool fits(const GoldClaim& gold, const Found& found) {
    if (!contains(gold.relations, kAny) && !contains(gold.relations, found.claim->relation)) return false;
    return (accepts(gold.subjects, found.subject) && accepts(gold.objects, found.object)) ||
           (gold.symmetric && accepts(gold.subjects, found.object) && accepts(gold.objects, found.subject));
}

/// A field of words, folded; empty if there is none of this name.
std::string field_of(const Claim& claim, std::string_view name) {
    for (const ClaimField& field : kClaimFields)
        if (const auto* member = std::get_if<std::string Claim::*>(&field.member); member && field.name == name)
            return key_of(claim.**member);
    return {};
}

std::vector<std::pair<std::string, bool>> rights(const GoldClaim& gold, const Claim& claim,
                                                 std::span<const Entity> entities) {
    const std::string speaker = claim.attributed_to ? key_of(entities[claim.attributed_to.value].name) : "";
    std::vector<std::pair<std::string, bool>> result = {
        {"attribution", contains(gold.speakers, kAny) || contains(gold.speakers, speaker)},
        {"polarity", claim.polarity == gold.polarity},
        {"modality", contains(gold.modalities, to_string(claim.modality))}};
    for (const auto& [name, want] : gold.attributes) {
        const std::string got = field_of(claim, name);
        result.emplace_back(name, got.find(want) != std::string::npos ||
                                      (!got.empty() && want.find(got) != std::string::npos));
    }
    return result;
}

std::vector<Found> typed_claims(const ClaimBatch& batch) {
    std::vector<Found> found;
    std::set<std::tuple<std::array<std::string, 2>, std::string, std::array<std::string, 2>, std::uint32_t, Polarity>>
        seen;
    for (const Claim& claim : batch.claims) {
        if (claim.relation.starts_with("open:")) continue;
        for (const Evidence& evidence : claim.evidence) {
            const auto names = [&](EntityIndex entity, const std::string& words) {
                return std::array{key_of(batch.entities[entity.value].name), key_of(words)};
            };
            Found one{&claim, names(claim.subject, evidence.subject), names(claim.object, evidence.object),
                      evidence.span};
            if (seen.emplace(one.subject, claim.relation, one.object, evidence.span.begin, claim.polarity).second)
                found.push_back(std::move(one));
        }
    }
    return found;
}

} // namespace

Result<ClaimGold> read_claim_gold(const std::string& file) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    ClaimGold gold;
    try {
        const JsonTree json = JsonTree::parse(*text);
        for (const JsonTree& entry : json.at("sentences")) {
            ClaimGoldSentence sentence{
                .span = {entry.at("start").get<std::uint32_t>(), entry.at("end").get<std::uint32_t>()},
                .text = entry.value("text", std::string())};
            for (const JsonTree& claim : entry.at("claims")) sentence.claims.push_back(read_claim(claim));
            gold.sentences.push_back(std::move(sentence));
        }
        constexpr std::string_view kEnding = ".gold.json";
        if (file.ends_with(kEnding)) gold.text_file = file.substr(0, file.size() - kEnding.size()) + ".txt";
        if (!std::filesystem::exists(gold.text_file)) gold.text_file = json.at("document").get<std::string>();
    } catch (const JsonTree::exception& error) {
        return fail(ErrorCode::kBadFormat, error.what(), {.file = file});
    }
    return gold;
}

GoldRelations relations_between(const ClaimGold& gold, ByteSpan sentence, const Participant& subject,
                                const Participant& object) {
    const Participant who = compared(subject);
    const Participant whom = compared(object);
    std::set<std::string> relations;
    GoldRelations result;
    for (const ClaimGoldSentence& of : gold.sentences) {
        if (!of.span.overlaps(sentence)) continue;
        for (const GoldClaim& claim : of.claims) {
            const bool straight = accepts(claim.subjects, who) && accepts(claim.objects, whom);
            if (!straight && !(claim.symmetric && accepts(claim.subjects, whom) && accepts(claim.objects, who)))
                continue;
            relations.insert(claim.relations.begin(), claim.relations.end());
            result.core |= claim.core;
        }
    }
    result.relations.assign(relations.begin(), relations.end());
    return result;
}

double ClaimScore::f1() const {
    const double p = precision.value();
    const double r = recall.value();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

void ClaimScore::add(ClaimScore&& other) {
    const auto add_share = [](Share& share, const Share& more) {
        share.right += more.right;
        share.all += more.all;
    };
    add_share(precision, other.precision);
    add_share(recall, other.recall);
    for (const auto& [type, shares] : other.types) {
        add_share(types[type].first, shares.first);
        add_share(types[type].second, shares.second);
    }
    for (const auto& [name, share] : other.attributes) add_share(attributes[name], share);
    std::ranges::move(other.confidences, std::back_inserter(confidences));
    std::ranges::move(other.missed, std::back_inserter(missed));
    std::ranges::move(other.wrong, std::back_inserter(wrong));
}

ClaimScore score_claims(const ClaimGold& gold, const ClaimBatch& batch) {
    ClaimScore score;
    std::vector<Found> all = typed_claims(batch);
    const auto match = [&](const ClaimGoldSentence& sentence, const GoldClaim& claim) {
        std::vector<Found*> fitting;
        for (Found& found : all)
            if (found.free && found.span.overlaps(sentence.span) && fits(claim, found)) fitting.push_back(&found);
        for (Found* found : fitting) found->free = false;
        if (!claim.core) return;
        Share& recall = score.types[claim.relations.front()].second;
        ++recall.all;
        ++score.recall.all;
        if (fitting.empty()) {
            score.missed.push_back(fmt::format("{} | {} | {}: {}", claim.subjects.front(), claim.relations.front(),
                                               claim.objects.front(), sentence.text));
            return;
        }
        ++recall.right;
        ++score.recall.right;
        std::vector<std::pair<std::string, bool>> best;
        const auto count = [](const auto& list) {
            return std::ranges::count_if(list, [](const auto& entry) { return entry.second; });
        };
        for (const Found* found : fitting)
            if (auto these = rights(claim, *found->claim, batch.entities); best.empty() || count(these) > count(best))
                best = std::move(these);
        for (const auto& [name, right] : best) {
            Share& share = score.attributes[name];
            share.right += right;
            ++share.all;
        }
    };
    for (const bool core : {true, false}) // a claim counts for what must be found first
        for (const ClaimGoldSentence& sentence : gold.sentences)
            for (const GoldClaim& claim : sentence.claims)
                if (claim.core == core) match(sentence, claim);
    for (const Found& found : all) {
        Share& precision = score.types[found.claim->relation].first;
        for (Share* share : {&precision, &score.precision}) {
            share->right += !found.free;
            ++share->all;
        }
        score.confidences.emplace_back(found.claim->confidence, !found.free);
        if (found.free)
            score.wrong.push_back(fmt::format("{} | {} | {}: {}", found.subject[0], found.claim->relation,
                                              found.object[0], found.claim->evidence.front().text));
    }
    return score;
}

} // namespace claimgraph::cli
