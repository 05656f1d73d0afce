#include "cli/serve/page_filter.hpp"

#include "graph/base/time/time_interval.hpp"
#include "graph/store/part_rows.hpp"
#include "graph/store/search.hpp"
#include "graph/store/time_functions.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <unordered_set>
#include <utility>

namespace claimgraph::cli {
namespace {

/// What the page calls the speaker of claims that the article itself makes.
constexpr std::string_view kArticle = "-";

/// Which numbers are those of one of the texts.
std::vector<bool> numbers_of(const TextNumbers& texts, const std::vector<std::string>& wanted) {
    std::vector<bool> numbers(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) numbers[i] = std::ranges::find(wanted, texts[i]) != wanted.end();
    return numbers;
}

using Ids = std::unordered_set<std::uint32_t>;

Ids ids_of(const Database& database, const std::string& sql) {
    Ids ids;
    SqlStatement row = database.prepare(sql);
    while (row.step()) ids.insert(static_cast<std::uint32_t>(row.number(0)));
    return ids;
}

Ids claims_with_words(const Database& database, const std::string& match) {
    return ids_of(
        database,
        fmt::format("SELECT claim FROM sentence_words CROSS JOIN sentence ON sentence.id = sentence_words.rowid "
                    "CROSS JOIN document ON document.id = sentence.document CROSS JOIN {} AND "
                    "evidence.sentence = sentence.id WHERE sentence_words MATCH {}",
                    kEvidenceOfDocument, sql_text(match)));
}

/// The days of `from` and `to`.
Result<std::pair<std::int64_t, std::int64_t>> days_of(const Parameters& parameters) {
    std::pair<std::int64_t, std::int64_t> days{kOpenFrom, kOpenUntil};
    for (const char* name : {"from", "to"}) {
        const std::string text = value_of(parameters, name);
        if (text.empty()) continue;
        const auto interval = time_interval(text);
        if (!interval || !interval->first_day() || !interval->last_day())
            return fail(ErrorCode::kBadFormat, fmt::format("'{}' is not a date", name));
        if (std::string_view(name) == "from")
            days.first = *interval->first_day();
        else
            days.second = *interval->last_day();
    }
    return days;
}

Result<float> confidence_of(const std::string& text) {
    char* end = nullptr;
    const float value = std::strtof(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !(value >= 0 && value <= 1))
        return fail(ErrorCode::kBadFormat, "'confidence' is not a number from 0 to 1");
    return value;
}

} // namespace

Result<PageFilter> PageFilter::read(const Parameters& parameters, const ClaimTable& table, const Database& database) {
    PageFilter filter;
    if (const auto types = values_of(parameters, "type"); !types.empty())
        filter.add(List::kType, [&table, wanted = numbers_of(table.types, types)](const ClaimRow& claim) {
            return wanted[table.entities[claim.subject].type] && wanted[table.entities[claim.object].type];
        });
    if (const auto families = values_of(parameters, "family"); !families.empty())
        filter.add(List::kFamily, [&table, wanted = numbers_of(table.families, families)](const ClaimRow& claim) {
            return wanted[table.family_of[claim.relation]];
        });
    if (const auto relations = values_of(parameters, "relation"); !relations.empty())
        filter.restrict_to([wanted = numbers_of(table.relations, relations)](const ClaimRow& claim) {
            return wanted[claim.relation];
        });
    if (const auto speakers = values_of(parameters, "speaker"); !speakers.empty()) {
        Ids wanted = ids_of(database, fmt::format("SELECT id FROM entity WHERE key IN ({})", sql_texts(speakers)));
        if (std::ranges::find(speakers, kArticle) != speakers.end()) wanted.insert(0);
        filter.add(List::kSpeaker,
                   [wanted = std::move(wanted)](const ClaimRow& claim) { return wanted.contains(claim.speaker); });
    }
    if (const auto polarities = values_of(parameters, "polarity"); !polarities.empty())
        filter.add(List::kPolarity, [polarities](const ClaimRow& claim) {
            return std::ranges::find(polarities, claim.denied ? "-" : "+") != polarities.end();
        });
    if (const auto modalities = values_of(parameters, "modality"); !modalities.empty())
        filter.add(List::kModality, [wanted = numbers_of(table.modalities, modalities)](const ClaimRow& claim) {
            return wanted[claim.modality];
        });
    if (const auto documents = values_of(parameters, "document"); !documents.empty())
        filter.restrict_to([wanted = ids_of(database, claims_of_documents(documents))](const ClaimRow& claim) {
            return wanted.contains(claim.id);
        });
    const std::string words = value_of(parameters, "text");
    if (const std::string match = match_text(words.substr(0, words.find('\0'))); !match.empty()) // SQL text ends there
        filter.restrict_to(
            [wanted = claims_with_words(database, match)](const ClaimRow& claim) { return wanted.contains(claim.id); });
    if (parameters.contains("from") || parameters.contains("to")) {
        const auto days = days_of(parameters);
        if (!days) return tl::unexpected(days.error());
        filter.restrict_to([first = days->first, last = days->second,
                            undated = parameters.contains("undated")](const ClaimRow& claim) {
            return claim.dated ? claim.until >= first && claim.from <= last : undated;
        });
    }
    if (const std::string text = value_of(parameters, "confidence"); !text.empty()) {
        const auto least = confidence_of(text);
        if (!least) return tl::unexpected(least.error());
        filter.restrict_to([least = *least](const ClaimRow& claim) { return claim.confidence >= least; });
    }
    if (parameters.contains("conflicts"))
        filter.restrict_to([](const ClaimRow& claim) { return claim.contradiction > 0; });
    if (const auto status = database.status(); !status) return tl::unexpected(status.error());
    return filter;
}

bool PageFilter::operator()(const ClaimRow& claim) const {
    return std::ranges::all_of(tests_, [&](const Test& test) { return test.passes(claim); });
}

std::vector<const ClaimRow*> passing(const ClaimTable& table, const PageFilter& filter) {
    std::vector<const ClaimRow*> found;
    for (const ClaimRow& claim : table.claims)
        if (filter(claim)) found.push_back(&claim);
    return found;
}

} // namespace claimgraph::cli
