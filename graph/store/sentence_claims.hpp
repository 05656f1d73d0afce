#pragma once

#include "graph/judgments/judgment.hpp"
#include "graph/store/field_rows.hpp"

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace claimgraph {

/// Evidence as SentenceClaim: a query whose first ten columns read_sentence_claim() takes, then `more`, of `evidence`,
/// its `sentence`, its `document`, and the appearances `subject_of`, `object_of`, `speaker_of` and `place_of`.
inline std::string select_sentence_claims(std::string_view more, std::string_view condition) {
    return fmt::format("SELECT sentence.text, subject_text, subject_of.name, relation, object_text, object_of.name, "
                       "polarity, modality, ifnull(speaker_of.name, ''), symmetric{}{} FROM evidence "
                       "CROSS JOIN sentence ON sentence.id = evidence.sentence "
                       "CROSS JOIN document ON document.id = sentence.document "
                       "CROSS JOIN appearance AS subject_of ON subject_of.id = evidence.subject "
                       "CROSS JOIN appearance AS object_of ON object_of.id = evidence.object "
                       "LEFT JOIN appearance AS speaker_of ON speaker_of.id = evidence.speaker "
                       "LEFT JOIN appearance AS place_of ON place_of.id = evidence.place_entity {}",
                       more.empty() ? "" : ", ", more, condition);
}

/// Reads it from the columns from `at` on, in the order of its members; false if a value is invalid.
inline bool read_sentence_claim(const SqlStatement& row, int at, SentenceClaim& claim) {
    claim.text = row.text(at);
    claim.subject = row.text(at + 1);
    claim.subject_name = row.text(at + 2);
    claim.relation = row.text(at + 3);
    claim.object = row.text(at + 4);
    claim.object_name = row.text(at + 5);
    claim.speaker = row.text(at + 8);
    claim.symmetric = row.number(at + 9) != 0;
    return read_value(row, at + 6, claim.polarity) && read_value(row, at + 7, claim.modality);
}

} // namespace claimgraph
