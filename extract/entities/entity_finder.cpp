#include "extract/entities/entity_finder.hpp"

#include "extract/entities/coreference/coreference.hpp"
#include "extract/entities/descriptions.hpp"
#include "extract/entities/names/name_fusion.hpp"
#include "extract/entities/roles.hpp"
#include "graph/base/fold.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace claimgraph {
namespace {

class EntityFinder {
  public:
    EntityFinder(const Document& document, const Analysis& analysis, const Tree& tree, const FoldedWords& folded,
                 const NameKnowledge& names, std::vector<NameSpan> spans)
        : document_(document),
          analysis_(analysis),
          tree_(tree),
          folded_(folded),
          names_(names),
          spans_(std::move(spans)) {
        layer_.by_head.resize(analysis.tokens.size());
    }

    EntityLayer find() {
        learn_acronyms();
        count_countries();
        for (NameSpan& span : spans_) choose_by_country(span);
        // Full names first, so that "Rutte" finds Mark Rutte wherever it stands.
        std::vector<EntityIndex> entities(spans_.size());
        for (std::size_t i = 0; i < spans_.size(); ++i)
            if (!is_short_person(spans_[i])) entities[i] = entity_of(spans_[i]);
        for (std::size_t i = 0; i < spans_.size(); ++i)
            if (is_short_person(spans_[i])) entities[i] = short_name(spans_[i]);
        for (std::size_t i = 0; i < spans_.size(); ++i) add_mention(spans_[i], entities[i]);
        type_nouns();
        add_roles(document_, analysis_, tree_, names_, spans_, layer_);
        for (const Mention& mention : layer_.mentions) ++layer_.entities[mention.entity.value].mentions;
        for (Entity& entity : layer_.entities) {
            std::ranges::sort(entity.aliases);
            entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
        }
        return std::move(layer_);
    }

  private:
    std::string_view form(TokenIndex at) const { return analysis_.form(document_, analysis_[at]); }
    std::string words(TokenRange range) const {
        return std::string(document_.text(
            ByteSpan{analysis_[range.begin].span.begin, analysis_.tokens[range.end.value - 1].span.end}));
    }

    void type_nouns() {
        layer_.noun_types.assign(analysis_.tokens.size(), EntityType::kConcept);
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const Token& token = analysis_.tokens[i];
            if (token.upos != Upos::kNoun && token.upos != Upos::kPropn) continue;
            const auto type = names_.type_of(lower_ascii(analysis_.form(document_, token)));
            if (type) layer_.noun_types[i] = *type;
        }
    }

    bool is_short_person(const NameSpan& span) const {
        if (span.tokens.size() != 1) return false;
        if (span.known) return names_.gazetteer()[span.known->entry].type == EntityType::kPerson;
        return span.type == EntityType::kPerson || span.type == EntityType::kOther;
    }

    /// "Kosovo Security Force (KSF)", "KSF (Kosovo Security Force)", "The KSF, the Kosovo Security Force, ...":
    /// remembers what the short form stands for.
    void learn_acronyms() {
        for (std::size_t i = 0; i + 1 < spans_.size(); ++i) {
            const TokenRange first = spans_[i].tokens;
            const TokenRange second = spans_[i + 1].tokens;
            if (!explains(first, second)) continue;
            if (second.size() == 1 && stands_for(form(second.begin), first))
                acronyms_.emplace(std::string(form(second.begin)), i);
            else if (first.size() == 1 && stands_for(form(first.begin), second))
                acronyms_.emplace(std::string(form(first.begin)), i + 1);
        }
    }

    /// Whether the second name stands in brackets or between commas behind the first, perhaps with an article.
    bool explains(TokenRange first, TokenRange second) const {
        std::uint32_t between = second.begin.value - first.end.value;
        if (between == 2 && analysis_.tokens[second.begin.value - 1u].form_kinds.has(WordKind::kDefiniteArticle))
            --between;
        if (between != 1) return false;
        const std::string_view opening = form(first.end);
        if (opening == "(" || opening == "[") return true;
        if (opening != "," || second.end.value >= analysis_.tokens.size()) return false;
        const std::string_view closing = form(second.end);
        return closing == "," || closing == ".";
    }

    /// Whether the letters of an acronym are the initials of a name, small words left out or not.
    bool stands_for(std::string_view acronym, TokenRange name) const {
        if (acronym.size() < 2 || acronym.size() > 10 || name.size() < 2) return false;
        std::size_t matched = 0;
        for (TokenIndex at = name.begin; at < name.end && matched < acronym.size(); ++at.value) {
            const char initial = form(at).front();
            const char upper = initial >= 'a' && initial <= 'z' ? static_cast<char>(initial - ('a' - 'A')) : initial;
            if (upper == acronym[matched]) ++matched;
        }
        return matched == acronym.size();
    }

