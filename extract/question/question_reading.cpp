#include "extract/question/question_reading.hpp"

#include "extract/clauses/tree_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

/// The words of a span without a determiner before them.
std::string words_at(const QuestionReading& reading, ByteSpan span) {
    for (const Token& token : reading.analysis.tokens)
        if (token.span.begin == span.begin && token.upos == Upos::kDet && token.span.end < span.end)
            span.begin = token.span.end + 1;
    return std::string(reading.document.text(span));
}

} // namespace

std::string shown_text(const Statement& statement) {
    std::string text = statement.text;
    std::array<ByteSpan, 2> spans = {statement.stand_in, statement.anybody};
    if (spans[0].begin < spans[1].begin) std::swap(spans[0], spans[1]); // from behind: positions before stay
    for (const ByteSpan span : spans)
        if (span.size() > 0) text.replace(span.begin, span.size(), "...");
    return text;
}

QuestionEnd end_of(const QuestionReading& reading, EntityIndex entity, ByteSpan span) {
    if (!entity) return {};
    const Entity& named = reading.batch().entities[entity.value];
    return {named.name, span.size() > 0 ? words_at(reading, span) : named.name, named.kb};
}

Answer open_end(const Claim& claim, ByteSpan stand_in) {
    const Evidence& evidence = claim.evidence.front();
    if (overlap(evidence.subject_span, stand_in)) return Answer::kSubject;
    if (overlap(evidence.object_span, stand_in)) return Answer::kObject;
    if (overlap(evidence.speaker_span, stand_in)) return Answer::kSpeaker;
    return Answer::kWhether;
}

bool is_verb(const QuestionReading& reading) {
    return std::ranges::any_of(reading.analysis.tokens, [&](const Token& token) {
        return token.upos == Upos::kVerb && overlap(token.span, reading.statement.predicate);
    });
}

bool is_passive(const QuestionReading& reading) {
    const Tree tree(reading.analysis);
    const TreeReader trees(reading.analysis, tree);
    for (std::size_t i = 0; i < reading.analysis.tokens.size(); ++i)
        if (overlap(reading.analysis.tokens[i].span, reading.statement.predicate))
            return trees.is_passive(TokenIndex{i});
    return false;
}

std::string passive_auxiliary(const QuestionReading& reading) {
    const Analysis& analysis = reading.analysis;
    for (const Token& token : analysis.tokens)
        if (token.deprel == deprel::aux_pass && token.head &&
            overlap(analysis[token.head].span, reading.statement.predicate))
            return std::string(analysis.lemma(token));
    return {};
}

std::vector<Named> names_in(const QuestionReading& reading, MentionKind kind) {
    const bool passive = is_passive(reading);
    const Tree tree(reading.analysis);
    const TreeReader trees(reading.analysis, tree);
    const EntityLayer& layer = reading.layer;
    const ByteSpan predicate = reading.statement.predicate;
    std::vector<Named> found;
    for (const Mention& mention : layer.mentions) {
        const Entity& entity = layer.entities[mention.entity.value];
        if (mention.kind != kind || entity.type == EntityType::kTime ||
            overlap(mention.span, reading.statement.stand_in) || overlap(mention.span, reading.statement.anybody))
            continue;
        Named named{.before = predicate.size() == 0 || mention.span.begin < predicate.begin};
        named.end = {entity.name, words_at(reading, mention.span), entity.kb};
        if (const TokenIndex noun = trees.head_of(mention.head);
            mention.demonym && noun > mention.head &&
            trees.is_noun(noun)) { // "the Saudi crown prince" is not Saudi Arabia
            const ByteSpan span{mention.span.begin, reading.analysis[noun].span.end};
            named.end = {words_at(reading, span), words_at(reading, span), {}};
        }
        if (passive) named.before = false;
        found.push_back(std::move(named));
    }
    return found;
}

