#include "graph/store/write/stored_copies.hpp"

#include "graph/matching/texts/same_texts.hpp"
#include "graph/matching/texts/text_sketch.hpp"
#include "graph/store/write/document_rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::size_t kBands = 8;
/// Documents with an equal band that are looked at, at most.
constexpr int kMostAlike = 64;

/// Numbers that sketches of like texts have in common; none of a text without a sketch.
std::vector<std::int64_t> bands_of(std::string_view sketch) {
    if (sketch.size() != 2 * kSketchValues) return {};
    std::vector<std::int64_t> bands;
    for (std::size_t band = 0; band < kBands; ++band) {
        std::uint64_t values = 0;
        std::memcpy(&values, sketch.data() + band * sizeof values, sizeof values);
        values += band * 0x9E37'79B9'7F4A'7C15; // another number in another place
        bands.push_back(static_cast<std::int64_t>(values));
    }
    return bands;
}

/// Writes `document.same_as` and takes note of the claims that this concerns.
class SameAs {
  public:
    explicit SameAs(const Database& database)
        : write_(database.prepare("UPDATE document SET same_as = ? WHERE id = ?")),
          claims_(database.prepare(
              "SELECT DISTINCT abs(claim) FROM document JOIN evidence ON evidence.id BETWEEN first_evidence AND "
              "first_evidence + evidences - 1 WHERE document.id = ? AND claim <> ?")) {}

    void write(std::int64_t document, std::string_view same_as) {
        write_.run(same_as, document);
        claims_.start(document, kNotDerived);
        while (claims_.step()) changed_.push_back(claims_.number(0));
    }
    std::vector<std::int64_t> changed() { return std::move(changed_); }

  private:
    SqlStatement write_, claims_;
    std::vector<std::int64_t> changed_;
};

} // namespace

std::vector<std::int64_t> find_copies(const Database& database) {
    std::vector<SourceDocument> texts;
    std::vector<std::string> before;
    std::vector<std::int64_t> rows;
    std::vector<std::pair<std::int64_t, std::int64_t>> bands;
    SqlStatement document =
        database.prepare("SELECT id, name, same_as, sketch FROM document WHERE sketch <> x'' ORDER BY name");
    while (document.step()) {
        rows.push_back(document.number(0));
        SourceDocument& text = texts.emplace_back();
        text.name = document.text(1);
        before.emplace_back(document.text(2));
        text.sketch = document.text(3);
        for (const std::int64_t band : bands_of(text.sketch)) bands.emplace_back(band, rows.back());
    }
    database.run("DELETE FROM text_band; DELETE FROM stale_document");
    std::ranges::sort(bands);
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
    SqlStatement add = database.prepare("INSERT INTO text_band VALUES(?, ?)");
    for (const auto& [band, row] : bands) add.run(band, row);
    bands = {};
    find_same_texts(texts);
    SameAs same_as(database);
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].same_as != before[i]) same_as.write(rows[i], texts[i].same_as);
    return same_as.changed();
}

std::vector<std::int64_t> find_new_copies(const Database& database) {
    struct Text {
        std::int64_t row;
        std::string name, sketch;
    };
    std::vector<Text> texts;
    SqlStatement fresh = database.prepare(
        "SELECT id, name, sketch FROM document WHERE derived = 0 AND sketch <> x'' UNION "
        "SELECT id, name, sketch FROM stale_document CROSS JOIN document USING(id) WHERE sketch <> x'' ORDER BY name");
    while (fresh.step()) texts.push_back({fresh.number(0), std::string(fresh.text(1)), std::string(fresh.text(2))});

    SameAs same_as(database);
    SqlStatement add = database.prepare("INSERT OR IGNORE INTO text_band VALUES(?, ?)");
    SqlStatement no_copy = database.prepare("SELECT same_as <> '' FROM document WHERE id = ?");
    for (const Text& text : texts) {
        for (const std::int64_t band : bands_of(text.sketch)) add.run(band, text.row);
        no_copy.start(text.row);
        const bool was_copy = no_copy.step() && no_copy.number(0) != 0;
        no_copy.reset();
        if (was_copy) same_as.write(text.row, "");
    }
    SqlStatement alike =
        database.prepare("SELECT name, same_as, sketch FROM text_band CROSS JOIN document ON document.id = "
                         "text_band.document WHERE band = ? LIMIT ?");
    SqlStatement of = database.prepare("SELECT id, name FROM document WHERE name = ?1 UNION ALL "
                                       "SELECT id, name FROM document WHERE same_as = ?1 AND same_as <> ''");
    for (const Text& text : texts) {
        std::set<std::string, std::less<>> sources; // those of the texts that are like this one; one for each group
        for (const std::int64_t band : bands_of(text.sketch)) {
            alike.start(band, kMostAlike);
            while (alike.step())
                if (resemblance(text.sketch, alike.text(2)) >= kSameText)
                    sources.emplace(alike.text(1).empty() ? alike.text(0) : alike.text(1));
        }
        if (sources.size() < 2) continue; // itself alone
        const std::string& first = *sources.begin();
        for (const std::string& source : sources) {
            if (source == first) continue;
            std::vector<std::int64_t> copies;
            of.start(source);
            while (of.step()) copies.push_back(of.number(0));
            for (const std::int64_t copy : copies) same_as.write(copy, first);
        }
    }
    return same_as.changed();
}

CopyMarks::CopyMarks(const Database& database)
    : mark_(database.prepare("UPDATE evidence SET claim = ? WHERE id = ?")) {}

void CopyMarks::clear() {
    supports_.clear();
    copies_.clear();
    was_marked_ = false;
}

void CopyMarks::add(std::int64_t evidence, std::int64_t claim, std::string_view document, std::string_view same_as) {
    supports_.push_back({evidence, claim, std::string(document)});
    was_marked_ |= claim < 0;
    if (same_as.empty()) return;
    copies_.emplace_back().name = document;
    copies_.back().same_as = same_as;
}

void CopyMarks::mark(Claim& claim) {
    if (copies_.empty() && !was_marked_) return;
    std::ranges::sort(copies_, {}, &SourceDocument::name);
    const auto same = [](const SourceDocument& a, const SourceDocument& b) { return a.name == b.name; };
    copies_.erase(std::unique(copies_.begin(), copies_.end(), same), copies_.end());
    const Sources sources(copies_);
    std::vector<std::string_view> documents;
    for (const Support& support : supports_) documents.push_back(support.document);
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    const std::vector<bool> counts = sources.that_count(documents);
    for (const Support& support : supports_) {
        const auto at = std::ranges::lower_bound(documents, support.document) - documents.begin();
        const std::int64_t own = std::abs(support.claim);
        const std::int64_t claim_row = counts[static_cast<std::size_t>(at)] ? own : -own;
        if (claim_row != support.claim) mark_.run(claim_row, support.evidence);
    }
    sources.leave_out_copies(claim);
}

} // namespace claimgraph
