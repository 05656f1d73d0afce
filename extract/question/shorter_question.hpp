#pragma once

#include "extract/extract.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// A question without what is said last, and that.
struct ShorterQuestion {
    std::string question;
    std::string left_out;
};

/// "Who did Kenya sanction over the war in Uganda?" without "in Uganda"; that again without "over the war": the core of
/// a question may be answered where all of it is not. Nothing if there is no such phrase, or no name would be left.
std::optional<ShorterQuestion> shorter_question(std::string_view question, const Models& models);

} // namespace claimgraph
