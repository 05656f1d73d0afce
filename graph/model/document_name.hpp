#pragma once

#include <filesystem>
#include <string>

namespace claimgraph {

/// The name of a document by the path to it, so that it is the same by any path: "./news//a.txt" is "news/a.txt", and
/// so is its absolute path within `folder`, the working folder (empty: not known). Goes by the letters of the path
/// alone: symbolic links are not followed, and a path that leads out of the working folder stays as it is otherwise.
std::string document_name(const std::filesystem::path& path, const std::filesystem::path& folder);

} // namespace claimgraph
