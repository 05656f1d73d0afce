#include "extract/entities/names/tagger/name_fusion.hpp"

#include "graph/base/text/fold.hpp"

#include <string_view>
#include <unordered_set>

namespace claimgraph {
namespace {

bool overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }

bool is_person(EntityType type) { return type == EntityType::kPerson; }

class NameFusion {
  public:
    NameFusion(const Document& document, const Analysis& analysis, const FoldedWords& folded,
               const NameKnowledge& names, std::span<const NameSpan> found)
        : document_(document), analysis_(analysis), folded_(folded), names_(names), found_(found) {}

    std::vector<NameSpan> fuse(std::span<const TaggedName> tagged) {
        for (const TaggedName& name : tagged)
            if (is_person(name.type) && name.tokens.size() > 1)
                for (TokenIndex at = name.tokens.begin; at < name.tokens.end; ++at.value)
                    words_of_persons_.insert(folded_.key(at));
        std::size_t rule = 0;
        for (const TaggedName& name : tagged) {
            while (rule < found_.size() && found_[rule].tokens.end <= name.tokens.begin) keep_untagged(found_[rule++]);
            const std::size_t first = rule;
            while (rule < found_.size() && found_[rule].tokens.begin < name.tokens.end) ++rule;
            take(name, found_.subspan(first, rule - first));
        }
        while (rule < found_.size()) keep_untagged(found_[rule++]);
        return std::move(names_out_);
    }

  private:
    void keep_untagged(NameSpan span) {
        if (!names_out_.empty() && overlap(names_out_.back().tokens, span.tokens)) return;
        if (!span.known && tagged_index(span.type)) span.type = EntityType::kOther;
        names_out_.push_back(span);
    }

    void take(TaggedName name, std::span<const NameSpan> rules) {
        if (!names_out_.empty() && overlap(names_out_.back().tokens, name.tokens)) return; // a part of an institution
        if (const TokenIndex rest = behind_owner(name.tokens); rest != name.tokens.begin) {
            const auto of_owner = [&](const NameSpan& rule) { return rule.tokens.end <= rest; };
            for (; !rules.empty() && of_owner(rules.front()); rules = rules.subspan(1)) keep_untagged(rules.front());
            name.tokens.begin = rest;
        }
        if (name.type == EntityType::kPlace && is_called_after_place(name.tokens)) name.type = EntityType::kPerson;
        if (is_person(name.type)) name.type = type_of_person(name.tokens);
        if (name.type == EntityType::kPlace && is_institution_of(name.tokens)) name.type = EntityType::kOrganization;
        for (const NameSpan& rule : rules) {
            // "President of France Jacques Chirac", of which the tagger takes the country for a part of the name
            const TokenIndex first = name.tokens.begin;
            if (rule.title != nullptr && first >= rule.title_tokens.begin && first < rule.tokens.begin &&
                rule.tokens.begin < name.tokens.end) {
                name.tokens.begin = rule.tokens.begin;
                for (const NameSpan& owner : rules)
                    if (owner.tokens.end <= rule.tokens.begin) keep_untagged(owner);
            }
            if (is_person(name.type) && rule.tokens.begin == name.tokens.begin &&
                goes_on_with_hyphen(rule.tokens, name.tokens))
                name.tokens.end = rule.tokens.end;
        }
        for (const NameSpan& rule : rules) {
            if (rule.tokens != name.tokens) continue;
            NameSpan span = rule;
            const bool addressed = rule.title != nullptr && rule.title->relation.empty(); // "Mr. Paris"
            if (!addressed && (!is_state(rule) || !is_person(name.type))) span.type = name.type;
            if (span.known && is_person(names_.gazetteer()[span.known->entry].type) != is_person(span.type))
                span.known.reset();
            names_out_.push_back(span);
            return;
        }
        for (const NameSpan& rule : rules)
            if (is_office(rule) || is_whole_institution(rule, name)) {
                names_out_.push_back(rule);
                return;
            }
        NameSpan span{.tokens = name.tokens};
        span.type = name.type;
        for (const NameSpan& rule : rules) {
            if (rule.title == nullptr || !is_person(name.type)) continue;
            span.title = rule.title;
            span.title_tokens = rule.title_tokens;
            span.institution = rule.institution;
        }
        if (const auto match = names_.gazetteer().find(folded_.key(name.tokens));
            match && !match->acronym && !match->demonym &&
            is_person(names_.gazetteer()[match->entry].type) == is_person(name.type))
            span.known = match;
        names_out_.push_back(span);
    }

