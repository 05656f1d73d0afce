#include "graph/query/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kMostSentences = 20'000; ///< that have a word: one that more have tells little
constexpr std::size_t kMostWeighed = 400;      ///< that are weighed with their documents
constexpr double kByDocument = 0.5;            ///< of the weight of a word that only another sentence has

constexpr const char* kFrom = "SELECT sentence.id, number, begin, end, sentence.text, date FROM document "
                              "JOIN sentence ON sentence.id >= first_sentence AND "
                              "sentence.id < first_sentence + sentences WHERE name = ?1 ";

using Rows = std::vector<std::int64_t>; ///< ids of sentences, sorted

std::string match_of(const SoughtWord& word) {
    std::string match;
    for (const std::string& form : word.forms)
        if (const std::string part = match_text(form); !part.empty()) match += (match.empty() ? "(" : ") OR (") + part;
    return match.empty() ? match : match + ")";
}

struct Word {
    std::string match;
    Rows rows;
    double weight = 0;
    bool is_common = false; ///< `rows` has only those that have a rarer word, too
};

struct Weighed {
    std::int64_t row;
    double own;
    double total;
};

class Weighing {
  public:
    explicit Weighing(const Store& store) : database_(store.database()) {}

    bool read(std::span<const SoughtWord> sought) {
        const auto all = static_cast<double>(database_.number("SELECT ifnull(max(id), 0) FROM sentence"));
        std::string rare;
        for (const SoughtWord& one : sought) {
            Word word{.match = match_of(one)};
            if (word.match.empty()) continue;
            word.rows = rows_of(word.match, kMostSentences + 1);
            word.is_common = word.rows.size() > kMostSentences;
            word.weight = std::log1p(all / static_cast<double>(word.rows.size() + 1)) * one.weight;
            if (!word.is_common && !word.rows.empty()) rare += (rare.empty() ? "(" : " OR (") + word.match + ")";
            all_ += word.weight;
            words_.push_back(std::move(word));
        }
        if (rare.empty()) return false;
        for (Word& word : words_)
            if (word.is_common) word.rows = rows_of("(" + word.match + ") AND (" + rare + ")", kMostSentences);
        return true;
    }

    /// What sentences have by themselves, the best first; then the best of them with their documents.
    std::vector<Weighed> weigh(const SentenceChoice& choice) const {
        std::map<std::int64_t, double> own;
        for (const Word& word : words_)
            for (const std::int64_t row : word.rows) own[row] += word.weight;
        std::vector<Weighed> found;
        for (const auto& [row, weight] : own)
            if (weight >= choice.own * all_) found.push_back({row, weight, weight});
        std::ranges::stable_sort(found, std::greater<>(), &Weighed::own);
        if (found.size() > kMostWeighed) found.resize(kMostWeighed);
        SqlStatement document = database_.prepare(
            "SELECT first_sentence, first_sentence + sentences FROM sentence JOIN document ON document.id = document "
            "WHERE sentence.id = ?");
        for (Weighed& one : found) {
            document.start(one.row);
            if (!document.step()) continue;
            for (const Word& word : words_) {
                if (std::ranges::binary_search(word.rows, one.row)) continue;
                const auto next = std::ranges::lower_bound(word.rows, document.number(0));
                if (next != word.rows.end() && *next < document.number(1)) one.total += kByDocument * word.weight;
            }
        }
        std::erase_if(found, [&](const Weighed& one) { return one.total < choice.least * all_; });
        std::ranges::stable_sort(found, std::greater<>(), &Weighed::total);
        return found;
    }

  private:
    Rows rows_of(const std::string& match, std::size_t most) const {
        Rows rows;
        SqlStatement row =
            database_.prepare("SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? ORDER BY rowid LIMIT ?");
        row.start(match, most);
        while (row.step()) rows.push_back(row.number(0));
        return rows;
    }

    const Database& database_;
    std::vector<Word> words_;
    double all_ = 0;
};

} // namespace

Result<SearchResult> sentences_with_most(const Store& store, std::span<const SoughtWord> words, std::size_t limit,
                                         const SentenceChoice& choice) {
    const Snapshot snapshot(store.database());
    Weighing weighing(store);
    const bool has_words = weighing.read(words);
    if (const auto status = store.database().status(); !status) return tl::unexpected(status.error());
    if (!has_words) return SearchResult();
    std::vector<std::int64_t> rows;
    for (const Weighed& one : weighing.weigh(choice)) rows.push_back(one.row);
    if (!choice.passes && rows.size() > limit) rows.resize(limit);
    auto found = sentences_of(store, rows);
    if (!found || !choice.passes) return found;
    std::vector<SearchHit> hits; // one after the other: a test may be slow
    for (SearchHit& hit : found->hits)
        if (hits.size() < limit && choice.passes(hit)) hits.push_back(std::move(hit));
    found->hits = std::move(hits);
    return found;
}

Result<SearchResult> sentences_at(const Store& store, std::span<const SentencePlace> places) {
    const Snapshot snapshot(store.database());
    std::vector<std::int64_t> rows;
    SqlStatement row = store.database().prepare(kFrom + std::string("AND number = ?2"));
    for (const SentencePlace& place : places) {
        row.start(place.document, place.sentence);
        if (row.step()) rows.push_back(row.number(0));
    }
    row.reset();
    if (const auto status = store.database().status(); !status) return tl::unexpected(status.error());
    return sentences_of(store, rows);
}

Result<std::vector<SearchHit>> sentences_from(const Store& store, const SentencePlace& first, std::uint32_t count) {
    std::vector<SearchHit> hits;
    SqlStatement row = store.database().prepare(kFrom + std::string("AND number >= ?2 ORDER BY sentence.id LIMIT ?3"));
    row.start(first.document, first.sentence, count);
    while (row.step())
        hits.push_back({.document = first.document,
                        .date = std::string(row.text(5)),
                        .sentence = static_cast<std::uint32_t>(row.number(1)),
                        .span = {static_cast<std::uint32_t>(row.number(2)), static_cast<std::uint32_t>(row.number(3))},
                        .text = std::string(row.text(4))});
    row.reset();
    if (const auto status = store.database().status(); !status) return tl::unexpected(status.error());
    return hits;
}

} // namespace claimgraph
