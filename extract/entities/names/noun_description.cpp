#include "extract/entities/names/noun_description.hpp"

#include <algorithm>

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
        const TokenIndex end = words_.end;
        add_owner(noun);
        for (const TokenIndex child : trees_.tree().children(noun))
            if (child > noun && (!trees_.is(child, kDistinguishing) || !add(child, 0))) break;
        if (words_.end == end) add_shared(noun);
    }

    NounDescription description() const { return {words_, shared_}; }

  private:
    bool is_time(TokenIndex token) const {
        return layer_.type_of(token) == EntityType::kTime || trees_.is(token, WordKind::kTimeNoun);
    }
    bool fits(TokenIndex begin, TokenIndex end) const { return end.value - begin.value <= kMostWords; }

    /// Whether a noun has an article or owner of its own.
    bool is_determined(TokenIndex noun) const {
        return bool(trees_.tree().first_child(noun, [&](TokenIndex child) {
            return child < noun && trees_.is(child, {deprel::det, deprel::nmod_poss});
        }));
    }
    /// The noun that a second one is joined to, if they may share what stands behind. Default if there is none.
    TokenIndex first_of(TokenIndex noun) const {
        const TokenIndex first = trees_.is(noun, deprel::conj) ? trees_.head_of(noun) : TokenIndex();
        return first && first < noun && trees_.is(first, Upos::kNoun) ? first : TokenIndex();
    }

    /// "Kenya's" of "Kenya's strategy".
    void add_owner(TokenIndex noun) {
        const TokenIndex owner = trees_.tree().first_child(
            noun, [&](TokenIndex child) { return child < noun && trees_.is(child, deprel::nmod_poss); });
        if (!owner || !trees_.is_noun(owner) || is_time(owner)) return;
        const TokenRange whole = trees_.phrase(owner);
        if (whole.end == words_.begin && fits(whole.begin, words_.end)) words_.begin = whole.begin;
    }

    /// "Of the alliance" of "the strength and unity of the alliance", for either noun.
    void add_shared(TokenIndex noun) {
        TokenIndex first = first_of(noun);
        const bool is_first = !first;
        if (is_first) first = noun;
        TokenIndex last;
        for (const TokenIndex child : trees_.tree().children(first))
            if (child > first && trees_.is(child, deprel::conj)) last = child;
        if (!last || (!is_first && last != noun) || !trees_.is(last, Upos::kNoun) || is_determined(last)) return;
        const auto phrase_behind = [&](TokenIndex head) {
            return trees_.tree().first_child(head, [&](TokenIndex child) {
                return child > last && trees_.is(child, deprel::nmod) &&
                       trees_.tree().subtree(child).begin.value == last.value + 1U;
            });
        };
        TokenIndex phrase = phrase_behind(first);
        if (!phrase && is_first && is_determined(first) && layer_.type_of(first) != EntityType::kPerson) {
            phrase = phrase_behind(last); // not "an author and owner of a firm"
            if (phrase && !trees_.has_marker_of(phrase, WordKind::kGenitive)) phrase = {};
        }
        if (!phrase) return;
        const TokenRange words = words_;
        words_ = {trees_.tree().subtree(phrase).begin, trees_.tree().subtree(phrase).begin};
        add(phrase, 0);
        shared_ = words_;
        words_ = words;
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
            const bool is_other = trees_.is(child, deprel::conj) && !trees_.is(child, trees_.token(phrase).upos);
            if (is_whole && !is_other && add(child, level + 1)) continue;
            is_whole = false;
            if (trees_.is(child, deprel::conj) && !is_other) words_.end = before;
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
        if (trees_.is(first, Upos::kPunct) && !trees_.is(phrase, deprel::conj))
            return !trees_.analysis().joins_words(first); // "Kenya-backed"
        return trees_.is(first, deprel::case_) && (trees_.is(first, Upos::kVerb) || trees_.is(first, WordKind::kCause));
    }

    const TreeReader& trees_;
    const EntityLayer& layer_;
    TokenRange words_, shared_;
};

} // namespace

NounDescription describe_noun(const TreeReader& trees, const EntityLayer& layer, TokenIndex noun) {
    return DescribedNoun(trees, layer, noun).description();
}

std::string to_string(const NounDescription& description, const Document& document, const Analysis& analysis) {
    std::string text(document.text(analysis.span_of(description.words)));
    if (description.shared.size() > 0) text.append(1, ' ').append(document.text(analysis.span_of(description.shared)));
    return text;
}

} // namespace claimgraph
