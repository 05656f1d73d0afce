#include "export/xml/xml_source.hpp"

#include <utility>

namespace claimgraph {
namespace {

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); } // npos + 1 is 0

} // namespace

std::string_view content(const XmlNode* node, std::string& scratch) {
    const auto is_text = [](const XmlNode* child) {
        return child->type() == rapidxml::node_data || child->type() == rapidxml::node_cdata;
    };
    const XmlNode* first = node->first_node();
    if (first == nullptr) return {};
    if (first->next_sibling() == nullptr && is_text(first)) return {first->value(), first->value_size()};
    scratch.clear(); // value() alone would give the first piece
    for (const XmlNode* child = first; child != nullptr; child = child->next_sibling())
        if (is_text(child)) scratch.append(child->value(), child->value_size());
    return scratch;
}

std::string_view XmlSource::name_of(const XmlElement& element) const {
    const std::string_view tag = std::string_view(text_).substr(element.begin + 1, element.tag_end - element.begin - 1);
    return local_name(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
}

const XmlNode* XmlSource::parse(const XmlElement& element) {
    line_ = element.line;
    document_.clear();
    char* const end = text_.data() + element.end;
    const char behind = std::exchange(*end, '\0');
    document_.parse<rapidxml::parse_default>(text_.data() + element.begin);
    *end = behind;
    return document_.first_node();
}

const XmlNode* XmlSource::parse_tag(const XmlElement& element) {
    line_ = element.line;
    tag_.assign(text_, element.begin, element.tag_end - element.begin);
    if (!tag_.ends_with("/>")) tag_.insert(tag_.size() - 1, "/");
    document_.clear();
    document_.parse<rapidxml::parse_default>(tag_.data());
    return document_.first_node();
}

void XmlSource::release() {
    document_.clear();
    std::string().swap(text_); // assigning would keep the memory
    std::vector<XmlElement>().swap(outline_);
}

tl::unexpected<Error> XmlSource::bad(std::string message) const {
    return tl::unexpected(here({ErrorCode::kBadFormat, std::move(message)}));
}

Error XmlSource::here(Error error) const {
    error.place.file = file_;
    error.place.line = line_;
    return error;
}

} // namespace claimgraph
