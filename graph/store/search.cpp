#include "graph/store/search.hpp"

#include "graph/store/graph_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claimgraph {
namespace {

/// What people type as FTS5 takes it: each word and each quoted phrase a string, so that nothing is an operator.
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

} // namespace

Result<SearchResult> search(const Store& store, std::string_view words, std::size_t limit) {
    const Database& database = store.database();
    const Snapshot snapshot(database);
    SearchResult result;
    const std::string match = match_text(words);
    if (match.empty()) return result;

    std::vector<std::int64_t> sentences;
    SqlStatement hit = database.prepare(
        "SELECT sentence.id, document.name, number, begin, end, sentence.text FROM sentence_words "
        "CROSS JOIN sentence ON sentence.id = sentence_words.rowid CROSS JOIN document ON document.id = document "
        "WHERE sentence_words MATCH ? ORDER BY sentence_words.rank, sentence.id LIMIT ?");
    hit.start(match, std::min<std::size_t>(limit, 1'000'000));
    while (hit.step()) {
        const auto number = [&](int column) { return static_cast<std::uint32_t>(hit.number(column)); };
        sentences.push_back(hit.number(0));
        result.hits.push_back({.document = std::string(hit.text(1)),
                               .sentence = number(2),
                               .span = {number(3), number(4)},
                               .text = std::string(hit.text(5))});
    }
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    if (sentences.empty()) return result;

    // the evidence of a document lies side by side, so this looks at the documents of the hits alone
    auto graph = read_graph_rows(
        database,
        {.claims = fmt::format("SELECT claim AS id FROM sentence JOIN document ON document.id = sentence.document "
                               "JOIN evidence ON evidence.id BETWEEN first_evidence AND first_evidence + evidences - 1 "
                               "AND evidence.sentence = sentence.id WHERE sentence.id IN ({}) AND claim > 0",
                               fmt::join(sentences, ",")),
         .entities = "SELECT NULL AS id WHERE 0"});
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

} // namespace claimgraph
