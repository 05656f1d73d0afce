#include "extract/input/html/html_json_ld.hpp"

#include "extract/text/html_entity.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

namespace claimgraph {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostScriptBytes = 4 << 20;
constexpr std::size_t kMostObjects = 10000;

std::string string_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? decoded_html(found->get_ref<const std::string&>())
                                                       : std::string();
}

/// The name of a person or organization, or of each of them; they stand as objects, strings, or lists of these.
std::string names_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    std::string names;
    const auto add = [&names](const Json& one) {
        std::string name;
        if (one.is_string())
            name = decoded_html(one.get_ref<const std::string&>());
        else if (one.is_object())
            name = string_at(one, "name");
        if (name.empty() || name.starts_with("http") || names.size() > 1000) return;
        if (!names.empty()) names += "; ";
        names += name;
    };
    if (found->is_array())
        std::ranges::for_each(*found, add);
    else
        add(*found);
    return names;
}

bool has_type(const Json& object, std::string_view part) {
    const auto found = object.find("@type");
    if (found == object.end()) return false;
    const auto is_one = [part](const Json& type) {
        return type.is_string() && type.get_ref<const std::string&>().find(part) != std::string::npos;
    };
    return found->is_array() ? std::ranges::any_of(*found, is_one) : is_one(*found);
}

std::string url_at(const Json& object) {
    std::string url = string_at(object, "mainEntityOfPage");
    if (const auto page = object.find("mainEntityOfPage"); url.empty() && page != object.end() && page->is_object())
        url = string_at(*page, "@id");
    if (url.empty()) url = string_at(object, "url");
    return url.starts_with("http") ? url : std::string();
}

void set_if_empty(std::string& to, std::string value) {
    if (to.empty()) to = std::move(value);
}

void read_article(const Json& object, JsonLdArticle& article) {
    set_if_empty(article.headline, string_at(object, "headline"));
    set_if_empty(article.date_published, string_at(object, "datePublished"));
    set_if_empty(article.date_published, string_at(object, "dateCreated"));
    set_if_empty(article.authors, names_at(object, "author"));
    set_if_empty(article.authors, names_at(object, "creator"));
    set_if_empty(article.publisher, names_at(object, "publisher"));
    set_if_empty(article.section, names_at(object, "articleSection"));
    set_if_empty(article.url, url_at(object));
}

bool is_article(const Json& object) {
    static constexpr auto kTypes = std::to_array<std::string_view>({"Article", "BlogPosting", "Report", "Posting"});
    return std::ranges::any_of(kTypes, [&](std::string_view type) { return has_type(object, type); });
}

} // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
    if (script.size() > kMostScriptBytes) return;
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
    std::string text(script.substr(begin, end + 1 - begin));
    // line breaks within strings are common, though no JSON
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return;
    std::vector<const Json*> objects{&json};
    std::vector<const Json*> others;
    for (std::size_t i = 0; i < objects.size() && i < kMostObjects; ++i) {
        const Json& object = *objects[i];
        if (object.is_array())
            for (const Json& one : object) objects.push_back(&one);
        if (!object.is_object()) continue;
        if (is_article(object))
            read_article(object, article);
        else if (has_type(object, "WebPage"))
            others.push_back(&object);
        for (const char* key : {"@graph", "mainEntity"})
            if (const auto found = object.find(key); found != object.end()) objects.push_back(&*found);
    }
    for (const Json* page : others) {
        set_if_empty(article.date_published, string_at(*page, "datePublished"));
        set_if_empty(article.publisher, names_at(*page, "publisher"));
    }
}

} // namespace claimgraph
