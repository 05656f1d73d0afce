#include "cli/commands/ask/claim_search.hpp"

#include "cli/commands/ask/short_answers.hpp"
#include "cli/commands/ask/words_asked.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <tuple>
#include <utility>

namespace claimgraph::cli {

ClaimsFound ClaimSearch::find(const std::vector<AskedPart>& parts, const ClaimChoice& choice) const {
    ClaimsFound result;
    std::vector<FoundClaim>& found = result.claims;
    std::set<std::string> seen;
    for (const AskedPart& one : parts) {
        const GraphPart& part = one.part;
        const auto loaded = source_.part(part);
        const auto* graph = error_.value_of(loaded);
        if (graph == nullptr) return {};
        ClaimFilter filter = part.filter;
        for (const auto& [name, entities] :
             {std::pair(&part.subject, &filter.subjects), std::pair(&part.object, &filter.objects),
              std::pair(&part.speaker, &filter.speakers)})
            if (!name->empty()) *entities = (*graph)->find(*name);
        bool any = false;
        for (const ClaimIndex claim : filter_claims(**graph, filter)) {
            if (!seen.insert((*graph)->claim_id(claim)).second) continue;
            found.push_back({*graph, claim, entity_asked(form_, (**graph)[claim], filter)});
            any = true;
        }
        if (any) result.asked.push_back(one);
    }
    if (choice.passes) std::erase_if(found, std::not_fn(choice.passes));
    // "who" is nobody that is a topic: "filed a lawsuit against Vellmark" has sued no lawsuit
    if (form_.who && !choice.may_be_topic)
        std::erase_if(found,
                      [](const FoundClaim& one) { return one.entity && is_topic((*one.graph)[one.entity].type); });
    keep_of_others(found);
    if (!choice.is_about_rest) keep_with_all_names(found, parts);
    keep_of_type(found, parts);
    if (!choice.is_about_rest) result.narrowed = keep_with_nouns(found, parts);
    if (form_.is_event)
        happened_first(found);
    else
        std::ranges::stable_sort(found, std::greater<>(), [](const FoundClaim& one) {
            const Claim& claim = (*one.graph)[one.claim];
            const bool has_name = one.entity && !(*one.graph)[one.entity].unnamed;
            return std::tuple(claim.evidence.size(), has_name, claim.confidence);
        });
    return result;
}

/// "the governor of Puerto Rico", where claims are about governors: if the sentences of some have what the question
/// names besides, only those with most of it.
std::string ClaimSearch::keep_with_nouns(Claims& found, const std::vector<AskedPart>& parts) const {
    std::vector<std::string> others = form_.names;
    others.insert(others.end(), form_.nouns.begin(), form_.nouns.end());
    others = names_.unasked(std::move(others), parts);
    if (others.empty()) return {}; // most questions: no sentence needs to be looked at
    std::size_t most = 0;
    std::vector<std::size_t> counts;
    for (const FoundClaim& one : found) most = std::max(most, counts.emplace_back(count_in(one, others, form_)));
    std::erase_if(found, [&, at = std::size_t(0)](const FoundClaim&) mutable { return counts[at++] < most; });
    return most > 0 ? fmt::format("{}", fmt::join(others, " ")) : std::string();
}

/// Yes and no are about all that the question names; so is what has no end that it names.
void ClaimSearch::keep_with_all_names(Claims& found, const std::vector<AskedPart>& parts) const {
    if (std::ranges::any_of(parts, &AskedPart::has_end) && form_.answer != Answer::kWhether) return;
    std::vector<std::string> needed = names_.unasked(form_.names, parts);
    std::size_t least = needed.size();
    if (needed.empty() && form_.where) { // "Where was the bust stolen?" is no question about all that was somewhere
        needed = names_.unasked(form_.nouns, parts);
        least = (needed.size() + 1) / 2;
    }
    std::erase_if(found, [&](const FoundClaim& one) { return count_in(one, needed, form_) < least; });
}

/// Who is asked for is nobody that the question names: "Who took May's place as leader?" is not answered by May, nor
/// one about "US troops" by the United States.
void ClaimSearch::keep_of_others(Claims& found) const {
    if (form_.answer != Answer::kSubject && form_.answer != Answer::kObject) return;
    std::erase_if(found, [&](const FoundClaim& one) {
        if (!one.entity) return false;
        const Entity& entity = (*one.graph)[one.entity];
        if (form_.who && form_.answer == Answer::kSubject)
            for (const std::string& name : form_.names)
                if (const auto others = form_.other_names.find(name);
                    others != form_.other_names.end() &&
                    std::ranges::find(others->second, fold(entity.name)) != others->second.end())
                    return true;
        return entity.type == EntityType::kPerson && std::ranges::any_of(form_.named, [&](const QuestionEnd& end) {
                   return fold(end.words) == fold(entity.name) || fold(end.name) == fold(entity.name);
               });
    });
}

/// If some of the answers are of the type that is asked for, only those; others are none where no relation is asked
/// for.
void ClaimSearch::keep_of_type(Claims& found, const std::vector<AskedPart>& parts) const {
    if (!form_.type) return;
    const bool is_of_people = form_.counts && *form_.type == EntityType::kPerson;
    const auto is_other = [&](const FoundClaim& one) {
        if (!one.entity) return true;
        const EntityType type = (*one.graph)[one.entity].type;
        return type != *form_.type && !(is_of_people && type == EntityType::kGroup); // "three children"
    };
    const bool asks_end = form_.answer == Answer::kSubject || form_.answer == Answer::kObject;
    const bool is_any = asks_end && std::ranges::all_of(parts, [](const AskedPart& part) {
                            return part.part.filter.relations.empty();
                        });
    if (is_any || !std::ranges::all_of(found, is_other)) std::erase_if(found, is_other);
}

/// Deeds before words, each what is done to somebody before what he does; what lasts is no event, if there is another.
void ClaimSearch::happened_first(Claims& found) const {
    const auto tone = [&](const FoundClaim& one) { return families_.tone_of((*one.graph)[one.claim].relation); };
    const auto lasts = [&](const FoundClaim& one) {
        return (*one.graph)[one.claim].polarity == Polarity::kDenied || tone(one) == QuadClass::kIs;
    };
    if (!std::ranges::all_of(found, lasts)) std::erase_if(found, lasts);
    std::ranges::stable_partition(found, [&](const FoundClaim& one) {
        return tone(one) == QuadClass::kHelps || tone(one) == QuadClass::kActsAgainst;
    });
}

} // namespace claimgraph::cli
