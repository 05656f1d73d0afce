#include "cli/input/judgments.hpp"

#include "export/judgment_json.hpp"
#include "graph/base/read_file.hpp"
#include "graph/matching/merge.hpp"

#include <algorithm>
#include <utility>

namespace claimgraph::cli {
namespace {

/// The entity in this batch, taken over from the other one if it is not there.
EntityIndex taken_over(EntityIndex entity, ClaimBatch& from, ClaimBatch& to) {
    if (!entity) return entity;
    const Entity& wanted = from.entities[entity.value];
    const auto known = std::ranges::find(to.entities, wanted.id, &Entity::id);
    if (known != to.entities.end()) return EntityIndex(static_cast<std::size_t>(known - to.entities.begin()));
    if (to.descriptions.size() == to.entities.size() && from.descriptions.size() == from.entities.size())
        to.descriptions.push_back(from.descriptions[entity.value]);
    to.entities.push_back(wanted);
    return EntityIndex(to.entities.size() - 1);
}

} // namespace

Result<std::vector<Judgment>> read_judgments(const std::string& file) {
    if (file.empty()) return std::vector<Judgment>();
    const auto lines = read_file(file);
    if (!lines) return tl::unexpected(lines.error());
    return judgments_from_json(*lines, file);
}

ClaimBatch extract_judged(const Document& document, const Analysis& analysis, const Models& models,
                          const Judgments& judgments) {
    return with_confirmed(extract_claims(document, analysis, models), document, analysis, models, judgments);
}

ClaimBatch with_confirmed(ClaimBatch batch, const Document& document, const Analysis& analysis, const Models& models,
                          const Judgments& judgments) {
    normalize_text(batch);
    const bool is_judged = !judgments.empty() && std::ranges::any_of(analysis.sentences, [&](const Sentence& sentence) {
        return judgments.has_sentence(document.text(sentence.span));
    });
    if (!is_judged) return batch;
    ClaimBatch wide = extract_claims(document, analysis, models, kLeastOfAll);
    normalize_text(wide);
    for (Claim& claim : wide.claims) {
        const SentenceClaim judged = sentence_claim(claim, claim.evidence.front(), wide.entities);
        const Judgment* judgment = judgments.find(judged);
        if (judgment == nullptr || judgment->verdict != Verdict::kConfirmed) continue;
        if (std::ranges::any_of(batch.claims, [&](const Claim& drawn) {
                return sentence_claim(drawn, drawn.evidence.front(), batch.entities) == judged;
            }))
            continue;
        for (const auto& [field, member] : kClaimEntities) claim.*member = taken_over(claim.*member, wide, batch);
        batch.claims.push_back(std::move(claim));
    }
    return batch;
}

} // namespace claimgraph::cli
