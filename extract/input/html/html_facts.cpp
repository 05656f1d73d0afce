#include "extract/input/html/html_facts.hpp"

#include "extract/input/html/html_bytes.hpp"
#include "extract/input/html/html_dates.hpp"
#include "extract/input/html/html_json_ld.hpp"
#include "extract/text/html_entity.hpp"
#include "graph/base/time/date.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace claimgraph {
namespace {

/// The names of meta elements that tell a thing, best first, in lower case.
using MetaNames = std::span<const std::string_view>;
constexpr std::string_view kTitleNames[] = {"og:title",      "twitter:title",  "dc.title",
                                            "dcterms.title", "sailthru.title", "headline"};
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "article:published",
                                           "og:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "og:pubdate",
                                           "pubdate",
                                           "pub_date",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "published_at",
                                           "published-date",
                                           "publication_date",
                                           "article.published",
                                           "article_date_original",
                                           "originalpublicationdate",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "cxenseparse:recs:publishtime",
                                           "citation_publication_date",
                                           "citation_date",
                                           "dc.date.issued",
                                           "dcterms.issued",
                                           "dc.date.created",
                                           "dcterms.created",
                                           "dc.date",
                                           "dcterms.date",
                                           "datecreated",
                                           "date"};
constexpr std::string_view kAuthorNames[] = {
    "author",     "article:author",  "og:article:author", "byl",          "sailthru.author", "parsely-author",
    "dc.creator", "dcterms.creator", "citation_author",   "twitter:data1"};
constexpr std::string_view kPublisherNames[] = {"og:site_name", "article:publisher", "dc.publisher", "publisher",
                                                "application-name"};
constexpr std::string_view kSectionNames[] = {"article:section", "og:section", "parsely-section", "section",
                                              "cxenseparse:category"};
constexpr std::string_view kUrlNames[] = {"og:url"};
constexpr std::string_view kLanguageNames[] = {"og:locale", "content-language", "language", "dc.language"};

/// One line without blanks at the ends; references that were written twice ("&amp;amp;") are read twice.
std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : decoded_html(text)) {
        const bool is_space = static_cast<unsigned char>(c) <= ' ';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' ')) result.pop_back();
    return result;
}

constexpr std::size_t kNearHeadline = 150; ///< nodes

class FactFinder {
  public:
    explicit FactFinder(const HtmlPage& page) : page_(page) {}

    HtmlFacts find() {
        gather();
        HtmlFacts facts;
        facts.url = canonical_.starts_with("http") ? canonical_ : meta(kUrlNames);
        if (!facts.url.starts_with("http")) facts.url = article_.url;
        facts.publisher = publisher();
        facts.title = title(facts);
        facts.date = date(facts.url);
        facts.author = author();
        facts.section = section();
        facts.language = language();
        return facts;
    }

  private:
    struct Meta {
        std::string name; ///< of name, property or itemprop, in lower case
        std::string_view content;
    };

    std::string meta(MetaNames names) const {
        for (const std::string_view name : names)
            for (const Meta& one : metas_)
                if (one.name == name)
                    if (std::string value = one_line(decoded_html(one.content)); !value.empty()) return value;
        return {};
    }

    void gather() {
        for (std::uint32_t i = 0; i < page_.size(); ++i) {
            switch (page_[i].tag) {
            case HtmlTag::kText:
                break;
            case HtmlTag::kMeta:
                add_meta(i);
                break;
            case HtmlTag::kScript:
                if (page_.attribute(i, HtmlAttribute::kType).find("ld+json") != std::string::npos)
                    read_json_ld(slice(page_.html(), page_[i].source), article_);
                break;
            case HtmlTag::kLink:
                if (canonical_.empty() && lower_ascii(page_.raw(i, HtmlAttribute::kRel)) == "canonical")
                    canonical_ = one_line(page_.attribute(i, HtmlAttribute::kHref));
                break;
            case HtmlTag::kTitle:
                if (title_.empty() && !is_in_picture(i)) title_ = one_line(page_.text_of(i));
                break;
            case HtmlTag::kHtml:
                html_lang_ = page_.has(i, HtmlAttribute::kLang) ? page_.raw(i, HtmlAttribute::kLang)
                                                                : page_.raw(i, HtmlAttribute::kXmlLang);
                break;
            case HtmlTag::kH1:
                if (h1_ == 0) h1_ = i;
                if (h1s_.size() < 20) h1s_.push_back(one_line(page_.text_of(i)));
                break;
            default:
                add_property(i);
            }
        }
    }

