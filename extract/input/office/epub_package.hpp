#pragma once

#include "extract/input/office/package_files.hpp"
#include "extract/input/office/xml_texts.hpp"
#include "graph/base/result.hpp"

#include <string>
#include <vector>

namespace claimgraph {

/// What the package document of a book (EPUB 3.3, 5) says: its chapters in reading order, and what is known of it.
struct EpubPackage {
    struct Chapter {
        std::string path;          ///< of its part
        bool is_encrypted = false; ///< by what sells it
    };
    std::vector<Chapter> chapters; ///< without navigation and cover
    XmlTexts metadata;
};

/// Fails with kBadFormat if there is none. `file` is for messages.
Result<EpubPackage> read_epub_package(const PackageFiles& files, const std::string& file);

} // namespace claimgraph