    /// How many names of the document tell of each country: its own, of its towns and people. Of names that several
    /// things have none does.
    void count_countries() {
        for (const NameSpan& span : spans_) {
            if (!span.known) continue;
            const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
            const bool lone_surname = entry.type == EntityType::kPerson && span.tokens.size() == 1;
            if (entry.country.empty() || lone_surname || span.type == EntityType::kPerson) continue;
            if (names_.gazetteer().all(folded_.key(span.tokens)).size() < 2) ++countries_[entry.country];
        }
    }

    /// Of several things with one name the one whose country the document tells of ("Georgia"); of a lone surname
    /// nobody, unless it does.
    void choose_by_country(NameSpan& span) {
        if (!span.known) return;
        const auto told = [&](const Gazetteer::Match& match) {
            const auto count = countries_.find(names_.gazetteer()[match.entry].country);
            return count == countries_.end() ? 0 : count->second;
        };
        if (const auto all = names_.gazetteer().all(folded_.key(span.tokens)); all.size() > 1) {
            for (const Gazetteer::Match& match : all)
                if (names_.gazetteer()[match.entry].type == names_.gazetteer()[span.known->entry].type &&
                    told(match) > told(*span.known)) {
                    const bool demonym = span.known->demonym; // "Congo" is no adjective of either
                    span.known = match;
                    span.known->demonym = demonym;
                }
        }
        const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
        if (entry.type == EntityType::kPerson && span.tokens.size() == 1 && !entry.country.empty() &&
            told(*span.known) == 0)
            span.known.reset();
    }

