#include "extract/input/office/epub_package.hpp"

#include <fmt/format.h>
#include <map>
#include <set>

namespace claimgraph {
namespace {

/// The path of the package document, in META-INF/container.xml.
class ContainerEvents final : public XmlEvents {
  public:
    std::string path;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        constexpr std::string_view kType = "application/oebps-package+xml";
        const std::string_view type = attributes.get("media-type");
        if (path.empty() && name == "container:rootfile" && (type.empty() || type == kType))
            path = resolve_part({}, attributes.get("full-path"));
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// The parts that META-INF/encryption.xml names.
class EncryptionEvents final : public XmlEvents {
  public:
    std::set<std::string, std::less<>> paths;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "enc:CipherReference") paths.insert(resolve_part({}, attributes.get("URI")));
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// Parts by their ids, and the ids in reading order.
class SpineEvents final : public XmlEvents {
  public:
    struct Item {
        std::string reference;
        bool is_text = false;
    };
    std::map<std::string, Item, std::less<>> items;
    std::vector<std::string> order;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "opf:item") {
            const std::string_view type = attributes.get("media-type");
            const std::string properties = fmt::format(" {} ", attributes.get("properties"));
            const bool is_navigation = properties.find(" nav ") != std::string::npos;
            const bool is_page =
                type == "application/xhtml+xml" || type == "text/html" || type == "text/x-oeb1-document";
            items.try_emplace(std::string(attributes.get("id")),
                              Item{std::string(attributes.get("href")), is_page && !is_navigation});
        } else if (name == "opf:itemref") {
            order.emplace_back(attributes.get("idref"));
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

} // namespace

Result<EpubPackage> read_epub_package(const PackageFiles& files, const std::string& file) {
    const auto broken = [&](std::string message) {
        return fail(ErrorCode::kBadFormat, std::move(message), {.file = file});
    };
    ContainerEvents container;
    const std::string* part = files.find("META-INF/container.xml");
    if (part == nullptr) return broken("no EPUB: 'META-INF/container.xml' is missing");
    if (const auto parsed = parse_xml(*part, file, container); !parsed && container.path.empty())
        return tl::unexpected(parsed.error());
    part = files.find(container.path);
    if (part == nullptr) return broken("no EPUB: its package document '" + container.path + "' is missing");
    SpineEvents spine;
    if (const auto parsed = parse_xml(*part, file, spine); !parsed && spine.order.empty())
        return tl::unexpected(parsed.error());
    EncryptionEvents encryption;
    if (const std::string* encrypted = files.find("META-INF/encryption.xml"))
        static_cast<void>(parse_xml(*encrypted, file, encryption)); // a broken one names what it does

    EpubPackage package;
    package.metadata = XmlTexts::read(*part);
    for (const std::string& id : spine.order) {
        const auto item = spine.items.find(id);
        if (item == spine.items.end() || !item->second.is_text) continue;
        std::string path = resolve_part(container.path, item->second.reference);
        item->second.is_text = false; // a chapter is read once
        const bool is_encrypted = encryption.paths.contains(path);
        package.chapters.push_back({std::move(path), is_encrypted});
    }
    if (package.chapters.empty()) return broken("an EPUB without chapters");
    return package;
}

} // namespace claimgraph
