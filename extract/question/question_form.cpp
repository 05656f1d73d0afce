#include "extract/question/question_form.hpp"

#include <array>

namespace claimgraph {

std::string_view to_string(Answer answer) {
    static constexpr std::array<std::string_view, 11> kNames = {
        "whether", "subject", "object", "speaker", "place", "time", "content", "reason", "both", "link", "claim"};
    return kNames[static_cast<std::size_t>(answer)];
}

} // namespace claimgraph
