#include "extract/input/dumps/field_role.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace claimgraph {
namespace {

struct RoleNames {
    FieldRole role;
    std::string_view names; ///< in small letters and digits, blanks around each; the best first, ranks apart by |
};

/// How fields are called in the dumps of news, of crawlers, of databases and of schema.org.
constexpr std::array<RoleNames, 9> kNames = {{
    {FieldRole::kText,
     " text body articlebody maintext fulltext bodytext articletext plaintext cleantext cleanedtext textcontent "
     "contenttext articlecontent newstext newscontent storytext transcript | content contents article story raw "
     "rawtext "
     "fullcontent rawcontent contentencoded paragraphs paragraph | html bodyhtml contenthtml fullhtml | "
     "message tweet fulltweet post comment caption selftext abstract | description summary snippet excerpt lead "
     "leadparagraph "
     "teaser intro "},
    {FieldRole::kTitle, " title headline headlines articletitle newstitle pagetitle storytitle posttitle heading | "
                        "headlinemain titlemain mainheadline webtitle subject | name ogtitle "},
    {FieldRole::kDate,
     " date datepublished publisheddate publishdate publicationdate publishedat published publishedon pubdate "
     "datetimepub datepublish publishtime publicationtime webpublicationdate firstpublicationdate articledate newsdate "
     "datewritten issued | datetime dateutc created createdat createdutc datecreated createddate creationdate "
     "posted postedat dateposted postdate firstpublished displaydate | time timestamp pubtime | dcdate updated "
     "updatedat "
     "lastmod modified datemodified modifiedat lastmodified seendate year "},
    {FieldRole::kUrl, " url link canonicalurl canonical permalink weburl articleurl sourceurl pageurl newsurl storyurl "
                      "mainentityofpage | "
                      "links uri href shareurl shorturl expandedurl | webpage address "},
    {FieldRole::kId, " id docid documentid articleid newsid storyid uuid | idx key identifier guid recordid "},
    {FieldRole::kSource, " publisher source outlet newspaper publication publicationname sourcename newssource "
                         "newsoutlet sitename site website "
                         "mediasource medianame mediaoutlet newsagency | media agency provider channel feed feedtitle "
                         "| domain sourcedomain host "
                         "hostname netloc "},
    {FieldRole::kAuthor,
     " author authors byline authorname creator writer writers journalist reporter authornames by | "
     "contributor contributors user username screenname "},
    {FieldRole::kSection,
     " section category categories sectionname topic desk newsdesk articlesection rubric subsection | class label "
     "labels topics "},
    {FieldRole::kLanguage, " language lang inlanguage languagecode langcode locale languageiso "},
}};

/// Names that say how a value is written, not what it is.
constexpr std::string_view kWrappers = " rendered value text html plain raw t main default string ";

/// A name in small letters and digits, with a blank at both ends; other letters than those of English stay.
std::string plain_name(std::string_view name) {
    std::string plain = " ";
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80)
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return plain + " ";
}

NamedRole role_of_name(const std::string& plain) {
    if (plain.size() < 3) return {};
    for (const RoleNames& one : kNames)
        if (const std::size_t at = one.names.find(plain); at != std::string_view::npos)
            return {one.role, static_cast<std::uint8_t>(std::ranges::count(one.names.substr(0, at), '|'))};
    return {};
}

} // namespace

NamedRole role_of_field(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::string last = plain_name(path.substr(dot == std::string_view::npos ? 0 : dot + 1));
    const NamedRole own = role_of_name(last);
    if (dot == std::string_view::npos) return own;
    std::string_view outer = path.substr(0, dot);
    outer.remove_prefix(outer.rfind('.') + 1);
    if (outer.starts_with('_')) return own; // "_source" of a search engine: what it found
    const NamedRole around = role_of_name(plain_name(outer));
    switch (around.role) {
    case FieldRole::kNone:
        return own;
    case FieldRole::kAuthor:
    case FieldRole::kSource: // people and papers: of what is known of them the name is wanted
        return last == " name " || kWrappers.find(last) != std::string_view::npos ? around : NamedRole{};
    case FieldRole::kDate:
        return own.role == FieldRole::kDate || own.role == FieldRole::kNone ? around : own;
    case FieldRole::kSection:
        return last == " name " ? around : own;
    default:
        return kWrappers.find(last) == std::string_view::npos ? own : around;
    }
}

std::string_view to_string(FieldRole role) {
    static constexpr std::array<std::string_view, kFieldRoles> kTexts = {
        "", "text", "title", "date", "address", "id", "publisher", "author", "section", "language"};
    return kTexts[static_cast<std::size_t>(role)];
}

} // namespace claimgraph