    EntityIndex entity_of(const NameSpan& span) {
        if (span.tokens.size() == 1)
            if (const auto long_form = acronyms_.find(std::string(form(span.tokens.begin)));
                long_form != acronyms_.end())
                return entity_of(spans_[long_form->second]);
        if (span.known) return known_entity(span.known->entry);
        const std::string name = words(span.tokens);
        std::string_view key = folded_.key(without_firm(span.tokens));
        const bool is_firm = without_firm(span.tokens) != span.tokens;
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            Entity& named = layer_.entities[found->second.value];
            if (!is_firm || named.type == EntityType::kOrganization || named.type == EntityType::kOther) {
                if (is_firm) named.type = EntityType::kOrganization;
                return found->second;
            }
            key = folded_.key(span.tokens); // a person's name and the firm that has it
            if (const auto firm = by_key_.find(key); firm != by_key_.end()) return firm->second;
        }
        const EntityIndex entity = new_entity(slug(name), name, span.type, {});
        by_key_.emplace(key, entity);
        if (span.type == EntityType::kPerson)
            surnames_.try_emplace(std::string(folded_.key(TokenIndex{span.tokens.end.value - 1u})), entity);
        return entity;
    }

    /// "Cargill" of "Cargill, Inc."
    TokenRange without_firm(TokenRange name) const {
        TokenRange rest = name;
        while (rest.size() > 1 && (names_.is_firm(lower_ascii(form(TokenIndex{rest.end.value - 1u}))) ||
                                   form(TokenIndex{rest.end.value - 1u}) == ","))
            --rest.end.value;
        return rest;
    }

    EntityIndex known_entity(GazetteerIndex index) {
        const GazetteerEntry& entry = names_.gazetteer()[index];
        if (const auto found = by_id_.find(entry.id); found != by_id_.end()) return found->second;
        // local ids of the gazetteer ("per:mark_rutte_nl") are no use to a reader
        const bool global = entry.id.starts_with('Q');
        const EntityIndex entity =
            new_entity(global ? entry.id : slug(entry.name), entry.name, entry.type, global ? entry.id : "");
        by_id_.emplace(entry.id, entity);
        if (entry.type == EntityType::kPerson) {
            const std::size_t space = entry.name.rfind(' ');
            if (space != std::string::npos)
                surnames_.try_emplace(fold(std::string_view(entry.name).substr(space + 1)), entity);
        }
        return entity;
    }

    /// A single word that is a person's, or nobody's that is known: the surname or given name of somebody in this
    /// document.
    EntityIndex short_name(const NameSpan& span) {
        if (const auto found = surnames_.find(std::string(folded_.key(span.tokens.begin))); found != surnames_.end())
            return found->second;
        return entity_of(span);
    }

    EntityIndex new_entity(std::string id, std::string name, EntityType type, std::string kb) {
        for (int suffix = 2; !ids_.emplace(id).second; ++suffix) { // another thing with the same readable id
            if (const std::size_t tail = id.rfind('~'); tail != std::string::npos) id.resize(tail);
            id += '~' + std::to_string(suffix);
        }
        layer_.entities.push_back(
            {.id = std::move(id), .name = std::move(name), .type = type, .aliases = {}, .kb = std::move(kb)});
        return EntityIndex{layer_.entities.size() - 1};
    }

    void add_mention(const NameSpan& span, EntityIndex entity) {
        Mention mention{.tokens = span.tokens};
        mention.span = {analysis_[span.tokens.begin].span.begin, analysis_.tokens[span.tokens.end.value - 1].span.end};
        mention.head = head_of(span.tokens);
        mention.entity = acting_for(span, mention.head, entity);
        mention.type = layer_.entities[mention.entity.value].type;
        mention.demonym = span.known && span.known->demonym;
        Entity& named = layer_.entities[mention.entity.value];
        if (const std::string alias = words(span.tokens); alias != named.name && !mention.demonym)
            named.aliases.push_back(alias);
        const MentionIndex index{layer_.mentions.size()};
        layer_.mentions.push_back(mention);
        for (TokenIndex at = span.tokens.begin; at < span.tokens.end; ++at.value) layer_.by_head[at.value] = index;
        for (TokenIndex at = span.title_tokens.begin; at < span.title_tokens.end; ++at.value)
            layer_.by_head[at.value] = index;
    }

    TokenIndex head_of(TokenRange tokens) const {
        for (TokenIndex at = tokens.begin; at < tokens.end; ++at.value)
            if (!tokens.contains(analysis_[at].head)) return at;
        return TokenIndex{tokens.end.value - 1u};
    }

    /// A capital or seat that acts stands for its state or union: "Washington could play a role".
    EntityIndex acting_for(const NameSpan& span, TokenIndex head, EntityIndex entity) {
        if (!span.known) return entity;
        const GazetteerEntry& entry = names_.gazetteer()[span.known->entry];
        if ((entry.kind != "capital" && entry.kind != "seat") || entry.country.empty()) return entity;
        const Token& token = analysis_[head];
        const bool acts = token.deprel == deprel::nsubj && token.head && analysis_[token.head].upos == Upos::kVerb;
        const GazetteerIndex country = names_.gazetteer().by_id(entry.country);
        return acts && country ? known_entity(country) : entity;
    }

    const Document& document_;
    const Analysis& analysis_;
    const Tree& tree_;
    const FoldedWords& folded_;
    const NameKnowledge& names_;
    std::vector<NameSpan> spans_;
    EntityLayer layer_;
    std::unordered_map<std::string, int> countries_;           // ids
    std::unordered_map<std::string, std::size_t> acronyms_;    // short form -> the span of its long form
    std::unordered_map<std::string, EntityIndex> by_id_;       // gazetteer ids
    std::unordered_map<std::string_view, EntityIndex> by_key_; // folded names
    std::unordered_map<std::string, EntityIndex> surnames_;    // folded
    std::unordered_set<std::string> ids_;
};

} // namespace

std::string_view to_string(MentionKind kind) {
    switch (kind) {
    case MentionKind::kName:
        return "name";
    case MentionKind::kNominal:
        return "nominal";
    case MentionKind::kPronoun:
        return "pronoun";
    }
    return {};
}

EntityLayer find_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                          const NameKnowledge& names, const NameTagger* tagger, const AntecedentRanker* ranker) {
    EntityLayer layer = find_named_entities(document, analysis, tree, names, tagger);
    resolve_references(document, analysis, names, tree, layer, ranker);
    add_descriptions(document, analysis, tree, layer);
    for (Entity& entity : layer.entities) entity.mentions = 0;
    for (const Mention& mention : layer.mentions) ++layer.entities[mention.entity.value].mentions;
    return layer;
}

EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                                const NameKnowledge& names, const NameTagger* tagger) {
    const FoldedWords folded(document, analysis, names.gazetteer());
    std::vector<NameSpan> spans = find_names(document, analysis, folded, names);
    if (tagger != nullptr)
        spans =
            fuse_names(document, analysis, folded, names, spans, tagger->tag(document, analysis, folded, names, spans));
    return EntityFinder(document, analysis, tree, folded, names, std::move(spans)).find();
}

} // namespace claimgraph
