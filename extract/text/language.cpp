#include "extract/text/language.hpp"

#ifdef CLAIMGRAPH_WITH_CLD2
#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#endif

namespace claimgraph {

#ifdef CLAIMGRAPH_WITH_CLD2

std::string language_of(std::string_view text) {
    constexpr std::size_t kLookedAt = 8192; // bytes; more does not change the answer
    constexpr int kLeastBytes = 100;
    constexpr int kLeastPercent = 60; // of the text in one language
    text = text.substr(0, kLookedAt);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1); // a letter cut in two
    bool is_reliable = false;
    int valid = 0;
    int bytes = 0;
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    const CLD2::CLDHints hints{};
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages,
                                            percents, scores, nullptr, &bytes, &is_reliable, &valid);
    if (!is_reliable || bytes < kLeastBytes || percents[0] < kLeastPercent || languages[0] == CLD2::UNKNOWN_LANGUAGE)
        return {};
    return CLD2::LanguageCode(languages[0]);
}

#else

std::string language_of(std::string_view) { return {}; }

#endif

} // namespace claimgraph
