#include "extract/entities/same_names.hpp"

#include "extract/entities/name_form.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace claimgraph {
namespace {

/// Longer names that a short form is compared with, the first of the document.
constexpr std::size_t kMaxCandidates = 64;
constexpr std::size_t kShortestMisspelled = 5; // letters
constexpr std::size_t kMaxNamesBetween = 4;
constexpr std::size_t kShortestKnown = 3; // initials that a text may give another meaning

class SameNames {
  public:
    SameNames(const Document& document, const Analysis& analysis, const FoldedWords& folded, const NameKnowledge& names,
              std::span<const NameSpan> spans)
        : document_(document), analysis_(analysis), names_(names), spans_(spans) {
        std::unordered_map<std::string, std::size_t> by_key;
        form_of_.reserve(spans.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            std::string key(folded.key(spans[i].tokens));
            if (spans[i].known) key.append(1, '\t').append(std::to_string(spans[i].known->entry.value));
            const auto [found, added] = by_key.try_emplace(std::move(key), forms_.size());
            if (added) forms_.push_back(name_form(document, analysis, folded, names, spans[i], i));
            NameForm& form = forms_[found->second];
            ++form.count;
            if (const TokenIndex name = spans[i].tokens.begin;
                name.value > 0 && analysis.tokens[name.value - 1U].form_kinds.has(WordKind::kDefiniteArticle))
                with_article_.insert(found->second);
            form.persons += spans[i].type == EntityType::kPerson;
            form.is_titled |= spans[i].title != nullptr && spans[i].type == EntityType::kPerson;
            form_of_.push_back(found->second);
        }
        for (NameForm& form : forms_) {
            form.is_person = form.persons * 2 > form.count;
            named_.push_back(form.count);
        }
    }

    std::vector<std::size_t> find() {
        roots_.resize(forms_.size());
        for (std::size_t i = 0; i < forms_.size(); ++i) roots_[i] = i;
        join_equal();
        join_acronyms();
        keep_apart_in_sentences();
        index_words();
        // the longest first, so that what a short form finds has found its own full form
        std::vector<std::size_t> order(forms_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(
            order, [&](std::size_t a, std::size_t b) { return forms_[a].words.size() > forms_[b].words.size(); });
        std::vector<std::vector<std::size_t>> open(forms_.size()); // forms with several full ones
        join_offices(open);
        called_by_given_name_.resize(forms_.size());
        for (const std::size_t form : order)
            if (roots_[form] == form && open[form].empty()) join_full(form, open[form]);
        for (const std::size_t form : order)
            if (forms_[form].is_person && forms_[form].office.empty()) choose_bearer(form, open[form]);
        std::vector<std::size_t> result(spans_.size());
        std::unordered_map<std::size_t, std::size_t> last; // span of each root, so far
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const std::size_t form = form_of_[i];
            std::size_t root = root_of(form);
            if (!open[form].empty()) root = nearest(open[form], last).value_or(root);
            if (open[form].empty()) last[root] = i;
            result[i] = shown(root);
        }
        return result;
    }

  private:
    std::size_t root_of(std::size_t form) const {
        while (roots_[form] != form) form = roots_[form];
        return form;
    }

    void join(std::size_t form, std::size_t full) {
        form = root_of(form);
        full = root_of(full);
        if (form == full) return;
        if (forms_[form].entry && !forms_[full].entry) std::swap(form, full);
        roots_[form] = full;
        named_[full] += named_[form];
    }

    bool may_be_one(const NameForm& a, const NameForm& b) const { return !a.entry || !b.entry || a.entry == b.entry; }

    /// The same words in another order: "Foreign Ministry of Iraq", "Iraqi Foreign Ministry".
    void join_equal() {
        std::unordered_map<std::string, std::size_t> by_words;
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            const NameForm& form = forms_[i];
            if (form.words.empty()) continue;
            std::string key(form.is_person ? "p" : form.is_place ? "l" : "o");
            if (form.is_person)
                for (const std::string& word : form.words) key.append(1, ' ').append(word);
            else
                for (const std::string& word : form.sorted) key.append(1, ' ').append(word);
            key.append(1, '|').append(form.is_person ? std::string() : form.head);
            const auto [found, added] = by_words.try_emplace(std::move(key), i);
            if (!added && may_be_one(forms_[root_of(found->second)], form)) join(i, found->second);
        }
    }

