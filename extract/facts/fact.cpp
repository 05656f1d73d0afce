#include "extract/facts/fact.hpp"

namespace claimgraph {

std::string text_of(const FactPhrase& phrase, const Document& document, const Analysis& analysis) {
    const auto are_joined = [&](TokenIndex a, TokenIndex b) {
        if (b.value < a.value || b.value > a.value + 2u) return false; // at most a stop left out
        const ByteSpan between{analysis[a].span.end, analysis[b].span.begin};
        return document.text(between).find_first_of(" \t\r\n\xC2\xE2\xE3") == std::string_view::npos;
    };
    std::string text;
    TokenIndex before;
    for (const FactWord& word : phrase) {
        if (!text.empty() && !(word.token && before && are_joined(before, word.token))) text += ' ';
        text += word.token ? document.text(analysis[word.token].span) : word.added;
        before = word.token;
    }
    return text;
}

std::string lemmas_of(const FactPhrase& phrase, const Analysis& analysis) {
    std::string text;
    for (const FactWord& word : phrase) {
        if (!text.empty()) text += ' ';
        text += word.token ? analysis.lemma(analysis[word.token]) : word.added;
    }
    return text;
}

namespace {

SentenceRecord sentence_record(SentenceIndex sentence, const Document& document, const Analysis& analysis) {
    const ByteSpan span = analysis.sentences[sentence.value].span;
    SentenceRecord record{.sentence = sentence.value, .span = span, .text = std::string(document.text(span))};
    if (!document.origin().is_identity())
        if (const ByteSpan in_file = document.origin().to_source(span); in_file != span) record.file_span = in_file;
    return record;
}

} // namespace

std::vector<SentenceRecord> sentence_records(const Document& document, const Analysis& analysis) {
    std::vector<SentenceRecord> records;
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i)
        records.push_back(sentence_record(SentenceIndex{i}, document, analysis));
    return records;
}

FactRecord fact_record(const Fact& fact, const Document& document, const Analysis& analysis) {
    const auto words = [&](const FactPhrase& phrase) { return text_of(phrase, document, analysis); };
    SentenceRecord sentence = sentence_record(fact.sentence, document, analysis);
    FactRecord record;
    record.sentence = sentence.sentence;
    record.span = sentence.span;
    record.file_span = sentence.file_span;
    record.text = std::move(sentence.text);
    record.confidence = fact.confidence;
    record.subject = words(fact.subject);
    record.relation = words(fact.relation);
    record.lemmas = lemmas_of(fact.relation, analysis);
    record.object = words(fact.arguments.front());
    for (std::size_t i = 1; i < fact.arguments.size(); ++i) record.arguments.push_back(words(fact.arguments[i]));
    return record;
}

} // namespace claimgraph
