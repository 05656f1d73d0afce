#include "extract/entities/names/name_typer.hpp"

#include "extract/text/utf8.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace claimgraph {
namespace {

class NameTyper {
  public:
    NameTyper(const Document& document, const Analysis& analysis, const NameKnowledge& names, const Sentence& sentence,
              TokenRange name)
        : document_(document),
          analysis_(analysis),
          names_(names),
          sentence_(sentence),
          name_(name),
          head_(head_of_name(analysis, name)) {}

    EntityType type() const {
        const auto by_noun = type_by_noun(document_, analysis_, names_, name_);
        if (by_noun && (name_.size() > 1 || *by_noun == EntityType::kTime)) return *by_noun;
        if (const auto word = form(name_.begin);
            name_.size() == 1 && word.size() >= 2 && word.size() <= 6 && is_all_capitals(word))
            return names_.is_no_name(lower(name_.begin)) ? EntityType::kOther : EntityType::kOrganization;
        if (const auto beside = type_by_neighbours()) return *beside;
        if (is_given_name(name_.begin) && !is_after_place_preposition()) return EntityType::kPerson;
        if (name_.size() == 1) return by_noun.value_or(type_of_word());
        if (name_.size() <= 4 && !all_common() && hangs_on_first()) return EntityType::kPerson;
        return EntityType::kOther;
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    std::string lower(TokenIndex at) const { return lower_ascii(form(at)); }

    bool is_given_name(TokenIndex at) const {
        return names_.is_given_name(form(at)) &&
               (name_.size() > 1 || at > sentence_.tokens.begin || !names_.is_common(lower(at)));
    }

    /// UD makes the parts of a person's name `flat` on the first, the parts of other names `compound` on the last.
    bool hangs_on_first() const {
        return head_ == name_.begin && analysis_[TokenIndex{name_.end.value - 1u}].deprel == deprel::flat;
    }

    bool all_common() const {
        for (TokenIndex at = name_.begin; at < name_.end; ++at.value)
            if (!names_.is_common(lower(at))) return false;
        return true;
    }

    TokenIndex before() const { // default at the start of the sentence
        return name_.begin > sentence_.tokens.begin ? TokenIndex{name_.begin.value - 1u} : TokenIndex();
    }

    bool is_after_place_preposition() const {
        return before() && analysis_[before()].form_kinds.has(WordKind::kLocative);
    }

    /// "the town of X", "the newspaper X", "X, a lawyer", "X said".
    std::optional<EntityType> type_by_neighbours() const {
        const Token& head = analysis_[head_];
        if (const TokenIndex noun = before();
            noun && analysis_[noun].upos == Upos::kNoun && form(noun).front() >= 'a') {
            const auto type = names_.type_of(lower(noun));
            if (type && (*type == EntityType::kPlace || *type == EntityType::kOrganization)) return type;
        }
        if (const TokenIndex of = before(); of && of > sentence_.tokens.begin &&
                                            analysis_[of].form_kinds.has(WordKind::kGenitive) &&
                                            head.deprel == deprel::nmod) {
            const std::string noun = lower(TokenIndex{of.value - 1u});
            if (names_.type_of(noun) == EntityType::kPlace && names_.is_place_kind(noun)) return EntityType::kPlace;
        }
        if (!head.head) return std::nullopt;
        const Token& governor = analysis_[head.head];
        const bool subject = head.deprel == deprel::nsubj || head.deprel == deprel::nsubj_pass;
        if (subject && governor.upos == Upos::kVerb && name_.size() <= 3 &&
            names_.is_human_verb(analysis_.lemma(governor)) && !all_common())
            return EntityType::kPerson;
        for (std::uint32_t i = name_.end.value; i < sentence_.tokens.end.value && i < name_.end.value + 10; ++i) {
            const Token& token = analysis_.tokens[i];
            if (token.head != head_) continue;
            if (token.deprel == deprel::appos && token.upos == Upos::kNoun) {
                const std::string noun = lower(TokenIndex{i});
                if (names_.title(noun) != nullptr || names_.is_human_noun(noun)) return EntityType::kPerson;
                if (const auto type = names_.type_of(noun); type && *type != EntityType::kGroup) return type;
            }
        }
        return std::nullopt;
    }

    /// A single unknown word.
    EntityType type_of_word() const {
        const bool may_be_somebody = name_.begin > sentence_.tokens.begin || !names_.is_common(lower(name_.begin));
        if (may_be_somebody && names_.gazetteer().is_surname(fold(form(name_.begin)))) return EntityType::kPerson;
        const bool owns = name_.end < sentence_.tokens.end && analysis_[name_.end].deprel == deprel::case_;
        return is_after_place_preposition() && !owns ? EntityType::kPlace : EntityType::kOther;
    }

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    const Sentence& sentence_;
    const TokenRange name_;
    const TokenIndex head_;
};

} // namespace

EntityType guess_type(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                      const Sentence& sentence, TokenRange name) {
    return NameTyper(document, analysis, names, sentence, name).type();
}

std::optional<EntityType> type_by_noun(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                                       TokenRange name) {
    std::size_t last = name.end.value - 1u;
    if (name.size() > 1 && analysis.tokens[last].upos == Upos::kNum) --last;
    return names.type_of(lower_ascii(analysis.form(document, analysis.tokens[last])));
}

void agree_on_types(const FoldedWords& folded, std::span<NameSpan> spans) {
    constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kOther) + 1;
    std::unordered_map<std::string_view, std::array<std::uint32_t, kTypes>> votes;
    std::vector<std::string_view> keys(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans[i].known) continue;
        keys[i] = folded.key(spans[i].tokens);
        ++votes[keys[i]][static_cast<std::size_t>(spans[i].type)];
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans[i].known || spans[i].title != nullptr) continue;
        std::array<std::uint32_t, kTypes>& count = votes[keys[i]];
        count.back() = 0; // kOther is no opinion
        const auto most = std::ranges::max_element(count);
        if (*most > 0) spans[i].type = static_cast<EntityType>(most - count.begin());
    }
}

} // namespace claimgraph
