#include "extract/entities/noun_description.hpp"

namespace claimgraph {
namespace {

constexpr std::uint32_t kMostWords = 10;
constexpr int kMostLevels = 6;

/// What says which one of its kind a thing is.
constexpr DeprelSet kDistinguishing = {deprel::nmod, deprel::acl, deprel::flat};
/// What is said besides.
constexpr DeprelSet kBesides = {deprel::acl_relcl, deprel::appos,         deprel::parataxis,
                                deprel::list,      deprel::nmod_unmarked, deprel::obl_unmarked};

class DescribedNoun {
  public:
    DescribedNoun(const TreeReader& trees, const EntityLayer& layer, TokenIndex noun)
        : trees_(trees), layer_(layer), words_(trees.with_premodifiers(noun)) {
        add_owner(noun);
        for (const TokenIndex child : trees_.tree().children(noun)) {
            if (child < noun) continue;
            if (!trees_.is(child, kDistinguishing) || !add(child, 0)) break;
        }
    }

    TokenRange words() const { return words_; }

  private:
    bool is_time(TokenIndex token) const {
        return layer_.type_of(token) == EntityType::kTime || trees_.is(token, WordKind::kTimeNoun);
    }
    bool fits(TokenIndex begin, TokenIndex end) const { return end.value - begin.value <= kMostWords; }

    /// "Kenya's" of "Kenya's strategy".
    void add_owner(TokenIndex noun) {
        const TokenIndex owner = trees_.tree().first_child(
            noun, [&](TokenIndex child) { return child < noun && trees_.is(child, deprel::nmod_poss); });
        if (!owner || !trees_.is_noun(owner) || is_time(owner)) return;
        const TokenRange whole = trees_.phrase(owner);
        if (whole.end == words_.begin && fits(whole.begin, words_.end)) words_.begin = whole.begin;
    }

    /// Adds what hangs behind the words: all of it, or what comes before an aside, a time, or what is too long. False
    /// if not all of it was added; nothing is added that would stop within a list or behind the verb alone.
    bool add(TokenIndex phrase, int level) {
        const TokenRange whole = trees_.tree().subtree(phrase);
        const TokenIndex before = words_.end;
        if (whole.begin != before || level > kMostLevels || is_left_out(phrase)) return false;
        words_.end = std::max(trees_.last_of_name(phrase), phrase);
        ++words_.end.value;
        bool is_whole = fits(words_.begin, words_.end);
        for (const TokenIndex child : trees_.tree().children(phrase)) {
            if (child < phrase || trees_.tree().subtree(child).end <= words_.end) continue;
            // "of Parliament and a critic": a name and a noun are two things
            if (trees_.is(child, deprel::conj) && !trees_.is(child, trees_.token(phrase).upos)) {
                is_whole = false;
                break;
            }
            if (is_whole && add(child, level + 1)) continue;
            is_whole = false;
            if (trees_.is(child, deprel::conj)) words_.end = before;
            break;
        }
        const bool is_bare = trees_.is(phrase, Upos::kVerb) && words_.end.value == phrase.value + 1U;
        if (!fits(words_.begin, words_.end) || (!is_whole && is_bare)) words_.end = before;
        return is_whole && words_.end != before;
    }

    /// "Talks, held in secret, ...", "crops including maize", "tension due to talks": by this the thing is not known.
    bool is_left_out(TokenIndex phrase) const {
        if (trees_.is(phrase, kBesides) || is_time(phrase)) return true;
        const TokenIndex first = trees_.tree().subtree(phrase).begin;
        if (trees_.is(first, Upos::kPunct) && !trees_.is(phrase, deprel::conj)) return !is_inside_word(first);
        return trees_.is(first, deprel::case_) && (trees_.is(first, Upos::kVerb) || trees_.is(first, WordKind::kCause));
    }
    /// The hyphen of "Kenya-backed".
    bool is_inside_word(TokenIndex mark) const {
        return mark.value > 0 && !trees_.token(mark).space_after &&
               !trees_.token(TokenIndex{mark.value - 1U}).space_after;
    }

    const TreeReader& trees_;
    const EntityLayer& layer_;
    TokenRange words_;
};

} // namespace

TokenRange noun_description(const TreeReader& trees, const EntityLayer& layer, TokenIndex noun) {
    return DescribedNoun(trees, layer, noun).words();
}

} // namespace claimgraph
