#include "extract/entities/names/appositions.hpp"

#include "extract/tokens/deprel.hpp"
#include "graph/base/text/fold.hpp"

#include <string>

namespace claimgraph {
namespace {

class Appositions {
  public:
    Appositions(const Document& document, const NameKnowledge& names, Analysis& analysis)
        : document_(document), names_(names), analysis_(analysis) {}

    void mend() {
        for (std::uint32_t i = 1; i < analysis_.tokens.size(); ++i) {
            const TokenIndex name{i};
            if (const TokenIndex noun = described_by(name)) analysis_.tokens[i].head = noun;
        }
    }

  private:
    /// The noun that a name should hang on, if that is not what it hangs on.
    TokenIndex described_by(TokenIndex name) const {
        const Token& token = analysis_[name];
        const TokenIndex owner = token.head;
        if (token.deprel != deprel::appos || token.upos != Upos::kPropn || !owner || owner > name ||
            analysis_[owner].upos != Upos::kPropn || analysis_[owner].deprel != deprel::nmod ||
            form(TokenIndex{name.value - 1u}) != "," || !is_somebody(name))
            return {};
        const TokenIndex noun = analysis_[owner].head;
        return noun && noun < owner && is_singular_common(analysis_[noun].traits) && is_of_person(noun) ? noun
                                                                                                        : TokenIndex();
    }

    /// "Tom Berg": of two words of a name the second hangs on the first, and they are no place that the gazetteer
    /// knows.
    bool is_somebody(TokenIndex name) const {
        const TokenIndex next{name.value + 1u};
        if (next.value >= analysis_.tokens.size() || analysis_[next].head != name ||
            analysis_[next].deprel != deprel::flat)
            return false;
        if (names_.is_given_name(form(name))) return true;
        const auto known = names_.gazetteer().find(fold(form(name)) + ' ' + fold(form(next)));
        return !known || names_.gazetteer()[known->entry].type == EntityType::kPerson;
    }

    bool is_of_person(TokenIndex noun) const {
        const std::string word = lower_ascii(form(noun));
        return names_.is_office(word) || names_.is_human_noun(word) ||
               names_.actor_nouns().type_of(word) == EntityType::kPerson;
    }

    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }

    const Document& document_;
    const NameKnowledge& names_;
    Analysis& analysis_;
};

} // namespace

void mend_appositions(const Document& document, const NameKnowledge& names, Analysis& analysis) {
    Appositions(document, names, analysis).mend();
}

} // namespace claimgraph