    /// Where a name begins behind the state that owns what it names: "Kenya's Medical Institute".
    TokenIndex behind_owner(TokenRange name) const {
        for (TokenIndex at{name.begin.value + 1u}; at.value + 1u < name.end.value; ++at.value) {
            if (analysis_[at].deprel != deprel::case_ || analysis_[at].upos != Upos::kPart) continue;
            const auto owner = names_.gazetteer().find(folded_.key({name.begin, at}));
            const bool of_state = owner && names_.gazetteer()[owner->entry].is_state();
            return of_state ? TokenIndex{at.value + 1u} : name.begin;
        }
        return name.begin;
    }

    /// What the tagger takes for a person may be a firm ("Mahan Air").
    EntityType type_of_person(TokenRange name) const {
        const Token& last = analysis_.tokens[name.end.value - 1];
        const bool firm = name.size() > 1 && names_.is_firm(lower_ascii(analysis_.form(document_, last)));
        return firm ? EntityType::kOrganization : EntityType::kPerson;
    }

    /// "Parliament of Kenya": the noun before the state tells what it is.
    bool is_institution_of(TokenRange name) const {
        for (TokenIndex at{name.begin.value + 1U}; at.value + 1U < name.end.value; ++at.value) {
            if (!analysis_[at].form_kinds.has(WordKind::kGenitive)) continue;
            const std::string noun = lower_ascii(analysis_.form(document_, analysis_[TokenIndex{at.value - 1U}]));
            const auto state = names_.gazetteer().find(folded_.key({TokenIndex{at.value + 1U}, name.end}));
            return state && names_.gazetteer()[state->entry].type == EntityType::kPlace &&
                   names_.is_institution(noun) && names_.type_of(noun) == EntityType::kOrganization;
        }
        return false;
    }

    /// "Washington Irving": what the tagger takes for a place may be somebody called after one, who does something.
    bool is_called_after_place(TokenRange name) const {
        if (name.size() != 2) return false;
        const Token& first = analysis_[name.begin];
        const Token& last = analysis_.tokens[name.end.value - 1];
        const auto place = names_.gazetteer().find(folded_.key(name.begin));
        return place && !place->demonym && names_.gazetteer()[place->entry].type == EntityType::kPlace &&
               last.deprel == deprel::flat && last.head == name.begin && first.deprel == deprel::nsubj &&
               !names_.type_of(lower_ascii(analysis_.form(document_, last))) &&
               !names_.gazetteer().find(folded_.key(name));
    }

    /// "Park Won-soon", of which the tagger saw "Park Won".
    bool goes_on_with_hyphen(TokenRange rule, TokenRange name) const {
        return rule.end > name.end && !analysis_[TokenIndex{name.end.value - 1u}].space_after &&
               analysis_.form(document_, analysis_[name.end]) == "-";
    }

    /// An institution that goes on over "of" and "and", of which the tagger saw a part.
    bool is_whole_institution(const NameSpan& rule, const TaggedName& name) const {
        return rule.type == EntityType::kOrganization && name.type == EntityType::kOrganization && !rule.known &&
               rule.tokens.begin == name.tokens.begin && rule.tokens.end > name.tokens.end;
    }

    /// "the Biden administration", which the tagger reads as the person.
    bool is_office(const NameSpan& rule) const {
        const Token& last = analysis_.tokens[rule.tokens.end.value - 1];
        return rule.type == EntityType::kOrganization && rule.tokens.size() > 1 &&
               names_.is_persons_office(lower_ascii(analysis_.form(document_, last)));
    }

    /// "Washington", unless a person in the document has that name.
    bool is_state(const NameSpan& span) const {
        if (!span.known || span.title != nullptr) return false;
        if (!names_.gazetteer()[span.known->entry].is_state()) return false;
        return !words_of_persons_.contains(folded_.key(span.tokens.begin));
    }

    const Document& document_;
    const Analysis& analysis_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::unordered_set<std::string_view> words_of_persons_;
    std::span<const NameSpan> found_;
    std::vector<NameSpan> names_out_;
};

} // namespace

std::vector<NameSpan> fuse_names(const Document& document, const Analysis& analysis, const FoldedWords& folded,
                                 const NameKnowledge& names, std::span<const NameSpan> found,
                                 std::span<const TaggedName> tagged) {
    return NameFusion(document, analysis, folded, names, found).fuse(tagged);
}

} // namespace claimgraph
