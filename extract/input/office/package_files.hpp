#pragma once

#include "extract/input/input_format.hpp"
#include "graph/base/result.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// What may be unpacked of an office file or a book, whose parts are in memory together.
inline constexpr std::uint64_t kMostPackageBytes = std::uint64_t{256} << 20;

/// The parts of a file that is a zip archive of XML files: Office Open XML, OpenDocument, EPUB. Owns them.
class PackageFiles {
  public:
    /// Reads the parts whose names end so (".xml"); others are pictures and fonts. Encrypted and damaged parts are
    /// missing; `damage()` tells. Fails with kBadFormat if it is no zip, and with kTooLarge beyond a limit.
    static Result<PackageFiles> read(InputBytes& input, const ReadOptions& options,
                                     std::span<const std::string_view> extensions);

    /// A part by its path; null if there is none.
    const std::string* find(std::string_view path) const;
    bool is_encrypted() const { return is_encrypted_; }
    /// What could not be read; empty if all could.
    const std::string& damage() const { return damage_; }

  private:
    std::map<std::string, std::string, std::less<>> parts_;
    std::string damage_;
    bool is_encrypted_ = false;
};

/// A reference in a part to another one: resolved against the folder of the first, without its fragment, percent
/// escapes decoded.
std::string resolve_part(std::string_view from, std::string_view reference);

/// Whether these are the first bytes of a zip archive whose first part is "mimetype" and has this content.
bool has_mimetype(std::string_view head, std::string_view mimetype);

} // namespace claimgraph
