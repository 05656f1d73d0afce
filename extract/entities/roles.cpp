#include "extract/entities/roles.hpp"

#include "extract/clauses/tree_reader.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace claimgraph {
namespace {

class RoleFinder : TreeReader {
  public:
    RoleFinder(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
               std::span<const NameSpan> spans, EntityLayer& layer)
        : TreeReader(analysis, tree), document_(document), names_(names), spans_(spans), layer_(layer) {}

    void before_name(const NameSpan& span, MentionIndex holder) {
        if (span.title == nullptr || span.title->relation.empty()) return;
        MentionIndex institution =
            span.institution.size() > 0 ? layer_.by_head[span.institution.begin.value] : MentionIndex();
        TokenRange office{begin_of_office(span.title_tokens), span.title_tokens.end};
        if (institution) {
            office.begin = std::min(office.begin, span.institution.begin);
            office.end = std::max(office.end, span.institution.end); // "President of Kenya"
        }
        const MentionIndex place =
            layer_.headed_by(TokenIndex{span.tokens.begin.value - 1U}); // "US Ambassador to Kenya"
        if (place && layer_.mentions[place.value].tokens.begin > office.end) office.end = span.tokens.begin;
        add(holder, *span.title, span.title_tokens, office, institution);
    }

    /// An apposition whose noun is a title: "Viktor Orban, leader of Hungary", "its leader, Viktor Orban".
    void beside_name(MentionIndex holder) {
        const Mention& person = layer_.mentions[holder.value];
        if (person.type != EntityType::kPerson || person.kind != MentionKind::kName) return;
        for (TokenIndex at = person.tokens.begin; at < person.tokens.end; ++at.value) {
            if (is(at, deprel::appos) && is_noun(head_of(at))) apposition(holder, head_of(at));
            for (const TokenIndex child : tree_.children(at))
                if (is(child, deprel::appos) && !is_title_of_next(child)) apposition(holder, child);
        }
    }

  private:
    /// "Prime Minister Ana Holm, Minister for Trade Lena Ruud": the second title is that of the name behind it.
    bool is_title_of_next(TokenIndex noun) const {
        const auto next = std::ranges::upper_bound(spans_, noun, {}, [](const NameSpan& s) { return s.tokens.begin; });
        return next != spans_.end() && next->title_tokens.contains(noun);
    }

    /// The title that ends with a noun, or with what a hyphen joins to it: "Director-General".
    FoundTitle title_around(TokenIndex noun) const {
        const TokenIndex hyphen{noun.value + 1u};
        if (hyphen.value + 1u < analysis_.tokens.size() && is_inner_hyphen(document_, analysis_, hyphen))
            if (const auto found = title_ending_at(document_, analysis_, names_, TokenIndex{hyphen.value + 1u});
                found.title != nullptr)
                return found;
        return title_ending_at(document_, analysis_, names_, noun);
    }

    void apposition(MentionIndex holder, TokenIndex noun) {
        const auto [title_tokens, title] = title_around(noun);
        if (title == nullptr || title->relation.empty()) return;
        if (!layer_.roles.empty() && layer_.roles.back().holder == holder && layer_.roles.back().title == title_tokens)
            return; // that before the name: "the journalist Evan Gershkovich"
        MentionIndex institution;
        TokenRange office{begin_of_office(title_tokens), title_tokens.end};
        for (TokenIndex word = noun; word < title_tokens.end; ++word.value)
            for (const TokenIndex child : tree_.children(word)) {
                const MentionIndex mention = layer_.headed_by(child);
                if (!mention) continue;
                const bool is_organization = layer_.mentions[mention.value].type == EntityType::kOrganization;
                const WordKind link =
                    is_organization ? WordKind::kInstitutionLink : WordKind::kGenitive; // "for the firm"
                if (child > noun && is(child, deprel::nmod) && has_marker_of(child, link)) {
                    institution = mention;
                    office.end = layer_.mentions[mention.value].tokens.end;
                } else if (child < title_tokens.begin && !institution) {
                    institution = mention;
                    office.begin = layer_.mentions[mention.value].tokens.begin;
                }
            }
        if (office.end == title_tokens.end) office.end = end_of_portfolio(noun);
        add(holder, *title, title_tokens, office, institution);
    }