    bool is_in_picture(std::uint32_t i) const {
        for (; i != 0; i = page_[i].parent)
            if (page_[i].tag == HtmlTag::kSvg) return true;
        return false;
    }

    void add_meta(std::uint32_t i) {
        if (metas_.size() >= 10000) return;
        const std::string_view content = page_.raw(i, HtmlAttribute::kContent);
        for (const HtmlAttribute attribute : {HtmlAttribute::kProperty, HtmlAttribute::kName, HtmlAttribute::kItemprop})
            if (const std::string_view name = page_.raw(i, attribute); !name.empty())
                metas_.push_back({lower_ascii(name), content});
    }

    /// <time>, rel="author", and microdata of other elements.
    void add_property(std::uint32_t i) {
        const HtmlNode& node = page_[i];
        if (node.attributes == 0) return;
        const std::string_view property = page_.raw(i, HtmlAttribute::kItemprop);
        if (property.find("datePublished") != std::string_view::npos && itemprop_date_.empty())
            itemprop_date_ = date_of(i);
        if (node.tag == HtmlTag::kTime && time_date_.empty()) time_date_ = date_of(i);
        if (node.tag == HtmlTag::kTime && time_day_.empty()) {
            const std::string_view time = page_.raw(i, HtmlAttribute::kDatetime);
            if (time.size() == 10 && date_from(time)) time_day_ = time;
        }
        const bool is_author =
            property == "author" || (node.tag == HtmlTag::kA && page_.raw(i, HtmlAttribute::kRel) == "author");
        if (is_author && author_.empty() && node.source.size() < 5000)
            author_ = one_line(page_.text_of(name_within(i)));
        if (written_date_.empty() && node.source.size() < 500 && tells_date(i)) written_date_ = date_of(i);
    }

    /// The element with the name of an author, or the author.
    std::uint32_t name_within(std::uint32_t author) const {
        for (std::uint32_t i = author + 1; i < page_[author].end; ++i)
            if (page_[i].tag != HtmlTag::kText && page_.raw(i, HtmlAttribute::kItemprop) == "name") return i;
        return author;
    }

    /// Whether a class or id says that an element has a date.
    bool tells_date(std::uint32_t i) const {
        static constexpr auto kDateParts = std::to_array<std::string_view>({"date", "publish", "posted", "timestamp"});
        for (const HtmlAttribute attribute : {HtmlAttribute::kClass, HtmlAttribute::kId}) {
            const std::string names = lower_ascii(page_.raw(i, attribute));
            for (const std::string_view part : kDateParts)
                if (names.find(part) != std::string::npos) return true;
        }
        return false;
    }

    std::string date_of(std::uint32_t i) const {
        std::string text = one_line(page_.attribute(i, HtmlAttribute::kDatetime));
        if (!is_date_text(text)) text = one_line(page_.attribute(i, HtmlAttribute::kContent));
        if (!is_date_text(text) && page_[i].source.size() < 1000) text = day_within(one_line(page_.text_of(i)));
        return is_date_text(text) ? text : std::string();
    }

    std::string date(const std::string& url) const {
        std::string meta_date;
        for (const std::string_view& name : kDateNames) {
            meta_date = meta({&name, 1});
            if (is_date_text(written_date(meta_date))) break;
            meta_date.clear();
        }
        const std::string day = date_in_url(url);
        for (const std::string& one : {article_.date_published, itemprop_date_, meta_date, time_date_}) {
            std::string found = written_date(one_line(one));
            if (!is_date_text(found)) continue;
            const bool is_local = is_utc(found) && (are_next_days(found, day) || are_next_days(found, time_day_));
            return !is_local ? found : are_next_days(found, day) ? day : time_day_;
        }
        if (!day.empty()) return day;
        return written_date_.empty() ? date_below_headline() : written_date_;
    }

