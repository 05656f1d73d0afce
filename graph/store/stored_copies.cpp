#include "graph/store/stored_copies.hpp"

#include "graph/store/document_rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace claimgraph {

StoredCopies::StoredCopies(const Database& database)
    : mark_(database.prepare("UPDATE evidence SET claim = ? WHERE id = ?")) {
    std::vector<std::string> before;
    std::vector<std::int64_t> rows;
    SqlStatement document =
        database.prepare("SELECT id, name, same_as, sketch FROM document WHERE sketch <> x'' ORDER BY name");
    while (document.step()) {
        rows.push_back(document.number(0));
        SourceDocument& text = texts_.emplace_back();
        text.name = document.text(1);
        before.emplace_back(document.text(2));
        text.sketch = document.text(3);
    }
    find_same_texts(texts_);
    SqlStatement write = database.prepare("UPDATE document SET same_as = ? WHERE id = ?");
    SqlStatement claims = database.prepare(
        "SELECT DISTINCT abs(claim) FROM document JOIN evidence ON evidence.id BETWEEN first_evidence AND "
        "first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?");
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        texts_[i].sketch = {};
        if (texts_[i].same_as == before[i]) continue;
        write.run(texts_[i].same_as, rows[i]);
        claims.start(rows[i], kNotDerived);
        while (claims.step()) changed_claims_.push_back(claims.number(0));
    }
    sources_.emplace(texts_);
}

StoredCopies::StoredCopies(const Database& database, Known)
    : mark_(database.prepare("UPDATE evidence SET claim = ? WHERE id = ?")) {
    SqlStatement copy = database.prepare("SELECT name, same_as FROM document WHERE same_as <> '' ORDER BY name");
    while (copy.step()) {
        SourceDocument& text = texts_.emplace_back();
        text.name = copy.text(0);
        text.same_as = copy.text(1);
    }
    sources_.emplace(texts_);
}

void StoredCopies::mark(std::span<const Support> supports) {
    if (sources_->all_differ() && std::ranges::none_of(supports, [](const Support& one) { return one.claim < 0; }))
        return;
    std::vector<std::string_view> documents;
    for (const Support& support : supports) documents.push_back(support.document);
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    const std::vector<bool> counts = sources_->that_count(documents);
    for (const Support& support : supports) {
        const auto at = std::ranges::lower_bound(documents, support.document) - documents.begin();
        const std::int64_t own = std::abs(support.claim);
        const std::int64_t claim = counts[static_cast<std::size_t>(at)] ? own : -own;
        if (claim != support.claim) mark_.run(claim, support.id);
    }
}

} // namespace claimgraph
