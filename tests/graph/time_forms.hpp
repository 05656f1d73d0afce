#pragma once

#include "graph/model/claim.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// A time_value and what every place that reads it has to make of it.
struct TimeForm {
    std::string_view value;
    std::string_view first; ///< ISO days, empty where it is open
    std::string_view last;  ///< both empty: it is no time
};

/// Every form of time_value, in the order of a timeline; none twice.
inline const std::vector<TimeForm>& time_forms() {
    static const std::vector<TimeForm> kForms = {
        {"../2014", "", "2014-12-31"},
        {"/2014-03", "", "2014-03-31"},
        {"../1999-12-31", "", "1999-12-31"},
        {"0000", "0000-01-01", "0000-12-31"},
        {"1801/1900", "1801-01-01", "1900-12-31"},
        {"1990/1999", "1990-01-01", "1999-12-31"},
        {"2010/2014-05", "2010-01-01", "2014-05-31"},
        {"2014/..", "2014-01-01", ""},
        {"2014", "2014-01-01", "2014-12-31"},
        {"2014-03/", "2014-03-01", ""},
        {"2020-W53", "2020-12-28", "2021-01-03"},
        {"2023-WI", "2023-12-01", "2024-02-29"},
        {"2024-02", "2024-02-01", "2024-02-29"},
        {"2024-SU", "2024-06-01", "2024-08-31"},
        {"2025-W01", "2024-12-30", "2025-01-05"},
        {"2025", "2025-01-01", "2025-12-31"},
        {"2025-01/2025-03", "2025-01-01", "2025-03-31"},
        {"2025-01", "2025-01-01", "2025-01-31"},
        {"2025-01-01", "2025-01-01", "2025-01-01"},
        {"2025-01-01T00:00", "2025-01-01", "2025-01-01"},
        {"2025-W10", "2025-03-03", "2025-03-09"},
        {"2025-W10-2", "2025-03-04", "2025-03-04"},
        {"2025-03-11T09:15/2025-03-11T10:30", "2025-03-11", "2025-03-11"},
        {"2025-03-11T10:30:59Z", "2025-03-11", "2025-03-11"},
        {"2025-03-15/2025-03-16", "2025-03-15", "2025-03-16"},
        {"2025-12-01/..", "2025-12-01", ""},
        {"2025-W52/2026-W01", "2025-12-22", "2026-01-04"},
        {"9999", "9999-01-01", "9999-12-31"},
        {"../..", "", ""},
        {"2025-00", "", ""},
        {"2025-02-30", "", ""},
        {"2025-03T10:00", "", ""},
        {"2025-06/2025-03", "", ""},
        {"2025-W53", "", ""},
        {"2025/soon", "", ""},
        {"P2Y", "", ""},
        {"PT10H", "", ""},
    };
    return kForms;
}

/// A claim a form, each of a subject of its own, `form0` and so on, about `o`.
inline ClaimBatch batch_of_forms() {
    ClaimBatch batch;
    batch.entities.push_back({.id = "o", .name = "o", .type = EntityType::kConcept});
    for (const TimeForm& form : time_forms()) {
        const std::string name = "form" + std::to_string(batch.claims.size());
        batch.entities.push_back({.id = name, .name = name, .type = EntityType::kConcept});
        Claim claim{.subject = EntityIndex{batch.entities.size() - 1}, .relation = "r", .object = EntityIndex{0}};
        claim.label = "r";
        claim.time_value = form.value;
        claim.evidence.push_back({.document = "d", .text = name});
        batch.claims.push_back(std::move(claim));
    }
    return batch;
}

} // namespace claimgraph
