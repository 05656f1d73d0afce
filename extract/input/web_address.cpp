#include "extract/input/web_address.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::string_view kAuthority = "://";

bool is_absolute(std::string_view address) {
    const std::size_t end = address.find(':');
    return end != std::string_view::npos && end > 0 &&
           address.substr(0, end).find_first_of("/?#.") == std::string_view::npos;
}

} // namespace

std::string absolute_address(std::string_view address, std::string_view base) {
    if (address.empty()) return {};
    if (is_absolute(address)) return std::string(address);
    const std::size_t scheme = base.find(kAuthority);
    if (scheme == std::string_view::npos) return {};
    if (address.starts_with("//")) return std::string(base.substr(0, scheme + 1)).append(address);
    base = base.substr(0, base.find_first_of("?#"));
    const std::size_t path = std::min(base.find('/', scheme + kAuthority.size()), base.size());
    const std::string host(base.substr(0, path));
    if (address.starts_with('/')) return host + std::string(address);
    if (address.starts_with('?') || address.starts_with('#')) return std::string(base).append(address);
    std::string_view folder = base.substr(path);
    folder = folder.substr(0, folder.rfind('/') + 1);
    while (address.starts_with("./") || address.starts_with("../")) {
        const bool is_up = address.starts_with("../");
        address.remove_prefix(is_up ? 3 : 2);
        if (!is_up || folder.size() <= 1) continue;
        folder.remove_suffix(1);
        folder = folder.substr(0, folder.rfind('/') + 1);
    }
    return host + (folder.empty() ? std::string("/") : std::string(folder)) + std::string(address);
}

} // namespace claimgraph