namespace {

/// The office that a noun names, with what it is of: "governor of Kano", "Kano's governor".
std::optional<OfficeAsked> office_at(const QuestionReading& reading, const TreeReader& trees, TokenIndex noun) {
    const Statement& statement = reading.statement;
    for (const Mention& mention : reading.layer.mentions) {
        if (mention.kind != MentionKind::kName || overlap(mention.span, statement.stand_in)) continue;
        if (trees.head_of(mention.head) != noun || mention.span.begin <= statement.stand_in.begin) continue;
        TokenRange title = trees.with_premodifiers(noun);
        if (mention.tokens.begin < title.end) title.begin = std::max(title.begin, mention.tokens.end);
        while (title.begin < noun && (trees.is(title.begin, Upos::kPart) || trees.is(title.begin, Upos::kDet)))
            ++title.begin.value;
        const ByteSpan words{reading.analysis[title.begin].span.begin, reading.analysis[noun].span.end};
        const Entity& entity = reading.layer.entities[mention.entity.value];
        return OfficeAsked{std::string(reading.document.text(words)),
                           {entity.name, words_at(reading, mention.span), entity.kb}};
    }
    return std::nullopt;
}

} // namespace

std::optional<OfficeAsked> office_in(const QuestionReading& reading) {
    const Statement& statement = reading.statement;
    if (!statement.as_subject || statement.counts || is_verb(reading)) return std::nullopt;
    const Tree tree(reading.analysis);
    const TreeReader trees(reading.analysis, tree);
    for (std::size_t i = 0; i < reading.analysis.tokens.size(); ++i) {
        const TokenIndex noun{i};
        if (!overlap(reading.analysis[noun].span, statement.predicate) || !trees.is_noun(noun)) continue;
        if (auto office = office_at(reading, trees, noun)) return office;
    }
    return std::nullopt;
}

std::optional<OfficeAsked> role_in(const QuestionReading& reading, const QuestionWords& words) {
    const Tree tree(reading.analysis);
    const TreeReader trees(reading.analysis, tree);
    for (std::size_t i = 0; i < reading.analysis.tokens.size(); ++i) {
        const TokenIndex noun{i};
        const bool is_role = trees.is_noun(noun) && tree.first_child(noun, [&](TokenIndex child) {
            return trees.is(child, deprel::case_) && words.is(QuestionWord::kRole, trees.lemma(child));
        });
        if (!is_role) continue;
        if (auto office = office_at(reading, trees, noun)) return office;
    }
    return std::nullopt;
}

std::vector<TimeExpression> times_in(const QuestionReading& reading, const Models& models) {
    std::vector<TimeExpression> times = find_times(reading.document, reading.analysis, models);
    std::erase_if(times, [&](const TimeExpression& time) {
        return std::ranges::any_of(reading.layer.mentions, [&](const Mention& mention) {
            return mention.kind == MentionKind::kName && overlap(mention.span, time.span) &&
                   reading.layer.entities[mention.entity.value].type != EntityType::kTime &&
                   mention.span.size() > time.span.size();
        });
    });
    return times;
}

std::vector<QuestionEnd> all_names(const Document& document, const Analysis& analysis, const Models& models) {
    const EntityLayer layer = find_entities(document, analysis, models);
    std::vector<QuestionEnd> ends;
    for (const Mention& mention : layer.mentions) {
        const Entity& entity = layer.entities[mention.entity.value];
        if (mention.kind != MentionKind::kName || entity.type == EntityType::kTime) continue;
        QuestionEnd end{entity.name, std::string(document.text(mention.span)), entity.kb};
        if (std::ranges::find(ends, end.name, &QuestionEnd::name) == ends.end()) ends.push_back(std::move(end));
    }
    return ends;
}

std::vector<const Token*> tokens_of_content(const QuestionReading& reading) {
    std::vector<const Token*> found;
    for (const Token& token : reading.analysis.tokens) {
        const bool counts = token.upos == Upos::kPropn || token.upos == Upos::kNoun || token.upos == Upos::kVerb ||
                            token.upos == Upos::kAdj || token.upos == Upos::kNum;
        if (counts && !overlap(token.span, reading.statement.stand_in) &&
            !overlap(token.span, reading.statement.anybody) && !overlap(token.span, reading.statement.predicate))
            found.push_back(&token);
    }
    return found;
}

} // namespace claimgraph
