#include "extract/entities/coreference/antecedent_features.hpp"

#include "extract/entities/names/feature_row.hpp"

#include <algorithm>
#include <cassert>

namespace claimgraph {
namespace {

template <class Enum>
constexpr std::uint64_t number(Enum value) {
    return static_cast<std::uint64_t>(value);
}

constexpr std::uint8_t kCompound = 9; ///< the role

std::uint64_t kind_of(const PhraseInfo& info) {
    return info.kind == MentionKind::kPronoun ? 8 + number(info.person) : number(info.kind);
}

} // namespace

void AntecedentFeatures::candidates(std::uint32_t phrase, std::vector<Candidate>& out) const {
    out.clear();
    const PhraseInfo& info = infos_[phrase];
    if (info.person == Person::kOther) return;
    const bool pronoun = info.kind == MentionKind::kPronoun;
    const bool speaker = is_speech_act(info.person);
    const std::size_t window = pronoun && !speaker ? 30 : info.kind == MentionKind::kName ? 8 : 14;
    const std::uint32_t reach = pronoun && !speaker ? 4 : 2;
    std::size_t looked = 0;
    for (std::uint32_t i = phrase; i-- > 0 && looked < window && info.sentence - infos_[i].sentence <= reach;) {
        if (phrases_[i].tokens.contains(phrases_[phrase].head) || phrases_[phrase].tokens.contains(phrases_[i].head))
            continue; // "his brother"
        if (infos_[i].person == Person::kOther) continue;
        ++looked;
        // "the country" is not that of "United States troops"
        if (info.kind == MentionKind::kNominal && infos_[i].role == kCompound && infos_[i].head != info.head) continue;
        if (chains_.fits(phrase, chains_.of(i))) out.push_back({i});
    }
    const std::uint32_t nearest = out.empty() ? phrase : out.back().before;
    const auto add = [&](std::uint32_t before) {
        if (before < nearest && chains_.fits(phrase, chains_.of(before))) out.push_back({before});
    };
    if (pronoun) {
        int times = info.person == Person::kThis || info.person == Person::kThese ? 0 : 2;
        for (std::uint32_t at = info.same_person; at != 0 && times > 0; at = infos_[at - 1].same_person, --times)
            add(at - 1);
    } else {
        constexpr std::size_t kMost = 5;
        const auto called = chains_.called(info.head);
        for (const std::uint32_t chain : called.subspan(called.size() - std::min(kMost, called.size())))
            add(chains_.chains()[chain].last);
    }
    std::ranges::sort(out, {}, &Candidate::before);
    const auto same = [](const Candidate& a, const Candidate& b) { return a.before == b.before; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    if (out.size() > kMaxCandidates) out.erase(out.begin(), out.end() - kMaxCandidates);
    count_newer(out);
}

void AntecedentFeatures::count_newer(std::vector<Candidate>& candidates) const {
    struct Met {
        std::uint32_t chain;
        bool is_subject;
    };
    boost::container::small_vector<Met, 16> met;
    for (std::size_t i = candidates.size(); i-- > 0;) {
        const std::uint32_t chain = chains_.chain_of(candidates[i].before);
        std::size_t newer = 0, subjects = 0;
        Met* own = nullptr;
        for (Met& other : met) {
            if (other.chain == chain) {
                own = &other;
                continue;
            }
            ++newer;
            subjects += other.is_subject;
        }
        candidates[i].newer = static_cast<std::uint8_t>(std::min<std::size_t>(newer, 4));
        candidates[i].newer_subjects = static_cast<std::uint8_t>(std::min<std::size_t>(subjects, 3));
        const bool is_subject = infos_[candidates[i].before].role == 1;
        if (own != nullptr)
            own->is_subject |= is_subject;
        else
            met.push_back({chain, is_subject});
    }
}

void AntecedentFeatures::pair(std::uint32_t phrase, const Candidate& candidate,
                              std::array<std::uint64_t, kPairTemplates>& out) const {
    const std::uint32_t before = candidate.before;
    const PhraseInfo& a = infos_[before];
    const PhraseInfo& b = infos_[phrase];
    const std::uint64_t kind_b = kind_of(b);
    const std::uint64_t kinds = kind_of(a) * 32 + kind_b;
    const unsigned sentences = std::min(b.sentence - a.sentence, 8U);
    const unsigned distance = count_bucket(phrase - before);
    const bool same_words = a.words == b.words;
    const bool same_head = a.head == b.head;
    const bool pronoun = b.kind == MentionKind::kPronoun;
    const unsigned match = same_words ? 3 : same_head ? ((b.modifiers & ~a.modifiers) == 0 ? 2 : 1) : 0;
    const auto determiner = number(b.determiner);
    FeatureRow row(out.data());
    row.add(kinds);
    row.add(kinds, sentences);
    row.add(kinds, distance);
    row.add(kind_b, distance, sentences);
    row.add(kinds, match);
    row.add(match, determiner, number(a.determiner), kind_of(a));
    row.add(match, sentences, determiner);
    row.add(kinds, number(a.number), number(b.number));
    row.add(number(a.number), number(b.number), match);
    row.add(kinds, number(a.animacy), number(b.animacy));
    row.add(kind_b, number(a.type), number(b.type));
    row.add(kind_b, number(a.type), number(a.number), number(a.animacy));
    row.add(kinds, a.role, b.role, sentences == 0);
    row.add(kind_b, a.role, sentences);
    row.add(kind_b, a.role, number(a.determiner));
    row.add(kind_b, a.size);
    row.add(kind_b, a.head);
    row.add(kind_b, a.fine);
    row.add(kind_b, a.coarse, number(a.number));
    row.add_if(!pronoun, a.fine, b.fine, match != 0);
    row.add_if(!pronoun, a.head, b.head);
    row.add_if(!pronoun, a.coarse, b.coarse, determiner);
    row.add_if(pronoun, b.words, number(a.animacy), number(a.number), number(a.type));
    row.add_if(pronoun, b.words, a.words);
    row.add_if(pronoun, kind_b, b.verb, a.coarse);
    row.add(kinds, a.quoted, b.quoted, sentences == 0);
    row.add_if(match > 0, match, b.head);
    row.add_if(match > 0, match, b.size, a.size, determiner);
    row.add_if(match > 0, match, b.role, determiner);
    row.add_if(same_head && a.modifiers != b.modifiers, a.modifiers == 0, b.modifiers == 0, determiner);
    const TokenIndex governor = analysis_[phrases_[before].head].head;
    row.add_if(governor && governor == analysis_[phrases_[phrase].head].head, kinds, a.role, b.role);
    row.add_if(analysis_[phrases_[phrase].head].head == phrases_[before].head, b.role, kinds);
    const bool same_sentence = sentences == 0;
    const bool commands = same_sentence && governor && tree_.subtree(governor).contains(phrases_[phrase].head);
    row.add_if(same_sentence, kind_b, commands, a.role, b.role);
    row.add_if(same_sentence, kind_b, commands, number(a.kind), distance);
    row.add_if(pronoun, kind_b, a.role, analysis_[governor ? governor : phrases_[before].head].deprel == deprel::root,
               sentences);
    row.add_if(phrase == before + 1, kinds, b.role);

    const DiscourseChain& chain = chains_.of(before);
    const PhraseInfo& last = infos_[chain.last];
    const bool is_last = chain.last == before;
    const bool called = DiscourseChains::is_called(chain, b);
    const unsigned since = std::min(b.sentence - last.sentence, 8U);
    const bool same_person = pronoun && (chain.persons >> number(b.person) & 1U) != 0;
    row.add(kind_b, chain.entity != 0, chain.size == 1);
    row.add(kind_b, number(chain.animacy), number(chain.number), number(chain.type));
    row.add(kind_b, number(chain.type), number(b.type), chain.entity != 0);
    row.add(kind_b, same_person, since, is_last);
    row.add(kind_b, same_person, chain.entity != 0, number(chain.animacy));
    row.add(kind_b, is_last, distance);
    row.add(kind_b, called, determiner, match);
    row.add(kind_b, called, determiner, since);
    row.add(kind_b, last.role, since, is_last);
    row.add(kind_b, candidate.newer, same_sentence);
    row.add(kind_b, candidate.newer_subjects, since);
    row.add(kinds, candidate.newer > 0, candidate.newer_subjects > 0, a.role);
    row.add(kind_b, candidate.newer_subjects, same_person, chain.entity != 0);
    row.add(kind_b, chain.has_noun, chain.persons != 0, is_last);
    row.add_if(pronoun, b.words, number(chain.type), number(chain.animacy), number(chain.number));
    row.add_if(pronoun, b.verb, number(chain.type), b.role);
    row.add_if(!pronoun, b.head, number(chain.type), called);
    row.add(kind_b, a.role == 1 && b.role == 1, since, chain.entity != 0);
    row.add(kind_b, last.quoted, b.quoted, since == 0, is_last);
    assert(row.size() <= out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(row.size()), out.end(), 0);
}

void AntecedentFeatures::none(std::uint32_t phrase, std::array<std::uint64_t, kNewTemplates>& out) const {
    const PhraseInfo& b = infos_[phrase];
    const std::uint64_t kind = kind_of(b);
    const bool seen = b.same_head != 0;
    const bool called = !chains_.called(b.head).empty();
    const bool pronoun = b.kind == MentionKind::kPronoun;
    const auto determiner = number(b.determiner);
    FeatureRow row(out.data(), 1000);
    row.add(kind);
    row.add(kind, determiner, seen);
    row.add(b.head, kind);
    row.add(b.head, determiner, seen);
    row.add(b.fine, determiner);
    row.add(kind, b.role, determiner);
    row.add(kind, b.size, determiner, seen);
    row.add(kind, number(b.type), determiner);
    row.add(kind, std::min(b.sentence, 6U));
    row.add(kind, number(b.number), number(b.animacy));
    row.add(kind, b.modifiers == 0, determiner, seen);
    row.add(kind, b.verb, b.role);
    row.add(b.words);
    row.add(kind, b.quoted);
    row.add(kind, called, determiner, b.modifiers == 0);
    row.add(pronoun ? b.words : 0, b.verb, b.role);
    row.add(kind, b.same_person != 0, b.coarse);
    assert(row.size() <= out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(row.size()), out.end(), 0);
}

} // namespace claimgraph
