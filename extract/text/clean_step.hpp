#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace claimgraph {

/// What becomes of the next bytes of a text when it is cleaned.
struct CleanStep {
    enum class Kind : std::uint8_t {
        kKept,    ///< they stay: printable text
        kSpace,   ///< white space of ASCII: a space, a tab, a line break
        kBlank,   ///< another blank: becomes a space, or a line break: see `text`
        kLeftOut, ///< nothing that a reader sees
        kLetters, ///< a ligature: becomes `text`
    };
    Kind kind = Kind::kKept;
    std::size_t size = 0;  ///< of the source, in bytes; at least 1
    std::string_view text; ///< what they become, where they are neither kept nor left out
};

/// The step at a place before the end of a text, which is valid UTF-8. Steps of kept text are as long as can be.
CleanStep clean_step(std::string_view text, std::size_t at);

} // namespace claimgraph