    /// "Kosovo Security Force (KSF)", "KSF (Kosovo Security Force)", "The KSF, the Kosovo Security Force, ...", and
    /// initials that the text does not explain.
    void join_acronyms() {
        for (std::size_t i = 0; i + 1 < spans_.size(); ++i) {
            const TokenRange first = spans_[i].tokens;
            const TokenRange second = spans_[i + 1].tokens;
            const bool bracket = in_brackets(first, second);
            if (!bracket && !between_commas(first, second)) continue;
            if (second.size() == 1 && stands_for(form(second.begin), first, bracket))
                explained_.emplace_back(form_of_[i + 1], form_of_[i]);
            else if (first.size() == 1 && stands_for(form(first.begin), second, bracket))
                explained_.emplace_back(form_of_[i], form_of_[i + 1]);
            else if (bracket && is_other_language(i, i + 1))
                explained_.emplace_back(form_of_[i + 1], form_of_[i]);
        }
        for (const auto& [acronym, full] : explained_) {
            forms_[acronym].entry = {}; // the text's own meaning
            forms_[acronym].words.clear();
            join(acronym, full);
        }
        std::unordered_set<std::size_t> in_full; // what the gazetteer knows, named by more than initials
        for (const NameForm& form : forms_)
            if (form.entry && !form.is_acronym) in_full.insert(form.entry.value);
        std::unordered_map<std::string, std::size_t> by_initials;
        for (std::size_t i = 0; i < forms_.size(); ++i)
            if (!forms_[i].is_person)
                for (const std::string& initials : forms_[i].initials) {
                    const auto [found, added] = by_initials.try_emplace(initials, i);
                    if (!added && found->second != forms_.size() && root_of(found->second) != root_of(i))
                        found->second = forms_.size(); // of two
                }
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (!forms_[i].is_acronym || roots_[i] != i || forms_[i].words.empty()) continue;
            const auto found = by_initials.find(forms_[i].words.front());
            if (found == by_initials.end() || found->second == forms_.size()) continue;
            // "ICC" behind "International Cricket Council" is no court, unless the text names the court in full
            const NameForm& full = forms_[found->second];
            if (forms_[i].entry && (forms_[i].words.front().size() < kShortestKnown || full.is_place ||
                                    full.first > forms_[i].first || in_full.contains(forms_[i].entry.value)))
                continue;
            forms_[i].entry = {};
            join(i, found->second);
            forms_[i].words.clear();
        }
    }

    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }

    /// Tokens between two names, without an article before the second.
    std::uint32_t gap(TokenRange first, TokenRange second) const {
        const std::uint32_t between = second.begin.value - first.end.value;
        if (between != 2) return between;
        return analysis_.tokens[second.begin.value - 1U].form_kinds.has(WordKind::kDefiniteArticle) ? 1 : between;
    }
    bool in_brackets(TokenRange first, TokenRange second) const {
        return gap(first, second) == 1 && (form(first.end) == "(" || form(first.end) == "[");
    }
    bool between_commas(TokenRange first, TokenRange second) const {
        if (gap(first, second) != 1 || form(first.end) != "," || second.end.value >= analysis_.tokens.size())
            return false;
        return form(second.end) == "," || form(second.end) == ".";
    }

    /// "The Supreme Court (Oberster Gerichtshof)": what the institution calls itself. That it is no person is told by
    /// its type or by an article somewhere.
    bool is_other_language(std::size_t first, std::size_t second) const {
        const NameSpan& name = spans_[first];
        const NameSpan& other = spans_[second];
        if (name.type != EntityType::kOrganization || other.known || other.tokens.size() < 2) return false;
        if (other.tokens.end.value >= analysis_.tokens.size() || form(other.tokens.end) != ")") return false;
        for (TokenIndex at = other.tokens.begin; at < other.tokens.end; ++at.value)
            if (form(at).size() > 3 && names_.is_common(lower_ascii(form(at)))) return false;
        return other.type == EntityType::kOrganization || with_article_.contains(form_of_[second]);
    }

    /// Whether the letters of an acronym are the initials of a name, small words left out or not; in brackets also
    /// letters from the inside of its words ("Phivolcs").
    bool stands_for(std::string_view acronym, TokenRange name, bool bracket) const {
        if (acronym.size() < 2 || acronym.size() > 10 || name.size() < 2) return false;
        std::size_t matched = 0;
        for (TokenIndex at = name.begin; at < name.end && matched < acronym.size(); ++at.value)
            if (upper(form(at).front()) == acronym[matched]) ++matched;
        if (matched == acronym.size()) return true;
        if (!bracket || acronym.size() < 4 || upper(form(name.begin).front()) != acronym[0]) return false;
        matched = 0;
        for (TokenIndex at = name.begin; at < name.end; ++at.value)
            for (const char c : form(at))
                if (matched < acronym.size() && upper(c) == upper(acronym[matched])) ++matched;
        return matched == acronym.size();
    }
    static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

    /// "The President" is the one whom the document calls so with his name; of several the last.
    void join_offices(std::vector<std::vector<std::size_t>>& open) {
        std::unordered_map<std::string, std::vector<std::size_t>> holders;
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            if (spans_[i].title == nullptr || spans_[i].type != EntityType::kPerson) continue;
            std::vector<std::size_t>& of = holders[lower_words(document_, analysis_, spans_[i].title_tokens)];
            if (std::ranges::find(of, form_of_[i]) == of.end() && of.size() < kMaxCandidates) of.push_back(form_of_[i]);
        }
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (forms_[i].office.empty() || forms_[i].entry) continue;
            const auto found = holders.find(forms_[i].office);
            if (found == holders.end()) continue;
            open[i] = found->second;
            forms_[i].words.clear();
        }
    }

    /// "Prime Minister Novak and Ana Novak" are two: nobody is named in full behind an office and a surname.
    void keep_apart_in_sentences() {
        for (std::size_t i = 1; i < spans_.size(); ++i) {
            if (!forms_[form_of_[i]].is_person || forms_[form_of_[i]].words.size() < 2) continue;
            for (std::size_t before = i; before-- > 0 && i - before <= kMaxNamesBetween;) {
                const NameForm& form = forms_[form_of_[before]];
                if (spans_[before].title == nullptr || !form.is_person || form.words.size() != 1) continue;
                if (form.words.back() != forms_[form_of_[i]].words.back()) continue;
                if (sentence_of(spans_[before]) == sentence_of(spans_[i]))
                    others_.emplace(form_of_[before], form_of_[i]);
            }
        }
    }

    SentenceIndex sentence_of(const NameSpan& span) const { return analysis_.sentence_of(span.tokens.begin); }

    void index_words() {
        for (std::size_t i = 0; i < forms_.size(); ++i)
            for (const std::string& word : forms_[i].sorted) {
                std::vector<std::size_t>& with = with_word_[word];
                if (with.size() < kMaxCandidates) with.push_back(i);
            }
    }

    /// Joins a form to the one full form that it is short for; of several, `several` gets them.
    void join_full(std::size_t index, std::vector<std::size_t>& several) {
        const NameForm& form = forms_[index];
        if (form.words.empty()) return;
        std::vector<std::size_t> best;
        Fit best_fit = Fit::kNone;
        const auto consider = [&](std::size_t other, Fit fit) {
            if (fit == Fit::kNone || fit < best_fit || others_.contains({index, other})) return;
            if (fit > best_fit) best.clear();
            best_fit = fit;
            const std::size_t root = root_of(other);
            if (std::ranges::find(best, root) == best.end()) best.push_back(root);
        };
        if (const auto found = with_word_.find(form.is_person ? form.words.back() : form.head);
            found != with_word_.end())
            for (const std::size_t other : found->second)
                if (root_of(other) != index && may_be_one(forms_[root_of(other)], form))
                    consider(other, fit_of(names_, form, forms_[other]));
        if (best.empty()) consider_misspelled(index, consider);
        if (best.size() == 1) {
            if (form.is_person && form.words.size() == 1 && form.words.front() == forms_[best.front()].words.front())
                called_by_given_name_[best.front()] += form.count;
            join(index, best.front());
        } else if (best.size() > 1 && best_fit != Fit::kGivenName) {
            several = std::move(best);
        }
    }

    /// Whom of several a surname means: the one whom the document tells of most, if there is one. Of two that it tells
    /// of as often, one whom it calls by his given name alone ("Biden's son Hunter") needs that name.
    void choose_bearer(std::size_t index, std::vector<std::size_t>& several) {
        if (several.size() < 2) return;
        const auto rank = [&](std::size_t root) {
            return std::pair(named_[root] - called_by_given_name_[root], called_by_given_name_[root] == 0);
        };
        const std::size_t most = std::ranges::max(several, {}, rank);
        if (std::ranges::count(several, rank(most), rank) == 1) {
            several.clear();
            join(index, most);
        } else if (forms_[index].words.size() > 1) {
            several.clear();
        }
    }

    /// A surname that differs by one letter from the only one like it, alone or behind the same given names.
    template <class Consider>
    void consider_misspelled(std::size_t index, const Consider& consider) const {
        const NameForm& form = forms_[index];
        if (!form.is_person || form.entry || form.words.back().size() < kShortestMisspelled) return;
        std::size_t looked = 0;
        for (std::size_t i = 0; i < forms_.size() && looked < kMaxCandidates; ++i) {
            const NameForm& other = forms_[i];
            if (!other.is_person || other.words.size() < 2) continue;
            ++looked;
            const bool rarer = std::pair(form.count, other.first) < std::pair(other.count, form.first);
            const bool same_given = form.words.size() == other.words.size() && rarer &&
                                    std::equal(form.words.begin(), form.words.end() - 1, other.words.begin());
            if ((form.words.size() == 1 || same_given) && is_misspelled(form.words.back(), other.words.back()))
                consider(i, Fit::kGivenName);
        }
    }

    std::optional<std::size_t> nearest(const std::vector<std::size_t>& roots,
                                       const std::unordered_map<std::size_t, std::size_t>& last) const {
        std::optional<std::size_t> best;
        for (const std::size_t root : roots)
            if (const auto found = last.find(root_of(root)); found != last.end())
                if (!best || found->second > last.at(*best)) best = found->first;
        return best;
    }

    /// The span that names a root: that of the gazetteer, else the fullest.
    std::size_t shown(std::size_t root) {
        if (forms_[root].entry) return forms_[root].first;
        if (best_.empty()) {
            best_.resize(forms_.size());
            for (std::size_t i = 0; i < forms_.size(); ++i) best_[i] = i;
            for (std::size_t i = 0; i < forms_.size(); ++i) {
                std::size_t& best = best_[root_of(i)];
                if (forms_[i].words.size() > forms_[best].words.size()) best = i;
            }
        }
        return forms_[best_[root]].first;
    }

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    std::span<const NameSpan> spans_;
    std::vector<NameForm> forms_;
    std::vector<std::size_t> form_of_;              ///< of each span
    std::vector<std::size_t> roots_;                ///< of each form, another that it is short for
    std::vector<std::size_t> named_;                ///< how often each root was named by what was joined so far
    std::vector<std::size_t> called_by_given_name_; ///< how often each root was named by that alone
    std::vector<std::size_t> best_;
    std::unordered_set<std::size_t> with_article_;               ///< forms that stand behind "the" somewhere
    std::vector<std::pair<std::size_t, std::size_t>> explained_; ///< acronym, full form
    std::set<std::pair<std::size_t, std::size_t>> others_;       ///< surnames and full names of other people
    std::unordered_map<std::string, std::vector<std::size_t>> with_word_;
};

} // namespace

std::vector<std::size_t> find_same_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                         const NameKnowledge& names, std::span<const NameSpan> spans) {
    return SameNames(document, analysis, folded, names, spans).find();
}

} // namespace claimgraph
