#pragma once

#include "export/formats/explorer_page.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace claimgraph {

/// What stands in a written page of the explorer as its data; nothing if the text is no such page.
inline std::optional<std::string> data_of_page(std::string_view text) {
    static constexpr std::string_view kMark = "@DATA@";
    std::ostringstream out;
    write_explorer_page(out, false, [&] { out << kMark; });
    const std::string page = out.str();
    const std::size_t mark = page.find(kMark);
    const std::string_view before = std::string_view(page).substr(0, mark);
    const std::string_view after = std::string_view(page).substr(mark + kMark.size());
    if (!text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
    return std::string(text.substr(mark, text.size() - before.size() - after.size()));
}

} // namespace claimgraph