    /// Of the short lines that follow the headline.
    std::string date_below_headline() const {
        if (h1_ == 0) return {};
        const std::size_t last = std::min<std::size_t>(page_.size(), page_[h1_].end + kNearHeadline);
        for (std::uint32_t i = page_[h1_].end; i < last; ++i) {
            const HtmlNode& node = page_[i];
            if ((traits_of(node.tag) & kBlockElement) == 0 || node.source.size() > 600) continue;
            const std::string text = one_line(page_.text_of(i));
            if (text.size() > 120) continue;
            if (std::string date = day_within(text); !date.empty()) return date;
        }
        return {};
    }

    std::string publisher() const {
        std::string name = meta({kPublisherNames, 1});
        if (name.empty()) name = one_line(article_.publisher);
        if (name.empty()) name = meta(kPublisherNames);
        if (name.starts_with('@')) name.erase(0, 1);
        return name.starts_with("http") ? std::string() : name;
    }

    std::string section() const {
        std::string name = one_line(article_.section);
        if (name.empty()) name = meta(kSectionNames);
        name.resize(std::min(name.find(';'), name.size()));
        return name;
    }

    std::string author() const {
        std::string name = one_line(article_.authors);
        for (const std::string_view& one : kAuthorNames) {
            if (!name.empty()) break;
            name = meta({&one, 1});
            if (name.starts_with("http") || name.starts_with('@')) name.clear();
        }
        if (name.empty()) name = author_;
        if (lower_ascii(name).starts_with("by ")) name.erase(0, 3);
        return name.size() <= 300 ? name : std::string();
    }

    std::string language() const {
        std::string name = lower_ascii(html_lang_.empty() ? std::string_view(meta(kLanguageNames)) : html_lang_);
        name.resize(std::min(name.find_first_of("-_, "), name.size()));
        return name.size() == 2 ? name : std::string();
    }

    /// The title of the head of the page; of a title that goes on with the name of the site, the part that is a
    /// headline on the page or stands before that name.
    std::string title(const HtmlFacts& facts) const {
        std::string whole = meta(kTitleNames);
        if (whole.empty()) whole = title_;
        if (whole.empty()) whole = one_line(article_.headline);
        if (whole.empty()) return h1s_.empty() ? std::string() : h1s_.front();
        const std::string letters = bare_letters(whole);
        const std::string of_page = bare_letters(title_);
        for (const std::string& h1 : h1s_) {
            const std::string part = bare_letters(h1);
            if (part.size() >= 8 && (letters.starts_with(part) || of_page.starts_with(part))) return h1;
            if (part.size() * 3 >= letters.size() * 2 && letters.ends_with(part)) return h1; // "Opinion | ..."
        }
        if (const std::string part = bare_letters(article_.headline); part.size() >= 8 && letters.starts_with(part))
            return one_line(article_.headline);
        return without_site(std::move(whole), facts);
    }

    std::string without_site(std::string whole, const HtmlFacts& facts) const {
        const std::string site = bare_letters(facts.publisher);
        const std::string host = bare_letters(host_of_url(facts.url));
        for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " \u00AB ", " :: "}) {
            const std::size_t at = whole.rfind(mark);
            if (at == std::string::npos || at == 0) continue;
            const std::string behind = bare_letters(std::string_view(whole).substr(at + mark.size()));
            const bool is_site =
                !behind.empty() && (behind == site || host.find(behind) != std::string::npos ||
                                    (!site.empty() && (behind.starts_with(site) || site.starts_with(behind))));
            if (is_site) return one_line(whole.substr(0, at));
        }
        return whole;
    }

    const HtmlPage& page_;
    JsonLdArticle article_;
    std::vector<Meta> metas_;
    std::vector<std::string> h1s_;
    std::string canonical_, title_, itemprop_date_, time_date_, written_date_, author_;
    std::string_view html_lang_;
    std::string time_day_; ///< of the first <time> that has a day and no time
    std::uint32_t h1_ = 0; ///< the first; 0 if there is none
};

} // namespace

std::string_view host_of_url(std::string_view url) {
    const std::size_t slashes = url.find("//");
    if (slashes == std::string_view::npos || slashes > 6) return {};
    url.remove_prefix(slashes + 2);
    return url.substr(0, std::min(url.find_first_of("/?#:"), url.size()));
}

HtmlFacts html_facts(const HtmlPage& page) { return FactFinder(page).find(); }

} // namespace claimgraph
