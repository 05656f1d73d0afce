#include "graph/judgments/judgment.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/model/name_key.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 2> kVerdictNames = {"rejected", "confirmed"};

std::vector<std::string_view> sorted_words(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(folded.size(), end + 1));
    }
    std::ranges::sort(words);
    return words;
}

/// The words of a participant, with its name if they are not words of it, nor it of them.
std::string participant_key(std::string_view mention, std::string_view name) {
    std::string key = name_key(mention);
    const std::string name_of = name_key(name);
    const auto words = sorted_words(key);
    const auto named = sorted_words(name_of);
    const bool tells_name = !words.empty() && !named.empty() &&
                            (std::ranges::includes(named, words) || std::ranges::includes(words, named));
    return tells_name ? key : key + '\t' + name_of;
}

std::string judged_key(const SentenceClaim& claim, bool turned) {
    const std::string subject = participant_key(claim.subject, claim.subject_name);
    const std::string object = participant_key(claim.object, claim.object_name);
    std::string key = one_line(claim.text);
    for (const std::string_view part :
         {std::string_view(claim.relation), std::string_view(turned ? object : subject),
          std::string_view(turned ? subject : object), to_string(claim.polarity), to_string(claim.modality)})
        key.append("\n").append(part);
    return key.append("\n").append(name_key(claim.speaker));
}

} // namespace

std::string_view to_string(Verdict verdict) { return kVerdictNames[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> verdict_from(std::string_view text) {
    const auto found = std::ranges::find(kVerdictNames, text);
    if (found == kVerdictNames.end()) return std::nullopt;
    return static_cast<Verdict>(found - kVerdictNames.begin());
}

SentenceClaim sentence_claim(const Claim& claim, const Evidence& evidence, std::span<const Entity> entities) {
    return {.text = evidence.text,
            .subject = evidence.subject,
            .subject_name = entities[claim.subject.value].name,
            .relation = claim.relation,
            .object = evidence.object,
            .object_name = entities[claim.object.value].name,
            .polarity = claim.polarity,
            .modality = claim.modality,
            .speaker = claim.attributed_to ? entities[claim.attributed_to.value].name : std::string(),
            .symmetric = claim.symmetric};
}

std::size_t Judgments::add(Judgment judgment) {
    std::size_t place = all_.size();
    if (const Judgment* known = find(judgment.claim)) {
        place = static_cast<std::size_t>(known - all_.data());
        all_[place].verdict = judgment.verdict;
        all_[place].note = std::move(judgment.note);
        return place;
    }
    places_.emplace(judged_key(judgment.claim, false), place);
    sentences_.insert(one_line(judgment.claim.text));
    all_.push_back(std::move(judgment));
    return place;
}

const Judgment* Judgments::find(const SentenceClaim& claim) const {
    if (!has_sentence(claim.text)) return nullptr;
    auto found = places_.find(judged_key(claim, false));
    if (found == places_.end() && claim.symmetric) found = places_.find(judged_key(claim, true));
    return found == places_.end() ? nullptr : &all_[found->second];
}

bool Judgments::has_sentence(std::string_view text) const {
    return !all_.empty() && sentences_.contains(one_line(text));
}

void apply(const Judgments& judgments, ClaimBatch& batch) {
    if (judgments.empty()) return;
    std::erase_if(batch.claims, [&](Claim& claim) {
        const bool had_evidence = !claim.evidence.empty();
        bool confirmed = false;
        std::erase_if(claim.evidence, [&](const Evidence& evidence) {
            const Judgment* judgment = judgments.find(sentence_claim(claim, evidence, batch.entities));
            confirmed |= judgment != nullptr && judgment->verdict == Verdict::kConfirmed;
            return judgment != nullptr && judgment->verdict == Verdict::kRejected;
        });
        if (confirmed) claim.confidence = 1;
        return had_evidence && claim.evidence.empty();
    });
}

} // namespace claimgraph