    /// Where "deputy health minister", "fire service spokesman" begins: at the words before the title that say which.
    TokenIndex begin_of_office(TokenRange title) const {
        TokenIndex begin = title.begin;
        while (begin.value > 0) {
            const TokenIndex at{begin.value - 1u};
            if (analysis_[at].head < begin || layer_.headed_by(at)) break;
            const bool tells =
                is(at, deprel::compound) ||
                (is(at, deprel::amod) && names_.is_rank(lower_ascii(analysis_.form(document_, analysis_[at]))));
            if (!tells || is(at, Upos::kNum)) break;
            begin = at;
        }
        return begin;
    }

    /// Where "secretary of state", "minister for trade", "secretary to the minister for trade" ends: behind what the
    /// office is for, if that is no name.
    TokenIndex end_of_portfolio(TokenIndex noun) const {
        constexpr std::size_t kLongestField = 6; // tokens
        constexpr std::size_t kLongestOffice = 12;
        const TokenIndex end{noun.value + 1u};
        for (const TokenIndex child : tree_.children(noun)) {
            const TokenRange field = tree_.subtree(child);
            const bool to_office = names_.is_office(lower_ascii(analysis_.form(document_, analysis_[child])));
            if (field.begin != end || field.size() > (to_office ? kLongestOffice : kLongestField)) continue;
            if (!is(child, deprel::nmod)) continue;
            if (!to_office && !has_marker_of(child, WordKind::kGenitive) &&
                !has_marker_of(child, WordKind::kInstitutionLink))
                continue;
            for (TokenIndex at = field.begin; at < field.end; ++at.value)
                if (is(at, Upos::kVerb) || is(at, Upos::kPunct)) return end;
            return field.end;
        }
        return end;
    }

    void add(MentionIndex holder, const Title& title, TokenRange title_tokens, TokenRange office,
             MentionIndex institution) {
        RoleFact fact{
            .holder = holder, .title = title_tokens, .relation = title.relation, .object = {}, .object_words = {}};
        if (title.has_institution && institution &&
            layer_.mentions[institution.value].type ==
                title.institution.value_or(layer_.mentions[institution.value].type)) {
            fact.object = layer_.mentions[institution.value].entity;
            fact.object_words = layer_.mentions[institution.value].span;
        } else {
            fact.relation = names_.office_relation();
            fact.object_words = analysis_.span_of(office);
            fact.object = role_of(layer_.mentions[holder.value].entity, std::string(document_.text(fact.object_words)));
        }
        layer_.roles.push_back(std::move(fact));
    }

    EntityIndex role_of(EntityIndex holder, std::string name) {
        Entity office = office_of(layer_.entities[holder.value], std::move(name));
        const auto [found, added] = roles_.try_emplace(office.id, EntityIndex{layer_.entities.size()});
        if (added) layer_.entities.push_back(std::move(office));
        ++layer_.entities[found->second.value].mentions;
        return found->second;
    }

    const Document& document_;
    const NameKnowledge& names_;
    std::span<const NameSpan> spans_;
    EntityLayer& layer_;
    std::unordered_map<std::string, EntityIndex> roles_;
};

} // namespace

FoundTitle title_ending_at(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                           TokenIndex last, std::size_t longest) {
    std::string words;
    FoundTitle best;
    for (std::size_t size = 1; size <= longest && size <= last.value + 1u; ++size) {
        const TokenIndex at{last.value + 1u - size};
        if (size > 1 && is_inner_hyphen(document, analysis, at)) continue;
        const std::string word = lower_ascii(analysis.form(document, analysis[at]));
        words = words.empty() ? word : word + ' ' + words;
        if (const Title* title = names.title(words)) best = {{at, TokenIndex{last.value + 1u}}, title};
    }
    return best;
}

void add_roles(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
               std::span<const NameSpan> spans, EntityLayer& layer) {
    RoleFinder finder(document, analysis, tree, names, spans, layer);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        finder.before_name(spans[i], MentionIndex{i});
        finder.beside_name(MentionIndex{i});
    }
}

} // namespace claimgraph
