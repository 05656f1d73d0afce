#include "extract/entities/joined_names.hpp"

#include <iterator>
#include <utility>

namespace claimgraph {

void join_names(std::vector<NameSpan>& spans, std::span<const TokenRange> wholes,
                const std::function<std::optional<NameSpan>(std::size_t, std::span<const NameSpan>)>& name_of) {
    if (wholes.empty()) return;
    std::vector<NameSpan> joined;
    joined.reserve(spans.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        const TokenRange whole = wholes[i];
        if (!joined.empty() && joined.back().tokens.end > whole.begin) continue;
        while (at < spans.size() && spans[at].tokens.end <= whole.begin) joined.push_back(std::move(spans[at++]));
        std::size_t end = at;
        while (end < spans.size() && spans[end].tokens.begin < whole.end) ++end;
        if (auto name = name_of(i, std::span<const NameSpan>(spans).subspan(at, end - at))) {
            joined.push_back(std::move(*name));
            at = end;
        }
    }
    std::move(spans.begin() + static_cast<std::ptrdiff_t>(at), spans.end(), std::back_inserter(joined));
    spans = std::move(joined);
}

} // namespace claimgraph
