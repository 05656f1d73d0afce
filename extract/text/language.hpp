#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// The language of a text, as ISO 639-1 or BCP 47: "en", "de", "zh-Hant"; empty where it is too short or too mixed to
/// tell (about 20 words are needed). Looks at the first kilobytes. `text` is valid UTF-8. Thread-safe; without memory
/// of its own. Empty always in a build without the library (CLD2).
std::string language_of(std::string_view text);

} // namespace claimgraph
