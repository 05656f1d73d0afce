#include "graph/store/search.hpp"

#include "graph/base/json_list.hpp"
#include "graph/store/part_rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace claimgraph {

std::string match_text(std::string_view words) {
    std::string match;
    for (std::size_t at = 0; at < words.size();) {
        if (words[at] == ' ') {
            ++at;
            continue;
        }
        const bool quoted = words[at] == '"';
        const std::size_t begin = at + (quoted ? 1 : 0);
        std::size_t end = std::min(words.find(quoted ? '"' : ' ', begin), words.size());
        at = quoted && end < words.size() ? end + 1 : end;
        const bool open_end = !quoted && end > begin + 1 && words[end - 1] == '*';
        if (open_end) --end;
        std::string string;
        for (const char c : words.substr(begin, end - begin)) string += c == '"' ? ' ' : c;
        if (string.find_first_not_of(' ') == std::string::npos) continue;
        match += fmt::format("{}\"{}\"{}", match.empty() ? "" : " ", string, open_end ? "*" : "");
    }
    return match;
}

Result<SearchResult> search(const Store& store, std::string_view words, std::size_t limit) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    const std::string match = match_text(words);
    if (match.empty()) return SearchResult();
    std::vector<std::int64_t> sentences;
    SqlStatement hit = database.prepare("SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? "
                                        "ORDER BY rank, rowid LIMIT ?");
    hit.start(match, std::min<std::size_t>(limit, 1'000'000));
    while (hit.step()) sentences.push_back(hit.number(0));
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    return sentences_of(store, sentences);
}

Result<SearchResult> sentences_of(const Store& store, std::span<const std::int64_t> sentences) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    SearchResult result;
    if (sentences.empty()) return result;
    SqlStatement row = database.prepare("SELECT document.name, number, begin, end, sentence.text, date FROM sentence "
                                        "JOIN document ON document.id = document WHERE sentence.id = ?");
    for (const std::int64_t sentence : sentences) {
        row.start(sentence);
        if (!row.step()) continue;
        const auto number = [&](int column) { return static_cast<std::uint32_t>(row.number(column)); };
        result.hits.push_back({.document = std::string(row.text(0)),
                               .date = std::string(row.text(5)),
                               .sentence = number(1),
                               .span = {number(2), number(3)},
                               .text = std::string(row.text(4))});
    }
    row.reset();
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());

    std::vector<std::string> documents;
    for (const SearchHit& hit : result.hits) documents.push_back(hit.document);
    // this looks at the documents of the hits alone
    auto graph = read_graph_rows(
        database,
        {.claims = fmt::format("SELECT claim AS id FROM sentence JOIN document ON document.id = sentence.document "
                               "JOIN {} AND evidence.sentence = sentence.id WHERE sentence.id IN ({})",
                               kEvidenceOfDocument, fmt::join(sentences, ",")),
         .entities = "SELECT NULL AS id WHERE 0",
         .documents = std::move(documents)});
    if (!graph) return tl::unexpected(graph.error());
    result.graph = std::move(*graph);
    for (std::size_t i = 0; i < result.graph.claims().size(); ++i)
        for (const Evidence& evidence : result.graph.claims()[i].evidence)
            for (SearchHit& found : result.hits)
                if (found.document == evidence.document && found.sentence == evidence.sentence &&
                    found.span == evidence.span && (found.claims.empty() || found.claims.back() != ClaimIndex{i}))
                    found.claims.push_back(ClaimIndex{i});
    return result;
}

Result<std::vector<FactHit>> find_facts(const Store& store, const FactQuery& query, std::size_t limit) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    std::string match;
    for (const auto& [columns, words] :
         {std::pair("subject relation object arguments", &query.anywhere), std::pair("subject", &query.subject),
          std::pair("lemmas", &query.relation), std::pair("object arguments", &query.object)})
        if (const std::string part = match_text(*words); !part.empty())
            match += fmt::format("{}{{{}}} : ({})", match.empty() ? "" : " AND ", columns, part);
    std::vector<FactHit> hits;
    if (match.empty()) return hits;
    SqlStatement row = database.prepare(
        "SELECT document.name, number, begin, end, file_begin, file_end, sentence.text, confidence, fact.subject, "
        "fact.relation, fact.lemmas, fact.object, fact.arguments, title, date FROM fact_words "
        "CROSS JOIN fact ON fact.id = fact_words.rowid CROSS JOIN sentence ON sentence.id = fact.sentence "
        "CROSS JOIN document ON document.id = sentence.document "
        "WHERE fact_words MATCH ? ORDER BY fact_words.rank, confidence DESC, fact.id LIMIT ?");
    row.start(match, std::min<std::size_t>(limit, 1'000'000));
    while (row.step()) {
        const auto number = [&](int column) { return static_cast<std::uint32_t>(row.number(column)); };
        const auto text = [&](int column) { return std::string(row.text(column)); };
        FactHit& hit = hits.emplace_back();
        hit.document.name = text(0);
        hit.document.title = text(13);
        hit.document.date = text(14);
        hit.fact = {.sentence = number(1),
                    .span = {number(2), number(3)},
                    .file_span = {number(4), number(5)},
                    .text = text(6),
                    .confidence = row.real(7),
                    .subject = text(8),
                    .relation = text(9),
                    .lemmas = text(10),
                    .object = text(11),
                    .arguments = list_from_json(row.text(12)).value_or(std::vector<std::string>())};
    }
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    return hits;
}

} // namespace claimgraph
