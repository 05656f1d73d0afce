#include "extract/syntax/encoder/output_names.hpp"

#include <algorithm>
#include <string_view>

namespace claimgraph {

OutputNames::OutputNames(std::span<const std::string> tag_names, std::span<const std::string> label_names,
                         Symbols& symbols) {
    for (const std::string& name : tag_names) {
        const std::string_view view = name;
        const std::size_t bar = view.find('|');
        const std::string_view xpos = bar == std::string_view::npos ? "_" : view.substr(bar + 1);
        tags.push_back(
            {upos_from(view.substr(0, bar)).value_or(Upos::kX), xpos == "_" ? Symbol{} : symbols.intern(xpos)});
    }
    for (const std::string& name : label_names) labels.push_back(symbols.intern(name));
}

std::uint16_t tag_like(const Token& token, const OutputNames& names, std::span<const float> scores) {
    std::size_t best = scores.size();
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (token.upos != Upos::kNone && token.upos != names.tags[i].upos) continue;
        if (token.xpos && token.xpos != names.tags[i].xpos) continue;
        if (best == scores.size() || scores[i] > scores[best]) best = i;
    }
    return static_cast<std::uint16_t>(
        best == scores.size() ? std::max_element(scores.begin(), scores.end()) - scores.begin() : best);
}

bool has_heads(std::span<const Token> tokens) {
    const auto given = std::ranges::count_if(tokens, [](const Token& token) { return bool(token.head); });
    return static_cast<std::size_t>(given) + 1 == tokens.size();
}

} // namespace claimgraph
