#include "graph/model/document_name.hpp"

namespace claimgraph {

std::string document_name(const std::filesystem::path& path, const std::filesystem::path& folder) {
    std::filesystem::path name = path.lexically_normal();
    if (name.is_absolute() && folder.is_absolute()) {
        const std::filesystem::path within = name.lexically_relative(folder.lexically_normal());
        if (!within.empty() && *within.begin() != "..") name = within;
    }
    return name.string();
}

} // namespace claimgraph
