#pragma once

#include "extract/claims/time/time_words.hpp"
#include "extract/text/document.hpp"

#include <optional>

namespace claimgraph {

/// The date of a document: its own date, that in the words of its input ("Wed, 03 Aug 2022 16:21:35 +0000"), else the
/// one at the beginning of its text: a line ("Tuesday, 11 March 2025", "Published: March 11, 2025", "Updated 10:30 GMT,
/// 11 March 2025", "By Ana Novak, 11 March 2025") or a dateline ("PRISTINA, March 11, 2025 (Agency) -"). Nothing if
/// there is none with a year.
std::optional<Date> date_of(const Document& document, const TimeWords& words);

} // namespace claimgraph
